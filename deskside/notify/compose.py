"""A message in the form it leaves in: a mail with its headers, or a note for a chat channel."""

from __future__ import annotations

from datetime import datetime
from email.utils import format_datetime, parseaddr

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.utils.translation import override

from deskside.notify.channels.note import Note
from deskside.notify.kinds import Kind
from deskside.notify.letter import Footer
from deskside.notify.links import off_link, preferences_link
from deskside.notify.models import Message


def mail_of(message: Message, kind: Kind, now: datetime) -> EmailMultiAlternatives:
    person = message.person
    if person is None:
        raise LookupError("a channel's message goes to no mailbox")
    sender = settings.DEFAULT_FROM_EMAIL
    host = parseaddr(sender)[1].partition("@")[2] or "localhost"
    off = "" if kind.necessary else off_link(person.uid, kind.key)
    headers = {
        "Message-ID": f"<{message.uid}@{host}>",
        "Date": format_datetime(now),
        **_machine_headers(kind, off),
    }
    with override(person.language):
        letter = kind.render(message)
        footer = Footer(off, preferences_link(), str(kind.title)) if off else None
        mail = EmailMultiAlternatives(
            letter.subject, letter.as_text(footer), sender, [person.email], headers=headers
        )
        mail.attach_alternative(letter.as_html(footer), "text/html")
        for file in letter.enclosed:
            mail.attach(file.name, file.content, file.mime)
    return mail


def _machine_headers(kind: Kind, off: str) -> dict[str, str]:
    """For programs: nobody's holiday answer to this, and a button to switch it off (RFC 8058)."""
    headers = {"Auto-Submitted": "auto-generated", "X-Auto-Response-Suppress": "All"}
    if kind.unprompted:
        headers["Precedence"] = "bulk"
    if off:
        headers["List-Unsubscribe"] = f"<{off}>"
        headers["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"
    return headers


def note_of(message: Message, kind: Kind) -> Note:
    """Short: the subject, the first paragraph and the button. The rest is for reading there."""
    with override(message.person.language if message.person else None):
        letter = kind.render(message)
    links = tuple(f"{words}: {address}" for words, address in letter.links)
    return Note(letter.subject, letter.paragraphs[:1] + links, letter.button)
