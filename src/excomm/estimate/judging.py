"""What the sources concluded, held against the model.

A judgement is checked as the case stands, and again with every premise taken away that cites
the same passage. If it falls then, the case had only restated it, and that the model agrees
counts for nothing.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import partial

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
    Premise,
    PressesCheck,
    SeenCheck,
    SetAsideCheck,
    Situation,
    StandsCheck,
    ThreatCheck,
    UncertainCheck,
    citing,
    premises,
    seen_by,
    situate,
    without,
)
from excomm.case.logic import And, Formula, Name, Not
from excomm.conflict import CONCEPTS, Mover, make_space, solve, too_large_to_list, without_states
from excomm.conflict.space import BoolArray
from excomm.estimate.answers import Answers, answer_all, answer_questions, find_branches
from excomm.estimate.comparison import Comparison, compare
from excomm.estimate.dependence import dependence
from excomm.estimate.found import (
    BeliefFound,
    BetterFound,
    FactorFound,
    Found,
    HoldsFound,
    JudgementPart,
    LikelierFound,
    PositionFound,
    ReplyChance,
    SeenFound,
    SetAsideFound,
    ThreatFound,
    UncertainFound,
)
from excomm.estimate.outcomes import comparison_part
from excomm.estimate.pressing import KnownPressure, check_presses
from excomm.estimate.proposing import PITFALL_RESTS_ON, check_pitfall
from excomm.estimate.reactions import find_reaction
from excomm.estimate.standing import check_position
from excomm.estimate.unlisted import (
    Unlisted,
    count_states,
    holds_unlisted,
    need_list,
    not_checked,
)
from excomm.estimate.verifying import check_assures, check_falls, check_seen, check_stands
from excomm.forecast import Branch, Reaction
from excomm.negotiation import Remembered

__all__ = ["Court", "judge"]

# What a reply that changes nothing is called.
AS_IT_IS = "leave things as they are"

# Chances that differ by less are the same but for rounding.
SAME_CHANCE = 1e-9

# The kinds of premise on which a check that is quickly made can depend.
_BEARING: Mapping[type, tuple[str, ...]] = {
    BeliefCheck: ("evidence", "hypothesis"),
    BetterCheck: ("order", "interest", "factor", "rule"),
    FactorCheck: ("factor", "rule"),
    SetAsideCheck: ("set_aside",),
    StandsCheck: ("account", "measure"),
    SeenCheck: ("commitment", "measure", "account"),
    FallsCheck: ("commitment",),
    AssuresCheck: ("measure", "account"),
}


@dataclass
class Court:
    """Where judgements are checked: the joint answers found so far, for all to use.

    Attributes
    ----------
    seed
        Of the sampling that carries ranges.
    pressures
        The pressure found so far, by all that it turns on.
    remembered
        The positions of sides found so far.
    """

    seed: int
    pressures: KnownPressure = field(default_factory=dict)
    remembered: Remembered = field(default_factory=Remembered)
    _answers: dict[tuple[object, ...], Answers] = field(default_factory=dict)
    _reactions: dict[tuple[object, ...], Reaction] = field(default_factory=dict)
    _cases: list[Case] = field(default_factory=list)

    def answers(
        self, case: Case, as_of: str | None, given: Mapping[str, str] | None = None
    ) -> Answers:
        """Return the joint answers of a case as of a moment, found once.

        Raises
        ------
        Unlisted
            If its states are too many to list.
        """
        situation = situate(case, as_of, given=given)
        need_list(situation)
        key = (id(case), situation.as_of, frozenset((given or {}).items()))
        if key not in self._answers:
            self._cases.append(case)  # so that no other case takes its identity
            self._answers[key] = answer_questions(case, as_of, given, self.seed)
        return self._answers[key]

    def branches(self, case: Case, as_of: str | None) -> tuple[Branch, ...]:
        """Return the profiles of a case, their states listed where that can be."""
        if too_large_to_list(situate(case, as_of)):
            return find_branches(case, as_of, None, self.seed)
        return self.answers(case, as_of).branches

    def reaction(
        self, case: Case, as_of: str | None, check: LikelierCheck | UncertainCheck
    ) -> Reaction:
        """Return how a party reacts to an act, found once."""
        situation = situate(case, as_of)
        key = (id(case), situation.as_of, check.party, check.after)
        if key not in self._reactions:
            self._cases.append(case)
            listed = not too_large_to_list(situation)
            self._reactions[key] = find_reaction(
                case, check.after, as_of, None, self.seed, [check.party], listed
            )
        return self._reactions[key]


def judge(court: Court, case: Case, judgement: Judgement, as_of: str | None) -> JudgementPart:
    """Check one judgement against the model.

    Parameters
    ----------
    court
        What was found so far.
    case
        The case.
    judgement
        One of its judgements.
    as_of
        The moment to check it at where it names none.

    Raises
    ------
    CaseError
        If the check cannot be made as of then.
    """
    moment = judgement.as_of or as_of
    check = partial(_check, court, judgement=judgement, as_of=moment)
    try:
        agrees, found = check(case)
    except Unlisted as why_not:
        return not_checked(judgement, situate(case, moment).as_of, why_not)
    removed = citing(case, judgement.cites)
    found_without: Found | None = None
    standing, why = None, None
    if agrees and (why := _untestable(judgement, found)) is not None:
        standing = "untested"
    elif agrees:
        still, found_without = check(without(case, removed)) if removed else (True, found)
        still = still and not (_blinded(found, found_without) or _idle(found, found_without))
        standing = "derived" if still else "restated"
    turning = tuple(
        premise
        for premise in _bearing(case, judgement, removed, restated=standing == "restated")
        if check(without(case, [premise]))[0] != agrees
    )
    kinds = _kinds_bearing(judgement) or ()
    told = sorted(removed, key=lambda p: (p not in turning, p.kind not in kinds))
    return JudgementPart(
        id=judgement.id,
        text=judgement.text,
        source=judgement.source,
        cites=judgement.cites,
        by=judgement.by,
        as_of=situate(case, moment).as_of,
        agrees=agrees,
        standing=standing,  # type: ignore[arg-type]
        why=why,
        found=found,
        found_without=found_without if removed else None,
        removed=tuple(map(str, told)) if agrees else (),
        deciding=tuple(map(str, turning)),
    )


def _bearing(
    case: Case, judgement: Judgement, removed: tuple[Premise, ...], restated: bool
) -> tuple[Premise, ...]:
    """Return the premises to take away one by one.

    Where a check is quickly made, all it can depend on; where the conflict must be solved
    anew for each, those that cite its passage, and only where the model restates it.
    """
    kinds = _kinds_bearing(judgement)
    if kinds is None:
        return removed if restated else ()
    concerned = [premise for premise in premises(case) if premise.kind in kinds]
    check = judgement.check
    if isinstance(check, BeliefCheck):
        concerned = [premise for premise in concerned if premise.key[0] == check.question]
    if isinstance(check, BetterCheck):
        used, unused = ("interest", "order")[:: 1 if check.party in case.interests else -1]
        concerned = [
            premise
            for premise in concerned
            if premise.kind != unused
            and (premise.kind != used or premise.key[0] == check.party)
            # A rule that cites nothing only keeps the states few.
            and (premise.kind != "rule" or premise.cites)
        ]
    return tuple(concerned)


def _kinds_bearing(judgement: Judgement) -> tuple[str, ...] | None:
    """Return the kinds of premise a check can depend on; None where it is not quickly made."""
    check = judgement.check
    if isinstance(check, PitfallCheck):
        return PITFALL_RESTS_ON.get(check.pitfall)
    return _BEARING.get(type(check))


def _untestable(judgement: Judgement, found: Found) -> str | None:
    """Say why it cannot be told whether the model derives or restates what it agrees with."""
    if not judgement.cites:
        return "it cites no passage"
    check = judgement.check
    if isinstance(check, BeliefCheck) and isinstance(found, BeliefFound):
        moves = check.rises_at or check.falls_at or check.above
        if not moves and _within(check, found.even):
            return "even odds among the hypotheses would meet it"
    return None


def _blinded(found: Found, found_without: Found) -> bool:
    """Return whether all that saw a commitment was taken away, so that it must fall short."""
    if not isinstance(found, SeenFound) or not isinstance(found_without, SeenFound):
        return False
    pairs = zip(found.sights, found_without.sights, strict=False)
    return any(one.seen_by and not other.seen_by for one, other in pairs)


def _idle(found: Found, found_without: Found) -> bool:
    """Return whether all that spoke for or against a level was taken away: it is of no use then."""
    if not isinstance(found, PositionFound) or not isinstance(found_without, PositionFound):
        return False
    return found_without.why == "no use" != found.why


def _check(
    court: Court, case: Case, *, judgement: Judgement, as_of: str | None
) -> tuple[bool, Found]:
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
        and _within(check, now[check.hypothesis])
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


def _within(check: BeliefCheck, belief: float) -> bool:
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
