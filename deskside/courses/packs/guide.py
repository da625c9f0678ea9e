"""The parts of a leader's guide, each an item of its own that feedback and plans can point at."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from deskside.courses.packs.schema import Guide, SectionMeta


@dataclass(frozen=True, slots=True)
class Part:
    key: str
    kind: str
    title: str
    markdown: str
    content: dict[str, Any]


def guide_parts(section: SectionMeta) -> Iterator[Part]:
    """In reading order. Parts that a section has once take its key: five-principles-opener."""
    guide = section.guide or Guide()
    yield from _single_parts(section.key, guide)
    for question in guide.questions:
        content = question.model_dump(mode="json", exclude={"key"})
        yield Part(question.key, "question", question.text[:300], question.text, content)
    for exercise in guide.exercises:
        content = {"minutes": exercise.minutes, "body": exercise.body}
        yield Part(exercise.key, "exercise", exercise.title, exercise.body, content)
    for tip in guide.tips:
        yield Part(tip.key, "tip", tip.title, tip.body, {"body": tip.body})
    for each in section.lists:
        markdown = "\n".join(f"- {item}" for item in each.items)
        more = {"inventory": list(each.inventory)} if each.inventory else {}
        yield Part(each.key, "list", each.title, markdown, {"items": list(each.items), **more})


def _single_parts(section: str, guide: Guide) -> Iterator[Part]:
    if guide.purpose:
        yield Part(f"{section}-purpose", "purpose", "", guide.purpose, {"body": guide.purpose})
    if guide.opener:
        opener = guide.opener
        content = {"minutes": opener.minutes, "body": opener.body}
        yield Part(f"{section}-opener", "opener", opener.title, opener.body, content)
    if guide.video:
        content = guide.video.model_dump(mode="json")
        yield Part(f"{section}-video", "video", "", guide.video.summary, content)
    if guide.commitment:
        content = guide.commitment.model_dump(mode="json")
        yield Part(f"{section}-commitment", "commitment", "", guide.commitment.prompt, content)
    for name in ("fifteen", "twenty"):
        if text := guide.agenda and getattr(guide.agenda, name):
            yield Part(
                f"{section}-agenda-{name}", "agenda", "", text, {"length": name, "body": text}
            )
