from __future__ import annotations

from datetime import UTC, datetime

import factory
from factory.django import DjangoModelFactory

from deskside.people.models import Group, Invitation, Membership, Organisation, Person, Role

START = datetime(2026, 1, 5, 9, tzinfo=UTC)
PASSWORD = "a quiet afternoon"  # noqa: S105 for tests


class OrganisationFactory(DjangoModelFactory[Organisation]):
    class Meta:
        model = Organisation
        django_get_or_create = ["only"]

    only = True
    name = "Harbour Hospital"
    zone = "Europe/Berlin"
    created_at = START


class PersonFactory(DjangoModelFactory[Person]):
    """Without a password nobody can sign in; `secret=PASSWORD` sets one (slow: it is hashed)."""

    class Meta:
        model = Person
        skip_postgeneration_save = True

    name = factory.Sequence(lambda n: f"Person {n:03}")
    email = factory.Sequence(lambda n: f"person-{n:03}@example.org")
    zone = "Europe/Berlin"
    joined_at = START
    password = "!"  # noqa: S105 no password hash begins so

    @factory.post_generation
    def secret(self, create: bool, extracted: str | None, **_: object) -> None:
        """`secret=PASSWORD` gives a password one can sign in with."""
        if extracted:
            self.set_password(extracted)  # type: ignore[attr-defined]
            self.save(update_fields=["password"])  # type: ignore[attr-defined]


class GroupFactory(DjangoModelFactory[Group]):
    class Meta:
        model = Group

    name = factory.Sequence(lambda n: f"Service Desk {n}")
    zone = "Europe/Berlin"
    created_at = START


class MembershipFactory(DjangoModelFactory[Membership]):
    class Meta:
        model = Membership

    person = factory.SubFactory(PersonFactory)
    group = factory.SubFactory(GroupFactory)
    role = Role.LEARNER
    starts_at = START


class InvitationFactory(DjangoModelFactory[Invitation]):
    class Meta:
        model = Invitation

    person = factory.SubFactory(PersonFactory, joined_at=None)
    group = factory.SubFactory(GroupFactory)
    created_at = START
    expires_at = datetime(2026, 2, 4, 9, tzinfo=UTC)
