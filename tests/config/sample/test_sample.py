from __future__ import annotations

from collections import Counter
from datetime import UTC, datetime
from typing import Any

import pytest
from django.contrib.auth import authenticate
from django.db import models
from django.test import RequestFactory

from deskside.commitments.actions.writing import Choices, Spot, make_commitment
from deskside.commitments.wording import Words
from deskside.config.sample.make import make_sample, make_small_sample
from deskside.config.sample.remove import remove_sample
from deskside.courses.models import PackRelease
from deskside.courses.queries import course_outline
from deskside.journal.models import Entry
from deskside.journal.queries import all_entries
from deskside.knowledge.models import Case, CaseState
from deskside.knowledge.queries.own import group_words, norms
from deskside.ledger.models import Receipt
from deskside.measures.queries.figures import desk_figures
from deskside.measures.queries.team import rounds_of
from deskside.meetings.models import Crew, Series, Sitting, SittingState
from deskside.notify.models import Message
from deskside.people import sample_hook
from deskside.people.models import (
    Absence,
    Group,
    Membership,
    Organisation,
    Person,
    Role,
    WorkPattern,
)
from deskside.people.sample_hook import SampleRefused
from deskside.progress.actions import rebuild_summaries
from deskside.progress.models import (
    Answer,
    Completion,
    DueDate,
    Enrolment,
    Extension,
    Plan,
    PlanChange,
    Position,
)
from deskside.progress.queries.due import due_dates, extensions
from deskside.progress.states import Due, State, section_progress
from tests.factories.people import GroupFactory, MembershipFactory, OrganisationFactory

NOW = datetime(2026, 7, 1, 9, 30, tzinfo=UTC)
PERSONAL: tuple[type[models.Model], ...] = (
    *(Organisation, Person, Group, Membership, WorkPattern, Absence, Plan, PlanChange, DueDate),
    *(Extension, Enrolment, Completion, Position, Answer, Entry),
)
pytestmark = pytest.mark.django_db


def sample(learners: int = 60, groups: int = 3, seed: int = 7) -> Organisation:
    return make_sample(
        learners=learners, groups=groups, seed=seed, password="a quiet afternoon", now=NOW
    )


def everything() -> dict[str, list[Any]]:
    """All rows by model, without the ids and hashes that no seed decides."""
    return {model.__name__: [_plain(row) for row in model.objects.order_by("pk").values()]
            for model in PERSONAL}  # fmt: skip


def _plain(row: dict[str, Any]) -> dict[str, Any]:
    mine = {"id", "password", *(name for name in row if name.endswith("_id"))}
    pointing = {"activity_id", "section_id", "question_id", "revision_id", "course_id"}
    return {name: value for name, value in row.items() if name not in mine - pointing}


def test_sample_is_the_same_again_for_the_same_seed(loaded_course: PackRelease) -> None:
    sample()
    first = everything()
    remove_sample()

    sample()

    assert everything() == first


def test_sample_is_another_for_another_seed(loaded_course: PackRelease) -> None:
    sample(seed=7)
    first = everything()
    remove_sample()

    sample(seed=8)

    second = everything()
    assert second["Person"] != first["Person"]
    assert second["Completion"] != first["Completion"]


def test_sample_has_its_people_where_they_were_asked_for(loaded_course: PackRelease) -> None:
    organisation = sample(learners=60, groups=3)

    assert organisation.is_sample
    roles = Counter(Membership.objects.values_list("group__name", "role"))
    assert sorted(roles.values()) == [1, 1, 1, 20, 20, 20]
    leaders = Person.objects.filter(memberships__role=Role.LEADER).order_by("pk")
    assert list(leaders.values_list("email", "is_owner")) == [
        ("leader@example.org", True),
        ("leader-2@example.org", False),
        ("leader-3@example.org", False),
    ]
    assert Person.objects.filter(email="learner-00060@example.org").exists()
    assert len(set(Person.objects.values_list("name", flat=True))) == 63
    assert all(Person.objects.values_list("is_sample", flat=True))


