from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import NoReverseMatch, reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

import deskside
from deskside.courses.queries import course_outline, guide
from deskside.lib import clock
from deskside.people.models import Person
from deskside.public import queries
from deskside.public.doorstep import is_this_machine, may_write


@never_cache
@login_not_required
@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """The three doors while nobody is here; afterwards the first page of whoever comes."""
    if isinstance(request.user, Person):
        return redirect(_first_page(request.user))
    organisation = queries.organisation()
    if organisation is not None:
        return redirect("public:sample" if organisation.is_sample else "account_login")
    context = {
        "needs_code": not may_write(request),
        "version": deskside.__version__,
        "port": request.get_port(),
        # Where files lie is nobody's business but of whoever sits at this machine.
        "data_dir": _short(settings.DATA_DIR) if is_this_machine(request) else "",
        "has_meeting": queries.course_to_plan() is not None,
    }
    return render(request, "public/welcome.html", context)


@login_not_required
@require_safe
def meeting_pdf(request: HttpRequest) -> HttpResponse:
    """Three pages for a first meeting tomorrow; for everybody while nothing is set up."""
    is_open = isinstance(request.user, Person) or queries.organisation() is None
    course = queries.course_to_plan() if is_open else None
    if course is None:
        raise Http404
    answer = HttpResponse(_meeting(course.release_id), content_type="application/pdf")
    answer["Content-Disposition"] = 'inline; filename="one-meeting.pdf"'
    return answer


@lru_cache(maxsize=2)
def _meeting(release_id: int) -> bytes:
    """Kept in memory: a release never changes, and setting type costs a second."""
    from deskside.meetings.papers.meeting import meeting_pdf as make

    course = course_outline(release_id)
    section = course.sections[0]
    return make(course, section, guide(release_id, section.id))


def _first_page(person: Person) -> str:
    is_unfinished = person.is_owner and not queries.has_group(person)
    if is_unfinished or (person.is_owner and queries.group_in_setup(person)):
        return reverse("public:setup")
    leads = queries.leads_somebody(person, clock.now())
    for name in ["console:team"] if leads else []:
        if _exists(name):
            return reverse(name)
    return reverse("learn:course")


def _exists(name: str) -> bool:
    try:
        reverse(name)
    except NoReverseMatch:
        return False
    return True


def _short(folder: Path) -> str:
    """`var` for the folder beside the program, as one typed it; else the whole path."""
    try:
        return str(folder.relative_to(settings.BASE_DIR))
    except ValueError:
        return str(folder)
