from __future__ import annotations

from django.urls import path

from deskside.knowledge.views import cases, tickets, words, writing

app_name = "knowledge"
ALL = "groups/<uuid:group_uid>/cases/"
NEW = f"{ALL}new/"
ONE = f"{ALL}<uuid:case_uid>/"

urlpatterns = [
    path("desk/", cases.desk, name="desk"),
    path(ALL, cases.cases, name="cases"),
    path(NEW, writing.write, name="write"),
    path(f"{NEW}ticket/", writing.ticket, name="ticket"),
    path(f"{NEW}look/", writing.look, name="look"),
    path(f"{NEW}keep/", writing.keep, name="keep"),
    path(ONE, cases.case, name="case"),
    path(f"{ONE}change/", writing.change, name="change"),
    path(f"{ONE}change/look/", writing.look, name="look_changed"),
    path(f"{ONE}change/keep/", writing.keep, name="keep_changed"),
    path(f"{ONE}ready/", cases.ready, name="ready"),
    path(f"{ONE}away/", cases.away, name="away"),
    path(f"{ONE}delete/", cases.delete, name="delete"),
    path("groups/<uuid:group_uid>/words/", words.words, name="words"),
    path("groups/<uuid:group_uid>/words/take-out/", words.take_out, name="take_out"),
    path("pasting-tickets/", tickets.tickets, name="tickets"),
    path("pasting-tickets/switch/", tickets.switch, name="switch_tickets"),
]
