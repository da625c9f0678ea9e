"""From a sent form, or an address, to the picks of one question. Pure."""

from __future__ import annotations

from django.http import QueryDict

from deskside.courses.grading import is_possible
from deskside.courses.texts import QuestionText

MOST = 100


def picked_in_form(question: QuestionText, form: QueryDict) -> list[int] | None:
    """The indexes that were picked; None when the answer is empty, half or impossible."""
    if question.kind == "sort":
        values = [form.get(f"card-{number}", "") for number in range(len(question.cards))]
    else:
        values = form.getlist("pick")
    return picked_in(question, values)


def picked_in(question: QuestionText, values: list[str]) -> list[int] | None:
    if not values or len(values) > MOST or not all(_is_index(value) for value in values):
        return None
    picked = [int(value) for value in values]
    return picked if is_possible(question, picked) else None


def _is_index(value: str) -> bool:
    return value.isascii() and value.isdigit() and len(value) <= len(str(MOST))


def as_address(picked: list[int]) -> str:
    return ".".join(str(index) for index in picked)
