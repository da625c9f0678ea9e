"""Asks an installation for its health at a given instant: `heart.py <ISO instant>`, as JSON."""

from __future__ import annotations

import json
import os
import sys
from datetime import datetime


def main(instant: datetime) -> None:
    os.environ["DJANGO_SETTINGS_MODULE"] = "deskside.config.settings"
    import django

    django.setup()
    from django.test import Client

    from deskside.ledger import rounds
    from deskside.lib import clock

    clock._read = lambda: instant
    answer = Client().get("/healthz")
    beat_at = rounds.last_beat()
    json.dump([answer.status_code, answer.json(), beat_at and beat_at.isoformat()], sys.stdout)


if __name__ == "__main__":
    main(datetime.fromisoformat(sys.argv[1]))
