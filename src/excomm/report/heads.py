"""What stands at the head of every result: which case, as of when, made by what."""

from collections.abc import Iterable
from typing import Any

import numpy as np

from excomm._version import __version__
from excomm.case import Case, Situation
from excomm.conflict import Space
from excomm.report.phrases import counted

__all__ = [
    "case_data",
    "given",
    "head_data",
    "head_line",
    "options_data",
    "outcomes_of",
    "title_line",
]


def head_line(space: Space) -> str:
    """Return the title of the case, the number of its states and the moment, on one line."""
    return title_line(space.situation, counted(space.size, "state"))


def title_line(situation: Situation, states: str) -> str:
    """Return the title of the case, its states as they are to be counted, and the moment."""
    horizon = f", to the horizon '{situation.horizon}'" if situation.horizon else ""
    return f"{situation.case.title}: {states} {situation.when}{horizon}{given(situation)}"


def given(situation: Situation) -> str:
    """Return which hypotheses are taken to be true, to follow a phrase; empty if none is."""
    taken = [f"{question}={answer}" for question, answer in situation.given.items()]
    return f", given {' and '.join(taken)}" if taken else ""


def head_data(space: Space) -> dict[str, Any]:
    """Return what made a result, and what the places of its patterns are about."""
    return case_data(space.situation) | {"options": options_data(space.situation.case)}


def case_data(situation: Situation) -> dict[str, Any]:
    """Return what made a result: version, case and settings."""
    case = situation.case
    return {
        "excomm": __version__,
        "case": {"name": case.name, "title": case.title, "sha256": case.digest},
        "as_of": situation.as_of,
        "horizon": situation.horizon,
        "given": dict(situation.given),
        "parties": [{"id": party.id, "name": party.name} for party in case.players],
    }


def options_data(case: Case) -> list[dict[str, str]]:
    """Return the switches in order: place k of a pattern is about the k-th."""
    return [
        {"switch": str(switch), "option": option.id, "party": option.party, "text": option.text}
        for option in case.options
        for switch in option.switches
    ]


def outcomes_of(space: Space, numbers: Iterable[int]) -> list[list[str]]:
    """Return the ids of the outcomes that each of some states belongs to, in their order."""
    asked = np.fromiter(numbers, dtype=np.int64) - 1
    found: list[list[str]] = [[] for _ in asked]
    for outcome in space.situation.case.outcomes:
        for place in np.flatnonzero(space.truth(outcome.when)[asked]):
            found[place].append(outcome.id)
    return found
