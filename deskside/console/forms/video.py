from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from deskside.courses.actions import VideoGiven


class VideoForm(forms.Form):
    """The team's own video for one place in the course: a film, or a link to where it lies."""

    file = forms.FileField(
        label=_("Film"),
        help_text=_("MP4 or WebM, up to 500 MB. It stays on this server."),
        required=False,
    )
    link = forms.CharField(
        label=_("Or a link"),
        help_text=_("Nothing is loaded from there until somebody presses play."),
        max_length=500,
        required=False,
    )
    captions = forms.FileField(
        label=_("Captions"), help_text=_("A WebVTT file (.vtt)."), required=False
    )
    transcript = forms.CharField(
        label=_("Transcript"),
        help_text=_("For those who read instead, and for a phone without sound."),
        max_length=20_000,
        required=False,
        widget=forms.Textarea({"rows": 8}),
    )
    minutes = forms.IntegerField(label=_("Minutes"), min_value=1, max_value=60, initial=4)

    def given(self) -> VideoGiven:
        chosen = self.cleaned_data
        return VideoGiven(
            file=chosen["file"],
            captions=chosen["captions"],
            link=chosen["link"],
            transcript=chosen["transcript"],
            minutes=chosen["minutes"],
        )
