from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from deskside.commitments.actions.answering import (
    answer_commitment,
    cancel_commitment,
    close_links,
    note_what_happened,
)
from deskside.commitments.actions.sharing import release_to_wall, set_sharing, take_from_wall
from deskside.commitments.actions.writing import change_words
from deskside.commitments.forms import AnswerForm, NoteForm, SharingForm, WordsForm
from deskside.commitments.gentle import advice_on
from deskside.commitments.models import State, Via, Visibility
from deskside.commitments.queries.others import colleagues
from deskside.commitments.queries.own import Own
from deskside.commitments.showing import answer_choices, line
from deskside.commitments.views.scope import own_or_404
from deskside.journal.actions import EntryConflict
from deskside.journal.sealing import SealBroken
from deskside.ledger.receipts import answer_once
from deskside.lib import clock
from deskside.people.http import PersonRequest
from deskside.people.queries.groups import current_groups

NOT_HERE = (
    "This cannot be saved here: your texts were sealed with a key that is not on this machine. "
    "Copy what you wrote, and tell the person who runs Deskside."
)


@never_cache
@require_safe
def promise(request: PersonRequest, uid: UUID) -> HttpResponse:
    """One of mine: what it says, how it went, who sees it."""
    found = own_or_404(request, uid)
    return _page(request, found, clock.now())


def _page(
    request: PersonRequest, found: Own, now: datetime, status: int = 200, **forms: object
) -> HttpResponse:
    row = found.commitment
    context = {
        "line": line(found, now),
        "advice": advice_on(found.words) if row.is_open and not found.problem else [],
        "is_new": request.GET.get("made") == "1",
        "words_form": words_form(found),
        "sharing_form": sharing_form(request, found, now),
        "note_form": NoteForm(initial={"text": found.note, "version": found.note_version}),
        "answers": answer_choices(),
        "may_release": row.state == State.KEPT and not found.problem,
        **forms,
    }
    return render(request, "commitments/promise.html", context, status=status)


def words_form(found: Own) -> WordsForm:
    words = found.words
    return WordsForm(initial={"when": words.when, "then": words.then, "version": found.version})


def sharing_form(
    request: PersonRequest, found: Own, now: datetime, data: object = None
) -> SharingForm:
    row = found.commitment
    seen_by: str = row.visibility
    if row.visibility == Visibility.GROUP and row.group:
        seen_by = f"group:{row.group.uid}"
    initial = {"seen_by": seen_by, "partner": str(row.partner.uid) if row.partner else ""}
    return SharingForm(
        data,
        people=colleagues(request.user, now),
        groups=current_groups(request.user, now),
        initial=initial,
    )


def _here(uid: UUID) -> str:
    return reverse("commitments:promise", args=[uid])


@require_POST
def answer(request: PersonRequest, uid: UUID) -> HttpResponse:
    """One tap: it happened, partly, no, or no chance. Again, to say otherwise."""
    found = own_or_404(request, uid)
    row = found.commitment
    form = AnswerForm(request.POST)
    if row.state in {State.DRAFT, State.CANCELLED}:
        raise Http404
    if not form.is_valid():
        return _page(
            request, found, clock.now(), 422, wrong=" ".join(map(str, form.errors["answer"]))
        )

    def work() -> None:
        answer_commitment(
            commitment=row, answer=form.cleaned_data["answer"], via=Via.APP, now=clock.now()
        )

    on_course = request.POST.get("back") == "course"
    back = f"{reverse('learn:course')}?said={uid}#promise" if on_course else _here(uid)
    return answer_once(request, work, location=back)


@require_POST
def note(request: PersonRequest, uid: UUID) -> HttpResponse:
    """What happened, in a line, for its writer alone."""
    found = own_or_404(request, uid)
    form = NoteForm(request.POST)
    back = found.check_back
    if back is None:
        raise Http404
    if not form.is_valid():
        return _page(request, found, clock.now(), 422, note_form=form)

    def work() -> None:
        note_what_happened(
            check_back=back,
            text=form.cleaned_data["text"],
            base_version=form.cleaned_data["version"],
            now=clock.now(),
        )

    try:
        return answer_once(request, work, location=_here(uid))
    except EntryConflict as conflict:
        return _elsewhere(request, uid, conflict, note_form=form)
    except SealBroken:
        form.add_error(None, _(NOT_HERE))
        return _page(request, found, clock.now(), 422, note_form=form)


@require_POST
def words(request: PersonRequest, uid: UUID) -> HttpResponse:
    """Make it smaller, or say it otherwise, while it is open."""
    found = own_or_404(request, uid)
    form = WordsForm(request.POST)
    if not found.commitment.is_open:
        raise Http404
    if not form.is_valid():
        return _page(request, found, clock.now(), 422, words_form=form)

    def work() -> None:
        change_words(
            commitment=found.commitment,
            words=form.words,
            base_version=form.cleaned_data["version"],
            now=clock.now(),
        )

    try:
        return answer_once(request, work, location=_here(uid))
    except EntryConflict as conflict:
        return _elsewhere(request, uid, conflict, words_form=form)
    except SealBroken:
        form.add_error(None, _(NOT_HERE))
        return _page(request, found, clock.now(), 422, words_form=form)


def _elsewhere(
    request: PersonRequest,
    uid: UUID,
    conflict: EntryConflict,
    **forms: WordsForm | NoteForm,
) -> HttpResponse:
    """Both are shown: what stands now, and in the form what was typed, to be sent over it."""
    for form in forms.values():
        form.data = {**form.data.dict(), "version": conflict.current_version}  # type: ignore[attr-defined]
        form.add_error(
            None, _("Another version was saved elsewhere and stands above. Yours is in the form.")
        )
    return _page(request, own_or_404(request, uid), clock.now(), 409, **forms)


@require_POST
def share(request: PersonRequest, uid: UUID) -> HttpResponse:
    """Who sees it: changed as often as one likes."""
    found, now = own_or_404(request, uid), clock.now()
    if found.commitment.state in {State.DRAFT, State.CANCELLED} or found.problem:
        raise Http404
    form = sharing_form(request, found, now, request.POST)
    if not form.is_valid():
        return _page(request, found, now, 422, sharing_form=form)

    def work() -> None:
        set_sharing(commitment=found.commitment, words=found.words, sharing=form.sharing)

    return answer_once(request, work, location=_here(uid))


@require_POST
def release(request: PersonRequest, uid: UUID) -> HttpResponse:
    """Onto the wall of kept ones, or off it."""
    found = own_or_404(request, uid)
    if found.commitment.state != State.KEPT:
        raise Http404
    onto = request.POST.get("wall") == "on"

    def work() -> None:
        if onto:
            release_to_wall(commitment=found.commitment, words=found.words, now=clock.now())
        else:
            take_from_wall(commitment=found.commitment)

    return answer_once(request, work, location=_here(uid))


@require_POST
def cancel(request: PersonRequest, uid: UUID) -> HttpResponse:
    found = own_or_404(request, uid)
    if found.commitment.is_answered:
        raise Http404

    def work() -> None:
        cancel_commitment(commitment=found.commitment)

    answered = answer_once(request, work, location=reverse("commitments:promises"))
    messages.success(request, _("It is taken back. Nobody will ask."))
    return answered


@require_POST
def close_link(request: PersonRequest, uid: UUID) -> HttpResponse:
    """The link in a mail that went astray opens nothing any more."""
    found = own_or_404(request, uid)

    def work() -> None:
        close_links(commitment=found.commitment)

    answered = answer_once(request, work, location=_here(uid))
    messages.success(request, _("Links sent by mail do not open this one any more."))
    return answered
