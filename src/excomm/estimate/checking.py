"""The check of a judgement, held against the model: whether it agrees, and what was found."""

from excomm.belief import believe, words_of
from excomm.case import (
    AssuresCheck,
    BeliefCheck,
    BetterCheck,
    Case,
    FactorCheck,
    FallsCheck,
    HoldsCheck,
    Judgement,
    LikelierCheck,
    PitfallCheck,
    PositionCheck,
    PressesCheck,
    SeenCheck,
    SetAsideCheck,
    Situation,
    StandsCheck,
    ThreatCheck,
    UncertainCheck,
    seen_by,
    situate,
)
from excomm.case.logic import And, Formula, Name, Not
from excomm.conflict import CONCEPTS, Mover, make_space, solve, too_large_to_list, without_states
from excomm.conflict.space import BoolArray
from excomm.estimate.answers import Answers, answer_all, find_branches
from excomm.estimate.comparison import Comparison, compare
from excomm.estimate.court import Court
from excomm.estimate.dependence import dependence
from excomm.estimate.found import (
    BeliefFound,
    BetterFound,
    FactorFound,
    Found,
    HoldsFound,
    LikelierFound,
    ReplyChance,
    SetAsideFound,
    ThreatFound,
    UncertainFound,
)
from excomm.estimate.outcomes import comparison_part
from excomm.estimate.pressing import check_presses
from excomm.estimate.proposing import check_pitfall
from excomm.estimate.standing import check_position
from excomm.estimate.unlisted import count_states, holds_unlisted, need_list
from excomm.estimate.verifying import check_assures, check_falls, check_seen, check_stands
from excomm.forecast import Reaction

__all__ = ["check_judgement", "within"]

# What a reply that changes nothing is called.
AS_IT_IS = "leave things as they are"

# Chances that differ by less are the same but for rounding.
SAME_CHANCE = 1e-9


def check_judgement(
    court: Court, case: Case, judgement: Judgement, as_of: str | None
) -> tuple[bool, Found]:
    """Return whether the model agrees with a judgement as of a moment, and what it finds.

    Raises
    ------
    CaseError
        If the check cannot be made as of then.
    Unlisted
        If it needs a list of states that are too many to list.
    """
    check = judgement.check
    match check:
        case BeliefCheck():
            return _belief(court, situate(case, as_of), check)
        case BetterCheck():
            return _better(case, as_of, check)
        case HoldsCheck():
            if too_large_to_list(situate(case, as_of)):
                return holds_unlisted(answer_all(case, as_of, check.given, court.seed), check)
            return _holds(court.answers(case, as_of, check.given), check)
        case SetAsideCheck():
            return _set_aside(situate(case, as_of), check)
        case ThreatCheck():
            return _threat(court.answers(case, as_of), check)
        case FactorCheck():
            return _factor(case, as_of, check)
        case LikelierCheck():
            return _likelier(court.reaction(case, as_of, check), check)
        case UncertainCheck():
            return _uncertain(court.reaction(case, as_of, check), check)
        case StandsCheck():
            return check_stands(situate(case, as_of), check)
        case SeenCheck():
            situation = situate(case, as_of)
            return check_seen(situation, lambda: court.branches(case, as_of), check)
        case FallsCheck():
            return check_falls(situate(case, as_of), check)
        case AssuresCheck():
            return check_assures(situate(case, as_of), check)
        case PitfallCheck():
            return _pitfall(court, case, as_of, check)
        case PressesCheck():
            return check_presses(case, as_of, check, court.seed, court.pressures)
        case PositionCheck():
            seen = seen_by(case, check.party)
            branches = find_branches(seen, as_of, check.given, court.seed)
            return check_position(branches, check, court.remembered)


def _pitfall(
    court: Court, case: Case, as_of: str | None, check: PitfallCheck
) -> tuple[bool, Found]:
    # Only what a party would rather not keep needs the conflicts; the others look at a few states.
    if check.pitfall in ("would_not_be_kept", "old_trouble"):
        return check_pitfall(situate(case, as_of), lambda: court.branches(case, as_of), check)
    return check_pitfall(
        situate(case, as_of), lambda: find_branches(case, as_of, None, court.seed), check
    )


def _belief(court: Court, situation: Situation, check: BeliefCheck) -> tuple[bool, Found]:
    question = next(q for q in situation.case.questions if q.id == check.question)
    belief = believe(situation, question, court.seed, draws=1)  # only the points are asked for
    now = {name: band.point for name, band in belief.posterior.items()}
    point = now[check.hypothesis]
    moves = {check.rises_at: 1, check.falls_at: -1}
    moves.pop(None, None)
    event = check.rises_at or check.falls_at
    before: float | None = None
    moved = dict.fromkeys(moves, 0.0)
    last = {name: band.point for name, band in belief.prior.items()}
    for update in belief.updates:
        after = {name: band.point for name, band in update.after.items()}
        if update.event.id in moves:
            moved[update.event.id] = after[check.hypothesis] - last[check.hypothesis]
        if update.event.id == event:
            before, point = last[check.hypothesis], after[check.hypothesis]
        last = after
    rivals = {name: now[name] for name in check.above}
    agrees = (
        all(moved[name] * sign > 0 for name, sign in moves.items())
        and within(check, now[check.hypothesis])
        and all(now[check.hypothesis] > rival for rival in rivals.values())
    )
    return agrees, BeliefFound(
        question=check.question,
        hypothesis=check.hypothesis,
        belief=point,
        words=str(words_of(situation.case).describe(point)),
        event=event,
        before=before,
        rivals=rivals,
        even=1 / len(question.hypotheses),
    )


