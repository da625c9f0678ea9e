from __future__ import annotations

from typing import Any
from uuid import uuid4

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models


class PersonManager(BaseUserManager["Person"]):
    def create_user(self, email: str, password: str | None = None, **fields: Any) -> Person:
        """One new person; without a password they cannot sign in until they have chosen one."""
        person = self.model(email=normal_email(email), **fields)
        person.set_password(password)
        person.save(using=self._db)
        return person

    def get_by_natural_key(self, username: str | None) -> Person:
        return self.get(email=normal_email(username or ""))


def normal_email(email: str) -> str:
    """Addresses are compared and kept in lower case: nobody remembers how they typed theirs."""
    return email.strip().lower()


class Person(AbstractBaseUser):
    """Somebody who learns here. Once erased, a nameless row that records can still point at."""

    uid = models.UUIDField(default=uuid4, unique=True, editable=False)
    email = models.EmailField(max_length=254, unique=True)
    name = models.CharField(max_length=200)
    zone = models.CharField(max_length=64, default="UTC")
    language = models.CharField(max_length=16, default="en-gb")
    is_active = models.BooleanField(default=True)
    is_owner = models.BooleanField(default=False)
    is_author = models.BooleanField(default=False)
    is_sample = models.BooleanField(default=False)
    joined_at = models.DateTimeField(null=True, blank=True)
    erased_at = models.DateTimeField(null=True, blank=True)

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS = ["name"]

    objects = PersonManager()

    class Meta:
        indexes = [models.Index(fields=["name"], name="person_name")]

    def __str__(self) -> str:
        return self.name

    @property
    def is_staff(self) -> bool:
        """There is no admin site; libraries that ask get the owner."""
        return self.is_owner

    def get_full_name(self) -> str:
        return self.name

    def get_short_name(self) -> str:
        return self.name.split()[0] if self.name.split() else self.name
