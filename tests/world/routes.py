"""Every route there is, from the URL resolver, and addresses for it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.urls import NoReverseMatch, URLPattern, URLResolver, get_resolver, reverse

from deskside.commitments.links import token_of as check_back_token
from deskside.console.links import token_of as nudge_token
from deskside.notify.links import off_token
from deskside.people.calendar_link import feed_token
from deskside.people.invitation_link import token_of
from tests.world.people import AWAY, Side, World

NOBODY = UUID(int=1)


@dataclass(frozen=True)
class Route:
    name: str
    pattern: str
    parameters: tuple[str, ...]
    view: Callable[..., Any]

    @property
    def is_ours(self) -> bool:
        """Libraries (account pages) have routes too; they are judged by one blanket rule."""
        module: str = getattr(self.view, "view_class", self.view).__module__
        return module.startswith("deskside.") and not self.pattern.startswith("account/")


@dataclass(frozen=True)
class Address:
    """`kind`: own, foreign, mixed (a foreign thing in one's own group), missing, or missing below
    (nothing of that name in one's own group)."""

    kind: str
    url: str


def all_routes() -> list[Route]:
    return sorted(_walk(get_resolver()), key=lambda route: route.name)


def own_routes() -> list[Route]:
    return [route for route in all_routes() if route.is_ours]


def _walk(resolver: URLResolver, before: str = "", space: str = "") -> Iterator[Route]:
    for entry in resolver.url_patterns:
        pattern = before + str(entry.pattern)
        if isinstance(entry, URLResolver):
            inner = f"{space}{entry.namespace}:" if entry.namespace else space
            yield from _walk(entry, pattern, inner)
        elif isinstance(entry, URLPattern):
            parameters = tuple(entry.pattern.regex.groupindex)
            name = f"{space}{entry.name}" if entry.name else pattern
            yield Route(name, pattern, parameters, entry.callback)


Value = Callable[[World, Side], object]
Meaning = tuple[Value, object]

# What each parameter means: (its value on somebody's own side, one that does not exist).
OWNED: Mapping[str, Meaning] = {
    "group_uid": (lambda world, side: side.group.uid, NOBODY),
    "person_uid": (lambda world, side: side.member.uid, NOBODY),
    "request_uid": (lambda world, side: world.led[side.group.pk].request.uid, NOBODY),
    "hand_over_uid": (lambda world, side: world.led[side.group.pk].hand_over.uid, NOBODY),
    "case_uid": (lambda world, side: world.cases[side.group.pk].uid, NOBODY),
    "sitting_uid": (lambda world, side: world.met[side.group.pk].planned.uid, NOBODY),
    "swap_uid": (lambda world, side: world.arranged[side.group.pk].swap.uid, NOBODY),
    "crew_uid": (lambda world, side: world.arranged[side.group.pk].crew.uid, NOBODY),
    "guest_uid": (lambda world, side: world.met[side.group.pk].guest.uid, NOBODY),
    "attendance_id": (lambda world, side: world.met[side.group.pk].attendance.pk, 999_999),
}
# What a group is being asked; below its group, or by itself.
ASKED: Meaning = (lambda world, side: world.asked[side.group.pk].uid, NOBODY)
# The same for everybody who may come in at all.
SHARED: Mapping[str, Meaning] = {
    "course_key": (lambda world, side: world.course.course_key, "no-such-course"),
    "section_key": (lambda world, side: world.course.sections[0].key, "no-such-section"),
    "activity_key": (lambda world, side: "the-lid", "no-such-activity"),
    "release_id": (lambda world, side: world.release.pk, 999_999),
    "path": (lambda world, side: "two-calls.mp4", "no-such.mp4"),
    "uid": (lambda world, side: world.own_video.uid, NOBODY),
    "pulse_uid": ASKED,
    "token": (lambda world, side: token_of(side.invitation), "no-such-token"),
    "answer_token": (lambda world, side: nudge_token(world.led[side.group.pk].nudge), "no-token"),
    "off_token": (lambda world, side: off_token(side.member.uid, "catch_up"), "no-such-token"),
    "join_key": (lambda world, side: side.group.join_key, "no-such-key"),
    "minutes": (lambda world, side: 15, 7),
}
# Where a route means a certain kind of thing by its parameter.
SPECIAL: Mapping[str, Mapping[str, Meaning]] = {
    "learn:film": {
        "activity_key": (lambda world, side: "two-calls", "the-lid"),
        "part": (lambda world, side: "film", "nothing"),
    },
    "console:video": {"activity_key": (lambda world, side: "our-own", "the-lid")},
    "console:remove_video": {"activity_key": (lambda world, side: "our-own", "the-lid")},
    "learn:finish": {"activity_key": (lambda world, side: "watch-it", "no-such-activity")},
    "learn:text": {"activity_key": (lambda world, side: "last-talk", "no-such-activity")},
    "ledger:work_again": {"uid": (lambda world, side: world.work.uid, NOBODY)},
    "notify:message": {"uid": (lambda world, side: world.message.uid, NOBODY)},
    "notify:send_again": {"uid": (lambda world, side: world.message.uid, NOBODY)},
    "people:calendar_feed": {
        "token": (lambda world, side: feed_token(side.calendar), "no-such-token")
    },
    "measures:remove": {"uid": (lambda world, side: world.own_pulses[side.group.pk].uid, NOBODY)},
    "console:end_pause": {
        "uid": (lambda world, side: side.plan.pauses.get().uid, NOBODY),
    },
    "console:correct_address": {"person_uid": (lambda world, side: side.guest.uid, NOBODY)},
    "people:invitation_again": {"person_uid": (lambda world, side: side.guest.uid, NOBODY)},
}
OPEN: Meaning = (lambda world, side: world.open_promises[side.group.pk].uid, NOBODY)
KEPT: Meaning = (lambda world, side: world.kept_promises[side.group.pk].uid, NOBODY)
PROMISES: Mapping[str, Mapping[str, Meaning]] = {
    **{f"commitments:{name}": {"uid": OPEN} for name in ("promise", "words", "share", "cancel")},
    **{f"commitments:{name}": {"uid": KEPT} for name in ("answer", "note", "release")},
    "commitments:close_link": {"uid": OPEN},
    "commitments:check_back": {
        "token": (
            lambda world, side: check_back_token(world.open_promises[side.group.pk]),
            "no-such-token",
        )
    },
}
RUNNING: Meaning = (lambda world, side: world.met[side.group.pk].running.uid, NOBODY)
IN_A_ROOM = ("", "_lead", "_wall", "_state", "_part", "_open", "_go", "_pause", "_more", "_talk")
IN_A_ROOM += ("_take", "_close", "_come", "_leave", "_where", "_without_device", "_gone", "_guest")
IN_A_ROOM += ("_write", "_promise", "_check_back")
ROOMS: Mapping[str, Mapping[str, Meaning]] = {
    f"meetings:room{name}": {
        "sitting_uid": RUNNING,
        "screen": (lambda world, side: "phone", "nothing"),
        "block": (lambda world, side: "question", "no-such-block"),
    }
    for name in IN_A_ROOM
} | {
    f"meetings:{name}": {
        "code": (lambda world, side: world.met[side.group.pk].room.code, "no-such-code")
    }
    for name in ("door", "ask")
}
BOARDS: Mapping[str, Mapping[str, Meaning]] = {
    **{
        f"meetings:{name}": {"sitting_uid": RUNNING}
        for name in ("board", "add_card", "change_cards", "show", "stand", "spoke", "mix")
    },
    **{f"meetings:{name}": {"sitting_uid": RUNNING} for name in ("add_note", "add_photo")},
    "meetings:change_note": {
        "sitting_uid": RUNNING,
        "uid": (lambda world, side: world.met[side.group.pk].on_board.note.uid, NOBODY),
    },
    **{
        f"meetings:{name}": {
            "sitting_uid": RUNNING,
            "uid": (lambda world, side: world.met[side.group.pk].on_board.photo.uid, NOBODY),
        }
        for name in ("photo", "remove_photo")
    },
}
COMING: Meaning = (lambda world, side: world.arranged[side.group.pk].coming.uid, NOBODY)
HELD: Meaning = (lambda world, side: world.arranged[side.group.pk].held.uid, NOBODY)
SERIES: Mapping[str, Mapping[str, Meaning]] = {
    **{f"meetings:{name}": {"sitting_uid": COMING} for name in ("turn", "ask_swap", "put_off")},
    **{
        f"meetings:{name}": {"sitting_uid": HELD} for name in ("attendance", "feedback", "catch_up")
    },
}
KICK_OFF: Meaning = (lambda world, side: world.kick_offs[side.group.pk].uid, NOBODY)
PREPARING: Mapping[str, Mapping[str, Meaning]] = {"meetings:opening": {"sitting_uid": KICK_OFF}}
# Account pages of the sign-in library.
LIBRARY_VALUES: Mapping[str, object] = {"uidb36": "1", "key": "1-abcdef", "pk": 1}
# The least a form must carry to be understood; all others are sent empty.
BODIES: Mapping[str, Mapping[str, object]] = {
    "measures:principles": {"let-finish": "3"},
    "measures:mirror": {"took-a-load": "3"},
    "measures:team_answer": {"hears-us-out": "3"},
    "measures:choose": {"measures": "satisfaction"},
    "measures:sheet": {"text": "Month,CSAT\n2025-01,88"},
    "measures:save_sheet": {
        "text": "Month,CSAT\n2025-01,88",
        "month": "0",
        "satisfaction": "1",
        "order": "day",
    },
    "learn:answer": {"question": "lid-closing", "pick": "0"},
    "learn:finish": {"how": "here"},
    "learn:place": {"place": "1"},
    "learn:promise": {"how": "promise", "then": "let them finish", "version": "0"},
    "commitments:answer": {"answer": "kept"},
    "commitments:note": {"text": "It did.", "version": "0"},
    "meetings:room_go": {"to": "1", "came_from": "0"},
    "meetings:room_write": {"how": "save", "text": "A line.", "version": "0"},
    "meetings:turn": {"do": "skip"},
    "meetings:tick": {"key": "things", "done": "yes"},
    "meetings:run_sheet": {"do": "standard", "version": "0"},
    "meetings:opening": {"say": "Fewer quarrels.", "version": "0"},
    "meetings:results": {"do": "save", "asked": "0"},
    "meetings:add_card": {"block": "board", "side": "heroes", "text": "looked up"},
    "meetings:show": {"key": "cards-ideas"},
    "meetings:stand": {"block": "line", "phase": "before", "place": "3"},
    "meetings:add_note": {"text": "We ring back."},
    "learn:text": {"how": "save", "text": "A line.", "version": "0"},
    "people:remove_my_absence": {"first_day": AWAY, "last_day": AWAY},
}


def addresses(route: Route, world: World, kind: str) -> list[Address]:
    """All addresses of a route that somebody of this kind may try.

    Raises KeyError for a parameter that nobody has explained above.
    """
    own, other = world.home(kind)
    mine = {name: value(route, name, world, own) for name in route.parameters}
    found = [Address("own", url_of(route, mine))]
    owned = [name for name in route.parameters if name in OWNED]
    if owned:
        theirs = {name: value(route, name, world, other) for name in route.parameters}
        found.append(Address("foreign", url_of(route, theirs)))
        if len(owned) > 1:
            mixed = {**mine, owned[-1]: theirs[owned[-1]]}
            found.append(Address("mixed", url_of(route, mixed)))
    return found + [
        Address(
            "missing below"
            if name != "group_uid" and "group_uid" in route.parameters
            else "missing",
            url_of(route, {**mine, name: meaning(route, name)[1]}),
        )
        for name in route.parameters
    ]


def value(route: Route, name: str, world: World, side: Side) -> object:
    return meaning(route, name)[0](world, side)


def meaning(route: Route, name: str) -> Meaning:
    special = {**SPECIAL, **PROMISES, **ROOMS, **BOARDS, **SERIES, **PREPARING}.get(route.name, {})
    return {**OWNED, **SHARED, **special}[name]


def url_of(route: Route, values: Mapping[str, object]) -> str:
    try:
        return reverse(route.name, kwargs=values)
    except NoReverseMatch:
        if values:
            raise
        return "/" + route.pattern
