"""Messages about a plan: due soon, due today, overdue once, longer dates, and the opening one.

They name sections and dates, never how somebody does, and lead to the course. Their pages lie in a
higher room and are found by the names of their addresses.
"""

from __future__ import annotations

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, override

from deskside.courses.queries import course_outline
from deskside.lib.zones import zone_label
from deskside.notify.kinds import register_kind
from deskside.notify.letter import Letter
from deskside.notify.models import Message
from deskside.people.models import Person
from deskside.progress.models import Extension, KickOff, Plan
from deskside.progress.planning.moments import moments
from deskside.progress.planning.naming import said_day
from deskside.progress.queries.away import away_people
from deskside.progress.queries.open_dates import open_sections
from deskside.progress.queries.pacing import pacing_of
from deskside.progress.queries.still_in import takes_part

WHICH = {"due_soon": "soon", "due_today": "today", "overdue": "over"}


def register() -> None:
    kinds = {
        "due_soon": (
            gettext_lazy("A section is due soon"),
            gettext_lazy("Two working days before."),
        ),
        "due_today": (gettext_lazy("A section is due today"), gettext_lazy("In the morning.")),
        "overdue": (
            gettext_lazy("A date is over"),
            gettext_lazy("Once, on the next working day. Nothing is locked."),
        ),
    }
    for key, (title, about) in kinds.items():
        register_kind(
            key,
            title,
            render=_render_due,
            still_true=_due_still_true,
            expires_after=timedelta(days=2),
            unprompted=True,
            about=about,
        )
    register_kind(
        "extension",
        gettext_lazy("You have longer"),
        render=_render_longer,
        still_true=_longer_still_true,
        expires_after=timedelta(days=3),
        about=gettext_lazy("When a leader gives you more time."),
    )
    register_kind(
        "kick_off",
        gettext_lazy("The course opens"),
        render=_render_kick_off,
        still_true=_kick_off_still_true,
        expires_after=timedelta(days=7),
        unprompted=True,
        about=gettext_lazy("Your leader’s own words, when a course begins."),  # noqa: RUF001
    )


def plan_of(message: Message) -> Plan | None:
    """The plan a letter about dates is about; None where it is gone."""
    number = message.subject_key.split(":")[1]
    return Plan.objects.select_related("group").filter(pk=number).first()


def _day_of(message: Message) -> date:
    return date.fromisoformat(message.subject_key.split(":")[2])


def _due_still_true(message: Message, now: datetime) -> bool:
    """Due for them on that day still, not finished, in its time, and they are there."""
    plan, person = plan_of(message), message.person_id
    if plan is None or person is None or not takes_part(plan, person, now):
        return False
    day, which = _day_of(message), WHICH[message.kind]
    moment = next((one for one in moments(day, pacing_of(plan)) if one.which == which), None)
    if moment is None or now >= moment.until:
        return False
    today = now.astimezone(ZoneInfo(plan.zone)).date()
    return person in open_sections(plan, day, now, person) and not away_people([person], today)


def _render_due(message: Message) -> Letter:
    plan, person = plan_of(message), _reader(message)
    if plan is None:
        raise LookupError("the plan is gone")
    with override(person.language):
        day = _day_of(message)
        open_ones = open_sections(plan, day, message.due_at, person.pk).get(person.pk, [])
        course = course_outline(plan.release_id, person.language)
        sections = [
            course.by_section[number] for number in open_ones if number in course.by_section
        ]
        titles = [
            _("“%(title)s”, %(n)d minutes") % {"title": s.title, "n": s.minutes} for s in sections
        ]
        values = {
            "titles": ", ".join(titles),
            "day": said_day(day),
            "time": f"{plan.due_time:%H:%M}",
            "zone": zone_label(plan.zone),
        }
        return Letter(
            subject=_subject(WHICH[message.kind], values, [s.title for s in sections]),
            greeting=_("Hello %(name)s,") % {"name": person.get_short_name()},
            paragraphs=(
                _("%(titles)s: until %(day)s, %(time)s (%(zone)s).") % values,
                _closing(WHICH[message.kind]),
            ),
            button=(_("Go on where you were"), f"{settings.SITE_URL}{reverse('learn:course')}"),
        )


