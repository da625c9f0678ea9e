"""From the table of items and the results of test runs to the page, and back. Pure."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

STATES = ("works", "partly", "open")
LINK = re.compile(r"\[(?P<name>\w+)\]\(\.\./(?P<file>tests/[\w/.-]+)\)")
ROW = re.compile(r"^\| I-(?P<number>\d+) \|(?P<cells>.*)\|$")
HEAD = """\
# What works today

Written by `python -m tests.inventory --write` from the table in [inventory.yaml](inventory.yaml)
and from the tests that ran and passed; do not edit it by hand. *works*: at least one passed test,
and none says that something is missing. *partly*: passed tests, and what is missing beside them.
*open*: nothing proves it yet. The place is the room where it lives, or will live.

{counts}

| Item | What | Place | Tests | State | What is missing |
| --- | --- | --- | --- | --- | --- |
"""


@dataclass(frozen=True)
class Item:
    number: int
    title: str
    place: tuple[str, ...]


@dataclass
class Proof:
    """What all runs together say about one item."""

    passed: set[str] = field(default_factory=set)
    missing: set[str] = field(default_factory=set)

    @property
    def state(self) -> str:
        if not self.passed:
            return "open"
        return "partly" if self.missing else "works"


def read_items(rows: Sequence[Mapping[str, Any]]) -> list[Item]:
    """Every number from 1 on, once, in order; raises ValueError otherwise."""
    items = [Item(row["item"], row["title"], tuple(row["place"])) for row in rows]
    if [item.number for item in items] != list(range(1, len(items) + 1)):
        raise ValueError("the items are not numbered 1, 2, 3 and so on")
    return items


def gather(results: Iterable[Mapping[str, Any]]) -> dict[str, Proof]:
    """By item. A test that failed in one of the runs, or in one of its cases, proves nothing; what
    it says is missing counts all the same."""
    notes = [note for result in results for note in result["tests"]]
    failed = {note["test"] for note in notes if note["outcome"] not in {"passed", "skipped"}}
    proofs: dict[str, Proof] = {}
    for note in notes:
        proof = proofs.setdefault(note["item"], Proof())
        if note["outcome"] == "passed" and note["test"] not in failed:
            proof.passed.add(note["test"])
        if note["missing"]:
            proof.missing.add(note["missing"])
    return proofs


def write_page(items: Sequence[Item], proofs: Mapping[str, Proof]) -> str:
    found = [(item, proofs.get(f"I-{item.number}", Proof())) for item in items]
    states = [proof.state for _, proof in found]
    counts = ", ".join(f"{states.count(state)} {state}" for state in STATES)
    head = HEAD.format(counts=f"**{len(items)} items: {counts}.**")
    return head + "".join(f"{row(item, proof)}\n" for item, proof in found)


def row(item: Item, proof: Proof) -> str:
    cells = (
        f"I-{item.number}",
        plain(item.title),
        ", ".join(item.place),
        ", ".join(link(test) for test in sorted(proof.passed, key=short_name)),
        proof.state,
        plain("; ".join(sorted(proof.missing)) if proof.state == "partly" else ""),
    )
    return "| " + " | ".join(cells) + " |"


def link(test: str) -> str:
    return f"[{short_name(test)}](../{test.split('::', 1)[0]})"


def short_name(test: str) -> str:
    return test.rsplit("::", 1)[-1]


def plain(words: str) -> str:
    """One line that cannot end a cell."""
    return " ".join(words.split()).replace("|", "/")


def carry_over(
    page: str, ran: set[str], proofs: dict[str, Proof], stands: Callable[[str, str], bool]
) -> int:
    """Where a whole file of tests was not run here (no browser, say), its proofs on the page stay.

    `stands(file, name)` says whether that test is still there. Adds them to `proofs` and returns
    how many they are.
    """
    carried = 0
    for number, cells in rows_of(page).items():
        links = [(hit["file"], hit["name"]) for hit in LINK.finditer(cells[2])]
        kept = {f"{file}::{name}" for file, name in links if file not in ran and stands(file, name)}
        if kept:
            proof = proofs.setdefault(f"I-{number}", Proof())
            proof.passed |= kept
            proof.missing |= {words for words in cells[4].split("; ") if words}
            carried += len(kept)
    return carried


def differences(page: str, fresh: str) -> list[str]:
    """In words, one sentence for each row that says something else."""
    old, new = rows_of(page), rows_of(fresh)
    said = [
        sentence(name, old.get(name), new.get(name))
        for name in sorted(old.keys() | new.keys(), key=int)
        if old.get(name) != new.get(name)
    ]
    if not said and page != fresh:
        said.append("The words around the table have changed.")
    return said


def rows_of(page: str) -> dict[str, list[str]]:
    """By number: title, place, tests, state, what is missing."""
    found = [ROW.match(line) for line in page.splitlines()]
    return {hit["number"]: [c.strip() for c in hit["cells"].split("|")] for hit in found if hit}


def sentence(name: str, old: list[str] | None, new: list[str] | None) -> str:
    if old is None or new is None:
        return f"I-{name} is {'new' if old is None else 'gone'}."
    parts = []
    if old[3:4] != new[3:4]:
        parts.append(f"the page says {old[3]}, the tests say {new[3]}")
    before, now = (set(LINK.findall(cells[2])) for cells in (old, new))
    parts += [f"proof gone: {test} in {file}" for test, file in sorted(before - now)]
    parts += [f"new proof: {test} in {file}" for test, file in sorted(now - before)]
    return f"I-{name}: " + ("; ".join(parts) or "its title, place or what is missing changed") + "."
