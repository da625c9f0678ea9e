from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from deskside.meetings.open_questions import Finding, closed
from deskside.meetings.queries.questions import MOST_CHOSEN

OWN = "own"


class ChooseForm(forms.Form):
    """Ticked questions of the guide, own words, and which of them comes first.

    Own words that one word would answer come back once, with open ways to put them; what is then
    picked is taken as it is.
    """

    own = forms.CharField(
        label=gettext_lazy("A question of your own"),
        help_text=gettext_lazy("It begins with what, how or when. One sentence is enough."),
        max_length=300,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def __init__(self, *args: Any, item_ids: Sequence[int], language: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.known = {str(item): item for item in item_ids}
        self.language = language
        self.finding: Finding | None = None

    @property
    def picked(self) -> list[int]:
        """In the order of the page."""
        return [self.known[item] for item in self._list("item") if item in self.known]

    @property
    def first(self) -> str:
        return str(self.data.get("first", ""))

    def clean_own(self) -> str:
        own: str = " ".join(self.cleaned_data["own"].split())
        instead = " ".join(str(self.data.get("instead", "")).split())[:300]
        if instead:
            return instead
        if own:
            self.finding = closed(own, self.language)
        if self.finding:
            raise forms.ValidationError(self.finding.why)
        return own

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if len(self.picked) + bool(cleaned.get("own")) > MOST_CHOSEN:
            raise forms.ValidationError(
                _("Three are enough for a quarter of an hour: the first is asked, two stand by.")
            )
        return cleaned

    @property
    def picks(self) -> list[int | str]:
        """Ids of the guide's and own words, what is asked first at the head."""
        own: str = self.cleaned_data["own"]
        picks: list[int | str] = [*([own] if own else []), *self.picked]
        first = own if self.first == OWN else self.known.get(self.first)
        head: list[int | str] = [first] if first else []
        return [*head, *(pick for pick in picks if pick != first)][:MOST_CHOSEN]

    def _list(self, name: str) -> list[str]:
        data: Any = self.data
        return list(data.getlist(name)) if hasattr(data, "getlist") else []
