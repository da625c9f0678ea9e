from __future__ import annotations

from django.urls import path

from deskside.learn.views import (
    activity,
    answer,
    course,
    expectations,
    film,
    finish,
    notebook,
    place,
    promise,
    record,
    section,
    text,
    who_leads,
    words,
)

app_name = "learn"
ACTIVITY = "course/<slug:course_key>/<slug:activity_key>/"

urlpatterns = [
    path("course/", course.my_course, name="course"),
    path("course/record/", record.my_record, name="record"),
    path("course/expectations/", expectations.my_expectations, name="expectations"),
    path("who-leads-us/", who_leads.who_leads, name="who_leads"),
    path("notebook/", notebook.my_notebook, name="notebook"),
    path("course/<slug:course_key>/section/<slug:section_key>/", section.section, name="section"),
    path("course/<slug:course_key>/section/<slug:section_key>/words/", words.words, name="words"),
    path(ACTIVITY, activity.activity, name="activity"),
    path(f"{ACTIVITY}answer/", answer.answer, name="answer"),
    path(f"{ACTIVITY}text/", text.text, name="text"),
    path(f"{ACTIVITY}place/", place.place, name="place"),
    path(f"{ACTIVITY}finish/", finish.finish, name="finish"),
    path("promise/<slug:course_key>/<slug:activity_key>/", promise.promise, name="promise"),
    path(f"{ACTIVITY}film/<str:part>/", film.film, name="film"),
]
