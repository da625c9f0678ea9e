from __future__ import annotations

from typing import Any

import environ


def database_from_url(url: str) -> dict[str, Any]:
    """Django's database settings for a URL; SQLite gets our own backend with its fair queue."""
    settings: dict[str, Any] = dict(environ.Env.db_url_config(url))
    if settings["ENGINE"] == "django.db.backends.sqlite3":
        settings["ENGINE"] = "deskside.lib.db.sqlite"
        # Tests run on a real file: an in-memory database has neither WAL nor a queue.
        settings["TEST"] = {"NAME": str(settings["NAME"]) + ".test"}
    else:
        settings["CONN_HEALTH_CHECKS"] = True
        # SQLite's are closed after each request: a restore may put another file in their place.
        settings["CONN_MAX_AGE"] = 60
    return settings
