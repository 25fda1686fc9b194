"""What settling issues is worth to each party, where the case gives numbers.

Numbers are option weights. A package is worth what its state scores, and the packages are only
bargained over issue by issue where that adds up over the issues.
"""

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations, product

import numpy as np

from excomm.case import (
    CaseError,
    Issue,
    Place,
    Problem,
    Ranking,
    Situation,
    Statements,
    Weights,
    meaning_in,
)
from excomm.case.logic import Formula
from excomm.conflict import (
    Conflict,
    ListedSets,
    Set,
    Sets,
    SymbolicSets,
    make_symbolic_conflict,
    memory_bounded,
    without_agreement,
)
from excomm.negotiation.bargaining.frontier import Utilities
from excomm.negotiation.packages.settled import Issues, base_of, check_signing, left_with

__all__ = ["Worth", "find_worth", "find_worth_symbolically", "weigh_issues"]

# So many ways to settle the issues of one formula are looked at.
MOST_WAYS = 20_000

# A level of an issue by its place, and 0 for the issue that is not settled.
Settled = Mapping[str, int]


@dataclass(frozen=True, eq=False)
class Worth:
    """What each level of each issue is worth to each party beside leaving it unsettled.

    Attributes
    ----------
    parties
        Ids of the parties that agree.
    issues
        The issues of the case.
    values
        For each issue an array of fractions, of the shape (levels + 1, parties): its first row
        is the issue that is not settled, and is 0. A package is worth the sum.
    reservations
        What no agreement is worth to each party beside leaving every issue unsettled.
    """

    parties: tuple[str, ...]
    issues: tuple[Issue, ...]
    values: tuple[Utilities, ...]
    reservations: tuple[Fraction, ...]


def find_worth(conflict: Conflict) -> Worth:
    """Find what settling issues is worth in a conflict whose states are listed.

    The parties are those that the issues ask something of or that are expected to raise one;
    where these are fewer than two, all that decide. No agreement is what the case says or else
    what is reached without one. Of several states it leaves a party with the best for it; a
    single one is also what nothing settled leaves, and otherwise that is the present.

    Raises
    ------
    CaseError
        As :func:`weigh_issues` does, or if there is no state of no agreement.
    """
    return _among(ListedSets(conflict, check_signing(conflict.situation, None)))


def find_worth_symbolically(situation: Situation) -> Worth:
    """Find what settling issues is worth, as :func:`find_worth` does, without listing states.

    Raises
    ------
    CaseError
        As :func:`find_worth` does, or if the conflict is too intricate.
    """
    signing = check_signing(situation, None)
    _weights(situation, signing)
    sets = SymbolicSets(make_symbolic_conflict(situation), signing)
    with memory_bounded():
        return _among(sets)


def _among(sets: Sets[Set]) -> Worth:
    """Find what settling issues is worth, with the states of no agreement among sets."""
    situation = sets.situation
    _weights(situation, sets.parties)
    _, without = without_agreement(sets, None)
    return weigh_issues(situation, left_with(sets, without), base_of(sets, without))


def weigh_issues(
    situation: Situation,
    fallbacks: Mapping[str, Sequence[int]],
    base: Sequence[int] | None = None,
) -> Worth:
    """Find what settling issues is worth to each party, given what no agreement leaves it with.

    Parameters
    ----------
    situation
        The case as of a moment; the weights in force count.
    fallbacks
        By party, of those that agree, the state that no agreement leaves it with: of every option
        its value, by place.
    base
        The state in which nothing is settled; by default the present one.

    Raises
    ------
    CaseError
        If a party's order is not weights, what a formula is worth does not add up over issues, or
        a rule excludes levels, alone or together.
    """
    case = situation.case
    orders = _weights(situation, tuple(fallbacks))
    names = [option.id for option in case.options]
    before = situation.present if base is None else base
    settling = _Settling(Issues(situation, tuple(before)))
    settling.check_rules()
    values: list[Utilities] = [
        np.full((len(issue.levels) + 1, len(orders)), Fraction(0), dtype=object)
        for issue in case.issues
    ]
    reservations = []
    for column, (party, order) in enumerate(orders.items()):
        left = dict(zip(names, fallbacks[party], strict=True))
        reserved = Fraction(0)
        for formula, weight in order.items:
            unsettled = settling.truth(formula, {})
            reserved += weight * (settling.meaning.holds(formula, left) - unsettled)
            for name, gains in settling.adding(party, formula, unsettled):
                for place, gain in enumerate(gains, 1):
                    values[settling.places[name]][place, column] += weight * gain
        reservations.append(reserved)
    return Worth(
        parties=tuple(orders),
        issues=case.issues,
        values=tuple(values),
        reservations=tuple(reservations),
    )


