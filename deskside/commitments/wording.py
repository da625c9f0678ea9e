"""The text of a commitment: a moment and a deed, kept together. Pure."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass

from django.utils.translation import gettext as _

LONGEST = 140
_WHEN = re.compile(r"^when\s+", re.IGNORECASE)
_THEN = re.compile(r"^(?:then\s+)?(?:i\s+will|i['\u2019]ll|i\s+shall)\s+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Words:
    """`when` may be empty. Both without the words that the sentence brings along."""

    when: str
    then: str

    @property
    def length(self) -> int:
        return len(self.when) + len(self.then)

    @property
    def sentence(self) -> str:
        """When the phone rings, I will smile before I answer."""
        deed = self.then.rstrip(". ")
        if not deed:
            return ""
        if not self.when:
            return _("I will %(deed)s.") % {"deed": deed}
        moment = self.when.rstrip(",. ")
        return _("When %(moment)s, I will %(deed)s.") % {"moment": moment, "deed": deed}

    def dump(self) -> str:
        return json.dumps({"when": self.when, "then": self.then}, ensure_ascii=False)


def tidy(when: str, then: str) -> Words:
    """On one line each; "When" and "I will" typed once more are taken away again."""
    return Words(_WHEN.sub("", _one_line(when)), _THEN.sub("", _one_line(then)))


def load(text: str) -> Words:
    """What `dump` gave; anything else is a deed without a moment."""
    try:
        found = json.loads(text)
        return Words(str(found["when"]), str(found["then"]))
    except (ValueError, TypeError, KeyError):
        return Words("", text)


def _one_line(text: str) -> str:
    return " ".join(text.replace("\0", " ").split())