def _subject(which: str, values: dict[str, str], titles: list[str]) -> str:
    about = titles[0] if len(titles) == 1 else _("%(n)d sections") % {"n": len(titles)}
    words = {
        "soon": _("Due on %(day)s: %(about)s"),
        "today": _("Due today: %(about)s"),
        "over": _("Its date is over: %(about)s"),
    }
    return words[which] % {**values, "about": about}


def _closing(which: str) -> str:
    if which == "over":
        return _(
            "Nothing is locked, and this is the only letter about it. If the week was too full, "
            "ask your leader for more time: two words are enough."
        )
    return _("A few minutes at a time are enough. If it does not fit, say so: dates can move.")


def _reader(message: Message) -> Person:
    if message.person_id is None:
        raise LookupError("a letter to nobody")
    return Person.objects.get(pk=message.person_id)


def _longer(message: Message) -> list[Extension]:
    """Somebody's longer dates that are still ahead when it is sent."""
    rows = Extension.objects.filter(
        plan=int(message.subject_key.split(":")[1]),
        person=message.person_id,
        due_at__gt=message.due_at,
    )
    return list(rows.select_related("section", "given_by").order_by("due_at"))


def _longer_still_true(message: Message, now: datetime) -> bool:
    plan, person = plan_of(message), message.person_id
    if plan is None or person is None or not takes_part(plan, person, now):
        return False
    return any(row.due_at > now for row in _longer(message))


def _render_longer(message: Message) -> Letter:
    plan, person, rows = plan_of(message), _reader(message), _longer(message)
    if plan is None or not rows:
        raise LookupError("the longer date is gone")
    with override(person.language):
        course = course_outline(plan.release_id, person.language)
        lines = [
            _("“%(title)s” until %(day)s")
            % {"title": section.title, "day": said_day(row.local_date)}
            for row in rows
            if (section := course.by_section.get(row.section_id))
        ]
        giver = rows[-1].given_by
        who = giver.name if giver and giver.name else _("Your leader")
        words = ngettext(
            "%(who)s has given you more time: %(lines)s.",
            "%(who)s has given you more time: %(lines)s.",
            len(lines),
        )
        return Letter(
            subject=_("You have longer"),
            greeting=_("Hello %(name)s,") % {"name": person.get_short_name()},
            paragraphs=(words % {"who": who, "lines": ", ".join(lines)},),
            button=(_("Look at my dates"), f"{settings.SITE_URL}{reverse('learn:expectations')}"),
        )


def _kick_off(message: Message) -> KickOff | None:
    number = message.subject_key.removeprefix("kickoff:")
    return KickOff.objects.select_related("plan__group", "sent_by").filter(pk=number).first()


def _kick_off_still_true(message: Message, now: datetime) -> bool:
    sent = _kick_off(message)
    if sent is None or message.person_id is None:
        return False
    return takes_part(sent.plan, message.person_id, now)


def _render_kick_off(message: Message) -> Letter:
    sent, person = _kick_off(message), _reader(message)
    if sent is None:
        raise LookupError("the opening message is gone")
    with override(person.language):
        lines = [line.strip() for line in sent.words.splitlines()]
        who = sent.sent_by.name if sent.sent_by else ""
        return Letter(
            subject=sent.subject,
            greeting=_("Hello %(name)s,") % {"name": person.get_short_name()},
            paragraphs=tuple(line for line in lines if line),
            button=(
                _("What is expected, and when"),
                f"{settings.SITE_URL}{reverse('learn:expectations')}",
            ),
            small_print=(_("Written by %(who)s.") % {"who": who},) if who else (),
        )
