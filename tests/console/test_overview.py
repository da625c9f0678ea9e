"""The page a leader opens: who needs them and why, with one thing to do each."""

from __future__ import annotations

import re
from datetime import timedelta
from html import unescape

import pytest

from deskside.console.actions.asking import Said, make_request, say_blocker
from deskside.console.actions.looking import find_stuck, sum_up_large_groups
from deskside.console.actions.marking import mark_done
from deskside.console.actions.writing import Words, write_nudge
from deskside.console.models import BurnUp, Stuck
from deskside.console.queries.groups import console_group
from deskside.notify.models import Message, MessageState
from deskside.people.models import Absence, Person
from deskside.progress.actions import Try, answer_question
from deskside.progress.models import How
from tests.console.conftest import Desk, signed_in
from tests.factories.people import MembershipFactory
from tests.factories.progress import NOW, access_of, finish_section

SAID = re.compile(r'<p class="say"[^>]*>(.*?)</p>')


def said(desk: Desk) -> list[str]:
    """Each sentence of who needs the leader, without its markup."""
    html = desk.client.get(desk.url()).content.decode()
    return [unescape(re.sub(r"<[^>]+>", "", line)) for line in SAID.findall(html)]


def busy(desk: Desk, name: str) -> Person:
    """Somebody who has done what is due."""
    person = desk.learner(name)
    finish_section(person, desk.course, 1)
    return person


@pytest.mark.item("I-25")
def test_who_is_behind_is_said_with_the_reason_and_one_action(desk: Desk) -> None:
    desk.learner("Farid")
    busy(desk, "Ada")

    html = desk.client.get(desk.url()).content.decode()

    assert said(desk) == ["Farid is one section behind and has not begun."]
    assert "One person needs you this week" in html
    assert html.count('class="button next"') == 1
    assert "Ask what is in the way" in html


def test_one_missing_thing_is_not_called_behind(desk: Desk) -> None:
    person = desk.learner("Ada")
    section = desk.course.sections[0]
    wanted = [a for a in section.activities if a.id in section.required][1:]
    mark_done(person=person, course=desk.course, activities=wanted, how=How.HERE, at=NOW, now=NOW)

    (line,) = said(desk)

    assert "left in section 1, which was due" in line


def test_absence_counts_as_a_good_reason(desk: Desk) -> None:
    away, back, long_back = (desk.learner(name) for name in ("Away", "Back", "Long back"))
    today = NOW.date()
    for person, last in ((away, today), (back, today - timedelta(days=2))):
        Absence.objects.create(person=person, first_day=today - timedelta(days=20), last_day=last)
    Absence.objects.create(
        person=long_back,
        first_day=today - timedelta(days=20),
        last_day=today - timedelta(days=9),
    )

    assert [line.split(" is ")[0] for line in said(desk)] == ["Long back"]


def test_paper_counts_as_a_sign_of_life(desk: Desk) -> None:
    person = desk.learner("Ada")
    mark_done(
        person=person,
        course=desk.course,
        activities=desk.course.sections[1].activities[:1],
        how=How.PAPER,
        at=NOW - timedelta(days=1),
        now=NOW,
    )

    (line,) = said(desk)

    assert line == "Ada is one section behind and was last here yesterday."


def test_request_and_blocker_are_told_in_their_own_words(desk: Desk) -> None:
    asking, held_up = busy(desk, "Priya"), desk.learner("Farid")
    make_request(group=desk.group, person=asking, words="A quiet hour?", now=NOW)
    say_blocker(group=desk.group, person=held_up, said=Said("on-call", "until Friday"), now=NOW)

    assert said(desk) == [
        "Priya asks: “A quiet hour?”",
        "Farid answered: “On call all week: until Friday”. Also one section behind.",
    ]
    assert "Offer more time" in desk.client.get(desk.url()).content.decode()


def test_whoever_was_written_to_is_not_to_be_written_to_again(desk: Desk) -> None:
    person = desk.learner("Farid")
    words = Words("behind", "How is it going?")
    write_nudge(group=desk.group, person=person, words=words, by=desk.leader, now=NOW)

    (line,) = said(desk)
    html = desk.client.get(desk.url()).content.decode()

    assert line.endswith("You wrote today.")
    assert "Ask what is in the way" not in html


def test_address_that_is_refused_is_shown_beside_the_person(desk: Desk) -> None:
    person = busy(desk, "Ada")
    Message.objects.create(
        kind="nudge",
        person=person,
        subject_key="nudge:1",
        due_at=NOW - timedelta(hours=1),
        expires_at=NOW,
        next_try_at=NOW,
        created_at=NOW,
        state=MessageState.FAILED,
        tries=1,
        last_error="no such mailbox",
    )

    (line,) = said(desk)
    page = desk.client.get(desk.url(f"person/{person.uid}/")).content.decode()

    assert line == "Ada gets no mail: the address was refused (no such mailbox)."
    assert "Mail to this address comes back: no such mailbox" in page
    Message.objects.filter(person=person).update(tries=12)  # given up, but not refused
    assert said(desk) == []


