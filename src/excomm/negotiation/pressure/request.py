"""What is asked of pressure: who presses for what, on whom, with which options, through whom."""

from collections.abc import Sequence
from dataclasses import dataclass

from excomm.case import CaseError, Option, Problem, Situation, nearest
from excomm.case.logic import Formula
from excomm.conflict.address import not_feasible, read_states
from excomm.conflict.space import broken_rules
from excomm.negotiation.points import Points

__all__ = ["Request", "read_request"]


@dataclass(frozen=True)
class Request:
    """Pressure that is looked for.

    Attributes
    ----------
    presser
        Who presses.
    wanted, text
        What for: a formula over the options of others, and as it was asked.
    targets
        The parties in whose hands it lies.
    options
        The presser's options that may be used.
    thirds
        The parties through whose hands it may go.
    through
        Whether only what goes through these hands is looked for.
    """

    presser: str
    wanted: Formula
    text: str
    targets: tuple[str, ...]
    options: tuple[Option, ...]
    thirds: tuple[str, ...]
    through: bool


def read_request(
    situation: Situation,
    by: str,
    wanted: str,
    through: str | None = None,
    options: Sequence[str] | None = None,
) -> Request:
    """Read what is asked of pressure.

    Parameters
    ----------
    situation
        The case as of the moment.
    by
        The id of the party that presses.
    wanted
        What it wants: a formula or pattern.
    through
        The id of a third party; by default any, and directly.
    options
        Ids of the presser's options that may be used; by default all.

    Raises
    ------
    CaseError
        If a party or option is unknown, a party decides nothing, or what is wanted is so already,
        cannot be, or rests on nobody's options or on those of the presser.
    """
    case = situation.case
    if case.beyond_options:
        message = "pressure is looked for where moves are choices of options alone"
        raise CaseError(Problem(None, message, "this case has merged, barred or moves"))
    if broken_rules(situation, situation.present):
        raise CaseError(not_feasible(situation))
    presser = _decides(situation, by)
    own = case.options_of(presser)
    if not own:
        raise CaseError(Problem(None, f"{presser} holds no option to press with"))
    formula = read_states(situation, wanted)
    holders = case.holders_of(formula)
    if presser in holders:
        problem = f"'{wanted}' rests on options of {presser} itself"
        raise CaseError(Problem(None, problem, "press for what lies in the hands of others"))
    if not holders:
        raise CaseError(Problem(None, f"'{wanted}' rests on nobody's options"))
    if Points(situation, (situation.present,)).truth(formula)[0]:
        hint = "press for what is not, or ask as of another moment"
        raise CaseError(Problem(None, f"'{wanted}' is so already, {situation.when}", hint))
    others = [party.id for party in case.players if case.options_of(party.id)]
    thirds = [party for party in others if party != presser and party not in holders]
    if through is not None:
        third = _decides(situation, through)
        if third == presser or third in holders:
            role = "presses" if third == presser else "is pressed itself"
            hint = nearest("", thirds) or "there is no third party with options"
            raise CaseError(Problem(None, f"{third} {role}: it is no third party here", hint))
        if third not in thirds:
            raise CaseError(Problem(None, f"{third} holds no option to press with"))
        if len(holders) > 1:
            problem = f"'{wanted}' lies in the hands of {' and '.join(holders)}"
            hint = "through a third party, press for what one party holds"
            raise CaseError(Problem(None, problem, hint))
        thirds = [third]
    if len(holders) > 1:
        thirds = []
    named = tuple(own) if options is None else _named(own, options, presser)
    return Request(presser, formula, wanted, holders, named, tuple(thirds), through is not None)


def _decides(situation: Situation, name: str) -> str:
    parties = situation.case.parties
    found = next((party for party in parties if party.id == name), None)
    if found is None:
        known = [party.id for party in parties if not party.observer]
        raise CaseError(Problem(None, f"unknown party '{name}'", nearest(name, known)))
    if found.observer:
        problem = f"{name} is an observer: it holds no option and decides nothing"
        raise CaseError(Problem(None, problem))
    return found.id


def _named(own: Sequence[Option], names: Sequence[str], party: str) -> tuple[Option, ...]:
    known = [option.id for option in own]
    for name in names:
        if name not in known:
            problem = f"'{name}' is no option of {party}"
            raise CaseError(Problem(None, problem, nearest(name, known)))
    return tuple(option for option in own if option.id in names)
