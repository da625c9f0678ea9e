"""What the page for the boss says: the same words on screen and on paper. Pure."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext as _

from deskside.console.queries.proof import Proof
from deskside.measures import months
from deskside.measures.charts import Chart
from deskside.measures.desk import Measure
from deskside.measures.queries.figures import Series
from deskside.measures.words import shown, span_words


@dataclass(frozen=True, slots=True)
class Fact:
    figure: str
    words: str


@dataclass(frozen=True, slots=True)
class Drawn:
    """One measure: what the picture says, and the picture."""

    title: str
    line: str
    way: str
    chart: Chart | None


def title() -> str:
    """Says what stands below, and claims nothing about what led to what."""
    return _("What we did, and what the desk shows")


def facts_of(proof: Proof) -> list[Fact]:
    effort = proof.effort
    return [
        Fact(str(effort.hours), _("hours spent, by the estimated time of all that was done")),
        Fact(
            f"{effort.sections_done:,}",
            _("sections done of %(all)s, by %(people)d people")
            % {"all": f"{effort.sections_of:,}", "people": effort.people},
        ),
        _kept(proof),
    ]


def _kept(proof: Proof) -> Fact:
    rate = proof.kept
    if rate is None or rate.percent is None:
        return Fact(
            "\u2013", _("promises kept: told from five people up, so that nobody is counted out")
        )
    words = _("of %(answers)d promises with an answer were kept") % {"answers": rate.answers}
    return Fact(f"{rate.percent}\u00a0%", words)


def drawn_of(proof: Proof) -> list[Drawn]:
    return [
        Drawn(
            title=str(series.measure.title),
            line=_line(series),
            way=_way(series.measure),
            chart=chart,
        )
        for series, chart in proof.charts
    ]


def _line(series: Series) -> str:
    before, since = (shown(mean, series.measure) for mean in (series.before, series.since))
    if series.before is None and series.since is None:
        return _("No figures yet")
    if series.since is None:
        return _("%(before)s before; no whole month since") % {"before": before}
    if series.before is None:
        return _("%(since)s since; nothing is known from before") % {"since": since}
    return _("%(before)s before, %(since)s since") % {"before": before, "since": since}


def _way(measure: Measure) -> str:
    ways = {"up": _("higher is better"), "down": _("lower is better")}
    return ways.get(measure.better, _("neither way is better by itself"))


def teamwork_line(proof: Proof) -> str:
    """Empty where the team was not asked, or nothing of it may be told."""
    if not proof.teamwork:
        return ""
    first, last = proof.teamwork[0], proof.teamwork[-1]
    if first is last:
        return _("%(mean).1f of 5, asked once") % {"mean": first.mean}
    return _("%(first).1f of 5 at first, %(last).1f now") % {
        "first": first.mean,
        "last": last.mean,
    }


def period_of(proof: Proof) -> str:
    start, today = proof.figures.start, proof.figures.today
    after = span_words(months.since(start, today))
    before = span_words(months.baseline_of(start))
    if not after:
        return _("Before: %(before)s. No whole month has passed since the beginning.") % {
            "before": before
        }
    return _("Before: %(before)s. Since: %(after)s. The month of the beginning is in neither.") % {
        "before": before,
        "after": after,
    }


def no_cause() -> str:
    return _(
        "These figures stand beside each other; that does not prove that one caused the other. In "
        "the same months other things changed too: people, systems, seasons, how many called."
    )
