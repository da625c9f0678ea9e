from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.dateformat import format as format_date
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from deskside.measures.desk import BY_KEY, CHOOSABLE, TEAMWORK, Measure
from deskside.measures.queries.figures import DeskFigures
from deskside.measures.sheets.cells import BadCell, number_of
from deskside.measures.words import figure_text

LONGEST = 40


@dataclass(frozen=True, slots=True)
class Cell:
    """One box of the table: what stands in it, and what is wrong with that."""

    name: str
    label: str
    value: str
    error: str


@dataclass(frozen=True, slots=True)
class Line:
    month: date
    cells: list[Cell]
    is_baseline: bool


class FiguresForm:
    """Months by measures, as a person types them; written out by hand, since there may be many.

    A field is called "reopened-2026-05"; an empty one takes a figure away.
    """

    def __init__(self, figures: DeskFigures, data: Mapping[str, Any] | None = None) -> None:
        self.figures, self.is_bound = figures, data is not None
        self.measures: list[Measure] = [one.measure for one in figures.series]
        self.errors: dict[str, str] = {}
        self.values: dict[date, dict[str, Decimal | None]] = {}
        self.typed = (
            {name: str(data.get(name, ""))[:LONGEST] for name in self._names()} if data else {}
        )
        if data is not None:
            self._read(data)

    def _names(self) -> list[str]:
        return [
            name_of(measure.key, month)
            for month in self.figures.months
            for measure in self.measures
        ]

    def _read(self, data: Mapping[str, Any]) -> None:
        for month in self.figures.months:
            for measure in self.measures:
                name = name_of(measure.key, month)
                if name not in data:
                    continue
                try:
                    found = number_of(str(data[name])[:LONGEST], measure)
                except BadCell as bad:
                    self.errors[name] = str(bad)
                else:
                    self.values.setdefault(month, {})[measure.key] = found

    def is_valid(self) -> bool:
        return self.is_bound and not self.errors

    @property
    def lines(self) -> list[Line]:
        held = {one.measure.key: one.values for one in self.figures.series}
        start = self.figures.start.replace(day=1)
        return [
            Line(
                month,
                [
                    self._cell(measure, month, held[measure.key].get(month))
                    for measure in self.measures
                ],
                month < start,
            )
            for month in self.figures.months
        ]

    def _cell(self, measure: Measure, month: date, held: Decimal | None) -> Cell:
        name = name_of(measure.key, month)
        kept = "" if held is None else figure_text(held)
        label = _t("%(measure)s, %(month)s") % {
            "measure": measure.title,
            "month": format_date(month, "F Y"),
        }
        return Cell(name, label, self.typed.get(name, kept), self.errors.get(name, ""))

    @property
    def error_lines(self) -> list[tuple[str, str]]:
        """Label and words of each wrong box, in the order of the table."""
        cells = [cell for line in self.lines for cell in line.cells if cell.error]
        return [(cell.label, cell.error) for cell in cells]


def name_of(measure: str, month: date) -> str:
    return f"{measure}-{month:%Y-%m}"


class OutcomesForm(forms.Form):
    """What a group looks at before and after."""

    measures = forms.MultipleChoiceField(
        label=_("What you will look at"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Choose at least one, or there is nothing to compare.")},
    )

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        field = self.fields["measures"]
        if isinstance(field, forms.MultipleChoiceField):
            field.choices = [(key, choice_words(key)) for key in CHOOSABLE]


def choice_words(key: str) -> str:
    if key == TEAMWORK:
        return _t("Team work: five questions to the team, without names")
    measure = BY_KEY[key]
    unit = f", {measure.unit}" if measure.unit else ""
    return f"{measure.title}{unit}: {measure.help}"
