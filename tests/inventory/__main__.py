"""`python -m tests.inventory --write RESULTS...` or `--check RESULTS...`."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

import yaml

from tests.inventory.page import carry_over, differences, gather, read_items, write_page

ROOT = Path(__file__).resolve().parents[2]
DOCS = ROOT / "docs"
AGAIN = "Run all tests, then `python -m tests.inventory --write` with their results."


def main(arguments: list[str], docs: Path = DOCS) -> int:
    """1 when the page and the tests say different things."""
    parser = argparse.ArgumentParser(prog="python -m tests.inventory")
    what = parser.add_mutually_exclusive_group(required=True)
    what.add_argument("--write", nargs="+", type=Path, metavar="RESULTS")
    what.add_argument("--check", nargs="+", type=Path, metavar="RESULTS")
    options = parser.parse_args(arguments)

    results = [json.loads(path.read_text()) for path in options.write or options.check]
    items = read_items(yaml.safe_load((docs / "inventory.yaml").read_text()))
    path = docs / "inventory.md"
    page = path.read_text() if path.exists() else ""
    proofs = gather(results)
    ran = {file for result in results for file in result["files"]}
    carried = carry_over(page, ran, proofs, still_there)
    fresh = write_page(items, proofs)
    if carried:
        say(f"{carried} proofs were not run this time and are taken from the page.")
    if options.write:
        path.write_text(fresh)
        return 0
    return check(page, fresh)


def still_there(file: str, name: str) -> bool:
    path = ROOT / file
    return path.exists() and f"def {name}(" in path.read_text()


def check(page: str, fresh: str) -> int:
    said = differences(page, fresh)
    for sentence in said:
        say(sentence)
    if said:
        say(f"docs/inventory.md is out of date. {AGAIN}")
    return 1 if said else 0


def say(words: str) -> None:
    sys.stdout.write(words + "\n")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
