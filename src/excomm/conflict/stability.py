"""Which states hold, by concept and party: the result of solving a conflict."""

import operator
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import reduce

import numpy as np
import numpy.typing as npt

from excomm.conflict.anticipation import check_turns
from excomm.conflict.concepts import CONCEPTS, Concept, Profile
from excomm.conflict.conflict import Conflict
from excomm.conflict.engine import stable_for
from excomm.conflict.simultaneous import check_joint
from excomm.conflict.space import BoolArray

__all__ = ["Holding", "Stability", "solve"]

Progress = Callable[[str, int, int], None]


@dataclass(frozen=True)
class Holding:
    """How many of an outcome's states hold under a concept, beside the base rate.

    A vague outcome holds easily: `equilibria` of its `states` must be read beside
    `all_equilibria` of `all_states`.
    """

    outcome: str
    concept: str
    equilibria: int
    states: int
    all_equilibria: int
    all_states: int

    @property
    def holds(self) -> bool:
        """Whether at least one state of the outcome is an equilibrium."""
        return self.equilibria > 0


@dataclass(frozen=True, eq=False, repr=False)
class Stability:
    """Which states are stable for whom.

    Attributes
    ----------
    conflict
        What was solved.
    concepts, parties
        The ids of the concepts and parties asked for, in order.
    foresight
        By id, each concept asked for, or the one of each party.
    stable
        By concept and party, in which cells the party has no reason to move.
    among
        The numbers of the states asked about; None for all. What is listed keeps to them;
        the masks in `stable`, and what they say of outcomes, are of all states.
    left_out
        Concepts that are not defined for this conflict, with the reason.
    """

    conflict: Conflict
    concepts: tuple[str, ...]
    parties: tuple[str, ...]
    foresight: dict[str, Concept | Profile]
    stable: dict[str, dict[str, BoolArray]]
    among: tuple[int, ...] | None
    left_out: dict[str, str]

    @property
    def complete(self) -> bool:
        """Whether every party was asked for, so that equilibria are known."""
        return self.parties == self.conflict.parties

    def states(self, concept: str, party: str) -> npt.NDArray[np.int64]:
        """Return the numbers of the states that are stable for a party, in order."""
        return self._asked(self.stable[concept][party])

    def equilibria(self, concept: str) -> npt.NDArray[np.int64]:
        """Return the numbers of the states that are stable for every party, in order."""
        return self._asked(self.equilibrium(concept))

    def _asked(self, cells: BoolArray) -> npt.NDArray[np.int64]:
        numbers = self.conflict.space.numbers_of(cells)
        return numbers if self.among is None else numbers[np.isin(numbers, self.among)]

    def equilibrium(self, concept: str) -> BoolArray:
        """Return in which cells every party has no reason to move.

        Raises
        ------
        ValueError
            If not every party was asked for.
        """
        if not self.complete:
            raise ValueError("equilibria are known only when every party was asked for")
        return reduce(operator.and_, self.stable[concept].values())

    def holdings(self) -> tuple[Holding, ...]:
        """Return for every named outcome and concept how many of its states hold."""
        space = self.conflict.space
        held = {concept: self.equilibrium(concept) for concept in self.concepts}
        found: list[Holding] = []
        for outcome in space.situation.case.outcomes:
            members = np.broadcast_to(space.where(outcome.when), space.shape) & space.feasible
            found.extend(
                Holding(
                    outcome=outcome.id,
                    concept=concept,
                    equilibria=int((members & cells).sum()),
                    states=int(members.sum()),
                    all_equilibria=int(cells.sum()),
                    all_states=space.size,
                )
                for concept, cells in held.items()
            )
        return tuple(found)


def solve(
    conflict: Conflict,
    concepts: Sequence[Concept | Profile] | None = None,
    parties: Sequence[str] | None = None,
    among: Sequence[int] | None = None,
    progress: Progress | None = None,
) -> Stability:
    """Find the stable states of a conflict.

    Parameters
    ----------
    conflict
        The conflict.
    concepts
        What to foresee moves by; by default every concept of :data:`CONCEPTS` that is
        defined for the conflict.
    parties
        For whom; by default for every party, which equilibria need.
    among
        The numbers of the states asked about; by default all.
    progress
        Called before each step with what is next, the steps done and the steps in all.

    Raises
    ------
    CaseError
        If a concept asked for is not defined for this conflict, or a party is unknown.
    """
    left_out: dict[str, str] = {}
    if concepts is None:
        concepts = [c for c in CONCEPTS.values() if not c.joint]
        if len(conflict.parties) != 2:
            left_out["SIM"] = "defined for two parties"
        elif conflict.situation.case.beyond_options:
            left_out["SIM"] = "defined where moves are choices of options alone"
        else:
            concepts = list(CONCEPTS.values())
    foresight = {asked.id: asked for asked in concepts}
    asked = conflict.parties if parties is None else tuple(conflict.party(p) for p in parties)
    asked = tuple(party for party in conflict.parties if party in asked)
    for foreseen in foresight.values():
        for party in asked:
            _check_defined(conflict, foreseen.of(party))
    stable: dict[str, dict[str, BoolArray]] = {}
    steps = len(foresight) * len(asked)
    for name, foreseen in foresight.items():
        stable[name] = {}
        for party in asked:
            if progress is not None:
                done = sum(len(by_party) for by_party in stable.values())
                progress(f"{name} for {party}", done, steps)
            stable[name][party] = stable_for(conflict, party, foreseen.of(party))
    listed = None if among is None else tuple(sorted(set(among)))
    return Stability(conflict, tuple(stable), asked, foresight, stable, listed, left_out)


def _check_defined(conflict: Conflict, concept: Concept) -> None:
    """Check that a concept is defined for a conflict, before anything is solved."""
    if concept.joint:
        check_joint(conflict)
    if concept.looks_ahead:
        check_turns(conflict, concept)
