from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from uuid import UUID

from django.http import Http404, HttpResponseBase, StreamingHttpResponse
from django.utils.text import slugify
from django.views.decorators.http import require_safe

from deskside.console.queries.class_rows import ClassRow, class_rows
from deskside.console.views.scope import led_group
from deskside.courses.outline import CourseOutline
from deskside.lib import clock
from deskside.meetings.queries.attendance import attendance
from deskside.people.http import PersonRequest

# A cell that begins so would be run as a formula by a spreadsheet.
FORMULA = ("=", "+", "-", "@", "\t", "\r")


class _Line:
    """What csv.writer writes to: it hands the line back instead of keeping it."""

    def write(self, line: str) -> str:
        return line


@require_safe
def progress_csv(request: PersonRequest, group_uid: UUID) -> HttpResponseBase:
    """The whole class by activity, streamed: the day each was done, or that it is on the way;
    at the end of each line at how many of their meetings somebody was."""
    found = led_group(request, group_uid)
    if found.course is None:
        raise Http404
    now = clock.now()
    rows = class_rows(found.group.pk, found.course.course_id, now)
    met = attendance(found.group.pk, now)
    response = StreamingHttpResponse(
        csv_lines(found.course, rows, met), content_type="text/csv; charset=utf-8"
    )
    name = slugify(found.group.name) or "group"
    response["Content-Disposition"] = f'attachment; filename="{name}-progress.csv"'
    return response


def csv_lines(
    course: CourseOutline,
    rows: Iterator[ClassRow],
    met: Mapping[int, tuple[int, int]],
) -> Iterator[str]:
    """Lines of the file; the first carries the mark by which spreadsheets know UTF-8."""
    writer = csv.writer(_Line())
    activities = list(course.activities)
    titles = [safe(activity.title) for activity in activities]
    yield "\ufeff" + writer.writerow(["Name", "E-mail", *titles, "Meetings"])
    keys = [str(activity.id) for activity in activities]
    days: dict[int, str] = {}
    for person_id, name, email, marks in rows:
        cells = [day(marks.get(key), days) for key in keys]
        yield writer.writerow([safe(name), safe(email), *cells, came(met.get(person_id))])


def day(mark: int | None, known: dict[int, str]) -> str:
    """Empty, "on the way", or the day in UTC; days repeat, so each is formatted once."""
    if mark is None:
        return ""
    if mark == 0:
        return "on the way"
    number = mark // 86_400
    if number not in known:
        known[number] = datetime.fromtimestamp(mark, UTC).date().isoformat()
    return known[number]


def came(met: tuple[int, int] | None) -> str:
    """In words, since a spreadsheet takes 3/4 for a day in April."""
    return f"{met[0]} of {met[1]}" if met else ""


def safe(text: str) -> str:
    return f"'{text}" if text.startswith(FORMULA) else text
