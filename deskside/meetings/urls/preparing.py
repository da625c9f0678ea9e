from __future__ import annotations

from django.urls import URLPattern, path

from deskside.meetings.views.preparing import (
    case,
    overview,
    papers,
    questions,
    results,
    run_sheet,
)

BASE = "meetings/<uuid:sitting_uid>/"
patterns: list[URLPattern] = [
    path(f"{BASE}prepare/", overview.prepare, name="prepare"),
    path(f"{BASE}prepare/tick/", overview.tick, name="tick"),
    path(f"{BASE}prepare/questions/", questions.questions, name="questions"),
    path(f"{BASE}wishes/", questions.wishes, name="wishes"),
    path(f"{BASE}prepare/case/", case.case, name="choose_case"),
    path(f"{BASE}prepare/run-sheet/", run_sheet.run_sheet, name="run_sheet"),
    path(f"{BASE}prepare/opening/", run_sheet.opening, name="opening"),
    path(f"{BASE}prepare/rehearse/", run_sheet.rehearse, name="rehearse"),
    path(f"{BASE}meeting.pdf", papers.papers, name="papers"),
    path(f"{BASE}results/", results.results, name="results"),
]
