"""How a private text is sealed: a master key in a file wraps each person's key, that key the text.

No database here. Whoever holds the database alone, or a backup without the key file, holds noise.
"""

from __future__ import annotations

import os
import secrets
from pathlib import Path
from uuid import UUID

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings

KEY_BYTES = 32
NONCE_BYTES = 12


class SealBroken(Exception):  # noqa: N818  says what is so
    """The bytes cannot be opened: wrong key, wrong person, or changed since they were sealed."""


class KeyNotHere(SealBroken):
    """The master key file is missing, unreadable, or not the one these texts were sealed with."""


def master_key_path() -> Path:
    return Path(settings.DATA_DIR) / "journal.key"


def read_master_key() -> bytes:
    """The 32 bytes of the key file; raises KeyNotHere without one."""
    try:
        key = master_key_path().read_bytes()
    except OSError as error:
        raise KeyNotHere("the key file is missing") from error
    if len(key) != KEY_BYTES:
        raise KeyNotHere("the key file has not the length of a key")
    return key


def make_master_key() -> None:
    """Write a new key file, readable by its owner alone. A file that is there already stays."""
    path = master_key_path()
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_name(f"{path.name}.{secrets.token_hex(8)}")
    handle = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        os.write(handle, secrets.token_bytes(KEY_BYTES))
        os.fsync(handle)
    finally:
        os.close(handle)
    # A link either appears whole or not at all: two processes at once agree on one key.
    try:
        path.hardlink_to(draft)
    except FileExistsError:
        pass
    finally:
        draft.unlink()


def new_person_key() -> bytes:
    return AESGCM.generate_key(KEY_BYTES * 8)


def wrap_key(key: bytes, person: UUID, master: bytes) -> bytes:
    return _seal(master, key, b"key of " + person.bytes)


def unwrap_key(wrapped: bytes, person: UUID, master: bytes) -> bytes:
    """Raises KeyNotHere when another master key wrapped it."""
    try:
        return _open(master, wrapped, b"key of " + person.bytes)
    except SealBroken as error:
        raise KeyNotHere("wrapped with another master key") from error


def seal_text(text: str, key: bytes, person: UUID, entry: UUID) -> bytes:
    """Bound to its writer and its entry: copied into another row it does not open."""
    return _seal(key, text.encode(), person.bytes + entry.bytes)


def open_text(sealed: bytes, key: bytes, person: UUID, entry: UUID) -> str:
    """Raises SealBroken for any other key, person or entry, and for a changed byte."""
    return _open(key, sealed, person.bytes + entry.bytes).decode()


def _seal(key: bytes, plain: bytes, bound_to: bytes) -> bytes:
    nonce = secrets.token_bytes(NONCE_BYTES)
    return nonce + AESGCM(key).encrypt(nonce, plain, bound_to)


def _open(key: bytes, sealed: bytes, bound_to: bytes) -> bytes:
    try:
        return AESGCM(key).decrypt(sealed[:NONCE_BYTES], sealed[NONCE_BYTES:], bound_to)
    except (InvalidTag, ValueError) as error:
        raise SealBroken("this does not open") from error
