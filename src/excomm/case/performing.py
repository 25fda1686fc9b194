"""What is so when undertakings are performed in full."""

from collections.abc import Mapping, Sequence

from excomm.case.logic import Not
from excomm.case.model import Rule
from excomm.case.possible import Meaning, TooIntricateError, nearest_values
from excomm.case.problems import CaseError, Problem
from excomm.case.situation import Situation

__all__ = ["meaning_in", "performed"]


def performed(
    situation: Situation, performs: Mapping[str, int], base: Sequence[int] | None = None
) -> tuple[int, ...]:
    """Return the state in which undertakings are performed.

    Parameters
    ----------
    situation
        The case as of a moment.
    performs
        By option, the place of the value that the undertakings set.
    base
        The state they are performed in, by the place of every option's value; by default the
        present one.

    Returns
    -------
    tuple of int
        The place of every option's value, options in the order of the case: that state with
        these values set. Where the rules exclude it, the nearest to it that keeps them.

    Raises
    ------
    CaseError
        If there is none, or it takes too long to find.
    """
    case = situation.case
    before = situation.present if base is None else base
    values = dict(zip((option.id for option in case.options), before, strict=True))
    values.update(performs)
    meaning = meaning_in(situation)
    try:
        found = nearest_values(
            meaning, [Not(rule.rule) for rule in case.impossible], values, performs.keys()
        )
    except TooIntricateError:
        message = "what is performed breaks a rule, and the nearest state that does not is far"
        raise CaseError(Problem(None, message, "perform more of what the rules ask for")) from None
    if found is None:
        raise CaseError(_excluded(meaning, case.impossible, values, performs))
    return tuple(found.values())


def meaning_in(situation: Situation) -> Meaning:
    """Return what names stand for as of a moment and horizon: of factors those in effect."""
    options = {option.id: option for option in situation.case.options}
    return Meaning(options, situation.definitions)


def _excluded(
    meaning: Meaning,
    rules: Sequence[Rule],
    values: Mapping[str, int],
    performs: Mapping[str, int],
) -> Problem:
    """Say which rule no state keeps in which this is performed."""
    said = ", ".join(f"{name}={meaning.options[name].values[performs[name]]}" for name in performs)
    for count in range(1, len(rules) + 1):
        wanted = [Not(rule.rule) for rule in rules[:count]]
        if nearest_values(meaning, wanted, values, performs.keys()) is None:
            rule = rules[count - 1]
            break
    return Problem(
        rule.place,
        f"{said} cannot {'all ' if len(performs) > 1 else ''}be so: "
        f"the rules exclude it ('{rule.rule}')",
        "perform something else, or mend the rule",
    )
