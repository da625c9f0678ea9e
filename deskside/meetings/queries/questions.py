"""Which questions a sitting asks: chosen, or the guide's first that nobody has discussed."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Count

from deskside.courses.texts import GuidePart, GuideText
from deskside.meetings.guidance import longest_question, questions_for
from deskside.meetings.models import Meeting, QuestionVote, SheetQuestion, Sitting

MOST_CHOSEN = 3


@dataclass(frozen=True, slots=True)
class ChosenQuestion:
    """`item_id` is None for the facilitator's own words. `privacy`: open, pair or private."""

    item_id: int | None
    text: str
    privacy: str = "open"
    depth: str = "light"
    minutes: int = 6
    principles: tuple[str, ...] = ()
    votes: int = 0


def chosen_questions(
    sitting: Sitting, guide: GuideText | None
) -> tuple[tuple[ChosenQuestion, ...], bool]:
    """The questions of a sitting, and whether somebody chose them. One or three statements.

    Where nobody did: the most wanted ones that the group has not discussed, then the guide's order.
    """
    parts = {part.id: part for part in guide.questions} if guide else {}
    rows = SheetQuestion.objects.filter(sitting=sitting).values_list("item_id", "text")
    found = [
        question_of(parts[item]) if item in parts else ChosenQuestion(None, text)
        for item, text in rows
        if item in parts or text
    ]
    if found:
        return tuple(found[:MOST_CHOSEN]), True
    return tuple(open_to_choose(sitting.meeting, guide)[:MOST_CHOSEN]), False


def open_to_choose(meeting: Meeting, guide: GuideText | None) -> list[ChosenQuestion]:
    """What could be asked: of this moment, within the time, not discussed before in this group.

    The most wanted first. Two statements.
    """
    if guide is None:
        return []
    asked = asked_in_group(meeting)
    longest = longest_question(meeting.minutes)
    parts = questions_for(guide, meeting.mode, longest=longest, without=asked)
    votes = votes_of(meeting)
    found = [question_of(part, votes.get(part.id, 0)) for part in parts]
    return sorted(found, key=lambda each: -each.votes)


def asked_in_group(meeting: Meeting) -> set[int]:
    """Questions that this group has discussed in another meeting. One statement."""
    rows = SheetQuestion.objects.filter(
        sitting__meeting__series__group_id=meeting.series.group_id,
        asked_at__isnull=False,
        item__isnull=False,
    ).exclude(sitting__meeting=meeting)
    return {item for item in rows.values_list("item_id", flat=True) if item}


def votes_of(meeting: Meeting) -> dict[int, int]:
    """By question: how many want it. Nobody learns who. One statement."""
    rows = QuestionVote.objects.filter(meeting=meeting).values("item_id")
    return {row["item_id"]: row["n"] for row in rows.annotate(n=Count("id"))}


def question_of(part: GuidePart, votes: int = 0) -> ChosenQuestion:
    content = part.content
    return ChosenQuestion(
        part.id,
        content["text"],
        content["privacy"],
        content["depth"],
        content["minutes"],
        tuple(content["principles"]),
        votes,
    )
