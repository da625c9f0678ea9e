from __future__ import annotations

from collections.abc import Callable, Mapping

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from deskside.meetings.agenda import (
    Refused,
    Slot,
    add_block,
    change_middle,
    move_block,
    remove_block,
    reword_block,
    set_seconds,
)

LONGEST_TITLE, LONGEST_SAY = 80, 600


class OpeningForm(forms.Form):
    say = forms.CharField(
        label=gettext_lazy("Your opening"),
        help_text=gettext_lazy("Read it aloud once: a minute is about a hundred and twenty words."),
        max_length=LONGEST_SAY * 2,
        widget=forms.Textarea(attrs={"rows": 8}),
    )
    version = forms.IntegerField(widget=forms.HiddenInput, min_value=0, max_value=1_000_000)


Slots = tuple[Slot, ...]
Data = Mapping[str, str]


def changed_slots(data: Data, slots: Slots, total: int) -> Slots:
    """The run-sheet after one change that a button of the page asks for; an empty one is the
    standard. Raises Refused with a sentence."""
    change = CHANGES.get(data.get("do", ""))
    if change is None:
        raise Refused(_("Nothing was asked for."))
    return change(data, slots, total)


def _moved(data: Data, slots: Slots, _total: int) -> Slots:
    return move_block(slots, data.get("key", ""), up=data.get("do") == "up")


def _left_out(data: Data, slots: Slots, total: int) -> Slots:
    return remove_block(slots, data.get("key", ""), total)


def _with_length(data: Data, slots: Slots, total: int) -> Slots:
    return set_seconds(slots, data.get("key", ""), _seconds(data), total)


def _with_one_more(data: Data, slots: Slots, total: int) -> Slots:
    return add_block(slots, data.get("kind", ""), after=data.get("after", ""), total=total)


def _with_middle(data: Data, slots: Slots, _total: int) -> Slots:
    return change_middle(slots, data.get("key", ""), data.get("kind", ""))


def _reworded(data: Data, slots: Slots, _total: int) -> Slots:
    title = data.get("title", "")[:LONGEST_TITLE]
    return reword_block(slots, data.get("key", ""), title=title, say=_said(data))


def _standard(_data: Data, _slots: Slots, _total: int) -> Slots:
    return ()


CHANGES: Mapping[str, Callable[[Data, Slots, int], Slots]] = {
    "up": _moved,
    "down": _moved,
    "leave_out": _left_out,
    "length": _with_length,
    "add": _with_one_more,
    "middle": _with_middle,
    "words": _reworded,
    "standard": _standard,
}


def _seconds(data: Mapping[str, str]) -> int:
    text = data.get("seconds", "")
    if not text.isdecimal() or len(text) > 4:  # noqa: PLR2004  a meeting has 1,200 at most
        raise Refused(_("Choose a length from the list."))
    return int(text)


def _said(data: Mapping[str, str]) -> str:
    say = data.get("say", "").strip()
    if len(say) > LONGEST_SAY * 2:
        raise Refused(_("That is more than a minute of talking. Cut it to half."))
    return say
