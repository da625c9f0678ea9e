"""The product's URL map with the floor views beside it; only the bench's own process uses it."""

from __future__ import annotations

from django.urls import include, path

from deskside.config.bench.floor import floor, floor_csv, floor_insert

urlpatterns = [
    path("bench/floor/<slug:name>/", floor),
    path("bench/insert/", floor_insert),
    path("bench/csv/", floor_csv),
    path("", include("deskside.config.urls")),
]
