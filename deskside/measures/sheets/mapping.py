"""Which column holds what: guessed from its name, then said by the leader. Pure."""

from __future__ import annotations

from deskside.measures.desk import BY_KEY
from deskside.people.roster.headers import bare

MONTH = "month"
# How help desks call these columns, without accents, blanks and case.
_PARTS = {
    MONTH: "month monat mois mes mese period zeitraum date datum created erstellt",
    "satisfaction": "satisf csat zufrieden happiness rating bewertung",
    "reopened": "reopen wiedereroff reouv reabiert riapert",
    "complaints": "complain beschwerde plainte queja reclam",
    "escalations": "escal eskal",
    "solved": "solved resolved closed gelost geschlossen resolu resuelt risolt throughput",
}


def guessed(heading: tuple[str, ...]) -> dict[str, int]:
    """By "month" and measure, the first column whose name sounds like it; none is used twice."""
    found: dict[str, int] = {}
    for key in (*BY_KEY, MONTH):
        for index, name in enumerate(heading):
            said = bare(name)
            if index not in found.values() and any(part in said for part in _PARTS[key].split()):
                found[key] = index
                break
    return found
