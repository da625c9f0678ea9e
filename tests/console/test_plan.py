from __future__ import annotations

from datetime import date
from typing import Any
from uuid import uuid4

import pytest

from deskside.progress.models import DueDate, Extension, Plan
from tests.console.conftest import Desk


def wishes(**more: Any) -> dict[str, Any]:
    return {
        "receipt": str(uuid4()),
        "preset": "weekly",
        "starts_on": "2026-03-02",
        "every_days": "3",
        "weekdays": ["1", "2", "3", "4", "5"],
        "due_time": "18:00",
        "zone": "Europe/Berlin",
        "blackout": "",
        **more,
    }


def dates() -> list[date]:
    return list(DueDate.objects.order_by("due_at").values_list("local_date", flat=True))


def test_showing_the_dates_writes_nothing(desk: Desk) -> None:
    before = dates()
    asked = {**wishes(preset="two-days"), "receipt": ""}
    html = desk.client.get(desk.url("plan/"), asked).content.decode()
    assert "These would be the dates" in html
    assert "Tue 3 Mar 2026" in html
    assert dates() == before
    assert Plan.objects.get().preset == "weekly"


@pytest.mark.item("I-18")
def test_setting_the_plan_keeps_days_off(desk: Desk) -> None:
    response = desk.client.post(
        desk.url("plan/"), wishes(preset="every-n", every_days="2", blackout="2026-03-03")
    )
    assert (response.status_code, response.headers["Location"]) == (303, desk.url("plan/"))
    assert dates()[:2] == [date(2026, 3, 4), date(2026, 3, 6)]


def test_the_same_post_twice_changes_the_plan_once(desk: Desk) -> None:
    body = wishes(preset="two-days")
    first = desk.client.post(desk.url("plan/"), body)
    second = desk.client.post(desk.url("plan/"), body)
    assert first.status_code == second.status_code == 303
    assert Plan.objects.get().changes.count() == 2  # when it was made, and now


@pytest.mark.parametrize(
    ("more", "words"),
    [
        ({"weekdays": []}, "This field is required"),
        ({"blackout": "24.12.2026"}, "is no date"),
        ({"starts_on": "1999-12-31"}, "in this century"),
        ({"starts_on": "2026-02-30"}, "Enter a valid date"),
        ({"preset": "own"}, "Give every section a date"),
        ({"preset": "hourly"}, "Select a valid choice"),
        ({"zone": "Mars/Olympus"}, "Select a valid choice"),
        ({"preset": "every-n", "every_days": "60", "weekdays": ["1"]}, "too few working days"),
    ],
)
def test_a_bad_plan_says_why_and_keeps_the_old_one(
    desk: Desk, more: dict[str, Any], words: str
) -> None:
    before = dates()
    response = desk.client.post(desk.url("plan/"), wishes(**more))
    assert response.status_code == 422
    assert words in response.content.decode()
    assert dates() == before


def test_own_dates_are_kept_and_must_not_step_back(desk: Desk) -> None:
    own = {f"date-{s.id}": f"2026-04-{10 + n}" for n, s in enumerate(desk.course.sections)}
    assert desk.client.post(desk.url("plan/"), wishes(preset="own", **own)).status_code == 303
    assert dates()[0] == date(2026, 4, 10)
    own[f"date-{desk.course.sections[3].id}"] = "2026-04-01"
    response = desk.client.post(desk.url("plan/"), wishes(preset="own", **own))
    assert response.status_code == 422
    assert "Section 4 is due before" in response.content.decode()


def test_moving_one_date_takes_the_later_ones_along(desk: Desk) -> None:
    section = desk.course.sections[0]
    url = desk.url(f"plan/{section.key}/")
    assert "Friday 6 March 2026" in desk.client.get(url).content.decode()
    body = {"receipt": str(uuid4()), "to": "2026-03-09", "shift_later": "on"}
    assert desk.client.post(url, body).status_code == 303
    assert dates()[:2] == [date(2026, 3, 9), date(2026, 3, 16)]


def test_more_time_for_one_person(desk: Desk) -> None:
    ada, section = desk.learner("Ada"), desk.course.sections[0]
    url = desk.url(f"person/{ada.uid}/")
    body = {
        "receipt": str(uuid4()),
        "section": section.key,
        "to": "2026-03-20",
        "reason": "on call <all> week",
    }
    assert desk.client.post(url + "longer/", body).status_code == 303
    html = desk.client.get(url).content.decode()
    assert "on call &lt;all&gt; week" in html
    assert "Friday 20 March" in html
    wrong = desk.client.post(url + "longer/", {**body, "receipt": str(uuid4()), "to": "soon"})
    assert wrong.status_code == 422
    assert "on call &lt;all&gt; week" in wrong.content.decode()


@pytest.mark.item("I-17")
def test_more_time_is_never_less_than_the_group_has(desk: Desk) -> None:
    ada, url = desk.learner("Ada"), desk.url("person/{}/")
    section = desk.course.sections[1]
    body = {"section": section.key, "reason": "on call", "to": "2026-03-12"}

    early = desk.client.post(url.format(ada.uid) + "longer/", {**body, "receipt": str(uuid4())})

    html = early.content.decode()
    assert early.status_code == 422
    assert "The group has until Friday 13 March 2026 for this section" in html
    assert 'value="2026-03-12"' in html
    assert 'value="on call"' in html
    assert f'value="{section.key}" selected' in html
    assert not Extension.objects.exists()

    same = {**body, "to": "2026-03-13", "receipt": str(uuid4())}
    assert desk.client.post(url.format(ada.uid) + "longer/", same).status_code == 303
