"""What changes: one file per thing that a learner or leader does."""

from __future__ import annotations

from deskside.progress.actions.answering import Try, answer_question
from deskside.progress.actions.learning import begin, complete_activity
from deskside.progress.actions.plans import (
    accept_release,
    extend,
    move_dates,
    move_dates_from,
    set_plan,
    undo_change,
)
from deskside.progress.actions.summaries import rebuild_summaries

__all__ = [
    "Try",
    "accept_release",
    "answer_question",
    "begin",
    "complete_activity",
    "extend",
    "move_dates",
    "move_dates_from",
    "rebuild_summaries",
    "set_plan",
    "undo_change",
]
