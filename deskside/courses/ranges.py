"""The part of a file that a request asks for (RFC 9110, section 14). Pure."""

from __future__ import annotations

import re

ONE_RANGE = re.compile(r"^bytes=(\d{0,18})-(\d{0,18})$")


class Unsatisfiable(Exception):  # noqa: N818  it is an answer: 416
    """The part lies beyond the end of the file."""


def asked_part(header: str, size: int) -> tuple[int, int] | None:
    """First and last byte, both counted; None: the whole file.

    More than one part, another unit and nonsense mean the whole file, as the standard allows.
    Raises Unsatisfiable.
    """
    match = ONE_RANGE.match(header.strip())
    if match is None or match.groups() == ("", ""):
        return None
    first, last = match.groups()
    if first == "":
        return _tail(int(last), size)
    start, end = int(first), int(last) if last else size - 1
    if last and end < start:
        return None
    if start >= size:
        raise Unsatisfiable
    return start, min(end, size - 1)


def _tail(length: int, size: int) -> tuple[int, int]:
    if length == 0 or size == 0:
        raise Unsatisfiable
    return max(size - length, 0), size - 1
