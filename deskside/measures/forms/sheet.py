from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from deskside.measures.desk import MEASURES
from deskside.measures.sheets.cells import DAY_FIRST, MONTH_FIRST, is_unclear, order_of
from deskside.measures.sheets.figures import Reading, read_figures
from deskside.measures.sheets.mapping import MONTH, guessed
from deskside.measures.sheets.table import Table, UnreadableTable, table_of, text_of
from deskside.measures.sheets.tickets import looks_like_tickets, read_tickets

NO_COLUMN = ""
A_MONTH, A_TICKET = "month", "ticket"


class SheetForm(forms.Form):
    """A file or pasted lines; `table` holds what was read, `text_read` what travels on."""

    text = forms.CharField(
        label=_("Or paste the lines"),
        required=False,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 6, "spellcheck": "false", "autocomplete": "off"}),
    )
    file = forms.FileField(
        label=_("A CSV file of your help desk"),
        required=False,
        allow_empty_file=True,
        help_text=_("One line for each month or each ticket, names of the columns on top."),
        widget=forms.FileInput(attrs={"accept": ".csv,.txt,.tsv,text/csv,text/plain"}),
    )

    table: Table
    text_read: str = ""

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        # What cannot be read is told in words of the reader of tables.
        self.fields["text"].validators = []

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        file = cleaned.get("file")
        try:
            self.text_read = text_of(file.read()) if file else cleaned.get("text", "")
            self.table = table_of(self.text_read)
        except UnreadableTable as bad:
            self.add_error("file" if file else "text", str(bad))
        return cleaned


class ColumnsForm(forms.Form):
    """Which column holds what, and how dates are written there."""

    lines = forms.ChoiceField(
        label=_("Each line is"),
        choices=[(A_MONTH, _("a month")), (A_TICKET, _("a ticket, to be counted up by month"))],
        required=False,
    )
    order = forms.ChoiceField(
        label=_("Dates such as 05/11/2026 mean"),
        choices=[(DAY_FIRST, _("5 November")), (MONTH_FIRST, _("May 11"))],
        required=False,
    )

    def __init__(self, *args: Any, table: Table, **more: Any) -> None:
        super().__init__(*args, **more)
        self.table = table
        names = [
            (str(index), name or _t("Column %d") % (index + 1))
            for index, name in enumerate(table.heading)
        ]
        none = [(NO_COLUMN, _t("not in this file"))]
        guess = guessed(table.heading)
        self._column(MONTH, _t("Month"), names, guess, required=True)
        for measure in MEASURES:
            self._column(measure.key, str(measure.title), none + names, guess)
        dates = table.column(guess.get(MONTH, 0))
        self.fields["order"].initial = order_of(dates) or DAY_FIRST
        self.asks_order = is_unclear(dates)
        is_tickets = looks_like_tickets(table, guess.get(MONTH, 0))
        self.fields["lines"].initial = A_TICKET if is_tickets else A_MONTH

    def _column(
        self,
        key: str,
        label: str,
        names: list[tuple[str, str]],
        guess: dict[str, int],
        *,
        required: bool = False,
    ) -> None:
        index = guess.get(key)
        self.fields[key] = forms.ChoiceField(
            label=label,
            choices=names,
            required=required,
            initial=NO_COLUMN if index is None else str(index),
        )

    def clean(self) -> None:
        super().clean()
        if self.errors:
            return
        chosen = [index for key, index in self.columns.items() if key != MONTH]
        if not chosen:
            self.add_error(None, _("Say for at least one figure in which column it stands."))
        elif len(set(chosen)) < len(chosen):
            self.add_error(None, _("One column cannot be two figures."))

    @property
    def columns(self) -> dict[str, int]:
        keys = (MONTH, *(measure.key for measure in MEASURES))
        return {key: int(self.cleaned_data[key]) for key in keys if self.cleaned_data.get(key)}

    @property
    def guesses(self) -> dict[str, str]:
        """What the form would send as it was guessed."""
        return {name: str(field.initial or "") for name, field in self.fields.items()}

    def reading(self, last: date) -> Reading:
        order = self.cleaned_data.get("order") or str(self.fields["order"].initial)
        lines = self.cleaned_data.get("lines") or self.fields["lines"].initial
        read = read_tickets if lines == A_TICKET else read_figures
        return read(self.table, self.columns, order, last=last)
