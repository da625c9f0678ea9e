from __future__ import annotations

import pytest
from django.template.loader import get_template
from django.test import Client

from deskside.lib.errors import is_secret
from tests.factories.people import PersonFactory


@pytest.mark.django_db
def test_form_without_its_token_gives_the_text_back() -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(PersonFactory())

    answer = client.post("/me/", {"name": "I turned the <chair>", "password": "hush hush"})

    page = answer.content.decode()
    assert answer.status_code == 403
    assert "I turned the &lt;chair&gt;" in page
    assert "hush hush" not in page


@pytest.mark.parametrize(
    ("name", "secret"),
    [
        ("password1", True),
        ("oldpassword", True),
        ("csrfmiddlewaretoken", True),
        ("receipt", True),
        ("code", True),
        ("text", False),
        ("name", False),
    ],
)
def test_is_secret_of_field_names(name: str, secret: bool) -> None:
    assert is_secret(name) is secret


@pytest.mark.parametrize("name", ["400.html", "500.html"])
def test_pages_for_the_worst_moments_need_nothing(name: str) -> None:
    """No request, no session, no database: rendered as Django does it then."""
    page = get_template(name).render()

    assert "<h1>" in page
    assert "back button" in page


@pytest.mark.django_db
def test_unknown_address_tells_a_visitor_what_to_do(client: Client) -> None:
    answer = client.get("/there/is/no/such/page/")

    assert answer.status_code == 404
    assert "There is nothing at this address" in answer.content.decode()
