from __future__ import annotations

from datetime import date, timedelta
from http import HTTPStatus
from pathlib import Path
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse

from deskside.courses.models import PackRelease
from deskside.lib import clock
from deskside.people.holiday_calendars import days_off
from deskside.people.models import Group, Membership, Organisation, Person, Role
from deskside.people.setup_code import setup_code
from deskside.progress.models import Plan
from tests.factories.people import (
    PASSWORD,
    GroupFactory,
    MembershipFactory,
    OrganisationFactory,
    PersonFactory,
)

pytestmark = [pytest.mark.django_db, pytest.mark.item("I-179")]
TUESDAY, FRIDAY = 1, 4
TWELVE = "\n".join(f"Person {number}, p{number}@example.org" for number in range(1, 13))


def body(**more: str) -> dict[str, str]:
    return {"receipt": str(uuid4()), **more}


def team_body(**more: str) -> dict[str, str]:
    return (
        body(
            organisation="Harbour Hospital",
            own_name="Marisol Quispe",
            email="Marisol@example.org",
            password=PASSWORD,
            zone="Europe/Lisbon",
        )
        | more
    )


def give_code(client: Client) -> None:
    client.post(reverse("public:code"), body(code=setup_code()))


@pytest.fixture
def owner(client: Client) -> Person:
    OrganisationFactory.create()
    person = PersonFactory.create(is_owner=True, name="Marisol Quispe", zone="Europe/Lisbon")
    client.force_login(person)
    return person


def test_setup_from_the_code_to_a_plan_for_twelve(
    client: Client, loaded_course: PackRelease
) -> None:
    assert client.get(reverse("public:setup")).headers["Location"] == reverse("public:code")
    give_code(client)
    client.post(reverse("public:team"), team_body())
    group_url = reverse("public:group")
    asked = body(name="Service Desk North", zone="Lisbon", text=TWELVE, with_link="on")
    shown = client.post(group_url, asked)
    assert "12 people are new" in shown.content.decode()
    assert not Group.objects.exists()

    answer = client.post(group_url, {**asked, **body(confirmed="1")})

    group = Group.objects.get()
    plan_url = reverse("public:plan", args=[group.uid])
    assert answer.headers["Location"] == plan_url
    assert "Then the dates are" in client.get(plan_url).content.decode()
    client.post(plan_url, body(preset="weekly", starts_on=_monday(client, plan_url)))
    done = client.get(reverse("public:done", args=[group.uid])).content.decode()
    assert "12 invitations" in done
    assert group.join_key in done
    assert Plan.objects.get().due_dates.count() == 8
    owner = Person.objects.get(is_owner=True)
    assert (owner.email, owner.zone) == ("marisol@example.org", "Europe/Lisbon")
    assert Membership.objects.filter(group=group, role=Role.LEADER).get().person == owner
    assert Membership.objects.filter(group=group).count() == 13


def _monday(client: Client, url: str) -> str:
    return str(client.get(url).context["form"]["starts_on"].value())


def test_team_without_the_code_is_asked_for_it(client: Client) -> None:
    assert client.get(reverse("public:team")).headers["Location"] == reverse("public:code")

    answer = client.post(reverse("public:team"), team_body())

    assert answer.headers["Location"] == reverse("public:code")
    assert not Organisation.objects.exists()


def test_code_wrong_five_times_then_has_to_wait(client: Client) -> None:
    pages = [client.post(reverse("public:code"), body(code="WRONGONE")) for _ in range(5)]
    right = client.post(reverse("public:code"), body(code=setup_code()))

    assert all("This is not the code" in page.content.decode() for page in pages)
    assert "five tries in a minute" in right.content.decode()
    assert client.get(reverse("public:team")).status_code == HTTPStatus.FOUND


def test_code_file_that_cannot_be_read_is_told_in_words(client: Client, data_dir: Path) -> None:
    (data_dir / "setup-code").write_bytes(b"\xff\xfe\x00\xd8")

    page = client.post(reverse("public:code"), body(code="ANYTHING"))

    assert page.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    assert "cannot read its own code" in page.content.decode()


@pytest.mark.parametrize("there", ["https://evil.example/", "//evil.example/", "javascript:x"])
def test_code_leads_nowhere_else(client: Client, there: str) -> None:
    answer = client.post(reverse("public:code"), body(code=setup_code(), next=there))

    assert answer.headers["Location"] == reverse("public:team")


def test_team_second_click_makes_one_organisation(client: Client) -> None:
    give_code(client)
    late = Client()
    late.cookies = client.cookies.copy()  # type: ignore[assignment]
    sent = team_body()

    first = client.post(reverse("public:team"), sent)
    second = late.post(reverse("public:team"), sent)

    assert first.headers["Location"] == reverse("public:group")
    assert second.status_code == HTTPStatus.SEE_OTHER
    assert Organisation.objects.count() == Person.objects.count() == 1


