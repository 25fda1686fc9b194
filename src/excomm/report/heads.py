"""What stands at the head of every result: which case, as of when, made by what."""

from typing import Any

from excomm._version import __version__
from excomm.conflict import Space

__all__ = ["head_data", "head_line", "options_data", "outcomes_of"]


def head_line(space: Space) -> str:
    """Return the title of the case, the number of its states and the moment, on one line."""
    situation = space.situation
    horizon = f", to the horizon '{situation.horizon}'" if situation.horizon else ""
    return f"{situation.case.title}: {space.size:,} states as of {situation.as_of}{horizon}"


def head_data(space: Space) -> dict[str, Any]:
    """Return what made a result: version, case and settings."""
    situation = space.situation
    case = situation.case
    return {
        "excomm": __version__,
        "case": {"name": case.name, "title": case.title, "sha256": case.digest},
        "as_of": situation.as_of,
        "horizon": situation.horizon,
        "parties": [{"id": party.id, "name": party.name} for party in case.players],
        "options": options_data(space),
    }


def options_data(space: Space) -> list[dict[str, str]]:
    """Return the switches in order: place k of a pattern is about the k-th."""
    return [
        {"switch": str(switch), "option": option.id, "party": option.party, "text": option.text}
        for option in space.options
        for switch in option.switches
    ]


def outcomes_of(space: Space) -> list[list[str]]:
    """Return the ids of the outcomes each state belongs to, states in order."""
    found: list[list[str]] = [[] for _ in range(space.size)]
    for outcome in space.situation.case.outcomes:
        for number in space.states_where(outcome.when):
            found[number - 1].append(outcome.id)
    return found
