from __future__ import annotations

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from deskside.knowledge.models import Case, CaseState
from deskside.ledger.receipts import answer_once
from deskside.lib import clock
from deskside.meetings import checklist
from deskside.meetings.actions.preparing import choose_case, tick_line
from deskside.meetings.agenda import Refused, Slot
from deskside.meetings.agenda.arranging import FREE, change_middle
from deskside.meetings.models import RunSheet
from deskside.meetings.queries.preparation import usable_cases
from deskside.meetings.queries.sheets import Sheet, sheet_of
from deskside.meetings.queries.sittings import Seen
from deskside.meetings.views.preparing.overview import changeable
from deskside.people.http import PersonRequest


@require_http_methods(["GET", "HEAD", "POST"])
def case(request: PersonRequest, sitting_uid: UUID) -> HttpResponse:
    """A case of the group in the middle of the meeting, or none."""
    seen = changeable(request, sitting_uid)
    cases = usable_cases(seen.sitting)
    kept = RunSheet.objects.filter(sitting=seen.sitting).select_related("case").first()
    if request.method == "POST":
        uids = {str(each.uid) for each in cases}
        wanted = request.POST.get("case", "")
        return _choose(request, seen, wanted if wanted in uids else "")
    chosen = kept.case.uid if kept and kept.case else None
    context = {
        "seen": seen,
        "cases": [(each, each.uid == chosen) for each in cases],
        "chosen": chosen,
        "write_place": reverse("knowledge:write", args=[seen.group.uid]),
    }
    return render(request, "meetings/preparing/case.html", context)


def _choose(request: PersonRequest, seen: Seen, wanted: str) -> HttpResponse:
    sheet = sheet_of(seen.sitting, request.user.language)
    found = None
    if wanted:
        ready = Case.objects.filter(group=seen.group, state=CaseState.REVIEWED)
        found = ready.filter(uid=wanted).first()
    slots = _with_middle(sheet, "case" if found else "question") if sheet.is_changed else ()

    def work() -> None:
        now = clock.now()
        choose_case(sitting=seen.sitting, case=found, slots=slots, now=now)
        tick_line(sitting=seen.sitting, key=checklist.EXAMPLE, done=True, now=now)

    place = reverse("meetings:prepare", args=[seen.sitting.uid])
    return answer_once(request, work, location=place)


def _with_middle(sheet: Sheet, kind: str) -> tuple[Slot, ...]:
    """A sheet that was changed by hand: its first part to talk becomes the case, or a question."""
    talk = [slot for slot in sheet.slots if slot.kind in FREE]
    if any(slot.kind == kind for slot in talk):
        return sheet.slots
    other = "question" if kind == "case" else "case"
    place = next((slot for slot in talk if slot.kind == other), None)
    try:
        return change_middle(sheet.slots, place.key, kind) if place else sheet.slots
    except Refused:
        return sheet.slots
