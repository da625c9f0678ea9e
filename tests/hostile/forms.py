"""What a hostile or broken sender puts into forms, and the fields that our forms have."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from random import Random

MARK = "xqz7"
SHARE = 0.6
# Latin, control signs, Arabic, Chinese, emoji, private use, the end of all signs.
RANGES = (*range(256), *range(0x600, 0x650), *range(0x4E00, 0x4E30), 0x1F600, 0xE000, 0x10FFFF)
SCRIPTS = (
    f"<script>{MARK}()</script>",
    f"</textarea><script>{MARK}()</script>",
    f'"><img src=x onerror={MARK}()>',
    f"<svg onload={MARK}()>",
    f"' onmouseover='{MARK}()",
    f"javascript:{MARK}()",
    f"{{{{ {MARK} }}}}{{% debug %}}",
)
NASTY = (
    *SCRIPTS,
    "",
    "\0",
    "a\0b",
    " ",
    "\n\r\n\t",
    "x" * 200_000,
    "\u202egnp.exe\u202c",
    "\u05d0\u05d1\u05d2 \u0627\u0628\u062a",
    "\U0001f9d1\u200d\U0001f4bb" * 50,
    "e\u0301" * 300,
    "\ufeff",
    b"\xff\xfe",  # not UTF-8
    "-1",
    "0",
    "99999999999999999999999",
    "1e400",
    "NaN",
    "٣",  # a digit elsewhere
    "true",
    "[]",
    '{"a": 1}',
    "0000-00-00",
    "9999-12-31",
    "10000-01-01",
    "2026-02-30",
    "25:61",
    "Not/A/Zone",
    "../../etc/passwd",
    "=HYPERLINK(1)",
    "'; DROP TABLE people_person; --",
    "a@" + "b" * 300 + ".example",
    "no-address",
    "%s%n%x",
)
# Words that forms of ours understand: with them posts get further than the first check.
PLAIN = (
    "here", "save", "together", "thought", "learner", "leader", "deputy", "weekly", "two-days",
    "every-n", "own", "2026-12-01", "2027-01-31", "18:00", "Europe/Berlin", "1", "2", "12345", "on",
    "lid-closing", "check-sort", "listening", "off", "hold", "Ann", "ann@example.org",
    "a quiet afternoon", "learner@example.org", "Ann, ann@example.org\nBo; bo@example.org",
)  # fmt: skip


def body_of(chance: Random, fields: list[str]) -> dict[str, list[str | bytes]]:
    """About half of the fields, each once or twice, and now and then one that no form knows."""
    names = [name for name in [*fields, "what-is-this"] if chance.random() < SHARE]
    return {name: [value_of(chance) for _ in range(chance.choice((1, 1, 1, 2)))] for name in names}


def value_of(chance: Random) -> str | bytes:
    """Nasty, plain, or any signs at all, in equal parts."""
    kind = chance.randrange(3)
    if kind == 0:
        return chance.choice(NASTY)
    if kind == 1:
        return chance.choice(PLAIN)
    return "".join(chr(chance.choice(RANGES)) for _ in range(chance.randrange(30)))


class FieldFinder(HTMLParser):
    """Names of the fields in the forms of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.names: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        name = dict(attrs).get("name")
        if name and tag in {"input", "select", "textarea", "button"}:
            self.names.add(name)


def fields_of(page: str) -> set[str]:
    finder = FieldFinder()
    finder.feed(page)
    return finder.names - {"receipt", "csrfmiddlewaretoken"}


class Danger(HTMLParser):
    """Tags and attributes through which a stored text would run."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, given in attrs:
            if MARK in (given or "") and (name.startswith("on") or _runs(name, given or "")):
                self.found.append(f"<{tag} {name}={given}>")
        if tag == "script" and dict(attrs).get("src") is None:
            self.found.append("<script>")


def _runs(name: str, given: str) -> bool:
    scheme = re.match(r"\s*javascript:", given)
    return name in {"href", "src", "action", "formaction", "srcdoc"} and scheme is not None


def dangers(page: str) -> Iterator[str]:
    danger = Danger()
    danger.feed(page)
    yield from danger.found
