"""Tables point downwards only, and a lower room never learns who points at it."""

from __future__ import annotations

from collections.abc import Iterator

from django.apps import apps
from django.contrib.auth import get_user_model
from django.db import models

from tests.house.floors import floors

Field = models.ForeignKey[models.Model, models.Model]


def room_of(model: type[models.Model]) -> str:
    parts = model.__module__.split(".")
    return parts[1] if parts[0] == "deskside" else ""


def relations_between_rooms(
    found: list[type[models.Model]],
) -> Iterator[tuple[str, Field, str, str]]:
    """Every relation that leaves its room: its name, the field, and both rooms."""
    for model in found:
        for field in model._meta.get_fields(include_hidden=True):
            if not (field.is_relation and field.concrete and field.related_model):
                continue
            here, there = room_of(model), room_of(field.related_model)
            if here != there and field.model is model:
                yield f"{model._meta.label}.{field.name}", field, here, there


def ours() -> list[type[models.Model]]:
    return [model for model in apps.get_models(include_auto_created=True) if room_of(model)]


def upward(found: list[type[models.Model]]) -> set[str]:
    height = floors()
    return {
        name
        for name, field, here, there in relations_between_rooms(found)
        if there and field.related_model is not get_user_model() and height[here] <= height[there]
    }


def named_backwards(found: list[type[models.Model]]) -> set[str]:
    """The person is known everywhere; all others do not know the rooms above them."""
    return {
        name
        for name, field, _here, _there in relations_between_rooms(found)
        if field.related_model is not get_user_model() and not field.remote_field.hidden
    }


def test_no_table_points_at_a_higher_room_or_a_neighbour() -> None:
    assert upward(ours()) == set()


def test_no_relation_between_rooms_has_a_name_on_its_way_back() -> None:
    assert named_backwards(ours()) == set()


def test_both_rules_notice_who_breaks_them() -> None:
    class Upward(models.Model):
        plan = models.ForeignKey("progress.Plan", models.CASCADE, related_name="notices")

        class Meta:
            app_label = "people"
            managed = False

        def __str__(self) -> str:
            return "upward"

    Upward.__module__ = "deskside.people.models"
    try:
        assert (upward([Upward]), named_backwards([Upward])) == (
            {"people.Upward.plan"},
            {"people.Upward.plan"},
        )
    finally:
        del apps.all_models["people"]["upward"]
        apps.clear_cache()
