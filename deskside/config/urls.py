"""The one URL map: every room's routes hang here."""

from __future__ import annotations

from importlib.util import find_spec

from django.urls import URLPattern, URLResolver, include, path

urlpatterns: list[URLPattern | URLResolver] = [
    path("account/", include("deskside.people.account.urls")),
]

# While rooms are being built: include what is there.
for prefix, module in (
    ("", "deskside.public.urls"),
    ("", "deskside.people.urls"),
    ("", "deskside.notify.urls"),
    ("", "deskside.courses.urls"),
    ("", "deskside.learn.urls"),
    ("", "deskside.console.urls"),
    ("", "deskside.config.health_urls"),
):
    if find_spec(module):
        urlpatterns.append(path(prefix, include(module)))