def test_sample_person_signs_in_with_the_password_given(loaded_course: PackRelease) -> None:
    sample(learners=12, groups=2)

    request = RequestFactory().post("/account/login/")
    person = authenticate(request, email="leader@example.org", password="a quiet afternoon")
    assert person is not None


def test_sample_summaries_agree_with_the_rows(loaded_course: PackRelease) -> None:
    sample()
    course = course_outline(loaded_course.pk)
    kept = list(Enrolment.objects.order_by("pk").values("marks", "done_count", "sections_done"))

    assert rebuild_summaries(course=course) == len(kept) > 40

    rebuilt = list(Enrolment.objects.order_by("pk").values("marks", "done_count", "sections_done"))
    assert rebuilt == kept


def test_sample_is_half_way_and_shows_every_state(loaded_course: PackRelease) -> None:
    sample(learners=60, groups=2)

    states = Counter(_states(course_outline(loaded_course.pk)))

    assert set(states) == set(State)
    done = states[State.DONE] + states[State.DONE_LATE]
    assert 0.4 < done / states.total() < 0.6


def _states(course: Any) -> list[State]:
    found = []
    for plan in Plan.objects.all():
        due = due_dates(plan.pk)
        assert sum(at < NOW for at in due.values()) == len(due) / 2
        for person in Membership.objects.filter(group=plan.group_id).values_list(
            "person_id", flat=True
        ):
            longer = extensions(plan.pk, [person])[person]
            row = Enrolment.objects.filter(person=person).first()
            marks = row.marks if row else {}
            found += [
                section_progress(s, marks, Due(due[s.id], longer.get(s.id)), NOW).state
                for s in course.sections
            ]
    return found


def test_sample_check_that_is_done_has_every_question_right(loaded_course: PackRelease) -> None:
    sample(learners=12, groups=2)

    checks = Completion.objects.filter(activity__kind="check")
    right = Answer.objects.filter(is_right=True, activity__kind="check")
    asked = {
        row.pk: right.filter(enrolment=row.enrolment_id, activity=row.activity_id).count()
        for row in checks
    }
    assert asked
    assert set(asked.values()) == {10}
    assert Answer.objects.filter(is_right=False).exists()


def test_sample_never_did_anything_in_the_future(loaded_course: PackRelease) -> None:
    sample()

    assert not Completion.objects.filter(completed_at__gt=NOW).exists()
    assert not Position.objects.filter(updated_at__gt=NOW).exists()
    assert not Answer.objects.filter(answered_at__gt=NOW).exists()
    assert not Enrolment.objects.filter(seen_at__gt=NOW).exists()


def test_small_sample_is_marisol_and_her_twelve(loaded_course: PackRelease) -> None:
    make_small_sample(NOW)

    group = Group.objects.get()
    assert (group.name, group.zone) == ("Service Desk North", "Europe/Lisbon")
    assert Person.objects.get(is_owner=True).name == "Marisol Quispe"
    assert Person.objects.count() == 13
    assert not any(person.has_usable_password() for person in Person.objects.all())
    writer = Person.objects.get(pk=Entry.objects.order_by("pk")[0].person_id)
    assert len(all_entries(writer)[0].text) > 20


def test_remove_sample_leaves_everything_else(loaded_course: PackRelease) -> None:
    make_small_sample(NOW)
    _promise(Person.objects.get(email="leader@example.org"), loaded_course)
    real = MembershipFactory(group=GroupFactory(name="Made while trying")).person
    Receipt.objects.create(
        actor=f"p{real.pk}", key="0b5f1a3e-6f0c-4c59-9a60-0c1f4a6e2d11", path="/", body_hash="",
        status=303, created_at=NOW,
    )  # fmt: skip

    remove_sample()

    left = {model.__name__: model.objects.count() for model in PERSONAL if model.objects.exists()}
    assert left == {"Person": 1}
    assert Person.objects.get() == real
    assert Receipt.objects.count() == 1
    assert PackRelease.objects.get() == loaded_course


