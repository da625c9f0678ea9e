from __future__ import annotations

import hashlib
from http import HTTPStatus

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import translation
from django.utils.cache import get_conditional_response
from django.utils.http import quote_etag
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from deskside.ledger.receipts import answer_once
from deskside.lib import clock
from deskside.people.actions.calendar import make_address, remove_address
from deskside.people.calendar_link import feed_link, feed_uid_in
from deskside.people.http import PersonRequest
from deskside.people.invitation_link import links_stay_here
from deskside.people.queries.calendar import feed_of, open_feed, published_events


@require_safe
@login_not_required
def calendar_feed(request: HttpRequest, token: str) -> HttpResponse:
    """For calendar programs, which cannot sign in: whoever holds the address reads it.

    404 for an address that was never made; 410 for one that was replaced, or whose person left.
    """
    uid = feed_uid_in(token)
    if uid is None:
        raise Http404
    feed = open_feed(uid, clock.now())
    if feed is None:
        return HttpResponse(status=HTTPStatus.GONE)
    from deskside.people.calendar_file import calendar_file  # the library is slow to load

    with translation.override(feed.person.language):
        name = _("Deskside")
    body = calendar_file(name, feed.person.uid, published_events(feed), settings.SITE_URL)
    etag = quote_etag(hashlib.sha256(body).hexdigest()[:32])
    response = HttpResponse(body, content_type="text/calendar; charset=utf-8")
    response["Content-Disposition"] = 'inline; filename="deskside.ics"'
    response["Cache-Control"] = "private, max-age=900"
    response["ETag"] = etag
    answer = get_conditional_response(request, etag=etag, response=response)
    return answer if isinstance(answer, HttpResponse) else response


@never_cache
@require_safe
def my_calendar(request: PersonRequest) -> HttpResponse:
    feed = feed_of(request.user)
    context = {
        "feed": feed,
        "link": feed_link(feed) if feed else "",
        "stays_here": links_stay_here(),
    }
    return render(request, "people/calendar.html", context)


@require_POST
def calendar_address(request: PersonRequest) -> HttpResponse:
    """Make a new address (the old one stops working), or none at all."""
    off = request.POST.get("address") == "off"

    def work() -> None:
        if off:
            remove_address(person=request.user)
        else:
            make_address(person=request.user, now=clock.now())

    answer = answer_once(request, work, location=reverse("people:my_calendar"))
    messages.success(
        request, _("There is no address any more.") if off else _("Here is your new address.")
    )
    return answer
