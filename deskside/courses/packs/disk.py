"""Reading a pack's files from disk: small, plain, inside the pack's folder, or a problem."""

from __future__ import annotations

import stat
from dataclasses import dataclass, field
from pathlib import Path

from deskside.courses.packs.problems import Problem

LARGEST_TEXT = 2 * 1024 * 1024
LARGEST_MEDIA = 500 * 1024 * 1024
MOST_FILES = 5000


@dataclass(slots=True)
class Disk:
    """Everything is asked for by its path inside the pack; what is wrong is noted, not raised."""

    root: Path
    problems: list[Problem] = field(default_factory=list)

    def note(self, file: str, message: str, line: int = 0) -> None:
        self.problems.append(Problem(file, line, message))

    def folder(self, name: str) -> list[str]:
        """Names in a folder, sorted; empty where there is no such folder inside the pack."""
        path = self._inside(name)
        if path is None or not path.is_dir():
            return []
        try:
            names = sorted(entry.name for entry in path.iterdir())
        except OSError as error:
            self.note(name, f"cannot be read: {error.strerror}")
            return []
        if len(names) > MOST_FILES:
            self.note(name, f"holds more than {MOST_FILES} files")
            return []
        return names

    def text(self, file: str) -> str | None:
        """The text of a file, or None and a noted problem."""
        found = self.file(file, largest=LARGEST_TEXT)
        if found is None:
            return None
        try:
            raw = found[0].read_bytes()
        except OSError as error:
            self.note(file, f"cannot be read: {error.strerror}")
            return None
        return self._decoded(file, raw)

    def file(self, file: str, *, largest: int) -> tuple[Path, int] | None:
        """An ordinary file inside the pack and its size in bytes, or None and a noted problem."""
        path = self._inside(file)
        if path is None:
            return None
        try:
            status = path.stat()
        except FileNotFoundError:
            self.note(file, "is missing")
            return None
        except (OSError, ValueError) as error:
            self.note(file, f"cannot be read: {error}")
            return None
        if not stat.S_ISREG(status.st_mode):
            self.note(file, "is not an ordinary file")
            return None
        if status.st_size > largest:
            self.note(file, f"is larger than {largest // (1024 * 1024)} MB")
            return None
        return path, status.st_size

    def _inside(self, file: str) -> Path | None:
        try:
            path = (self.root / file).resolve()
        except (OSError, RuntimeError, ValueError):
            self.note(file, "is a link that leads nowhere")
            return None
        if not path.is_relative_to(self.root):
            self.note(file, "leads out of the pack's folder")
            return None
        return path

    def _decoded(self, file: str, raw: bytes) -> str | None:
        if b"\0" in raw:
            self.note(file, "holds a NUL byte", raw[: raw.index(b"\0")].count(b"\n") + 1)
            return None
        try:
            return raw.decode("utf-8-sig").replace("\r\n", "\n")
        except UnicodeDecodeError as error:
            line = raw[: error.start].count(b"\n") + 1
            self.note(file, "is not UTF-8 text; save it as UTF-8", line)
            return None