def test_question_tried_again_and_again_is_found_until_it_is_right(desk: Desk) -> None:
    person = busy(desk, "Hemi")
    check = next(a for a in desk.course.activities if a.kind == "check")
    question = _question(desk, check)
    for _tried in range(5):
        _answer(desk, person, check, question, is_right=False)
    find_stuck(NOW)

    assert Stuck.objects.get().tries == 5
    assert said(desk)[0].startswith("Hemi has tried one question of")

    _answer(desk, person, check, question, is_right=True)
    assert not any("has tried" in line for line in said(desk))
    find_stuck(NOW)
    assert not Stuck.objects.exists()


def _question(desk: Desk, check: object) -> object:
    from deskside.courses.queries import activity_text

    return activity_text(desk.course.release_id, check, "en-gb").questions[0]  # type: ignore[arg-type]


def _answer(desk: Desk, person: Person, check: object, question: object, *, is_right: bool) -> None:
    answer_question(
        access=access_of(person),
        course=desk.course,
        activity=check,  # type: ignore[arg-type]
        tried=Try(question.id, question.revision_id, [0], is_right),  # type: ignore[attr-defined]
        others=[],
        now=NOW,
    )


def test_somebody_early_is_worth_a_word(desk: Desk) -> None:
    jun = busy(desk, "Jun")
    finish_section(jun, desk.course, 2, NOW)

    html = desk.client.get(desk.url()).content.decode()

    assert "And one to praise:" in html
    assert "finished section 2 three days early." in html


def test_twelve_are_shown_and_a_way_to_all(desk: Desk) -> None:
    for number in range(14):
        desk.learner(f"Person {number:02}")

    html = desk.client.get(desk.url()).content.decode()
    all_of_them = desk.client.get(desk.url("needs/")).content.decode()

    assert len(SAID.findall(html)) == 12
    assert "More than twelve people need you this week" in html
    assert len(SAID.findall(all_of_them)) == 14


def test_names_and_words_are_escaped(desk: Desk) -> None:
    person = desk.learner("<b>Ada")
    make_request(group=desk.group, person=person, words="<script>x</script>", now=NOW)

    html = desk.client.get(desk.url()).content.decode()

    assert "<script>x" not in html
    assert "<b>&lt;b&gt;Ada</b>" in html


def test_needs_cost_the_same_for_one_and_for_three(
    desk: Desk,
    django_assert_num_queries,  # type: ignore[no-untyped-def]
) -> None:
    desk.learner("Ada")
    desk.client.get(desk.url("needs/"))
    with django_assert_num_queries(6):
        desk.client.get(desk.url("needs/"))
    for name in ("Ben", "Cleo"):
        make_request(group=desk.group, person=desk.learner(name), words="Please", now=NOW)
    with django_assert_num_queries(6):
        desk.client.get(desk.url("needs/"))


def test_chart_compares_with_the_plan(desk: Desk) -> None:
    busy(desk, "Ada")

    html = desk.client.get(desk.url()).content.decode()

    size = desk.course.sections[0].size
    assert f"{size} done" in html
    assert "behind the plan" in html


def test_large_group_is_summed_up_in_the_background(desk: Desk) -> None:
    MembershipFactory.create_batch(55, group=desk.group)
    busy(desk, "Ada")

    assert sum_up_large_groups(NOW) == 1
    assert sum_up_large_groups(NOW) == 0  # nobody has done anything since

    row = BurnUp.objects.get()
    found = console_group(desk.leader, desk.group.uid, NOW)
    assert row.points[-1][1] == desk.course.sections[0].size
    assert found is not None
    assert found.summed_days[-1][1] == desk.course.sections[0].size
    assert "behind the plan" in desk.client.get(desk.url()).content.decode()


@pytest.mark.item("I-27")
def test_leader_goes_first_and_their_promises_are_counted(desk: Desk) -> None:
    html = desk.client.get(desk.url()).content.decode()

    assert "You go first" in html
    assert "Section 1 was due and is still open in your own row." in html
    assert "You have not shown the group a promise of your own yet." in html


def test_deputy_sees_the_reasons_and_no_buttons(desk: Desk) -> None:
    desk.learner("Farid")
    deputy = MembershipFactory(group=desk.group, role="deputy").person

    html = signed_in(deputy).get(desk.url()).content.decode()

    assert "is one section behind" in html
    assert "Ask what is in the way" not in html
