from __future__ import annotations

from http import HTTPStatus

from django.contrib.auth import login
from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.hashers import make_password
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from deskside.ledger.receipts import answer_once
from deskside.lib import clock
from deskside.people.account.forms import zone_options
from deskside.people.account.sessions import mark_shared
from deskside.people.actions.invitations import NotOpen, accept_invitation
from deskside.people.actions.joining import AddressTaken, join_by_link, join_signed_in
from deskside.people.forms.entrance import EntranceForm, InvitationForm, JoinForm
from deskside.people.invitation_link import uid_in
from deskside.people.models import Group, Invitation, Person
from deskside.people.policies import has_joined
from deskside.people.queries.groups import group_to_join

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


@never_cache
@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def invitation(request: HttpRequest, token: str) -> HttpResponse:
    """Choose a password, once. Opening the page changes nothing: mail gateways open every link."""
    found = _invitation(token)
    if not found.is_open(clock.now()) or has_joined(found.person) or not found.person.is_active:
        return _closed(request, found)
    person = found.person
    initial = {"name": person.name, "zone": person.zone}
    form = InvitationForm(request.POST or None, initial=initial, email=person.email)
    if not form.is_valid():
        context = {"form": form, "invitation": found, "zones": zone_options()}
        page = render(request, "people/invitation.html", context, status=_status(form))
        return _unlogged(page)
    own = _own(form)
    try:
        return answer_once(
            request,
            lambda: _enter(
                request, form, accept_invitation(invitation=found, **own, now=clock.now())
            ),
            location="/",
        )
    except NotOpen:
        return _closed(request, _invitation(token))


@never_cache
@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def join(request: HttpRequest, join_key: str) -> HttpResponse:
    """The link everybody of a group may share: a new account, or the one that is signed in."""
    group = group_to_join(join_key)
    if group is None:
        return _no_such_link(request)
    if isinstance(request.user, Person):
        return _join_signed_in(request, request.user, group)
    form = JoinForm(request.POST or None, initial={"zone": group.zone})
    taken = False
    if form.is_valid():
        try:
            return _join(request, form, group)
        except AddressTaken:
            form.add_error("email", _taken())
            taken = True
    context = {"form": form, "group": group, "zones": zone_options(), "taken": taken}
    return _unlogged(render(request, "people/join.html", context, status=_status(form)))


def _invitation(token: str) -> Invitation:
    uid = uid_in(token)
    related = Invitation.objects.select_related("person", "group", "invited_by")
    found = related.filter(uid=uid).first() if uid else None
    if found is None:
        raise Http404
    return found


def _own(form: EntranceForm) -> dict[str, str]:
    """Hashed here, before the transaction: it is slow on purpose and must not hold up others."""
    values = form.cleaned_data
    hashed = make_password(values["password"])
    return {"name": values["name"], "zone": values["zone"], "password_hash": hashed}


def _enter(request: HttpRequest, form: EntranceForm, person: Person) -> None:
    login(request, person, backend=BACKEND)
    if form.cleaned_data["shared_computer"]:
        mark_shared(request.session)


def _join(request: HttpRequest, form: JoinForm, group: Group) -> HttpResponse:
    own, email = _own(form), form.cleaned_data["email"]

    def work() -> None:
        person = join_by_link(group=group, email=email, **own, now=clock.now())
        _enter(request, form, person)

    return answer_once(request, work, location="/")


def _join_signed_in(request: HttpRequest, person: Person, group: Group) -> HttpResponse:
    if request.method != "POST":
        return render(request, "people/join_signed_in.html", {"group": group})

    def work() -> None:
        join_signed_in(person=person, group=group, now=clock.now())

    return answer_once(request, work, location="/")


def _taken() -> str:
    return _(
        "This address is known here already. Sign in first and open the link again, or use the "
        "invitation you were sent."
    )


def _closed(request: HttpRequest, found: Invitation) -> HttpResponse:
    """410 in the words that fit: in use, taken back, or lapsed."""
    if has_joined(found.person) or found.accepted_at:
        context = {"sign_in": reverse("account_login"), "is_you": request.user == found.person}
        return render(request, "people/invitation_used.html", context, status=HTTPStatus.GONE)
    words = (
        _("It was taken back, or a newer one has taken its place. Look for a later message.")
        if found.revoked_at or not found.person.is_active
        else _("Invitations wait for 30 days, and this one has waited longer.")
    )
    context = {"heading": _("This invitation no longer works"), "text": words}
    return render(request, "410.html", context, status=HTTPStatus.GONE)


def _no_such_link(request: HttpRequest) -> HttpResponse:
    words = _("Whoever leads the group has switched the link off or made a new one.")
    context = {"heading": _("This link lets nobody in any more"), "text": words}
    return render(request, "410.html", context, status=HTTPStatus.GONE)


def _unlogged(page: HttpResponse) -> HttpResponse:
    """Django notes the address of a refused form, and this one opens an account."""
    page._has_been_logged = True  # type: ignore[attr-defined]  # noqa: SLF001  its own mark
    return page


def _status(form: EntranceForm) -> HTTPStatus:
    return HTTPStatus.UNPROCESSABLE_ENTITY if form.is_bound else HTTPStatus.OK
