from __future__ import annotations

from uuid import UUID

from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from deskside.console.forms.video import VideoForm
from deskside.console.queries.groups import ConsoleGroup
from deskside.console.views.scope import led_group
from deskside.courses.actions import add_own_video, remove_own_video
from deskside.courses.models import Activity, OwnVideo
from deskside.courses.outline import ActivityOutline
from deskside.courses.queries import activity_text, own_video
from deskside.ledger.receipts import answer_once
from deskside.lib import clock
from deskside.people.http import PersonRequest


@require_safe
def videos(request: PersonRequest, group_uid: UUID) -> HttpResponse:
    """Every video of the course, with the team's own where there is one."""
    found = led_group(request, group_uid)
    activities = [a for a in found.course.activities if a.kind == "video"] if found.course else []
    own = {
        video.activity_id: video
        for video in OwnVideo.objects.filter(activity_id__in=[a.id for a in activities])
    }
    rows = [(activity, own.get(activity.id)) for activity in activities]
    return render(request, "console/videos.html", {"found": found, "rows": rows})


@require_http_methods(["GET", "HEAD", "POST"])
def video(request: PersonRequest, group_uid: UUID, activity_key: str) -> HttpResponse:
    """The script to record it by, and the place to put the film."""
    found = led_group(request, group_uid, to_change=request.method == "POST")
    activity = _video(found, activity_key)
    form = VideoForm(request.POST or None, request.FILES or None)
    if request.method != "POST" or not form.is_valid():
        return _page(request, found, activity, form)
    row = get_object_or_404(Activity, pk=activity.id)

    def work() -> None:
        add_own_video(
            activity=row, given=form.given(), by=request.user, allowed=True, now=clock.now()
        )

    try:
        return answer_once(request, work, location=_address(found, activity))
    except ValidationError as error:
        form.add_error(None, error)
        return _page(request, found, activity, form)


def _page(
    request: PersonRequest, found: ConsoleGroup, activity: ActivityOutline, form: VideoForm
) -> HttpResponse:
    release = found.course.release_id if found.course else 0
    context = {
        "found": found,
        "activity": activity,
        "text": activity_text(release, activity, request.user.language),
        "own": own_video(activity.id),
        "form": form,
    }
    return render(request, "console/video.html", context, status=422 if form.errors else 200)


@require_POST
def remove_video(request: PersonRequest, group_uid: UUID, activity_key: str) -> HttpResponse:
    found = led_group(request, group_uid, to_change=True)
    activity = _video(found, activity_key)

    def work() -> None:
        own = own_video(activity.id)
        if own is not None:
            remove_own_video(video=own, allowed=True)

    return answer_once(request, work, location=_address(found, activity))


def _video(found: ConsoleGroup, key: str) -> ActivityOutline:
    activity = found.course.activity(key) if found.course else None
    if activity is None or activity.kind != "video":
        raise Http404
    return activity


def _address(found: ConsoleGroup, activity: ActivityOutline) -> str:
    return reverse("console:video", args=[found.group.uid, activity.key])
