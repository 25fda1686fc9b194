"""What can be seen of the commitments in an outcome: for certain, and at best."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal

from excomm.case import CaseError, Commitment, Delay, Grade, Problem, Situation, nearest
from excomm.case.logic import Formula, Name
from excomm.conflict import make_space
from excomm.conflict.symbolic.engine import make_symbolic_conflict
from excomm.verification.ledger import Ledger
from excomm.verification.sight import MeasureState, Sight
from excomm.verification.wants import DIMENSIONS, Dimension, best, better

__all__ = ["Claim", "How", "OutcomeSight", "OutcomeView", "claim", "view_outcome"]

How = Literal["always", "sometimes", "never"]
Claim = Literal["better", "worse", "alike", "split"]
Best = tuple[Grade | Delay | None, str | None]

# Tells in how many of an outcome's states something is so.
HowOften = Callable[[Formula], How]


@dataclass(frozen=True)
class OutcomeSight:
    """How a commitment fares in an outcome.

    Attributes
    ----------
    required
        In which of its states what the commitment requires is so; None where it requires
        nothing.
    surely, possibly
        The best in each respect of the measures that are in force in all its states, and in
        any: the value and the measure, both None where there is none.
    """

    commitment: Commitment
    required: How | None
    surely: Mapping[Dimension, Best]
    possibly: Mapping[Dimension, Best]


@dataclass(frozen=True)
class OutcomeView:
    """What can be seen in an outcome.

    Attributes
    ----------
    outcome
        Its id.
    measures
        By measure, in which of its states it is in force; the parties' words as they are now.
    sights
        By commitment.
    """

    outcome: str
    measures: Mapping[str, How]
    sights: tuple[OutcomeSight, ...]

    def __getitem__(self, commitment: str) -> OutcomeSight:
        """Return how one commitment fares."""
        return {one.commitment.id: one for one in self.sights}[commitment]


def view_outcome(ledger: Ledger, outcome: str, listed: bool = True) -> OutcomeView:
    """Return what can be seen of the commitments in an outcome.

    Parameters
    ----------
    ledger
        The ledger as of a moment: what the parties say of measures holds on.
    outcome
        The id of an outcome.
    listed
        Whether the states can be listed; if not, they are never.

    Raises
    ------
    CaseError
        If there is no such outcome, or no state belongs to it.
    """
    case = ledger.situation.case
    ids = [item.id for item in case.outcomes]
    if outcome not in ids:
        hint = nearest(outcome, ids) or "the case names none"
        raise CaseError(Problem(None, f"unknown outcome '{outcome}'", hint))
    often = (_listed if listed else _unlisted)(ledger.situation, outcome)
    measures = {state.measure.id: _in_force(state, often) for state in ledger.measures}
    return OutcomeView(
        outcome=outcome,
        measures=MappingProxyType(measures),
        sights=tuple(
            OutcomeSight(
                commitment=entry.commitment,
                required=often(entry.commitment.requires) if entry.commitment.requires else None,
                surely=_bests(entry.sights, measures, ("always",)),
                possibly=_bests(entry.sights, measures, ("always", "sometimes")),
            )
            for entry in ledger.entries
        ),
    )


def _in_force(state: MeasureState, often: HowOften) -> How:
    if state.barred or state.silent:
        return "never"
    return often(state.measure.needs) if state.measure.needs is not None else "always"


def _bests(
    sights: Sequence[Sight], measures: Mapping[str, How], wanted: Sequence[How]
) -> Mapping[Dimension, Best]:
    return MappingProxyType(
        {
            dimension: best(sights, dimension, lambda one: measures[one.measure.id] in wanted)
            for dimension in DIMENSIONS
        }
    )


def _listed(situation: Situation, outcome: str) -> HowOften:
    space = make_space(situation)
    within = space.truth(Name(outcome))
    if not within.any():
        raise CaseError(_empty(outcome))

    def often(formula: Formula) -> How:
        held = space.truth(formula)[within]
        return "always" if held.all() else "sometimes" if held.any() else "never"

    return often


def _unlisted(situation: Situation, outcome: str) -> HowOften:
    diagrams = make_symbolic_conflict(situation).diagrams
    within = diagrams.feasible & diagrams.where(Name(outcome))
    if not within.satisfiable():
        raise CaseError(_empty(outcome))

    def often(formula: Formula) -> How:
        held = diagrams.where(formula)
        if not (within & ~held).satisfiable():
            return "always"
        return "sometimes" if (within & held).satisfiable() else "never"

    return often


def _empty(outcome: str) -> Problem:
    return Problem(None, f"no state belongs to '{outcome}'", "the rules exclude them all")


def claim(first: OutcomeSight, second: OutcomeSight) -> Claim:
    """Return whether a commitment is surely seen better in one outcome than in another."""
    above = below = False
    for dimension in DIMENSIONS:
        one, other = first.surely[dimension][0], second.surely[dimension][0]
        above |= one is not None and (other is None or better(one, other))
        below |= other is not None and (one is None or better(other, one))
    if above and below:
        return "split"
    return "better" if above else "worse" if below else "alike"
