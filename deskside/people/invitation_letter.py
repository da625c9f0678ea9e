"""The invitation as a message: sent by mail, or copied and passed on where there is no mail."""

from __future__ import annotations

from datetime import datetime, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, override

from deskside.notify.kinds import register_kind
from deskside.notify.letter import Letter
from deskside.notify.models import Message
from deskside.people.invitation_link import link_of
from deskside.people.models import Invitation
from deskside.people.policies import has_joined

KIND = "invitation"
OPEN_FOR = timedelta(days=30)


def register() -> None:
    register_kind(
        KIND,
        gettext_lazy("Invitation"),
        render=_render,
        still_true=_still_true,
        expires_after=OPEN_FOR,
        places=_places,
        necessary=True,
    )


def subject_key_of(uid: UUID) -> str:
    return f"invitation:{uid}"


def letter_for(invitation: Invitation) -> Letter:
    """Needs person, group and invited_by; two statements when they are not loaded yet."""
    person, group, inviter = invitation.person, invitation.group, invitation.invited_by
    with override(person.language):
        where = group.name if group else "Deskside"
        names = {"who": inviter.name if inviter else _("Your team"), "group": where}
        until = date_format(invitation.expires_at.astimezone(ZoneInfo(person.zone)), "j F Y")
        return Letter(
            subject=_("%(who)s invites you to %(group)s") % names,
            greeting=_("Hello %(name)s,") % {"name": person.name},
            paragraphs=(
                _(
                    "%(who)s has put you on the list of %(group)s. The group learns together, in "
                    "Deskside, the part of IT support that is people: short readings, small "
                    "exercises, a few minutes at a time."
                )
                % names,
                _(
                    "Choose a password and you are in. What you write in your notebook there is "
                    "yours alone: nobody who leads a group can read it."
                ),
            ),
            button=(_("Choose a password"), link_of(invitation)),
            small_print=(
                _("The link works once, until %(day)s, and for you alone.") % {"day": until},
                _("You do not know what this is about? Then leave it: nothing happens."),
            ),
        )


def invitation_of(message: Message) -> Invitation | None:
    uid = UUID(message.subject_key.removeprefix("invitation:"))
    related = Invitation.objects.select_related("person", "group", "invited_by")
    return related.filter(uid=uid, person=message.person_id).first()


def _render(message: Message) -> Letter:
    invitation = invitation_of(message)
    if invitation is None:
        raise LookupError("the invitation is gone")
    return letter_for(invitation)


def _places(messages: list[Message]) -> dict[int, str]:
    """The page with the text to pass on, where leaders find it; one statement."""
    uids = {message.subject_key.removeprefix("invitation:"): message.pk for message in messages}
    rows = Invitation.objects.filter(uid__in=list(uids)).exclude(group=None)
    return {
        uids[str(uid)]: reverse("people:member", args=[group, person])
        for uid, group, person in rows.values_list("uid", "group__uid", "person__uid")
    }


def _still_true(message: Message, now: datetime) -> bool:
    invitation = invitation_of(message)
    if invitation is None or not invitation.is_open(now):
        return False
    # Whoever tries things out in the sample team must not write to real people.
    if invitation.invited_by and invitation.invited_by.is_sample:
        return False
    return invitation.person.is_active and not has_joined(invitation.person)
