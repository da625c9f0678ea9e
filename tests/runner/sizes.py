"""The house's size rules: short files, short functions; see docs/tour.md for why."""

from __future__ import annotations

import ast
import io
import tokenize
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

FILE_LINES = 400
FUNCTION_LINES = 30
SHORT_SHARE = 0.95
CODE = {".py", ".js", ".css", ".html"}


@dataclass
class Sizes:
    """What was counted; `problems` holds a sentence for each broken rule."""

    files: int = 0
    lines: int = 0
    comments: int = 0
    functions: int = 0
    long_functions: list[str] = field(default_factory=list)
    long_files: list[str] = field(default_factory=list)

    @property
    def short_share(self) -> float:
        return 1 - len(self.long_functions) / self.functions if self.functions else 1.0

    @property
    def comments_per_hundred(self) -> float:
        return 100 * self.comments / max(self.lines, 1)

    @property
    def problems(self) -> list[str]:
        broken = [f"{name}: more than {FILE_LINES} lines" for name in self.long_files]
        if self.short_share < SHORT_SHARE:
            broken += [f"{name}: more than {FUNCTION_LINES} lines" for name in self.long_functions]
        return broken

    @property
    def words(self) -> str:
        return (
            f"{self.files} files, {self.short_share:.1%} of {self.functions} functions within "
            f"{FUNCTION_LINES} lines, {self.comments_per_hundred:.1f} comment lines per 100"
        )


def measure(root: Path) -> Sizes:
    """Count every code file that people read: the package, run.py and the build's own scripts."""
    sizes = Sizes()
    for path in code_files(root):
        text = path.read_text(encoding="utf-8")
        name = path.relative_to(root).as_posix()
        lines = text.count("\n")
        sizes.files += 1
        if lines > FILE_LINES:
            sizes.long_files.append(name)
        if path.suffix == ".py":
            sizes.lines += lines
            sizes.comments += count_comments(text)
            count_functions(text, name, sizes)
    return sizes


def code_files(root: Path) -> Iterator[Path]:
    """Migrations are made by a machine, and tests may be as long as their cases."""
    yield root / "run.py"
    for path in sorted((root / "deskside").rglob("*")):
        if path.suffix in CODE and "migrations" not in path.parts:
            yield path


def count_comments(text: str) -> int:
    tokens: Iterable[tokenize.TokenInfo] = tokenize.generate_tokens(io.StringIO(text).readline)
    return sum(token.type == tokenize.COMMENT for token in tokens)


def count_functions(text: str, name: str, sizes: Sizes) -> None:
    for node in ast.walk(ast.parse(text)):
        if not isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            continue
        sizes.functions += 1
        if (node.end_lineno or node.lineno) - node.lineno + 1 > FUNCTION_LINES:
            sizes.long_functions.append(f"{name}:{node.lineno} {node.name}")
