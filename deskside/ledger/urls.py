from __future__ import annotations

from django.urls import path

from deskside.ledger import views

app_name = "ledger"
urlpatterns = [
    path("settings/work/", views.work, name="work"),
    path("settings/work/<uuid:uid>/again/", views.again, name="work_again"),
]
