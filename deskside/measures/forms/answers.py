from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django import forms
from django.forms.boundfield import BoundField
from django.utils.translation import gettext_lazy as _

from deskside.measures.instruments import Instrument
from deskside.measures.instruments.kinds import Item

NOTHING_YET = _("Nothing is chosen yet. Whatever you leave out stays out; one answer is enough.")


LEFT_OUT = "0"  # said, and not merely passed over


@dataclass(frozen=True, slots=True)
class Asked:
    """One item with its field, as the page shows it."""

    item: Item
    field: BoundField


class AnswersForm(forms.Form):
    """The items of an instrument; every one may be left out. `may_be_empty`: so may all."""

    def __init__(
        self,
        *args: Any,
        instrument: Instrument,
        scores: Mapping[str, int] | None = None,
        may_be_empty: bool = False,
        **more: Any,
    ) -> None:
        super().__init__(*args, **more)
        self.instrument, self.may_be_empty = instrument, may_be_empty
        steps = [(str(step), words) for step, words in enumerate(instrument.scale.steps, start=1)]
        for item in instrument.items:
            self.fields[item.key] = forms.ChoiceField(
                label=item.text,
                required=False,
                choices=[*steps, (LEFT_OUT, instrument.scale.no_answer)],
                widget=forms.RadioSelect,
                initial=None if scores is None else str(scores.get(item.key, LEFT_OUT)),
            )

    def clean(self) -> None:
        super().clean()
        if not self.errors and not self.scores and not self.may_be_empty:
            self.add_error(None, NOTHING_YET)

    @property
    def scores(self) -> dict[str, int]:
        return {
            key: int(step) for key, step in self.cleaned_data.items() if step not in {"", LEFT_OUT}
        }

    def asked(self) -> Iterator[Asked]:
        return (Asked(item, self[item.key]) for item in self.instrument.items)
