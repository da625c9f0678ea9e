from __future__ import annotations

from datetime import UTC, datetime, timedelta
from http import HTTPStatus
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse

from deskside.lib import clock
from deskside.people.invitation_link import token_of
from deskside.people.models import Invitation, Membership, Person
from tests.factories.people import (
    PASSWORD,
    GroupFactory,
    InvitationFactory,
    MembershipFactory,
    PersonFactory,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def invitation() -> Invitation:
    now = clock.now()
    return InvitationFactory.create(
        person__name="Kim Larsen",
        person__email="kim@example.org",
        created_at=now,
        expires_at=now + timedelta(days=30),
    )


def url_of(invitation: Invitation) -> str:
    return reverse("people:invitation", args=[token_of(invitation)])


def body(**more: str) -> dict[str, str]:
    return {
        "receipt": str(uuid4()),
        "name": "Kim L.",
        "password": PASSWORD,
        "zone": "lisbon",
        **more,
    }


@pytest.mark.item("I-2")
def test_invitation_opens_an_account_once(client: Client, invitation: Invitation) -> None:
    page = client.get(url_of(invitation)).content.decode()
    assert "Welcome, " in page
    assert "kim@example.org" in page

    answer = client.post(url_of(invitation), body())

    person = Person.objects.get(email="kim@example.org")
    assert answer.status_code == HTTPStatus.SEE_OTHER
    assert client.session["_auth_user_id"] == str(person.pk)
    assert (person.name, person.zone) == ("Kim L.", "Europe/Lisbon")
    assert person.check_password(PASSWORD)


def test_invitation_opened_by_a_mail_scanner_changes_nothing(
    client: Client, invitation: Invitation
) -> None:
    client.get(url_of(invitation))
    client.head(url_of(invitation))

    invitation.refresh_from_db()
    assert invitation.is_open(clock.now())


def test_invitation_second_click_gets_the_same_answer(invitation: Invitation) -> None:
    # Both clicks leave before the first answer is back, so with the same cookies.
    one, two = Client(), Client()
    for each in (one, two):
        each.cookies["csrftoken"] = "c" * 32
    sent = body()

    first = one.post(url_of(invitation), sent)
    second = two.post(url_of(invitation), sent)

    assert first.status_code == HTTPStatus.SEE_OTHER
    assert second.status_code in {HTTPStatus.SEE_OTHER, HTTPStatus.GONE}
    assert Person.objects.get(pk=invitation.person_id).joined_at is not None


def test_invitation_used_points_to_sign_in_and_never_opens_the_account(
    client: Client, invitation: Invitation
) -> None:
    client.post(url_of(invitation), body())
    stranger = Client()

    page = stranger.get(url_of(invitation))
    sent = stranger.post(url_of(invitation), body(password="another afternoon"))

    assert page.status_code == sent.status_code == HTTPStatus.GONE
    assert reverse("account_login") in page.content.decode()
    assert "_auth_user_id" not in stranger.session
    assert Person.objects.get(pk=invitation.person_id).check_password(PASSWORD)


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"expires_at": datetime(2026, 1, 1, tzinfo=UTC)}, "Invitations wait for 30 days"),
        ({"revoked_at": datetime(2026, 1, 1, tzinfo=UTC)}, "It was taken back"),
    ],
)
def test_invitation_lapsed_or_revoked_says_so(
    client: Client, invitation: Invitation, change: dict[str, datetime], words: str
) -> None:
    Invitation.objects.filter(pk=invitation.pk).update(**change)

    answer = client.get(url_of(invitation))

    assert answer.status_code == HTTPStatus.GONE
    assert words in answer.content.decode()


def test_invitation_with_a_bent_link_is_nowhere(client: Client, invitation: Invitation) -> None:
    bent = token_of(invitation).replace("~", "~x")

    assert client.get(reverse("people:invitation", args=[bent])).status_code == 404


def test_invitation_opened_by_somebody_else_says_who_is_signed_in(
    client: Client, invitation: Invitation
) -> None:
    client.force_login(PersonFactory.create(name="Somebody Else"))

    page = client.get(url_of(invitation)).content.decode()

    assert "You are signed in as" in page
    assert "Somebody Else" in page


def test_invitation_weak_password_is_explained_and_the_rest_kept(
    client: Client, invitation: Invitation, caplog: pytest.LogCaptureFixture
) -> None:
    answer = client.post(url_of(invitation), body(password="kim@example.org"))

    assert answer.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    assert "too similar" in answer.content.decode()
    assert "Kim L." in answer.content.decode()
    # The address of this page opens an account: it must not stand in the log.
    assert token_of(invitation) not in caplog.text


def test_invitation_on_a_shared_computer_ends_with_the_browser(
    client: Client, invitation: Invitation
) -> None:
    client.post(url_of(invitation), body(shared_computer="on"))

    assert client.session.get_expire_at_browser_close()


@pytest.mark.item("I-8")
def test_join_makes_a_learner_of_the_group(client: Client) -> None:
    group = GroupFactory.create(join_key="abc")
    url = reverse("people:join", args=["abc"])
    assert group.name in client.get(url).content.decode()

    answer = client.post(url, body(email="New@Example.org"))

    seat = Membership.objects.get(person__email="new@example.org")
    assert answer.status_code == HTTPStatus.SEE_OTHER
    assert (seat.group, seat.role) == (group, "learner")
    assert client.session["_auth_user_id"] == str(seat.person_id)


def test_join_with_a_known_address_asks_to_sign_in(client: Client) -> None:
    GroupFactory.create(join_key="abc")
    known = PersonFactory.create(email="known@example.org")
    url = reverse("people:join", args=["abc"])

    answer = client.post(url, body(email="known@example.org"))

    page = answer.content.decode()
    assert answer.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    assert f"{reverse('account_login')}?next={url}" in page
    assert not known.memberships.exists()
    assert "_auth_user_id" not in client.session


def test_join_signed_in_asks_once_and_joins(client: Client) -> None:
    group = GroupFactory.create(join_key="abc")
    person = PersonFactory.create()
    client.force_login(person)
    url = reverse("people:join", args=["abc"])
    assert "never what you write" in client.get(url).content.decode()
    assert not person.memberships.exists()

    sent = {"receipt": str(uuid4())}
    for _click in (1, 2):
        client.post(url, sent)

    assert [seat.group for seat in person.memberships.all()] == [group]


@pytest.mark.parametrize("key", ["never-made", "x"])
def test_join_link_that_is_off_says_so(client: Client, key: str) -> None:
    MembershipFactory.create(group__join_key="")

    answer = client.get(reverse("people:join", args=[key]))

    assert answer.status_code == HTTPStatus.GONE
    assert "This link lets nobody in any more" in answer.content.decode()


@pytest.mark.parametrize("name", ["<script>x</script>", "مريم", "n" * 200])
def test_join_any_name_is_kept_and_shown_as_text(client: Client, name: str) -> None:
    GroupFactory.create(join_key="abc")

    client.post(reverse("people:join", args=["abc"]), body(name=name, email="a@example.org"))

    assert Person.objects.get().name == name
    assert "<script>x" not in client.get("/", follow=True).content.decode()


def test_join_name_with_nul_is_refused(client: Client) -> None:
    GroupFactory.create(join_key="abc")

    answer = client.post(
        reverse("people:join", args=["abc"]), body(name="A\x00da", email="a@example.org")
    )

    assert answer.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    assert not Person.objects.exists()
