from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from deskside.knowledge.actions.own import drop_word, end_norm, keep_norms, keep_why, keep_words
from deskside.knowledge.models import Norm, Word
from deskside.knowledge.queries.own import Said, group_words, norms, whys
from deskside.knowledge.same_words import tidy
from tests.factories.people import GroupFactory

NOW = datetime(2026, 3, 10, 12, tzinfo=UTC)
pytestmark = pytest.mark.django_db


@pytest.fixture
def group() -> Any:
    return GroupFactory()


@pytest.mark.item("I-63")
def test_words_said_again_are_counted_on_whatever_their_spelling(group: Any) -> None:
    keep_words(group=group, side="hero", words=[("Calm", 2), ("calm. ", 1), ("kind", 1)], now=NOW)

    keep_words(group=group, side="hero", words=[(" CALM", 1)], now=NOW + timedelta(days=1))

    assert group_words(group.pk, "hero") == [Said("Calm", 4), Said("kind", 1)]


def test_words_of_the_two_sides_and_of_two_groups_do_not_mix(group: Any) -> None:
    other = GroupFactory()
    keep_words(group=group, side="hero", words=[("quick", 1)], now=NOW)
    keep_words(group=group, side="villain", words=[("Quick", 1)], now=NOW)

    assert group_words(group.pk, "villain") == [Said("Quick", 1)]
    assert group_words(other.pk, "hero") == []


def test_an_empty_word_or_one_nobody_said_is_not_kept(group: Any) -> None:
    kept = keep_words(group=group, side="hero", words=[(" . ", 1), ("calm", 0)], now=NOW)

    assert kept == []
    assert not Word.objects.exists()


def test_a_word_counted_beyond_what_its_column_holds_stays_at_the_most(group: Any) -> None:
    keep_words(group=group, side="hero", words=[("calm", 40_000)], now=NOW)

    assert group_words(group.pk, "hero") == [Said("calm", 32_000)]


def test_a_word_of_five_thousand_characters_is_cut(group: Any) -> None:
    keep_words(group=group, side="villain", words=[("x" * 5000, 1)], now=NOW)

    assert len(Word.objects.get().text) == 200


def test_an_unknown_side_is_refused(group: Any) -> None:
    with pytest.raises(ValueError, match="bystander"):
        keep_words(group=group, side="bystander", words=[("calm", 1)], now=NOW)


@pytest.mark.item("I-60")
def test_why_is_kept_for_the_organisation_and_for_me(group: Any) -> None:
    keep_why(group=group, to="organisation", words=[("fewer calls", 3)], now=NOW)
    keep_why(group=group, to="me", words=[("a quieter day", 1), ("A quieter day", 1)], now=NOW)

    found = whys(group.pk)

    assert found.organisation == (Said("fewer calls", 3),)
    assert found.me == (Said("a quieter day", 2),)
    assert not whys(GroupFactory().pk)


@pytest.mark.item("I-46")
def test_norms_of_a_second_sitting_stand_beside_the_first_ones(group: Any) -> None:
    keep_norms(group=group, texts=["One speaks at a time", "No phones"], now=NOW)

    new = keep_norms(group=group, texts=["no phones.", "Start on time"], now=NOW)

    assert [norm.text for norm in new] == ["Start on time"]
    assert norms(group.pk) == ["One speaks at a time", "No phones", "Start on time"]


def test_a_norm_that_was_ended_is_no_longer_shown_and_may_return(group: Any) -> None:
    (norm,) = keep_norms(group=group, texts=["No phones"], now=NOW)

    end_norm(norm=norm, now=NOW)

    assert norms(group.pk) == []
    keep_norms(group=group, texts=["No phones"], now=NOW)
    assert norms(group.pk) == ["No phones"]
    assert Norm.objects.count() == 2


def test_a_dropped_word_leaves_no_row(group: Any) -> None:
    (word,) = keep_words(group=group, side="hero", words=[("calm", 1)], now=NOW)

    drop_word(word=word)

    assert not Word.objects.exists()


def test_tidy_takes_quotes_blanks_and_stops_from_around_a_text() -> None:
    assert tidy(" „They\tlistened …“ ") == "They\tlistened".replace("\t", " ")
