"""What holds of each outcome, whether it is attainable, and where each party ranks it."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import combinations

import numpy as np

from excomm.case import Outcome, Situation, Statement
from excomm.conflict import CONCEPTS, Conflict, Space, nearest_to_present, why
from excomm.conflict.space import BoolArray
from excomm.estimate.answers import Answers
from excomm.estimate.comparison import (
    Comparison,
    compare_ranked,
    judged_by,
    ranks_of,
    span_of,
)
from excomm.estimate.dependence import dependence
from excomm.estimate.parts import (
    ComparisonPart,
    DecisivePart,
    HoldingPart,
    OutcomePart,
    PairPart,
    PathPart,
    ReasonPart,
    SetAsidePart,
    ShownPart,
    SpanPart,
    StatePart,
    WantPart,
)

__all__ = [
    "HELD_BY",
    "SHOWN_BY",
    "Judges",
    "comparison_part",
    "dependence",
    "outcome_parts",
    "pair_parts",
    "state_part",
    "want_part",
]

# Whether an outcome holds is said under these; what is shown and reached, under the last.
HELD_BY = ("Nash", "SEQ")
SHOWN_BY = "SEQ"

# Where the present belongs to no outcome, at most so many are compared, each with each.
MOST_COMPARED = 6


class Judges:
    """How everyone who says what it wants ranks the states, to each horizon; found once.

    Attributes
    ----------
    parties
        Those who say what they want.
    spaces
        The states to each horizon the case names, or to None where it names none: factors
        take effect by horizon, and what is true in a state with them.
    ranks
        By party and horizon, the rank of each state.
    """

    def __init__(self, answers: Answers) -> None:
        # By what each wants in any case, not under the hypotheses of one conflict or another.
        situation, space = answers.situation, answers.conflicts[0].space
        case = situation.case
        named: list[str | None] = [horizon.id for horizon in case.horizons]
        self.parties = tuple(p.id for p in case.parties if judged_by(situation, p.id) is not None)
        # What can be does not depend on how far one looks: the states are the same for all.
        self.spaces = {
            horizon: Space(
                replace(situation, horizon=horizon), space.parties, space.settings, space.feasible
            )
            for horizon in named or [None]
        }
        self.ranks = {
            (party, horizon): ranks_of(space, party)
            for party in self.parties
            for horizon, space in self.spaces.items()
        }


def state_part(space: Space, number: int) -> StatePart:
    """Return a state by its number and pattern."""
    return StatePart(number, space.pattern(number))


def outcome_parts(answers: Answers, judges: Judges) -> tuple[OutcomePart, ...]:
    """Return for every named outcome what holds of it, and where it stands."""
    return tuple(_outcome(answers, judges, item) for item in answers.situation.case.outcomes)


def _outcome(answers: Answers, judges: Judges, outcome: Outcome) -> OutcomePart:
    space = answers.conflicts[0].space
    present = answers.conflicts[0].present
    members = np.broadcast_to(space.where(outcome.when), space.shape) & space.feasible
    states = int(members.sum())
    held = [
        members & answers.stability(p, SHOWN_BY).equilibrium(SHOWN_BY)
        for p in range(len(answers.conflicts))
    ]
    paths = (
        tuple(_path(answers, profile, cells) for profile, cells in enumerate(held))
        if present and states
        else ()
    )
    return OutcomePart(
        id=outcome.id,
        text=outcome.text,
        when=str(outcome.when),
        states=states,
        is_present=bool(present and members[space.cell(present)]),
        set_aside=_set_aside(answers.situation, space, members),
        holds=tuple(_holding(answers, members, concept) for concept in HELD_BY) if states else (),
        attainable=dependence(answers, [path.by == "improvements" for path in paths])
        if paths
        else None,
        paths=paths,
        shown=_shown(answers, members, held, paths) if states else None,
        spans=tuple(_spans(answers, judges, outcome, held)) if states else (),
    )


def _holding(answers: Answers, members: BoolArray, concept: str) -> HoldingPart:
    counts = tuple(
        int((members & answers.stability(profile, concept).equilibrium(concept)).sum())
        for profile in range(len(answers.conflicts))
    )
    return HoldingPart(concept, counts, dependence(answers, [count > 0 for count in counts]))


def _set_aside(situation: Situation, space: Space, members: BoolArray) -> SetAsidePart | None:
    """Return what sets an outcome aside: it covers every state of it."""
    for item in situation.set_aside:
        if members.any() and not (members & ~space.where(item.what)).any():
            return SetAsidePart(str(item.what), item.why, item.cites, item.by)
    return None


def _path(answers: Answers, profile: int, held: BoolArray) -> PathPart:
    """Return the way from the present to the nearest state of an outcome that holds."""
    space = answers.conflicts[profile].space
    if held.any():
        for by in ("improvements", "moves"):
            reached = answers.reach(profile, by)
            if state := reached.nearest(held):
                return PathPart(profile, by, state_part(space, state), reached.path(state))
    return PathPart(profile, None, None, ())


def _shown(
    answers: Answers, members: BoolArray, held: Sequence[BoolArray], paths: Sequence[PathPart]
) -> ShownPart:
    """Return the state that shows why an outcome holds, where most is believed that it does.

    Where it holds nowhere: the state stable for the most parties, the nearest to the present.
    """
    by_belief = sorted(range(len(held)), key=lambda profile: -answers.weights[profile])
    profile = next((p for p in by_belief if held[p].any()), by_belief[0])
    conflict = answers.conflicts[profile]
    stability = answers.stability(profile, SHOWN_BY)
    holds = bool(held[profile].any())
    end = paths[profile].state if paths else None
    if end is not None and end.number is not None:
        state = end.number
    elif holds:
        state = nearest_to_present(conflict.space, held[profile])
    else:
        votes = np.sum([stability.stable[SHOWN_BY][party] for party in conflict.parties], axis=0)
        state = nearest_to_present(conflict.space, members & (votes == votes[members].max()))
    return ShownPart(
        profile=profile,
        state=state_part(conflict.space, state),
        holds=holds,
        reasons=tuple(_reason(conflict, state, party) for party in conflict.parties),
    )


def _reason(conflict: Conflict, state: int, party: str) -> ReasonPart:
    reason = why(conflict, state, party, CONCEPTS[SHOWN_BY], limit=1)
    return ReasonPart(
        party=party,
        stable=reason.stable,
        moves=reason.moves,
        improvements=reason.improvements,
        undeterred=reason.undeterred,
        temptation=reason.temptations[0] if reason.temptations else None,
    )


def _spans(
    answers: Answers, judges: Judges, outcome: Outcome, held: Sequence[BoolArray]
) -> Iterable[SpanPart]:
    holding = np.logical_or.reduce(held)
    for party in judges.parties:
        by = judged_by(answers.situation, party)
        assert by is not None
        for horizon, space in judges.spaces.items():
            members = space.truth(outcome.when)
            if not members.any():
                continue
            ranks = judges.ranks[party, horizon]
            seen = holding.ravel()[space.cells]
            present = space.find(answers.situation.present)
            yield SpanPart(
                party=party,
                horizon=horizon,
                by=by,
                span=span_of(ranks, members),
                ranks=int(ranks.max()),
                held=span_of(ranks, members & seen) if (members & seen).any() else None,
                present=int(ranks[present - 1]) if present and members[present - 1] else None,
            )


def pair_parts(judges: Judges, outcomes: Sequence[OutcomePart]) -> tuple[PairPart, ...]:
    """Compare outcomes: those the present belongs to with each other one.

    Where it belongs to none, the first few with each other. What is set aside is left out.
    """
    compared = [item for item in outcomes if item.states and item.set_aside is None]
    now = [item.id for item in compared if item.is_present]
    if now:
        chosen = [
            pair for pair in combinations([item.id for item in compared], 2) if set(pair) & set(now)
        ]
        chosen = [(a, b) if a in now else (b, a) for a, b in chosen]
    else:
        chosen = list(combinations([item.id for item in compared[:MOST_COMPARED]], 2))
    return tuple(PairPart(a, b, _comparisons(judges, a, b)) for a, b in chosen)


def _comparisons(judges: Judges, first: str, second: str) -> tuple[ComparisonPart, ...]:
    found = []
    for party in judges.parties:
        for horizon, space in judges.spaces.items():
            named = {outcome.id: outcome for outcome in space.situation.case.outcomes}
            a, b = (space.truth(named[name].when) for name in (first, second))
            if a.any() and b.any():
                ranks = judges.ranks[party, horizon]
                found.append(comparison_part(compare_ranked(space, party, ranks, a, b)))
    return tuple(found)


def want_part(statement: Statement) -> WantPart:
    """Return a statement in plain parts."""
    return WantPart(
        statement.id, str(statement.want), statement.text, statement.cites, statement.by
    )


def comparison_part(found: Comparison) -> ComparisonPart:
    """Return a comparison in plain parts."""
    return ComparisonPart(
        party=found.party,
        by=found.by,
        horizon=found.horizon,
        first=found.first,
        second=found.second,
        ranks=found.ranks,
        claim=found.claim,
        because=None if found.because is None else want_part(found.because),
        deciding=tuple(DecisivePart(str(d.condition), d.claim) for d in found.deciding),
    )
