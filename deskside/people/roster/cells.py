"""One cell at a time: what is a name, an address, a role, a zone, and what is wrong with it."""

from __future__ import annotations

import re
import unicodedata

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext as _

from deskside.lib.zones import zone_or_none
from deskside.people.roster.headers import role_of

MOST_NAME = 200
MOST_EMAIL = 254
# Only from the beginning of a word: else a long line without an address takes minutes.
LIKE_EMAIL = re.compile(r"(?<![^\s<>,;\"'()\[\]])[^\s<>,;\"'()\[\]]+@[^\s<>,;\"'()\[\]]+")
# Marks that turn the direction of what follows, and blanks without width: none belongs to a name.
# The joiners U+200C and U+200D stay: Persian, Hindi and emoji need them.
_UNSEEN = dict.fromkeys(
    [0x200B, 0x2060, 0xFEFF, 0x00AD, *range(0x202A, 0x202F), *range(0x2066, 0x206A)]
)
_FORMULA = ("=", "+", "@", "-")


class BadCell(ValueError):  # noqa: N818  an answer to the sender
    """The message says what is wrong, for whoever pasted it."""


def clean(cell: str) -> str:
    """Without unseen marks, runs of blanks as one, accents in one spelling."""
    return " ".join(unicodedata.normalize("NFC", cell.translate(_UNSEEN)).split())


def has_control(text: str) -> bool:
    return any(unicodedata.category(char) in {"Cc", "Cs"} for char in text if char not in "\t\r\n")


def name_from(cell: str) -> str:
    name = clean(cell).strip(" \"'<>,;")
    if len(name) > MOST_NAME:
        raise BadCell(
            _("The name has %(count)d characters; 200 is the most we can keep.")
            % {"count": len(name)}
        )
    if name.startswith(_FORMULA):
        raise BadCell(_("The name begins like a spreadsheet formula."))
    return name


def email_from(cell: str) -> str:
    """The address in lower case, out of `mailto:` and angle brackets."""
    email = clean(cell).strip(" \"'<>,;.()[]").removeprefix("mailto:").lower()
    if not email:
        raise BadCell(_("There is no e-mail address in this line."))
    if len(email) > MOST_EMAIL:
        raise BadCell(_("The e-mail address is longer than an address can be."))
    try:
        validate_email(email)
    except ValidationError:
        shown = email[:60]
        raise BadCell(
            _("“%(email)s” is not a complete e-mail address.") % {"email": shown}
        ) from None
    return email


def role_from(cell: str) -> str:
    if not clean(cell):
        return "learner"
    role = role_of(cell)
    if role is None:
        shown = clean(cell)[:40]
        raise BadCell(
            _("We do not know the role “%(role)s”. It can be learner, leader or deputy.")
            % {"role": shown}
        )
    return role


def zone_from(cell: str) -> str:
    """Empty when nothing is said: then the group's zone counts."""
    wanted = clean(cell)
    if wanted and zone_or_none(wanted) is None:
        raise BadCell(
            _("We do not know the time zone “%(zone)s”. Write it like Europe/Berlin.")
            % {"zone": wanted[:40]}
        )
    return wanted


def name_guessed(email: str) -> str:
    """`ada.lovelace@x` is most likely Ada Lovelace; people can put it right themselves."""
    words = re.split(r"[._\-+\d]+", email.partition("@")[0])
    return " ".join(word.capitalize() for word in words if word) or email
