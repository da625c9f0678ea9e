from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods, require_POST

from deskside.ledger.receipts import answer_once, without_receipt
from deskside.lib import clock
from deskside.measures import months
from deskside.measures.actions.figures import Kept, save_figures
from deskside.measures.desk import BY_KEY, Measure
from deskside.measures.forms.sheet import ColumnsForm, SheetForm
from deskside.measures.models import Figure
from deskside.measures.sheets.figures import Reading
from deskside.measures.views.figures import figures_url, words_for
from deskside.measures.words import month_words, shown
from deskside.people.http import PersonRequest
from deskside.people.models import Group
from deskside.people.queries.groups import Seat
from deskside.people.views.scope import seat_of


@dataclass(frozen=True, slots=True)
class PreviewLine:
    """A month with its figures as they would be kept, each with what stands there now."""

    month: str
    cells: list[tuple[str, str]]


@without_receipt("looks at a file and writes nothing")
@require_http_methods(["GET", "HEAD", "POST"])
def sheet(request: PersonRequest, group_uid: UUID) -> HttpResponse:
    """A help desk's export is read and shown, month by month, before anything is written."""
    seat = seat_of(request, group_uid, to_change=True)
    is_sent = request.method == "POST"
    form = SheetForm(request.POST, request.FILES) if is_sent else SheetForm()
    if not is_sent or not form.is_valid():
        context = {"form": form, "seat": seat, "group": seat.group}
        status = 422 if form.is_bound else 200
        return render(request, "measures/sheet.html", context, status=status)
    return _preview(request, seat, form, _columns(request, form))


@require_POST
def save_sheet(request: PersonRequest, group_uid: UUID) -> HttpResponse:
    """The file travels along in the form and is read once more: nothing is kept in between."""
    seat = seat_of(request, group_uid, to_change=True)
    form = SheetForm(request.POST)
    if not form.is_valid():
        context = {"form": form, "seat": seat, "group": seat.group}
        return render(request, "measures/sheet.html", context, status=422)
    columns = _columns(request, form)
    if not columns.is_valid() or not (reading := columns.reading(_last(seat.group))).values:
        return _preview(request, seat, form, columns)
    kept = Kept(0, 0)

    def work() -> None:
        nonlocal kept
        kept = save_figures(
            group=seat.group, values=reading.values, by=request.user, now=clock.now()
        )

    answer = answer_once(request, work, location=figures_url(seat.group))
    messages.success(request, words_for(kept))
    return answer


def _columns(request: PersonRequest, form: SheetForm) -> ColumnsForm:
    """As the leader says, or as it was guessed from the heading."""
    guess = ColumnsForm(table=form.table)
    data = request.POST if "month" in request.POST else guess.guesses
    return ColumnsForm(data, table=form.table)


def _last(group: Group) -> date:
    """The newest month that is over where the group is."""
    return months.plus(months.first_of(clock.today(group.zone)), -1)


def _preview(
    request: PersonRequest, seat: Seat, form: SheetForm, columns: ColumnsForm
) -> HttpResponse:
    reading = columns.reading(_last(seat.group)) if columns.is_valid() else Reading({}, ())
    measures = [BY_KEY[key] for key in columns.columns if key in BY_KEY] if reading.values else []
    context = {
        "seat": seat,
        "group": seat.group,
        "columns": columns,
        "text": form.text_read,
        "measures": measures,
        "lines": _lines(seat.group, reading, measures),
        "problems": reading.problems,
    }
    # Whether it reads or not is told on the page; only a form that makes no sense is refused.
    status = 422 if columns.errors else 200
    return render(request, "measures/sheet_preview.html", context, status=status)


def _lines(group: Group, reading: Reading, measures: list[Measure]) -> list[PreviewLine]:
    rows = Figure.objects.filter(group=group, month__in=list(reading.values))
    held = {(row.month, row.measure): row.value for row in rows}
    return [
        PreviewLine(
            month_words(month),
            [
                (
                    shown(values.get(m.key), m),
                    _replaced(values.get(m.key), held.get((month, m.key)), m),
                )
                for m in measures
            ],
        )
        for month, values in reading.values.items()
    ]


def _replaced(new: Decimal | None, old: Decimal | None, measure: Measure) -> str:
    return shown(old, measure) if new is not None and old is not None and new != old else ""
