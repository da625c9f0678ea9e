from __future__ import annotations

from datetime import datetime

from deskside.people.models import Membership, Role
from deskside.progress.models import Plan


def takes_part(plan: Plan, person_id: int, now: datetime) -> bool:
    """Whether somebody learns by this plan now, and may be written to: in its group, which is not
    archived, with an account in use that is no sample; one statement."""
    if plan.group.archived_at is not None:
        return False
    current = Membership.objects.current(now).filter(group=plan.group_id, person=person_id)
    real = current.exclude(role=Role.DEPUTY).filter(person__is_active=True, person__is_sample=False)
    return bool(real.exists())
