from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from deskside.commitments import gentle
from deskside.commitments.actions.writing import (
    AlreadyPromised,
    Choices,
    make_commitment,
    save_draft,
)
from deskside.commitments.forms import DraftForm, PromiseForm
from deskside.commitments.models import About
from deskside.commitments.queries.others import colleagues
from deskside.commitments.queries.own import Own, own_commitment, own_draft
from deskside.commitments.wording import LONGEST
from deskside.courses.queries import guide
from deskside.courses.texts import GuideText
from deskside.journal.actions import EntryConflict
from deskside.journal.sealing import SealBroken
from deskside.learn.promising import examples, promise_prompt, spot_of
from deskside.learn.queries.opened import Opened
from deskside.learn.views.finding import opened_or_404
from deskside.ledger.receipts import ReceiptConflict, answer_once
from deskside.lib import clock
from deskside.people.http import PersonRequest
from deskside.people.queries.groups import current_groups

SECONDS = 60
SAVE = "save"


@dataclass(frozen=True, slots=True)
class Again:
    """The page once more: what was wrong, and what stands elsewhere by now."""

    status: int = 200
    error: str = ""
    elsewhere: str = ""
    version: int | None = None


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def promise(request: PersonRequest, course_key: str, activity_key: str) -> HttpResponse:
    """One small thing within 24 hours: written in a minute, kept as one types."""
    now = clock.now()
    opened = opened_or_404(request, course_key, activity_key, now)
    if not promise_prompt(opened):
        raise Http404
    if request.method != "POST":
        return _page(request, opened, now, Again())
    send = _keep_draft if request.POST.get("how") == SAVE else _promise
    try:
        return send(request, opened, now)
    except (EntryConflict, ReceiptConflict) as conflict:
        return _elsewhere(request, opened, now, getattr(conflict, "current_version", None))
    except AlreadyPromised as already:
        found = own_commitment(request.user, already.commitment.uid)
        again = Again(409, _said_elsewhere(), found.sentence if found else "", version=0)
        return _page(request, opened, now, again)
    except SealBroken:
        words = _(
            "This cannot be saved here: your texts were sealed with a key that is not on this "
            "machine. Copy what you wrote, and tell the person who runs Deskside."
        )
        return _refused(request, opened, now, words)


def _said_elsewhere() -> str:
    return _("You have promised this already, elsewhere. Send again to promise both.")


def _keep_draft(request: PersonRequest, opened: Opened, now: datetime) -> HttpResponse:
    form = DraftForm(request.POST)
    if not form.is_valid():
        return _refused(request, opened, now, " ".join(map(str, form.errors.get("then", []))))
    here = reverse("learn:promise", args=[opened.course.course_key, opened.activity.key])

    def work() -> str:
        draft = save_draft(
            person=opened.person,
            spot=spot_of(opened),
            words=form.words,
            about=form.cleaned_data["about"] or About.NOBODY,
            base_version=form.cleaned_data["version"],
            now=now,
        )
        return f"{here}?saved={draft.entry.version}"

    guess = f"{here}?saved={form.cleaned_data['version'] + 1}"
    return answer_once(request, work, location=guess)


def _promise(request: PersonRequest, opened: Opened, now: datetime) -> HttpResponse:
    form = _form(request, now, request.POST)
    if not form.is_valid():
        return _page(request, opened, now, Again(422), form)
    found = form.cleaned_data
    choices = Choices(
        about=found["about"] or About.NOBODY,
        sharing=form.sharing,
        remind=found["remind"] or "shift",
        own_time=found["own_time"],
    )

    def work() -> str:
        made = make_commitment(
            person=opened.person,
            spot=spot_of(opened),
            words=form.words,
            choices=choices,
            base_version=found["version"],
            now=now,
        )
        return reverse("commitments:promise", args=[made.uid]) + "?made=1"

    return answer_once(request, work, location=reverse("commitments:promises"))


def _elsewhere(
    request: PersonRequest, opened: Opened, now: datetime, version: int | None
) -> HttpResponse:
    """Another text came first: nothing is overwritten, both stand on the page."""
    if _is_autosave(request):
        return HttpResponse(status=409)
    draft = own_draft(opened.person, opened.activity.id)
    words = _("Another version was saved elsewhere. Send again to keep yours instead.")
    return _page(
        request,
        opened,
        now,
        Again(
            409,
            words,
            draft.sentence if draft else "",
            version=version if version is not None else draft.version if draft else 0,
        ),
    )


def _refused(request: PersonRequest, opened: Opened, now: datetime, words: str) -> HttpResponse:
    if _is_autosave(request):
        return HttpResponse(words, status=422, content_type="text/plain; charset=utf-8")
    return _page(request, opened, now, Again(422, words))


def _form(request: PersonRequest, now: datetime, data: object, **more: object) -> PromiseForm:
    return PromiseForm(
        data,
        people=colleagues(request.user, now),
        groups=current_groups(request.user, now),
        **more,
    )


def _page(
    request: PersonRequest,
    opened: Opened,
    now: datetime,
    again: Again,
    form: PromiseForm | None = None,
) -> HttpResponse:
    draft = own_draft(opened.person, opened.activity.id) if request.method != "POST" else None
    form = form or _blank_or_typed(request, now, draft, again)
    onward = opened.next()
    context = {
        "opened": opened,
        "activity": opened.activity,
        "course": opened.course,
        "section": opened.section,
        "form": form,
        "again": again,
        "problem": draft.problem if draft else "",
        "has_draft": draft is not None and not draft.problem,
        "prompt": promise_prompt(opened),
        "examples": examples(opened, _guide(opened)),
        "rules": [(key, pattern, gentle.ADVICE[key]) for key, pattern in gentle.PATTERNS.items()],
        "longest": LONGEST,
        "seconds": SECONDS,
        "onward": onward,
    }
    return render(request, "learn/promise.html", context, status=again.status)


def _guide(opened: Opened) -> GuideText:
    return guide(opened.access.release_id, opened.section.id, opened.person.language)


def _blank_or_typed(
    request: PersonRequest, now: datetime, draft: Own | None, again: Again
) -> PromiseForm:
    if request.method == "POST":
        typed = request.POST.dict()
        if again.version is not None:
            typed["version"] = str(again.version)
        form = _form(request, now, typed)
        form.is_valid()
        return form
    initial: dict[str, object] = {"seen_by": "private", "version": 0}
    if draft and not draft.problem:
        initial |= {"when": draft.words.when, "then": draft.words.then, "version": draft.version}
        initial["about"] = draft.commitment.about
    return _form(request, now, None, initial=initial)


def _is_autosave(request: PersonRequest) -> bool:
    return request.headers.get("X-Deskside") == "autosave"
