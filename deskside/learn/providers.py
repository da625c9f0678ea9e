"""Where somebody else's video plays: the address to embed, the host the page must allow. Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import parse_qs, urlsplit

NAME = re.compile(r"[A-Za-z0-9_-]{5,20}")


@dataclass(frozen=True, slots=True)
class Embed:
    """`address` is empty for a provider we cannot embed: then there is the link alone."""

    provider: str
    link: str
    address: str = ""
    host: str = ""


def embed_of(link: str) -> Embed:
    parts = urlsplit(link)
    host = (parts.hostname or "").removeprefix("www.").removeprefix("m.")
    if host in {"youtube.com", "youtu.be", "youtube-nocookie.com"}:
        return _youtube(link)
    if host in {"vimeo.com", "player.vimeo.com"}:
        number = parts.path.rstrip("/").rpartition("/")[2]
        if number.isascii() and number.isdigit():
            home = "https://player.vimeo.com"
            return Embed("Vimeo", link, f"{home}/video/{number}?dnt=1", home)
    return Embed(host, link)


def _youtube(link: str) -> Embed:
    parts = urlsplit(link)
    name = parse_qs(parts.query).get("v", [""])[0] or parts.path.rstrip("/").rpartition("/")[2]
    if not NAME.fullmatch(name) or name == "watch":
        return Embed("YouTube", link)
    home = "https://www.youtube-nocookie.com"
    return Embed("YouTube", link, f"{home}/embed/{name}", home)
