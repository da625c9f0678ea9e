"""Whether a group may be asked now, and who would answer."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

from django.db.models import Max, QuerySet
from django.utils.dateformat import format as format_date
from django.utils.translation import gettext as _

from deskside.ledger.release_rule import AT_LEAST
from deskside.measures.instruments.kinds import Instrument
from deskside.measures.models import Pulse
from deskside.measures.team_rules import next_asking
from deskside.people.models import Group, Membership, Person, Role


def respondents(group: Group, now: datetime) -> QuerySet[Person]:
    """Learners who have come in; whoever leads or stands in reads the sum and does not answer."""
    here = Membership.objects.current(now).filter(group=group, role=Role.LEARNER)
    return Person.objects.filter(
        pk__in=here.values("person"), is_active=True, joined_at__isnull=False
    )


def may_answer(person: Person, group: Group, now: datetime) -> bool:
    """One statement."""
    return bool(respondents(group, now).filter(pk=person.pk).exists())


def why_not_to_ask(group: Group, instrument: Instrument, now: datetime) -> str:
    """In words for the leader; empty when nothing is in the way. Two statements."""
    asked = Pulse.objects.filter(group=group, instrument=instrument.key)
    last = asked.aggregate(last=Max("opened_at"))["last"]
    return refusal(respondents(group, now).count(), last, now, group.zone)


def refusal(count: int, last_opened: datetime | None, now: datetime, zone: str) -> str:
    """As above, for `count` who would be asked."""
    if count < AT_LEAST:
        return _(
            "A sum without names needs at least five people who answer. In this group %(count)d "
            "would be asked: everybody who has come in, whoever leads apart."
        ) % {"count": count}
    if last_opened and now < next_asking(last_opened):
        day = next_asking(last_opened).astimezone(ZoneInfo(zone)).date()
        return _("Once in four weeks is enough: the next can be asked from %(day)s.") % {
            "day": format_date(day, "j F")
        }
    return ""
