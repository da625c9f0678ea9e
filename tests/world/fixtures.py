"""`world`: built once for each file of tests, in a transaction that is rolled back at its end."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path

import pytest
from django.db import transaction
from django.template import Template
from django.test import override_settings
from django.test.utils import _TestState
from pytest_django import DjangoDbBlocker

from deskside.notify import kinds
from deskside.notify.kinds import register_kind
from deskside.notify.letter import Letter
from tests.world.people import PLAIN, World, build_world


@pytest.fixture(scope="module")
def world(
    django_db_setup: None,
    django_db_blocker: DjangoDbBlocker,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[World]:
    folder = tmp_path_factory.mktemp("world")
    with (
        django_db_blocker.unblock(),
        override_settings(**folders(folder)),
        plain_kind(),
        plain_rendering(),
        transaction.atomic(),
    ):
        yield build_world()
        transaction.set_rollback(True)


def folders(data: Path) -> dict[str, object]:
    """Keys and films of the tests' own."""
    return {"DATA_DIR": data, "MEDIA_ROOT": data / "media"}


@contextmanager
def plain_kind() -> Iterator[None]:
    """A kind of message whose text is no secret, as long as this lasts."""
    register_kind(
        PLAIN,
        "Plain words",
        render=lambda message: Letter(
            subject="Hello", greeting="Hello", paragraphs=("Plain words.",)
        ),
        still_true=lambda message, now: True,
        expires_after=timedelta(days=7),
        shows_body=True,
    )
    try:
        yield
    finally:
        del kinds._kinds[PLAIN]


@contextmanager
def plain_rendering() -> Iterator[None]:
    """Without the copies of every context that Django's tests keep: a page with a list of zones
    takes a tenth of the time."""
    watched = Template._render
    Template._render = _TestState.saved_data.template_render  # type: ignore[attr-defined]
    try:
        yield
    finally:
        Template._render = watched
