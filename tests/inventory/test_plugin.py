from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.inventory.__main__ import DOCS, ROOT, main
from tests.inventory.page import read_items

MARKED = """
import pytest

@pytest.mark.item("I-51")
def test_good(): pass

@pytest.mark.item("I-51", missing="the reminder")
@pytest.mark.item("M-3")
@pytest.mark.parametrize("n", [1, 2])
def test_cases(n): assert n == 1

@pytest.mark.item("I-52")
def test_left_out(): pytest.skip("no browser")

@pytest.mark.item("I-53")
@pytest.mark.xfail
def test_expected_to_fail(): raise ValueError

@pytest.fixture
def broken():
    yield
    raise ValueError

@pytest.mark.item("I-54")
def test_torn_down_badly(broken): pass
"""


def run(folder: Path, text: str, *more: str) -> subprocess.CompletedProcess[str]:
    """A pytest of its own, far from this project's settings."""
    (folder / "test_some.py").write_text(text)
    (folder / "pytest.ini").write_text("[pytest]\nmarkers =\n    item(number, missing=''): proof\n")
    command = [sys.executable, "-m", "pytest", "-q", "-p", "tests.inventory.plugin"]
    command += ["-p", "no:django", "-p", "no:cacheprovider", "--rootdir", str(folder)]
    return subprocess.run(
        [*command, *more, str(folder)],
        cwd=ROOT, env={"PYTHONPATH": str(ROOT)}, capture_output=True, text=True, check=False,
    )  # fmt: skip


def outcomes(folder: Path, *more: str) -> dict[str, Any]:
    run(folder, MARKED, "--inventory", str(folder / "r.json"), *more)
    written = json.loads((folder / "r.json").read_text())
    return {f"{n['item']} {n['test'].rsplit('::')[-1]}": n["outcome"] for n in written["tests"]}


@pytest.mark.parametrize("more", [(), ("-n", "2")])
def test_plugin_writes_what_ran_and_passed(tmp_path: Path, more: tuple[str, ...]) -> None:
    assert outcomes(tmp_path, *more) == {
        "I-51 test_good": "passed",
        "I-51 test_cases": "failed",
        "M-3 test_cases": "failed",
        "I-52 test_left_out": "skipped",
        "I-53 test_expected_to_fail": "skipped",
        "I-54 test_torn_down_badly": "failed",
    }


@pytest.mark.parametrize("mark", ['"I-185"', '"51"', '"I-0"', '"I-51", mising="x"', ""])
def test_plugin_refuses_what_is_no_item(tmp_path: Path, mark: str) -> None:
    text = f"import pytest\n@pytest.mark.item({mark})\ndef test_a(): pass\n"

    done = run(tmp_path, text)

    assert done.returncode == 4
    assert "test_a" in done.stderr


def test_table_has_184_items_and_each_place_is_a_room() -> None:
    items = read_items(yaml.safe_load((DOCS / "inventory.yaml").read_text()))

    places = {place for item in items for place in item.place}
    assert len(items) == 184
    assert all((ROOT / "deskside" / place / "__init__.py").exists() for place in places)
    assert all(item.place for item in items)


def test_written_page_passes_the_check_and_a_changed_one_does_not(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "inventory.yaml").write_text("- {item: 1, title: Leaders, place: [people]}\n")
    note = {"item": "I-1", "test": "tests/a/test_b.py::test_c", "outcome": "passed", "missing": ""}
    results = tmp_path / "r.json"
    results.write_text(json.dumps({"files": ["tests/a/test_b.py"], "tests": [note]}))

    assert main(["--check", str(results)], tmp_path) == 1
    assert main(["--write", str(results)], tmp_path) == 0
    assert main(["--check", str(results)], tmp_path) == 0

    results.write_text(json.dumps({"files": ["tests/a/test_b.py"], "tests": []}))
    capsys.readouterr()
    assert main(["--check", str(results)], tmp_path) == 1
    assert "I-1: the page says works, the tests say open" in capsys.readouterr().out
