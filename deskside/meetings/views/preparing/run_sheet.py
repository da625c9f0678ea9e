from __future__ import annotations

from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from deskside.ledger.receipts import answer_once
from deskside.lib import clock
from deskside.meetings.actions.preparing import SheetChanged, keep_opening, keep_sheet
from deskside.meetings.agenda import Block, Refused, Slot, reword_block
from deskside.meetings.agenda.arranging import FREE, LEAST
from deskside.meetings.agenda.wording import block_names
from deskside.meetings.forms.run_sheet import OpeningForm, changed_slots
from deskside.meetings.queries.sheets import Sheet, sheet_of
from deskside.meetings.queries.sittings import Seen
from deskside.meetings.views.preparing.overview import changeable
from deskside.meetings.views.scope import prepared_sitting
from deskside.people.http import PersonRequest

ADDABLE = ("question", "case", "board", "line", "cards", "recall", "why", "norms", "commitment")


@require_http_methods(["GET", "HEAD", "POST"])
def run_sheet(request: PersonRequest, sitting_uid: UUID) -> HttpResponse:
    """The meeting block by block: longer, shorter, earlier, later, in own words, left out."""
    seen = changeable(request, sitting_uid)
    sheet = sheet_of(seen.sitting, request.user.language)
    if request.method != "POST":
        return _page(request, seen, sheet)
    try:
        slots = changed_slots(_own_words(request, sheet), sheet.slots, seen.meeting.minutes * 60)
    except Refused as refused:
        return _page(request, seen, sheet, refused.why)
    return _keep(request, seen, sheet, slots)


def _keep(
    request: PersonRequest, seen: Seen, sheet: Sheet, slots: tuple[Slot, ...]
) -> HttpResponse:
    base = _number(request.POST.get("version"))

    def work() -> None:
        keep_sheet(sitting=seen.sitting, slots=slots, base_version=base, now=clock.now())

    place = reverse("meetings:run_sheet", args=[seen.sitting.uid])
    try:
        return answer_once(request, work, location=place)
    except SheetChanged:
        return _page(request, seen, sheet, _changed())


def _own_words(request: PersonRequest, sheet: Sheet) -> dict[str, str]:
    """The form as it was sent. Standard words that were left as they are do not become somebody's
    own: they go on following the question and the reader's language."""
    data = {name: request.POST.get(name, "") for name in request.POST}
    for slot, block in zip(sheet.slots, sheet.blocks, strict=True):
        if slot.key != data.get("key"):
            continue
        for name, own, shown in (("title", slot.title, block.title), ("say", slot.say, block.say)):
            if not own and data.get(name, "").split() == shown.split():
                data[name] = ""
    return data


def _changed() -> str:
    return _(
        "Somebody else has changed the run-sheet meanwhile. This is how it stands now; nothing of "
        "theirs was overwritten."
    )


def _page(request: PersonRequest, seen: Seen, sheet: Sheet, refused: str = "") -> HttpResponse:
    names = block_names()
    context = {
        "seen": seen,
        "sheet": sheet,
        "rows": [_row(*pair) for pair in zip(sheet.blocks, sheet.slots, strict=True)],
        "middles": [(kind, names[kind]) for kind in FREE],
        "addable": [(kind, names[kind]) for kind in ADDABLE],
        "refused": refused,
    }
    status = 422 if refused else 200
    return render(request, "meetings/preparing/run_sheet.html", context, status=status)


def _row(block: Block, slot: Slot) -> dict[str, object]:
    steps = [(step.title, _length(step.seconds)) for step in block.steps]
    return {
        "block": block,
        "slot": slot,
        "half_minutes": _lengths(slot),
        "middle": slot.kind in FREE,
        "steps": steps if len(steps) > 1 else [],
    }


def _lengths(slot: Slot) -> list[tuple[int, str]]:
    """What can be chosen: half minutes up to a quarter of an hour."""
    found = sorted({*range(30, 901, 30), slot.seconds})
    usable = [seconds for seconds in found if seconds >= LEAST[slot.kind]]
    return [(seconds, _length(seconds)) for seconds in usable]


def _length(seconds: int) -> str:
    minutes, rest = divmod(seconds, 60)
    return f"{minutes}:{rest:02d}"


@require_http_methods(["GET", "HEAD", "POST"])
def opening(request: PersonRequest, sitting_uid: UUID) -> HttpResponse:
    """What the leader says at the beginning: why it matters, what is in it, what one is held to."""
    seen = changeable(request, sitting_uid)
    sheet = sheet_of(seen.sitting, request.user.language)
    why = next((slot for slot in sheet.slots if slot.kind == "why"), None)
    if why is None:
        raise Http404
    form = OpeningForm(request.POST or None, initial={"say": why.say, "version": sheet.version})
    if request.method != "POST" or not form.is_valid():
        context = {"seen": seen, "sheet": sheet, "form": form, "examples": _examples()}
        status = 422 if form.is_bound else 200
        return render(request, "meetings/preparing/opening.html", context, status=status)
    slots = reword_block(sheet.slots, why.key, title=why.title, say=form.cleaned_data["say"])

    def work() -> None:
        keep_opening(
            sitting=seen.sitting,
            slots=slots,
            base_version=form.cleaned_data["version"],
            now=clock.now(),
        )

    try:
        return answer_once(request, work, location=reverse("meetings:prepare", args=[sitting_uid]))
    except SheetChanged:
        form.add_error(None, _changed())
        context = {"seen": seen, "sheet": sheet, "form": form, "examples": _examples()}
        return render(request, "meetings/preparing/opening.html", context, status=422)


def _examples() -> list[tuple[str, str]]:
    """What an opening says, each with a sentence as somebody might say it."""
    return [
        (
            _("Why it matters to the organisation"),
            _("“People judge all of IT by the last five minutes they had with one of us.”"),
        ),
        (
            _("What is in it for me"),
            _("“I would like fewer evenings on which I go on arguing in my head on the way home.”"),
        ),
        (
            _("What you may hold me to"),
            _("“I interrupt. When I do it to you, raise a hand, and I will stop.”"),
        ),
        (
            _("What I ask of you"),
            _("“An hour a week, in working time. If that does not fit your rota, tell me.”"),
        ),
    ]


@require_safe
def rehearse(request: PersonRequest, sitting_uid: UUID) -> HttpResponse:
    """Going through the meeting alone, with its clock."""
    seen = prepared_sitting(request, sitting_uid)
    sheet = sheet_of(seen.sitting, request.user.language)
    starts, start, before = [], 0, ""
    for step in sheet.steps:
        starts.append((step, _length(start), _length(step.seconds), step.text == before))
        start, before = start + step.seconds, step.text
    context = {"seen": seen, "sheet": sheet, "rows": starts}
    return render(request, "meetings/preparing/rehearse.html", context)


def _number(text: str | None) -> int:
    return int(text) if text and text.isdecimal() and len(text) < 7 else -1  # noqa: PLR2004
