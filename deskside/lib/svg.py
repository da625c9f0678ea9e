"""Drawings become part of the page, so that they follow its colours: read, cleaned, kept."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from xml.etree import ElementTree as ET

from django.conf import settings
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

DRAWINGS = Path(__file__).parent / "drawings"
NAMESPACE = "{http://www.w3.org/2000/svg}"
LARGEST = 200_000
DEEPEST = 40
TAGS = frozenset(
    [
        "svg",
        "g",
        "path",
        "circle",
        "ellipse",
        "rect",
        "line",
        "polyline",
        "polygon",
        "text",
        "tspan",
    ],
)
ATTRIBUTES = frozenset(
    [
        "class",
        "d",
        "cx",
        "cy",
        "r",
        "rx",
        "ry",
        "x",
        "y",
        "x1",
        "y1",
        "x2",
        "y2",
        "width",
        "height",
        "points",
        "transform",
        "viewBox",
        "fill",
        "stroke",
        "stroke-width",
        "stroke-dasharray",
        "text-anchor",
        "role",
        "aria-label",
    ]
)


class UnusableDrawing(ValueError):  # noqa: N818  reads as what it says
    """The file is not a drawing that may become part of a page; the message says why."""


def drawing_path(name: str | Path) -> Path:
    """A bare name is one of our own drawings; a path must lie in the packs or the media folder."""
    if isinstance(name, str) and "/" not in name:
        return DRAWINGS / f"{name}.svg"
    path = Path(name).resolve()
    homes = (DRAWINGS, Path(settings.PACKS_DIR), Path(settings.MEDIA_ROOT))
    if not any(path.is_relative_to(home.resolve()) for home in homes):
        raise UnusableDrawing(f"{path.name} lies outside the packs and the media folder")
    return path


def inline_drawing(path: Path, *, decor: bool = False, label: str = "") -> SafeString:
    """The file's drawing as markup; `label` replaces its own description, `decor` hides it."""
    return clean_drawing(_read(path, path.stat().st_mtime_ns), decor=decor, label=label)


@lru_cache(maxsize=256)
def _read(path: Path, _changed: int) -> str:
    return path.read_text(encoding="utf-8")


@lru_cache(maxsize=512)
def clean_drawing(text: str, *, decor: bool = False, label: str = "") -> SafeString:
    """Only shapes, classes and words survive: no script, no style, no link, no foreign content.

    Raises UnusableDrawing for anything that is not a small, plain SVG.
    """
    if len(text) > LARGEST:
        raise UnusableDrawing(f"larger than {LARGEST} characters")
    if "<!DOCTYPE" in text or "<!ENTITY" in text:
        raise UnusableDrawing("declares a document type or entities")
    try:
        root = ET.fromstring(text)  # noqa: S314 entities are refused above
    except (ET.ParseError, ValueError) as error:
        raise UnusableDrawing(f"is not well-formed: {error}") from error
    if root.tag != f"{NAMESPACE}svg":
        raise UnusableDrawing("is not an SVG drawing")
    own_label = label or root.get("aria-label", "")
    for name in ("role", "aria-label", "class", "width", "height"):
        root.attrib.pop(name, None)
    voice = f'role="img" aria-label="{escape(own_label)}"' if own_label else 'aria-hidden="true"'
    head = 'aria-hidden="true"' if decor else voice
    markup = _markup(root).replace("<svg", f'<svg class="drawing" {head}', 1)
    return mark_safe(markup)  # noqa: S308 rebuilt from allowed parts, values escaped


def _markup(element: ET.Element, depth: int = 0) -> str:
    tag = element.tag.removeprefix(NAMESPACE)
    if tag not in TAGS or depth > DEEPEST:
        return ""
    attributes = "".join(
        f' {name}="{escape(value)}"'
        for name, value in element.attrib.items()
        if name in ATTRIBUTES and "url(" not in value.lower()
    )
    words = escape((element.text or "").strip()) if tag in {"text", "tspan"} else ""
    inner = words + "".join(_markup(child, depth + 1) for child in element)
    return f"<{tag}{attributes}>{inner}</{tag}>" if inner else f"<{tag}{attributes}/>"
