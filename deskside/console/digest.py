"""The leader's weekly letter: who needs them, with the reason; nothing when nobody does."""

from __future__ import annotations

from datetime import datetime, timedelta
from uuid import UUID

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, override

from deskside.console.actions.digests import DIGEST
from deskside.console.needs import Need, needs_of
from deskside.console.needs_words import Teller, heading
from deskside.console.queries.groups import ConsoleGroup, console_group
from deskside.console.queries.needs import SHOWN, look_at
from deskside.console.queries.rows import Scope
from deskside.lib import clock
from deskside.notify.kinds import register_kind
from deskside.notify.letter import Letter
from deskside.notify.models import Message
from deskside.people.models import Group, Membership, Person, Role
from deskside.progress.queries.due import due_dates


def register() -> None:
    register_kind(
        DIGEST,
        gettext_lazy("Your group this week"),
        render=_render,
        still_true=_still_true,
        expires_after=timedelta(days=2),
        unprompted=True,
        about=gettext_lazy("On Monday morning, to those who lead: who needs you, and why."),
    )


def _found(message: Message, now: datetime) -> tuple[Person, ConsoleGroup, Scope] | None:
    if message.person is None:
        return None
    uid = UUID(message.subject_key.partition(":")[2])
    found = console_group(message.person, uid, now)
    if found is None or found.plan is None or found.course is None:
        return None
    due = due_dates(found.plan.pk)
    scope = Scope(found.group.pk, found.plan, found.course, due, message.person.pk, now)
    return message.person, found, scope


def _needs(scope: Scope) -> list[Need]:
    return needs_of(look_at(scope).signs, scope.now)


def _still_true(message: Message, now: datetime) -> bool:
    """Not to somebody who leads no more, not about a group put away, not without a reason."""
    found = _found(message, now)
    if found is None or found[1].group.archived_at is not None or found[0].is_sample:
        return False
    return _leads(found[0], found[1].group, now) and bool(_needs(found[2]))


def _leads(person: Person, group: Group, now: datetime) -> bool:
    own = Membership.objects.current(now).filter(person=person, group=group)
    return own.filter(role=Role.LEADER).exists()


def _render(message: Message) -> Letter:
    found = _found(message, clock.now())
    if found is None:
        raise LookupError("the group is gone")
    person, group, scope = found
    with override(person.language):
        return digest_letter(person, group, scope)


def digest_letter(person: Person, found: ConsoleGroup, scope: Scope) -> Letter:
    needs = _needs(scope)
    teller = Teller(scope.course, found.group.uid, scope.due, scope.plan.zone, scope.now)
    page = f"{settings.SITE_URL}{reverse('console:group', args=[found.group.uid])}"
    title = heading(min(len(needs), SHOWN), more=len(needs) > SHOWN)
    return Letter(
        subject=f"{found.group.name}: {title}",
        greeting=_("Hello %(name)s,") % {"name": person.get_short_name()},
        paragraphs=tuple(teller.line(need).text for need in needs[:SHOWN]),
        button=(_("Open the group"), page),
    )
