"""Notes for each test marked with an item whether it ran and passed: `pytest --inventory FILE`.

Workers of xdist send their notes along with the reports, so that one process writes the file.
Results of several runs (SQLite, PostgreSQL, browser) are put together by `tests.inventory`.
"""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

NAME = re.compile(r"(?:I-(?P<number>[1-9]\d{0,2})|[MLTXAS]-\d+[a-z]?)")
ITEMS = 184
PROPERTY = "inventory"


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--inventory",
        "--inventory-json",
        dest="inventory",
        metavar="FILE",
        help="write which marked tests ran and passed, for python -m tests.inventory",
    )


def pytest_configure(config: pytest.Config) -> None:
    path = config.getoption("inventory")
    if path and not hasattr(config, "workerinput"):
        config.pluginmanager.register(Recorder(Path(str(path))), "inventory-recorder")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Marks travel with the reports; a name that is no item's is an error of the test."""
    for item in items:
        for mark in item.iter_markers("item"):
            item.user_properties.append((PROPERTY, json.dumps(claim(item.nodeid, mark))))


def claim(nodeid: str, mark: pytest.Mark) -> dict[str, str]:
    name = str(mark.args[0]) if len(mark.args) == 1 else ""
    found = NAME.fullmatch(name)
    if found is None or int(found["number"] or 1) > ITEMS:
        raise pytest.UsageError(f"{nodeid}: {name!r} is no item; write @pytest.mark.item('I-51')")
    if set(mark.kwargs) - {"missing"}:
        raise pytest.UsageError(f"{nodeid}: an item knows only missing='...' beside its name")
    return {"item": name, "missing": str(mark.kwargs.get("missing", ""))}


class Recorder:
    """Collects reports in the process that shows them, and writes them down at the end."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._outcomes: dict[str, str] = {}
        self._claims: dict[str, list[dict[str, str]]] = {}

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        claims = [
            json.loads(str(value)) for name, value in report.user_properties if name == PROPERTY
        ]
        if claims:
            self._claims[report.nodeid] = claims
        before = self._outcomes.get(report.nodeid)
        self._outcomes[report.nodeid] = outcome(before, report)

    def pytest_sessionfinish(self) -> None:
        tests = [
            {"test": plain_name(nodeid), "outcome": self._outcomes[nodeid], **claim}
            for nodeid, claims in sorted(self._claims.items())
            for claim in claims
        ]
        ran = {file_of(nodeid) for nodeid, came in self._outcomes.items() if came != "skipped"}
        self._path.parent.mkdir(parents=True, exist_ok=True)
        self._path.write_text(json.dumps({"files": sorted(ran), "tests": tests}, indent=1))


def outcome(before: str | None, report: pytest.TestReport) -> str:
    """Passed only when it was set up, called and torn down well; what was expected to fail, or was
    left out, proves nothing."""
    if before == "failed" or report.failed:
        return "failed"
    if before == "skipped" or report.skipped or hasattr(report, "wasxfail"):
        return "skipped"
    return "passed" if report.when == "call" or before == "passed" else "started"


def plain_name(nodeid: str) -> str:
    """Without the parameters: all cases of a test are one proof."""
    return nodeid.split("[", 1)[0]


def file_of(nodeid: str) -> str:
    return nodeid.split("::", 1)[0]
