from __future__ import annotations

from datetime import datetime

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from deskside.journal.actions import EntryConflict
from deskside.journal.queries import read_entry
from deskside.journal.sealing import SealBroken
from deskside.learn.actions.texts import finish_text, write_text
from deskside.learn.forms import HOWS, SAVE, TextForm
from deskside.learn.queries.opened import Opened
from deskside.learn.views.activity import Again, show_activity
from deskside.learn.views.finding import opened_or_404
from deskside.learn.views.posting import post_or_page
from deskside.ledger.receipts import ReceiptConflict, answer_once
from deskside.lib import clock
from deskside.people.http import PersonRequest
from deskside.progress.models import How

WRITTEN_KINDS = {"reflection": {*HOWS, SAVE}, "exercise": {How.HERE.value, SAVE}}


@post_or_page
def text(request: PersonRequest, course_key: str, activity_key: str) -> HttpResponse:
    """Keeps a private text, typed or finished. A text that came second overwrites nothing: the
    page then shows both."""
    now = clock.now()
    opened = opened_or_404(request, course_key, activity_key, now)
    if request.POST.get("how") not in WRITTEN_KINDS.get(opened.activity.kind, ()):
        raise Http404
    form = TextForm(request.POST)
    if not form.is_valid():
        return _refused(request, opened, now, " ".join(map(str, form.errors.get("text", []))))
    try:
        return _keep(request, opened, form, now)
    except EntryConflict as conflict:
        return _both(request, opened, conflict.current_text, conflict.current_version)
    except ReceiptConflict:
        entry = read_entry(request.user, opened.activity.id)
        return _both(request, opened, entry.text if entry else "", entry.version if entry else 0)
    except SealBroken:
        words = _(
            "This cannot be saved here: your texts were sealed with a key that is not on this "
            "machine. Copy what you wrote, and tell the person who runs Deskside."
        )
        return _refused(request, opened, now, words)


def _keep(request: PersonRequest, opened: Opened, form: TextForm, now: datetime) -> HttpResponse:
    text, version = form.cleaned_data["text"], form.cleaned_data["version"]
    how = form.cleaned_data["how"]
    here = reverse("learn:activity", args=[opened.course.course_key, opened.activity.key])

    def work() -> str:
        if how == SAVE:
            entry = write_text(opened=opened, text=text, base_version=version, now=now)
            return f"{here}?saved={entry.version}"
        finish_text(opened=opened, text=text, base_version=version, how=How(how), now=now)
        return here

    # Nearly always the next version: then the receipt is written once and stays as it is.
    guess = f"{here}?saved={version + 1}" if how == SAVE else here
    return answer_once(request, work, location=guess)


def _refused(request: PersonRequest, opened: Opened, now: datetime, words: str) -> HttpResponse:
    if _is_autosave(request):
        return HttpResponse(words, status=422, content_type="text/plain; charset=utf-8")
    typed = request.POST.get("text", "").replace("\0", "")
    more: dict[str, object] = {"words": typed, "error": words or _("Please try that again.")}
    version = request.POST.get("version", "")
    if version.isascii() and version.isdigit():
        more["version"] = version
    return show_activity(request, opened, now, Again(422, more))


def _both(request: PersonRequest, opened: Opened, stored: str, version: int) -> HttpResponse:
    if _is_autosave(request):
        return HttpResponse(status=409)
    context = {
        "opened": opened,
        "course": opened.course,
        "activity": opened.activity,
        "stored": stored,
        "version": version,
        "typed": request.POST.get("text", ""),
        "how": request.POST.get("how", SAVE),
    }
    return render(request, "learn/two_texts.html", context, status=409)


def _is_autosave(request: PersonRequest) -> bool:
    return request.headers.get("X-Deskside") == "autosave"
