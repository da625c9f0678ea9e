from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from deskside.console.forms.address import CorrectAddressForm
from deskside.console.views.members import member_or_404
from deskside.console.views.person import person_page
from deskside.console.views.scope import led_group
from deskside.ledger.receipts import answer_once
from deskside.lib import clock
from deskside.people.actions.addresses import AddressTaken, correct_address
from deskside.people.actions.invitations import NotOpen
from deskside.people.http import PersonRequest


@require_POST
def correct(request: PersonRequest, group_uid: UUID, person_uid: UUID) -> HttpResponse:
    """Another address for somebody who has not come in yet; never for an account in use."""
    found = led_group(request, group_uid, to_change=True)
    member = member_or_404(found, person_uid)
    form = CorrectAddressForm(request.POST)
    if not form.is_valid():
        return person_page(request, found, member, address=form)
    email = form.cleaned_data["email"]

    def work() -> None:
        correct_address(
            person=member.person, email=email, group=found.group, by=request.user, now=clock.now()
        )

    try:
        answer = answer_once(
            request, work, location=reverse("console:person", args=[group_uid, person_uid])
        )
    except AddressTaken:
        words = _("Somebody else has this address. If it is the same person, add them by it.")
        form.add_error("email", words)
        return person_page(request, found, member, address=form)
    except NotOpen:
        raise Http404 from None
    messages.success(request, _("Corrected. A new invitation is on its way to %s.") % email)
    return answer
