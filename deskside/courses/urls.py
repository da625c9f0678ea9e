from __future__ import annotations

from django.urls import path, re_path

from deskside.courses import views

app_name = "courses"
urlpatterns = [
    path("media/pack/<int:release_id>/<path:path>", views.pack_media, name="pack-media"),
    re_path(
        r"^media/own/(?P<uid>[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})/(?P<part>video|captions)$",
        views.own_media,
        name="own-media",
    ),
]
