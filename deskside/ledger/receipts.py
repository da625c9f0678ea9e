"""One number per request: a second click, a second tab or a retry is answered, not done again."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from datetime import datetime, timedelta
from http import HTTPStatus
from typing import Any, TypeVar
from uuid import UUID

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.utils.crypto import salted_hmac

from deskside.ledger.models import Receipt
from deskside.lib import clock
from deskside.lib.db.bulk import insert_ignoring_conflicts

View = TypeVar("View", bound=Callable[..., HttpResponse])

FIELD = "receipt"
KEPT_FOR = timedelta(days=30)
_NOT_BODY = {FIELD, "csrfmiddlewaretoken"}
_UUID_LENGTH = 36
_SALT = "deskside.ledger.receipts"


class ReceiptMissing(Exception):  # noqa: N818  an answer to the sender, made by the middleware
    """The request carries no number, or something that is none: nothing was done (400)."""


class ReceiptConflict(Exception):  # noqa: N818  as above
    """The number was used for another text: nothing was overwritten (409)."""

    def __init__(self, location: str) -> None:
        super().__init__(location)
        self.location = location


def answer_once(
    request: HttpRequest, work: Callable[[], str | None], *, location: str
) -> HttpResponse:
    """Do `work` in one transaction with the request's receipt, and send the reader to `location`.

    `location` is where a repeat is sent too, so it has to be known beforehand; where the work
    decides (the address of what it has just made), it returns the better one. A repeat with the
    same body gets the same answer and does nothing. When `work` raises, nothing is kept and the
    same number may be used again: validate the form first, and let no mail or network into it.

    Answers 303; to autosave (header `X-Deskside: autosave`) and to htmx 204 without a page.
    Raises ReceiptMissing or ReceiptConflict, which become pages that keep what was typed.
    """
    key = key_of(request)
    actor, digest = _actor(request), _digest(request)
    request.receipt_used = True  # type: ignore[attr-defined]  # the middleware looks for it
    with transaction.atomic():
        is_first = insert_ignoring_conflicts(
            Receipt,
            actor=actor,
            key=key,
            path=request.path[:500],
            body_hash=digest,
            status=HTTPStatus.SEE_OTHER,
            location=location,
            created_at=clock.now(),
        )
        if is_first:
            better = work()
            if better and better != location:
                location = better
                Receipt.objects.filter(actor=actor, key=key).update(location=location)
    if is_first:
        return _answer(request, location)
    stored = Receipt.objects.get(actor=actor, key=key)
    if stored.body_hash != digest:
        raise ReceiptConflict(stored.location)
    return _answer(request, stored.location)


def key_of(request: HttpRequest) -> UUID:
    """The number the form carries, in the one spelling browsers use."""
    value = request.POST.get(FIELD, "")
    try:
        key = UUID(value)
    except ValueError:
        raise ReceiptMissing from None
    if len(value) != _UUID_LENGTH:
        raise ReceiptMissing
    return key


def without_receipt(reason: str) -> Callable[[View], View]:
    """For the few own views whose POST changes nothing, or is known by a token of its own."""

    def mark(view: View) -> View:
        view.without_receipt = reason  # type: ignore[attr-defined]
        return view

    return mark


def remove_old_receipts(now: datetime) -> int:
    """Browsers do not repeat a request after a month; how many rows went."""
    removed, _by_model = Receipt.objects.filter(created_at__lt=now - KEPT_FOR).delete()
    return removed


def body_items(request: HttpRequest) -> list[tuple[str, str]]:
    """What the form carried, apart from the tokens, in the order of the fields' names."""
    names = sorted(name for name in request.POST if name not in _NOT_BODY)
    return [(name, str(value)) for name in names for value in request.POST.getlist(name)]


def _actor(request: HttpRequest) -> str:
    """Who sends: numbers of different people never meet."""
    user = getattr(request, "user", None)
    if user is not None and user.is_authenticated:
        return f"p{user.pk}"
    # Nobody signed in may have no session yet, but has passed the check for forged forms.
    token = request.session.session_key or request.META.get("CSRF_COOKIE", "")
    return f"s{salted_hmac(_SALT + '.actor', token, algorithm='sha256').hexdigest()}"


def _digest(request: HttpRequest) -> str:
    """Keyed, so that a short text cannot be found by trying; the path is part of what is meant."""
    files = [
        (name, file.name, _file_digest(file))
        for name in sorted(request.FILES)
        for file in request.FILES.getlist(name)
    ]
    body = json.dumps([request.path, body_items(request), files])
    return salted_hmac(_SALT, body, algorithm="sha256").hexdigest()


def _file_digest(file: UploadedFile[Any]) -> str:
    digest = hashlib.sha256()
    for chunk in file.chunks():
        digest.update(chunk)
    file.seek(0)
    return digest.hexdigest()


def _answer(request: HttpRequest, location: str) -> HttpResponse:
    if request.headers.get("X-Deskside") == "autosave":
        return HttpResponse(status=204, headers={"X-Deskside-Location": location})
    if request.headers.get("HX-Request"):
        return HttpResponse(status=204, headers={"HX-Redirect": location})
    return HttpResponse(status=HTTPStatus.SEE_OTHER, headers={"Location": location})
