from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from deskside.meetings.actions.results import Results
from deskside.meetings.boards import (
    HEROES,
    ME,
    NORM,
    ORGANISATION,
    VILLAINS,
    Unfit,
    card_text,
    several,
)
from deskside.meetings.queries.results import CrewRow

COUNTED = re.compile(r"\s*[\u00d7*x]\s*(\d{1,2})$")
LONGEST_NOTE = 500
MOST_LINES = 100
MOST_TYPED = 20_000


class Lines(forms.CharField):
    """Several things, one a line; may be empty."""

    def __init__(self, label: Any, rows: int = 6, help_text: Any = "") -> None:
        super().__init__(
            label=label,
            help_text=help_text,
            required=False,
            max_length=MOST_TYPED,
            widget=forms.Textarea(attrs={"rows": rows, "maxlength": False}),
        )


class ResultsForm(forms.Form):
    """Words one a line; a word that was said three times may be written “rude x3”."""

    led_by = forms.ChoiceField(label=gettext_lazy("Who really led"), required=False)
    asked = forms.TypedChoiceField(
        label=gettext_lazy("How far you came with the questions"), coerce=int, empty_value=""
    )
    heroes = Lines(gettext_lazy("Heroes"), 8)
    villains = Lines(gettext_lazy("Villains"), 8)
    organisation = Lines(gettext_lazy("Why it matters to the organisation"))
    me = Lines(gettext_lazy("What is in it for us"))
    norm = Lines(
        gettext_lazy("How you want to treat each other"),
        4,
        gettext_lazy("Those you agreed on, one a line."),
    )
    note = Lines(
        gettext_lazy("Notes for everybody"),
        5,
        gettext_lazy("One a line. Everybody reads them in the summary."),
    )
    parked = Lines(gettext_lazy("Parked for another time"), 5, gettext_lazy("One a line."))

    def __init__(self, *args: Any, crew: Sequence[CrewRow], questions: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.crew = crew
        self.fields["led_by"].choices = [  # type: ignore[attr-defined]
            ("", _("Nobody in particular")),
            *((str(row.uid), row.name) for row in crew),
        ]
        self.fields["asked"].choices = _how_far(questions)  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        names = [row.name for row in self.crew]
        for side in (HEROES, VILLAINS, ORGANISATION, ME, NORM):
            for text, _times in self._words(side):
                try:
                    card_text(text, names)
                except Unfit as unfit:
                    self.add_error(side, f"“{text[:60]}”: {unfit.why}")
                    break
        for kind in ("note", "parked"):
            if any(len(line) > LONGEST_NOTE for line in self._sentences(kind)):
                self.add_error(kind, _("A line holds 500 characters. Make two of it."))
        return cleaned

    @property
    def results(self) -> Results:
        by_uid = {str(row.uid): row.pk for row in self.crew}
        return Results(
            here=self._people("here", by_uid) | self._leader(),
            promised=self._people("promised", by_uid),
            words={side: self._words(side) for side in (HEROES, VILLAINS, ORGANISATION, ME, NORM)},
            notes={kind: self._sentences(kind) for kind in ("note", "parked")},
        )

    @property
    def leader_id(self) -> int | None:
        wanted = self.cleaned_data["led_by"]
        return next((row.pk for row in self.crew if str(row.uid) == wanted), None)

    def _leader(self) -> frozenset[int]:
        """Whoever led it was there, ticked or not; known for certain only once it is ended."""
        leader = self.leader_id
        is_ended = self.data.get("do") == "finish"
        return frozenset({leader}) if leader and is_ended else frozenset()

    def _people(self, name: str, by_uid: Mapping[str, int]) -> frozenset[int]:
        data: Any = self.data
        return frozenset(by_uid[uid] for uid in data.getlist(name) if uid in by_uid)

    def _words(self, side: str) -> list[tuple[str, int]]:
        text = self.cleaned_data.get(side, "")
        lines = several(text) if side in {HEROES, VILLAINS} else self._sentences(side)
        return [counted(line) for line in lines[:MOST_LINES]]

    def _sentences(self, name: str) -> list[str]:
        text: str = self.cleaned_data.get(name, "")
        lines = (" ".join(line.split()) for line in text.replace("\0", "").splitlines())
        return [line for line in lines if line][:MOST_LINES]


def counted(line: str) -> tuple[str, int]:
    """“rude x3” was said three times."""
    found = COUNTED.search(line)
    if not found or not line[: found.start()].strip():
        return line, 1
    return line[: found.start()].strip(), max(1, int(found[1]))


def as_line(text: str, times: int) -> str:
    return f"{text} x{times}" if times > 1 else text


def _how_far(questions: int) -> list[tuple[int, str]]:
    words = [
        _("We talked about none of them"),
        _("The first one"),
        _("The first two"),
        _("All three"),
    ]
    return list(enumerate(words))[: questions + 1]
