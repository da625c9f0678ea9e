from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import UTC, datetime, timedelta
from uuid import uuid4

import icalendar
import pytest
from django.http import HttpResponse
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from deskside.ledger.personal_data import erase_person
from deskside.people import calendar_registry
from deskside.people.actions.calendar import make_address, refresh_due_feeds
from deskside.people.calendar_link import feed_token
from deskside.people.calendar_registry import Event, register_calendar
from deskside.people.models import CalendarEvent, CalendarFeed, Membership, Person
from tests.factories.people import MembershipFactory

NOW = datetime(2026, 7, 1, 9, tzinfo=UTC)
QUARTER = timedelta(minutes=15)
pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def events(monkeypatch: pytest.MonkeyPatch, frozen: Callable[[datetime], None]) -> list[Event]:
    """What the one source gives; a test changes the list."""
    frozen(NOW)
    given = [event("a"), event("b", title="Another; with, signs\nand lines")]

    def source(person: Person, now: datetime) -> Iterable[Event]:
        return list(given)

    monkeypatch.setattr(calendar_registry, "_sources", {})
    register_calendar("given", source)
    return given


def event(key: str, title: str = "Due: Listening", hours: int = 24) -> Event:
    ends_at = NOW + timedelta(hours=hours)
    return Event(
        key, title, ends_at - timedelta(minutes=30), ends_at, f"/course/x/{key}/", "Words."
    )


@pytest.fixture
def person() -> Person:
    found: Person = MembershipFactory.create().person
    return found


@pytest.fixture
def feed(person: Person) -> CalendarFeed:
    return make_address(person=person, now=NOW)


def address(feed: CalendarFeed) -> str:
    feed.refresh_from_db()
    return f"/calendar/{feed_token(feed)}.ics"


def ask(feed: CalendarFeed, **headers: str) -> HttpResponse:
    """As a calendar program does: nobody is signed in."""
    answer: HttpResponse = Client().get(address(feed), headers=headers)
    return answer


def entries(feed: CalendarFeed) -> dict[str, icalendar.Event]:
    """By the link's last part, which is the key here."""
    found = icalendar.Calendar.from_ical(ask(feed).content)
    return {str(entry["url"]).rstrip("/")[-1]: entry for entry in found.walk("VEVENT")}


def later(steps: int = 1) -> datetime:
    instant = NOW + steps * QUARTER
    refresh_due_feeds(instant)
    return instant


@pytest.mark.item("I-40")
def test_feed_is_read_by_a_calendar_program(feed: CalendarFeed) -> None:
    answer = ask(feed)

    assert answer["Content-Type"] == "text/calendar; charset=utf-8"
    both = entries(feed)
    assert set(both) == {"a", "b"}
    assert both["b"]["summary"] == "Another; with, signs\nand lines"
    assert both["a"]["dtend"].dt == NOW + timedelta(hours=24)
    assert both["a"]["dtend"].dt.tzinfo is not None
    assert (both["a"]["status"], both["a"]["sequence"]) == ("CONFIRMED", 0)
    assert both["a"]["description"].endswith("/course/x/a/")


def test_changed_event_keeps_its_uid_and_counts_up(feed: CalendarFeed, events: list[Event]) -> None:
    before = entries(feed)
    events[0] = event("a", hours=48)
    changed_at = later()

    after = entries(feed)

    assert after["a"]["uid"] == before["a"]["uid"]
    assert after["a"]["uid"] != after["b"]["uid"]
    assert after["a"]["dtend"].dt == NOW + timedelta(hours=48)
    assert (after["a"]["sequence"], after["b"]["sequence"]) == (1, 0)
    assert after["a"]["last-modified"].dt == changed_at
    assert after["b"]["last-modified"].dt == NOW


def test_vanished_event_is_cancelled_for_thirty_days_and_then_forgotten(
    feed: CalendarFeed, events: list[Event]
) -> None:
    del events[0]
    gone_at = later()

    cancelled = entries(feed)["a"]
    assert (cancelled["status"], cancelled["sequence"]) == ("CANCELLED", 1)
    refresh_due_feeds(gone_at + timedelta(days=30))
    assert "a" in entries(feed)
    refresh_due_feeds(gone_at + timedelta(days=30, minutes=16))
    assert "a" not in entries(feed)


