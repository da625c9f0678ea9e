"""What a leader writes and answers, as messages. The words are the leader's own."""

from __future__ import annotations

from datetime import datetime, timedelta
from uuid import UUID

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, override

from deskside.console.actions.asking import REQUEST_ANSWERED
from deskside.console.actions.writing import NUDGE, PRAISE
from deskside.console.links import answer_link
from deskside.console.models import Blocker, BlockerKind, Nudge, Praise, Request, RequestState
from deskside.notify.kinds import register_kind
from deskside.notify.letter import Letter
from deskside.notify.models import Message
from deskside.people.models import Group, Membership, Person

QUICK = (BlockerKind.ON_CALL, BlockerKind.WORKLOAD, BlockerKind.UNCLEAR)


def register() -> None:
    register_kind(
        NUDGE,
        gettext_lazy("A question from whoever leads"),
        render=_render_nudge,
        still_true=_nudge_still_true,
        expires_after=timedelta(days=3),
        about=gettext_lazy("A few words of theirs when something seems to be in the way."),
    )
    register_kind(
        PRAISE,
        gettext_lazy("Praise"),
        render=_render_praise,
        still_true=_praise_still_true,
        expires_after=timedelta(days=3),
        about=gettext_lazy("When somebody noticed what you did."),
    )
    register_kind(
        REQUEST_ANSWERED,
        gettext_lazy("An answer to what you asked for"),
        render=_render_answer,
        still_true=_answer_still_true,
        expires_after=timedelta(days=7),
        about=gettext_lazy("What whoever leads your group says to your request."),
    )


def _uid_of(message: Message) -> UUID:
    return UUID(message.subject_key.partition(":")[2])


def _nudge_of(message: Message) -> Nudge | None:
    rows = Nudge.objects.select_related("person", "written_by", "group")
    return rows.filter(uid=_uid_of(message), person=message.person_id).first()


def _praise_of(message: Message) -> Praise | None:
    rows = Praise.objects.select_related("person", "written_by", "group")
    return rows.filter(uid=_uid_of(message), person=message.person_id).first()


def nudge_letter(nudge: Nudge) -> Letter:
    with override(nudge.person.language):
        return Letter(
            subject=_("A word from %(who)s") % {"who": _who(nudge.written_by)},
            greeting=_greeting(nudge.person),
            paragraphs=_paragraphs(nudge.text),
            button=(_("Open my course"), f"{settings.SITE_URL}{reverse('learn:course')}"),
            links=(
                *((str(kind.label), answer_link(nudge, kind)) for kind in QUICK),
                (_("Something else is in the way"), answer_link(nudge)),
            ),
            small_print=(
                _("One tap on a line answers %(who)s.") % {"who": _who(nudge.written_by)},
                _("The links are yours alone; they work for 60 days and need no signing in."),
            ),
        )


def praise_letter(praise: Praise) -> Letter:
    with override(praise.person.language):
        return Letter(
            subject=_("%(who)s noticed") % {"who": _who(praise.written_by)},
            greeting=_greeting(praise.person),
            paragraphs=_paragraphs(praise.text),
        )


def _paragraphs(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in text.split("\n\n") if part.strip())


def _who(person: Person | None) -> str:
    return person.name if person else _("Your leader")


def _greeting(person: Person) -> str:
    return _("Hello %(name)s,") % {"name": person.get_short_name()}


def _render_nudge(message: Message) -> Letter:
    nudge = _nudge_of(message)
    if nudge is None:
        raise LookupError("the nudge is gone")
    return nudge_letter(nudge)


def _render_praise(message: Message) -> Letter:
    praise = _praise_of(message)
    if praise is None:
        raise LookupError("the praise is gone")
    return praise_letter(praise)


def _nudge_still_true(message: Message, now: datetime) -> bool:
    """Not once they have said what is in the way, and not from a sample team to real people."""
    nudge = _nudge_of(message)
    if nudge is None or (nudge.written_by and nudge.written_by.is_sample):
        return False
    said = Blocker.objects.filter(
        group=nudge.group, person=nudge.person, said_at__gte=nudge.written_at
    )
    return _is_here(nudge.person, nudge.group, now) and not said.exists()


def _praise_still_true(message: Message, now: datetime) -> bool:
    praise = _praise_of(message)
    if praise is None or (praise.written_by and praise.written_by.is_sample):
        return False
    return _is_here(praise.person, praise.group, now)


def _is_here(person: Person, group: Group, now: datetime) -> bool:
    here = Membership.objects.current(now).filter(person=person, group=group)
    return here.filter(group__archived_at=None).exists()


def _request_of(message: Message) -> Request | None:
    rows = Request.objects.select_related("person", "answered_by")
    return rows.filter(uid=_uid_of(message), person=message.person_id).first()


def _render_answer(message: Message) -> Letter:
    request = _request_of(message)
    if request is None:
        raise LookupError("the request is gone")
    with override(request.person.language):
        says = {
            RequestState.AGREED: _("%(who)s agrees to what you asked for."),
            RequestState.LATER: _("%(who)s says: not now."),
            RequestState.DECLINED: _("%(who)s says no to what you asked for."),
        }
        who = {"who": _who(request.answered_by)}
        said = says.get(RequestState(request.state), "%(who)s") % who
        return Letter(
            subject=_("An answer to what you asked for"),
            greeting=_greeting(request.person),
            paragraphs=(f"“{request.words}”", said, *_paragraphs(request.reply)),
            button=(_("See it"), f"{settings.SITE_URL}{reverse('console:tell')}"),
        )


def _answer_still_true(message: Message, now: datetime) -> bool:
    request = _request_of(message)
    if request is None or request.answered_at != message.due_at:
        return False
    return not (request.answered_by and request.answered_by.is_sample)
