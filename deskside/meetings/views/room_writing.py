"""What people write in a room: for themselves, as a promise, and about the last one."""

from __future__ import annotations

from datetime import timedelta

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from deskside.commitments.actions.answering import NotToAnswer
from deskside.commitments.actions.writing import AlreadyPromised
from deskside.commitments.queries.own import own_commitment
from deskside.journal.actions import EntryConflict
from deskside.journal.rules import TextRefused
from deskside.journal.sealing import SealBroken
from deskside.ledger.receipts import answer_once
from deskside.meetings.actions.promising import StillOpen, draft_promise, look_back, promise
from deskside.meetings.actions.silent import save_writing
from deskside.meetings.forms.room import AnswerForm, DraftForm, WordsForm, WritingForm
from deskside.meetings.queries.room_view import RoomView
from deskside.meetings.room_steps import all_of
from deskside.meetings.views.room_scope import back, in_room, looking, refused, room_address
from deskside.people.models import Person

# A phone that was asleep at the end still brings what was written on it.
LATE_FOR = timedelta(hours=12)
NOT_HERE = _(
    "This cannot be saved here: your texts were sealed with a key that is not on this machine. "
    "Copy what you wrote, and tell the person who runs Deskside."
)
SAME_WORDS = _(
    "You promised these very words last time, and have not said yet whether it happened. Answer "
    "that first, or choose other words."
)


@require_POST
@looking
def write(request: HttpRequest, here: RoomView, block: str) -> HttpResponse:
    """Save what is being written in silence, as one types and at zero; late text is taken too."""
    person = _writer(here)
    form = WritingForm(request.POST)
    if not form.is_valid():
        return refused(request, here, " ".join(str(e) for es in form.errors.values() for e in es))
    given = form.cleaned_data
    if block not in {step.block for step in all_of(here.room.steps)}:
        raise Http404

    def work() -> str:
        entry = save_writing(
            sitting=here.sitting,
            block=block,
            person=person,
            text=given["text"],
            base_version=given["version"],
            now=here.now,
        )
        return f"{room_address(here)}?saved={entry.version}"

    try:
        return answer_once(request, work, location=room_address(here))
    except EntryConflict as conflict:
        return _both(request, here, conflict, given["text"], block)
    except TextRefused as error:
        return refused(request, here, str(error))
    except SealBroken:
        return refused(request, here, str(NOT_HERE))


@require_POST
@looking
def make_promise(request: HttpRequest, here: RoomView) -> HttpResponse:
    """Keep the words as a draft while they are typed; promise them with a click."""
    person = _writer(here)
    is_draft = request.POST.get("how") == "save"
    form = DraftForm(request.POST) if is_draft else WordsForm(request.POST)
    if not form.is_valid():
        return refused(request, here, " ".join(str(e) for es in form.errors.values() for e in es))
    do = draft_promise if is_draft else promise

    def work() -> str:
        made = do(
            room=here.room,
            person=person,
            words=form.words,
            base_version=form.cleaned_data["version"],
            now=here.now,
        )
        return f"{room_address(here)}?saved={made.entry.version}"

    try:
        return answer_once(request, work, location=room_address(here))
    except AlreadyPromised:
        return refused(request, here, str(_("You have promised it already, with other words.")))
    except StillOpen:
        return refused(request, here, str(SAME_WORDS))
    except EntryConflict as conflict:
        return _both(request, here, conflict, form.words.sentence)
    except (TextRefused, SealBroken) as error:
        return refused(
            request, here, str(error) if isinstance(error, TextRefused) else str(NOT_HERE)
        )


@require_POST
@in_room
def check_back(request: HttpRequest, here: RoomView) -> HttpResponse:
    """One tap about a promise of last time."""
    person = _writer(here)
    form = AnswerForm(request.POST)
    if not form.is_valid():
        return refused(request, here, str(_("Choose one of the four. None of them is wrong.")))
    found = own_commitment(person, form.cleaned_data["promise"])
    if found is None:
        raise Http404

    def work() -> None:
        look_back(
            commitment=found.commitment,
            answer=form.cleaned_data["answer"],
            now=here.now,
        )

    try:
        return answer_once(request, work, location=back(request, here))
    except NotToAnswer:
        raise Http404 from None


def _writer(here: RoomView) -> Person:
    """Guests have no notebook here; and some time after the end nobody adds to it from a room."""
    closed_at = here.room.closed_at
    if here.person is None or here.role == "guest":
        raise Http404
    if closed_at is not None and here.now - closed_at > LATE_FOR:
        raise Http404
    return here.person


def _both(
    request: HttpRequest, here: RoomView, conflict: EntryConflict, typed: str, block: str = ""
) -> HttpResponse:
    """Two devices of one person: both texts are shown, and nothing is written over."""
    context = {
        "here": here,
        "current": conflict.current_text,
        "version": conflict.current_version,
        "typed": typed,
        "block_key": block,  # `block` means something to templates
        "back": room_address(here),
    }
    return render(request, "meetings/room/both.html", context, status=409)
