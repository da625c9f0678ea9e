"""The small team meets: what was held, who led, and who leads next."""

from __future__ import annotations

from datetime import datetime, time, timedelta

from deskside.config.sample.people import Wishes
from deskside.courses.outline import CourseOutline
from deskside.ledger.models import DueWork
from deskside.lib.zones import resolve
from deskside.meetings.actions.attendance import set_attendance
from deskside.meetings.actions.feedback import Answers, give_feedback
from deskside.meetings.actions.series import Planned, set_up_series
from deskside.meetings.actions.series import Wishes as SeriesWishes
from deskside.meetings.actions.turns import settle_turn
from deskside.meetings.announcing import MAIL, TURN_ASSIGNED
from deskside.meetings.checklist import keys_for
from deskside.meetings.models import Kind, PrepTick, RoomNote, Series, Sitting, SittingState
from deskside.meetings.proposing import propose_kick_off, propose_meetings
from deskside.meetings.queries.people import crew_of
from deskside.notify.models import Message
from deskside.people.models import Membership, Person, Role
from deskside.progress.models import DueDate, Plan
from deskside.progress.queries.pacing import pacing_of

THURSDAY, HALF_PAST_TWO = 4, time(14, 30)
COMES = 0.85
TICKED = 3
STOOD_IN_AT = 2  # once somebody else led
HELD = timedelta(hours=2)
NOTES = (
    "Say what happens next before you hang up.",
    "Monday mornings: two of us at the counter, not one.",
    "Read the ticket back in the customer's own words.",
    "The new form asks for the asset number twice. Ask the second floor to mend it.",
    "A silence of five seconds is not an awkward silence.",
)
FEEDBACK = (
    Answers("You waited until somebody spoke.", "", 3),
    Answers("", "Cut me off earlier. I like to talk.", 4),
    Answers("Ended on time.", "Read the question twice.", 3),
)


def hold_meetings(course: CourseOutline, wishes: Wishes) -> None:
    """A series as its leader would have set it up with the plan, half of it held. Nobody invented
    is written to."""
    for plan in Plan.objects.select_related("group").order_by("pk"):
        series = _series(course, plan)
        _hold(series, wishes)
        _prepare_next(series, wishes.now)
    DueWork.objects.filter(kind=MAIL).delete()
    Message.objects.filter(kind=TURN_ASSIGNED, person__is_sample=True).delete()


def _series(course: CourseOutline, plan: Plan) -> Series:
    works = pacing_of(plan).is_working
    days = dict(DueDate.objects.filter(plan=plan).values_list("section_id", "local_date"))
    dues = [(section.id, days[section.id]) for section in course.sections]
    kick_off = propose_kick_off(plan.starts_on, earliest=plan.starts_on, works=works)
    titles = {section.id: section.title for section in course.sections}
    meetings = [Planned(None, "Before the first section", kick_off.day, Kind.KICK_OFF)]
    for each in propose_meetings(dues, weekday=THURSDAY, earliest=plan.starts_on, works=works):
        title = titles[each.section_id] if each.section_id else ""
        meetings.append(Planned(each.section_id, title, each.day))
    return set_up_series(
        group=plan.group,
        wishes=SeriesWishes(course.course_id, 15, THURSDAY, HALF_PAST_TWO, plan.zone, "Room 2.14"),
        meetings=meetings,
        by=_leader(plan.group_id),
        now=resolve(plan.starts_on, time(8), plan.zone),
    )


def _leader(group_id: int) -> Person:
    led = Membership.objects.filter(group_id=group_id, role=Role.LEADER)
    return led.select_related("person").order_by("pk")[0].person


def _hold(series: Series, wishes: Wishes) -> None:
    past = Sitting.objects.filter(meeting__series=series, starts_at__lt=wishes.now - HELD)
    related = past.select_related("meeting__series", "facilitator", "understudy")
    for number, sitting in enumerate(related.order_by("starts_at")):
        over = sitting.starts_at + timedelta(minutes=sitting.meeting.minutes)
        led_by = sitting.understudy if number == STOOD_IN_AT else sitting.facilitator
        sitting.state, sitting.opened_at = SittingState.CLOSED, sitting.starts_at
        sitting.closed_at = over
        sitting.save()
        settle_turn(sitting=sitting, led_by=led_by, now=over)
        people = [person for person, _name in crew_of(sitting, over)]
        here = {person for person in people if _comes(wishes, number, person, people)}
        here |= {led_by.pk} if led_by else set()
        set_attendance(sitting=sitting, here=here, among=people, now=over)
        text = NOTES[number % len(NOTES)]
        RoomNote.objects.create(sitting=sitting, kind=RoomNote.Kind.NOTE, text=text, made_at=over)
        others = sorted(here - {led_by.pk if led_by else 0})[: len(FEEDBACK)]
        for person, answers in zip(Person.objects.filter(pk__in=others), FEEDBACK, strict=False):
            give_feedback(sitting=sitting, person=person, answers=answers, now=over)


def _comes(wishes: Wishes, number: int, person: int, people: list[int]) -> bool:
    """By their place in the list, so that the same seed gives the same."""
    return wishes.chance("meeting", number, people.index(person)).random() < COMES


def _prepare_next(series: Series, now: datetime) -> None:
    coming = Sitting.objects.filter(meeting__series=series, state=SittingState.PLANNED)
    following = coming.select_related("meeting").order_by("starts_at").first()
    if following is not None:
        for key in keys_for(following.meeting.kind)[:TICKED]:
            PrepTick.objects.create(sitting=following, key=key, ticked_at=now)
