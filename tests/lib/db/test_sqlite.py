from __future__ import annotations

import sqlite3
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.db.utils import OperationalError

from deskside.lib.db.sqlite.base import DatabaseWrapper, assert_pragmas
from deskside.lib.db.sqlite.queue import WriteQueue

STANDALONE = Path(__file__).with_name("standalone.py")
ROOT = Path(__file__).parents[3]


def start(what: str, file: Path, *arguments: int) -> subprocess.Popen[str]:
    command = [sys.executable, str(STANDALONE), what, str(file), *map(str, arguments)]
    return subprocess.Popen(
        command, stdout=subprocess.PIPE, text=True, env={"PYTHONPATH": str(ROOT)}
    )


def run(what: str, file: Path, *arguments: int) -> str:
    with start(what, file, *arguments) as process:
        output, _ = process.communicate(timeout=120)
    assert process.returncode == 0
    return output


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "deskside.sqlite3"
    run("create", path)
    return path


@pytest.fixture
def wrapper(tmp_path: Path, django_db_blocker: object) -> Iterator[DatabaseWrapper]:
    wrapper = own_wrapper(tmp_path / "own.sqlite3")
    with django_db_blocker.unblock():  # type: ignore[attr-defined]
        yield wrapper
        wrapper.close()


def own_wrapper(path: Path | str, **options: object) -> DatabaseWrapper:
    return DatabaseWrapper(
        {
            "NAME": path,
            "OPTIONS": options,
            "TIME_ZONE": None,
            "CONN_HEALTH_CHECKS": False,
            "CONN_MAX_AGE": 0,
            "AUTOCOMMIT": True,
            "TEST": {"NAME": None},
        }
    )


def count(file: Path) -> int:
    with sqlite3.connect(file) as connection:
        found: int = connection.execute("SELECT count(*) FROM line").fetchone()[0]
    connection.close()
    return found


def test_write_of_16_processes_at_once_loses_and_refuses_nothing(file: Path) -> None:
    failed, _seconds = run("burst", file, 16, 20).split()

    assert failed == "0"
    assert count(file) == 16 * 20


def test_queue_held_by_a_dead_process_is_freed_and_its_half_write_is_gone(file: Path) -> None:
    with start("hold", file) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "holding\n"
        holder.kill()

    failed, seconds = run("burst", file, 1, 1).split()

    assert (failed, float(seconds) < 5) == ("0", True)
    assert count(file) == 1


def test_queue_lets_a_second_connection_wait_and_then_go(tmp_path: Path) -> None:
    first = WriteQueue(tmp_path / "queue", limit_seconds=5)
    second = WriteQueue(tmp_path / "queue", limit_seconds=5)
    first.take()
    waiting = threading.Thread(target=second.take)
    waiting.start()
    time.sleep(0.1)
    assert not second.held

    first.release()
    waiting.join(timeout=5)

    assert second.held
    second.release()


def test_queue_that_does_not_move_gives_up_in_words_and_leaves_the_line(tmp_path: Path) -> None:
    holder = WriteQueue(tmp_path / "queue", limit_seconds=1)
    impatient = WriteQueue(tmp_path / "queue", limit_seconds=0.1)
    holder.take()

    with pytest.raises(OperationalError, match="Nothing was written"):
        impatient.take()

    holder.release()
    later = WriteQueue(tmp_path / "queue", limit_seconds=1)
    later.take()
    assert later.held
    later.release()


def test_queue_is_skipped_where_the_system_has_no_file_locks(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("deskside.lib.db.sqlite.queue.HAS_LOCKS", False)
    queue = WriteQueue(tmp_path / "queue", limit_seconds=1)

    queue.take()

    assert not queue.held
    assert not (tmp_path / "queue").exists()


def test_queue_is_taken_once_for_nested_blocks_and_left_at_the_end(
    wrapper: DatabaseWrapper,
) -> None:
    with wrapper.cursor() as cursor:
        cursor.execute("CREATE TABLE t (n INTEGER)")
    queue = wrapper._write_queue
    assert queue is not None

    wrapper.set_autocommit(False, force_begin_transaction_with_broken_autocommit=True)
    wrapper.in_atomic_block = True
    with wrapper.cursor() as cursor:
        cursor.execute("INSERT INTO t VALUES (1)")
    held_inside = queue.held
    wrapper.in_atomic_block = False
    wrapper.commit()
    wrapper.set_autocommit(True)

    assert held_inside
    assert not queue.held


def test_pragmas_of_a_new_connection_are_safe(wrapper: DatabaseWrapper) -> None:
    wrapper.ensure_connection()

    values = {
        name: wrapper.connection.execute(f"PRAGMA {name}").fetchone()[0]
        for name in ("journal_mode", "synchronous", "foreign_keys", "busy_timeout")
    }

    assert values == {
        "journal_mode": "wal",
        "synchronous": 2,
        "foreign_keys": 1,
        "busy_timeout": 20_000,
    }
    assert wrapper.transaction_mode == "IMMEDIATE"


@pytest.mark.parametrize(
    ("pragma", "named"),
    [
        ("synchronous = NORMAL", "synchronous is 1 and must be 2"),
        ("foreign_keys = OFF", "foreign_keys is 0"),
        ("journal_mode = DELETE", "journal_mode is 'delete'"),
        ("busy_timeout = 5000", "busy_timeout is 5000"),
    ],
)
def test_pragma_that_is_unsafe_is_refused_in_words(
    wrapper: DatabaseWrapper, pragma: str, named: str
) -> None:
    wrapper.ensure_connection()
    wrapper.connection.execute(f"PRAGMA {pragma}")

    with pytest.raises(ImproperlyConfigured, match=named):
        assert_pragmas(wrapper)


def test_option_that_is_unsafe_is_refused_at_the_first_connection(
    tmp_path: Path, django_db_blocker: object
) -> None:
    wrapper = own_wrapper(tmp_path / "own.sqlite3", transaction_mode="DEFERRED")

    with (
        django_db_blocker.unblock(),  # type: ignore[attr-defined]
        pytest.raises(ImproperlyConfigured, match="transaction_mode is 'DEFERRED'"),
    ):
        wrapper.ensure_connection()
    wrapper.close()


def test_memory_database_has_no_queue(django_db_blocker: object) -> None:
    wrapper = own_wrapper(":memory:")

    with django_db_blocker.unblock():  # type: ignore[attr-defined]
        wrapper.ensure_connection()

    assert wrapper._write_queue is None
    wrapper.connection.close()


def test_connection_kept_open_is_closed_where_another_file_lies_in_its_place(
    wrapper: DatabaseWrapper, tmp_path: Path
) -> None:
    wrapper.ensure_connection()
    wrapper.keep_open(60)
    wrapper.close_if_unusable_or_obsolete()
    assert wrapper.connection is not None

    run("create", tmp_path / "restored.sqlite3")
    (tmp_path / "restored.sqlite3").replace(tmp_path / "own.sqlite3")
    wrapper.close_if_unusable_or_obsolete()

    assert wrapper.connection is None


def test_connection_is_closed_after_a_request_unless_somebody_keeps_it(
    wrapper: DatabaseWrapper,
) -> None:
    wrapper.ensure_connection()

    wrapper.close_if_unusable_or_obsolete()

    assert wrapper.connection is None
