"""What a desk can count by the month: units, directions and bounds, as data."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django_stubs_ext import StrPromise

MOST = Decimal(99_999_999)
HUNDRED = Decimal(100)
TEAMWORK = "teamwork"  # asked of the team, not counted at the desk


@dataclass(frozen=True, slots=True)
class Measure:
    """`unit`: "%" or nothing for a count. `better`: "up", "down" or nothing where it depends."""

    key: str
    title: StrPromise
    help: StrPromise
    unit: str
    better: str

    @property
    def most(self) -> Decimal:
        return HUNDRED if self.unit == "%" else MOST


MEASURES = (
    Measure(
        "satisfaction",
        _("Satisfaction"),
        _("of 100 people who answered your survey, how many were satisfied"),
        "%",
        "up",
    ),
    Measure(
        "reopened",
        _("Reopened"),
        _("of 100 solved tickets, how many were opened again"),
        "%",
        "down",
    ),
    Measure("complaints", _("Complaints"), _("how many came in that month"), "", "down"),
    Measure(
        "escalations",
        _("Escalations"),
        _("how many went to somebody above the team"),
        "",
        "down",
    ),
    Measure("solved", _("Solved"), _("how many tickets the team closed that month"), "", ""),
)
BY_KEY = {measure.key: measure for measure in MEASURES}
USUAL = ("satisfaction", "reopened", "complaints", "escalations")
CHOOSABLE = (*BY_KEY, TEAMWORK)


def in_order(keys: set[str]) -> list[Measure]:
    return [measure for measure in MEASURES if measure.key in keys]
