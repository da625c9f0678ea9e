"""A file as an answer: whole, or in the parts that players ask for. Any room with films uses it."""

from __future__ import annotations

from pathlib import Path

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.utils.http import http_date

from deskside.courses.ranges import Unsatisfiable, asked_part
from deskside.courses.streams import Busy, FileStream, Places

TYPES = {".mp4": "video/mp4", ".webm": "video/webm", ".vtt": "text/vtt; charset=utf-8"}
PLACES = Places()


def send_file(request: HttpRequest, path: Path) -> HttpResponseBase:
    """200, 206, 304, 404, 416, or 503 while too many are being sent already."""
    kind = TYPES.get(path.suffix)
    if kind is None or not path.is_file():
        raise Http404
    status = path.stat()
    size, tag = status.st_size, f'"{path.stem[:32]}-{status.st_size:x}-{status.st_mtime_ns:x}"'
    changed = http_date(status.st_mtime)
    headers = {
        "Accept-Ranges": "bytes",
        "Cache-Control": "private, max-age=3600",
        "Content-Disposition": "inline",
        "ETag": tag,
        "Last-Modified": changed,
        "X-Content-Type-Options": "nosniff",
    }
    if tag in request.headers.get("If-None-Match", ""):
        return HttpResponse(status=304, headers=headers)
    try:
        part = asked_part(_wanted_range(request, tag, changed), size)
    except Unsatisfiable:
        return HttpResponse(status=416, headers={**headers, "Content-Range": f"bytes */{size}"})
    return _part_of_file(request, path, part, size, {**headers, "Content-Type": kind})


def _wanted_range(request: HttpRequest, tag: str, changed: str) -> str:
    """The Range header, or nothing where the file is no longer the one that was asked about."""
    condition = request.headers.get("If-Range")
    if condition is not None and condition not in (tag, changed):
        return ""
    return request.headers.get("Range", "")


def _part_of_file(
    request: HttpRequest,
    path: Path,
    part: tuple[int, int] | None,
    size: int,
    headers: dict[str, str],
) -> HttpResponseBase:
    start, end = part or (0, size - 1)
    headers["Content-Length"] = str(end - start + 1)
    if part:
        headers["Content-Range"] = f"bytes {start}-{end}/{size}"
    status = 206 if part else 200
    if request.method == "HEAD":
        return HttpResponse(status=status, headers=headers)
    try:
        stream = FileStream(path, start, end, PLACES)
    except Busy:
        return HttpResponse(status=503, headers={"Retry-After": "5"})
    return StreamingHttpResponse(stream, status=status, headers=headers)
