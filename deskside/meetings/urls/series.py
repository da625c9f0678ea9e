from __future__ import annotations

from django.urls import path

from deskside.meetings.views import (
    after,
    arrange,
    catch_up,
    crews,
    group,
    mine,
    one_more,
    rota,
    set_up,
    sitting,
    swaps,
    turns,
)

GROUP = "team/<uuid:group_uid>/meetings/"
ONE = "meetings/<uuid:sitting_uid>/"

patterns = [
    path("meetings/", mine.mine, name="mine"),
    path("meetings/swaps/<uuid:swap_uid>/", swaps.swap, name="swap"),
    path(GROUP, group.meetings, name="group"),
    path(f"{GROUP}set-up/", set_up.set_up, name="set_up"),
    path(f"{GROUP}one-more/", one_more.one_more, name="one_more"),
    path(f"{GROUP}along/", group.follow_plan, name="follow_plan"),
    path(f"{GROUP}end/", group.end, name="end_series"),
    path(f"{GROUP}crews/", crews.crews, name="crews"),
    path(f"{GROUP}crews/add/", crews.add, name="add_crew"),
    path(f"{GROUP}crews/<uuid:crew_uid>/end/", crews.end, name="end_crew"),
    path(f"{GROUP}rota/", rota.rota, name="rota"),
    path(f"{GROUP}rota/share-out/", rota.share_out, name="share_out"),
    path(ONE, sitting.sitting, name="sitting"),
    path(f"{ONE}meeting.ics", sitting.calendar, name="calendar"),
    path(f"{ONE}put-off/", arrange.put_off, name="put_off"),
    path(f"{ONE}move/", arrange.move, name="move"),
    path(f"{ONE}call-off/", arrange.call_off, name="call_off"),
    path(f"{ONE}turn/", turns.turn, name="turn"),
    path(f"{ONE}turn/name/", turns.name, name="name_facilitator"),
    path(f"{ONE}turn/swap/", swaps.ask, name="ask_swap"),
    path(f"{ONE}who-was-there/", after.attendance, name="attendance"),
    path(f"{ONE}feedback/", after.feedback, name="feedback"),
    path(f"{ONE}catch-up/", catch_up.catch_up, name="catch_up"),
]
