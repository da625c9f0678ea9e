from __future__ import annotations

import json
from pathlib import Path
from typing import Any

TEMPLATE = Path(__file__).parent / "meeting.typ"


def pdf_of(data: dict[str, Any]) -> bytes:
    """The sheets as PDF; about a second the first time."""
    # Loads a compiler of 40 MB: only when somebody wants paper.
    import typst

    made = typst.compile(
        str(TEMPLATE),
        format="pdf",
        sys_inputs={"data": json.dumps(data)},
        ignore_system_fonts=True,
    )
    if not isinstance(made, bytes):
        raise TypeError(made)
    return made
