"""The kinds of activity there are. A higher room registers its own at start."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from deskside.courses.packs import schema

if TYPE_CHECKING:
    from deskside.courses.models import Activity, Revision
    from deskside.courses.packs.files import ItemFile
    from deskside.courses.packs.problems import Problem


@dataclass(frozen=True, slots=True)
class ActivityKind:
    """`check` sees one file, without database; `load` runs inside the load's transaction, after
    the activity's row and revision are there. `shown`: learners see it and it may count."""

    name: str
    front: type[schema.Front]
    check: Callable[[ItemFile], Iterable[Problem]] | None = None
    load: Callable[[Activity, Revision], None] | None = None
    shown: bool = True


_KINDS: dict[str, ActivityKind] = {}


def register_kind(kind: ActivityKind) -> None:
    """A kind of the same name is replaced: so practice makes role_play playable one day."""
    _KINDS[kind.name] = kind


def kind_named(name: str) -> ActivityKind | None:
    return _KINDS.get(name)


def kind_names() -> list[str]:
    return list(_KINDS)


def is_shown(name: str) -> bool:
    kind = _KINDS.get(name)
    return kind is not None and kind.shown


for _kind in (
    ActivityKind("reading", schema.ReadingFront),
    ActivityKind("video", schema.VideoFront),
    ActivityKind("check", schema.CheckFront),
    ActivityKind("reflection", schema.ReflectionFront),
    ActivityKind("exercise", schema.ExerciseFront),
    ActivityKind("role_play", schema.RolePlayFront, shown=False),
):
    register_kind(_kind)
