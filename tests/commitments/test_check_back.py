"""The link in a mail: opened by scanners, forwarded, old, used twice, closed."""

from __future__ import annotations

from datetime import timedelta
from uuid import uuid4

import pytest
from django.core.signing import Signer
from django.http import HttpResponse
from django.test import Client

from deskside.commitments.actions.answering import cancel_commitment, close_links
from deskside.commitments.actions.writing import Spot
from deskside.commitments.links import link_of, read_token, token_of
from deskside.commitments.models import CheckBack, Commitment, State, Via
from deskside.commitments.wording import Words
from deskside.ledger.personal_data import erase_person
from deskside.lib import clock
from deskside.people.models import Person
from tests.commitments.conftest import SENTENCE, client_of, post, promised
from tests.factories.people import PersonFactory
from tests.learn.conftest import NOW
from tests.world.browser import state_of_tables


@pytest.fixture
def url(commitment: Commitment) -> str:
    return f"/check-back/{token_of(commitment)}/"


def later(monkeypatch: pytest.MonkeyPatch, days: float) -> None:
    monkeypatch.setattr(clock, "_read", lambda: NOW + timedelta(days=days))


def send(client: Client, url: str, answer: str = "kept") -> HttpResponse:
    return post(client, url, answer=answer)


@pytest.mark.item("I-51")
def test_one_press_answers_without_signing_in(commitment: Commitment, url: str) -> None:
    page = Client().get(f"{url}?answer=partly")
    assert page.status_code == 200
    html = page.content.decode()
    assert 'value="partly" required checked' in html
    assert html.count("<button") == 1
    assert html.count("button next") == 1

    sent = send(Client(), url, "partly")

    assert sent.status_code == 303
    back = CheckBack.objects.get()
    assert (back.answer, back.via) == (State.PARTLY, Via.LINK)
    assert "It happened in part" in Client().get(sent.headers["Location"]).content.decode()


def test_mail_scanner_that_opens_every_link_changes_nothing(url: str) -> None:
    scanner = Client()
    before = state_of_tables()

    for answer in ("kept", "partly", "not", "no_chance", "", "nonsense"):
        assert scanner.get(f"{url}?answer={answer}").status_code == 200
        assert scanner.head(f"{url}?answer={answer}").status_code == 200

    assert state_of_tables() == before


def test_nothing_is_ticked_for_an_answer_that_is_none(url: str) -> None:
    assert " checked" not in Client().get(f"{url}?answer=cancelled").content.decode()


def test_answer_that_is_none_is_given_back(url: str) -> None:
    for answer in ("", "open", "cancelled"):
        refused = send(Client(), url, answer)
        assert refused.status_code == 422
    assert not CheckBack.objects.exists()


def test_forwarded_it_shows_this_one_text_and_nothing_else(
    learner: Person, commitment: Commitment, spot: Spot, url: str
) -> None:
    promised(learner, spot, Words("", "something quite different today"))
    reader = client_of(PersonFactory.create(name="Somebody Else"))

    html = reader.get(url).content.decode()

    assert SENTENCE in html
    assert "quite different" not in html
    assert "Amara" not in html
    assert learner.email not in html


def test_used_twice_it_says_what_was_answered(
    learner: Person, commitment: Commitment, url: str
) -> None:
    send(Client(), url, "kept")

    again = send(Client(), url, "not")

    assert again.status_code == 200
    assert "It happened" in again.content.decode()
    assert "sign in" in again.content.decode()
    assert CheckBack.objects.get().answer == State.KEPT


def test_signed_in_the_writer_changes_the_answer(
    learner: Person, commitment: Commitment, url: str
) -> None:
    send(Client(), url, "kept")

    post(client_of(learner), f"/promises/{commitment.uid}/answer/", answer="not")

    assert CheckBack.objects.get().answer == State.NOT


def test_repeated_press_is_answered_the_same(url: str) -> None:
    client, receipt = Client(), str(uuid4())
    client.get(url)

    codes = [client.post(url, {"answer": "kept", "receipt": receipt}).status_code for _ in range(2)]

    assert codes == [303, 200]
    assert CheckBack.objects.count() == 1


@pytest.mark.parametrize(("days", "status"), [(1.1, 200), (14.9, 200), (15.1, 410), (366, 410)])
def test_link_lapses_fourteen_days_after_it_was_due(
    url: str, monkeypatch: pytest.MonkeyPatch, days: float, status: int
) -> None:
    later(monkeypatch, days)

    assert Client().get(url).status_code == status


def test_after_a_year_the_page_says_so_and_takes_no_answer(
    url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    later(monkeypatch, 366)

    sent = send(Client(), url)

    assert sent.status_code == 410
    assert "This link is over" in sent.content.decode()
    assert SENTENCE not in sent.content.decode()
    assert not CheckBack.objects.exists()


def test_closed_link_opens_nothing_and_a_new_one_does(commitment: Commitment, url: str) -> None:
    closed = close_links(commitment=commitment)

    assert Client().get(url).status_code == 410
    assert send(Client(), url).status_code == 410
    assert Client().get(f"/check-back/{token_of(closed)}/").status_code == 200


def test_taken_back_it_is_over(commitment: Commitment, url: str) -> None:
    cancel_commitment(commitment=commitment)

    assert Client().get(url).status_code == 410


def test_erased_writer_leaves_no_page(learner: Person, commitment: Commitment, url: str) -> None:
    erase_person(person=learner)

    assert Client().get(url).status_code == 410


@pytest.mark.parametrize(
    "make",
    [
        lambda token: token[:-1] + ("A" if token[-1] != "A" else "B"),
        lambda token: token.partition("~")[0],
        lambda token: Signer(salt="another purpose", sep="~").sign(token.partition("~")[0]),
        lambda _token: "nonsense",
    ],
)
def test_token_made_elsewhere_opens_nothing(commitment: Commitment, make: object) -> None:
    token = make(token_of(commitment))  # type: ignore[operator]

    assert read_token(token) is None
    assert Client().get(f"/check-back/{token}/").status_code == 410


def test_times_are_the_writers_whoever_looks(url: str) -> None:
    stranger = client_of(PersonFactory.create(zone="Asia/Tokyo"))

    assert "today at 11:00" in stranger.get(url).content.decode()


def test_page_is_kept_nowhere_and_tells_no_address(url: str) -> None:
    headers = Client().get(url).headers

    assert "no-store" in headers["Cache-Control"]
    assert headers["Referrer-Policy"] == "same-origin"
    assert headers["X-Robots-Tag"] == "noindex"


def test_post_without_a_receipt_does_nothing(url: str) -> None:
    assert Client().post(url, {"answer": "kept"}).status_code == 400
    assert not CheckBack.objects.exists()


def test_link_of_a_mail_names_the_answer_and_no_words(commitment: Commitment) -> None:
    link = link_of(commitment, State.KEPT)

    assert link.endswith("?answer=kept")
    assert "chair" not in link
