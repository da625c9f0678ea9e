from __future__ import annotations

from django.urls import path

from deskside.notify.views import outbox, preferences

app_name = "notify"
urlpatterns = [
    path("me/messages/", preferences.my_messages, name="my_messages"),
    path("me/messages/chat/", preferences.my_channel, name="my_channel"),
    path("messages/off/<str:off_token>/", preferences.off, name="switch_off"),
    path("settings/outbox/", outbox.outbox, name="outbox"),
    path("settings/outbox/switch/", outbox.switch, name="switch"),
    path("settings/outbox/<uuid:uid>/", outbox.message, name="message"),
    path("settings/outbox/<uuid:uid>/again/", outbox.send_again, name="send_again"),
]
