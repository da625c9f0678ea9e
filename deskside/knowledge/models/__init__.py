"""What a group knows and has said for itself."""

from __future__ import annotations

from deskside.knowledge.models.case import Case, CaseState, ImportConsent
from deskside.knowledge.models.own import Norm, Side, Why, Word

__all__ = ["Case", "CaseState", "ImportConsent", "Norm", "Side", "Why", "Word"]
