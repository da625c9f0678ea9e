"""Slots in words: what is said, what stands before everybody, in the active language."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from django.utils.translation import gettext as _

from deskside.meetings.agenda import wording
from deskside.meetings.agenda.shapes import Block, Material, Question, Slot, Step
from deskside.meetings.agenda.splitting import split

ASKS_A_QUESTION = frozenset({"question", "line", "cards"})


def dressed(slots: Sequence[Slot], material: Material) -> tuple[Block, ...]:
    """Blocks with their steps. A block that asks takes the next of the questions chosen."""
    blocks, asked = [], 0
    for slot in slots:
        question = _question(material, asked) if slot.kind in ASKS_A_QUESTION else None
        asked += question is not None
        blocks.append(_block(slot, material, question))
    return tuple(blocks)


def _question(material: Material, place: int) -> Question:
    """Where more is asked than was chosen the last one goes on."""
    if not material.questions:
        return Question(_("What has happened here since we last met that belongs to this?"))
    return material.questions[min(place, len(material.questions) - 1)]


def _block(slot: Slot, material: Material, question: Question | None) -> Block:
    text = question.text if question else wording.block_text(slot.kind, material)
    block = Block(
        slot.key,
        slot.kind,
        slot.seconds,
        slot.title or wording.block_title(slot.kind, material),
        slot.say or wording.block_say(slot.kind, material),
        text,
        steps=(),
        own=bool(slot.title or slot.say),
    )
    privacy = question.privacy if question else "open"
    return replace(block, steps=tuple(_steps(slot, block, material, privacy)))


def _steps(slot: Slot, block: Block, material: Material, privacy: str) -> list[Step]:
    steps = []
    for number, (name, mode, seconds) in enumerate(split(slot.kind, slot.seconds, privacy)):
        words = wording.step_words(slot.kind, name, material, privacy)
        steps.append(
            Step(
                key=f"{slot.key}-{name}",
                block=slot.key,
                kind=slot.kind,
                mode=mode,
                seconds=seconds,
                title=block.title if mode in wording.TITLED_BY_BLOCK else words.title,
                # Own words are said when the block begins.
                say=slot.say if slot.say and not number else words.say,
                text=words.text or block.text,
                private=mode == "write",
                phase=name if mode == "line" else "",
            )
        )
    return steps
