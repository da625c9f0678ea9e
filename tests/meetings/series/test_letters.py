from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from uuid import UUID

import pytest
from django.core.mail import EmailMultiAlternatives

from deskside.ledger.models import DueWork
from deskside.meetings.announcing import send_due
from deskside.meetings.calendar import my_meetings
from deskside.meetings.models import Sitting
from deskside.notify.compose import mail_of
from deskside.notify.kinds import kind_of
from deskside.notify.models import Message
from deskside.people.models import Absence, Person
from tests.factories.people import MembershipFactory
from tests.meetings.series.conftest import NOW, Team, url_of


def work_due(team: Team, now: datetime) -> None:
    """Does what is due by then, as the worker would."""
    team.freeze(now)
    for work in DueWork.objects.filter(kind="meeting_mail", due_at__lte=now).order_by("due_at"):
        send_due(work.subject_key, now)
        work.delete()


def mail_to(person: Person, kind: str, now: datetime) -> EmailMultiAlternatives:
    message = Message.objects.filter(kind=kind, person=person).latest("pk")
    registered = kind_of(kind)
    assert registered is not None
    assert registered.still_true(message, now)
    return mail_of(message, registered, now)


def is_true(message: Message, now: datetime) -> bool:
    kind = kind_of(message.kind)
    assert kind is not None
    return kind.still_true(message, now)


def attached(mail: EmailMultiAlternatives) -> str:
    (file,) = mail.attachments
    name, content, mime = file
    assert (name, mime) == ("meeting.ics", "text/calendar")
    return content.decode() if isinstance(content, bytes) else str(content)


def first_of(team: Team) -> Sitting:
    _kick_off, first, _second = team.set_up()
    return first


@pytest.mark.item("I-40")
def test_the_invitation_goes_out_a_week_before_with_a_calendar_file(team: Team) -> None:
    first = first_of(team)
    week_before = datetime(2026, 3, 3, 8, 30, tzinfo=UTC)
    work_due(team, week_before)
    assert first.facilitator is not None
    other = next(p for p in team.people if p.pk not in {first.facilitator_id, first.understudy_id})
    mail = mail_to(other, "meeting_invitation", week_before)
    assert mail.subject.startswith("Tuesday 10 March, 09:30 (Berlin, UTC+1): ")
    assert f"{first.facilitator.name} leads this one" in mail.body
    assert url_of(first) in mail.body
    file = attached(mail)
    assert "METHOD:PUBLISH" in file
    assert "SEQUENCE:0" in file
    mail = mail_to(first.facilitator, "meeting_invitation", week_before)
    assert "You lead this one" in mail.body
    assert url_of(first, "prepare/") in mail.body


@pytest.mark.item("I-40")
def test_a_day_before_everybody_is_reminded(team: Team) -> None:
    first = first_of(team)
    day_before = datetime(2026, 3, 9, 8, 30, tzinfo=UTC)
    work_due(team, day_before)
    told = Message.objects.filter(kind="meeting_tomorrow")
    assert {message.person_id for message in told} == {p.pk for p in (team.leader, *team.people)}
    assert mail_to(team.leader, "meeting_tomorrow", day_before).subject == (
        f"Tomorrow: {first.meeting.title}"
    )


def test_a_meeting_that_was_moved_is_told_at_once_and_the_old_reminder_is_dropped(
    team: Team,
) -> None:
    first = first_of(team)
    later = datetime(2026, 3, 5, 9, tzinfo=UTC)
    work_due(team, later)
    old = Message.objects.filter(kind="meeting_invitation", subject_key__contains=first.uid.hex)
    team.post(team.leader, url_of(first, "put-off/"), to="week")
    mail = mail_to(team.people[0], "meeting_moved", later)
    assert mail.subject.startswith("Moved to Tuesday 17 March")
    file = attached(mail)
    assert "SEQUENCE:1" in file
    assert "DTSTART:20260317T083000Z" in file
    assert not any(is_true(message, later) for message in old)
    work_due(team, datetime(2026, 3, 9, 9, tzinfo=UTC))
    stale = Message.objects.filter(
        kind="meeting_tomorrow", subject_key__startswith=f"sitting:{first.uid.hex}"
    )
    assert not stale.exists()


