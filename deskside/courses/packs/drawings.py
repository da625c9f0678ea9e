"""Drawings of a pack: what may become part of a page, and what is refused."""

from __future__ import annotations

import re
from xml.etree import ElementTree as ET

from deskside.courses.packs.problems import Problem, warning
from deskside.lib.svg import UnusableDrawing, clean_drawing

FORBIDDEN_TAGS = {
    *("script", "foreignObject", "image", "use", "a", "iframe", "object", "embed"),
    *("animate", "set", "handler", "link"),
}
DEEPEST = 60
TAG = re.compile(r"<(/?)[A-Za-z][^<>]*?(/?)>")
ELSEWHERE = re.compile(r"(?:javascript|data|https?|file):|url\s*\(|//", re.IGNORECASE)


def check_drawing(path: str, text: str) -> list[Problem]:
    """Problems of one SVG: scripts, handlers, links, foreign content, no description."""
    try:
        if _depth(text) > DEEPEST:
            return [Problem(path, 0, "the drawing is nested too deeply")]
        clean_drawing(text)
        root = ET.fromstring(text)  # noqa: S314  declarations and entities were refused above
    except UnusableDrawing as error:
        return [Problem(path, 0, f"the drawing {error}")]
    problems = [
        Problem(path, 0, f"the drawing {sentence}")
        for sentence in dict.fromkeys(s for element in root.iter() for s in _bad_parts(element))
    ]
    if not root.get("aria-label"):
        problems.append(warning(path, 0, "the drawing has no aria-label that says what it shows"))
    return problems


def _depth(text: str) -> int:
    """A rough count of tags left open, made before anything walks the tree."""
    deepest = depth = 0
    for tag in TAG.finditer(text):
        depth += -1 if tag[1] else 0 if tag[2] else 1
        deepest = max(deepest, depth)
    return deepest


def _bad_parts(element: ET.Element) -> list[str]:
    """Sentences about what may not be in a page. The cleaner would drop it; nobody meant well.

    A <style> is dropped too, and allowed: with it a drawing can be looked at on its own.
    """
    tag = str(element.tag).rpartition("}")[2]
    found = [f"holds <{tag}>, which is not allowed"] if tag in FORBIDDEN_TAGS else []
    words = element.text or ""
    if tag == "style" and (ELSEWHERE.search(words) or "@import" in words):
        found.append("has a <style> that points elsewhere")
    for name, value in element.attrib.items():
        short = name.rpartition("}")[2].lower()
        if short.startswith("on"):
            found.append(f"holds the handler {short}")
        elif short in ("href", "src"):
            found.append("points to something else with a link")
        elif ELSEWHERE.search(value) and short != "aria-label":
            found.append(f"points elsewhere in {short}")
    return found


def drawing_markup(text: str, label: str = "") -> str:
    return str(clean_drawing(text, label=label))
