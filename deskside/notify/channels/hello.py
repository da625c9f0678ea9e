"""The message that tries a channel out."""

from __future__ import annotations

from datetime import timedelta

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from deskside.notify.kinds import register_kind
from deskside.notify.letter import Letter
from deskside.notify.links import full
from deskside.notify.models import Message

HELLO = "channel_hello"


def register() -> None:
    register_kind(
        HELLO,
        gettext_lazy("Trying out a chat channel"),
        render=_render,
        still_true=lambda message, _now: message.channel is not None and message.channel.active,
        expires_after=timedelta(days=1),
        shows_body=True,
        in_channels_only=True,
    )


def _render(_message: Message) -> Letter:
    return Letter(
        subject=_("Deskside says hello"),
        greeting=_("Hello,"),
        paragraphs=(_("Messages arrive here from now on. Nothing private ever comes this way."),),
        button=(_("Open Deskside"), full("/")),
    )
