from __future__ import annotations

from uuid import UUID

from django.http import Http404

from deskside.commitments.queries.own import Own, own_commitment
from deskside.people.http import PersonRequest


def own_or_404(request: PersonRequest, uid: UUID) -> Own:
    """Only its writer comes near it here, whoever else may read a copy."""
    found = own_commitment(request.user, uid)
    if found is None:
        raise Http404
    return found
