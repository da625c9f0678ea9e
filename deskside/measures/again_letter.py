"""After three months leaders are asked once for the figures since: half a comparison is none."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from uuid import UUID

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, override

from deskside.ledger.due import schedule
from deskside.lib.zones import resolve
from deskside.measures.queries.figures import DeskFigures, desk_figures
from deskside.notify.actions import queue
from deskside.notify.kinds import register_kind
from deskside.notify.letter import Letter
from deskside.notify.models import Message
from deskside.people.models import Group, Membership, Person, Role

KIND = "figures_again"
PREFIX = "figures:"
MORNING = time(9)


def register() -> None:
    register_kind(
        KIND,
        gettext_lazy("The figures of the desk, three months on"),
        render=_render,
        still_true=_still_true,
        expires_after=timedelta(days=14),
        shows_body=True,
        unprompted=True,
        about=gettext_lazy("Once, to whoever leads, when three whole months have passed."),
    )


def ask_again_later(*, group: Group, figures: DeskFigures) -> None:
    """Due work for the morning on which three whole months have passed; a repeat does nothing."""
    due_at = resolve(figures.again_from, MORNING, group.zone)
    schedule(kind=KIND, subject_key=str(group.uid), due_at=due_at)


def ask_again(subject_key: str, now: datetime) -> None:
    """The due work: a message to each leader; where the beginning has moved, later once more."""
    group = Group.objects.filter(uid=UUID(subject_key), archived_at=None).first()
    if group is None:
        return
    figures = desk_figures(group, now)
    if figures.today < figures.again_from:
        ask_again_later(group=group, figures=figures)
        return
    for seat in Membership.objects.current(now).filter(group=group, role=Role.LEADER):
        key = f"{PREFIX}{group.uid}"
        queue(kind=KIND, person_id=seat.person_id, subject_key=key, due_at=now, now=now)


def _group_of(message: Message) -> Group | None:
    uid = UUID(message.subject_key.removeprefix(PREFIX))
    return Group.objects.filter(uid=uid, archived_at=None).first()


def _render(message: Message) -> Letter:
    group, person = _group_of(message), message.person
    if group is None or person is None:
        raise LookupError("the group is gone")
    with override(person.language):
        page = reverse("measures:figures", args=[group.uid])
        return Letter(
            subject=_("Three months on: what do the figures of the desk say?"),
            greeting=_("Hello %(name)s,") % {"name": person.get_short_name()},
            paragraphs=(
                _(
                    "At the beginning you wrote down where the desk of %(group)s stood. Three "
                    "whole months have passed since. With the same figures of these months the "
                    "page for your boss shows before and since, side by side."
                )
                % {"group": group.name},
            ),
            button=(_("Fill in three months"), f"{settings.SITE_URL}{page}"),
        )


def _still_true(message: Message, now: datetime) -> bool:
    group, person = _group_of(message), message.person
    if group is None or person is None or person.is_sample:
        return False
    return _leads(person, group, now) and desk_figures(group, now).is_time_again


def _leads(person: Person, group: Group, now: datetime) -> bool:
    seats = Membership.objects.current(now).filter(person=person, group=group, role=Role.LEADER)
    return bool(seats.exists())
