from __future__ import annotations

from datetime import timedelta
from http import HTTPStatus
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from deskside.lib import clock
from deskside.notify.models import Message
from deskside.people.actions.invitations import invite
from deskside.people.models import Absence, Group, Membership, Person, Role
from tests.factories.people import GroupFactory, MembershipFactory, PersonFactory

pytestmark = pytest.mark.django_db
LINK = "http://localhost:8000/invitation/"


@pytest.fixture
def group() -> Group:
    return GroupFactory.create(name="Night Desk")


@pytest.fixture
def leader(group: Group, client: Client) -> Person:
    seat = MembershipFactory.create(group=group, role=Role.LEADER, person__name="Lea Leader")
    client.force_login(seat.person)
    return seat.person


def people(group: Group, name: str = "group_people", *more: object) -> str:
    return reverse(f"people:{name}", args=[group.uid, *more])


def guest(group: Group, name: str = "Gus Guest") -> Person:
    person = PersonFactory.create(name=name, joined_at=None)
    MembershipFactory.create(group=group, person=person)
    invite(person=person, group=group, by=None, now=clock.now())
    return person


def body(**more: str) -> dict[str, str]:
    return {"receipt": str(uuid4()), **more}


@pytest.mark.item("I-2")
def test_group_people_shows_three_tabs(client: Client, leader: Person, group: Group) -> None:
    MembershipFactory.create(group=group, person__name="Here Now")
    guest(group)
    MembershipFactory.create(
        group=group, person__name="Left Long", ends_at=clock.now() - timedelta(days=3)
    )

    current = client.get(people(group)).content.decode()
    invited = client.get(people(group) + "?show=invited").content.decode()
    former = client.get(people(group) + "?show=former").content.decode()

    assert "Here Now" in current
    assert "Gus Guest" not in current
    assert "Gus Guest" in invited
    assert LINK in invited
    assert "Left Long" in former


@pytest.mark.usefixtures("leader")
@pytest.mark.parametrize("count", [1, 3])
@pytest.mark.parametrize(("tab", "statements"), [("current", 7), ("invited", 8)])
def test_group_people_statements_do_not_grow(
    client: Client,
    group: Group,
    django_assert_num_queries: DjangoAssertNumQueries,
    count: int,
    tab: str,
    statements: int,
) -> None:
    for number in range(count):
        MembershipFactory.create(group=group)
        guest(group, f"Guest {number}")

    with django_assert_num_queries(statements):
        client.get(people(group) + f"?show={tab}")


def test_group_people_of_another_group_is_nowhere(client: Client, leader: Person) -> None:
    assert client.get(people(GroupFactory.create())).status_code == 404


def test_group_people_for_a_learner_is_nowhere(client: Client, group: Group) -> None:
    client.force_login(MembershipFactory.create(group=group).person)

    assert client.get(people(group)).status_code == 404


def test_group_people_deputy_looks_and_changes_nothing(client: Client, group: Group) -> None:
    client.force_login(MembershipFactory.create(group=group, role=Role.DEPUTY).person)
    someone = guest(group)

    page = client.get(people(group) + "?show=invited").content.decode()

    assert "Gus Guest" in page
    assert LINK not in page
    assert client.get(people(group, "roster")).status_code == HTTPStatus.FORBIDDEN
    refused = client.post(people(group, "change_role", someone.uid), body(role="leader"))
    assert refused.status_code == HTTPStatus.FORBIDDEN


def test_group_people_fifty_on_a_page_and_found_by_name(
    client: Client, leader: Person, group: Group
) -> None:
    for number in range(55):
        MembershipFactory.create(group=group, person__name=f"Member {number:02}")

    first = client.get(people(group)).content.decode()
    found = client.get(people(group) + "?find=member 54").content.decode()

    assert "Member 48" in first
    assert "Member 49" not in first
    assert "Member 54" in found
    assert "Member 48" not in found


def test_join_link_on_again_and_off(client: Client, leader: Person, group: Group) -> None:
    client.post(people(group, "join_link"), body(link="new"))
    group.refresh_from_db()
    first = group.join_key
    client.post(people(group, "join_link"), body(link="new"))
    group.refresh_from_db()

    assert len(first) == 20
    assert group.join_key not in {"", first}
    assert Client().get(reverse("people:join", args=[first])).status_code == HTTPStatus.GONE
    client.post(people(group, "join_link"), body(link="off"))
    group.refresh_from_db()
    assert group.join_key == ""


@pytest.mark.item("I-8")
def test_roster_shows_every_problem_and_writes_nothing_before_it_is_confirmed(
    client: Client, leader: Person, group: Group
) -> None:
    text = "Ada, ada@example.org\nnonsense\nBob <bob@example.org>\nada@example.org"

    page = client.post(people(group, "roster"), body(text=text)).content.decode()

    assert "2 lines need a look" in page
    assert "There is no e-mail address in this line." in page
    assert Person.objects.count() == 1
    sent = body(text=text)
    for _click in (1, 2):
        answer = client.post(people(group, "roster_confirm"), sent)
        assert answer.headers["Location"] == people(group) + "?show=invited"
    assert Membership.objects.filter(group=group).count() == 3
    assert Message.objects.count() == 2


