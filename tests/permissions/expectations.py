"""Who may do what at each address of ours; one line for each route, and a route without one fails.

`reads`: whom a GET answers. `writes`: whom a POST answers. `told_no`: who may look and is told so
(403) on trying to change. Everybody else who is signed in gets 404, a visitor is asked to sign in.
`everywhere`: for whom another group's things are theirs too. Where nobody reads or writes, that
method is not offered (405).
"""

from __future__ import annotations

from dataclasses import dataclass

from tests.world.people import ANONYMOUS, KINDS

EVERYBODY = frozenset(KINDS)
SIGNED_IN = EVERYBODY - {ANONYMOUS}
IN_COURSE = SIGNED_IN - {"former"}
LEADERS = frozenset({"leader", "other_leader", "owner"})
LOOKERS = LEADERS | {"deputy"}
OWNER = frozenset({"owner"})
NOBODY: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Expected:
    reads: frozenset[str] = NOBODY
    writes: frozenset[str] = NOBODY
    told_no: frozenset[str] = NOBODY
    everywhere: frozenset[str] = NOBODY
    closed: bool = False  # once an organisation is set up nobody gets in
    public: bool = False  # a visitor is not asked to sign in

    def outcome(self, kind: str, method: str, address: str) -> str:
        """What somebody meets at their own, a foreign, a mixed or a missing address."""
        outsider = kind == ANONYMOUS and not self.is_public
        offered = self._offered(method)
        if outsider:
            return "sign-in"
        if self.closed:
            return "no"
        if not offered:
            return "not offered"
        if address != "own" and not (address == "foreign" and kind in self.everywhere):
            return "no"
        if kind in offered:
            return "yes"
        return "told no" if method == "POST" and kind in self.told_no else "no"

    @property
    def is_public(self) -> bool:
        return self.public or self.closed or ANONYMOUS in self.reads | self.writes

    def _offered(self, method: str) -> frozenset[str]:
        if method in {"GET", "HEAD"}:
            return self.reads
        return self.writes if method == "POST" else NOBODY


MINE = Expected(reads=SIGNED_IN)
MINE_TO_SEND = Expected(writes=SIGNED_IN)
COURSE = Expected(reads=IN_COURSE)
COURSE_TO_SEND = Expected(writes=IN_COURSE)
GROUP = Expected(reads=LOOKERS, everywhere=OWNER)
GROUP_TO_SEND = Expected(writes=LEADERS, told_no=frozenset({"deputy"}), everywhere=OWNER)
GROUP_FORM = Expected(
    reads=LOOKERS, writes=LEADERS, told_no=frozenset({"deputy"}), everywhere=OWNER
)
LEADERS_FORM = Expected(reads=LEADERS, writes=LEADERS, everywhere=OWNER)
OWNERS_FORM = Expected(reads=OWNER, writes=OWNER)

EXPECTED: dict[str, Expected] = {
    # A visitor
    "healthz": Expected(reads=EVERYBODY),
    # One's own account
    "people:me": Expected(reads=SIGNED_IN, writes=SIGNED_IN),
    "people:my_hours": MINE_TO_SEND,
    "people:my_absences": MINE_TO_SEND,
    "people:remove_my_absence": MINE_TO_SEND,
    "people:my_data": MINE,
    "people:download_my_data": MINE_TO_SEND,
    "people:erase_me": MINE_TO_SEND,
    "people:erased": Expected(reads=EVERYBODY),
    # Learning
    "learn:course": COURSE,
    "learn:record": COURSE,
    "learn:notebook": MINE,
    "learn:section": COURSE,
    "learn:activity": COURSE,
    "learn:answer": COURSE_TO_SEND,
    "learn:text": COURSE_TO_SEND,
    "learn:place": COURSE_TO_SEND,
    "learn:finish": COURSE_TO_SEND,
    "learn:film": COURSE,
    # Leading
    "console:team": Expected(reads=LOOKERS),
    "console:group": GROUP,
    "console:export": GROUP,
    "console:plan": GROUP_FORM,
    "console:move_date": GROUP_TO_SEND,
    "console:accept_edition": GROUP_TO_SEND,
    "console:person": GROUP,
    "console:give_longer": GROUP_TO_SEND,
}
