from __future__ import annotations

from django.http import HttpRequest

from deskside.people.models import Person


class PersonRequest(HttpRequest):
    """A request of somebody who is signed in; LoginRequiredMiddleware sees to that."""

    user: Person
