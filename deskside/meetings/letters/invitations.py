"""Seven days before, the day before, and when a meeting is moved or called off."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from deskside.lib import clock
from deskside.meetings import announcing
from deskside.meetings.calendar import invitation_file
from deskside.meetings.letters.about import hello, is_still_wanted, page_of, sitting_of, when_of
from deskside.meetings.models import Sitting, SittingState
from deskside.notify.kinds import register_kind
from deskside.notify.letter import Enclosed, Letter
from deskside.notify.models import Message
from deskside.people.models import Person

PLANNED = frozenset({SittingState.PLANNED.value})
OFF = frozenset({SittingState.CANCELLED.value})


def register() -> None:
    register_kind(
        announcing.INVITATION,
        gettext_lazy("Invitations to meetings"),
        render=_render_invitation,
        still_true=_is_planned,
        expires_after=timedelta(days=6),
        about=gettext_lazy("A week before each meeting, with a file for your calendar."),
    )
    register_kind(
        announcing.TOMORROW,
        gettext_lazy("A meeting tomorrow"),
        render=_render_tomorrow,
        still_true=_is_planned,
        expires_after=timedelta(hours=22),
        about=gettext_lazy("The day before each meeting."),
    )
    register_kind(
        announcing.MOVED,
        gettext_lazy("A meeting was moved"),
        render=_render_moved,
        still_true=_is_planned,
        expires_after=timedelta(days=2),
        about=gettext_lazy("At once, when a meeting you were invited to is put off."),
    )
    register_kind(
        announcing.CALLED_OFF,
        gettext_lazy("A meeting was called off"),
        render=_render_called_off,
        still_true=_is_off,
        expires_after=timedelta(days=2),
        about=gettext_lazy("At once, when a meeting you were invited to does not take place."),
    )


def _is_planned(message: Message, now: datetime) -> bool:
    return is_still_wanted(message, now, PLANNED)


def _is_off(message: Message, now: datetime) -> bool:
    return is_still_wanted(message, now, OFF)


def _render_invitation(message: Message) -> Letter:
    subject = _("%(when)s: %(title)s")
    return _letter(message, subject, ())


def _render_tomorrow(message: Message) -> Letter:
    return _letter(message, _("Tomorrow: %(title)s"), ())


def _render_moved(message: Message) -> Letter:
    words = _("This meeting has another time or place now. The file for your calendar moves it.")
    return _letter(message, _("Moved to %(when)s: %(title)s"), (words,))


def _render_called_off(message: Message) -> Letter:
    words = _("This meeting does not take place. Whoever was to lead it comes up for another one.")
    return _letter(message, _("Called off: %(title)s"), (words,))


def _letter(message: Message, subject: str, before: tuple[str, ...]) -> Letter:
    sitting, person = sitting_of(message), message.person
    assert person is not None  # noqa: S101  meetings are never told to a channel
    facts = {"when": when_of(sitting, person), "title": sitting.meeting.title}
    is_off = sitting.state == SittingState.CANCELLED
    lines = () if is_off else (*_who_leads(sitting, person), *_before_it(sitting, person))
    return Letter(
        subject=subject % facts,
        greeting=hello(person),
        paragraphs=(*before, _facts(sitting, person), *lines),
        button=None if is_off else _button(sitting, person),
        enclosed=(
            Enclosed("meeting.ics", invitation_file(sitting, person, clock.now()), "text/calendar"),
        ),
    )


def _facts(sitting: Sitting, person: Person) -> str:
    minutes = sitting.meeting.minutes
    facts = {
        "when": when_of(sitting, person),
        "minutes": ngettext("%d minute", "%d minutes", minutes) % minutes,
        "place": sitting.place,
        "title": sitting.meeting.title,
    }
    if sitting.place:
        return _("“%(title)s”: %(when)s, %(minutes)s, %(place)s.") % facts
    return _("“%(title)s”: %(when)s, %(minutes)s.") % facts


def _who_leads(sitting: Sitting, person: Person) -> tuple[str, ...]:
    if sitting.facilitator_id == person.pk:
        return (
            _(
                "You lead this one. Ten minutes are enough to prepare it: the questions, the words "
                "to say and a clock are on its page."
            ),
        )
    if sitting.understudy_id == person.pk and sitting.facilitator is not None:
        words = _("%(name)s leads this one, and you stand in if something comes up.")
        return (words % {"name": sitting.facilitator.name},)
    if sitting.facilitator is not None:
        return (_("%(name)s leads this one.") % {"name": sitting.facilitator.name},)
    return ()


def _before_it(sitting: Sitting, person: Person) -> tuple[str, ...]:
    if sitting.meeting.section_id is None or sitting.facilitator_id == person.pk:
        return ()
    return (
        _("It goes best if you have done the section before. If you have not, come all the same."),
    )


def _button(sitting: Sitting, person: Person) -> tuple[str, str]:
    if sitting.facilitator_id == person.pk:
        page = reverse("meetings:prepare", args=[sitting.uid])
        return _("Prepare it"), f"{settings.SITE_URL}{page}"
    return _("What it is about"), page_of(sitting)
