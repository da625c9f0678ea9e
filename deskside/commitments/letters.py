"""Reminder and check-back as messages. Neither says what was promised: both lead to it."""

from __future__ import annotations

from datetime import datetime, timedelta
from uuid import UUID

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, override

from deskside.commitments.links import link_of
from deskside.commitments.models import Commitment, State
from deskside.commitments.queries.working import is_away
from deskside.notify.kinds import register_kind
from deskside.notify.letter import Letter
from deskside.notify.models import Message

REMINDER = "commitment_reminder"
CHECK_BACK = "commitment_check_back"
KINDS = (REMINDER, CHECK_BACK)
PREFIX = "commitment:"


def register() -> None:
    register_kind(
        REMINDER,
        gettext_lazy("Reminder of a promise"),
        render=_render_reminder,
        still_true=_reminder_still_true,
        expires_after=timedelta(hours=12),
        own_moment=True,
        about=gettext_lazy("At the moment you choose when you promise something."),
    )
    register_kind(
        CHECK_BACK,
        gettext_lazy("Did the promise happen?"),
        render=_render_check_back,
        still_true=_check_back_still_true,
        expires_after=timedelta(days=3),
        about=gettext_lazy("A day after a promise, with one tap to say how it went."),
    )


def subject_key_of(uid: UUID) -> str:
    return f"{PREFIX}{uid}"


def commitment_of(message: Message) -> Commitment | None:
    uid = UUID(message.subject_key.removeprefix(PREFIX))
    related = Commitment.objects.select_related("person")
    return related.filter(uid=uid, person=message.person_id).first()


def reminder_for(commitment: Commitment) -> Letter:
    person = commitment.person
    with override(person.language):
        page = reverse("commitments:promise", args=[commitment.uid])
        return Letter(
            subject=_("The small thing you meant to do"),
            greeting=_("Hello %(name)s,") % {"name": person.get_short_name()},
            paragraphs=(
                _("You asked to be reminded now. What it was stands on your page, not in a mail."),
            ),
            button=(_("Look at my promise"), f"{settings.SITE_URL}{page}"),
        )


def check_back_for(commitment: Commitment) -> Letter:
    person = commitment.person
    with override(person.language):
        return Letter(
            subject=_("Did it happen?"),
            greeting=_("Hello %(name)s,") % {"name": person.get_short_name()},
            paragraphs=(
                _(
                    "You promised yourself one small thing. Did it happen? Yes, partly, no, or no "
                    "chance to: one tap, and no signing in."
                ),
                _("Any of the four is a good answer. It is the asking that helps."),
            ),
            button=(_("Yes, it did"), link_of(commitment, State.KEPT)),
            links=(
                (_("Partly"), link_of(commitment, State.PARTLY)),
                (_("No"), link_of(commitment, State.NOT)),
                (_("No chance to"), link_of(commitment, State.NO_CHANCE)),
            ),
            small_print=(
                _(
                    "These links are yours alone: they show this one promise to whoever opens "
                    "them. They work for 14 days."
                ),
            ),
        )


def _render_reminder(message: Message) -> Letter:
    return reminder_for(_found(message))


def _render_check_back(message: Message) -> Letter:
    return check_back_for(_found(message))


def _found(message: Message) -> Commitment:
    commitment = commitment_of(message)
    if commitment is None:
        raise LookupError("the commitment is gone")
    return commitment


def _reminder_still_true(message: Message, now: datetime) -> bool:
    commitment = commitment_of(message)
    if commitment is None or commitment.due_at is None or now >= commitment.due_at:
        return False
    return commitment.remind_at == message.due_at and _may_ask(commitment, now)


def _check_back_still_true(message: Message, now: datetime) -> bool:
    commitment = commitment_of(message)
    return commitment is not None and _may_ask(commitment, now)


def _may_ask(commitment: Commitment, now: datetime) -> bool:
    """Open still, and its writer is here and real."""
    person = commitment.person
    if not commitment.is_open or not person.is_active or person.is_sample:
        return False
    return not is_away(person, now)
