"""The group's table on paper."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from deskside.console.queries.records import Record
from deskside.console.sheets.states import Frame
from deskside.progress.states import State

TEMPLATE = Path(__file__).parent / "progress.typ"
MOST = 1000
TONES = {State.DONE: "done", State.DONE_LATE: "done", State.OVERDUE: "soon"}


def paper(frame: Frame, people: Iterable[Record], *, group: str, zone: str) -> bytes:
    """A4, landscape, as many pages as it takes; the first thousand people at most."""
    # Loads a compiler of 40 MB: only when somebody wants paper.
    import typst

    rows = _rows(frame, people)
    data = {
        "language": frame.course.language.partition("-")[0],
        "title": group,
        "kicker": _("Progress, %s") % frame.day(frame.now),
        "head": [
            ngettext("%d person", "%d people", len(rows)) % len(rows),
            *(_head(frame, place) for place in range(len(frame.course.sections))),
            _("Meetings"),
            _("Last active"),
        ],
        "rows": rows,
        "foot": _("Dates are ends of working days in %s. Nobody’s texts are in this.") % zone,  # noqa: RUF001
        "mark": "Deskside",
    }
    made = typst.compile(
        str(TEMPLATE),
        format="pdf",
        sys_inputs={"data": json.dumps(data)},
        ignore_system_fonts=True,
    )
    if not isinstance(made, bytes):
        raise TypeError(made)
    return made


def _rows(frame: Frame, people: Iterable[Record]) -> list[list[dict[str, str]]]:
    rows: list[list[dict[str, str]]] = []
    for one in people:
        if len(rows) == MOST:
            break
        leads = f" ({_('leads')})" if one.leads else ""
        name = f"{one.name}{leads}"
        cells = [
            {"words": frame.said(progress), "tone": TONES.get(progress.state, "")}
            for progress in frame.progress(one.person_id, one.marks)
        ]
        last = _plain(frame.came(one.person_id)), _plain(frame.day(one.seen_at))
        rows.append([_plain(name), *cells, *last])
    return rows


def _plain(words: str) -> dict[str, str]:
    return {"words": words, "tone": ""}


def _head(frame: Frame, place: int) -> str:
    section = frame.course.sections[place]
    at = frame.due.get(section.id)
    number = str(section.number) if section.number else _("end")
    return f"{number}\n{frame.day(at)}" if at else number
