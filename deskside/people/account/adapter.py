from __future__ import annotations

from smtplib import SMTPException
from typing import Any
from urllib.parse import urlsplit

import structlog
from allauth.account.adapter import DefaultAccountAdapter
from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from deskside.people.account.links import site_link

log = structlog.get_logger(__name__)


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]
    """Nobody signs up by themselves: people are invited, imported or join by a group's link."""

    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "account_inactive": _("This account is closed. Ask the person who leads your group."),
        "email_password_mismatch": _(
            "This e-mail address and this password do not belong together. "
            "Check both, or choose a new password."
        ),
        "enter_current_password": _("This is not your present password."),
        "incorrect_password": _("This is not your password. Please type it once more."),
        "incorrect_code": _(
            "This code does not fit. Codes change every 30 seconds: take the one shown now."
        ),
        "too_many_login_attempts": _(
            "Too many tries in a short time. Wait five minutes, or choose a new password."
        ),
        "rate_limited": _("That was a lot in a short time. Wait a minute and try again."),
        "invalid_password_reset": _("This link is used up. Ask for a new one."),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def format_email_subject(self, subject: str) -> str:
        return " ".join(subject.split())

    def get_reset_password_from_key_url(self, key: str) -> str:
        """Built from our own address: a forged Host header must not decide where a secret leads."""
        uidb36, _dash, token = key.partition("-")
        path = reverse("account_reset_password_from_key", kwargs={"uidb36": uidb36, "key": token})
        return site_link(path)

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Sent at once and never kept: these mails carry secrets, so they stay out of the outbox.

        A mail server that refuses is logged, not shown: the page must look the same whether or
        not there is an account for the address.
        """
        words = {
            "email": email,
            "site_host": urlsplit(settings.SITE_URL).netloc,
            "security_url": site_link(reverse("account_change_password")),
            **context,
        }
        message = self.render_mail(template_prefix, email, words)
        try:
            message.send()
        except (OSError, SMTPException) as error:
            log.warning("account_mail_failed", kind=template_prefix, error=type(error).__name__)
