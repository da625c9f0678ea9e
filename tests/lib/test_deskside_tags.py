from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID

import pytest
from django import forms
from django.template import Context, Template
from django.utils import timezone

from deskside.lib.templatetags.deskside import pips

Frozen = Callable[[datetime], None]


class PartsForm(forms.Form):
    name = forms.CharField(label="<b>Name</b>", help_text="As people say it.")
    note = forms.CharField(required=False, widget=forms.Textarea)
    pace = forms.ChoiceField(choices=[("1", "One section a week")])
    days = forms.MultipleChoiceField(
        choices=[("1", "Monday"), ("2", "Tuesday")], widget=forms.CheckboxSelectMultiple
    )
    shared = forms.BooleanField(required=False, label="Shared computer")
    hidden = forms.CharField(required=False, widget=forms.HiddenInput)


def shown(tag: str, **context: Any) -> str:
    return Template(f"{{% {tag} %}}").render(Context(context))


def test_field_with_help_ties_it_to_the_input() -> None:
    html = shown("field form.name", form=PartsForm())

    assert 'aria-describedby="id_name_help"' in html
    assert 'id="id_name_help">As people say it.<' in html
    assert "aria-invalid" not in html


def test_field_with_markup_in_its_label_escapes_it() -> None:
    assert "&lt;b&gt;Name&lt;/b&gt;" in shown("field form.name", form=PartsForm())


def test_field_that_is_wrong_keeps_the_text_and_says_why() -> None:
    form = PartsForm({"name": "", "pace": '"><script>'})

    html = shown("field form.name", form=form) + shown("field form.pace", form=form)

    assert 'aria-describedby="id_name_help id_name_error"' in html
    assert html.count('aria-invalid="true"') == 2
    assert 'id="id_name_error"' in html
    assert "This field is required." in html
    assert "<script>" not in html


def test_field_keeps_what_was_typed_and_escapes_it() -> None:
    form = PartsForm({"name": "<i>Ngaire</i>", "note": "</textarea><b>"})

    html = shown("field form.name", form=form) + shown("field form.note", form=form)

    assert "&lt;i&gt;Ngaire&lt;/i&gt;" in html
    assert "&lt;/textarea&gt;&lt;b&gt;" in html


def test_field_that_may_stay_empty_says_optional() -> None:
    assert "(optional)" in shown("field form.note", form=PartsForm())
    assert "(optional)" not in shown("field form.name", form=PartsForm())
    assert "(optional)" not in shown("field form.note optional=False", form=PartsForm())


def test_field_of_each_kind_has_its_shape() -> None:
    form = PartsForm({"days": ["2"]})

    assert '<span class="select"><select' in shown("field form.pace", form=form)
    assert '<label class="tick" for="id_shared">' in shown("field form.shared", form=form)
    group = shown("field form.days", form=form)
    assert group.startswith('<fieldset class="field"')
    assert group.count('type="checkbox"') == 2
    assert 'value="2" id="id_days_1" checked' in group
    assert shown("field form.hidden", form=form).strip().startswith('<input type="hidden"')


def test_field_with_attributes_gives_them_to_the_input() -> None:
    html = shown('field form.name class="short" data_autosave="yes"', form=PartsForm())

    assert 'class="input short"' in html
    assert 'data-autosave="yes"' in html


def test_field_never_shows_a_placeholder_of_a_library() -> None:
    form = PartsForm()
    form.fields["name"].widget.attrs["placeholder"] = "Vanishing"

    assert "Vanishing" not in shown("field form.name", form=form)


def test_form_errors_say_what_is_wrong_with_the_whole() -> None:
    form = PartsForm({})
    form.add_error(None, "<b>Twice</b>")

    html = shown("form_errors form", form=form)

    assert 'role="alert"' in html
    assert "&lt;b&gt;Twice&lt;/b&gt;" in html


def test_pips_say_in_words_how_many_are_done() -> None:
    html = pips(["full", "full", "half", "here", "ring"])

    assert 'role="img" aria-label="2 of 5 done"' in html
    assert html.count("<i class=") == 5


def test_pips_with_an_unknown_state_are_refused() -> None:
    with pytest.raises(ValueError, match="late"):
        pips(["late"])


def test_receipt_is_a_new_number_each_time() -> None:
    first, second = shown("receipt"), shown("receipt")

    assert first != second
    assert 'type="hidden" name="receipt"' in first
    assert UUID(first.split('value="')[1].split('"')[0]).version == 4


def test_icon_is_silent_for_screen_readers() -> None:
    assert 'aria-hidden="true"' in shown('icon "lock"')


def test_local_time_is_shown_in_the_readers_zone_with_its_name(frozen: Frozen) -> None:
    frozen(datetime(2026, 11, 20, 9, tzinfo=UTC))
    with timezone.override("Asia/Tokyo"):
        html = shown("local_time at", at=datetime(2026, 11, 26, 22, 30, tzinfo=UTC))

    assert "Friday 27 November, 07:30" in html
    assert "Tokyo time" in html
    assert 'datetime="2026-11-27T07:30:00+09:00"' in html


def test_local_time_in_utc_does_not_say_utc_time(frozen: Frozen) -> None:
    frozen(datetime(2026, 11, 20, 9, tzinfo=UTC))

    html = shown("local_time at", at=datetime(2027, 1, 2, 8, 5, tzinfo=UTC))

    assert "Saturday 2 January 2027, 08:05" in html
    assert ">UTC<" in html


def test_local_date_of_an_instant_is_the_readers_day(frozen: Frozen) -> None:
    frozen(datetime(2026, 11, 20, 9, tzinfo=UTC))
    with timezone.override("America/New_York"):
        late = shown("local_date at", at=datetime(2026, 11, 27, 3, tzinfo=UTC))
        day = shown("local_date at", at=date(2026, 11, 27))

    assert "Thursday 26 November<" in late
    assert "Friday 27 November<" in day


def test_local_time_of_nothing_is_nothing() -> None:
    assert shown("local_time at", at=None) == ""
    assert shown("local_date at", at=None) == ""
