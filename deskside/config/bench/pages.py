"""Which pages are measured, on whom, and beside which floor."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime

from django.core.handlers.wsgi import WSGIHandler
from django.db.models import Avg, F
from django.db.models.functions import Abs
from django.urls import reverse

from deskside.config.bench.measure import Page
from deskside.config.bench.visitor import Request, Visitor
from deskside.courses.grading import right_picks
from deskside.courses.outline import ActivityOutline, CourseOutline
from deskside.courses.queries import activity_text, course_outline
from deskside.journal.actions import save_entry
from deskside.people.models import Person, Role
from deskside.progress.actions import Try, answer_question, begin
from deskside.progress.models import Answer, Completion, Enrolment, Plan
from deskside.progress.queries.access import learner_access
from deskside.progress.states import is_done


def console_pages(application: WSGIHandler) -> Iterator[Page]:
    plan = Plan.objects.select_related("group").get()
    course = course_outline(plan.release_id)
    leader = Person.objects.get(memberships__group=plan.group, memberships__role=Role.LEADER)
    visitor = Visitor(application, leader)
    here = [plan.group.uid]
    numbers = f"n={plan.course_id}&n={plan.group_id}"
    keys = ".".join(str(activity.id) for activity in course.activities)
    yield Page(
        "console",
        visitor,
        Request(reverse("console:group", args=here)),
        Request(f"/bench/floor/people/?{numbers}"),
    )
    yield Page(
        "csv of the class",
        visitor,
        Request(reverse("console:export", args=here)),
        Request(f"/bench/csv/?{numbers}&keys={keys}"),
        batch=2,
    )


def learn_pages(application: WSGIHandler, now: datetime) -> Iterator[Page]:
    desk = Desk.of_somebody_half_way(application, now)
    yield Page(
        "my course",
        desk.visitor,
        Request(reverse("learn:course")),
        Request(f"/bench/floor/sections/?n={desk.plan.pk}"),
    )
    for kind in ("reading", "video", "check", "reflection", "exercise"):
        activity = desk.open_one(kind)
        if activity:
            desk.prepare(activity)
            yield desk.page_of(activity)
    for kind in ("video", "reading", "reflection"):
        activity = desk.open_one(kind)
        if activity:
            yield desk.completing(activity)


@dataclass(frozen=True, slots=True)
class Desk:
    """A learner in the middle of the course, signed in."""

    visitor: Visitor
    person: Person
    plan: Plan
    course: CourseOutline
    enrolment: Enrolment
    now: datetime

    @classmethod
    def of_somebody_half_way(cls, application: WSGIHandler, now: datetime) -> Desk:
        """Whoever is nearest to the average; the first of them by number."""
        plan = Plan.objects.get()
        learners = Enrolment.objects.filter(person__email__startswith="learner")
        average = learners.aggregate(average=Avg("done_count"))["average"]
        nearest = learners.annotate(off=Abs(F("done_count") - average)).order_by("off", "pk")
        enrolment = nearest.select_related("person")[0]
        course = course_outline(plan.release_id)
        visitor = Visitor(application, enrolment.person)
        return cls(visitor, enrolment.person, plan, course, enrolment, now)

    def open_one(self, kind: str) -> ActivityOutline | None:
        """The first of its kind that is still to do, else one that is done."""
        fitting = [a for a in self.course.activities if a.kind == kind and not a.slot]
        ahead = (a for a in fitting if not is_done(self.enrolment.marks, a.id))
        return next(ahead, fitting[-1] if fitting else None)

    def prepare(self, activity: ActivityOutline) -> None:
        """In the middle of it: a bookmark, half of the questions answered, some words written."""
        access = learner_access(self.person, self.course.course_key, self.now)
        if access is None:
            raise RuntimeError("the sample's learner may not read the course")
        begin(access=access, activity=activity, place=3, now=self.now)
        questions = activity_text(self.course.release_id, activity).questions
        for question in questions[: len(questions) // 2]:
            answer_question(
                access=access,
                course=self.course,
                activity=activity,
                tried=Try(question.id, question.revision_id, right_picks(question), True),
                others=[other.id for other in questions if other.id != question.id],
                now=self.now,
            )
        if activity.kind in {"reflection", "exercise"}:
            save_entry(
                person=self.person,
                activity_id=activity.id,
                text="A few words of my own. " * 20,
                base_version=0,
                now=self.now,
            )

    def page_of(self, activity: ActivityOutline) -> Page:
        return Page(activity.kind, self.visitor, Request(self.url(activity)), self.floor(activity))

    def url(self, activity: ActivityOutline, post: str = "activity") -> str:
        return reverse(f"learn:{post}", args=[self.course.course_key, activity.key])

    def floor(self, activity: ActivityOutline) -> Request:
        return Request(f"/bench/floor/activity/?n={self.course.release_id}&n={activity.id}")

    def completing(self, activity: ActivityOutline) -> Page:
        posts = {"video": "finish", "reading": "answer", "reflection": "text"}
        request = Request(self.url(activity, posts[activity.kind]), self._fields(activity))
        return Page(
            f"completing a {activity.kind}",
            self.visitor,
            request,
            Request("/bench/insert/", {}),
            before=self.undo(activity),
        )

    def _fields(self, activity: ActivityOutline) -> dict[str, str]:
        if activity.kind == "video":
            return {"how": "here"}
        if activity.kind == "reflection":
            return {"how": "thought", "text": "", "version": "0"}
        question = activity_text(self.course.release_id, activity).questions[0]
        return {"question": question.key, "pick": str(right_picks(question)[0])}

    def undo(self, activity: ActivityOutline) -> Callable[[], None]:
        """Makes the activity open again, so that it can be completed as often as is measured."""
        mine = Enrolment.objects.filter(pk=self.enrolment.pk)
        mine.update(marks=self.enrolment.marks)
        mine_there = {"enrolment": self.enrolment.pk, "activity": activity.id}

        def reopen() -> None:
            Completion.objects.filter(**mine_there).delete()
            Answer.objects.filter(**mine_there).delete()
            marks = {k: v for k, v in self.enrolment.marks.items() if k != str(activity.id)}
            mine.update(
                marks=marks,
                done_count=self.enrolment.done_count,
                sections_done=self.enrolment.sections_done,
            )

        return reopen
