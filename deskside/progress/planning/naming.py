"""How days, people and sections are called in the sentences of a plan."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.utils.dateformat import format as format_date
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from deskside.courses.outline import SectionOutline

MOST_NAMES = 3


def said_day(day: date) -> str:
    """With its year: plans go over New Year."""
    return format_date(day, "l j F Y")


def short_day(day: date) -> str:
    return format_date(day, "j F")


def said_section(section: SectionOutline) -> str:
    if section.number is None:
        return _("“%(title)s”") % {"title": section.title}
    return _("section %(number)d") % {"number": section.number}


def listed(words: Sequence[str]) -> str:
    """ "a, b and c"."""
    if len(words) <= 1:
        return "".join(words)
    return _("%(all)s and %(last)s") % {"all": ", ".join(words[:-1]), "last": words[-1]}


def said_sections(sections: Sequence[SectionOutline]) -> str:
    """ "section 3", "sections 3, 4 and 5"; one without a number by its title."""
    numbers = [str(section.number) for section in sections if section.number is not None]
    titles = [said_section(section) for section in sections if section.number is None]
    if len(numbers) <= 1:
        return listed([said_section(section) for section in sections])
    together = _("sections %(numbers)s")
    if titles:
        return listed([together % {"numbers": ", ".join(numbers)}, *titles])
    return together % {"numbers": listed(numbers)}


def said_people(names: Sequence[str]) -> str:
    """The first three by name, the others counted."""
    more = len(names) - MOST_NAMES
    if more <= 0:
        return listed(list(names))
    others = ngettext("%(n)d more", "%(n)d more", more) % {"n": more}
    return listed([*names[:MOST_NAMES], others])


def capital(sentence: str) -> str:
    return sentence[:1].upper() + sentence[1:]
