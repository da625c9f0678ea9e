"""Addresses of meetings; in all of them `sitting_uid` is a sitting and `group_uid` a group."""

from __future__ import annotations

from deskside.meetings.urls import boards, preparing, rooms, series

app_name = "meetings"
urlpatterns = [*series.patterns, *preparing.patterns, *rooms.patterns, *boards.patterns]
