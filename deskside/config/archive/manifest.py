"""What an archive says about itself; the first thing read, and believed only once it adds up."""

from __future__ import annotations

from datetime import datetime

from pydantic import BaseModel, ConfigDict, Field

FORMAT = 1
MANIFEST = "manifest.json"
KEY_MEMBER = "key/journal.key"
# Made anew by the migrations, or a way into somebody's account: neither belongs in a backup.
LEFT_OUT = frozenset({"contenttypes.contenttype", "auth.permission", "sessions.session"})


class ArchiveRefused(Exception):  # noqa: N818  the sentence is for the person who restores
    """The archive cannot be used; the message says why and what to do. Nothing was changed."""


class _Part(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Rows(_Part):
    """`sha256`: of the member's bytes. `content`: of the rows in whatever order they come."""

    count: int = Field(ge=0)
    sha256: str
    content: str


class Media(_Part):
    size: int = Field(ge=0)
    sha256: str


class Manifest(_Part):
    format: int
    app_version: str
    made_at: datetime
    engine: str
    migrations: list[tuple[str, str]]
    rows: dict[str, Rows]  # by "app.model"
    media: dict[str, Media]  # by path below the media folder
    with_key: bool
    # Tells whether a key file belongs to these texts without giving anything of it away.
    key_check: str | None

    @property
    def members(self) -> dict[str, str]:
        """The archive's files, and the checksum of each; the manifest and the key apart."""
        rows = {rows_member(label): part.sha256 for label, part in self.rows.items()}
        return rows | {media_member(path): part.sha256 for path, part in self.media.items()}


def rows_member(label: str) -> str:
    return f"rows/{label}.jsonl"


def media_member(path: str) -> str:
    return f"media/{path}"