def test_event_that_comes_back_is_confirmed_again(feed: CalendarFeed, events: list[Event]) -> None:
    first = events.pop(0)
    later()
    events.append(first)
    later(2)

    again = entries(feed)["a"]
    assert (again["status"], again["sequence"]) == ("CONFIRMED", 2)


def test_unchanged_feed_is_answered_with_304_and_written_nowhere(feed: CalendarFeed) -> None:
    first = ask(feed)
    later()

    again = ask(feed, if_none_match=first["ETag"])

    assert (again.status_code, again.content) == (304, b"")
    assert set(CalendarEvent.objects.values_list("sequence", "modified_at")) == {(0, NOW)}


def test_changed_feed_has_another_etag(feed: CalendarFeed, events: list[Event]) -> None:
    first = ask(feed)
    events[0] = event("a", title="Due: Asking")
    later()

    again = ask(feed, if_none_match=first["ETag"])

    assert again.status_code == 200
    assert again["ETag"] != first["ETag"]


def test_head_answers_without_a_body(feed: CalendarFeed) -> None:
    answer = Client().head(address(feed))

    assert (answer.status_code, answer.content) == (200, b"")
    assert answer["ETag"] == ask(feed)["ETag"]


def test_feed_costs_two_statements(
    feed: CalendarFeed, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    url = address(feed)

    with django_assert_num_queries(2):
        Client().get(url)


@pytest.mark.parametrize("count", [1, 3])
def test_feed_that_is_up_to_date_costs_one_look(
    events: list[Event],
    person: Person,
    count: int,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    events[:] = [event(str(number)) for number in range(count)]
    make_address(person=person, now=NOW)

    with django_assert_num_queries(6):  # looking, taking with its savepoint, and the one look
        later()


@pytest.mark.parametrize("token", ["no-such-token", "0" * 32, f"{'0' * 32}~forged", "a~b"])
def test_wrong_address_is_no_page(feed: CalendarFeed, token: str) -> None:
    assert Client().get(f"/calendar/{token}.ics").status_code == 404


def test_new_address_revokes_the_old_and_keeps_the_uids(feed: CalendarFeed, person: Person) -> None:
    old, before = address(feed), entries(feed)

    make_address(person=person, now=NOW)

    assert Client().get(old).status_code == 410
    assert {entry["uid"] for entry in entries(feed).values()} == {
        entry["uid"] for entry in before.values()
    }


@pytest.mark.parametrize("how", ["left", "switched off", "erased"])
def test_address_of_somebody_who_left_is_gone(feed: CalendarFeed, person: Person, how: str) -> None:
    url = address(feed)

    if how == "left":
        Membership.objects.update(ends_at=NOW - QUARTER)
    elif how == "switched off":
        Person.objects.update(is_active=False)
    else:
        erase_person(person=person)

    assert Client().get(url).status_code == 410


def test_page_makes_shows_replaces_and_removes_the_address(person: Person) -> None:
    client = Client()
    client.force_login(person)
    assert "There is none yet." in client.get("/me/calendar/").content.decode()

    shown = []
    for wanted in ("new", "new", "off"):
        body = {"receipt": str(uuid4()), "address": wanted}
        client.post("/me/calendar/address/", body)
        answer = client.get("/me/calendar/")
        feed = CalendarFeed.objects.first()
        token = feed_token(feed) if feed else ""
        shown.append(token)
        assert not token or f"/calendar/{token}.ics" in answer.content.decode()

    assert len(set(shown)) == 3
    assert shown[-1] == ""


def test_page_belongs_to_whoever_is_signed_in() -> None:
    answer = Client().get("/me/calendar/")

    assert answer.status_code == 302
    assert "/account/login/" in answer["Location"]


def test_looking_at_the_feed_changes_nothing(feed: CalendarFeed, events: list[Event]) -> None:
    events.clear()

    ask(feed)

    assert CalendarEvent.objects.filter(cancelled_at=None).count() == 2
