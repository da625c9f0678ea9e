"""A slide show between two calls: by keyboard, read aloud, on paper, without a script."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from deskside.courses.outline import CourseOutline
from deskside.people.models import Person
from deskside.progress.models import Completion, Position
from tests.journeys.test_learner import (  # noqa: F401  fixtures among them
    PHONE,
    Device,
    amara,
    check_access,
    course,
    device,
    place_kept,
    sign_in,
)

SHOW = "/course/generated/s5-video/"
# A machine with one voice of its own and one that would send every word away.
VOICES = """
const spoken = [];
window.spoken = spoken;
window.SpeechSynthesisUtterance = class { constructor(text) { this.text = text; } };
Object.defineProperty(window, "speechSynthesis", { value: {
  getVoices: () => [
    { name: "far", lang: "en-GB", localService: false },
    { name: "near", lang: "en-GB", localService: LOCAL },
  ],
  speak(each) { spoken.push([each.voice.name, each.text]); setTimeout(() => each.onend?.(), 20); },
  cancel() {},
  addEventListener() {},
} });
"""


def _open(page: Page, person: Person) -> None:
    sign_in(page, person.email)
    page.goto(SHOW)


def _shown(page: Page) -> list[str]:
    visible = "els => els.filter(e => e.checkVisibility({visibilityProperty: true})).map(e => e.id)"
    found: list[str] = page.eval_on_selector_all(".slide", visible)
    return found


def test_show_goes_by_buttons_and_arrow_keys_and_is_finished_at_its_end(
    device: Device,  # noqa: F811
    amara: Person,  # noqa: F811
) -> None:
    page = device(PHONE).new_page()
    _open(page, amara)
    watched = page.get_by_role("button", name="I have watched it")
    assert _shown(page) == ["slide-1"]
    expect(watched).to_be_hidden()
    check_access(page)

    page.get_by_role("button", name="Next").click()
    page.keyboard.press("ArrowRight")
    assert _shown(page) == ["slide-3"]
    expect(page.get_by_role("button", name="Next")).to_be_focused()
    page.keyboard.press("ArrowLeft")
    assert _shown(page) == ["slide-2"]
    place_kept(page)

    page.reload()
    assert _shown(page) == ["slide-2"]
    for _ in range(9):
        page.keyboard.press("ArrowRight")
    assert _shown(page) == ["slide-8"]
    check_access(page)
    assert page.locator(".button.next:visible").count() == 1
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    watched.click()
    expect(page.get_by_role("link", name="Go on")).to_be_visible()
    assert Completion.objects.count() == 1


def test_show_is_read_aloud_by_a_voice_of_this_computer_alone(
    device: Device,  # noqa: F811
    amara: Person,  # noqa: F811
) -> None:
    page = device().new_page()
    page.add_init_script(VOICES.replace("LOCAL", "true"))
    _open(page, amara)

    page.get_by_role("button", name="Read aloud").click()
    expect(page.locator("#slide-8")).to_be_visible(timeout=20_000)
    expect(page.get_by_role("button", name="Read aloud")).to_be_visible()

    assert {name for name, _ in page.evaluate("spoken")} == {"near"}
    assert Completion.objects.count() == 0, "hearing the end is not saying that it is done"


def test_reading_aloud_is_not_offered_without_a_local_voice(
    device: Device,  # noqa: F811
    amara: Person,  # noqa: F811
) -> None:
    page = device().new_page()
    page.add_init_script(VOICES.replace("LOCAL", "false"))
    _open(page, amara)

    expect(page.get_by_role("button", name="Next")).to_be_visible()
    expect(page.get_by_role("button", name="Read aloud")).to_be_hidden()


def test_show_without_scripts_and_on_paper_is_an_article(
    device: Device,  # noqa: F811
    amara: Person,  # noqa: F811
    course: CourseOutline,  # noqa: F811
) -> None:
    page = device(PHONE, java_script_enabled=False).new_page()
    _open(page, amara)
    for number in range(1, 9):
        expect(page.locator(f"#slide-{number} .say")).to_be_visible()
    expect(page.get_by_role("button", name="Next")).to_be_hidden()
    expect(page.get_by_role("button", name="We saw it together")).to_be_visible()

    printed = device().new_page()
    _open(printed, amara)
    printed.emulate_media(media="print")
    assert len(_shown(printed)) == 8
    assert Position.objects.count() == 0, "looking changes nothing"
