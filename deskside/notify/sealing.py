"""Addresses that are secrets: sealed with a key drawn from the installation's own."""

from __future__ import annotations

import base64
import hashlib

from cryptography.fernet import Fernet, InvalidToken
from django.conf import settings

_CONTEXT = b"deskside.notify.sealing:"


class SealBroken(Exception):  # noqa: N818  a restored copy on a machine with another key
    """Sealed with a key that is not on this machine."""


def sealed(text: str) -> str:
    return _box().encrypt(text.encode()).decode()


def opened(token: str) -> str:
    try:
        return _box().decrypt(token.encode()).decode()
    except InvalidToken:
        raise SealBroken from None


def _box() -> Fernet:
    digest = hashlib.sha256(_CONTEXT + settings.SECRET_KEY.encode()).digest()
    return Fernet(base64.urlsafe_b64encode(digest))
