"""What comes if nothing is agreed, as one state."""

from excomm.case import CaseError, Problem, Situation, is_pattern, pattern_formula
from excomm.case.logic import parse
from excomm.negotiation.effects import Values
from excomm.negotiation.replies import Replies

__all__ = ["without_agreement"]


def without_agreement(situation: Situation, replies: Replies) -> Values:
    """Return the state if nothing is agreed: of several that may come, the nearest.

    Where the case does not say, all stays as it is.

    Raises
    ------
    CaseError
        If the case names none that can be.
    """
    text = situation.case.no_agreement
    if text is None or text == "present":
        return situation.present
    formula = pattern_formula(text, situation.case.options) if is_pattern(text) else parse(text)
    found = replies.nearest(replies.where(formula), situation.present)
    if found is None:
        message = f"no state is '{text}', which comes if nothing is agreed"
        raise CaseError(Problem(None, message, "see no_agreement"))
    return found
