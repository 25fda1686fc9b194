"""A ledger for other programs: rows and plain data."""

from collections.abc import Mapping, Sequence
from typing import Any

from excomm.estimate import as_data
from excomm.report.heads import case_data
from excomm.report.table import Cell, Table
from excomm.verification import (
    Entry,
    Ledger,
    MeasureState,
    Observation,
    OutcomeView,
    Sight,
    Stand,
)

__all__ = ["verification_data", "verification_rows"]


def verification_rows(found: Ledger) -> Table:
    """Return one row a commitment and measure that can see it, for another program."""
    rows: list[tuple[Cell, ...]] = []
    for entry in found.entries:
        item, standing = entry.commitment, entry.standing
        head = (
            item.id,
            item.party,
            " ".join(item.to),
            standing.status,
            standing.because,
            standing.event.id if standing.event is not None else "",
            standing.party or "",
        )
        rows += [(*head, one.measure.id, *_sight_cells(one)) for one in entry.sights]
        if not entry.sights:
            rows.append((*head, *[""] * 9))
    columns = ("commitment", "party", "to", "status", "because", "event", "word_of")
    return Table(
        (
            *columns,
            "measure",
            "in_force",
            "coverage",
            "detection",
            "continuity",
            "delay",
            "days",
            "looks",
            "observations",
        ),
        tuple(rows),
    )


def _sight_cells(one: Sight) -> tuple[Cell, ...]:
    values = (one.coverage, one.detection, one.measure.continuity, one.measure.delay)
    return (
        "yes" if one.state.in_force else "no",
        *("" if value is None else str(value) for value in values),
        "" if one.days is None else one.days,
        "" if one.looks is None else f"{one.looks:g}",
        len(one.observations),
    )


def verification_data(found: Ledger, outcomes: Sequence[OutcomeView] = ()) -> dict[str, Any]:
    """Return a ledger as plain data, ready for JSON."""
    case = found.situation.case
    return case_data(found.situation) | {
        "supposed": {
            name: case.option(name).values[value] for name, value in found.supposed.items()
        },
        "commitments": [_entry_data(entry) for entry in found.entries],
        "coming": [item.id for item in found.coming],
        "measures": [_measure_data(state) for state in found.measures],
        "outcomes": [_outcome_data(view) for view in outcomes],
    }


def _entry_data(entry: Entry) -> dict[str, Any]:
    item, standing = entry.commitment, entry.standing
    return {
        "id": item.id,
        "text": item.text,
        "party": item.party,
        "to": list(item.to),
        "requires": None if item.requires is None else str(item.requires),
        "since": _text(item.since),
        "due": _text(item.due),
        "total": item.total,
        "done": standing.done,
        "status": standing.status,
        "because": standing.because,
        "event": standing.event.id if standing.event is not None else None,
        "word_of": standing.party,
        "stands": [_stand_data(one) for one in standing.stands],
        "in_return_for": list(item.in_return_for),
        "hangs_on": list(item.hangs_on),
        "falls": [as_data(fall) for fall in entry.falls],
        "wants": [
            as_data(want) | {"asked": _text(want.asked), "found": _text(want.found)}
            for want in entry.wants
        ],
        "sights": [_sight_data(one) for one in entry.sights],
    }


def _text(value: object) -> str | None:
    return None if value is None else str(value)


def _stand_data(one: Stand) -> dict[str, str]:
    return {"party": one.party, "status": one.status, "event": one.event.id}


def _sight_data(one: Sight) -> dict[str, Any]:
    return {
        "measure": one.measure.id,
        "in_force": one.state.in_force,
        "coverage": _text(one.coverage),
        "detection": _text(one.detection),
        "sample": None if one.sample is None else as_data(one.sample),
        "days": one.days,
        "looks": one.looks,
        "observations": [_observation_data(seen) for seen in one.observations],
    }


def _observation_data(one: Observation) -> dict[str, Any]:
    seen = one.seen
    return {
        "event": one.event.id,
        "sign": seen.sign,
        "counted": seen.counted,
        "looks": seen.looks,
    }


def _measure_data(state: MeasureState) -> dict[str, Any]:
    measure = state.measure
    return {
        "id": measure.id,
        "text": measure.text,
        "party": measure.party,
        "in_force": state.in_force,
        "sees": list(measure.sees),
        "needs": None if measure.needs is None else str(measure.needs),
        "veto": list(measure.veto),
        "barred": [_stand_data(one) for one in state.barred],
        "silent": list(state.silent),
        "missing": [str(part) for part in state.missing],
        "waits_on": list(state.waits_on),
        "stands": [_stand_data(one) for one in state.stands],
        "continuity": _text(measure.continuity),
        "delay": _text(measure.delay),
        "looks": _text(measure.looks),
        "correlation": measure.correlation,
        "false_alarm": measure.false_alarm,
        "risk": None if measure.risk is None else as_data(measure.risk),
        "effort": measure.effort,
        "spans": [{"begin": _text(span.begin), "end": _text(span.end)} for span in state.spans],
    }


def _outcome_data(view: OutcomeView) -> dict[str, Any]:
    return {
        "outcome": view.outcome,
        "measures": dict(view.measures),
        "commitments": [
            {
                "id": one.commitment.id,
                "required": one.required,
                "surely": _bests_data(one.surely),
                "possibly": _bests_data(one.possibly),
            }
            for one in view.sights
        ],
    }


def _bests_data(bests: Mapping[Any, Any]) -> dict[str, Any]:
    return {
        dimension: None if value is None else {"value": str(value), "measure": by}
        for dimension, (value, by) in bests.items()
    }
