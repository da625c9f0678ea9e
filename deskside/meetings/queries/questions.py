"""Which questions a sitting asks: chosen, or the guide's first that nobody has discussed."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Count, Q

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


@dataclass(frozen=True, slots=True)
class Questions:
    """`chosen`: at most three, picked by somebody (`is_chosen`) or as they come. `usable`: of this
    moment, within the time, not discussed before in this group; the most wanted first."""

    chosen: tuple[ChosenQuestion, ...]
    is_chosen: bool
    usable: tuple[ChosenQuestion, ...]


def chosen_questions(
    sitting: Sitting, guide: GuideText | None
) -> tuple[tuple[ChosenQuestion, ...], bool]:
    """The questions of a sitting, and whether somebody chose them. Two statements."""
    found = questions_of(sitting, guide)
    return found.chosen, found.is_chosen


def questions_of(sitting: Sitting, guide: GuideText | None) -> Questions:
    """What a sitting asks and could ask. Two statements."""
    picked, asked = _picked_and_asked(sitting)
    parts = {part.id: part for part in guide.questions} if guide else {}
    found = [
        question_of(parts[item]) if item in parts else ChosenQuestion(None, text)
        for item, text in picked
        if item in parts or text
    ]
    usable = tuple(_usable(sitting.meeting, guide, asked)) if guide else ()
    return Questions(tuple(found or usable)[:MOST_CHOSEN], bool(found), usable)


def _picked_and_asked(sitting: Sitting) -> tuple[list[tuple[int | None, str]], set[int]]:
    """Of this sitting, in order; and what the group has discussed in another meeting."""
    discussed = Q(
        sitting__meeting__series__group_id=sitting.meeting.series.group_id,
        asked_at__isnull=False,
    )
    rows = list(
        SheetQuestion.objects.filter(Q(sitting=sitting) | discussed).values_list(
            "sitting_id", "sitting__meeting_id", "item_id", "text"
        )
    )
    picked: list[tuple[int | None, str]] = [
        (item, text) for place, _meeting, item, text in rows if place == sitting.pk
    ]
    asked = {item for _place, meeting, item, _text in rows if meeting != sitting.meeting_id}
    return picked, {item for item in asked if item}


def _usable(meeting: Meeting, guide: GuideText, asked: set[int]) -> list[ChosenQuestion]:
    longest = longest_question(meeting.minutes)
    parts = questions_for(guide, meeting.mode, longest=longest, without=asked)
    rows = QuestionVote.objects.filter(meeting=meeting).values("item_id").annotate(n=Count("id"))
    votes: dict[int, int] = {row["item_id"]: row["n"] for row in rows}
    found = [question_of(part, votes.get(part.id, 0)) for part in parts]
    return sorted(found, key=lambda each: -each.votes)


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
