from __future__ import annotations

from django.urls import path

from deskside.commitments.views import check_back, promise, promises

app_name = "commitments"
ONE = "promises/<uuid:uid>/"

urlpatterns = [
    path("promises/", promises.promises, name="promises"),
    path("promises/wall/", promises.wall, name="wall"),
    path(ONE, promise.promise, name="promise"),
    path(f"{ONE}answer/", promise.answer, name="answer"),
    path(f"{ONE}note/", promise.note, name="note"),
    path(f"{ONE}words/", promise.words, name="words"),
    path(f"{ONE}share/", promise.share, name="share"),
    path(f"{ONE}wall/", promise.release, name="release"),
    path(f"{ONE}cancel/", promise.cancel, name="cancel"),
    path(f"{ONE}close-link/", promise.close_link, name="close_link"),
    path("check-back/<str:token>/", check_back.check_back, name="check_back"),
]
