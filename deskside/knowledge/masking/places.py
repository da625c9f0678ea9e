# ruff: noqa: RUF001 both apostrophes occur in names of streets
from __future__ import annotations

import re

from deskside.knowledge.masking.kinds import Kind
from deskside.knowledge.masking.marks import Marks

STREETS = (
    "Street|St|Road|Rd|Avenue|Ave|Lane|Ln|Drive|Way|Close|Court|Ct|Square|Sq|Place|Boulevard|Blvd"
    "|Terrace|Crescent|Quay|Gardens|Mews|Parade|Highway|Straße|Strasse|Platz|Weg|Allee|Ring|Markt"
)
NAME = r"[A-ZÀ-ÖØ-Þ][\w'’\-]{1,30}"

_STREETS = (
    re.compile(rf"(?<!\w)\d{{1,4}}[a-z]?,? (?:{NAME} ){{1,3}}(?:{STREETS})\b"),
    re.compile(rf"\b(?:{NAME} ){{1,3}}(?:{STREETS}),? \d{{1,4}}[a-z]?\b"),
    re.compile(
        r"\b[A-ZÀ-ÖØ-Þ][\w\-]{1,30}?(?: ?[Ss]tra(?:ß|ss)e|[Ss]tr\.|weg|platz|allee|gasse|ring|damm"
        r"|ufer|laan|straat|vej|gatan) \d{1,4} ?[a-z]?\b"
    ),
    re.compile(
        r"\b\d{1,4},? (?:rue|avenue|boulevard|place|chemin|quai|impasse) "
        r"(?:[dl]['’]|de |du |des |la |le |les ){0,3}[\w'’\-]{2,30}(?: [\w'’\-]{2,30}){0,3}",
        re.IGNORECASE,
    ),
    re.compile(
        rf"\b(?:Calle|Avenida|Plaza|Via|Viale|Piazza|Rua) (?:de |del |della |da |do |la ){{0,2}}"
        rf"{NAME}(?: {NAME}){{0,2}},? \d{{1,4}}\b"
    ),
    re.compile(r"\b[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}\b"),
    re.compile(rf"\b(?:[A-Z]{{1,2}}-)?\d{{4,5}} {NAME}(?: {NAME})?(?=,|;|\.|\n|$)"),
    re.compile(r"\b[A-Z]{2} \d{5}(?:-\d{4})?\b"),
    re.compile(r"\bP\.? ?O\.? Box \d{1,6}\b", re.IGNORECASE),
    re.compile(
        r"\b(?:room|raum|zimmer|floor|building|gebäude|desk|ward|suite|flat|apartment|bay|rack)"
        r"(?: no\.?| number| nr\.?)? (?P<m>[a-z]?\d[\w.\-/]{0,12})",
        re.IGNORECASE,
    ),
)


def mark_places(marks: Marks) -> None:
    for pattern in _STREETS:
        marks.claim_all(pattern, Kind.PLACE)
