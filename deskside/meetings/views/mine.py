from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from deskside.lib import clock
from deskside.lib.zones import zone_label
from deskside.meetings import series_words
from deskside.meetings.queries.mine import coming_of, is_unwritten, past_of, swaps_asked_of
from deskside.people.http import PersonRequest


@require_safe
def mine(request: PersonRequest) -> HttpResponse:
    """The meetings of whoever looks: the next on top, their turns, what was."""
    person, now = request.user, clock.now()
    theirs = coming_of(person, now)
    coming = [each for each in theirs if not is_unwritten(each, now)]
    past = past_of(person, now)
    following = coming[1:]
    context = {
        "next": coming[0] if coming else None,
        "coming": following,
        "turns": [sitting for sitting in following if sitting.facilitator_id == person.pk],
        "missed": next((each for each in past if each.missed and not each.caught_up), None),
        "past": past,
        "unwritten": [each for each in theirs if is_unwritten(each, now)],
        "swaps": list(swaps_asked_of(person, now)),
        "several_groups": len({each.meeting.series.group_id for each in coming}) > 1,
        "now": now,
        "zone": zone_label(person.zone),
        "next_words": series_words.facts(coming[0], person) if coming else "",
        "groups": list({each.meeting.series.group: None for each in coming}),
    }
    return render(request, "meetings/series/mine.html", context)
