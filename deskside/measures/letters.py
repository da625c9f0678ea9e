"""The message that a team is asked. It is the same for everybody, and says nothing of answers."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta
from uuid import UUID

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, override

from deskside.measures.instruments import INSTRUMENTS
from deskside.measures.models import Pulse
from deskside.measures.queries.asking import may_answer
from deskside.notify.actions import drop_messages
from deskside.notify.actions.outbox import Order, queue_many
from deskside.notify.kinds import register_kind
from deskside.notify.letter import Letter
from deskside.notify.models import Message
from deskside.people.models import Person

KIND = "pulse_asked"
PREFIX = "pulse:"


def register() -> None:
    register_kind(
        KIND,
        gettext_lazy("Your team is asked something, without names"),
        render=_render,
        still_true=_still_true,
        expires_after=timedelta(days=5),
        shows_body=True,
        unprompted=True,
        about=gettext_lazy("At most once in four weeks: five questions, two minutes."),
    )


def invite(*, pulse: Pulse, people: Iterable[Person], now: datetime) -> None:
    """One message to each; whether somebody has answered makes no difference to it."""
    orders = [Order(person.pk, f"{PREFIX}{pulse.uid}", now) for person in people]
    queue_many(kind=KIND, orders=orders, now=now)


def drop(*, pulse: Pulse) -> None:
    drop_messages(kind=KIND, subject_keys=[f"{PREFIX}{pulse.uid}"])


def pulse_of(message: Message) -> Pulse | None:
    uid = UUID(message.subject_key.removeprefix(PREFIX))
    return Pulse.objects.defer("box").select_related("group").filter(uid=uid).first()


def _render(message: Message) -> Letter:
    pulse, person = pulse_of(message), message.person
    if pulse is None or pulse.group is None or person is None:
        raise LookupError("the pulse is gone")
    with override(person.language):
        instrument = INSTRUMENTS[pulse.instrument]
        page = reverse("measures:team_answer", args=[pulse.uid])
        return Letter(
            subject=_("Five questions, two minutes: %(title)s") % {"title": instrument.title},
            greeting=_("Hello %(name)s,") % {"name": person.get_short_name()},
            paragraphs=(
                _("%(group)s is asked how it goes. Answering is up to you.")
                % {"group": pulse.group.name},
                str(instrument.about),
            ),
            button=(_("Look at the questions"), f"{settings.SITE_URL}{page}"),
        )


def _still_true(message: Message, now: datetime) -> bool:
    pulse, person = pulse_of(message), message.person
    if pulse is None or pulse.group is None or person is None or person.is_sample:
        return False
    return pulse.is_open(now) and may_answer(person, pulse.group, now)
