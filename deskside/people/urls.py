from __future__ import annotations

from django.urls import path

from deskside.people.views import account, calendar, entrance, group_people, member, my_data, roster

app_name = "people"
PEOPLE = "team/<uuid:group_uid>/people/"
MEMBER = PEOPLE + "<uuid:person_uid>/"
urlpatterns = [
    path("invitation/<str:token>/", entrance.invitation, name="invitation"),
    path("join/<str:join_key>/", entrance.join, name="join"),
    path("team/new/", group_people.new_group, name="new_group"),
    path(PEOPLE, group_people.group_people, name="group_people"),
    path(PEOPLE + "group/", group_people.group_settings, name="group_settings"),
    path(PEOPLE + "group/chat/", group_people.group_channel, name="group_channel"),
    path(PEOPLE + "link/", group_people.join_link, name="join_link"),
    path(PEOPLE + "add/", roster.roster, name="roster"),
    path(PEOPLE + "add/confirm/", roster.roster_confirm, name="roster_confirm"),
    path(MEMBER, member.member, name="member"),
    path(MEMBER + "role/", member.role, name="change_role"),
    path(MEMBER + "leave/", member.leave, name="leave"),
    path(MEMBER + "hours/", member.hours, name="member_hours"),
    path(MEMBER + "absences/", member.absences, name="member_absences"),
    path(MEMBER + "invitation/", member.invitation_again, name="invitation_again"),
    path("me/", account.me, name="me"),
    path("me/hours/", account.my_hours, name="my_hours"),
    path("me/absences/", account.my_absences, name="my_absences"),
    path("me/absences/remove/", account.remove_my_absence, name="remove_my_absence"),
    path("me/calendar/", calendar.my_calendar, name="my_calendar"),
    path("me/calendar/address/", calendar.calendar_address, name="calendar_address"),
    path("calendar/<str:token>.ics", calendar.calendar_feed, name="calendar_feed"),
    path("me/data/", my_data.my_data, name="my_data"),
    path("me/data/download/", my_data.download_my_data, name="download_my_data"),
    path("me/data/erase/", my_data.erase_me, name="erase_me"),
    path("erased/", my_data.erased, name="erased"),
]
