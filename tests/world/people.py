"""Two groups that must not see each other, a person of every kind, and a little of everything."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from django.core.files.base import ContentFile

from deskside.commitments.actions.answering import answer_commitment
from deskside.commitments.actions.writing import Choices, Spot, make_commitment
from deskside.commitments.models import Commitment, State, Via
from deskside.commitments.wording import Words
from deskside.courses.models import OwnVideo, PackRelease
from deskside.courses.outline import CourseOutline
from deskside.courses.packs.load import load_pack
from deskside.courses.queries import course_outline
from deskside.journal.actions import save_entry
from deskside.knowledge.actions.cases import CaseWords, allow_tickets, write_case
from deskside.knowledge.models import Case
from deskside.ledger.models import DueState, DueWork
from deskside.ledger.rounds import beat
from deskside.lib import clock
from deskside.measures.actions.own import answer_about_myself
from deskside.measures.instruments import FIVE_PRINCIPLES, LEADING_PULSE
from deskside.measures.models import Pulse
from deskside.meetings.models import Sitting
from deskside.notify.actions import queue
from deskside.notify.models import Message, MessageState
from deskside.people.actions.calendar import make_address
from deskside.people.models import (
    Absence,
    CalendarFeed,
    Group,
    Invitation,
    Organisation,
    Person,
    Role,
)
from deskside.progress.actions import begin, complete_activity, extend, set_plan
from deskside.progress.models import Pause, Plan
from deskside.progress.pacing import Pacing
from deskside.progress.queries.access import learner_access
from tests.factories.people import (
    InvitationFactory,
    MembershipFactory,
    OrganisationFactory,
    PersonFactory,
)
from tests.world.leading import Led, led
from tests.world.meeting import Met, met
from tests.world.preparing import kick_off
from tests.world.series import Arranged, arranged

PACK = Path(__file__).parent / "pack"
PLAIN = "plain"  # a kind of message that the fixture registers
AWAY = date(2099, 1, 5)
LONG_AGO = datetime(2025, 1, 6, 9, tzinfo=UTC)
ANONYMOUS = "anonymous"
OWN_GROUP = {
    "learner": Role.LEARNER,
    "leader": Role.LEADER,
    "deputy": Role.DEPUTY,
}
OTHER_GROUP = {"other_learner": Role.LEARNER, "other_leader": Role.LEADER}
KINDS = (
    ANONYMOUS,
    "learner",
    "other_learner",
    "former",
    "leader",
    "other_leader",
    "deputy",
    "author",
    "owner",
)


@dataclass
class Side:
    """One group and what belongs to it; `member` and `guest` (invited, has not come
    yet) are in it beside those who walk."""

    group: Group
    member: Person
    plan: Plan
    guest: Person
    invitation: Invitation
    calendar: CalendarFeed


@dataclass
class World:
    organisation: Organisation
    own_video: OwnVideo
    message: Message
    work: DueWork  # given up
    release: PackRelease
    course: CourseOutline
    ours: Side
    theirs: Side
    persons: dict[str, Person | None]
    open_promises: dict[int, Commitment]  # by group id, one of its learner's
    kept_promises: dict[int, Commitment]
    own_pulses: dict[int, Pulse]  # by group id, one of its learner's
    asked: dict[int, Pulse]  # what each group is being asked
    cases: dict[int, Case]  # by group id, one that waits for a colleague
    led: dict[int, Led]  # by group id, about its member
    kick_offs: dict[int, Sitting]  # by group id
    met: dict[int, Met]  # by group id
    arranged: dict[int, Arranged]  # by group id

    def home(self, kind: str) -> tuple[Side, Side]:
        """The side somebody belongs to, and the one that is none of their business."""
        if kind in OTHER_GROUP:
            return self.theirs, self.ours
        return self.ours, self.theirs


def build_world() -> World:
    now = clock.now()
    release = load_pack(PACK, now=LONG_AGO)
    course = course_outline(release.pk, "en-gb")
    ours, theirs = (build_side(name, course, now) for name in ("Harbour desk", "Hill desk"))
    persons: dict[str, Person | None] = {ANONYMOUS: None}
    for members, side in ((OWN_GROUP, ours), (OTHER_GROUP, theirs)):
        for kind, role in members.items():
            persons[kind] = join(named(kind), side.group, role)
    persons["former"] = join(named("former"), ours.group, Role.LEARNER, until=now - timedelta(30))
    persons["author"] = named("author", is_author=True)
    persons["owner"] = named("owner", is_owner=True)
    named("second owner", is_owner=True)
    beat(now + timedelta(hours=1))
    for kind in ("learner", "other_learner", "leader"):
        learn(persons[kind], course, now)
    return World(
        organisation=OrganisationFactory.create(),
        own_video=own_video(course),
        message=messages(ours, now),
        work=DueWork.objects.create(
            kind=PLAIN, subject_key="", due_at=now, next_try_at=now, state=DueState.FAILED
        ),
        release=release,
        course=course,
        ours=ours,
        theirs=theirs,
        persons=persons,
        open_promises={
            ours.group.pk: promise(persons["learner"], course, now),
            theirs.group.pk: promise(persons["other_learner"], course, now),
        },
        kept_promises={
            ours.group.pk: kept(persons["learner"], course, now),
            theirs.group.pk: kept(persons["other_learner"], course, now),
        },
        cases={side.group.pk: waiting_case(side, persons["owner"], now) for side in (ours, theirs)},
        led={side.group.pk: led(side.group, side.member, now) for side in (ours, theirs)},
        kick_offs={side.group.pk: kick_off(side.group, now) for side in (ours, theirs)},
        met={side.group.pk: met(side.group, side.member, now) for side in (ours, theirs)},
        arranged={
            side.group.pk: arranged(side.group, persons[kind], side.member, now)
            for kind, side in (("learner", ours), ("other_learner", theirs))
        },
        own_pulses={
            ours.group.pk: rated(persons["learner"], now),
            theirs.group.pk: rated(persons["other_learner"], now),
        },
        asked={side.group.pk: asked(side.group, now) for side in (ours, theirs)},
    )


def promise(
    person: Person | None, course: CourseOutline, now: datetime, then: str = "let them finish"
) -> Commitment:
    """Private, about the reading."""
    assert person is not None
    activity = course.by_key["the-lid"]
    return make_commitment(
        person=person,
        spot=Spot(course.course_id, activity.id, activity.concept, "listening"),
        words=Words("somebody speaks", then),
        choices=Choices(),
        base_version=0,
        now=now,
    )


def kept(person: Person | None, course: CourseOutline, now: datetime) -> Commitment:
    made = promise(person, course, now, "close the lid")
    return answer_commitment(commitment=made, answer=State.KEPT, via=Via.APP, now=now)


def rated(person: Person | None, now: datetime) -> Pulse:
    assert person is not None
    scores = {"let-finish": 4, "said-back": 2}
    return answer_about_myself(person=person, instrument=FIVE_PRINCIPLES, scores=scores, now=now)


def asked(group: Group, now: datetime) -> Pulse:
    """Open; the group is too small to be asked by the button."""
    return Pulse.objects.create(
        instrument=LEADING_PULSE.key, group=group, opened_at=now, closes_at=now + timedelta(7)
    )


def waiting_case(side: Side, owner: Person | None, now: datetime) -> Case:
    """Told by its member, where tickets may be pasted."""
    assert owner is not None
    allow_tickets(by=owner, now=now)
    words = CaseWords("A form that vanished", "Somebody was passed on four times.")
    return write_case(group=side.group, by=side.member, words=words, from_ticket=False, now=now)


def messages(side: Side, now: datetime) -> Message:
    """An invitation, whose text is a secret, and the message that is returned, whose text is not:
    it has been given up."""
    queue(
        kind="invitation",
        person_id=side.guest.pk,
        subject_key=f"invitation:{side.invitation.uid}",
        due_at=now,
        now=now,
    )
    queue(kind=PLAIN, person_id=side.member.pk, subject_key="", due_at=now, now=now)
    Message.objects.filter(kind=PLAIN).update(state=MessageState.FAILED)
    return Message.objects.get(kind=PLAIN)


def own_video(course: CourseOutline) -> OwnVideo:
    """The organisation's own film, in the place that is kept for it."""
    activity = course.activity("our-own")
    assert activity is not None
    film = ContentFile(b"a film of our own", name="own.mp4")
    return OwnVideo.objects.create(activity_id=activity.id, file=film, added_at=LONG_AGO)


