from __future__ import annotations

from django.urls import path

from deskside.config.health import healthz

urlpatterns = [path("healthz", healthz, name="healthz")]
