"""Is this installation well? Asked by monitors at /healthz and by people with `deskside check`."""

from __future__ import annotations

from django.contrib.auth.decorators import login_not_required
from django.db import DatabaseError, connection
from django.http import HttpRequest, JsonResponse
from django.views.decorators.http import require_safe

from deskside.ledger import rounds
from deskside.lib import clock

WELL = "ok"


@require_safe
@login_not_required
def healthz(request: HttpRequest) -> JsonResponse:
    """200 where all is well, 503 with words where it is not."""
    found = {"database": database_words()}
    found["worker"] = worker_words() if found["database"] == WELL else "not looked at"
    well = all(words == WELL for words in found.values())
    return JsonResponse(found, status=200 if well else 503, headers={"Cache-Control": "no-store"})


def database_words() -> str:
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError:
        return "does not answer"
    return WELL


def worker_words() -> str:
    """What the last sign of life of the background work says; `ok` within five minutes."""
    beat_at = rounds.last_beat()
    if beat_at is None:
        return "has not begun"
    silent = clock.now() - beat_at
    if silent > rounds.SILENT_AFTER:
        return f"silent for {int(silent.total_seconds() // 60)} minutes"
    return WELL
