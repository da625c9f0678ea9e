from __future__ import annotations

from django.urls import path

from deskside.people.views import account, my_data

app_name = "people"
urlpatterns = [
    path("me/", account.me, name="me"),
    path("me/hours/", account.my_hours, name="my_hours"),
    path("me/absences/", account.my_absences, name="my_absences"),
    path("me/absences/remove/", account.remove_my_absence, name="remove_my_absence"),
    path("me/data/", my_data.my_data, name="my_data"),
    path("me/data/download/", my_data.download_my_data, name="download_my_data"),
    path("me/data/erase/", my_data.erase_me, name="erase_me"),
    path("erased/", my_data.erased, name="erased"),
]
