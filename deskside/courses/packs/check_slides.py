"""Slide shows: as many slides as the eye bears, and two to four minutes to hear."""

from __future__ import annotations

from collections.abc import Iterator

from deskside.courses.packs.files import ItemFile, Pack
from deskside.courses.packs.problems import Problem
from deskside.courses.packs.readability import word_count
from deskside.courses.packs.render import pictures, plain_paragraphs
from deskside.courses.packs.schema import SlideItem, VideoFront

FEWEST, MOST = 8, 12
SHORTEST, LONGEST = 2, 4  # minutes
WORDS_A_MINUTE = 140
LONGEST_TITLE, LONGEST_TEXT = 8, 25  # words


def check_slides(pack: Pack, item: ItemFile) -> Iterator[Problem]:
    if not isinstance(item.front, VideoFront) or not item.front.video.slides:
        return
    slides = item.front.video.slides
    if not FEWEST <= len(slides) <= MOST:
        message = f"has {len(slides)} slides; {FEWEST} to {MOST} are enough and not too many"
        yield item.source.warning(message, "video", "slides")
    minutes = spoken_minutes(slides)
    if not SHORTEST <= minutes <= LONGEST:
        message = (
            f"takes {minutes:.1f} minutes to read aloud; {SHORTEST} to {LONGEST} were wanted, "
            f"{SHORTEST * WORDS_A_MINUTE} to {LONGEST * WORDS_A_MINUTE} words"
        )
        yield item.source.warning(message, "video", "slides")
    for index, slide in enumerate(slides):
        yield from _check_slide(pack, item, index, slide)


def spoken_minutes(slides: list[SlideItem]) -> float:
    return sum(word_count(slide.say) for slide in slides) / WORDS_A_MINUTE


def _check_slide(pack: Pack, item: ItemFile, index: int, slide: SlideItem) -> Iterator[Problem]:
    place = ("video", "slides", index)
    if slide.drawing and slide.drawing not in pack.drawings:
        yield item.source.error(f"there is no drawing {slide.drawing}", *place, "drawing")
    for name in ("text", "say"):
        if pictures(getattr(slide, name)):
            yield item.source.error("a slide names its drawing under drawing:", *place, name)
    if word_count(slide.title) > LONGEST_TITLE:
        message = f"a slide's title of more than {LONGEST_TITLE} words"
        yield item.source.warning(message, *place, "title")
    if word_count(" ".join(plain_paragraphs(slide.text))) > LONGEST_TEXT:
        message = f"more than {LONGEST_TEXT} words on a slide; say the rest"
        yield item.source.warning(message, *place, "text")
