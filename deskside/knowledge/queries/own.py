from __future__ import annotations

from dataclasses import dataclass

from deskside.knowledge.models import Norm, Side, Why, Word

LONGEST_KEY = 18


@dataclass(frozen=True, slots=True)
class Said:
    """A word, and how often it was said."""

    text: str
    times: int


@dataclass(frozen=True, slots=True)
class Whys:
    """Why good service matters."""

    organisation: tuple[Said, ...]
    me: tuple[Said, ...]

    def __bool__(self) -> bool:
        return bool(self.organisation or self.me)


def group_words(group_id: int, side: str) -> list[Said]:
    """A group's own words for good service ("hero") or bad ("villain"), the commonest first."""
    rows = Word.objects.filter(group_id=group_id, side=Side(side)).order_by("-times", "text")
    return [Said(row.text, row.times) for row in rows.only("text", "times")]


def norms(group_id: int) -> list[str]:
    """How the group wants to treat each other, in the order it said so."""
    rows = Norm.objects.filter(group_id=group_id, ended_at=None).order_by("position", "pk")
    return list(rows.values_list("text", flat=True))


def whys(group_id: int) -> Whys:
    """One statement; false while the group has said nothing."""
    rows = list(Why.objects.filter(group_id=group_id).order_by("-times", "text"))

    def said(to: str) -> tuple[Said, ...]:
        return tuple(Said(row.text, row.times) for row in rows if row.to == to)

    return Whys(said(Why.To.ORGANISATION), said(Why.To.ME))


@dataclass(frozen=True, slots=True)
class OwnRows:
    words: list[Word]
    norms: list[Norm]
    whys: list[Why]


def own_rows(group_id: int) -> OwnRows:
    """All that a group has said, as rows, for the page that tidies them. Three statements."""
    commonest = ("-times", "text")
    return OwnRows(
        words=list(Word.objects.filter(group_id=group_id).order_by(*commonest)),
        norms=list(
            Norm.objects.filter(group_id=group_id, ended_at=None).order_by("position", "pk")
        ),
        whys=list(Why.objects.filter(group_id=group_id).order_by(*commonest)),
    )


def own_row(group_id: int, kind: str, number: str) -> Word | Norm | Why | None:
    """One of them, as the form of that page names it; None for anything else."""
    if not (number.isascii() and number.isdigit() and len(number) <= LONGEST_KEY):
        return None
    if kind == "word":
        return Word.objects.filter(group_id=group_id, pk=int(number)).first()
    if kind == "norm":
        return Norm.objects.filter(group_id=group_id, pk=int(number)).first()
    return Why.objects.filter(group_id=group_id, pk=int(number)).first()
