from __future__ import annotations

from collections.abc import Iterator
from uuid import uuid4

import pytest

from deskside.people import group_tabs


@pytest.fixture(autouse=True)
def own_tabs(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(group_tabs, "_tabs", {})
    group_tabs._links.cache_clear()
    yield
    group_tabs._links.cache_clear()


def test_tabs_stand_in_order_and_mark_the_current_one() -> None:
    uid = uuid4()
    group_tabs.register_tab("b", "Later <b>", "console:plan", 20)
    group_tabs.register_tab("a", "Sooner", "console:group", 10)

    html = str(group_tabs.tabs_html(uid, "b"))

    assert html.index("Sooner") < html.index("Later &lt;b&gt;")
    assert f'<a href="/team/{uid}/plan/" aria-current="page">' in html
    assert html.count("aria-current") == 1


def test_tabs_registered_later_appear_at_once() -> None:
    group_tabs.register_tab("a", "Sooner", "console:group", 10)
    assert "Videos" not in group_tabs.tabs_html(uuid4(), "a")

    group_tabs.register_tab("v", "Videos", "console:videos", 20)
    group_tabs.register_tab("a", "Progress", "console:group", 10)

    html = str(group_tabs.tabs_html(uuid4(), ""))
    assert "Videos" in html
    assert "Sooner" not in html
