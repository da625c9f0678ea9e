from __future__ import annotations

import pytest

from deskside.courses.models import Activity, PackRelease, Revision
from deskside.courses.packs.compile import CompiledPack
from deskside.courses.packs.load import release_pack
from deskside.courses.packs.problems import PackRefused
from deskside.progress.models import Completion, Enrolment
from tests.factories.packs import LOADED_AT
from tests.factories.people import PersonFactory


def _without(compiled: CompiledPack, key: str) -> CompiledPack:
    kept = tuple(wanted for wanted in compiled.wanted if wanted.activity != key)
    return CompiledPack(compiled.content, kept)


@pytest.fixture
def done(loaded_course: PackRelease) -> Activity:
    activity = Activity.objects.get(key="s1-reading-1")
    enrolment = Enrolment.objects.create(
        person=PersonFactory.create(), course=loaded_course.course, created_at=LOADED_AT
    )
    Completion.objects.create(
        enrolment=enrolment,
        activity=activity,
        revision=Revision.objects.get(activity=activity),
        completed_at=LOADED_AT,
    )
    return activity


def test_release_that_drops_a_completed_activity_is_refused(
    done: Activity, compiled_big_pack: CompiledPack
) -> None:
    with pytest.raises(PackRefused, match="s1-reading-1 is gone but was done by somebody"):
        release_pack(_without(compiled_big_pack, done.key), source="files", now=LOADED_AT)


def test_release_that_drops_what_nobody_did_is_fine(
    done: Activity, compiled_big_pack: CompiledPack
) -> None:
    release = release_pack(
        _without(compiled_big_pack, "s1-reading-2"), source="files", now=LOADED_AT
    )

    assert release.number == 2
