"""What a mail server's refusal means, in words for the owner, and whether to try again."""

from __future__ import annotations

import smtplib
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy

FINAL_FROM = 500
CLOSING = 421


@dataclass(frozen=True)
class Failure:
    words: str
    is_final: bool = False
    # Nothing can be sent now: not this message's fault, and the others need not try.
    server_is_away: bool = False


# The first that fits counts: most of smtplib's errors are each other's children, and OSError's.
_AWAY: tuple[tuple[type[Exception], Any], ...] = (
    (
        smtplib.SMTPAuthenticationError,
        _lazy("The mail server does not accept our name and password."),
    ),
    (smtplib.SMTPConnectError, _lazy("The mail server turns us away at the door.")),
    (smtplib.SMTPHeloError, _lazy("The mail server turns us away at the door.")),
)
_HERE: tuple[tuple[type[Exception], Any], ...] = (
    # smtplib tells a time-out and a hang-up alike.
    (smtplib.SMTPServerDisconnected, _lazy("The mail server fell silent in the middle.")),
    (TimeoutError, _lazy("The mail server fell silent in the middle.")),
    (smtplib.SMTPException, _lazy("The mail server does not know how to send this.")),
)


def failure_of(error: Exception) -> Failure:
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        code, text = next(iter(error.recipients.values()), (0, b""))
        return _refused(code, text)
    for kind, words in _AWAY:
        if isinstance(error, kind):
            return Failure(str(words), server_is_away=True)
    if isinstance(error, smtplib.SMTPResponseException):
        return _refused(error.smtp_code, error.smtp_error)
    for kind, words in _HERE:
        if isinstance(error, kind):
            return Failure(str(words))
    if isinstance(error, OSError):
        return Failure(_("The mail server cannot be reached."), server_is_away=True)
    # Not the server but we: words of an exception may hold anything, its type may not.
    name = type(error).__name__
    return Failure(_("The message could not be written (%(kind)s).") % {"kind": name})


def _refused(code: int, text: bytes | str) -> Failure:
    said = text.decode(errors="replace") if isinstance(text, bytes) else text
    said = " ".join(said.split())[:160]
    answer = {"code": code, "said": said}
    if code == CLOSING:
        return Failure(
            _("The mail server is closing: %(code)d %(said)s") % answer, server_is_away=True
        )
    if code >= FINAL_FROM:
        return Failure(_("Refused for good: %(code)d %(said)s") % answer, is_final=True)
    return Failure(_("Refused for now: %(code)d %(said)s") % answer)
