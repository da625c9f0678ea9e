from __future__ import annotations

from django.urls import path

from deskside.public.views import first_group, sample, setup, welcome

app_name = "public"
urlpatterns = [
    path("", welcome.home, name="home"),
    path("one-meeting.pdf", welcome.meeting_pdf, name="meeting_pdf"),
    path("setup/", setup.setup, name="setup"),
    path("setup/code/", setup.code, name="code"),
    path("setup/team/", setup.team, name="team"),
    path("setup/group/", first_group.group, name="group"),
    path("setup/<uuid:group_uid>/plan/", first_group.plan, name="plan"),
    path("setup/<uuid:group_uid>/done/", first_group.done, name="done"),
    path("sample/", sample.sample, name="sample"),
    path("sample/make/", sample.make, name="make_sample"),
    path("sample/remove/", sample.remove, name="remove_sample"),
    path("sample/<uuid:person_uid>/", sample.become, name="become"),
]
