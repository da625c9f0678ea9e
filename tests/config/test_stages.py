from __future__ import annotations

import subprocess
from pathlib import Path

from tests.runner.stages import counted


def report(path: Path, **counts: int) -> Path:
    figures = " ".join(f'{name}="{count}"' for name, count in counts.items())
    path.write_text(f"<testsuites><testsuite {figures}></testsuite></testsuites>")
    return path


def ended(code: int) -> subprocess.CompletedProcess[str]:
    return subprocess.CompletedProcess([], code, stdout="words")


def test_report_is_counted(tmp_path: Path) -> None:
    path = report(tmp_path / "r.xml", tests=10, failures=1, errors=2, skipped=3)

    found = counted(path, ended(1))

    assert (found.passed, found.failed, found.skipped) == (4, 3, 3)
    assert found.output == "words"


def test_run_that_broke_off_counts_as_failed(tmp_path: Path) -> None:
    assert counted(tmp_path / "none.xml", ended(3)).failed == 1


def test_run_that_failed_without_a_failed_test_counts_as_failed(tmp_path: Path) -> None:
    path = report(tmp_path / "r.xml", tests=10, failures=0, errors=0, skipped=0)

    assert counted(path, ended(1)).failed == 1


def test_nothing_to_run_is_no_failure(tmp_path: Path) -> None:
    path = report(tmp_path / "r.xml", tests=0, failures=0, errors=0, skipped=0)

    found = counted(path, ended(5))

    assert (found.passed, found.failed) == (0, 0)
