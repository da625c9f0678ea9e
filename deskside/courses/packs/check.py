"""Everything that is wrong with a pack, at once, with file and line. Pure: asks no database."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from deskside.courses import kinds
from deskside.courses.packs.check_beside import check_beside
from deskside.courses.packs.check_prose import check_prose, check_prose_beside, check_prose_of_guide
from deskside.courses.packs.check_questions import check_questions
from deskside.courses.packs.check_slides import check_slides
from deskside.courses.packs.check_structure import check_structure
from deskside.courses.packs.check_translations import check_translations
from deskside.courses.packs.drawings import check_drawing
from deskside.courses.packs.files import ItemFile, Pack
from deskside.courses.packs.problems import Problem
from deskside.courses.packs.read import read_pack
from deskside.courses.packs.schema import VideoFront, VideoSource
from deskside.courses.packs.totals import SectionTotals, check_totals, section_totals


@dataclass(frozen=True, slots=True)
class CheckReport:
    """`sections`: counts and minutes of each section of the pack, in order."""

    problems: tuple[Problem, ...]
    sections: tuple[SectionTotals, ...] = field(default=())

    @property
    def errors(self) -> tuple[Problem, ...]:
        return tuple(each for each in self.problems if each.severity == "error")

    @property
    def warnings(self) -> tuple[Problem, ...]:
        return tuple(each for each in self.problems if each.severity == "warning")

    @property
    def course_minutes(self) -> int:
        """Reading, video, check and reflection that count."""
        return sum(section.course_minutes for section in self.sections)

    @property
    def exercise_minutes(self) -> int:
        return sum(section.exercise_minutes for section in self.sections)


def check_pack(path: Path | str) -> CheckReport:
    """Read and check a folder. Never raises for what is in it."""
    pack, problems = read_pack(Path(path))
    if pack is None:
        return CheckReport(tuple(sorted(problems)))
    totals = tuple(section_totals(section) for section in pack.sections)
    return CheckReport(tuple(sorted({*problems, *check(pack)})), totals)


def check(pack: Pack) -> list[Problem]:
    """Every problem of a pack that could be read, by file and line."""
    return sorted(set(_all_problems(pack)))


def _all_problems(pack: Pack) -> Iterator[Problem]:
    yield from check_structure(pack)
    yield from check_translations(pack)
    yield from check_totals(pack)
    yield from check_beside(pack)
    yield from check_prose_beside(pack)
    for path, text in pack.drawings.items():
        yield from check_drawing(path, text)
    for item in pack.items():
        yield from _check_item(pack, item)
    for section in pack.sections:
        for each in (section.section, *section.translated_sections):
            yield from check_prose_of_guide(each)


def _check_item(pack: Pack, item: ItemFile) -> Iterator[Problem]:
    yield from check_questions(item)
    yield from check_prose(pack, item)
    yield from check_slides(pack, item)
    yield from _check_media(pack, item)
    kind = kinds.kind_named(item.front.kind)
    if kind is not None and kind.check is not None:
        yield from kind.check(item)


def _check_media(pack: Pack, item: ItemFile) -> Iterator[Problem]:
    front = item.front
    if front.drawing and front.drawing not in pack.drawings:
        yield item.source.error(f"there is no drawing {front.drawing}", "drawing")
    if isinstance(front, VideoFront):
        yield from _check_files(pack, item, front.video)
        yield from _check_video(item, front.video)


def _check_files(pack: Pack, item: ItemFile, video: VideoSource) -> Iterator[Problem]:
    for name, endings in (("file", (".mp4", ".webm")), ("captions", (".vtt",))):
        path = getattr(video, name)
        if path and path not in pack.media:
            yield item.source.error(f"there is no file {path}", "video", name)
        elif path and not path.endswith(endings):
            yield item.source.error(f"{name} must end in {' or '.join(endings)}", "video", name)


def _check_video(item: ItemFile, video: VideoSource) -> Iterator[Problem]:
    if video.file and video.link:
        yield item.source.error("give a file or a link, not both", "video", "link")
    if video.file and not video.captions:
        yield item.source.warning("a film needs captions", "video", "file")
    if (video.file or video.link) and not video.transcript:
        yield item.source.warning("a video needs a transcript", "video")
