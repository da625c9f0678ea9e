"""Answers with a part of a file: players jump about in a film, and some refuse one without."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from django.http import FileResponse, HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase

RANGE = re.compile(r"bytes=(\d{0,15})-(\d{0,15})")
BLOCK = 64 * 1024
NOT_SATISFIABLE = 416


def file_answer(request: HttpRequest, path: Path, content_type: str) -> HttpResponseBase:
    """The whole file, or the one part that was asked for."""
    size = path.stat().st_size
    wanted = RANGE.fullmatch(request.headers.get("Range", ""))
    response: HttpResponseBase
    if not wanted or not (wanted[1] or wanted[2]):
        response = FileResponse(path.open("rb"), content_type=content_type)
    else:
        first, last = _span(wanted[1], wanted[2], size)
        if first > last:
            return HttpResponse(
                status=NOT_SATISFIABLE, headers={"Content-Range": f"bytes */{size}"}
            )
        response = StreamingHttpResponse(
            _blocks(path, first, last), status=206, content_type=content_type
        )
        response["Content-Range"] = f"bytes {first}-{last}/{size}"
        response["Content-Length"] = str(last - first + 1)
    response["Accept-Ranges"] = "bytes"
    response["Cache-Control"] = "private, max-age=3600"
    return response


def _span(first: str, last: str, size: int) -> tuple[int, int]:
    """First and last byte, both counted; "-500" means the last 500."""
    if not first:
        return max(size - int(last), 0), size - 1
    return int(first), min(int(last), size - 1) if last else size - 1


def _blocks(path: Path, first: int, last: int) -> Iterator[bytes]:
    left = last - first + 1
    with path.open("rb") as file:
        file.seek(first)
        while left > 0 and (block := file.read(min(BLOCK, left))):
            left -= len(block)
            yield block
