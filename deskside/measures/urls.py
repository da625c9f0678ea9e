from __future__ import annotations

from django.urls import path

from deskside.measures.views import asked, figures, own, sheet, team

app_name = "measures"
GROUP = "team/<uuid:group_uid>/"
PULSE = f"{GROUP}pulse/<uuid:pulse_uid>/"

urlpatterns = [
    path("standing/", own.standing, name="standing"),
    path("standing/principles/", own.principles, name="principles"),
    path("standing/mirror/", own.mirror, name="mirror"),
    path("standing/<uuid:uid>/remove/", own.remove, name="remove"),
    path("asked/<uuid:pulse_uid>/", asked.team_answer, name="team_answer"),
    path(f"{GROUP}pulse/", team.team, name="team"),
    path(f"{GROUP}pulse/ask/", team.ask, name="ask"),
    path(f"{PULSE}withdraw/", team.withdraw, name="withdraw"),
    path(f"{PULSE}show/", team.show, name="show"),
    path(f"{GROUP}figures/", figures.figures, name="figures"),
    path(f"{GROUP}figures/choose/", figures.choose, name="choose"),
    path(f"{GROUP}figures/file/", sheet.sheet, name="sheet"),
    path(f"{GROUP}figures/file/save/", sheet.save_sheet, name="save_sheet"),
]
