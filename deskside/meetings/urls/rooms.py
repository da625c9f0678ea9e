from __future__ import annotations

from django.urls import URLPattern, path

from deskside.meetings.views import (
    door,
    room,
    room_drive,
    room_people,
    room_writing,
    summary,
)

ROOM = "meetings/<uuid:sitting_uid>/room/"

patterns: list[URLPattern] = [
    path("r/", door.join, name="join"),
    path("r/<slug:code>/", door.door, name="door"),
    path("r/<slug:code>/ask/", door.ask, name="ask"),
    path(ROOM, room.phone, name="room"),
    path(f"{ROOM}lead/", room.lead, name="room_lead"),
    path(f"{ROOM}wall/", room.wall, name="room_wall"),
    path(f"{ROOM}state/", room.state, name="room_state"),
    path(f"{ROOM}part/<slug:screen>/", room.part, name="room_part"),
    path(f"{ROOM}open/", room_drive.open_room, name="room_open"),
    path(f"{ROOM}go/", room_drive.go, name="room_go"),
    path(f"{ROOM}pause/", room_drive.pause, name="room_pause"),
    path(f"{ROOM}more/", room_drive.more_time, name="room_more"),
    path(f"{ROOM}talk/", room_drive.talk, name="room_talk"),
    path(f"{ROOM}take/", room_drive.take_over, name="room_take"),
    path(f"{ROOM}close/", room_drive.close, name="room_close"),
    path(f"{ROOM}come/", room_people.come, name="room_come"),
    path(f"{ROOM}leave/", room_people.leave, name="room_leave"),
    path(f"{ROOM}where/", room_people.where, name="room_where"),
    path(
        f"{ROOM}without-device/<uuid:person_uid>/",
        room_people.without_device,
        name="room_without_device",
    ),
    path(f"{ROOM}gone/<int:attendance_id>/", room_people.gone, name="room_gone"),
    path(f"{ROOM}guests/<uuid:guest_uid>/", room_people.let_in, name="room_guest"),
    path(f"{ROOM}write/<slug:block>/", room_writing.write, name="room_write"),
    path(f"{ROOM}promise/", room_writing.make_promise, name="room_promise"),
    path(f"{ROOM}check-back/", room_writing.check_back, name="room_check_back"),
    path("meetings/<uuid:sitting_uid>/summary/", summary.summary, name="summary"),
]
