"""What is wrong with a pack, where, and how badly."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

Severity = Literal["error", "warning"]


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """`file` is relative to the pack's folder; `line` counts from 1, 0 means the whole file."""

    file: str
    line: int
    message: str
    severity: Severity = "error"

    def __str__(self) -> str:
        where = f"{self.file}:{self.line}" if self.line else self.file
        return f"{where}: {self.severity}: {self.message}"


class PackRefused(Exception):  # noqa: N818  it is an answer, and it carries every reason
    """The pack was not loaded and nothing has changed; `problems` says all that is wrong."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = sorted(problems)
        super().__init__("\n".join(str(problem) for problem in self.problems))


def warning(file: str, line: int, message: str) -> Problem:
    return Problem(file, line, message, "warning")
