from __future__ import annotations

from django.urls import path

from deskside.notify import views

app_name = "notify"
urlpatterns = [
    path("settings/outbox/", views.outbox, name="outbox"),
    path("settings/outbox/switch/", views.switch, name="switch"),
    path("settings/outbox/<uuid:uid>/", views.message, name="message"),
    path("settings/outbox/<uuid:uid>/again/", views.send_again, name="send_again"),
]
