"""States as they are named on the command line and in a judgement."""

from excomm.case import CaseError, Problem, Situation, bind, is_pattern, pattern_formula
from excomm.case.logic import Formula, FormulaError, parse
from excomm.conflict.conflict import Conflict
from excomm.conflict.space import broken_rules

__all__ = ["find_state", "not_feasible", "read_states"]


def read_states(situation: Situation, text: str) -> Formula:
    """Read a pattern or a formula over the options of a case.

    Raises
    ------
    CaseError
        If it is neither, or names what the case does not know.
    """
    case = situation.case
    if is_pattern(text):
        try:
            return pattern_formula(text, case.options)
        except ValueError as error:
            raise CaseError(Problem(None, str(error))) from None
    try:
        formula = parse(text)
    except FormulaError as error:
        raise CaseError(Problem(None, f"in '{text}': {error}", error.hint)) from None
    definitions = [*(item.id for item in case.factors), *(item.id for item in case.outcomes)]
    wrong = bind(formula, {option.id: option for option in case.options}, definitions)
    if wrong:
        raise CaseError(
            Problem(None, f"in '{text}': {message}", hint) for _, message, hint in wrong
        )
    return formula


def find_state(conflict: Conflict, text: str) -> int:
    """Return the number of the state that `text` names.

    Parameters
    ----------
    conflict
        The conflict.
    text
        ``present``, a state's number, a pattern, or a formula that one state satisfies.

    Raises
    ------
    CaseError
        If it names no state, or more than one.
    """
    space = conflict.space
    text = text.strip()
    if text == "present":
        if not conflict.present:
            raise CaseError(not_feasible(space.situation))
        return conflict.present
    if text.isdecimal():
        if not 1 <= int(text) <= space.size:
            raise CaseError(
                Problem(None, f"there is no state {text}", f"states are numbered 1 to {space.size}")
            )
        return int(text)
    found = space.states_where(wanted := read_states(space.situation, text))
    if not len(found) and space.merged is not None:
        found = space.merged_where(wanted)
    if len(found) == 1:
        return int(found[0])
    if not len(found):
        raise CaseError(Problem(None, f"no state satisfies '{text}'"))
    shown = ", ".join(str(number) for number in found[:6]) + (", ..." if len(found) > 6 else "")
    raise CaseError(
        Problem(
            None,
            f"'{text}' is satisfied by {len(found):,} states, not one",
            f"say more, or give a number: {shown}",
        )
    )


def not_feasible(situation: Situation) -> Problem:
    """Say which rule the present state breaks."""
    rules = broken_rules(situation, situation.present)
    which = f": it breaks '{rules[0].rule}'" if rules else ""
    return Problem(
        rules[0].place if rules else None,
        f"the present state ({situation.when}) is not feasible{which}",
        "mend start, the events or the rule",
    )
