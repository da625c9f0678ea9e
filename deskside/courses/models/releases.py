from __future__ import annotations

from django.db import models
from django.db.models import Q

from deskside.courses.models.items import Activity, Course, GuideItem, Question, Section

SUBJECTS = ("section", "activity", "guide_item", "question")


def _exactly_one() -> Q:
    condition = Q()
    for name in SUBJECTS:
        condition |= Q(
            **{f"{name}__isnull": False},
            **{f"{other}__isnull": True for other in SUBJECTS if other != name},
        )
    return condition


class Revision(models.Model):
    """The text of one item in one language, as it once was; never changed, never deleted."""

    section = models.ForeignKey(Section, models.PROTECT, related_name="+", null=True)
    activity = models.ForeignKey(Activity, models.PROTECT, related_name="+", null=True)
    guide_item = models.ForeignKey(GuideItem, models.PROTECT, related_name="+", null=True)
    question = models.ForeignKey(Question, models.PROTECT, related_name="+", null=True)
    language = models.CharField(max_length=16)
    digest = models.CharField(
        max_length=64
    )  # of kind, content and html: what makes a text the same
    title = models.CharField(max_length=300)
    content = models.JSONField()  # the validated item, as its kind's schema dumps it
    html = models.TextField(blank=True)  # the body, rendered once and cleaned
    created_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=_exactly_one(), name="revision_of_one_item"),
            *[
                models.UniqueConstraint(
                    fields=[name, "language", "digest"],
                    condition=Q(**{f"{name}__isnull": False}),
                    name=f"revision_once_{name}",
                )
                for name in SUBJECTS
            ],
        ]

    def __str__(self) -> str:
        return self.title


class PackRelease(models.Model):
    """A set of revisions that belong together. A plan names one; its group reads through it."""

    course = models.ForeignKey(Course, models.PROTECT, related_name="releases")
    number = models.PositiveIntegerField()
    version = models.CharField(max_length=40)
    digest = models.CharField(max_length=64)
    content = models.JSONField()  # pack.yaml: title, principles, concepts, call steps, languages
    loaded_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["course", "number"], name="release_number"),
        ]

    def __str__(self) -> str:
        return f"{self.course_id} release {self.number}"


class ReleaseEntry(models.Model):
    """One revision's place in a release: its section, its activity if a question, its order."""

    release = models.ForeignKey(PackRelease, models.CASCADE, related_name="entries")
    revision = models.ForeignKey(Revision, models.PROTECT, related_name="+")
    section = models.ForeignKey(Section, models.PROTECT, related_name="+")
    activity = models.ForeignKey(Activity, models.PROTECT, related_name="+", null=True)
    position = models.PositiveIntegerField()  # over the whole release, in reading order

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["release", "revision"], name="entry_once"),
        ]
        indexes = [models.Index(fields=["release", "position"], name="entry_order")]

    def __str__(self) -> str:
        return f"{self.release_id}:{self.position}"
