"""The kinds of question as they stand in a file: choose, mark_lines, sort."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

_Key = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=80)]
_Words = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=5000)]


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class QuestionBase(_Strict):
    key: _Key
    scene: _Words | None = None
    text: _Words
    principles: list[_Key] = Field(default_factory=list)
    concept: _Key | None = None
    was: list[_Key] = Field(default_factory=list)


class OptionItem(_Strict):
    text: _Words
    right: bool
    why: _Words


class Choose(QuestionBase):
    kind: Literal["choose"]
    options: list[OptionItem] = Field(max_length=8)


class LineItem(_Strict):
    who: _Words
    text: _Words
    mark: Literal["hero", "villain", "neither"] = "neither"
    why: _Words | None = None


class MarkLines(QuestionBase):
    kind: Literal["mark_lines"]
    ask: Literal["hero", "villain"]
    lines: list[LineItem] = Field(min_length=2, max_length=60)


class BinItem(_Strict):
    key: _Key
    title: _Words


class CardItem(_Strict):
    text: _Words
    bin: _Key
    why: _Words | None = None


class Sort(QuestionBase):
    kind: Literal["sort"]
    bins: list[BinItem] = Field(min_length=2, max_length=6)
    cards: list[CardItem] = Field(min_length=1, max_length=60)


Question = Annotated[Choose | MarkLines | Sort, Field(discriminator="kind")]
