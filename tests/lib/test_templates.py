from __future__ import annotations

import re
from pathlib import Path

import pytest
from django.contrib.auth.models import AnonymousUser
from django.template.loader import render_to_string
from django.test import RequestFactory
from django.utils import translation

import deskside
from deskside.lib import menu
from deskside.people.models import Person

ROOT = Path(deskside.__file__).parent
# A letter is read in a mail program, which knows nothing of our style sheets.
MAILS = {"letter.html"}
TEMPLATES = sorted(p for p in ROOT.glob("*/templates/**/*.html") if p.name not in MAILS)
INLINE = re.compile(r"\sstyle=|<style|\son[a-z]+=|javascript:", re.IGNORECASE)
SCRIPT = re.compile(r"<script(?![^>]*\bsrc=)(?![^>]*application/json)", re.IGNORECASE)


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: str(path.relative_to(ROOT)))
def test_template_holds_to_the_content_policy(path: Path) -> None:
    text = path.read_text(encoding="utf-8")

    assert not INLINE.findall(text)
    assert not SCRIPT.findall(text)


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: str(path.relative_to(ROOT)))
def test_template_has_at_most_one_next_step_at_a_time(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    # Branches that exclude each other may each have theirs.
    branches = len(re.findall(r"{% (?:el|else|elif|if)\b", text))

    assert text.count("button next") <= 1 + branches


@pytest.fixture
def _menu(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(menu, "_entries", {})
    monkeypatch.setattr(menu, "_banners", {})


def base_page(rf: RequestFactory, user: Person | AnonymousUser, **session: object) -> str:
    request = rf.get("/")
    request.user = user  # type: ignore[assignment]
    request.session = session  # type: ignore[assignment]
    return render_to_string("base.html", request=request)


@pytest.mark.usefixtures("_menu")
def test_base_page_names_the_person_for_scripts_and_in_the_bar(rf: RequestFactory) -> None:
    person = Person(name="<b>Amara</b>")

    page = base_page(rf, person)

    assert f'data-person="{person.uid}"' in page
    assert "&lt;b&gt;Amara&lt;/b&gt;" in page
    assert "data-shared" not in page


@pytest.mark.usefixtures("_menu")
def test_base_page_of_a_visitor_has_no_menu_and_no_person(rf: RequestFactory) -> None:
    page = base_page(rf, AnonymousUser())

    assert "data-person" not in page
    assert "<details" not in page


@pytest.mark.usefixtures("_menu")
def test_base_page_begins_with_a_way_past_the_bar(rf: RequestFactory) -> None:
    page = base_page(rf, AnonymousUser())

    assert page.index('href="#main"') < page.index("<header")
    assert '<main id="main"' in page


@pytest.mark.usefixtures("_menu")
def test_base_page_turns_round_for_a_language_read_from_the_right(rf: RequestFactory) -> None:
    with translation.override("ar"):
        page = base_page(rf, AnonymousUser())

    assert '<html lang="ar" dir="rtl">' in page


@pytest.mark.usefixtures("_menu")
def test_sign_out_is_a_form_that_is_sent(rf: RequestFactory) -> None:
    page = base_page(rf, Person(name="Amara"))

    assert page.count('<form method="post" action="/account/logout/" data-sign-out>') == 2
