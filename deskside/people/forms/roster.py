from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from deskside.people.roster.decode import MOST_BYTES, UnreadableRoster, decode, too_large
from deskside.people.roster.parse import Roster, parse


class RosterForm(forms.Form):
    """Pasted lines or a file; `roster` holds what was read, `text` what travels on."""

    text = forms.CharField(
        label=_("One person in each line"),
        required=False,
        # Counted by the reader of lists, which says what to do about it.
        strip=False,
        widget=forms.Textarea(
            attrs={"rows": 10, "spellcheck": "false", "autocomplete": "off", "dir": "auto"}
        ),
    )
    file = forms.FileField(
        label=_("Or a CSV file"),
        required=False,
        allow_empty_file=True,
        help_text=_("From any spreadsheet; the order of the columns does not matter."),
        widget=forms.FileInput(attrs={"accept": ".csv,.txt,.tsv,text/csv,text/plain"}),
    )

    roster: Roster
    text_read: str

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # A NUL is told by its line, like any other mistake.
        self.fields["text"].validators = []

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        file = cleaned.get("file")
        try:
            if file is not None and file.size > MOST_BYTES:
                raise too_large()
            self.text_read = decode(file.read()) if file else cleaned.get("text", "")
            self.roster = parse(self.text_read)
        except UnreadableRoster as bad:
            self.add_error("file" if file else "text", str(bad))
        return cleaned
