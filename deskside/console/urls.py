from __future__ import annotations

from django.urls import path

from deskside.console.views import (
    export,
    group,
    guide,
    person,
    plan,
    promises,
    proof,
    team,
    videos,
)

app_name = "console"
urlpatterns = [
    path("team/", team.team, name="team"),
    path("team/<uuid:group_uid>/", group.group, name="group"),
    path("team/<uuid:group_uid>/progress.csv", export.progress_csv, name="export"),
    path("team/<uuid:group_uid>/plan/", plan.plan, name="plan"),
    path("team/<uuid:group_uid>/plan/<slug:section_key>/", plan.move_date, name="move_date"),
    path("team/<uuid:group_uid>/guide/", guide.guide, name="guide"),
    path(
        "team/<uuid:group_uid>/guide/<slug:section_key>/",
        guide.guide_section,
        name="guide_section",
    ),
    path(
        "team/<uuid:group_uid>/guide/<slug:section_key>/run-sheet-<int:minutes>.pdf",
        guide.run_sheet,
        name="run_sheet",
    ),
    path("team/<uuid:group_uid>/advice/", guide.leading, name="leading"),
    path("team/<uuid:group_uid>/promises/", promises.promises, name="promises"),
    path("team/<uuid:group_uid>/proof/", proof.proof, name="proof"),
    path("team/<uuid:group_uid>/proof/page.pdf", proof.proof_paper, name="proof_paper"),
    path("team/<uuid:group_uid>/videos/", videos.videos, name="videos"),
    path("team/<uuid:group_uid>/videos/<slug:activity_key>/", videos.video, name="video"),
    path(
        "team/<uuid:group_uid>/videos/<slug:activity_key>/remove/",
        videos.remove_video,
        name="remove_video",
    ),
    path("team/<uuid:group_uid>/edition/", plan.accept_edition, name="accept_edition"),
    path("team/<uuid:group_uid>/person/<uuid:person_uid>/", person.person, name="person"),
    path(
        "team/<uuid:group_uid>/person/<uuid:person_uid>/longer/",
        person.give_longer,
        name="give_longer",
    ),
]
