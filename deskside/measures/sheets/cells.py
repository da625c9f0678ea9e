"""One cell: a number of a measure, or the month of a date. Pure."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal

from django.utils.translation import gettext as _

from deskside.measures.desk import Measure
from deskside.measures.months import first_of

_NUMBER = re.compile(r"[0-9]{1,12}([.,][0-9]{1,6})?")
_THOUSANDS = re.compile(r"[0-9]{1,3}(?:[.,'\u2019\u00a0\u202f ][0-9]{3})+")
_FORMULA = ("=", "+", "@")
_ISO = re.compile(r"([0-9]{4})[-/.]([0-9]{1,2})(?:[-/.]([0-9]{1,2}))?(?:[T ].*)?")
_SLASHED = re.compile(r"([0-9]{1,2})[-/. ]([0-9]{1,2})[-/. ]([0-9]{4}|[0-9]{2})(?:[T ,].*)?")
_MONTH_YEAR = re.compile(r"([0-9]{1,2})[-/. ]([0-9]{4})")
_NAMED = re.compile(r"(?:[0-9]{1,2}[-. ]+)?([A-Za-z]{3,9})\.?[-, ]+(?:[0-9]{1,2},? +)?([0-9]{4})")
_NAMES = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september",
    "october", "november", "december",
)  # fmt: skip
CENTURY, EARLIEST = 2000, 1990
DAY_FIRST, MONTH_FIRST = "day", "month"


class BadCell(ValueError):  # noqa: N818  an answer to the sender
    """The message says in words what is the matter."""


def number_of(text: str, measure: Measure) -> Decimal | None:
    """None for an empty cell. Raises BadCell."""
    bare = text.strip().removesuffix("%").strip()
    if not bare or bare in {"-", "\u2013", "n/a", "N/A"}:
        return None
    if bare.startswith(_FORMULA):
        raise BadCell(_("“%(text)s” is a formula. Put its result there.") % {"text": short(bare)})
    value = _value(bare, measure)
    if value > measure.most:
        raise BadCell(
            _("%(text)s is more than %(most)s, the most there can be.")
            % {"text": short(bare), "most": f"{measure.most:,}"}
        )
    return value


def _value(bare: str, measure: Measure) -> Decimal:
    if bare.startswith(("-", "\u2212")):
        raise BadCell(_("%(text)s is less than nothing.") % {"text": short(bare)})
    if not measure.unit and _THOUSANDS.fullmatch(bare):
        return Decimal(re.sub("[^0-9]", "", bare)[:15])
    if not _NUMBER.fullmatch(bare):
        raise BadCell(_("“%(text)s” is no number.") % {"text": short(bare)})
    return round(Decimal(bare.replace(",", ".")), 2)


def month_of(text: str, order: str) -> date:
    """The month's first day. `order`: which of two small numbers is the day. Raises BadCell."""
    bare = text.strip()
    numbers = _numbers(bare, order)
    if numbers is None:
        raise BadCell(
            _("“%(text)s” is no month. Write 2026-05, 05/2026 or May 2026.") % {"text": short(bare)}
        )
    year, month, day = numbers
    if year < CENTURY // 20:
        year += CENTURY
    try:
        found = date(year, month, day)
    except ValueError:
        raise BadCell(_("%(text)s is no date.") % {"text": short(bare)}) from None
    if found.year < EARLIEST:
        raise BadCell(_("%(text)s is too long ago.") % {"text": short(bare)})
    return first_of(found)


def _numbers(bare: str, order: str) -> tuple[int, int, int] | None:
    if found := _ISO.fullmatch(bare):
        return int(found[1]), int(found[2]), int(found[3] or 1)
    if found := _MONTH_YEAR.fullmatch(bare):
        return int(found[2]), int(found[1]), 1
    if found := _SLASHED.fullmatch(bare):
        one, two, year = int(found[1]), int(found[2]), int(found[3])
        return (year, two, one) if order == DAY_FIRST else (year, one, two)
    if found := _NAMED.fullmatch(bare):
        months = [n for n, name in enumerate(_NAMES, 1) if name.startswith(found[1].lower())]
        return (int(found[2]), months[0], 1) if months else None
    return None


def order_of(texts: list[str]) -> str | None:
    """Which stands first in dates such as 05/11/2026, if one of them gives it away."""
    for text in texts:
        found = _SLASHED.fullmatch(text.strip())
        if found and "." in text:
            return DAY_FIRST
        if found and int(found[1]) > len(_NAMES):
            return DAY_FIRST
        if found and int(found[2]) > len(_NAMES):
            return MONTH_FIRST
    return None


def is_unclear(texts: list[str]) -> bool:
    """There are such dates, and none gives it away."""
    return order_of(texts) is None and any(_SLASHED.fullmatch(text.strip()) for text in texts)


def short(text: str) -> str:
    return text if len(text) <= 30 else f"{text[:29]}…"  # noqa: PLR2004
