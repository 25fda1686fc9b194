"""What is supposed: options set on top of the present state."""

from collections.abc import Mapping

from excomm.case import CaseError, Problem, Situation
from excomm.conflict.space import broken_rules
from excomm.forecast import read_act

__all__ = ["suppose"]


def suppose(situation: Situation, text: str) -> Mapping[str, int]:
    """Read what is supposed, as options with the places of their values.

    Parameters
    ----------
    situation
        The case as of the moment.
    text
        Options with commas between: ``+party.option`` (done, or one level up),
        ``-party.option`` (not done, or at its first value) or ``party.option=value``.

    Raises
    ------
    CaseError
        If there is no such option or value, or the state breaks a rule of the case.
    """
    firsts = {option.id: option.values[0] for option in situation.case.options}
    parts = []
    for part in (piece.strip() for piece in text.split(",")):
        name = part[1:].strip() if part[:1] in "+-" else part
        undone = part.startswith("-") and name in firsts
        parts.append(f"{name}={firsts[name]}" if undone else name)
    act = read_act(situation, ", ".join(parts))
    options = situation.case.options
    values = tuple(
        act.sets.get(option.id, value)
        for option, value in zip(options, situation.present, strict=True)
    )
    rules = broken_rules(situation, values)
    if rules:
        message = f"'{text}' is impossible {situation.when}: it breaks '{rules[0].rule}'"
        why = f"{rules[0].why.rstrip('.')}; " if rules[0].why else ""
        raise CaseError(Problem(None, message, f"{why}say what else is so, with commas between"))
    return act.sets
