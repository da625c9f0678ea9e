"""Public holidays, from the library of that name; the only module that knows it.

Nothing is guessed: a group has no holidays until its leader has chosen a country. `suggested` says
which country a zone lies in, so that the screen may offer it in words.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from functools import lru_cache
from importlib.resources import files
from typing import Any

REGION_LENGTH = 12


@lru_cache(maxsize=1)
def countries() -> dict[str, str]:
    """English names by two-letter code, for countries whose holidays are known; by name."""
    from holidays.registry import COUNTRIES

    known = {codes[1] for codes in COUNTRIES.values()}
    names = dict(_table("iso3166.tab"))
    return dict(
        sorted(((code, names[code]) for code in known & names.keys()), key=lambda pair: pair[1])
    )


@lru_cache(maxsize=32)
def regions(country: str) -> dict[str, str]:
    """Names by code of the parts with holidays of their own; none for an unknown country."""
    if country not in countries():
        return {}
    found = _calendar(country, "", ())
    names = {code: name for name, code in found.subdivisions_aliases.items()}
    every = {str(code): str(names.get(code, code)) for code in found.subdivisions}
    return dict(sorted(every.items(), key=lambda pair: pair[1]))


def days_off(country: str, region: str, first: date, last: date) -> dict[date, str]:
    """Public holidays from the first to the last day, with their names; none without a country."""
    if country not in countries():
        return {}
    return {
        day: name
        for day, name in _years(country, region, first.year, last.year).items()
        if first <= day <= last
    }


@lru_cache(maxsize=1)
def _zones() -> dict[str, str]:
    """The country of each zone that lies in one."""
    return {columns[2]: columns[0] for columns in _table("zone.tab")}


def suggested(zone: str) -> str | None:
    """The country a zone's city lies in, if its holidays are known."""
    code = _zones().get(zone)
    return code if code in countries() else None


@lru_cache(maxsize=128)
def _years(country: str, region: str, first: int, last: int) -> dict[date, str]:
    known = region if region in regions(country) else ""
    found = _calendar(country, known, range(first, last + 1))
    return {day: str(name) for day, name in sorted(found.items())}


def _calendar(country: str, region: str, years: Iterable[int]) -> Any:
    """In English where the library has it, else in the country's own language."""
    import holidays

    plain = holidays.country_holidays(country, subdiv=region or None, years=())
    spoken = next((lang for lang in plain.supported_languages if lang.startswith("en")), None)
    return holidays.country_holidays(
        country, subdiv=region or None, years=tuple(years), language=spoken
    )


def _table(name: str) -> list[list[str]]:
    text = (files("tzdata") / "zoneinfo" / name).read_text(encoding="utf-8")
    return [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")]
