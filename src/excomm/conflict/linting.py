"""What looks wrong in a case that can be read, once it is held against its states."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

import numpy as np

from excomm.case import (
    Case,
    CaseError,
    Option,
    Order,
    Place,
    Problem,
    Ranking,
    Situation,
    Statements,
    situate,
)
from excomm.case.logic import And, Compare, Constant, Formula, Name, Not
from excomm.conflict.conflict import make_conflict
from excomm.conflict.preference import levels
from excomm.conflict.space import Space, broken_rules, make_space, too_large_to_list
from excomm.conflict.spread import SpreadOf, spread_in, spread_unlisted

__all__ = ["Finding", "lint"]

Gravity = Literal["error", "warning", "note"]


@dataclass(frozen=True)
class Finding:
    """Something to look at.

    Attributes
    ----------
    gravity
        ``error``: the case cannot be used as it is meant; ``warning``: probably not what
        was meant; ``note``: right only if it was meant.
    """

    gravity: Gravity
    problem: Problem

    def __str__(self) -> str:
        return f"{self.gravity}: {self.problem}"


def lint(case: Case) -> tuple[Finding, ...]:
    """Return what looks wrong in a case, in the order of its file.

    The case has been read, so its names and formulas are right; here they are held against
    the states. Where these are too many to list, nothing is said of what rules come to, what
    rankings leave out, and what of an agreement could not be broken.
    """
    situation = situate(case)
    try:
        try:
            found = _listed(case, make_space(situation))
        except CaseError:
            if not too_large_to_list(situation):
                raise
            found = _unlisted(situation)
    except CaseError as error:
        return tuple(Finding("error", problem) for problem in error.problems)
    found += [*_options(case), *_questions(case), *_events(case)]
    unique = dict.fromkeys(found)  # a set would change the order from run to run
    return tuple(sorted(unique, key=lambda f: (f.problem.place or Place(""), f.gravity)))


def _listed(case: Case, space: Space) -> list[Finding]:
    spread = spread_in(space)
    return [
        *_rules(case, space),
        *_moves(case, space),
        *_outcomes(case, spread),
        *_agreement(case, spread),
        *_orders(case, spread, space),
        *_breaches(case, space.unmerged()),
    ]


def _unlisted(situation: Situation) -> list[Finding]:
    """Return what can be said without a list of states."""
    case, spread = situation.case, spread_unlisted(situation)
    return [*_outcomes(case, spread), *_agreement(case, spread), *_orders(case, spread)]


def _rules(case: Case, space: Space) -> Iterator[Finding]:
    """Rules that remove no state that the others leave."""
    for index, rule in enumerate(case.impossible):
        others = (*case.impossible[:index], *case.impossible[index + 1 :])
        try:
            without = make_space(situate(replace(case, impossible=others)))
        except CaseError:  # too large to list without this rule, which settles the question
            continue
        if without.unmerged().size == space.unmerged().size:
            message = f"the rule '{rule.rule}' removes no state"
            yield Finding("warning", Problem(rule.place, message, "other rules say it already"))


def _moves(case: Case, space: Space) -> Iterator[Finding]:
    """States that are merged to no effect or against what a party wants, and idle bars."""
    every = space.unmerged()
    for rule in case.merged:
        members = every.truth(rule.rule)
        if members.sum() < 2:
            message = f"'{rule.rule}' merges nothing: {members.sum()} states satisfy it"
            yield Finding("warning", Problem(rule.place, message.replace("1 states", "1 state")))
            continue
        for party, order in case.orders.items():
            liked = levels(every, order).reshape(-1)[every.cells][members]
            if liked.min() < liked.max():
                message = f"{party} does not like all states of '{rule.rule}' equally"
                hint = "they count as one: what it wants is asked of the first of them"
                yield Finding("note", Problem(rule.place, message, hint))
    if not case.barred:
        return
    moves = _count_moves(case)
    for index, bar in enumerate(case.barred):
        others = (*case.barred[:index], *case.barred[index + 1 :])
        if _count_moves(replace(case, barred=others)) == moves:
            yield Finding("warning", Problem(bar.place, "this bars no move that there would be"))


def _count_moves(case: Case) -> int:
    """Return how many moves the parties of a case have, whatever they want."""
    conflict = make_conflict(situate(replace(case, orders={}, questions=())))
    return sum(mover.count_moves() for mover in conflict.movers.values())


def _outcomes(case: Case, spread: SpreadOf) -> Iterator[Finding]:
    """Outcomes and factors that hold in no state or in all."""
    for kind, items in (("outcome", case.outcomes), ("factor", case.factors)):
        for item in items:
            somewhere, everywhere = spread(item.when)
            if not somewhere:
                message = f"the {kind} '{item.id}' matches no state"
                yield Finding("warning", Problem(item.place, message))
            elif everywhere:
                message = f"the {kind} '{item.id}' matches every state"
                yield Finding("warning", Problem(item.place, message))


def _agreement(case: Case, spread: SpreadOf) -> Iterator[Finding]:
    """Duties that cannot be kept, broken or seen, and measures that are never in force."""
    for item in case.commitments:
        kept = None if item.requires is None else spread(item.requires)
        if kept is not None and not kept.somewhere:
            message = f"the commitment '{item.id}' can never be kept: no state has what it requires"
            yield Finding("warning", Problem(item.place, message))
        elif kept is not None and kept.everywhere:
            message = f"the commitment '{item.id}' can never be broken: every state keeps it"
            yield Finding("warning", Problem(item.place, message))
    seen = {name for measure in case.measures for name in measure.sees}
    for item in case.commitments:
        if item.assurance is not None and item.id not in seen:
            message = f"the commitment '{item.id}' asks for assurance, and no measure sees it"
            yield Finding("warning", Problem(item.place, message))
    for measure in case.measures:
        if measure.needs is not None and not spread(measure.needs).somewhere:
            message = (
                f"the measure '{measure.id}' can never be in force: no state has what it needs"
            )
            yield Finding("warning", Problem(measure.place, message))


def _orders(case: Case, spread: SpreadOf, space: Space | None = None) -> Iterator[Finding]:
    """Preferences that do not fit the states or say nothing about them."""
    for party in case.players:
        if party.id not in case.orders:
            message = f"{party.id} has no order: it is indifferent between all states"
            yield Finding("warning", Problem(None, message, "add it under orders"))
        if not case.options_of(party.id):
            message = f"{party.id} holds no option and can never move"
            yield Finding("warning", Problem(None, message, "is it an observer?"))
    for order in (*_driving(case), *case.interests.values()):
        try:
            if space is not None:
                levels(space, order)
        except CaseError as error:
            yield from (Finding("error", problem) for problem in error.problems)
        if isinstance(order, Statements):
            yield from _statements(order, spread)
        if isinstance(order, Ranking):
            for formula, text in zip(order.classes, order.texts, strict=True):
                if not spread(formula).somewhere:
                    message = f"'{text}' of the ranking matches no state"
                    yield Finding("warning", Problem(order.place, message))


def _driving(case: Case) -> list[Order]:
    """Return what may drive decisions: the orders, and those hypotheses put in their place."""
    hypotheses = [h for question in case.questions for h in question.hypotheses]
    return [*case.orders.values(), *(order for h in hypotheses for order in h.orders.values())]


def _questions(case: Case) -> Iterator[Finding]:
    """Questions whose answer makes no difference, and answers from nowhere."""
    causes = {name for question in case.questions for name in question.depends_on}
    for question in case.questions:
        changes = any(h.first or h.orders for h in question.hypotheses)
        if not changes and question.id not in causes:
            message = f"no hypothesis of {question.id} changes what anyone wants"
            hint = "give first or orders: what would they want, were it true?"
            yield Finding("warning", Problem(question.place, message, hint))
        for hypothesis in question.hypotheses:
            if not hypothesis.cites and hypothesis.by is None:
                yield _unsourced("hypothesis", hypothesis.id, hypothesis.place)
        for number, row in enumerate(question.rows, 1):
            if not row.cites and row.by is None:
                message = f"row {number} of the priors of {question.id}"
                message += " says neither where it comes from nor by whom"
                yield Finding("note", Problem(row.place, message, "add cites, or by: analyst"))


def _statements(order: Statements, spread: SpreadOf) -> Iterator[Finding]:
    earlier: dict[str, str] = {}
    for statement in order.items:
        somewhere, everywhere = spread(statement.want)
        if everywhere or not somewhere:
            always = "true" if everywhere else "false"
            message = f"the statement '{statement.id}' is {always} in every state"
            hint = "it never tells two states apart"
            yield Finding("warning", Problem(statement.place, message, hint))
        text = str(statement.want)
        # The same wish may hold for one period after another.
        if text in earlier and not statement.period.bounded:
            message = f"the statement '{statement.id}' repeats '{earlier[text]}'"
            hint = "the more important one has decided already"
            yield Finding("warning", Problem(statement.place, message, hint))
        earlier.setdefault(text, statement.id)
        if not statement.cites and statement.by is None:
            yield _unsourced("statement", statement.id, statement.place)


def _unsourced(kind: str, name: str, place: Place | None) -> Finding:
    message = f"the {kind} '{name}' says neither where it comes from nor by whom"
    return Finding("note", Problem(place, message, "add cites, or by: analyst"))


def _options(case: Case) -> Iterator[Finding]:
    """Options that nobody's preference depends on."""
    if not _driving(case):  # said already, party by party
        return
    wanted = [formula for order in _driving(case) for formula in order.formulas]
    seen = case.options_in(wanted)
    for option in case.options:
        if option.id not in seen:
            message = f"nobody's order mentions {option.id}"
            hint = "nobody cares whether it is done"
            yield Finding("warning", Problem(option.place, message, hint))


