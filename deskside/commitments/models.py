from __future__ import annotations

from datetime import datetime, timedelta
from uuid import uuid4

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from deskside.courses.models import Activity, Course
from deskside.journal.models import Entry
from deskside.people.models import Group

LINK_OPEN_FOR = timedelta(days=14)  # after it was due


class About(models.TextChoices):
    """Whom it is about."""

    USER = "user", _("a user")
    CUSTOMER = "customer", _("another customer")
    COLLEAGUE = "colleague", _("a colleague")
    LEADER = "leader", _("the person who leads me")
    MYSELF = "myself", _("myself")
    NOBODY = "nobody", _("nobody in particular")


class Visibility(models.TextChoices):
    """Who reads it beside its writer: the writer's choice each time."""

    PRIVATE = "private", _("only me")
    PARTNER = "partner", _("one colleague")
    GROUP = "group", _("my group")


class State(models.TextChoices):
    DRAFT = "draft", _("not promised yet")
    OPEN = "open", _("open")
    KEPT = "kept", _("kept")
    PARTLY = "partly", _("partly")
    NOT = "not", _("not this time")
    NO_CHANCE = "no_chance", _("no chance to")
    CANCELLED = "cancelled", _("taken back")


ANSWERS = (State.KEPT, State.PARTLY, State.NOT, State.NO_CHANCE)


class Via(models.TextChoices):
    """Where the answer came from."""

    APP = "app", _("here")
    LINK = "link", _("a link in a mail")
    MEETING = "meeting", _("a meeting")


class Commitment(models.Model):
    """One small thing to do within a day. Its text is sealed in the journal; what others may read
    is a copy that the writer's own click has made, gone when they take it back."""

    uid = models.UUIDField(default=uuid4, unique=True, editable=False)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    course = models.ForeignKey(Course, models.PROTECT, related_name="+")
    activity = models.ForeignKey(Activity, models.PROTECT, related_name="+", null=True)
    concept = models.SlugField(max_length=80, blank=True)
    principle = models.SlugField(max_length=80, blank=True)
    entry = models.OneToOneField(Entry, models.PROTECT, related_name="+")
    about = models.CharField(max_length=9, choices=About.choices, default=About.NOBODY)
    visibility = models.CharField(
        max_length=7, choices=Visibility.choices, default=Visibility.PRIVATE
    )
    partner = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, related_name="+", null=True
    )
    group = models.ForeignKey(Group, models.SET_NULL, related_name="+", null=True)
    shared_text = models.CharField(max_length=200, blank=True)
    state = models.CharField(max_length=9, choices=State.choices, default=State.OPEN)
    made_at = models.DateTimeField()
    # When it is due: on the writer's calendar, and the instant computed from that. None: a draft.
    local_date = models.DateField(null=True)
    local_time = models.TimeField(null=True)
    zone = models.CharField(max_length=64, blank=True)
    due_at = models.DateTimeField(null=True)
    remind_at = models.DateTimeField(null=True)
    # On the wall of kept ones, without a name.
    released_at = models.DateTimeField(null=True)
    released_text = models.CharField(max_length=200, blank=True)
    # Counted up, it makes every link sent before open nothing any more.
    link_version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["person", "activity"],
                condition=Q(state=State.DRAFT),
                name="commitment_draft_once",
            ),
            models.CheckConstraint(
                condition=~Q(visibility=Visibility.PRIVATE) | Q(shared_text=""),
                name="commitment_private_holds_no_text",
            ),
            models.CheckConstraint(
                condition=Q(released_at=None, released_text="")
                | (Q(released_at__isnull=False) & ~Q(released_text="")),
                name="commitment_released_has_text",
            ),
            models.CheckConstraint(
                condition=Q(state=State.DRAFT) | Q(due_at__isnull=False),
                name="commitment_promised_has_due",
            ),
        ]
        indexes = [
            models.Index(fields=["person", "state", "due_at"], name="commitment_person"),
            models.Index(fields=["group", "visibility", "made_at"], name="commitment_group"),
            models.Index(fields=["partner", "made_at"], name="commitment_partner"),
        ]

    def __str__(self) -> str:
        return f"commitment of {self.person_id}"

    @property
    def is_open(self) -> bool:
        return self.state == State.OPEN

    @property
    def is_answered(self) -> bool:
        return self.state in ANSWERS

    def link_works(self, version: int, now: datetime) -> bool:
        """Whether a link sent with this version number still opens this one."""
        if self.due_at is None or self.state in {State.DRAFT, State.CANCELLED}:
            return False
        return version == self.link_version and now <= self.due_at + LINK_OPEN_FOR


class CheckBack(models.Model):
    """Whether it happened, and a line of what did, sealed. Changed by its writer, never doubled."""

    commitment = models.OneToOneField(Commitment, models.CASCADE, related_name="check_back")
    answer = models.CharField(
        max_length=9, choices=[(answer.value, answer.label) for answer in ANSWERS]
    )
    note = models.OneToOneField(Entry, models.PROTECT, related_name="+", null=True)
    answered_at = models.DateTimeField()
    via = models.CharField(max_length=7, choices=Via.choices, default=Via.APP)

    def __str__(self) -> str:
        return f"{self.commitment_id}: {self.answer}"