def test_a_meeting_moved_before_anybody_was_invited_is_no_news(team: Team) -> None:
    *_others, second = team.set_up()
    team.post(team.leader, url_of(second, "put-off/"), to="soon")
    assert not Message.objects.filter(kind="meeting_moved").exists()
    work_due(team, datetime(2026, 3, 11, 9, tzinfo=UTC))
    key = f"sitting:{second.uid.hex}:1"
    assert Message.objects.filter(kind="meeting_invitation", subject_key=key).count() == 5


def test_a_meeting_called_off_is_taken_out_of_calendars(team: Team) -> None:
    first = first_of(team)
    later = datetime(2026, 3, 5, 9, tzinfo=UTC)
    work_due(team, later)
    team.post(team.leader, url_of(first, "call-off/"))
    file = attached(mail_to(team.people[0], "meeting_called_off", later))
    assert "METHOD:CANCEL" in file
    assert "STATUS:CANCELLED" in file


def test_whoever_is_away_that_day_gets_no_invitation(team: Team) -> None:
    first = first_of(team)
    away = next(p for p in team.people if p.pk != first.facilitator_id)
    Absence.objects.create(person=away, first_day=date(2026, 3, 10), last_day=date(2026, 3, 10))
    later = datetime(2026, 3, 3, 9, tzinfo=UTC)
    work_due(team, later)
    key = f"sitting:{first.uid.hex}:0"
    told = Message.objects.filter(kind="meeting_invitation", subject_key=key)
    assert away.pk not in set(told.values_list("person_id", flat=True))
    assert told.count() == 4


def test_whoever_has_left_since_is_not_written_to(team: Team) -> None:
    first_of(team)
    later = datetime(2026, 3, 3, 9, tzinfo=UTC)
    work_due(team, later)
    gone = team.people[0]
    gone.memberships.update(ends_at=later)
    told = Message.objects.filter(kind="meeting_invitation", person=gone)
    assert told.exists()
    assert not any(is_true(message, later + timedelta(minutes=1)) for message in told)


def test_turns_are_told_in_words_and_lapse_with_them(team: Team) -> None:
    first = first_of(team)
    leads = first.facilitator
    assert leads is not None
    mail = mail_to(leads, "turn_assigned", NOW)
    assert mail.subject == "You lead the meeting on Tuesday 10 March, 09:30 (Berlin, UTC+1)"
    message = Message.objects.get(kind="turn_assigned", person=leads)
    team.post(leads, url_of(first, "turn/"), do="give-back")
    assert not is_true(message, NOW)


def test_the_question_to_swap_is_told_and_lapses_with_its_answer(team: Team) -> None:
    _kick_off, first, second = team.set_up()
    asker, asked = first.facilitator, second.facilitator
    assert asker is not None
    assert asked is not None
    team.post(asker, url_of(first, "turn/swap/"), person=str(asked.uid))
    mail = mail_to(asked, "swap_asked", NOW)
    assert mail.subject == f"{asker.name} would like to swap turns"
    assert "In return they would take yours on Tuesday 17 March" in " ".join(mail.body.split())
    message = Message.objects.get(kind="swap_asked")
    url = f"/meetings/swaps/{UUID(message.subject_key[5:])}/"
    assert team.post(asker, url, answer="no").status_code == 303
    assert not is_true(message, NOW)


def test_my_calendar_holds_my_meetings_alone(team: Team) -> None:
    first_of(team)
    events = list(my_meetings(team.people[0], NOW))
    assert len(events) == 3
    assert events[1].starts_at == datetime(2026, 3, 10, 8, 30, tzinfo=UTC)
    assert events[1].ends_at - events[1].starts_at == timedelta(minutes=15)
    stranger = MembershipFactory().person
    assert list(my_meetings(stranger, NOW)) == []
