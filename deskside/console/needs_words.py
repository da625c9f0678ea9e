"""What a need is called on the screen and in the weekly mail."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from uuid import UUID
from zoneinfo import ZoneInfo

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.text import Truncator
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from deskside.console.models import BlockerKind, Reason
from deskside.console.needs import Action, Kind, Need, Sign
from deskside.courses.outline import CourseOutline, SectionOutline
from deskside.progress.states import section_marks

WORDS = 120
A_WEEK = 7


@dataclass(frozen=True, slots=True)
class Line:
    """A need as it is shown: `html` begins with the name in bold, `text` says the same plainly."""

    html: SafeString
    text: str
    label: str
    url: str


@dataclass(frozen=True, slots=True)
class Praised:
    name: str
    words: str
    url: str


@dataclass(frozen=True, slots=True)
class Teller:
    """Says needs in words; `zone` is the plan's, `group_uid` for the addresses."""

    course: CourseOutline
    group_uid: UUID
    due: Mapping[int, datetime]
    zone: str
    now: datetime

    def line(self, need: Need) -> Line:
        rest = " ".join(filter(None, (self._told(sign, need) for sign in need.signs[:2])))
        rest = f"{rest} {self._nudged(need)}".strip()
        label, url = self.action(need)
        name = need.person.name
        return Line(format_html("<b>{}</b> {}", name, rest), f"{name} {rest}", label, url)

    def _told(self, sign: Sign, need: Need) -> str:
        if sign is need.first:
            return self._first(sign)
        if sign.kind is Kind.BEHIND:
            return _("Also %s.") % behind_words(sign.n)
        return ""

    def _first(self, sign: Sign) -> str:
        match sign.kind:
            case Kind.REQUEST:
                return _("asks: “%s”") % _short(sign.words)
            case Kind.BLOCKER:
                return _("answered: “%s”.") % blocker_words(sign)
            case Kind.BOUNCED:
                return _("gets no mail: the address was refused (%s).") % _short(sign.words)
            case Kind.STUCK:
                return self._stuck(sign)
        return self._behind(sign)

    def _behind(self, sign: Sign) -> str:
        behind = behind_words(sign.n)
        if not sign.person.has_joined:
            return _("is %s and has not come in yet.") % behind
        if sign.person.seen_at is None:
            return _("is %s and has not begun.") % behind
        left = self._left(sign) if sign.n == 1 else ""
        if left:
            return _("%s.") % left
        seen = {"behind": behind, "day": self.day(sign.person.seen_at)}
        return _("is %(behind)s and was last here %(day)s.") % seen

    def _left(self, sign: Sign) -> str:
        """Whoever lacks one thing is told so, not that they are behind."""
        for section in self.course.sections:
            done, _last = section_marks(section, sign.person.marks)
            if 0 < done < section.size:
                left = section.size - done
                words = ngettext(
                    "has %(left)d thing left in section %(number)s, which was due",
                    "has %(left)d things left in section %(number)s, which was due",
                    left,
                )
                return words % {"left": left, "number": number_of(section)}
            if not done:
                return ""
        return ""

    def _stuck(self, sign: Sign) -> str:
        found = next((a for a in self.course.activities if str(a.id) == sign.about), None)
        words = {
            "tries": sign.n,
            "title": found.title if found else _("a check"),
            "day": self.day(sign.at),
        }
        return _("has tried one question of “%(title)s” %(tries)d times, first %(day)s.") % words

    def _nudged(self, need: Need) -> str:
        at = need.person.nudged_at
        if at is None or need.first.kind in {Kind.REQUEST, Kind.BLOCKER}:
            return ""
        return _("You wrote %s.") % self.day(at)

    def action(self, need: Need) -> tuple[str, str]:
        """Label and address of the one thing to do."""
        person = [self.group_uid, need.person.uid]
        match need.action:
            case Action.ANSWER:
                answer = reverse("console:request", args=[self.group_uid, UUID(need.first.about)])
                return _("Answer"), answer
            case Action.GIVE_TIME:
                page = reverse("console:person", args=person)
                return _("Offer more time"), f"{page}?longer=1#longer"
            case Action.INVITE:
                return _("Pass on the invitation"), reverse("people:member", args=person)
            case Action.WAIT:
                return _("See what is done"), reverse("console:person", args=person)
        stuck = need.first.kind is Kind.STUCK
        reason = Reason.STUCK if stuck else Reason.BEHIND
        label = _("Ask how they read it") if stuck else _("Ask what is in the way")
        return label, reverse("console:nudge", args=person) + f"?reason={reason}"

    def praise(self, sign: Sign) -> Praised | None:
        """None where nothing was done early enough to speak of."""
        found = None
        for section in self.course.sections:
            done, last = section_marks(section, sign.person.marks)
            if done == section.size and last and section.id in self.due:
                found = section, int((self.due[section.id].timestamp() - last) // 86_400)
        if found is None or found[1] < 1:
            return None
        section, days = found
        words = ngettext(
            "finished section %(number)s %(days)s day early.",
            "finished section %(number)s %(days)s days early.",
            days,
        )
        address = reverse("console:praise", args=[self.group_uid, sign.person.uid])
        said = words % {"number": number_of(section), "days": spelt(days)}
        asked = f"?reason={Reason.EARLY}&section={section.key}"
        return Praised(sign.person.name, said, address + asked)

    def day(self, at: datetime | None) -> str:
        """ "today", "yesterday", "on Monday 9 November"."""
        if at is None:
            return _("at some time")
        zone = ZoneInfo(self.zone)
        day, today = at.astimezone(zone).date(), self.now.astimezone(zone).date()
        ago = (today - day).days
        if ago <= 0:
            return _("today")
        if ago == 1:
            return _("yesterday")
        shape = "l" if ago < A_WEEK else "j F" if day.year == today.year else "j F Y"
        return _("on %s") % date_format(day, shape)


def behind_words(sections: int) -> str:
    words = ngettext("%s section behind", "%s sections behind", sections)
    return words % spelt(sections)


def number_of(section: SectionOutline) -> str:
    return str(section.number) if section.number else section.title


def blocker_words(sign: Sign) -> str:
    """What they tapped, and what they added."""
    label = str(BlockerKind(sign.about).label) if sign.about in BlockerKind.values else sign.about
    return f"{label}: {_short(sign.words)}" if sign.words else label


def spelt(number: int) -> str:
    """Up to twelve in letters, as one reads it aloud."""
    words = _numbers(get_language() or "")
    return words[number] if 0 <= number < len(words) else str(number)


@lru_cache(maxsize=32)
def _numbers(_language: str) -> tuple[str, ...]:
    """Looked up once for each language: a page spells dozens of them."""
    return (
        _("no"),
        _("one"),
        _("two"),
        _("three"),
        _("four"),
        _("five"),
        _("six"),
        _("seven"),
        _("eight"),
        _("nine"),
        _("ten"),
        _("eleven"),
        _("twelve"),
    )


def heading(people: int, *, more: bool) -> str:
    """ "Three people need you this week"."""
    if more:
        return _("More than %s people need you this week") % spelt(people)
    if not people:
        return _("Nobody needs you this week")
    words = ngettext("%s person needs you this week", "%s people need you this week", people)
    said = words % spelt(people)
    return said[:1].upper() + said[1:]


def _short(text: str) -> str:
    return Truncator(" ".join(text.split())).chars(WORDS)
