from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path
from typing import Any

from django.utils.dateformat import format as format_date
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from deskside.console import proof_words
from deskside.console.queries.proof import Proof

TEMPLATE = Path(__file__).parent / "proof.typ"
LONGEST_NAME = 80


def proof_pdf(proof: Proof) -> bytes:
    """One page of A4. Names nobody."""
    # Loads a compiler of 40 MB: only when somebody wants paper.
    import typst

    made = typst.compile(
        str(TEMPLATE),
        format="pdf",
        sys_inputs={"data": json.dumps(proof_data(proof))},
        ignore_system_fonts=True,
    )
    if not isinstance(made, bytes):
        raise TypeError(made)
    return made


def proof_data(proof: Proof) -> dict[str, Any]:
    """All that the page says, as plain values."""
    name = proof.group.name
    teamwork = proof_words.teamwork_line(proof)
    return {
        "language": (get_language() or "en").partition("-")[0],
        "group": name if len(name) <= LONGEST_NAME else f"{name[: LONGEST_NAME - 1]}…",
        "day": format_date(proof.made_on, "j F Y"),
        "title": proof_words.title(),
        "facts": [asdict(fact) for fact in proof_words.facts_of(proof)],
        "figures_title": _("The desk, month by month"),
        "period": proof_words.period_of(proof),
        "charts": [asdict(one) for one in proof_words.drawn_of(proof)],
        "teamwork": f"{_('Team work')}: {teamwork}" if teamwork else "",
        "begun": _("begun"),
        "mean_before": _("mean before"),
        "mean_since": _("mean since"),
        "no_cause": proof_words.no_cause(),
        "privacy": _("Sums only: no person is named, and promises are told from five people up."),
        "mark": "Deskside",
    }