def test_team_weak_password_keeps_what_was_typed(client: Client) -> None:
    give_code(client)

    page = client.post(reverse("public:team"), team_body(password="short")).content.decode()

    assert "too short" in page
    assert "Harbour Hospital" in page
    assert not Person.objects.exists()


def test_team_with_an_address_left_from_before_is_refused_in_words(client: Client) -> None:
    PersonFactory.create(email="marisol@example.org")
    give_code(client)

    page = client.post(reverse("public:team"), team_body())

    assert "here from before" in page.content.decode()
    assert not Organisation.objects.exists()


def test_group_without_a_list_gets_a_link(
    client: Client, owner: Person, loaded_course: PackRelease
) -> None:
    sent = body(name="Night Desk", zone="Europe/Lisbon", text="  ")

    answers = [client.post(reverse("public:group"), sent) for _click in (1, 2)]

    group = Group.objects.get()
    assert group.join_key
    expected = reverse("public:plan", args=[group.uid])
    assert [answer.headers["Location"] for answer in answers] == [expected] * 2


def test_group_with_mistakes_shows_them_and_takes_the_rest(client: Client, owner: Person) -> None:
    sent = body(name="Night Desk", zone="Lisbon", text=f"nobody\nMe, {owner.email}\nAda, a@x.org")

    page = client.post(reverse("public:group"), sent).content.decode()
    client.post(reverse("public:group"), {**sent, **body(confirmed="1")})

    assert "1 line needs a look" in page
    assert set(Group.objects.get().memberships.values_list("person__email", flat=True)) == {
        owner.email,
        "a@x.org",
    }


def test_setup_left_half_way_goes_on_where_it_was(
    client: Client, owner: Person, loaded_course: PackRelease
) -> None:
    assert client.get(reverse("public:setup")).headers["Location"] == reverse("public:group")
    seat = MembershipFactory.create(person=owner, role=Role.LEADER)

    answer = client.get(reverse("public:setup"))

    assert answer.headers["Location"] == reverse("public:plan", args=[seat.group.uid])


def test_setup_signed_out_in_between_asks_to_sign_in(client: Client) -> None:
    OrganisationFactory.create()

    answer = client.get(reverse("public:setup"))

    assert answer.headers["Location"] == f"{reverse('account_login')}?next=/setup/"


def test_plan_preview_writes_nothing(
    client: Client, owner: Person, loaded_course: PackRelease
) -> None:
    group = MembershipFactory.create(person=owner, role=Role.LEADER).group
    url = reverse("public:plan", args=[group.uid])
    start = _monday(client, url)

    page = client.get(url, {"preset": "two-days", "starts_on": start}).content.decode()

    assert page.count('<li><span class="soft">') == 8
    assert not Plan.objects.exists()


@pytest.mark.parametrize(("ticked", "country"), [({"with_holidays": "on"}, "PT"), ({}, "")])
def test_plan_counts_the_holidays_of_the_groups_country_if_ticked(
    client: Client,
    owner: Person,
    loaded_course: PackRelease,
    ticked: dict[str, str],
    country: str,
) -> None:
    seat = MembershipFactory.create(
        person=owner, role=Role.LEADER, group=GroupFactory.create(zone="Europe/Lisbon")
    )
    url = reverse("public:plan", args=[seat.group.uid])
    assert "public holidays of Portugal" in client.get(url).content.decode()
    holiday = _holiday_after(clock.today("Europe/Lisbon"))
    day_before = str(holiday - timedelta(days=1))

    # A section on each working day: the holiday would be the first or second of them.
    client.post(url, body(preset="every-n", every_days="1", starts_on=day_before, **ticked))

    seat.group.refresh_from_db()
    assert seat.group.holiday_country == country
    days = set(Plan.objects.get().due_dates.values_list("local_date", flat=True))
    assert (holiday in days) is not bool(country)


def _holiday_after(today: date) -> date:
    """The next holiday of Portugal that a group would work on, with a working day before it."""
    known = days_off("PT", "", today + timedelta(days=2), today + timedelta(days=300))
    return next(day for day in sorted(known) if TUESDAY <= day.weekday() <= FRIDAY)


def test_plan_far_away_date_is_refused_in_words(
    client: Client, owner: Person, loaded_course: PackRelease
) -> None:
    group = MembershipFactory.create(person=owner, role=Role.LEADER).group
    url = reverse("public:plan", args=[group.uid])

    page = client.post(url, body(preset="weekly", starts_on="9999-12-31"))

    assert page.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    assert "within a year" in page.content.decode()


def test_plan_of_another_group_is_nowhere(client: Client, owner: Person) -> None:
    foreign = GroupFactory.create()

    for name in ("plan", "done"):
        assert client.get(reverse(f"public:{name}", args=[foreign.uid])).status_code == 404


def test_group_is_the_owners_alone(client: Client) -> None:
    client.force_login(PersonFactory.create())

    assert client.get(reverse("public:group")).status_code == 404
