"""How sure one can be, and what would help, for other programs: plain data."""

from collections.abc import Sequence
from typing import Any

from excomm.estimate import as_data
from excomm.verification import (
    MOST_DAYS,
    Assured,
    Cheapest,
    Course,
    Help,
    Looked,
    OutcomeView,
    Prior,
    assured_in,
    course_of,
)

__all__ = ["assurance_data", "help_data"]


# How many days times measures times commitments are looked at.
MOST_LOOKED = 200_000


def assurance_data(
    found: Assured, outcomes: Sequence[OutcomeView] = (), days: float | None = None
) -> list[dict[str, Any]]:
    """Return how sure one can be of each commitment, and could day by day, as plain data.

    Of a large agreement fewer days between events are looked at.
    """
    pairs = sum(len(one.looks) for one in found.in_figures)
    days_each = max(1, min(MOST_DAYS, MOST_LOOKED // max(pairs, 1)))
    return [
        {
            "commitment": one.commitment.id,
            "kept": _span(one.kept),
            "no_figure": one.silent,
            "required": one.required,
            "short_by": one.short_by,
            "prior": None if one.prior is None else _prior(one.prior),
            "detection": one.detection if one.kept is not None else None,
            "coverage": one.coverage if one.kept is not None else None,
            "delay": None if one.delay is None else _finite(one.delay),
            "delay_by": one.delay_by,
            "looks": [_looks(looks) for looks in one.looks],
            "left_out": list(one.left_out),
            "course": _course(course_of(one, found.ledger.situation, days_each)),
            "outcomes": {view.outcome: assured_in(one, view, days) for view in outcomes},
        }
        for one in found.commitments
    ]


def _span(chance: Any) -> dict[str, float] | None:
    if chance is None:
        return None
    return {"point": chance.point, "low": chance.low, "high": chance.high}


def _finite(days: float) -> float | str:
    return "no end" if days == float("inf") else days


def _prior(prior: Prior) -> dict[str, Any]:
    tempted = prior.temptation
    return {
        "breach": _span(prior.breach),
        "stated": tempted is None,
        "readiness": _span(prior.readiness),
        "in_time": prior.in_time,
        "error": prior.error,
        "party": None if tempted is None else tempted.party,
        "undeterred": None if tempted is None else tempted.undeterred,
        "deterred": None if tempted is None else tempted.deterred,
        "defaults": []
        if tempted is None
        else [
            {
                "belief": one.branch.belief,
                "given": dict(one.branch.answers),
                "pull": one.pull,
                "changes": [] if one.step is None else [as_data(c) for c in one.step.changes],
            }
            for one in tempted.defaults
        ],
    }


def _looks(one: Looked) -> dict[str, Any]:
    figures = one.figures
    return {
        "measure": figures.measure,
        "in_force": figures.sight.state.in_force,
        "looks": one.alarms + one.quiet,
        "alarms": one.alarms,
        "would_have_seen": one.detection,
        "detection": figures.detection,
        "false_alarm": figures.false_alarm,
        "coverage": figures.coverage,
        "correlation": figures.correlation,
        "delay": _finite(figures.delay),
        "assumed": list(figures.assumed),
    }


def _course(course: Course | None) -> list[dict[str, Any]]:
    if course is None:
        return []
    told = dict(course.events)
    return [
        {
            "day": day.isoformat(),
            "kept": {"point": point, "low": low, "high": high},
            "detection": detection,
            "events": list(told.get(day, ())),
            "alarm": day in course.alarms,
        }
        for day, point, low, high, detection in zip(
            course.days, *course.kept.tolist(), course.detection.tolist(), strict=True
        )
    ]


def help_data(helps: Sequence[Help]) -> list[dict[str, Any]]:
    """Return what would make one surer, as plain data."""
    return [
        {
            "commitment": one.assurance.commitment.id,
            "days": one.days,
            "waiting": one.waiting,
            "gains": [
                {
                    "measure": gain.measure,
                    "kept": gain.kept,
                    "gain": gain.gain,
                    "effort": gain.effort,
                    "per_effort": gain.per_effort,
                    "consent": list(gain.consent),
                }
                for gain in one.gains
            ],
            "in_words": list(one.in_words),
            "cheapest": None if one.cheapest is None else _cheapest(one.cheapest),
            "unpriced": list(one.unpriced),
            "left_aside": list(one.left_aside),
            "sites": _sites(one),
            "schedules": [
                {
                    "measure": item.measure,
                    "periods": item.plan.periods,
                    "looks": item.plan.looks,
                    "by_period": item.plan.by_period().tolist(),
                    "steps": [as_data(step) for step in item.plan.steps()],
                }
                for item in one.schedules
            ],
            "deterrence": None
            if one.deterrence is None
            else as_data(one.deterrence) | {"deters": one.deterrence.deters},
        }
        for one in helps
    ]


def _cheapest(found: Cheapest) -> dict[str, Any]:
    return {
        "best": None if found.best is None else as_data(found.best),
        "without_consent": None
        if found.without_consent is None
        else as_data(found.without_consent),
        "all_together": as_data(found.all_together),
        "all_without_consent": as_data(found.all_without_consent),
    }


def _sites(one: Help) -> dict[str, Any] | None:
    if one.sites is None:
        return None
    sites = one.assurance.commitment.sites
    return {
        "effort": one.effort,
        "detection": one.sites.detection,
        "by_site": {
            site.id: effort for site, effort in zip(sites, one.sites.effort.tolist(), strict=True)
        },
    }