def _weights(situation: Situation, parties: Sequence[str]) -> dict[str, Weights]:
    """Return the weights of some parties."""
    found: dict[str, Weights] = {}
    problems = []
    for party in parties:
        order = situation.orders.get(party)
        if isinstance(order, Weights):
            found[party] = order
            continue
        place: Place | None = None
        if order is None:
            said = "it says nothing of what it wants"
        elif isinstance(order, Ranking):
            said, place = "its order is a ranking", order.place
        else:
            said, place = "its order is a list of statements", _first_place(order)
        message = f"there are no numbers for {party}: {said}"
        problems.append(Problem(place, message, f"give {party} weights"))
    if problems:
        raise CaseError(problems)
    return found


def _first_place(order: Statements) -> Place | None:
    return next((item.place for item in order.items), None)


class _Settling:
    """What holds when issues are settled."""

    def __init__(self, issues: Issues) -> None:
        self.rules = issues.situation.case.impossible
        self.meaning = meaning_in(issues.situation)
        self.before = issues.standing
        self.issues = {issue.id: issue for issue in issues.all}
        self.places = {name: place for place, name in enumerate(self.issues)}
        self.owner = {name: issue.id for issue in issues.all for name in issue.options}

    def truth(self, formula: Formula, settled: Settled) -> bool:
        """Return whether a formula holds when issues are settled."""
        values = dict(self.before)
        for name, level in settled.items():
            if level:
                values.update(self.issues[name].levels[level - 1].performs)
        return self.meaning.holds(formula, values)

    def issues_of(self, formula: Formula) -> list[str]:
        """Return the issues that a formula speaks of, in the order of the case."""
        spoken = self.meaning.speaks_of(formula)
        found = {self.owner[name] for name in spoken if name in self.owner}
        return sorted(found, key=self.places.__getitem__)

    def ways(self, names: Sequence[str]) -> Iterator[dict[str, int]]:
        """Yield every way to settle some issues."""
        counts = [range(len(self.issues[name].levels) + 1) for name in names]
        for levels in product(*counts):
            yield dict(zip(names, levels, strict=True))

    def few(self, names: Sequence[str]) -> bool:
        return math.prod(len(self.issues[name].levels) + 1 for name in names) <= MOST_WAYS

    def adding(
        self, party: str, formula: Formula, unsettled: bool
    ) -> Iterator[tuple[str, list[int]]]:
        """Yield for each issue what its levels add to a formula's truth.

        Raises
        ------
        CaseError
            If that is not the same however the other issues are settled.
        """
        names = self.issues_of(formula)
        gains = {
            name: [
                int(self.truth(formula, {name: level})) - int(unsettled)
                for level in range(len(self.issues[name].levels) + 1)
            ]
            for name in names
        }
        if len(names) > 1:
            together = ", ".join(names[:-1]) + f" and {names[-1]}"
            hint = "give each issue weights of its own, or make one issue of them"
            if not self.few(names) or any(
                self.truth(formula, way) - unsettled
                != sum(gains[name][level] for name, level in way.items())
                for way in self.ways(names)
            ):
                message = (
                    f"the weight that {party} gives '{formula}' depends on {together} together, "
                    "so that what issues are worth does not add up"
                )
                raise CaseError(Problem(None, message, hint))
        yield from ((name, found[1:]) for name, found in gains.items())

    def check_rules(self) -> None:
        """Check that no rule excludes levels, alone or together.

        Raises
        ------
        CaseError
            If one does: it is named, with the levels.
        """
        for rule in self.rules:
            names = self.issues_of(rule.rule)
            hint = "leave a level out, or mend the rule"
            if not self.few(names):
                message = f"the rule '{rule.rule}' speaks of too many issues: {', '.join(names)}"
                raise CaseError(Problem(rule.place, message, hint))
            for size in range(len(names) + 1):
                for some in combinations(names, size):
                    for way in self.ways(some):
                        if all(way.values()) and self.truth(rule.rule, way):
                            message = f"{self._said(way)} is excluded by the rule '{rule.rule}'"
                            raise CaseError(Problem(rule.place, message, hint))

    def _said(self, way: Settled) -> str:
        levels = [f"{name}.{self.issues[name].levels[level - 1].id}" for name, level in way.items()]
        return " with ".join(levels) or "what is so with nothing settled"
