"""YAML from strangers: plain values with the line of each, or a problem; never a crash."""

from __future__ import annotations

import re
from typing import Any

import yaml

from deskside.courses.packs.files import Lines

DEEPEST = 20
UNPRINTABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class UnusableText(ValueError):  # noqa: N818  it is an answer, with a line
    """`line` counts from 1 within the text."""

    def __init__(self, line: int, message: str) -> None:
        super().__init__(message)
        self.line = line
        self.message = message


def read_yaml(text: str) -> tuple[Any, Lines]:
    """The one document of a text and the line of every key and list item in it.

    Raises UnusableText. Anchors are refused: a few lines of them can stand for gigabytes.
    """
    try:
        _look_at_shape(text)
        loader = Loader(text)
        node = loader.get_single_node()
        if node is None:
            return None, {}
        lines: Lines = {}
        _note_lines(node, (), lines)
        return loader.construct_document(node), lines
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        raise UnusableText(
            mark.line + 1 if mark else 1, f"not valid YAML: {error.problem}"
        ) from error
    except yaml.YAMLError as error:
        raise UnusableText(1, "not valid YAML: it holds characters that YAML forbids") from error
    except (ValueError, OverflowError, RecursionError) as error:
        if isinstance(error, UnusableText):
            raise
        raise UnusableText(1, "not valid YAML: a date or number in it does not exist") from error


def _look_at_shape(text: str) -> None:
    """Depth and anchors are judged on the stream of events, before anything nests in memory."""
    depth = 0
    for event in yaml.parse(text, Loader=Loader):
        line = event.start_mark.line + 1 if event.start_mark else 1
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            raise UnusableText(line, "anchors and aliases (& and *) are not allowed here")
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
            if depth > DEEPEST:
                raise UnusableText(line, f"nested more than {DEEPEST} levels deep")
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1


def _note_lines(node: yaml.Node, place: tuple[str | int, ...], lines: Lines) -> None:
    if isinstance(node, yaml.ScalarNode) and UNPRINTABLE.search(node.value):
        raise UnusableText(node.start_mark.line + 1, "a character that cannot be shown or stored")
    if isinstance(node, yaml.SequenceNode):
        for index, child in enumerate(node.value):
            lines[(*place, index)] = child.start_mark.line + 1
            _note_lines(child, (*place, index), lines)
    elif isinstance(node, yaml.MappingNode):
        for key, child in node.value:
            here = (*place, str(key.value) if isinstance(key, yaml.ScalarNode) else "?")
            if here in lines:
                raise UnusableText(key.start_mark.line + 1, f"“{here[-1]}” stands here twice")
            lines[here] = key.start_mark.line + 1
            _note_lines(child, here, lines)
