"""Takes out of a text who and what could be known by it. It finds much, and never everything."""

from __future__ import annotations

from deskside.knowledge.masking.kinds import Kind
from deskside.knowledge.masking.masks import (
    Known,
    Masked,
    MaskedTexts,
    Piece,
    Suspect,
    mask_texts,
    names_in,
)

__all__ = ["Kind", "Known", "Masked", "MaskedTexts", "Piece", "Suspect", "mask_texts", "names_in"]
