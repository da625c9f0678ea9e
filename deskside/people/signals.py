"""News of this room for the rooms above; receivers run in the sender's transaction."""

from __future__ import annotations

from django.dispatch import Signal

# With group_id, person_ids and now: they are in the group from now on.
joined = Signal()
