"""Who may do what at each address of ours; one line for each route, and a route without one fails.

`reads`: whom a GET answers. `writes`: whom a POST answers. `told_no`: who may look and is told so
(403) on trying to change. Everybody else who is signed in gets 404, a visitor is asked to sign in.
`everywhere`: for whom another group's things are theirs too. `sends_on`: a GET leads to another
page without looking. Where nobody reads or writes, that method is not offered (405).
"""

from __future__ import annotations

from dataclasses import dataclass

from tests.world.people import ANONYMOUS, KINDS

EVERYBODY = frozenset(KINDS)
SIGNED_IN = EVERYBODY - {ANONYMOUS}
IN_COURSE = SIGNED_IN - {"former"}
LEADERS = frozenset({"leader", "other_leader", "owner"})
LEADING = LEADERS - {"owner"}
LOOKERS = LEADERS | {"deputy"}
OWNER = frozenset({"owner"})
WRITERS = frozenset({"learner", "other_learner"})
ASKED = frozenset({"learner", "other_learner"})
NOBODY: frozenset[str] = frozenset()
IN_GROUP = frozenset({"learner", "other_learner", "leader", "other_leader", "deputy", "owner"})


@dataclass(frozen=True)
class Expected:
    reads: frozenset[str] = NOBODY
    writes: frozenset[str] = NOBODY
    told_no: frozenset[str] = NOBODY
    everywhere: frozenset[str] = NOBODY
    sends_on: bool = False
    closed: bool = False  # now that an organisation is set up nobody gets in
    public: bool = False  # the view itself says what a visitor meets:
    visitors: str = "sign-in"

    def outcome(self, kind: str, method: str, address: str) -> str:
        """What somebody meets there; `address` is one of tests.world.routes.Address's kinds."""
        if kind == ANONYMOUS and not self.is_public:
            return "sign-in"
        offered = self._offered(method)
        if not offered:
            return "not offered"
        if self.closed:
            return "no"
        if self.sends_on and method in {"GET", "HEAD"}:
            return "yes"
        return self._where_offered(kind, offered, address)

    def _where_offered(self, kind: str, offered: frozenset[str], address: str) -> str:
        # Who may only look is told so before anybody looks closer at what is below the group.
        if kind in self.told_no - offered and address in {"own", "mixed", "missing below"}:
            return "told no"
        if kind == ANONYMOUS and kind not in offered:
            return self.visitors
        mine = address == "own" or (address == "foreign" and kind in self.everywhere)
        return "yes" if mine and kind in offered else "no"

    @property
    def is_public(self) -> bool:
        return self.public or self.closed or ANONYMOUS in self.reads | self.writes

    def _offered(self, method: str) -> frozenset[str]:
        if method in {"GET", "HEAD"}:
            return self.reads
        return self.writes if method == "POST" else NOBODY


DEPUTY = frozenset({"deputy"})
PUBLIC = Expected(reads=EVERYBODY)
PUBLIC_FORM = Expected(reads=EVERYBODY, writes=EVERYBODY)
MINE = Expected(reads=SIGNED_IN)
MINE_TO_SEND = Expected(writes=SIGNED_IN)
MY_FORM = Expected(reads=SIGNED_IN, writes=SIGNED_IN)
COURSE = Expected(reads=IN_COURSE)
COURSE_TO_SEND = Expected(reads=SIGNED_IN, writes=IN_COURSE, sends_on=True)
GROUP = Expected(reads=LOOKERS, everywhere=OWNER)
GROUP_TO_SEND = Expected(writes=LEADERS, told_no=DEPUTY, everywhere=OWNER)
GROUP_FORM = Expected(reads=LOOKERS, writes=LEADERS, told_no=DEPUTY, everywhere=OWNER)
LEADERS_FORM = Expected(reads=LEADERS, writes=LEADERS, told_no=DEPUTY, everywhere=OWNER)
LEADING_FORM = Expected(reads=LEADING, writes=LEADING)
IN_GROUP_TO_SEND = Expected(writes=SIGNED_IN - {"former", "author", "owner"})
OWNERS_FORM = Expected(reads=OWNER, writes=OWNER)
AT_DESK = LOOKERS | WRITERS
DESK = Expected(reads=AT_DESK, everywhere=OWNER)
DESK_TO_SEND = Expected(writes=AT_DESK, everywhere=OWNER)
DESK_FORM = Expected(reads=AT_DESK, writes=AT_DESK, everywhere=OWNER)
ROOM = Expected(reads=IN_GROUP, everywhere=OWNER, public=True)
ROOM_TO_SEND = Expected(writes=IN_GROUP, everywhere=OWNER, public=True)
TO_PREPARE = Expected(reads=LEADERS, everywhere=OWNER)
PREPARING_FORM = Expected(reads=LEADERS, writes=LEADERS, everywhere=OWNER)
ROOM_TO_LEAD = Expected(writes=LEADERS, everywhere=OWNER, public=True)

