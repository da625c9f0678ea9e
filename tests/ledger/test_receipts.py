from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from threading import Barrier
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connections
from django.test import Client

from deskside.ledger.models import Receipt
from deskside.ledger.receipts import remove_old_receipts
from deskside.people.models import Person
from tests.ledger.receipt_urls import made_rows

pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.ledger.receipt_urls")]


@pytest.fixture
def person() -> Person:
    return Person.objects.create_user("ada@example.org", name="Ada")


@pytest.fixture
def browser(person: Person) -> Client:
    client = Client()
    client.force_login(person)
    return client


def test_repeat_of_a_request_gets_the_same_answer_and_does_nothing(browser: Client) -> None:
    body = {"receipt": str(uuid4()), "text": "I say thank you first."}

    first = browser.post("/keep/", body)
    again = browser.post("/keep/", body)

    assert (first.status_code, first["Location"]) == (303, "/made/row-0/")
    assert (again.status_code, again["Location"]) == (303, "/made/row-0/")
    assert made_rows() == 1


def test_other_body_under_the_same_number_overwrites_nothing_and_shows_both(
    browser: Client,
) -> None:
    key = str(uuid4())
    browser.post("/keep/", {"receipt": key, "text": "The first words."})

    answer = browser.post("/keep/", {"receipt": key, "text": "Other <b>words</b> now."})

    page = answer.content.decode()
    assert answer.status_code == 409
    assert made_rows() == 1
    assert 'href="/made/row-0/"' in page
    assert "Other &lt;b&gt;words&lt;/b&gt; now." in page
    assert key not in page


def test_text_of_the_conflict_page_can_be_sent_with_its_new_number(browser: Client) -> None:
    key = str(uuid4())
    browser.post("/keep/", {"receipt": key, "text": "The first words."})
    page = browser.post("/keep/", {"receipt": key, "text": "Other words."}).content.decode()
    new_key = page.split('name="receipt" value="')[1][:36]

    browser.post("/keep/", {"receipt": new_key, "text": "Other words."})

    assert made_rows() == 2


@pytest.mark.parametrize(
    "key", [None, "", "7", "not-a-number", "a\0b", "{00000000-0000-4000-8000-000000000000}"]
)
def test_request_without_a_proper_number_does_nothing_and_keeps_the_text(
    browser: Client, key: str | None
) -> None:
    body = {"text": "Two lines\nof mine", "password": "secret enough"} | (
        {} if key is None else {"receipt": key}
    )

    answer = browser.post("/keep/", body)

    page = answer.content.decode()
    assert answer.status_code == 400
    assert made_rows() == 0
    assert "Two lines\nof mine" in page
    assert "secret enough" not in page


def test_same_number_of_two_people_is_two_numbers(browser: Client) -> None:
    other = Client()
    other.force_login(Person.objects.create_user("bo@example.org", name="Bo"))
    body = {"receipt": str(uuid4()), "text": "Hello."}

    answers = [browser.post("/keep/", body), other.post("/keep/", body)]

    assert [answer["Location"] for answer in answers] == ["/made/row-0/", "/made/row-1/"]


def test_visitor_without_an_account_is_answered_once_too() -> None:
    visitor = Client()
    body = {"receipt": str(uuid4()), "text": "Hello."}

    visitor.post("/keep/", body)
    visitor.post("/keep/", body)

    assert made_rows() == 1
    assert Receipt.objects.get().actor.startswith("s")


def test_work_that_fails_keeps_nothing_and_the_number_may_be_used_again(browser: Client) -> None:
    key = str(uuid4())

    with pytest.raises(ZeroDivisionError):
        browser.post("/keep/", {"receipt": key, "text": "break"})

    assert Receipt.objects.count() == 0
    assert browser.post("/keep/", {"receipt": key, "text": "whole"}).status_code == 303


def test_autosave_is_answered_without_a_page(browser: Client) -> None:
    body = {"receipt": str(uuid4()), "text": "Hello."}

    answer = browser.post("/keep/", body, headers={"X-Deskside": "autosave"})

    assert (answer.status_code, answer["X-Deskside-Location"]) == (204, "/made/row-0/")


def test_htmx_is_sent_on_as_a_whole_page(browser: Client) -> None:
    body = {"receipt": str(uuid4()), "text": "Hello."}

    answer = browser.post("/keep/", body, headers={"HX-Request": "true"})

    assert (answer.status_code, answer["HX-Redirect"]) == (204, "/made/row-0/")


def test_other_file_under_the_same_number_is_a_conflict(browser: Client) -> None:
    key = str(uuid4())

    def send(content: bytes) -> int:
        file = SimpleUploadedFile("people.csv", content)
        status: int = browser.post("/keep/", {"receipt": key, "file": file}).status_code
        return status

    assert [send(b"one"), send(b"one"), send(b"two")] == [303, 303, 409]


@pytest.mark.django_db(transaction=True)
def test_eight_clicks_at_the_same_moment_do_it_once(person: Person) -> None:
    body = {"receipt": str(uuid4()), "text": "Hello."}
    session = Client()
    session.force_login(person)
    barrier = Barrier(8)

    def click(_number: int) -> tuple[int, str]:
        browser = Client()
        browser.cookies = session.cookies
        barrier.wait(timeout=10)
        try:
            answer = browser.post("/keep/", body)
        finally:
            connections.close_all()
        return answer.status_code, answer["Location"]

    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(click, range(8)))

    assert set(answers) == {(303, "/made/row-0/")}
    assert made_rows() == 1


def test_receipt_holds_nothing_of_the_body(browser: Client) -> None:
    browser.post("/keep/", {"receipt": str(uuid4()), "text": "quokka-canary"})

    (stored,) = Receipt.objects.values()

    assert "quokka" not in str(stored)
    assert len(stored["body_hash"]) == 64


def test_view_that_changes_things_without_asking_for_the_receipt_is_noticed(
    browser: Client,
) -> None:
    with pytest.warns(UserWarning, match="answered without answer_once"):
        browser.post("/careless/", {"receipt": str(uuid4())})


def test_view_with_a_reason_needs_no_receipt(browser: Client) -> None:
    assert browser.post("/reasoned/").status_code == 302


def test_answering_once_takes_one_statement_besides_the_work(
    browser: Client, django_assert_num_queries: Callable[[int], object]
) -> None:
    body = {"receipt": str(uuid4()), "text": "Hello."}
    browser.post("/keep/", body)

    # Session, person, the number that is taken already between its savepoint's two, the answer.
    with django_assert_num_queries(6):  # type: ignore[attr-defined]
        browser.post("/keep/", body)


def test_remove_old_receipts_leaves_those_of_the_last_month() -> None:
    now = datetime(2026, 7, 1, tzinfo=UTC)
    for days in (1, 29, 31, 400):
        Receipt.objects.create(
            actor="p1", key=uuid4(), status=303, created_at=now - timedelta(days=days)
        )

    removed = remove_old_receipts(now)

    assert (removed, Receipt.objects.count()) == (2, 2)