def _promise(person: Person, release: PackRelease) -> None:
    """Somebody tries it out: sealed words that a promise protects."""
    course = course_outline(release.pk)
    spot = Spot(course.course_id, course.activities[0].id, "", "")
    words = Words("the next call comes", "let them finish")
    make_commitment(
        person=person, spot=spot, words=words, choices=Choices(), base_version=0, now=NOW
    )


def test_small_sample_has_measured_its_desk_and_its_team(loaded_course: PackRelease) -> None:
    make_small_sample(NOW)

    group = Group.objects.get()
    assert desk_figures(group, NOW).has_baseline
    assert [one.items != () for one in rounds_of(group, ["leading"])] == [True]


def test_remove_sample_refuses_a_real_organisation() -> None:
    OrganisationFactory()
    person = MembershipFactory().person

    with pytest.raises(SampleRefused):
        remove_sample()

    assert Person.objects.get() == person


def test_sample_refuses_beside_a_real_organisation(loaded_course: PackRelease) -> None:
    OrganisationFactory()

    with pytest.raises(SampleRefused):
        sample(learners=12, groups=1)

    assert not Person.objects.exists()


def test_sample_refuses_a_second_time(loaded_course: PackRelease) -> None:
    sample(learners=12, groups=2)

    with pytest.raises(SampleRefused):
        make_small_sample(datetime(2026, 7, 2, tzinfo=UTC))


def test_sample_refuses_without_a_course() -> None:
    with pytest.raises(SampleRefused, match="course"):
        make_small_sample(NOW)


@pytest.mark.parametrize(("learners", "groups"), [(11, 1), (100_001, 1), (12, 0), (12, 13)])
def test_sample_refuses_sizes_it_does_not_make(
    loaded_course: PackRelease, learners: int, groups: int
) -> None:
    with pytest.raises(SampleRefused, match="12 to 100,000"):
        sample(learners=learners, groups=groups)


def test_welcome_page_finds_the_sample_through_its_hook(loaded_course: PackRelease) -> None:
    organisation = sample_hook.make_sample(NOW)

    assert organisation.is_sample
    sample_hook.remove_sample()
    assert not Organisation.objects.exists()


def test_the_small_team_meets_and_leads_in_turn(loaded_course: PackRelease) -> None:
    make_small_sample(NOW)
    held = Sitting.objects.filter(state=SittingState.CLOSED)
    coming = Sitting.objects.filter(state=SittingState.PLANNED)
    assert held.count() >= 2
    assert coming.count() >= 2
    assert not held.filter(led_by=None).exists()
    assert not coming.filter(facilitator=None).exists()
    assert len(set(held.values_list("led_by", flat=True))) > 1
    about_meetings = Message.objects.filter(subject_key__regex="^(turns|sitting|swap):")
    assert not about_meetings.exists()


def test_the_sample_goes_also_with_crews_and_what_was_said_in_a_meeting(
    loaded_course: PackRelease,
) -> None:
    make_small_sample(NOW)
    crew = Crew.objects.create(series=Series.objects.get(), name="Early shift")
    Sitting.objects.filter(state=SittingState.PLANNED).update(crew=crew)
    remove_sample()
    assert not Series.objects.exists()
    assert not Person.objects.exists()


def test_the_small_team_has_cases_and_words_of_its_own(loaded_course: PackRelease) -> None:
    make_small_sample(NOW)

    states = Case.objects.order_by("pk").values_list("state", flat=True)
    assert list(states) == [CaseState.REVIEWED, CaseState.REVIEWED, CaseState.WAITING]
    assert not Case.objects.filter(story__contains="[").exists()
    group = Group.objects.get()
    assert group_words(group.pk, "hero")[0].text == "lets me finish"
    assert len(norms(group.pk)) == 3
