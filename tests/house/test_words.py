"""What the project says about itself: nothing of the machine or the way it was made."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.house.floors import ROOT

PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"), ROOT / "docs/inventory.yaml"])
MACHINE = re.compile(
    r"(?<![\w.])/(?:work|root|home|tmp|Users|mnt)/|[A-Z]:\\"
    r"|pypi\.org|files\.pythonhosted|registry\.npmjs|proxy\.golang|\bindex-url\b|deb\.debian"
)
MAKING = re.compile(
    r"\b(?:sub-?agents?|coding agents?|sessions? \d+|issues? #?\d+|LLMs?|chatbots?|assistants?"
    r"|sandbox)\b",
    re.IGNORECASE,
)
DECISION_LINES = 60


def said(path: Path, pattern: re.Pattern[str]) -> list[str]:
    lines = path.read_text().splitlines()
    return [
        f"{path.relative_to(ROOT)}:{number}: {line.strip()[:100]}"
        for number, line in enumerate(lines, start=1)
        if pattern.search(line)
    ]


@pytest.mark.parametrize("path", PAGES, ids=lambda path: str(path.relative_to(ROOT)))
def test_page_names_no_machine_and_no_registry(path: Path) -> None:
    assert said(path, MACHINE) == []


@pytest.mark.parametrize("path", PAGES, ids=lambda path: str(path.relative_to(ROOT)))
def test_page_speaks_of_the_project_alone(path: Path) -> None:
    assert said(path, MAKING) == []


@pytest.mark.parametrize("path", PAGES, ids=lambda path: str(path.relative_to(ROOT)))
def test_links_of_a_page_lead_somewhere(path: Path) -> None:
    prose = re.sub(r"`[^`]*`|^    .*$", "", path.read_text(), flags=re.MULTILINE)
    links = re.findall(r"\]\((?!https?:|mailto:|#)([^)#\s]+)", prose)

    assert [link for link in links if not (path.parent / link).exists()] == []


@pytest.mark.parametrize(
    "line",
    ["see " + "/".join(["", "work", "main", "x"]), "pip --index-url x", "issue 2 says", "an LLM"],
)
def test_the_patterns_bite(line: str) -> None:
    assert MACHINE.search(line) or MAKING.search(line)


@pytest.mark.parametrize(
    "path", sorted((ROOT / "docs" / "decisions").glob("*.md")), ids=lambda path: path.name
)
def test_decision_is_short_and_says_what_was_rejected(path: Path) -> None:
    text = path.read_text()

    assert re.fullmatch(r"\d{4}-[a-z0-9-]+\.md", path.name)
    assert text.count("\n") <= DECISION_LINES
    headings = re.findall(r"^## (.+)$", text, re.MULTILINE)
    assert headings[:3] == ["Context", "Decision", "Rejected"]
    assert set(headings[3:]) <= {"Consequences"}
