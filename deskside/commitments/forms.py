from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from deskside.commitments import wording
from deskside.commitments.actions.sharing import Sharing
from deskside.commitments.models import ANSWERS, About, Visibility
from deskside.commitments.timing import REMIND_CHOICES
from deskside.commitments.wording import LONGEST, Words
from deskside.people.models import Group, Person

REMIND = {
    "shift": _("At the start of my next shift"),
    "two_hours": _("In two hours"),
    "morning": _("Tomorrow at nine"),
    "own": _("At a time of my own"),
    "none": _("Not at all"),
}
NEEDS_WORDS = _("There are no words yet. One small thing is enough.")
TOO_LONG = _(
    "That is %(length)d characters, and there is room for %(most)d. Smaller is easier to keep."
)


class WordsForm(forms.Form):
    """When ... I will ...: at most 140 characters together."""

    when = forms.CharField(
        label=_("When"),
        required=False,
        max_length=4 * LONGEST,
        help_text=_("A moment you will recognise. It makes things happen."),
    )
    then = forms.CharField(
        label=_("I will"),
        required=False,
        max_length=4 * LONGEST,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    version = forms.IntegerField(min_value=0, max_value=10**9, widget=forms.HiddenInput)

    needs_words = True

    def clean(self) -> None:
        words = self.words
        if self.needs_words and not words.then:
            self.add_error("then", NEEDS_WORDS)
        elif words.length > LONGEST:
            said = {"length": words.length, "most": LONGEST}
            self.add_error("then", ValidationError(TOO_LONG, params=said))

    @property
    def words(self) -> Words:
        found = self.cleaned_data
        return wording.tidy(found.get("when") or "", found.get("then") or "")


class SharingForm(forms.Form):
    """Who reads it: only the writer, one colleague, or a group."""

    seen_by = forms.ChoiceField(label=_("Who sees it"), widget=forms.RadioSelect, required=False)
    partner = forms.ChoiceField(label=_("Which colleague"), required=False)

    def __init__(
        self, *args: Any, people: Iterable[Person], groups: Iterable[Group], **more: Any
    ) -> None:
        super().__init__(*args, **more)
        self.people = {str(person.uid): person for person in people}
        self.groups = {str(group.uid): group for group in groups}
        choices = [(Visibility.PRIVATE.value, _t("Only me"))]
        if self.people:
            choices.append((Visibility.PARTNER.value, _t("One colleague")))
        choices += [
            (f"group:{uid}", _t("Everybody in %(group)s") % {"group": group.name})
            for uid, group in self.groups.items()
        ]
        self._field("seen_by").choices = choices
        names = [(uid, person.name) for uid, person in self.people.items()]
        self._field("partner").choices = [("", _t("Choose a colleague")), *names]

    def _field(self, name: str) -> forms.ChoiceField:
        field = self.fields[name]
        if not isinstance(field, forms.ChoiceField):
            raise TypeError(name)
        return field

    def clean(self) -> None:
        super().clean()
        seen_by = self.cleaned_data.get("seen_by")
        if seen_by == Visibility.PARTNER and not self.cleaned_data.get("partner"):
            self.add_error("partner", _("Choose who it is, or keep it to yourself."))

    @property
    def sharing(self) -> Sharing:
        kind, _colon, uid = (self.cleaned_data.get("seen_by") or "private").partition(":")
        if kind == Visibility.PARTNER:
            partner = self.people[self.cleaned_data["partner"]]
            return Sharing(Visibility.PARTNER, partner=partner)
        if kind == Visibility.GROUP:
            return Sharing(Visibility.GROUP, group=self.groups[uid])
        return Sharing()


class PromiseForm(SharingForm, WordsForm):
    """Everything about a new one; only the words are asked for."""

    about = forms.ChoiceField(
        label=_("Whom is it about"), choices=About.choices, required=False, initial=About.NOBODY
    )
    remind = forms.ChoiceField(
        label=_("Remind me"),
        choices=[(key, REMIND[key]) for key in REMIND_CHOICES],
        required=False,
        initial="shift",
    )
    own_time = forms.TimeField(
        label=_("At"), required=False, widget=forms.TimeInput(attrs={"type": "time"})
    )

    field_order = ["when", "then", "about", "seen_by", "partner", "remind", "own_time", "version"]

    def clean(self) -> None:
        super().clean()
        WordsForm.clean(self)
        if self.cleaned_data.get("remind") == "own" and not self.cleaned_data.get("own_time"):
            self.add_error("own_time", _("Say when, or choose another moment."))


class DraftForm(WordsForm):
    """What is typed so far, whatever it is."""

    needs_words = False
    about = forms.ChoiceField(choices=About.choices, required=False)


class AnswerForm(forms.Form):
    answer = forms.ChoiceField(
        label=_("Did it happen?"),
        choices=[(answer.value, answer.label) for answer in ANSWERS],
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose one of the four. None of them is wrong.")},
    )


class NoteForm(forms.Form):
    """What happened, in a line."""

    text = forms.CharField(max_length=300, required=False, label=_("What happened, in one line"))
    version = forms.IntegerField(min_value=0, max_value=10**9, widget=forms.HiddenInput)
