"""What the sources concluded, held against the model.

A judgement is checked as the case stands, and again with every premise taken away that cites
the same passage. If it falls then, the case had only restated it, and that the model agrees
counts for nothing.
"""

from collections.abc import Callable, Mapping
from functools import partial

from excomm.case import (
    AssuresCheck,
    BeliefCheck,
    BetterCheck,
    Case,
    CaseError,
    FactorCheck,
    FallsCheck,
    Judgement,
    PitfallCheck,
    Premise,
    SeenCheck,
    SetAsideCheck,
    StandsCheck,
    citing,
    premises,
    situate,
    without,
)
from excomm.estimate.checking import check_judgement, within
from excomm.estimate.court import Court
from excomm.estimate.found import (
    BeliefFound,
    Found,
    JudgementPart,
    PitfallFound,
    PositionFound,
    SeenFound,
)
from excomm.estimate.proposing import PITFALL_RESTS_ON
from excomm.estimate.unlisted import Unlisted, not_checked

__all__ = ["judge"]

# What stands in the way of a check: of a case that can be read nothing else is to be mended for it.
_CANNOT_BE_MADE = (CaseError, Unlisted)

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

    Returns
    -------
    JudgementPart
        That says why, where the check cannot be made.

    Raises
    ------
    CaseError
        If the case cannot be seen as of then.
    """
    moment = judgement.as_of or as_of
    made = situate(case, moment).as_of
    check = partial(check_judgement, court, judgement=judgement, as_of=moment)
    try:
        agrees, found = check(case)
    except _CANNOT_BE_MADE as error:
        return not_checked(judgement, made, _said_by(error))
    if isinstance(found, PitfallFound) and found.lacks is not None:
        return not_checked(judgement, made, found.lacks)
    removed = citing(case, judgement.cites)
    found_without: Found | None = None
    standing, why = None, None
    if agrees and (why := _untestable(judgement, found)) is not None:
        standing = "untested"
    elif agrees:
        try:
            still, found_without = check(without(case, removed)) if removed else (True, found)
            still = still and not (_blinded(found, found_without) or _idle(found, found_without))
            standing = "derived" if still else "restated"
        except _CANNOT_BE_MADE as error:
            standing = "untested"
            why = f"without what cites the same passage, {_said_by(error)}"
    turning = tuple(
        premise
        for premise in _bearing(case, judgement, removed, restated=standing == "restated")
        if _turns(check, without(case, [premise]), agrees)
    )
    kinds = _kinds_bearing(judgement) or ()
    told = sorted(removed, key=lambda p: (p not in turning, p.kind not in kinds))
    return JudgementPart(
        id=judgement.id,
        text=judgement.text,
        source=judgement.source,
        cites=judgement.cites,
        by=judgement.by,
        as_of=made,
        agrees=agrees,
        standing=standing,  # type: ignore[arg-type]
        why=why,
        found=found,
        found_without=found_without if removed else None,
        removed=tuple(map(str, told)) if agrees else (),
        deciding=tuple(map(str, turning)),
    )


def _turns(check: Callable[[Case], tuple[bool, Found]], case: Case, agrees: bool) -> bool:
    """Return whether the verdict is another in a case; one in which none is made turns nothing."""
    try:
        return check(case)[0] != agrees
    except _CANNOT_BE_MADE:
        return False


def _said_by(error: CaseError | Unlisted) -> str:
    return error.reason if isinstance(error, CaseError) else str(error)


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
        if not moves and within(check, found.even):
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
