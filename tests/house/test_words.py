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
    r"\b(?:agents?|sub-?agents?|helpers?|sessions? \d+|issues? #?\d+|prompts?|LLMs?|chatbots?"
    r"|assistant|sandbox)\b(?!\.py)",
    re.IGNORECASE,
)
DECISION_LINES = 60
# Words of the trade that the pattern would catch: the agent of a support call is a person.
TRADE = re.compile(
    r"commitment prompt|prompt:|\bthe prompt\b|caller, agent|user agent|prompts? for|prompts? and",
    re.IGNORECASE,
)


def said(path: Path, pattern: re.Pattern[str]) -> list[str]:
    lines = path.read_text().splitlines()
    return [
        f"{path.relative_to(ROOT)}:{number}: {line.strip()[:100]}"
        for number, line in enumerate(lines, start=1)
        if pattern.search(TRADE.sub("", line))
    ]


@pytest.mark.parametrize("path", PAGES, ids=lambda path: str(path.relative_to(ROOT)))
def test_page_names_no_machine_and_no_registry(path: Path) -> None:
    assert said(path, MACHINE) == []


@pytest.mark.parametrize("path", PAGES, ids=lambda path: str(path.relative_to(ROOT)))
def test_page_speaks_of_the_project_alone(path: Path) -> None:
    assert said(path, MAKING) == []


@pytest.mark.parametrize("path", PAGES, ids=lambda path: str(path.relative_to(ROOT)))
def test_links_of_a_page_lead_somewhere(path: Path) -> None:
    links = re.findall(r"\]\((?!https?:|mailto:|#)([^)#\s]+)", path.read_text())

    assert [link for link in links if not (path.parent / link).exists()] == []


@pytest.mark.parametrize(
    "line", ["see /work/main/x", "pip --index-url x", "issue 2 says", "an LLM"]
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
    assert re.findall(r"^## (.+)$", text, re.MULTILINE) == ["Context", "Decision", "Rejected"]
