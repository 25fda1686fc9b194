"""The forecast of a conflict whose states are listed: exact, turn by turn."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from excomm.case import Case, CaseError, Problem, nearest
from excomm.conflict import Conflict
from excomm.conflict.address import not_feasible
from excomm.conflict.space import BoolArray
from excomm.conflict.stability import Progress
from excomm.forecast.choice import Chooser, Judged, Made, Mixed
from excomm.forecast.elimination import FloatArray

__all__ = [
    "MIDDLE",
    "Course",
    "Manner",
    "initiative",
    "manners",
    "mixed_choices",
    "turns_to",
    "unfold",
]


@dataclass(frozen=True)
class Manner:
    """One way the parties may choose: a chance of error and one of caution."""

    error: float
    caution: float


# Where in the list of manners the middle of their range stands; its corners follow.
MIDDLE = 0


def manners(case: Case) -> tuple[Manner, ...]:
    """Return the middle of the range of error and caution that a case states, and its corners."""
    (low, high), (rash, wary) = case.choice.error, case.choice.caution
    found = [Manner((low + high) / 2, (rash + wary) / 2)]
    found += [Manner(error, caution) for error in (low, high) for caution in (rash, wary)]
    return tuple(dict.fromkeys(found))


def initiative(case: Case) -> Mapping[str, float]:
    """Return with what chance each party moves in a turn.

    Those that can never move have none; the case says the rest, or it is the same for all.
    """
    can = [p.id for p in case.players if case.options_of(p.id) or case.moves.get(p.id)]
    shares = {party: case.choice.initiative.get(party, 1.0) for party in can}
    total = sum(shares.values())
    return {party: share / total for party, share in shares.items() if share > 0}


def turns_to(case: Case, horizon: str | None) -> Mapping[str, int]:
    """Return the horizons to forecast to, and how many turns each stands for.

    Parameters
    ----------
    case
        The case.
    horizon
        One of its horizons; None for all of them, or where it names none a single turn.

    Raises
    ------
    CaseError
        If there is no such horizon.
    """
    named = {item.id: item.turns for item in case.horizons}
    if horizon is None:
        return named or {"next": 1}
    if horizon not in named:
        hint = nearest(horizon, list(named)) or "the case names no horizons"
        raise CaseError(Problem(None, f"unknown horizon '{horizon}'", hint))
    return {horizon: named[horizon]}


def mixed_choices(
    conflict: Conflict,
    ways: Sequence[Manner],
    movers: Iterable[str],
    made: Made | None = None,
    among: BoolArray | None = None,
    views: Mapping[str, Judged] | None = None,
) -> dict[str, tuple[Mixed, ...]]:
    """Return by party how it chooses in each of some manners, everywhere or in some cells.

    How a party judges the states is worked out where `views` does not say.
    """
    errors = tuple(dict.fromkeys(way.error for way in ways))
    wary = any(way.caution > 0 for way in ways)
    found = {}
    for party in movers:
        view = (views or {}).get(party)
        chooser = Chooser.of(conflict, party, errors, made, wary, among, view)
        found[party] = tuple(chooser.mixed(way.error, way.caution) for way in ways)
    return found


class Course:
    """How a conflict goes on from any of its states; how parties choose is found once.

    Parameters
    ----------
    conflict
        The conflict.
    ways
        The manners of choosing.
    made
        What was worked out for conflicts that share the parties' moves: kept here.
    """

    def __init__(
        self, conflict: Conflict, ways: Sequence[Manner], made: Made | None = None
    ) -> None:
        self.conflict = conflict
        self.shares = initiative(conflict.situation.case)
        self._choices = mixed_choices(conflict, ways, self.shares, made)
        self._ways = len(ways)

    def after(self, state: int, stops: Sequence[int]) -> FloatArray:
        """Return how likely each state is after so many turns from one.

        Returns
        -------
        array of shape (manners, stops, states)
            Each distribution adds up to 1.
        """
        space = self.conflict.space
        found = np.empty((self._ways, len(stops), space.size))
        for way in range(self._ways):
            now = np.zeros(space.feasible.size)
            now[space.cells[state - 1]] = 1.0
            for turn in range(1, max(stops) + 1):
                parts = [
                    share * self._choices[party][way].after(now)
                    for party, share in self.shares.items()
                ]
                now = np.sum(parts, axis=0)
                for place, stop in enumerate(stops):
                    if stop == turn:
                        found[way, place] = now[space.cells]
        return found


def unfold(
    conflicts: Sequence[Conflict],
    ways: Sequence[Manner],
    stops: Sequence[int],
    progress: Progress | None = None,
) -> FloatArray:
    """Return how likely each state is after so many turns from the present one.

    Parameters
    ----------
    conflicts
        Conflicts on the same states.
    ways
        The manners of choosing.
    stops
        After how many turns to look.
    progress
        Called before each step with what is next, the steps done and the steps in all.

    Returns
    -------
    array of shape (conflicts, manners, stops, states)
        Each distribution adds up to 1.

    Raises
    ------
    CaseError
        If the rules exclude the present state.
    """
    found = []
    made: Made = {}
    for number, conflict in enumerate(conflicts):
        if not conflict.present:
            raise CaseError(not_feasible(conflict.situation))
        if progress is not None:
            progress("turn by turn", number, len(conflicts))
        found.append(Course(conflict, ways, made).after(conflict.present, stops))
    return np.stack(found)
