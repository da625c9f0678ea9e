from __future__ import annotations

from collections.abc import Iterator

import pytest
from pytest_django import Settings

from deskside.notify import kinds
from deskside.people.models import Person
from tests.factories.people import PersonFactory
from tests.notify.servers import Receiver, start


@pytest.fixture(autouse=True)
def _own_kinds() -> Iterator[None]:
    """Kinds that a test registers are gone after it."""
    before = dict(kinds._kinds)
    yield
    kinds._kinds.clear()
    kinds._kinds.update(before)


@pytest.fixture
def receiver(settings: Settings) -> Iterator[Receiver]:
    receiver = Receiver()
    controller = start(receiver)
    settings.MAIL_CONFIGURED = True
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", controller.port
    settings.EMAIL_TIMEOUT = 1
    settings.DEFAULT_FROM_EMAIL = "Deskside <desk@example.org>"
    yield receiver
    controller.stop()


@pytest.fixture
def person() -> Person:
    return PersonFactory.create(name="Zoë 陈", email="zoe@example.org", zone="UTC")
