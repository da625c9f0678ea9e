from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.functional import cached_property
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from deskside.courses.outline import SectionOutline
from deskside.knowledge.actions.cases import CaseWords
from deskside.knowledge.masking import Known, MaskedTexts, Suspect, mask_texts
from deskside.knowledge.models import Case
from deskside.knowledge.queries.known import known_for

TITLE_MOST, STORY_MOST, ASKS_MOST = 120, 1000, 300
TICKET_MOST = 20_000
SUSPECT_MOST = 100
TEXTS = {"title": TITLE_MOST, "story": STORY_MOST, "asks": ASKS_MOST}
TOO_LONG = _(
    "That is %(length)d characters, and there is room for %(most)d. Take out what nobody needs to "
    "know."
)


class CaseForm(forms.Form):
    """A case as it is told. Its texts are masked before anybody else sees them, and each length is
    that of the masked text."""

    title = forms.CharField(
        label=_("What is it about?"),
        max_length=2 * TITLE_MOST,
        help_text=_("A few words, as on a folder."),
        error_messages={"required": _("It needs a few words to be found by.")},
    )
    story = forms.CharField(
        label=_("What happened?"),
        max_length=2 * TICKET_MOST,
        widget=forms.Textarea(attrs={"rows": 9}),
        help_text=_("As you would tell a new colleague. “A nurse”, not her name."),
        error_messages={"required": _("There is no story yet. Three sentences are plenty.")},
    )
    asks = forms.CharField(
        label=_("What is worth talking about?"),
        required=False,
        max_length=2 * ASKS_MOST,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("A question that begins with what or how."),
    )
    section = forms.ChoiceField(label=_("Which section does it fit?"), required=False)
    shows_author = forms.BooleanField(
        label=_("Show my name beside it"), required=False, initial=True
    )
    from_ticket = forms.BooleanField(required=False, widget=forms.HiddenInput)

    field_order = ["title", "story", "asks", "section", "shows_author"]

    def __init__(
        self,
        *args: Any,
        group_id: int,
        sections: Iterable[SectionOutline],
        persons: Iterable[str] = (),
        **more: Any,
    ) -> None:
        super().__init__(*args, **more)
        self.group_id = group_id
        self.persons = [one[:SUSPECT_MOST] for one in persons if one.strip()]
        self.sections = {section.key: section for section in sections}
        choices = [(key, section.title) for key, section in self.sections.items()]
        field = self.fields["section"]
        if not isinstance(field, forms.ChoiceField):
            raise TypeError(field)
        field.choices = [("", _t("Any of them")), *choices]

    def clean(self) -> None:
        for (name, most), masked in zip(TEXTS.items(), self.masked.texts, strict=True):
            if len(masked.text.strip()) > most:
                said = {"length": len(masked.text.strip()), "most": most}
                self.add_error(name, ValidationError(TOO_LONG, params=said))

    @cached_property
    def texts(self) -> list[str]:
        """As they were typed, also those that are wrong."""
        return [str(self.data.get(name) or "")[: 2 * TICKET_MOST] for name in TEXTS]

    @cached_property
    def masked(self) -> MaskedTexts:
        known: Known = known_for(self.group_id, self.texts)
        return mask_texts([_one_kind_of_break(text) for text in self.texts], known, self.persons)

    @property
    def is_masked(self) -> bool:
        """What was sent holds nothing that masking finds, but for what was ticked just now."""
        known = known_for(self.group_id, self.texts)
        typed = [_one_kind_of_break(text) for text in self.texts]
        return [each.text for each in mask_texts(typed, known).texts] == typed

    def open_suspects(self, asked: Iterable[str] = ()) -> list[Suspect]:
        """Words nobody has been asked about yet."""
        done = {word.lower() for word in asked}
        return [one for one in self.masked.suspects if one.text.lower() not in done]

    def masked_data(self) -> dict[str, Any]:
        """What the same form would hold, had it been masked from the start."""
        texts = dict(zip(TEXTS, (each.text for each in self.masked.texts), strict=True))
        rest = {
            name: self.data.get(name, "") for name in ("section", "shows_author", "from_ticket")
        }
        return {**texts, **{name: value for name, value in rest.items() if value}}

    @property
    def words(self) -> CaseWords:
        title, story, asks = (each.text.strip() for each in self.masked.texts)
        section = self.sections.get(self.cleaned_data.get("section") or "")
        return CaseWords(
            title=title,
            story=story,
            asks=asks,
            section_id=section.id if section else None,
            shows_author=self.cleaned_data["shows_author"],
        )


class TicketForm(forms.Form):
    """A ticket as it was copied; nothing of it is kept but what its reader makes of it."""

    ticket = forms.CharField(
        label=_("The ticket"),
        max_length=TICKET_MOST,
        widget=forms.Textarea(attrs={"rows": 16}),
        error_messages={
            "required": _("Nothing was pasted."),
            "max_length": _("That is %(show_value)d characters; up to 20,000 can be read at once."),
        },
    )


class ConsentForm(forms.Form):
    read = forms.BooleanField(
        label=_("I have read what masking cannot promise"),
        error_messages={"required": _("Please read it first, and tick the box.")},
    )


def initial_of(case: Case, sections: Iterable[SectionOutline]) -> dict[str, Any]:
    key = next((each.key for each in sections if each.id == case.section_id), "")
    return {
        "title": case.title,
        "story": case.story,
        "asks": case.asks,
        "section": key,
        "shows_author": case.shows_author,
        "from_ticket": case.from_ticket,
    }


def _one_kind_of_break(text: str) -> str:
    """Browsers send two characters for each end of a line."""
    return text.replace("\r\n", "\n").replace("\r", "\n")
