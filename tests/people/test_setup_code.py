from __future__ import annotations

import os
import stat
from datetime import UTC, datetime
from pathlib import Path

import pytest
from pytest_django import Settings

from deskside.people.models import Organisation
from deskside.people.setup_code import ALPHABET, LENGTH, is_setup_code, setup_code

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, settings: Settings) -> Path:
    settings.DATA_DIR = tmp_path / "var"
    return tmp_path / "var"


def organisation(*, is_sample: bool) -> Organisation:
    return Organisation.objects.create(
        name="Desk", is_sample=is_sample, created_at=datetime(2026, 7, 1, tzinfo=UTC)
    )


def test_code_stays_the_same_until_used() -> None:
    code = setup_code()

    assert setup_code() == code
    assert len(code) == LENGTH
    assert set(code) <= set(ALPHABET)


def test_code_has_no_letters_that_look_alike() -> None:
    assert not set(ALPHABET) & set("0O1IL")


@pytest.mark.skipif(os.name == "nt", reason="Windows has no modes")
def test_only_the_owner_can_read_the_file(folder: Path) -> None:
    setup_code()

    assert stat.S_IMODE((folder / "setup-code").stat().st_mode) == 0o600


def test_code_and_file_end_with_the_first_team(folder: Path) -> None:
    code = setup_code()
    organisation(is_sample=False)

    assert setup_code() == ""
    assert not (folder / "setup-code").exists()
    assert not is_setup_code(code)
    assert not is_setup_code("")


def test_sample_team_leaves_the_code_as_it_is() -> None:
    code = setup_code()
    organisation(is_sample=True)

    assert setup_code() == code


def test_emptied_file_gets_a_new_code(folder: Path) -> None:
    setup_code()
    (folder / "setup-code").write_text("")

    assert len(setup_code()) == LENGTH


def test_code_is_recognised_however_it_was_typed() -> None:
    code = setup_code()

    assert is_setup_code(f" {code[:4].lower()}-{code[4:]} ")


@pytest.mark.parametrize("typed", ["", "AAAAAAA1", "ÄÖÜ", "\x00"])
def test_other_words_are_not_the_code(typed: str) -> None:
    setup_code()

    assert not is_setup_code(typed)