def _events(case: Case) -> Iterator[Finding]:
    """Events that undo what cannot be undone, or lead where no state is."""
    values = dict(zip((option.id for option in case.options), case.start, strict=True))
    situation = situate(case)
    yield from _infeasible(situation, tuple(values.values()), "the start", None)
    for event in case.events:
        for name, value in event.sets.items():
            option = case.option(name)
            if not option.can_go(values[name], value):
                message = f"'{event.id}' takes {name} from {option.values[values[name]]} to "
                message += f"{option.values[value]}, which its moves do not allow"
                hint = f"{name} has moves: {option.moves}"
                yield Finding("warning", Problem(event.place, message, hint))
        values |= event.sets
        present = tuple(values.values())
        yield from _infeasible(situation, present, f"the state after '{event.id}'", event.place)


def _infeasible(
    situation: Situation, values: tuple[int, ...], what: str, place: Place | None
) -> Iterator[Finding]:
    for rule in broken_rules(situation, values):
        message = f"{what} is impossible by the rule '{rule.rule}'"
        yield Finding(
            "error", Problem(place or rule.place, message, "mend start, sets or the rule")
        )


def _breaches(case: Case, space: Space) -> Iterator[Finding]:
    """Terms of an outcome that nobody could break.

    A rule that excludes breaking a term, or a one-way option that cannot be taken back,
    takes away the question whether the term would be kept.
    """
    for outcome in case.outcomes:
        terms = outcome.when.parts if isinstance(outcome.when, And) else (outcome.when,)
        owners = {option.party for term in terms if (option := _option_of(case, term))}
        if len(owners) < 2:  # not an agreement: nobody's act is promised to anybody
            continue
        for index, term in enumerate(terms):
            option = _option_of(case, term)
            if option is None:
                continue
            rest = (*terms[:index], *terms[index + 1 :])
            where_rest = np.broadcast_to(space.where(Constant(True)), space.shape)
            for other in rest:
                where_rest = where_rest & space.where(other)
            kept = where_rest & space.where(term) & space.feasible
            broken = where_rest & ~space.where(term) & space.feasible
            if kept.any() and not broken.any():
                message = f"the rules leave no state in which '{term}' of {outcome.id} is broken"
                hint = f"might {option.party} break it? then it is not impossible"
                yield Finding("note", Problem(outcome.place, message, hint))
            if _for_good(space, option, term):
                message = f"'{term}' of {outcome.id} cannot be undone once it holds"
                hint = f"might {option.party} go back on it? then drop moves: {option.moves}"
                yield Finding("note", Problem(option.place, message, hint))


def _for_good(space: Space, option: Option, term: Formula) -> bool:
    """Return whether a condition on one option, once it holds, outlasts every move of it."""
    own = [other.id for other in space.situation.case.options_of(option.party)]
    settings = space.settings[space.parties.index(option.party)]
    values, holds = settings[:, own.index(option.id)], space.where(term).ravel()
    kept, broken = set(values[holds].tolist()), set(values[~holds].tolist())
    return bool(kept and broken) and all(
        not option.can_go(before, after) for before in kept for after in broken
    )


def _option_of(case: Case, term: Formula) -> Option | None:
    """Return the option that a term is about; None for anything but a single condition."""
    inner = term.part if isinstance(term, Not) else term
    if not isinstance(inner, Name | Compare):
        return None
    return next((option for option in case.options if option.id == inner.subject), None)
