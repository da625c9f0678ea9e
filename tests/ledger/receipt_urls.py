"""A site of a few views that exist only to be sent receipts."""

from __future__ import annotations

from django.contrib.auth.decorators import login_not_required
from django.contrib.sessions.models import Session
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import path
from django.utils.timezone import now

from deskside.ledger.receipts import answer_once, without_receipt


def as_ours(view: object) -> object:
    """Only views of the product must carry receipts; these pretend."""
    view.__module__ = "deskside.tests"
    return login_not_required(view)


def made_rows() -> int:
    return Session.objects.filter(session_key__startswith="row-").count()


def keep(request: HttpRequest) -> HttpResponse:
    def work() -> str:
        text = request.POST.get("text", "")
        if text == "break":
            raise ZeroDivisionError
        made = Session.objects.create(
            session_key=f"row-{made_rows()}", session_data=text, expire_date=now()
        )
        return f"/made/{made.pk}/"

    return answer_once(request, work, location="/made/")


def careless(request: HttpRequest) -> HttpResponse:
    return HttpResponseRedirect("/made/")


def careless_with_a_reason(request: HttpRequest) -> HttpResponse:
    return HttpResponseRedirect("/made/")


urlpatterns = [
    path("keep/", as_ours(keep)),
    path("careless/", as_ours(careless)),
    path("reasoned/", without_receipt("changes nothing")(as_ours(careless_with_a_reason))),
]