EXPECTED: dict[str, Expected] = {
    # Anybody
    "healthz": PUBLIC,
    "people:erased": PUBLIC,
    "people:invitation": PUBLIC_FORM,  # whoever holds the signed link
    "notify:switch_off": PUBLIC_FORM,  # whoever holds the signed link
    "people:join": PUBLIC_FORM,  # whoever holds the group's link
    "people:calendar_feed": PUBLIC,  # whoever holds the signed address
    # The doors, after an organisation was set up
    "public:home": Expected(reads=SIGNED_IN, public=True),
    "public:meeting_pdf": Expected(reads=SIGNED_IN, public=True, visitors="no"),
    "public:setup": Expected(reads=SIGNED_IN, public=True),
    "public:code": PUBLIC_FORM,  # leads away
    "public:team": PUBLIC_FORM,  # leads away
    "public:group": OWNERS_FORM,
    "public:plan": LEADING_FORM,
    "public:done": Expected(reads=LEADING),
    "public:make_sample": Expected(writes=EVERYBODY),  # refused in words: somebody is here
    "public:sample": Expected(reads=EVERYBODY, closed=True),
    "public:become": Expected(writes=EVERYBODY, closed=True),
    "public:remove_sample": Expected(reads=EVERYBODY, writes=EVERYBODY, closed=True),
    # One's own account
    "people:me": MY_FORM,
    "people:my_hours": MINE_TO_SEND,
    "people:my_absences": MINE_TO_SEND,
    "people:remove_my_absence": MINE_TO_SEND,
    "people:my_calendar": MINE,
    "people:calendar_address": MINE_TO_SEND,
    "people:my_data": MINE,
    "people:download_my_data": MINE,
    "people:erase_me": MINE_TO_SEND,
    "notify:my_messages": MY_FORM,
    "notify:my_channel": MINE_TO_SEND,
    # Learning; whoever has left finds their own texts and an empty course
    "learn:course": MINE,
    "learn:record": MINE,
    "learn:expectations": Expected(reads=SIGNED_IN, writes=IN_COURSE - {"author", "owner"}),
    "learn:notebook": MINE,
    "learn:section": COURSE,
    "learn:words": COURSE,
    "learn:activity": COURSE,
    "learn:answer": COURSE_TO_SEND,
    "learn:text": COURSE_TO_SEND,
    "learn:place": COURSE_TO_SEND,
    "learn:finish": COURSE_TO_SEND,
    "learn:film": COURSE,
    "learn:promise": Expected(reads=IN_COURSE, writes=IN_COURSE),
    # Promises: one's own and nobody else's, whoever leads or owns
    "commitments:promises": MINE,
    "commitments:wall": MINE,
    "commitments:promise": Expected(reads=WRITERS),
    "commitments:answer": Expected(writes=WRITERS),
    "commitments:note": Expected(writes=WRITERS),
    "commitments:words": Expected(writes=WRITERS),
    "commitments:share": Expected(writes=WRITERS),
    "commitments:release": Expected(writes=WRITERS),
    "commitments:cancel": Expected(writes=WRITERS),
    "commitments:close_link": Expected(writes=WRITERS),
    "commitments:check_back": PUBLIC_FORM,  # whoever holds the signed link
    # Where somebody stands: their own; what a team is asked, for those who learn in it
    "learn:who_leads": MINE,
    "measures:standing": MINE,
    "measures:principles": MY_FORM,
    "measures:mirror": LEADING_FORM,
    "measures:remove": Expected(writes=WRITERS),
    "measures:team_answer": Expected(reads=ASKED, writes=ASKED),
    "measures:team": GROUP,
    "measures:ask": GROUP_TO_SEND,
    "measures:withdraw": GROUP_TO_SEND,
    "measures:show": GROUP_TO_SEND,
    "measures:figures": GROUP_FORM,
    "measures:choose": GROUP_TO_SEND,
    "measures:sheet": LEADERS_FORM,
    "measures:save_sheet": GROUP_TO_SEND,
    # What a desk knows: for everybody who belongs to it now
    "knowledge:desk": MINE,
    "knowledge:cases": DESK,
    "knowledge:write": DESK,
    "knowledge:ticket": DESK_FORM,
    "knowledge:look": DESK_TO_SEND,
    "knowledge:keep": DESK_TO_SEND,
    "knowledge:case": DESK,
    "knowledge:change": DESK,
    "knowledge:look_changed": DESK_TO_SEND,
    "knowledge:keep_changed": DESK_TO_SEND,
    "knowledge:ready": DESK_TO_SEND,
    "knowledge:away": Expected(writes=LEADERS, everywhere=OWNER),
    "knowledge:delete": Expected(writes=LEADERS, everywhere=OWNER),
    "knowledge:words": DESK,
    "knowledge:take_out": Expected(writes=LEADERS, everywhere=OWNER),
    "knowledge:tickets": Expected(reads=OWNER),
    "knowledge:switch_tickets": Expected(writes=OWNER),
    # Meetings: everybody of the group looks, leaders arrange, whoever leads one looks after it
    "meetings:mine": MINE,
    "meetings:swap": Expected(reads=WRITERS, writes=WRITERS),
    "meetings:group": GROUP,
    "meetings:set_up": LEADERS_FORM,
    "meetings:one_more": LEADERS_FORM,
    "meetings:follow_plan": GROUP_TO_SEND,
    "meetings:end_series": GROUP_TO_SEND,
    "meetings:crews": GROUP_FORM,
    "meetings:add_crew": GROUP_TO_SEND,
    "meetings:end_crew": GROUP_TO_SEND,
    "meetings:rota": Expected(reads=IN_GROUP, everywhere=OWNER),
    "meetings:share_out": GROUP_TO_SEND,
    "meetings:sitting": Expected(reads=IN_GROUP, everywhere=OWNER),
    "meetings:calendar": Expected(reads=IN_GROUP, everywhere=OWNER),
    "meetings:put_off": Expected(writes=LEADERS | WRITERS, everywhere=OWNER),
    "meetings:move": Expected(reads=LEADERS, writes=LEADERS, everywhere=OWNER),
    "meetings:call_off": Expected(reads=LEADERS, writes=LEADERS, everywhere=OWNER),
    "meetings:turn": Expected(writes=LEADERS, everywhere=OWNER),
    "meetings:name_facilitator": Expected(reads=LEADERS, writes=LEADERS, everywhere=OWNER),
    "meetings:ask_swap": Expected(reads=WRITERS, writes=WRITERS),
    "meetings:attendance": Expected(reads=LEADERS, writes=LEADERS, everywhere=OWNER),
    "meetings:feedback": Expected(reads=WRITERS, writes=WRITERS),
    "meetings:catch_up": Expected(reads=LEADERS, writes=LEADERS, everywhere=OWNER),
    # Meetings, the room: whoever is in the group; its pages are turned by those who lead
    "meetings:join": PUBLIC,
    "meetings:door": PUBLIC,
    "meetings:ask": Expected(writes=EVERYBODY),
    "meetings:room": ROOM,
    "meetings:room_lead": ROOM,
    "meetings:room_wall": ROOM,
    "meetings:room_state": ROOM,
    "meetings:room_part": ROOM,
    "meetings:room_open": Expected(writes=LEADERS, everywhere=OWNER),
    **{f"meetings:room_{name}": ROOM_TO_LEAD for name in ("go", "pause", "more", "talk", "take")},
    **{f"meetings:room_{name}": ROOM_TO_LEAD for name in ("close", "guest", "gone")},
    "meetings:room_without_device": ROOM_TO_LEAD,
    **{f"meetings:room_{name}": ROOM_TO_SEND for name in ("come", "leave", "where")},
    **{f"meetings:room_{name}": ROOM_TO_SEND for name in ("write", "promise", "check_back")},
    # Preparing it: for whoever leads it or the group
    **{f"meetings:{name}": TO_PREPARE for name in ("prepare", "rehearse", "papers")},
    **{f"meetings:{name}": PREPARING_FORM for name in ("questions", "choose_case", "run_sheet")},
    **{f"meetings:{name}": PREPARING_FORM for name in ("opening", "results")},
    "meetings:tick": Expected(writes=LEADERS, everywhere=OWNER),
    "meetings:wishes": Expected(
        reads=IN_GROUP, writes=IN_GROUP - DEPUTY, told_no=DEPUTY, everywhere=OWNER
    ),
    "meetings:summary": Expected(reads=IN_GROUP, everywhere=OWNER),
    # Meetings, what is put up in the room: by everybody, and put in order by those who lead
    "meetings:board": Expected(reads=IN_GROUP, everywhere=OWNER),
    **{f"meetings:{name}": ROOM_TO_SEND for name in ("add_card", "stand", "spoke", "add_note")},
    **{f"meetings:{name}": ROOM_TO_LEAD for name in ("change_cards", "show", "mix")},
    **{f"meetings:{name}": ROOM_TO_LEAD for name in ("change_note", "add_photo", "remove_photo")},
    "meetings:photo": ROOM,
    # Leading
    "console:team": Expected(reads=LOOKERS),
    "console:group": GROUP,
    "console:export": GROUP,
    "console:guide": GROUP,
    "console:guide_section": GROUP,
    "console:run_sheet": GROUP,
    "console:leading": GROUP,
    "console:plan": GROUP_FORM,
    "console:move_date": GROUP_FORM,
    "console:promises": GROUP,
    "console:proof": GROUP,
    "console:proof_paper": GROUP,
    "console:videos": GROUP,
    "console:video": GROUP_FORM,
    "console:remove_video": GROUP_TO_SEND,
    "console:accept_edition": GROUP_FORM,
    "console:pace": GROUP,
    "console:dates": GROUP_TO_SEND,
    "console:undo_dates": GROUP_TO_SEND,
    "console:what_if": GROUP,
    "console:pause": GROUP_FORM,
    "console:end_pause": GROUP_TO_SEND,
    "console:kick_off": GROUP_FORM,
    "console:person": GROUP,
    "console:give_longer": GROUP_TO_SEND,
    "console:mark": GROUP_TO_SEND,
    "console:correct_address": GROUP_TO_SEND,
    "console:put_aside": GROUP_TO_SEND,
    "console:nudge": GROUP_FORM,
    "console:praise": GROUP_FORM,
    "console:needs": GROUP,
    "console:log": GROUP,
    "console:request": GROUP_FORM,
    "console:exports": GROUP,
    "console:after": GROUP,
    "console:workbook": GROUP,
    "console:paper": GROUP,
    "console:leading_settings": GROUP,
    "console:hand_over": GROUP_TO_SEND,
    "console:end_hand_over": GROUP_TO_SEND,
    "console:archive": GROUP_TO_SEND,
    # What a learner tells whoever leads
    "console:tell": MINE,
    "console:say": IN_GROUP_TO_SEND,
    "console:ask": IN_GROUP_TO_SEND,
    "console:answer": PUBLIC_FORM,  # whoever holds the signed link
    # Running it
    "ledger:work": Expected(reads=OWNER),
    "ledger:work_again": Expected(writes=OWNER),
    "notify:outbox": Expected(reads=OWNER),
    "notify:message": Expected(reads=OWNER),
    "notify:switch": Expected(writes=OWNER),
    "notify:send_again": Expected(writes=OWNER),
    # The people of a group
    "people:new_group": OWNERS_FORM,
    "people:group_people": GROUP,
    "people:group_settings": LEADERS_FORM,
    "people:group_channel": GROUP_TO_SEND,
    "people:join_link": GROUP_TO_SEND,
    "people:roster": LEADERS_FORM,
    "people:roster_confirm": GROUP_TO_SEND,
    "people:member": GROUP,
    "people:change_role": GROUP_TO_SEND,
    "people:leave": LEADERS_FORM,
    "people:member_hours": GROUP_TO_SEND,
    "people:member_absences": GROUP_TO_SEND,
    "people:invitation_again": GROUP_TO_SEND,
}
