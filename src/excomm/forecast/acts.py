"""An act to react to: options set, or an event, and the case as if it had just happened."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from types import MappingProxyType

from excomm.case import (
    Case,
    CaseError,
    Event,
    Option,
    Problem,
    Proposal,
    Situation,
    nearest,
    value_of,
    what_is_set,
)
from excomm.case.logic import And, Compare, Formula
from excomm.case.moments import Moment
from excomm.conflict import Conflict
from excomm.conflict.space import broken_rules

__all__ = ["Act", "as_if_done", "check_possible", "offered", "read_act", "repeated"]


@dataclass(frozen=True)
class Act:
    """Something that might be done or happen.

    Attributes
    ----------
    id
        What it is called: as it was asked for.
    text
        What is done, in words: an event's own, or the options' after "to".
    sets
        The options it changes, with the places of their new values.
    parties
        Who does it: whose options it changes, or who sends it where it changes none.
    event
        The event of the case that it is; None for options that are set.
    asks
        By party, what is so once it has done its part in return.
    """

    id: str
    text: str
    sets: Mapping[str, int]
    parties: tuple[str, ...]
    event: Event | None = None
    asks: Mapping[str, Formula] = field(default_factory=lambda: MappingProxyType({}))


def offered(situation: Situation, proposal: Proposal) -> Act:
    """Return a proposal as an act: its sender does its own part, and the others are asked theirs.

    Going further than asked is doing it too.

    Parameters
    ----------
    situation
        The case as of the moment before.
    proposal
        The proposal.
    """
    parts = {
        party: what_is_set(term for term in proposal.terms if term.party == party)
        for party in dict.fromkeys(term.party for term in proposal.terms)
    }
    sets = parts.pop(proposal.sender, {})
    now = dict(zip((o.id for o in situation.case.options), situation.present, strict=True))
    asks = {
        party: And(tuple(_so(situation.case.option(n), v, now[n]) for n, v in part.items()))
        for party, part in parts.items()
    }
    done = Event(
        id=f"{proposal.id} performed",  # no event of a case can be so called
        at=situation.moment or Moment(date.min),
        text=proposal.text,
        sets=sets,
        sender=proposal.sender,
    )
    return Act(proposal.id, proposal.text, sets, (proposal.sender,), done, asks)


def _so(option: Option, value: int, now: int) -> Formula:
    """Return that an option is at a value, or of levels beyond it on the way from where it is."""
    if option.kind != "levels" or value == now:
        return option.at(value)
    return Compare(option.id, ">=" if value > now else "<=", option.values[value])


def read_act(situation: Situation, text: str) -> Act:
    """Read an act: an event of the case, or options to set, with commas between.

    Parameters
    ----------
    situation
        The case as of the moment before.
    text
        The id of an event, or for each option ``party.option`` (done, or where it has levels
        one level up) or ``party.option=value``.

    Raises
    ------
    CaseError
        If there is no such event, option or value, an option stands twice, or an option that
        has values and no order is given none.
    """
    case = situation.case
    text = text.strip()
    found = next((event for event in case.events if event.id == text), None)
    if found is not None:
        parties = _holders(found.sets) or ((found.sender,) if found.sender else ())
        return Act(found.id, found.text, found.sets, parties, found)
    now = dict(zip((option.id for option in case.options), situation.present, strict=True))
    sets: dict[str, int] = {}
    for part in text.split(","):
        name, equals, value = (piece.strip() for piece in part.partition("="))
        option = next((option for option in case.options if option.id == name), None)
        if option is None:
            known = [option.id for option in case.options] + [event.id for event in case.events]
            hint = nearest(name, known) or "expected an option or an event of the case"
            raise CaseError(Problem(None, f"unknown option or event '{name}'", hint))
        if name in sets:
            raise CaseError(Problem(None, f"in '{text}': {name} stands twice"))
        sets[name] = _value(option, value) if equals else _next(option, now[name])
    words = (_words(case.option(name), value) for name, value in sets.items())
    return Act(text, " and ".join(words), sets, _holders(sets))


def _holders(sets: Mapping[str, int]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name.partition(".")[0] for name in sets))


def _value(option: Option, text: str) -> int:
    try:
        return value_of(option, text)
    except ValueError as error:
        raise CaseError(Problem(None, f"{option.id}: {error}")) from None


def _next(option: Option, now: int) -> int:
    """Return the value an option has once it is done: yes, or one level up."""
    if option.kind == "one_of":
        example = f"{option.id}={option.values[-1]}"
        raise CaseError(Problem(None, f"say which {option.id}", f"for example {example}"))
    return min(now + 1, len(option.values) - 1)


def _words(option: Option, value: int) -> str:
    if option.kind == "switch":
        return option.text if value else f"no longer {option.text}"
    return f"{option.text} ({option.values[value].replace('_', ' ')})"


def repeated(case: Case, act: Act, values: Sequence[int]) -> tuple[int, ...]:
    """Return a state after the act is done in it once more: levels rise, as far as they go."""
    found = []
    for option, value in zip(case.options, values, strict=True):
        if option.id not in act.sets:
            found.append(value)
        elif option.kind == "levels" and act.event is None and act.sets[option.id] > 0:
            again = max(act.sets[option.id], value + 1)
            found.append(min(again, len(option.values) - 1))
        else:
            found.append(act.sets[option.id])
    return tuple(found)


def as_if_done(situation: Situation, act: Act) -> tuple[Case, str]:
    """Return the case as if the act had just happened, and as of when to look at it.

    An event of the case that has not happened happens now, with what it is evidence of; one
    that has is looked back to.
    """
    case = situation.case
    if act.event is not None and act.event in situation.events:
        return case, f"after {act.id}"
    now = situation.moment or Moment(date.min)
    event = act.event or Event(id=act.id, at=now, text=act.text, sets=act.sets)
    happened = (*situation.events, replace(event, at=now))
    return replace(case, events=happened), f"after {event.id}"


def check_possible(situation: Situation, act: Act, before: Conflict | None = None) -> None:
    """Check that an act can be done in the present state.

    Parameters
    ----------
    situation
        The case before the act.
    act
        The act. An event need not be a move of a party; its state must be one.
    before
        The conflict then, where its states are listed; where they are not, moves are choices
        of options alone.

    Raises
    ------
    CaseError
        If its state breaks a rule, or the party that acts has no such move.
    """
    options = situation.case.options
    values = tuple(
        act.sets.get(option.id, value)
        for option, value in zip(options, situation.present, strict=True)
    )
    if broken_rules(situation, values) or (before is not None and not before.space.find(values)):
        raise CaseError(_excluded(situation, act, values))
    if act.event is not None or len(act.parties) != 1:
        return
    if before is None:
        possible = _undone(situation, act) is None
    else:
        possible = _is_move(before, act.parties[0], values)
    if not possible:
        raise CaseError(_no_move(situation, act))


def _is_move(before: Conflict, party: str, values: tuple[int, ...]) -> bool:
    """Return whether a party can move to a state, or is there; from no state, anywhere."""
    space = before.space
    there = space.find(values)
    if before.present in (0, there):
        return True
    return space.cell(there) in before.movers[party].moves(space.cell(before.present))


def _excluded(situation: Situation, act: Act, values: tuple[int, ...]) -> Problem:
    rules = broken_rules(situation, values)
    which = f": it breaks '{rules[0].rule}'" if rules else ""
    why = rules[0].why if rules else None
    message = f"'{act.id}' is impossible {situation.when}{which}"
    hint = "say what else is done, with commas between"
    return Problem(None, message, f"{why.rstrip('.')}; {hint}" if why else hint)


def _undone(situation: Situation, act: Act) -> Option | None:
    """Return a one-way option that an act would take back."""
    for option, now in zip(situation.case.options, situation.present, strict=True):
        after = option.switched(act.sets.get(option.id, now))
        pairs = list(zip(option.switched(now), after, strict=True))
        if option.moves == "on" and any(on and not then for on, then in pairs):
            return option
        if option.moves == "off" and any(then and not on for on, then in pairs):
            return option
    return None


def _no_move(situation: Situation, act: Act) -> Problem:
    option = _undone(situation, act)
    if option is not None:
        fate = "undone" if option.moves == "on" else "resumed"
        return Problem(None, f"'{act.id}' cannot be done: {option.id} cannot be {fate}")
    return Problem(None, f"'{act.id}' cannot be done: the case bars the move")
