"""What is found of a case whose states are too many to list: what diagrams tell, and no more."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from excomm.case import CaseError, HoldsCheck, Judgement, Outcome, Situation
from excomm.case.logic import And, Constant, Formula, Not
from excomm.conflict import (
    CONCEPTS,
    Holding,
    make_space,
    pattern_of,
    solve_symbolically,
    too_large_to_list,
)
from excomm.conflict.sets import only
from excomm.estimate.answers import Answered
from excomm.estimate.dependence import dependence
from excomm.estimate.findings import Findings
from excomm.estimate.found import HoldsFound, JudgementPart
from excomm.estimate.outcomes import HELD_BY
from excomm.estimate.parts import (
    HoldingPart,
    OutcomePart,
    ProfilePart,
    SetAsidePart,
    StatePart,
)

__all__ = [
    "Unlisted",
    "count_states",
    "find_unlisted",
    "holds_unlisted",
    "need_list",
    "not_checked",
]

# Why something is left out of the estimate of a case too large to list.
_TOO_MANY = "the states are too many to list"

# Up to so many conflicts are solved with diagrams, each within seconds.
MOST_SOLVED = 16

# What of the outcomes is found by listing states alone.
_OF_OUTCOMES = ("attainable", "shown", "spans", "pairs")

Held = tuple[Holding, ...]


class Unlisted(Exception):  # noqa: N818
    """What is asked is left out: its states are too many to list; its text says why."""


def need_list(situation: Situation) -> None:
    """Raise :class:`Unlisted` where the states of a case are too many to list."""
    if too_large_to_list(situation):
        raise Unlisted(_TOO_MANY)


def count_states(situation: Situation) -> Callable[[Formula], int]:
    """Return what tells in how many states a formula holds, listed or not.

    Raises
    ------
    CaseError
        If no state is left, or the diagrams outgrow their bound.
    """
    if not too_large_to_list(situation):
        space = make_space(situation)
        return lambda formula: int(space.truth(formula).sum())
    from excomm.conflict.symbolic.diagrams import Diagrams  # loads the diagrams' library
    from excomm.conflict.symbolic.engine import FEW_NODES, MANY_RESULTS, memory_bounded

    with memory_bounded():
        diagrams = Diagrams.of(situation, FEW_NODES, MANY_RESULTS)
        feasible = diagrams.feasible

    def count(formula: Formula) -> int:
        with memory_bounded():
            return diagrams.count(feasible & diagrams.where(formula))

    return count


def find_unlisted(answered: Answered) -> Findings:
    """Return what is found of a case whose states are too many to list.

    Parameters
    ----------
    answered
        The joint answers, and what the parties want under each.

    Raises
    ------
    CaseError
        If no state is left, or the diagrams of the rules outgrow their bound.
    """
    situation = answered.situation
    case = situation.case
    count = count_states(situation)
    now = only(situation)
    present_in = tuple(o.id for o in case.outcomes if count(And((now, o.when))))
    left_out = dict.fromkeys((*(_OF_OUTCOMES if case.outcomes else ()), "prospects"), _TOO_MANY)
    held: tuple[Held, ...] = ()
    if case.outcomes:
        try:
            held = _holdings(answered.situations, HELD_BY)
        except Unlisted as why:
            left_out = {"holds": str(why), **left_out}
    equilibria = [{one.concept: one.all_equilibria for one in found} for found in held]
    return Findings(
        states=count(Constant(True)),
        present=StatePart(None, pattern_of(case.options, situation.present))
        if count(now)
        else None,
        present_in=present_in,
        profiles=tuple(
            ProfilePart(weight, equilibria[profile] if held else {})
            for profile, weight in enumerate(answered.weights)
        ),
        outcomes=tuple(
            _outcome(answered, o, count, o.id in present_in, held) for o in case.outcomes
        ),
        pairs=(),
        prospects=None,
        left_out=left_out,
    )


def _holdings(situations: Sequence[Situation], concepts: Sequence[str]) -> tuple[Held, ...]:
    """Return how many states of each outcome hold in each profile.

    Raises
    ------
    Unlisted
        If the profiles are too many, or one of them is too intricate.
    """
    if len(situations) > MOST_SOLVED:
        raise Unlisted(f"the answers lead to {len(situations)} conflicts too large to list")
    asked = [CONCEPTS[concept] for concept in concepts]
    try:
        # Each conflict's diagrams are let go before the next is solved.
        return tuple(
            solve_symbolically(situation, asked, bounded=True).holdings()
            for situation in situations
        )
    except CaseError as error:
        raise Unlisted(error.reason) from None


def _outcome(
    answered: Answered,
    outcome: Outcome,
    count: Callable[[Formula], int],
    is_present: bool,
    held: Sequence[Held],
) -> OutcomePart:
    states = count(outcome.when)
    return OutcomePart(
        id=outcome.id,
        text=outcome.text,
        when=str(outcome.when),
        states=states,
        is_present=is_present,
        set_aside=_set_aside(answered.situation, outcome, count) if states else None,
        holds=tuple(_holding(answered, outcome.id, concept, held) for concept in HELD_BY)
        if states and held
        else (),
        attainable=None,
        paths=(),
        shown=None,
        spans=(),
    )


def _holding(answered: Answered, outcome: str, concept: str, held: Sequence[Held]) -> HoldingPart:
    counts = tuple(
        one.equilibria
        for found in held
        for one in found
        if (one.outcome, one.concept) == (outcome, concept)
    )
    return HoldingPart(concept, counts, dependence(answered, [count > 0 for count in counts]))


def _set_aside(
    situation: Situation, outcome: Outcome, count: Callable[[Formula], int]
) -> SetAsidePart | None:
    """Return what sets an outcome aside: it covers every state of it."""
    for item in situation.set_aside:
        if not count(And((outcome.when, Not(item.what)))):
            return SetAsidePart(str(item.what), item.why, item.cites, item.by)
    return None


def holds_unlisted(answered: Answered, check: HoldsCheck) -> tuple[bool, HoldsFound]:
    """Return whether an outcome holds as a source says, in a case too large to list.

    Raises
    ------
    Unlisted
        If that cannot be told, or not soon.
    """
    concept = CONCEPTS[check.concept]
    if concept.joint or concept.looks_ahead:
        raise Unlisted(_TOO_MANY)
    held = _holdings(answered.situations, [check.concept])
    own = [next(one for one in found if one.outcome == check.outcome) for found in held]
    counts = tuple(one.equilibria for one in own)
    return all(counts), HoldsFound(
        outcome=check.outcome,
        concept=check.concept,
        holds=dependence(answered, [count > 0 for count in counts]),
        equilibria=counts,
        states=own[0].states,
        all_equilibria=tuple(one.all_equilibria for one in own),
        all_states=own[0].all_states,
    )


def not_checked(judgement: Judgement, as_of: str, why: str) -> JudgementPart:
    """Return what becomes of a judgement whose check is not made."""
    return JudgementPart(
        id=judgement.id,
        text=judgement.text,
        source=judgement.source,
        cites=judgement.cites,
        by=judgement.by,
        as_of=as_of,
        agrees=None,
        standing="untested",
        why=why,
        found=None,
        found_without=None,
        removed=(),
        deciding=(),
    )
