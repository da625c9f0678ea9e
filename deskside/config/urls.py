"""The one URL map: every room's routes hang here."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, include, path

ROOMS = (
    "public",
    "people",
    "ledger",
    "notify",
    "commitments",
    "knowledge",
    "measures",
    "meetings",
    "learn",
    "console",
)

urlpatterns: list[URLPattern | URLResolver] = [
    path("account/", include("deskside.people.account.urls")),
    path("", include("deskside.config.health_urls")),
    *(path("", include(f"deskside.{room}.urls")) for room in ROOMS),
]
