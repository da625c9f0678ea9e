"""What the small team has written for itself, sealed like anybody's."""

from __future__ import annotations

from deskside.config.sample.people import Wishes
from deskside.courses.models import Kind
from deskside.courses.outline import CourseOutline
from deskside.journal.actions import save_entry
from deskside.progress.models import Completion, How

WRITTEN = 0.4
REFLECTIONS = (
    "I fixed the printer in four minutes and never asked what she needed it for. She needed it for "
    "a funeral programme. Next time: one question before I touch anything.",
    "I do this well with people I like. With the second floor I get short. They notice, of course.",
    "The caller was right about the slow login. I had decided that he was exaggerating before he "
    "had finished his sentence.",
    "Honest answer: I listen until I recognise the fault, and then I stop listening.",
    "What helped me once: somebody at the bank said 'that must have cost you the whole morning'. "
    "It changed nothing and it changed everything.",
    "On a quiet day I am patient. On a Monday I am a ticket machine. I would like to be a bit less "
    "of a ticket machine on Mondays.",
    "I said 'as I told you' twice today. Both times I heard it only afterwards.",
    "I know more about the new client than I did in spring. I know less about why people hate it.",
)
NOTES = (
    "Went better than I thought. They laughed, and then they told me the real problem.",
    "Awkward for ten seconds, then fine. I will do it again on Thursday.",
    "Took me twenty minutes. I learned where the menu is that everybody complains about.",
    "Did it on the bus home. Harder than it sounds.",
)


def write_texts(course: CourseOutline, wishes: Wishes) -> None:
    """Notes for exercises that are done, and a text for some of the reflections."""
    kinds = {activity.id: activity.kind for activity in course.activities}
    done = Completion.objects.filter(
        enrolment__course_id=course.course_id, enrolment__person__is_sample=True
    )
    for row in done.select_related("enrolment__person").order_by("completed_at", "pk"):
        chance = wishes.chance("text", row.enrolment.person.email, row.activity_id)
        pool = {Kind.REFLECTION: REFLECTIONS, Kind.EXERCISE: NOTES}.get(
            Kind(kinds[row.activity_id])
        )
        if pool is None or (pool is REFLECTIONS and chance.random() > WRITTEN):
            continue
        row.how = How.HERE
        row.save(update_fields=["how"])
        save_entry(
            person=row.enrolment.person,
            activity_id=row.activity_id,
            text=chance.choice(pool),
            base_version=0,
            now=row.completed_at,
        )