def named(kind: str, **fields: object) -> Person:
    words = kind.replace("_", " ")
    person: Person = PersonFactory.create(
        name=f"A {words}", email=f"{kind.replace('_', '-')}@example.org", **fields
    )
    return person


def join(person: Person, group: Group, role: Role, until: datetime | None = None) -> Person:
    MembershipFactory.create(
        person=person, group=group, role=role, starts_at=LONG_AGO, ends_at=until
    )
    return person


def build_side(name: str, course: CourseOutline, now: datetime) -> Side:
    group = Group.objects.create(
        name=name, zone="Europe/Berlin", created_at=LONG_AGO, join_key=f"join-{name[:4].lower()}"
    )
    member = join(PersonFactory.create(name=f"Member of {name}"), group, Role.LEARNER)
    pacing = Pacing(preset="weekly", starts_on=date(2025, 1, 6), zone="Europe/Berlin")
    plan = set_plan(group=group, course=course, pacing=pacing, by=None, now=now)
    extend(
        plan=plan,
        section=course.sections[0],
        person=member,
        to=date(2025, 3, 3),
        reason="on call",
        by=member,
        now=now,
    )
    Pause.objects.create(
        plan=plan, person=member, first_day=AWAY, last_day=AWAY, reason="on call", made_at=now
    )
    guest = join(PersonFactory.create(name=f"Guest of {name}", joined_at=None), group, Role.LEARNER)
    invitation = InvitationFactory.create(
        person=guest, group=group, created_at=now, expires_at=now + timedelta(days=7)
    )
    for person in (member, guest):
        Absence.objects.create(person=person, first_day=AWAY, last_day=AWAY)
    learn(member, course, now)
    calendar = make_address(person=member, now=now)
    return Side(group, member, plan, guest, invitation, calendar)


def learn(person: Person | None, course: CourseOutline, now: datetime, text: str = "") -> None:
    """One activity is done, one is on the way, one private text is written."""
    assert person is not None
    done, begun, written = (course.activities[place] for place in (0, 2, 3))
    access = learner_access(person, course.course_key, now)
    assert access is not None
    complete_activity(access=access, course=course, activity=done, now=now)
    begin(access=access, activity=begun, place=1, now=now)
    save_entry(
        person=person,
        activity_id=written.id,
        text=text or f"What {person.name} wrote for nobody else.",
        base_version=0,
        now=now,
    )
