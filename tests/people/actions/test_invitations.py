from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from deskside.notify.kinds import kind_of
from deskside.notify.models import Message, MessageState
from deskside.people.actions.invitations import (
    NotOpen,
    accept_invitation,
    invite,
    revoke_invitation,
)
from deskside.people.invitation_letter import letter_for
from deskside.people.invitation_link import token_of, uid_in
from deskside.people.models import Invitation, Person
from tests.factories.people import GroupFactory, InvitationFactory, PersonFactory

NOW = datetime(2026, 1, 6, 9, tzinfo=UTC)
pytestmark = pytest.mark.django_db


def new_person() -> Person:
    return PersonFactory.create(joined_at=None)


def accept(invitation: Invitation, now: datetime = NOW) -> Person:
    return accept_invitation(
        invitation=invitation, name="Ada", password_hash="hash$1", zone="Asia/Tokyo", now=now
    )


def test_token_leads_back_to_its_invitation_and_nothing_else() -> None:
    invitation = InvitationFactory.create()

    token = token_of(invitation)

    assert uid_in(token) == invitation.uid
    assert uid_in(token[:-1] + ("A" if token[-1] != "A" else "B")) is None
    assert uid_in(invitation.uid.hex) is None


def test_invite_again_takes_the_first_back_and_its_mail() -> None:
    person, group = new_person(), GroupFactory.create()
    first = invite(person=person, group=group, by=None, now=NOW)

    second = invite(person=person, group=group, by=None, now=NOW + timedelta(days=1))

    first.refresh_from_db()
    assert not first.is_open(NOW + timedelta(days=1))
    assert second.is_open(NOW + timedelta(days=1))
    states = list(Message.objects.order_by("created_at").values_list("state", flat=True))
    assert states == [MessageState.DROPPED, MessageState.WAITING]


def test_invite_account_in_use_is_refused() -> None:
    with pytest.raises(NotOpen):
        invite(person=PersonFactory.create(), group=None, by=None, now=NOW)


def test_accept_sets_name_zone_and_password_once() -> None:
    invitation = InvitationFactory.create()

    person = accept(invitation)

    assert (person.name, person.zone, person.password) == ("Ada", "Asia/Tokyo", "hash$1")
    with pytest.raises(NotOpen):
        accept(invitation)


def test_accept_takes_the_waiting_message_out_of_the_outbox() -> None:
    invitation = invite(person=new_person(), group=GroupFactory.create(), by=None, now=NOW)

    accept(invitation)

    assert Message.objects.get().state == MessageState.DROPPED


def test_accept_lapsed_is_refused() -> None:
    invitation = InvitationFactory.create()

    with pytest.raises(NotOpen):
        accept(invitation, now=invitation.expires_at)


def test_accept_revoked_is_refused() -> None:
    invitation = InvitationFactory.create()
    revoke_invitation(invitation=invitation, now=NOW)

    with pytest.raises(NotOpen):
        accept(invitation)


def test_accept_second_invitation_of_an_account_in_use_changes_nothing() -> None:
    invitation = InvitationFactory.create(person=PersonFactory.create(name="Before"))

    with pytest.raises(NotOpen):
        accept(invitation)
    invitation.person.refresh_from_db()
    assert invitation.person.name == "Before"


def test_letter_names_who_where_and_until_when() -> None:
    invitation = InvitationFactory.create(
        person__name="Zoë", group__name="Night Desk", invited_by=PersonFactory.create(name="Kim")
    )

    text = letter_for(invitation).as_text()

    assert letter_for(invitation).subject == "Kim invites you to Night Desk"
    assert "Hello Zoë," in text
    assert f"/invitation/{token_of(invitation)}/" in text
    assert "4 February 2026" in text


def test_invitation_mail_by_somebody_invented_is_never_true() -> None:
    invite(person=new_person(), group=None, by=PersonFactory.create(is_sample=True), now=NOW)
    kind = kind_of("invitation")
    assert kind is not None

    assert not kind.still_true(Message.objects.get(), NOW)


def test_invitation_mail_is_no_longer_true_once_joined() -> None:
    invitation = invite(person=new_person(), group=None, by=None, now=NOW)
    message, kind = Message.objects.get(), kind_of("invitation")
    assert kind is not None
    assert kind.still_true(message, NOW)

    accept(invitation)

    assert not kind.still_true(message, NOW)