def test_roster_file_of_a_spreadsheet(client: Client, leader: Person, group: Group) -> None:
    from django.core.files.uploadedfile import SimpleUploadedFile

    raw = "\ufeffE-Mail;Name\r\nzoe@example.org;Zoë Žižek\r\n".encode("utf-16-le")
    file = SimpleUploadedFile("people.csv", raw, content_type="text/csv")

    page = client.post(people(group, "roster"), {"receipt": str(uuid4()), "file": file})

    assert "Zoë Žižek" in page.content.decode()


@pytest.mark.parametrize("text", ["", "   \n", "<b>x</b>", "a\x00b@example.org", "=cmd|x!A1"])
def test_roster_hostile_text_is_answered_in_words(
    client: Client, leader: Person, group: Group, text: str
) -> None:
    answer = client.post(people(group, "roster"), body(text=text))
    confirmed = client.post(people(group, "roster_confirm"), body(text=text))

    assert answer.status_code in {HTTPStatus.OK, HTTPStatus.UNPROCESSABLE_ENTITY}
    assert confirmed.status_code in {HTTPStatus.OK, HTTPStatus.UNPROCESSABLE_ENTITY}
    assert b"<b>x</b>" not in answer.content
    assert Person.objects.count() == 1


def test_roster_too_large_says_so(client: Client, leader: Person, group: Group) -> None:
    answer = client.post(people(group, "roster"), body(text="a" * (2 * 1024 * 1024 + 1)))

    assert "larger than 2 MB" in answer.content.decode()


def test_member_role_hours_and_absences(client: Client, leader: Person, group: Group) -> None:
    seat = MembershipFactory.create(group=group)
    who = seat.person
    day = (clock.now() + timedelta(days=10)).date().isoformat()

    client.post(people(group, "change_role", who.uid), body(role="leader"))
    client.post(
        people(group, "member_hours", who.uid),
        {**body(starts="08:00", ends="16:00"), "weekdays": ["1", "2", "4"]},
    )
    client.post(people(group, "member_absences", who.uid), body(first_day=day, last_day=day))

    seat.refresh_from_db()
    page = client.get(people(group, "member", who.uid)).content.decode()
    assert seat.role == Role.LEADER
    assert Person.objects.get(pk=who.pk).work_pattern.weekdays == "124"
    assert f'value="{day}"' in page
    client.post(
        people(group, "member_absences", who.uid),
        body(first_day=day, last_day=day, remove="1"),
    )
    assert not Absence.objects.exists()


def test_member_page_statements(
    client: Client,
    leader: Person,
    group: Group,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    who = guest(group)

    with django_assert_num_queries(7):
        client.get(people(group, "member", who.uid))


def test_member_last_leader_cannot_leave_or_step_down(
    client: Client, leader: Person, group: Group
) -> None:
    left = client.post(people(group, "leave", leader.uid), body())
    changed = client.post(people(group, "change_role", leader.uid), body(role="learner"))

    assert left.status_code == changed.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    assert "Somebody has to lead the group" in left.content.decode()
    assert Membership.objects.get(person=leader).role == Role.LEADER


def test_member_leaves_once_for_two_clicks(client: Client, leader: Person, group: Group) -> None:
    seat = MembershipFactory.create(group=group)
    url = people(group, "leave", seat.person.uid)
    assert client.get(url).status_code == HTTPStatus.OK
    sent = body()

    answers = [client.post(url, sent) for _click in (1, 2)]

    seat.refresh_from_db()
    assert [answer.status_code for answer in answers] == [HTTPStatus.SEE_OTHER] * 2
    assert seat.ends_at is not None


def test_member_of_another_group_is_nowhere(client: Client, leader: Person, group: Group) -> None:
    stranger = MembershipFactory.create().person

    assert client.get(people(group, "member", stranger.uid)).status_code == 404
    assert client.post(people(group, "leave", stranger.uid), body()).status_code == 404


def test_member_invited_again_and_taken_back(client: Client, leader: Person, group: Group) -> None:
    who = guest(group)
    url = people(group, "invitation_again", who.uid)

    client.post(url, body())
    page = client.get(people(group, "member", who.uid)).content.decode()
    client.post(url, body(take_back="1"))
    after = client.get(people(group, "member", who.uid)).content.decode()

    assert LINK in page
    assert LINK not in after
    assert Message.objects.count() == 2


def test_member_with_an_account_in_use_never_gets_a_link(
    client: Client, leader: Person, group: Group
) -> None:
    who = MembershipFactory.create(group=group).person
    before = Message.objects.count()

    answer = client.post(people(group, "invitation_again", who.uid), body())

    assert answer.status_code == 404
    assert Message.objects.count() == before


def test_group_settings_change_name_and_zone(client: Client, leader: Person, group: Group) -> None:
    url = people(group, "group_settings")
    assert "Night Desk" in client.get(url).content.decode()

    client.post(url, body(name="Day Desk", zone="Asia/Tokyo"))
    refused = client.post(url, body(name="  ", zone="Atlantis"))

    group.refresh_from_db()
    assert (group.name, group.zone) == ("Day Desk", "Asia/Tokyo")
    assert refused.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    assert "Try the largest city near you" in refused.content.decode()


def test_new_group_is_the_owners_to_open(client: Client, leader: Person) -> None:
    assert client.get(reverse("people:new_group")).status_code == 404
    owner = PersonFactory.create(is_owner=True)
    client.force_login(owner)

    answer = client.post(reverse("people:new_group"), body(name="Day Desk", zone="Berlin"))

    group = Group.objects.get(name="Day Desk")
    assert answer.headers["Location"] == people(group)
    assert group.memberships.get().person == owner
