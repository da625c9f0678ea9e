from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from typing import Any, Self


class Refused(Exception):  # noqa: N818  an answer to whoever arranges, in words for them
    """The run-sheet cannot be changed so; nothing was changed."""

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why


@dataclass(frozen=True, slots=True)
class Slot:
    """A block as it is kept: `title` and `say` are empty unless somebody put it in own words.

    `kind`: why, expectations, norms, check_back, recall, question, case, board, line, cards,
    commitment or next. `key`: the kind, with a number from the second of a kind on.
    """

    key: str
    kind: str
    seconds: int
    title: str = ""
    say: str = ""

    def as_dict(self) -> dict[str, Any]:
        return asdict(self)

    @classmethod
    def from_dict(cls, values: dict[str, Any]) -> Self:
        return cls(
            str(values["key"]),
            str(values["kind"]),
            int(values["seconds"]),
            str(values.get("title", "")),
            str(values.get("say", "")),
        )


@dataclass(frozen=True, slots=True)
class Step:
    """One thing at a time, with its clock.

    `mode`: say, write, cards, board, line, pairs, fours, all, check_back, promise, tell, next.
    `say`: what whoever leads says or does; `text`: what everybody has before them; `private`: what
    is written stays with its writer; `kind`: of its block; `phase`: of a line, before or after.
    """

    key: str
    block: str
    kind: str
    mode: str
    seconds: int
    title: str
    say: str = ""
    text: str = ""
    private: bool = False
    phase: str = ""

    def as_dict(self) -> dict[str, Any]:
        return asdict(self)

    @classmethod
    def from_dict(cls, values: dict[str, Any]) -> Self:
        return cls(**values)


@dataclass(frozen=True, slots=True)
class Block:
    """A part of a meeting, dressed in words. `text`: the question or case it is about, or empty.

    `own`: its words are the facilitator's.
    """

    key: str
    kind: str
    seconds: int
    title: str
    say: str
    text: str
    steps: tuple[Step, ...]
    own: bool = False

    @property
    def minutes(self) -> str:
        """As people write it: 2, or 2½; 45 s where it is shorter than a minute."""
        whole, rest = divmod(self.seconds, 60)
        if not whole:
            return f"{rest} s"
        return f"{whole}½" if rest == HALF else str(whole) if not rest else f"{whole}:{rest:02d}"


HALF = 30


@dataclass(frozen=True, slots=True)
class Question:
    """`privacy`: open, pair (told to one person) or private (written, and kept)."""

    text: str
    privacy: str = "open"


@dataclass(frozen=True, slots=True)
class CaseStory:
    title: str
    story: str
    asks: str = ""
    author: str = ""


@dataclass(frozen=True, slots=True)
class Material:
    """What the blocks are about: the n-th question block takes the n-th question.

    `recall`: questions about what was learnt last. `prompt`: asks for the promise. `look_back`: the
    group's norms and why, to be read again. `people`: how many are there, if known: above six
    promises are told in pairs. `is_first`: nobody has promised anything yet.
    """

    questions: tuple[Question, ...] = ()
    recall: tuple[str, ...] = ()
    case: CaseStory | None = None
    prompt: str = ""
    look_back: tuple[str, ...] = ()
    people: int | None = None
    is_first: bool = False


def all_steps(blocks: Iterable[Block]) -> tuple[Step, ...]:
    return tuple(step for block in blocks for step in block.steps)
