"""One size in a process and a database of its own: `python -m deskside.config.bench.child`.

The parent sets DESKSIDE_DATA to a temporary folder first; the rows go to standard output as JSON.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
from pathlib import Path
from typing import Any


def main() -> int:
    options = _options()
    os.environ["DJANGO_SETTINGS_MODULE"] = "deskside.config.settings"
    import django

    django.setup()
    from django.conf import settings

    settings.ROOT_URLCONF = "deskside.config.bench.urls"
    json.dump(measured(options), sys.stdout)
    return 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser()
    parser.add_argument("what", choices=["console", "learn"])
    parser.add_argument("--learners", type=int, required=True)
    parser.add_argument("--rounds", type=int, required=True)
    parser.add_argument("--pack", type=Path, required=True)
    return parser.parse_args()


def measured(options: argparse.Namespace) -> list[dict[str, Any]]:
    """All imports of the product wait here until Django is set up."""
    from django.core.handlers.wsgi import WSGIHandler
    from django.core.management import call_command

    from deskside.config.bench.floor import make_insert_table
    from deskside.config.bench.measure import measure
    from deskside.config.bench.pages import console_pages, learn_pages
    from deskside.config.sample.make import make_sample
    from deskside.courses.packs.load import load_pack
    from deskside.lib import clock

    now = clock.now()
    call_command("migrate", verbosity=0)
    load_pack(options.pack)
    make_sample(learners=options.learners, groups=1, seed=1, password=None, now=now)
    make_insert_table()
    application = WSGIHandler()
    pages = (
        console_pages(application) if options.what == "console" else learn_pages(application, now)
    )
    return [measure(page, learners=options.learners, rounds=options.rounds) for page in pages]


if __name__ == "__main__":
    sys.exit(main())
