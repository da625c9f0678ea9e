"""An address that mail refuses is put right by whoever leads, until its owner has come in."""

from __future__ import annotations

from datetime import timedelta
from uuid import uuid4

import pytest

from deskside.notify.models import Message, MessageState
from deskside.people.actions.invitations import invite
from deskside.people.models import Invitation, Person, Role
from tests.console.conftest import Desk, signed_in
from tests.factories.people import MembershipFactory, PersonFactory
from tests.factories.progress import NOW

COMES_BACK = "Mail to this address comes back: no such mailbox"


def invited(desk: Desk) -> Person:
    """Invited at an address that is not theirs; the mail came back."""
    person = desk.learner("Ada")
    person.joined_at, person.email = None, "ada@exmaple.org"
    person.set_unusable_password()
    person.save()
    invite(person=person, group=desk.group, by=desk.leader, now=NOW - timedelta(days=1))
    refused(person)
    return person


def refused(person: Person) -> None:
    Message.objects.filter(person=person).delete()
    Message.objects.create(
        kind="invitation",
        person=person,
        subject_key="invitation:x",
        due_at=NOW - timedelta(days=1),
        next_try_at=NOW,
        expires_at=NOW,
        created_at=NOW,
        state=MessageState.FAILED,
        tries=1,
        last_error="no such mailbox",
    )


def address_url(desk: Desk, person: Person) -> str:
    return desk.url(f"person/{person.uid}/address/")


@pytest.mark.item("I-2")
def test_leader_corrects_an_address_that_mail_refuses(desk: Desk) -> None:
    ada = invited(desk)
    page = desk.url(f"person/{ada.uid}/")
    old = Invitation.objects.get(person=ada)
    assert COMES_BACK in desk.client.get(page).content.decode()

    body = {"receipt": str(uuid4()), "email": " Ada@Example.org "}
    answer = desk.client.post(address_url(desk, ada), body)
    again = desk.client.post(address_url(desk, ada), body)

    ada.refresh_from_db()
    old.refresh_from_db()
    html = desk.client.get(page).content.decode()
    assert (answer.status_code, again.status_code) == (303, 303)
    assert ada.email == "ada@example.org"
    assert old.revoked_at is not None
    assert Invitation.objects.filter(person=ada, revoked_at=None).count() == 1
    assert Message.objects.get(person=ada, state=MessageState.WAITING).kind == "invitation"
    assert COMES_BACK not in html


@pytest.mark.parametrize("typed", ["nowhere", "", "taken@example.org"])
def test_wrong_address_is_refused_beside_the_field_and_kept(desk: Desk, typed: str) -> None:
    ada = invited(desk)
    PersonFactory(email="taken@example.org")

    body = {"receipt": str(uuid4()), "email": typed}
    answer = desk.client.post(address_url(desk, ada), body)

    html = answer.content.decode()
    ada.refresh_from_db()
    assert answer.status_code == 422
    assert 'aria-invalid="true"' in html
    assert not typed or f'value="{typed}"' in html
    assert COMES_BACK in html
    assert ada.email == "ada@exmaple.org"


def test_who_has_come_in_keeps_the_address(desk: Desk) -> None:
    ada = desk.learner("Ada")
    refused(ada)
    before = ada.email

    html = desk.client.get(desk.url(f"person/{ada.uid}/")).content.decode()
    body = {"receipt": str(uuid4()), "email": "other@example.org"}
    answer = desk.client.post(address_url(desk, ada), body)

    ada.refresh_from_db()
    assert "Ada signs in with it, so nobody else changes it" in html
    assert "Correct the address" not in html
    assert answer.status_code == 404
    assert ada.email == before


def test_address_is_corrected_by_nobody_else(desk: Desk) -> None:
    ada = invited(desk)
    deputy = MembershipFactory(group=desk.group, role=Role.DEPUTY).person
    body = {"receipt": str(uuid4()), "email": "other@example.org"}

    assert signed_in(desk.learner("Ben")).post(address_url(desk, ada), body).status_code == 404
    assert signed_in(deputy).post(address_url(desk, ada), body).status_code == 403
    ada.refresh_from_db()
    assert ada.email == "ada@exmaple.org"
