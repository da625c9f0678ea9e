from __future__ import annotations

from datetime import date

from deskside.courses.models import Section
from deskside.people.models import Person
from deskside.progress.models import DueDate, Enrolment, Extension, Plan


def open_days(plan: Plan, person: Person) -> dict[int, date]:
    """By section id, the date of each section that one person has not finished: theirs where it
    is later than the group's. Four statements."""
    days = DueDate.objects.filter(plan=plan).values_list("section_id", "local_date")
    longer = Extension.objects.filter(plan=plan, person=person)
    own = dict(longer.values_list("section_id", "local_date"))
    enrolment = Enrolment.objects.filter(course=plan.course_id, person=person, round=1)
    done = enrolment.values_list("sections_done", flat=True).first() or 0
    sections = Section.objects.filter(course=plan.course_id).values_list("pk", "ordinal")
    is_open = {section for section, ordinal in sections if not done & 1 << ordinal}
    return {section: max(day, own.get(section, day)) for section, day in days if section in is_open}