def within(check: BeliefCheck, belief: float) -> bool:
    """Return whether a belief lies between the bounds of a check."""
    enough = check.at_least is None or belief >= check.at_least.low
    return enough and (check.at_most is None or belief <= check.at_most.high)


def _better(case: Case, as_of: str | None, check: BetterCheck) -> tuple[bool, Found]:
    named: list[str | None] = [horizon.id for horizon in case.horizons]
    found: list[Comparison] = []
    need_list(situate(case, as_of))
    for horizon in [check.horizon] if check.horizon else named or [None]:
        space = make_space(situate(case, as_of, horizon))
        if space.situation.interests.get(check.party) or space.situation.orders.get(check.party):
            found += compare(space, check.better, check.than, [check.party])
    agrees = bool(found) and all(c.claim in ("better", "weakly better") for c in found)
    return agrees, BetterFound(check.better, check.than, tuple(map(comparison_part, found)))


def _holds(answers: Answers, check: HoldsCheck) -> tuple[bool, Found]:
    space = answers.conflicts[0].space
    members = space.where(Name(check.outcome)) & space.feasible
    held = [
        answers.stability(profile, check.concept).equilibrium(check.concept)
        for profile in range(len(answers.conflicts))
    ]
    counts = tuple(int((members & cells).sum()) for cells in held)
    return all(counts), HoldsFound(
        outcome=check.outcome,
        concept=check.concept,
        holds=dependence(answers, [count > 0 for count in counts]),
        equilibria=counts,
        states=int(members.sum()),
        all_equilibria=tuple(int(cells.sum()) for cells in held),
        all_states=space.size,
    )


def _set_aside(situation: Situation, check: SetAsideCheck) -> tuple[bool, Found]:
    count = count_states(situation)
    compared = [Not(item.what) for item in situation.set_aside]
    outcome = Name(check.outcome)
    is_so = bool(count(outcome)) and not count(And((outcome, *compared)))
    return is_so, SetAsideFound(check.outcome, is_so)


def _threat(answers: Answers, check: ThreatCheck) -> tuple[bool, Found]:
    """Find the states that are stable for a party only as long as the outcome can be.

    What the moves into the outcome deter is what would be stable no longer, were its states
    impossible.
    """
    concept = CONCEPTS[check.concept]
    space = answers.conflicts[0].space
    members = space.where(Name(check.outcome)) & space.feasible
    made: dict[Mover, Mover] = {}  # what the same party makes of the states left, once

    stable = [
        answers.stability(profile, concept.id).stable[concept.id][check.to]
        for profile in range(len(answers.conflicts))
    ]

    def deterred(profile: int) -> BoolArray:
        spared = without_states(answers.conflicts[profile], members, made)
        still = solve(spared, [concept], [check.to]).stable[concept.id][check.to]
        return stable[profile] & ~still & ~members

    found = answers.for_each(deterred)
    present = answers.conflicts[0].present
    counts = tuple(int(cells.sum()) for cells in found)
    return all(counts), ThreatFound(
        outcome=check.outcome,
        to=check.to,
        concept=concept.id,
        deters=dependence(answers, [count > 0 for count in counts]),
        deterred=counts,
        all_states=space.size,
        present=any(bool(cells[space.cell(present)]) for cells in found) if present else False,
    )


def _factor(case: Case, as_of: str | None, check: FactorCheck) -> tuple[bool, Found]:
    states, follows = _following(case, as_of, check, check.horizon)
    other = None if check.not_at is None else _following(case, as_of, check, check.not_at)[1]
    agrees = bool(states) and follows == states and not other
    return agrees, FactorFound(
        factor=check.factor,
        outcome=check.outcome,
        states=states,
        horizon=check.horizon,
        follows=follows,
        not_at=check.not_at,
        follows_at_other=other,
    )


def _following(
    case: Case, as_of: str | None, check: FactorCheck, horizon: str | None
) -> tuple[int, int]:
    """Return how many states an outcome has to a horizon, and in how many a factor follows."""
    count = count_states(situate(case, as_of, horizon))
    outcome = Name(check.outcome)
    return count(outcome), count(And((outcome, Name(check.factor))))


def _likelier(reaction: Reaction, check: LikelierCheck) -> tuple[bool, Found]:
    likelier, than = (
        tuple(_reply(reaction, check, formula) for formula in formulas)
        for formulas in (check.likelier, check.than)
    )
    agrees = min(item.point for item in likelier) > max(item.point for item in than) + SAME_CHANCE
    return agrees, LikelierFound(check.party, check.after, check.turn, likelier, than)


def _reply(reaction: Reaction, check: LikelierCheck, formula: Formula) -> ReplyChance:
    chance = reaction.chance(check.party, formula, check.turn)
    return ReplyChance(str(formula), chance.point, chance.low, chance.high)


def _uncertain(reaction: Reaction, check: UncertainCheck) -> tuple[bool, Found]:
    found = reaction[check.party]
    turn = found.first if check.turn == 1 else found.second
    first = turn.replies[0]
    said = ", ".join(f"{change.option}={change.after}" for change in first.changes) or AS_IT_IS
    return not turn.certain, UncertainFound(
        party=check.party,
        after=check.after,
        turn=check.turn,
        uncertain=not turn.certain,
        leading=ReplyChance(said, first.chance.point, first.chance.low, first.chance.high),
        leaders=len(turn.leading),
    )
