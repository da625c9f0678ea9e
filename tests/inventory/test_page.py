from __future__ import annotations

import pytest

from tests.inventory.page import (
    Item,
    Proof,
    carry_over,
    differences,
    gather,
    read_items,
    row,
    write_page,
)

ITEMS = [Item(1, "Leaders", ("people",)), Item(2, "Learners", ("learn", "journal"))]


def note(item: str, test: str, outcome: str = "passed", missing: str = "") -> dict[str, str]:
    return {
        "item": item,
        "test": f"tests/people/test_roles.py::{test}",
        "outcome": outcome,
        "missing": missing,
    }


def state_of(*notes: dict[str, str]) -> str:
    return gather([{"tests": notes}]).get("I-1", Proof()).state


def test_state_without_a_test_is_open() -> None:
    assert state_of() == "open"


def test_state_with_a_passed_test_is_works() -> None:
    assert state_of(note("I-1", "test_a")) == "works"


def test_state_with_something_missing_is_partly() -> None:
    assert state_of(note("I-1", "test_a"), note("I-1", "test_b", missing="the form")) == "partly"


def test_state_of_skipped_and_failed_tests_is_open() -> None:
    notes = (note("I-1", "test_a", "skipped"), note("I-1", "test_b", "failed"))

    assert state_of(*notes) == "open"


def test_missing_of_a_failed_test_still_counts() -> None:
    assert state_of(note("I-1", "test_a"), note("I-1", "test_b", "failed", "x")) == "partly"


def test_test_that_failed_in_one_case_proves_nothing() -> None:
    assert state_of(note("I-1", "test_a"), note("I-1", "test_a", "failed")) == "open"


def test_gather_puts_runs_together() -> None:
    sqlite = {"tests": [note("I-1", "test_a"), note("I-2", "test_b", "skipped")]}
    postgres = {"tests": [note("I-1", "test_a"), note("I-2", "test_b")]}

    found = gather([sqlite, postgres])

    assert {name: len(proof.passed) for name, proof in found.items()} == {"I-1": 1, "I-2": 1}


def test_row_links_each_test_by_its_short_name() -> None:
    proof = Proof({"tests/people/test_roles.py::TestLeader::test_a"})

    assert row(ITEMS[1], proof) == (
        "| I-2 | Learners | learn, journal | [test_a](../tests/people/test_roles.py) | works |  |"
    )


def test_page_begins_with_counts_and_has_a_row_for_each_item() -> None:
    page = write_page(ITEMS, {"I-1": Proof({"tests/x.py::test_a"}, {"a | b"})})

    assert "**2 items: 0 works, 1 partly, 1 open.**" in page
    assert "| partly | a / b |" in page
    assert "| I-2 | Learners | learn, journal |  | open |  |" in page


def test_differences_say_what_changed() -> None:
    before = write_page(ITEMS, {"I-1": Proof({"tests/x.py::test_a"})})
    after = write_page(ITEMS, {"I-1": Proof({"tests/x.py::test_b"}, {"the form"})})

    assert differences(before, after) == [
        "I-1: the page says works, the tests say partly; proof gone: test_a in tests/x.py; "
        "new proof: test_b in tests/x.py."
    ]


def test_differences_of_equal_pages_are_none() -> None:
    page = write_page(ITEMS, {})

    assert differences(page, page) == []


def test_differences_notice_other_words_around_the_table() -> None:
    assert differences(write_page(ITEMS, {}) + "\nmore", write_page(ITEMS, {})) != []


def test_proofs_of_a_file_that_was_not_run_stay() -> None:
    page = write_page(ITEMS, {"I-1": Proof({"tests/far/test_x.py::test_a"}, {"the form"})})
    proofs: dict[str, Proof] = {}

    carried = carry_over(page, set(), proofs, lambda file, name: True)

    assert carried == 1
    assert write_page(ITEMS, proofs) == page


def test_proofs_of_a_file_that_ran_or_is_gone_do_not_stay() -> None:
    page = write_page(ITEMS, {"I-1": Proof({"tests/far/test_x.py::test_a"})})
    proofs: dict[str, Proof] = {}

    ran = carry_over(page, {"tests/far/test_x.py"}, proofs, lambda file, name: True)
    gone = carry_over(page, set(), proofs, lambda file, name: False)

    assert (ran, gone, proofs) == (0, 0, {})


def test_items_out_of_order_are_refused() -> None:
    rows = [{"item": 2, "title": "b", "place": []}, {"item": 1, "title": "a", "place": []}]

    with pytest.raises(ValueError, match="numbered"):
        read_items(rows)
