"""Markdown to clean HTML, once, when a pack is loaded."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import nh3
from markdown_it import MarkdownIt
from markdown_it.token import Token

TAGS = {
    *("p", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "blockquote", "strong", "em", "s"),
    *("a", "code", "pre", "hr", "br", "table", "thead", "tbody", "tr", "th", "td", "figure"),
}
ATTRIBUTES = {
    "*": {"id"},
    "a": {"href", "title"},
    "ol": {"start"},
    "p": {"class"},
    "figure": {"class"},
}
EMPTY_FIGURE = '<figure class="wide"{}></figure>'


@dataclass(frozen=True, slots=True)
class Rendered:
    """`paragraphs`: how many top blocks there are, with ids p1 to p<paragraphs> if numbered."""

    html: str
    lead: str
    paragraphs: int


def parser() -> MarkdownIt:
    return MarkdownIt("commonmark", {"html": False, "typographer": False, "linkify": False}).enable(
        ["table", "strikethrough"]
    )


def render(text: str, drawings: Mapping[str, str], *, numbered: bool = False) -> Rendered:
    """`drawings`: path in the pack -> cleaned markup, by `(path, alt text)` through `figure_key`.

    A picture stands in a paragraph of its own and becomes a figure with the drawing itself inside,
    so that it follows the page's colours.
    """
    markdown = parser()
    tokens = markdown.parse(text)
    figures = _make_figures(tokens)
    count = _number_blocks(tokens) if numbered else 0
    lead = _mark_lead(tokens) if numbered else ""
    html = markdown.renderer.render(tokens, markdown.options, {})
    html = nh3.clean(
        html,
        tags=TAGS,
        attributes=ATTRIBUTES,
        url_schemes={"http", "https", "mailto"},
        link_rel="noopener noreferrer",
    )
    for token, key in figures:
        number = token.attrGet("id")
        empty = EMPTY_FIGURE.format(f' id="{number}"' if number else "")
        full = empty.replace("></", f">{drawings.get(key, '')}</")
        html = html.replace(empty, full, 1)
    return Rendered(html.strip(), lead, count)


def pictures(text: str) -> list[tuple[str, str, int, bool]]:
    """Every picture of a text: address, alt text, line counted from 1, alone in its paragraph."""
    found = []
    for token in parser().parse(text):
        for child in token.children or ():
            if child.type == "image":
                line = token.map[0] + 1 if token.map else 1
                address = str(child.attrGet("src") or "")
                found.append((address, child.content, line, _only_image(token) is not None))
    return found


def figure_key(address: str, alt: str) -> str:
    return f"{address} {alt}"


def _make_figures(tokens: list[Token]) -> list[tuple[Token, str]]:
    """Turns each paragraph that is one picture into an empty figure, to be filled when clean."""
    figures = []
    for opening, inline, closing in zip(tokens, tokens[1:], tokens[2:], strict=False):
        image = _only_image(inline) if opening.type == "paragraph_open" else None
        if image is None:
            continue
        opening.tag = closing.tag = "figure"
        opening.hidden = closing.hidden = False
        opening.type, closing.type = "figure_open", "figure_close"
        opening.attrSet("class", "wide")
        inline.children = []
        figures.append((opening, figure_key(str(image.attrGet("src") or ""), image.content)))
    return figures


def _only_image(inline: Token) -> Token | None:
    children = inline.children or []
    return children[0] if len(children) == 1 and children[0].type == "image" else None


def _number_blocks(tokens: Sequence[Token]) -> int:
    """The page has its own first heading, so one in the text steps down."""
    count = 0
    for token in tokens:
        if token.tag == "h1":
            token.tag = "h2"
        if token.level == 0 and token.nesting >= 0 and token.type != "inline":
            count += 1
            token.attrSet("id", f"p{count}")
    return count


def _mark_lead(tokens: Sequence[Token]) -> str:
    if len(tokens) > 1 and tokens[0].type == "paragraph_open":
        tokens[0].attrSet("class", "lead")
        return plain(tokens[1])
    return ""


def plain(inline: Token) -> str:
    """The words of a line without their marks."""
    return "".join(
        " " if child.type in ("softbreak", "hardbreak") else child.content
        for child in inline.children or ()
        if child.type != "image"
    )


def plain_paragraphs(text: str) -> list[str]:
    """The words of every paragraph, heading and cell, to be counted."""
    return [plain(token) for token in parser().parse(text) if token.type == "inline"]
