"""The mail that comes when a meeting is over: what was noted, what the group said, who leads next.
Never a private text."""

from __future__ import annotations

from datetime import datetime, timedelta
from uuid import UUID

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, override

from deskside.meetings.models import Sitting
from deskside.meetings.queries.summary import Summary, summary_of
from deskside.notify.kinds import register_kind
from deskside.notify.letter import Letter
from deskside.notify.models import Message
from deskside.people.models import Membership

KIND = "meeting_summary"
MOST_WORDS = 8


def register() -> None:
    register_kind(
        KIND,
        gettext_lazy("Summary of a meeting"),
        render=_render,
        still_true=_still_true,
        expires_after=timedelta(days=3),
        own_moment=True,
        about=gettext_lazy("When a meeting of your group is over, within a minute."),
    )


def subject_key_of(sitting: Sitting) -> str:
    return f"summary:{sitting.uid}"


def _sitting_of(message: Message) -> Sitting | None:
    uid = UUID(message.subject_key.removeprefix("summary:"))
    related = Sitting.objects.select_related("meeting__series__group", "led_by", "facilitator")
    return related.filter(uid=uid).first()


def _still_true(message: Message, now: datetime) -> bool:
    """For those who are in the group still: a summary is the group's own."""
    sitting = _sitting_of(message)
    if sitting is None or message.person is None or not message.person.is_active:
        return False
    inside = Membership.objects.current(now).filter(
        person=message.person, group=sitting.meeting.series.group_id
    )
    return bool(inside.exists())


def _render(message: Message) -> Letter:
    sitting, person = _sitting_of(message), message.person
    if sitting is None or person is None:
        raise LookupError("the sitting is gone")
    with override(person.language):
        summary = summary_of(sitting)
        return Letter(
            subject=_("What was said in “%(title)s”") % {"title": sitting.meeting.title},
            greeting=_("Hello %(name)s,") % {"name": person.name},
            paragraphs=tuple(_paragraphs(summary)),
            button=(
                _("Open the summary"),
                f"{settings.SITE_URL}{reverse('meetings:summary', args=[sitting.uid])}",
            ),
            small_print=(_("What you wrote for yourself stays with you, and is in no mail."),),
        )


def _paragraphs(summary: Summary) -> list[str]:
    found = [_first_words(summary)]
    if summary.closed_itself:
        found.append(_("Nobody ended the meeting, so it closed itself."))
    found += [f"{name}: {', '.join(words)}" for name, words in summary.boards]
    found += [_("Noted: %(text)s") % {"text": text} for text in summary.notes]
    found += [_("Parked for another time: %(text)s") % {"text": text} for text in summary.parked]
    if summary.next_words:
        found.append(summary.next_words)
    return found


def _first_words(summary: Summary) -> str:
    said = ngettext(
        "%(people)d person was there", "%(people)d people were there", summary.people
    ) % {"people": summary.people}
    made = ngettext(
        "and made %(promises)d promise", "and made %(promises)d promises", summary.promises
    ) % {"promises": summary.promises}
    if not summary.promises:
        return f"{said}."
    return f"{said}, {made}."
