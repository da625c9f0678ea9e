"""Several groups side by side, the owner's overview, what stays months after, the weekly letter."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from deskside.commitments.kept import key_of
from deskside.console.actions.asking import make_request
from deskside.console.actions.digests import next_monday, queue_digests
from deskside.ledger.models import AggregateSnapshot
from deskside.notify.kinds import kind_of
from deskside.notify.models import Message
from deskside.people.models import Absence, Role
from deskside.progress.actions import extend
from deskside.progress.models import Pause
from tests.console.conftest import Desk, signed_in
from tests.factories.people import GroupFactory, MembershipFactory, PersonFactory
from tests.factories.progress import NOW, finish_section, plan_for

SUNDAY = datetime(2026, 3, 15, 23, 30, tzinfo=UTC)


def test_groups_stand_side_by_side_with_what_waits(desk: Desk) -> None:
    second = GroupFactory(name="Second")
    MembershipFactory(group=second, person=desk.leader, role=Role.LEADER)
    ada = desk.learner("Ada")
    finish_section(ada, desk.course, 1)
    make_request(group=desk.group, person=ada, words="Please", now=NOW)

    html = desk.client.get("/team/").content.decode()

    assert "In one group somebody waits for an answer" in html
    assert "no plan yet" in html
    assert "Friday 13 March" in html


def test_owner_sees_all_groups_and_others_their_own(desk: Desk) -> None:
    MembershipFactory(group__name="Elsewhere", role=Role.LEADER)
    MembershipFactory(group__name="Mine too", person=desk.leader, role=Role.DEPUTY)
    owner = PersonFactory(is_owner=True)

    mine = desk.client.get("/team/").content.decode()
    all_of_them = signed_in(owner).get("/team/").content.decode()

    assert "Mine too" in mine
    assert "Elsewhere" not in mine
    assert "Elsewhere" in all_of_them


def test_owner_with_one_group_goes_there_and_finds_the_overview_from_it(desk: Desk) -> None:
    owner = signed_in(PersonFactory(is_owner=True))

    answer = owner.get("/team/")
    html = owner.get(desk.url()).content.decode()

    assert answer.headers["Location"] == desk.url()
    assert 'href="/team/?all=1"' in html
    assert "New group" in owner.get("/team/?all=1").content.decode()
    assert 'href="/team/?all=1"' not in desk.client.get(desk.url()).content.decode()


@pytest.mark.item("I-28")
def test_behind_a_date_is_the_number_of_the_groups_own_page(desk: Desk) -> None:
    people = {name: desk.learner(name) for name in ("Late", "Longer", "Away", "Back", "Paused")}
    today, first = NOW.date(), desk.course.sections[0]
    extend(
        plan=desk.plan,
        section=first,
        person=people["Longer"],
        to=today + timedelta(days=3),
        reason="",
        by=desk.leader,
        now=NOW,
    )
    for name, last in (("Away", today), ("Back", today - timedelta(days=2))):
        Absence.objects.create(
            person=people[name], first_day=today - timedelta(days=9), last_day=last
        )
    Pause.objects.create(
        plan=desk.plan, person=people["Paused"], first_day=today, last_day=today, made_at=NOW
    )

    assert behind(desk) == ["Late"]

    Pause.objects.update(person=None)

    assert behind(desk) == []


def behind(desk: Desk) -> list[str]:
    """Who is behind by the group's own page, once the overview was found to say as many."""
    own = desk.client.get(desk.url("needs/"))
    names = [line.text.split()[0] for line in own.context["lines"]]
    (line,) = desk.client.get("/team/?all=1").context["lines"]
    assert line.group.late == len(names)
    return names


def test_team_is_not_found_for_learners(desk: Desk) -> None:
    assert signed_in(desk.learner("Ada")).get("/team/").status_code == 404


@pytest.mark.parametrize("page", ["0", "-1", "x", "99999999999999999999", "²"])
def test_team_takes_any_page(desk: Desk, page: str) -> None:
    assert desk.client.get(f"/team/?all=1&page={page}").status_code == 200


def test_team_costs_the_same_for_one_and_for_three(
    desk: Desk,
    django_assert_num_queries,  # type: ignore[no-untyped-def]
) -> None:
    desk.client.get("/team/?all=1")
    with django_assert_num_queries(5):
        desk.client.get("/team/?all=1")
    for name in ("Second", "Third"):
        group = GroupFactory(name=name)
        plan_for(group, desk.plan.release)
        MembershipFactory(group=group, person=desk.leader, role=Role.LEADER)
    with django_assert_num_queries(5):
        desk.client.get("/team/?all=1")


@pytest.mark.item("I-30", missing="refreshers, which have no room of their own yet")
def test_months_after_shows_how_promises_are_kept(desk: Desk) -> None:
    concept = desk.course.concepts[0].key
    for number, (month, kept) in enumerate(((1, 3), (3, 8)), start=1):
        AggregateSnapshot.objects.create(
            key=key_of(desk.group.uid, concept),
            number=number,
            is_newest=number == 2,
            people=5,
            counts={"kept": kept, "not": 10 - kept},
            released_at=datetime(2026, month, 5, tzinfo=UTC),
        )

    html = desk.client.get(desk.url("after/")).content.decode()

    assert "More promises are kept: 80 of a hundred, 30 at first" in html
    assert "January 2026" in html


def test_months_after_without_answers_says_what_will_be_there(desk: Desk) -> None:
    html = desk.client.get(desk.url("after/")).content.decode()

    assert "as soon as five people have said how theirs went" in html
    assert signed_in(desk.learner("Ada")).get(desk.url("after/")).status_code == 404


def test_digest_is_due_on_monday_at_eight_where_the_group_is() -> None:
    assert next_monday(SUNDAY, "UTC") == datetime(2026, 3, 16, 8, tzinfo=UTC)
    assert next_monday(SUNDAY, "Pacific/Auckland") == datetime(2026, 3, 22, 19, tzinfo=UTC)
    monday = datetime(2026, 3, 16, 8, tzinfo=UTC)
    assert next_monday(monday, "UTC") == monday + timedelta(days=7)


def test_digest_goes_once_to_leaders_who_are_needed(desk: Desk) -> None:
    desk.learner("Farid")
    MembershipFactory(group=desk.group, role=Role.DEPUTY)
    at_half_past_seven = datetime(2026, 3, 16, 7, 30, tzinfo=UTC)
    desk.group.zone = "UTC"
    desk.group.save()

    assert queue_digests(NOW) == 0
    queue_digests(at_half_past_seven)
    queue_digests(at_half_past_seven)

    message = Message.objects.get(kind="leader_digest")
    kind = kind_of(message.kind)
    assert kind is not None
    assert message.person == desk.leader
    assert kind.still_true(message, NOW)
    letter = kind.render(message)
    assert letter.subject == "Service Desk North: One person needs you this week"
    assert letter.paragraphs == ("Farid is one section behind and has not begun.",)


def test_digest_is_dropped_where_nobody_needs_anything(desk: Desk) -> None:
    desk.group.zone = "UTC"
    desk.group.save()
    queue_digests(datetime(2026, 3, 16, 7, 30, tzinfo=UTC))
    message = Message.objects.filter(kind="leader_digest").first()
    kind = kind_of("leader_digest")

    assert message is not None
    assert kind is not None
    assert not kind.still_true(message, NOW)
