from __future__ import annotations

import stat
from pathlib import Path
from uuid import uuid4

import pytest
from pytest_django import Settings

from deskside.journal import sealing

WORDS = "I let it go. It was easier than to\u202e\U0001f642 explain."


@pytest.fixture
def key() -> bytes:
    return sealing.new_person_key()


def test_text_opens_for_its_writer_and_entry(key: bytes) -> None:
    person, entry = uuid4(), uuid4()

    sealed = sealing.seal_text(WORDS, key, person, entry)

    assert sealing.open_text(sealed, key, person, entry) == WORDS
    assert WORDS.encode() not in sealed


def test_the_same_text_is_sealed_differently_each_time(key: bytes) -> None:
    person, entry = uuid4(), uuid4()

    first = sealing.seal_text(WORDS, key, person, entry)

    assert first != sealing.seal_text(WORDS, key, person, entry)


def test_text_stays_shut_for_a_wrong_key(key: bytes) -> None:
    person, entry = uuid4(), uuid4()
    sealed = sealing.seal_text(WORDS, key, person, entry)

    with pytest.raises(sealing.SealBroken):
        sealing.open_text(sealed, sealing.new_person_key(), person, entry)


def test_text_stays_shut_for_another_person_or_entry(key: bytes) -> None:
    person, entry = uuid4(), uuid4()
    sealed = sealing.seal_text(WORDS, key, person, entry)

    for stranger, place in ((uuid4(), entry), (person, uuid4())):
        with pytest.raises(sealing.SealBroken):
            sealing.open_text(sealed, key, stranger, place)


@pytest.mark.parametrize("position", [0, 12, -1])
def test_text_stays_shut_after_a_changed_byte(key: bytes, position: int) -> None:
    person, entry = uuid4(), uuid4()
    tampered = bytearray(sealing.seal_text(WORDS, key, person, entry))
    tampered[position] ^= 1

    with pytest.raises(sealing.SealBroken):
        sealing.open_text(bytes(tampered), key, person, entry)


@pytest.mark.parametrize("stub", [b"", b"short", b"x" * 12])
def test_stub_of_a_text_does_not_open(key: bytes, stub: bytes) -> None:
    with pytest.raises(sealing.SealBroken):
        sealing.open_text(stub, key, uuid4(), uuid4())


def test_person_key_unwraps_with_its_own_master_only(key: bytes) -> None:
    person, master = uuid4(), sealing.new_person_key()
    wrapped = sealing.wrap_key(key, person, master)

    assert sealing.unwrap_key(wrapped, person, master) == key
    with pytest.raises(sealing.KeyNotHere):
        sealing.unwrap_key(wrapped, person, sealing.new_person_key())
    with pytest.raises(sealing.KeyNotHere):
        sealing.unwrap_key(wrapped, uuid4(), master)


def test_master_key_file_is_for_its_owner_alone(settings: Settings, tmp_path: Path) -> None:
    settings.DATA_DIR = tmp_path / "data"

    sealing.make_master_key()

    path = settings.DATA_DIR / "journal.key"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert len(path.read_bytes()) == 32
    assert [file.name for file in settings.DATA_DIR.iterdir()] == ["journal.key"]


def test_master_key_that_is_there_is_never_replaced(settings: Settings, tmp_path: Path) -> None:
    settings.DATA_DIR = tmp_path
    sealing.make_master_key()
    before = sealing.read_master_key()

    sealing.make_master_key()

    assert sealing.read_master_key() == before


@pytest.mark.parametrize("content", [None, b"", b"too short"])
def test_master_key_missing_or_cut_off_is_said(
    settings: Settings, tmp_path: Path, content: bytes | None
) -> None:
    settings.DATA_DIR = tmp_path
    if content is not None:
        (tmp_path / "journal.key").write_bytes(content)

    with pytest.raises(sealing.KeyNotHere):
        sealing.read_master_key()
