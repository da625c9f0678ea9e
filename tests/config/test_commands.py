"""The commands about courses and health, run as one types them."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from pytest_django import Settings

from deskside.config import serve_prepare
from deskside.config.cli import Stop, check, check_pack, load_pack, worker
from deskside.courses.models import PackRelease
from deskside.ledger import rounds

NOW = datetime(2026, 7, 1, 9, tzinfo=UTC)
PACK = Path(__file__).resolve().parent.parent.parent / "packs" / "it-customer-service"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, settings: Settings) -> Path:
    settings.DATA_DIR = tmp_path
    settings.MEDIA_ROOT = tmp_path / "media"
    tmp_path.chmod(0o700)
    return tmp_path


@pytest.fixture
def broken(tmp_path: Path) -> Path:
    path = tmp_path / "broken"
    path.mkdir()
    (path / "pack.yaml").write_text("key: [unclosed\n")
    return path


def test_built_in_course_has_nothing_to_mend(capsys: pytest.CaptureFixture[str]) -> None:
    assert check_pack.run(Namespace(folder=PACK)) == 0
    assert "sections" in capsys.readouterr().out


@pytest.mark.item("I-14")
def test_minutes_and_counts_are_told_by_section(
    big_pack: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    check_pack.run(Namespace(folder=big_pack))

    lines = [line.split() for line in capsys.readouterr().out.splitlines()]
    assert ["section-8", "25", "-", "8", "6", "39", "44", "50"] in lines, "minutes"
    assert ["section-5", "2", "2", "10", "-", "-", "8", "12", "1", "-"] in lines, "counts"
    assert ["in", "all", "16", "14", "80", "3", "2", "8", "96", "8", "1"] in lines


def test_broken_course_is_named_with_its_place(
    broken: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert check_pack.run(Namespace(folder=broken)) == 1
    assert "pack.yaml" in capsys.readouterr().out


def test_other_folder_is_refused_with_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(Stop, match=r"no pack\.yaml"):
        check_pack.run(Namespace(folder=tmp_path))


@pytest.mark.django_db
def test_course_is_loaded_once(capsys: pytest.CaptureFixture[str]) -> None:
    assert load_pack.run(Namespace(folder=PACK)) == 0
    assert load_pack.run(Namespace(folder=PACK)) == 0
    assert PackRelease.objects.count() == 1
    assert "Release 1" in capsys.readouterr().out


@pytest.mark.django_db
def test_broken_course_changes_nothing(broken: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert load_pack.run(Namespace(folder=broken)) == 1
    assert not PackRelease.objects.exists()
    assert "Nothing was changed." in capsys.readouterr().out


@pytest.mark.django_db
def test_start_loads_a_course_only_when_its_files_changed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    copy = tmp_path / "packs" / "it-customer-service"
    copy.mkdir(parents=True)
    for path in PACK.rglob("*"):
        target = copy / path.relative_to(PACK)
        target.mkdir(exist_ok=True) if path.is_dir() else target.write_bytes(path.read_bytes())

    said = []
    for change in (False, False, True):
        if change:
            (copy / "pack.yaml").write_text((copy / "pack.yaml").read_text() + "# changed\n")
        serve_prepare.load_if_changed(copy)
        said.append("Loading" in capsys.readouterr().out)

    assert said == [True, False, True]


@pytest.mark.django_db
def test_broken_course_does_not_keep_the_server_from_starting(
    broken: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    serve_prepare.load_if_changed(broken)

    assert "The course was left as it was" in capsys.readouterr().out


@pytest.mark.django_db
def test_database_of_a_newer_deskside_is_left_alone() -> None:
    from django.db import connection
    from django.db.migrations.recorder import MigrationRecorder

    MigrationRecorder(connection).record_applied("people", "9999_from_the_future")

    with pytest.raises(Stop, match="newer Deskside"):
        serve_prepare.migrate_if_needed()


@pytest.mark.django_db
def test_check_says_what_is_missing(capsys: pytest.CaptureFixture[str]) -> None:
    assert check.run(Namespace()) == 1

    words = capsys.readouterr().out
    assert "No course is loaded" in words
    assert "has not begun" in words


@pytest.mark.django_db
def test_check_of_a_sound_installation_ends_well(
    frozen: Callable[[datetime], None], capsys: pytest.CaptureFixture[str]
) -> None:
    load_pack.run(Namespace(folder=PACK))
    frozen(NOW)
    rounds.beat(NOW)

    assert check.run(Namespace()) == 0, capsys.readouterr().out


@pytest.mark.django_db
def test_open_data_folder_is_named(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder.chmod(0o755)

    assert check.run(Namespace()) == 1
    assert f"chmod 700 {folder}" in capsys.readouterr().out


@pytest.mark.django_db
def test_worker_once_leaves_a_sign_of_life(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(rounds, "_rounds", {})
    rounds.register_round("mail", 30, lambda now: None)

    assert worker.run(Namespace(once=True)) == 0
    assert rounds.last_beat() is not None
    assert capsys.readouterr().out == "Done: mail.\n"
