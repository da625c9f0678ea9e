from __future__ import annotations

import re
from smtplib import SMTPServerDisconnected

import pytest
from django.conf import LazySettings
from django.core import mail
from django.core.cache import cache
from django.core.mail.backends.base import BaseEmailBackend
from django.test import Client

from deskside.people.models import Person
from tests.factories.people import PASSWORD, PersonFactory

pytestmark = pytest.mark.django_db


class RefusingBackend(BaseEmailBackend):
    """A mail server that hangs up."""

    def send_messages(self, email_messages: object) -> int:
        raise SMTPServerDisconnected("no")


@pytest.fixture(autouse=True)
def _mail(settings: LazySettings) -> None:
    cache.clear()
    settings.MAIL_CONFIGURED = True
    settings.SITE_URL = "https://desk.example"
    PersonFactory(email="amara@example.org", secret=PASSWORD)


def ask_for_link(client: Client, email: str = "amara@example.org", **headers: str) -> int:
    answer = client.post("/account/password/reset/", {"email": email}, headers=headers or None)
    assert answer.url == "/account/password/reset/done/"
    return len(mail.outbox)


def link_in_mail() -> str:
    found = re.search(r"https://desk\.example(/\S+)", str(mail.outbox[-1].body))
    assert found
    return found[1]


@pytest.mark.item("I-2", missing="signing in through the organisation's own directory")
def test_reset_by_mail_ends_with_the_new_password(client: Client) -> None:
    ask_for_link(client)
    form_page = client.get(link_in_mail(), follow=True)
    path = form_page.redirect_chain[-1][0]

    client.post(path, {"password1": "four plain words here", "password2": "four plain words here"})
    client.post("/account/logout/")
    answer = client.post(
        "/account/login/", {"login": "amara@example.org", "password": "four plain words here"}
    )

    assert answer.status_code == 302


def test_reset_link_used_twice_says_it_is_used_up(client: Client) -> None:
    ask_for_link(client)
    link = link_in_mail()
    path = client.get(link, follow=True).redirect_chain[-1][0]
    client.post(path, {"password1": "four plain words here", "password2": "four plain words here"})

    page = Client().get(link, follow=True)

    assert "This link is used up" in page.content.decode()


def test_reset_link_leads_to_our_own_address_whatever_host_was_asked(client: Client) -> None:
    ask_for_link(client, host="evil.example")

    assert "evil.example" not in str(mail.outbox[-1].body)
    assert "https://desk.example/account/password/reset/key/" in str(mail.outbox[-1].body)


def test_reset_for_unknown_address_looks_the_same_and_sends_nothing(client: Client) -> None:
    assert ask_for_link(client, "nobody@example.org") == 0


def test_reset_with_refusing_mail_server_looks_the_same(
    client: Client, settings: LazySettings
) -> None:
    settings.EMAIL_BACKEND = f"{__name__}.RefusingBackend"

    assert ask_for_link(client) == 0


def test_reset_without_mail_server_promises_no_mail(client: Client, settings: LazySettings) -> None:
    settings.MAIL_CONFIGURED = False

    page = client.get("/account/password/reset/").content.decode()

    assert "cannot send mail" in page
    assert "Send me the link" not in page


def test_sign_in_with_wrong_password_keeps_the_address_and_not_the_password(client: Client) -> None:
    answer = client.post(
        "/account/login/", {"login": "amara@example.org", "password": "a wrong guess"}
    )

    page = answer.content.decode()
    assert 'value="amara@example.org"' in page
    assert "a wrong guess" not in page
    assert "do not belong together" in page


def test_sign_in_after_many_wrong_guesses_has_to_wait(client: Client) -> None:
    for _ in range(6):
        client.post("/account/login/", {"login": "amara@example.org", "password": "a wrong guess"})

    answer = client.post("/account/login/", {"login": "amara@example.org", "password": PASSWORD})

    assert "Too many tries" in answer.content.decode()


def test_sign_up_is_closed(client: Client) -> None:
    page = client.get("/account/signup/").content.decode()

    assert "You come in by invitation" in page


def test_sign_out_by_link_only_asks(client: Client) -> None:
    client.post("/account/login/", {"login": "amara@example.org", "password": PASSWORD})

    answer = client.get("/account/logout/")

    assert answer.status_code == 200
    assert "_auth_user_id" in client.session


def test_password_change_mails_a_note_without_the_password(client: Client) -> None:
    client.post("/account/login/", {"login": "amara@example.org", "password": PASSWORD})

    client.post(
        "/account/password/change/",
        {
            "oldpassword": PASSWORD,
            "password1": "four plain words here",
            "password2": "four plain words here",
        },
    )

    assert mail.outbox[-1].to == ["amara@example.org"]
    assert "four plain words" not in str(mail.outbox[-1].body)
    assert "password was changed" in str(mail.outbox[-1].body)


@pytest.mark.parametrize("form", [{"action_add": "", "email": "owner@example.org"}, {}])
def test_own_address_cannot_be_changed_here(client: Client, form: dict[str, str]) -> None:
    client.post("/account/login/", {"login": "amara@example.org", "password": PASSWORD})

    assert client.post("/account/email/", form).status_code == 405
    assert client.get("/account/email/").url == "/me/"


def test_sign_up_by_post_makes_nobody(client: Client) -> None:
    client.post("/account/signup/", {"email": "new@example.org", "password1": PASSWORD})

    assert not Person.objects.filter(email="new@example.org").exists()
