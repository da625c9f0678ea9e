"""No POST to a view of ours without a receipt, and a page for those that went wrong."""

from __future__ import annotations

import warnings
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from deskside.ledger import receipts
from deskside.ledger.receipts import ReceiptConflict, ReceiptMissing

_LONG = 40


@dataclass(frozen=True)
class Kept:
    """One field of the form as the page gives it back; `is_text` when a person wrote it."""

    name: str
    value: str
    is_text: bool


class receipt_conflicts:  # noqa: N801  used as a function by the settings
    """Stands last, so that who must sign in is sent there first."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self._get_response(request)
        if _slipped_through(request, response):
            warnings.warn(
                f"POST {request.path} was answered without answer_once: a second click does it "
                "twice. Use it, or mark the view with without_receipt and say why.",
                stacklevel=1,
            )
        return response

    def process_view(
        self, request: HttpRequest, view: Callable[..., Any], _args: Any, _kwargs: Any
    ) -> HttpResponse | None:
        if request.method == "POST" and needs_receipt(view):
            request.receipt_needed = True  # type: ignore[attr-defined]
            try:
                receipts.key_of(request)
            except ReceiptMissing as missing:
                return self.process_exception(request, missing)
        return None

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        if isinstance(error, ReceiptMissing):
            return _page(request, "ledger/receipt_missing.html", status=400)
        if isinstance(error, ReceiptConflict):
            stored = {"stored_at": error.location}
            return _page(request, "ledger/receipt_conflict.html", status=409, **stored)
        return None


def needs_receipt(view: Callable[..., Any]) -> bool:
    """Every view of ours; libraries' views know their own way to be asked twice."""
    module: str = getattr(view, "view_class", view).__module__
    return module.startswith("deskside.") and not hasattr(view, "without_receipt")


def _slipped_through(request: HttpRequest, response: HttpResponse) -> bool:
    """A form shown again with its mistakes has done nothing; a redirect says that it has."""
    done = response.status_code in {204, 301, 302, 303}
    needed = getattr(request, "receipt_needed", False)
    return done and needed and not getattr(request, "receipt_used", False)


def _page(request: HttpRequest, template: str, *, status: int, **more: str) -> HttpResponse:
    kept = [
        Kept(name, value, is_text=" " in value.strip() or "\n" in value or len(value) > _LONG)
        for name, value in receipts.body_items(request)
        if "password" not in name
    ]
    context = {"kept": kept, "has_files": bool(request.FILES), "path": request.get_full_path()}
    response = render(request, template, {**context, **more}, status=status)
    response["Cache-Control"] = "no-store"  # it may show a private text
    return response
