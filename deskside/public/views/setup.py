from __future__ import annotations

from http import HTTPStatus
from uuid import UUID

import structlog
from django.contrib.auth import login
from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.hashers import make_password
from django.forms import BaseForm
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from deskside.ledger.receipts import answer_once
from deskside.lib import clock
from deskside.people.actions.joining import AddressTaken
from deskside.people.actions.organisation import AlreadySetUp
from deskside.people.models import Group, Membership, Person, Role
from deskside.public import queries
from deskside.public.actions import NO_ZONE, set_up_organisation
from deskside.public.answers import go_to
from deskside.public.doorstep import has_code, may_try, take_code
from deskside.public.forms.setup import CodeForm, OrganisationForm

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
log = structlog.get_logger(__name__)


@never_cache
@login_not_required
@require_http_methods(["GET", "HEAD"])
def setup(request: HttpRequest) -> HttpResponse:
    """Wherever the set-up was left: the next screen of it."""
    organisation = queries.organisation()
    if organisation is None:
        return redirect("public:team" if _knows_code(request) else "public:code")
    if organisation.is_sample:
        return redirect("public:remove_sample")
    if not isinstance(request.user, Person):
        return redirect(f"{reverse('account_login')}?next={reverse('public:setup')}")
    if not request.user.is_owner:
        return redirect("/")
    group = queries.group_in_setup(request.user)
    if group is not None:
        return redirect("public:plan", group.uid)
    return redirect("/" if queries.has_group(request.user) else "public:group")


@never_cache
@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def code(request: HttpRequest) -> HttpResponse:
    """Asks for the code that the terminal printed, and then goes where one was going."""
    organisation = queries.organisation()
    if organisation is not None and not organisation.is_sample:
        return go_to(request, "/")
    form = CodeForm(request.POST or None)
    if form.is_valid():
        if not may_try(request, clock.now()):
            form.add_error("code", _("That was five tries in a minute. Wait a minute, then go on."))
        elif _take(request, form):
            return answer_once(request, lambda: None, location=_next(request))
    return render(
        request,
        "public/setup_code.html",
        {"form": form, "next": _next(request)},
        status=_status(form),
    )


@never_cache
@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def team(request: HttpRequest) -> HttpResponse:
    """The organisation and its owner, who is signed in with it."""
    if queries.organisation() is not None:
        return go_to(request, reverse("public:setup"))
    if not _knows_code(request):
        return go_to(request, reverse("public:code"))
    form = OrganisationForm(request.POST or None)
    if form.is_valid():
        try:
            return _set_up(request, form)
        except AlreadySetUp:
            return redirect("public:setup")
        except AddressTaken:
            words = _("Somebody with this address is here from before. Please take another one.")
            form.add_error("email", words)
    return render(request, "public/setup_team.html", {"form": form}, status=_status(form))


def _set_up(request: HttpRequest, form: OrganisationForm) -> HttpResponse:
    values = form.cleaned_data
    own = {
        "name": values["organisation"],
        "own_name": values["own_name"],
        "email": values["email"],
        "zone": values["zone"] or NO_ZONE,
        # Before the transaction: it is slow on purpose and must not hold up others.
        "password_hash": make_password(values["password"]),
    }

    def work() -> None:
        login(request, set_up_organisation(**own, now=clock.now()), backend=BACKEND)

    return answer_once(request, work, location=reverse("public:group"))


def _take(request: HttpRequest, form: CodeForm) -> bool:
    try:
        if take_code(request, form.cleaned_data["code"]):
            return True
    except (OSError, UnicodeDecodeError) as error:
        log.warning("setup_code_unreadable", error=type(error).__name__)
        form.add_error("code", _unreadable())
        return False
    form.add_error("code", _("This is not the code. Compare it letter by letter."))
    return False


def _knows_code(request: HttpRequest) -> bool:
    try:
        return has_code(request)
    except (OSError, UnicodeDecodeError):
        return False


def _unreadable() -> str:
    return _(
        "Deskside cannot read its own code: the file setup-code in the data folder belongs to "
        "somebody else or is damaged. Delete the file and start Deskside again."
    )


def _next(request: HttpRequest) -> str:
    """Only an address of ours."""
    wanted = request.POST.get("next") or request.GET.get("next") or ""
    if wanted.startswith("/") and url_has_allowed_host_and_scheme(wanted, allowed_hosts=None):
        return wanted
    return reverse("public:team")


def _status(form: BaseForm) -> HTTPStatus:
    return HTTPStatus.UNPROCESSABLE_ENTITY if form.is_bound else HTTPStatus.OK


def group_to_set_up(request: HttpRequest, uid: UUID) -> tuple[Person, Group]:
    """The group of a set-up screen: only its own leader comes this way."""
    person = request.user
    if not isinstance(person, Person):
        raise Http404
    own = Membership.objects.current(clock.now()).filter(
        person=person, role=Role.LEADER, group__uid=uid
    )
    found = own.select_related("group").first()
    if found is None:
        raise Http404
    return person, found.group
