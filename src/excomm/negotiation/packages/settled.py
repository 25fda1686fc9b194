"""Packages as states: what each issue is settled at, and what that makes so."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from excomm.case import UNSETTLED, CaseError, Issue, Problem, Situation, nearest
from excomm.case.logic import And, Formula, Not, Or
from excomm.conflict import Set, Sets
from excomm.negotiation.points import Values

__all__ = ["Issues", "base_of", "check_signing", "left_with"]


@dataclass(frozen=True)
class Issues:
    """The issues of a case, and how all options stand where none of them is settled.

    Attributes
    ----------
    situation
        The case as of a moment.
    base
        The place of every option's value where nothing is settled.
    """

    situation: Situation
    base: Values

    @property
    def all(self) -> tuple[Issue, ...]:
        """The issues, in the order of the case."""
        return self.situation.case.issues

    @property
    def number(self) -> int:
        """How many packages there are: every issue at a level or at none."""
        number = 1
        for issue in self.all:
            number *= len(issue.levels) + 1
        return number

    @cached_property
    def standing(self) -> dict[str, int]:
        """The place of every option's value where nothing is settled, by option."""
        ids = (option.id for option in self.situation.case.options)
        return dict(zip(ids, self.base, strict=True))

    def names(self, issue: Issue) -> tuple[str, ...]:
        """Return how an issue can stand: not settled, and at each of its levels."""
        return (UNSETTLED, *(level.id for level in issue.levels))

    def values(self, issue: Issue, name: str) -> dict[str, int]:
        """Return the value of every option of an issue where it is at a level, or unsettled."""
        level = issue.level(name)
        unsettled = {option: self.standing[option] for option in issue.options}
        return unsettled if level is None else unsettled | dict(level.performs)

    def at(self, issue: Issue, name: str) -> Formula:
        """Return where an issue stands at a level, or is not settled."""
        return self._all_at(self.values(issue, name))

    def settled(self, issue: Issue) -> Formula:
        """Return where an issue changes anything."""
        return Not(self.at(issue, UNSETTLED))

    def same(self, issue: Issue, name: str) -> str:
        """Return the first of the ways an issue can stand in which the same is so."""
        values = self.values(issue, name)
        return next(n for n in self.names(issue) if self.values(issue, n) == values)

    def packages(self) -> Formula:
        """Return where every issue stands in one of its ways, and all else as it is."""
        options = {name for issue in self.all for name in issue.options}
        rest = {name: value for name, value in self.standing.items() if name not in options}
        parts: list[Formula] = [self._all_at(rest)] if rest else []
        parts += [
            Or(tuple(self.at(issue, name) for name in self.names(issue))) for issue in self.all
        ]
        return And(tuple(parts)) if len(parts) > 1 else parts[0]

    def promised_by(self, party: str) -> Formula | None:
        """Return where some issue is settled at a level that asks something of a party.

        None where no level does.
        """
        parts = [
            self.at(issue, level.id)
            for issue in self.all
            for level in issue.levels
            if self.same(issue, level.id) != UNSETTLED
            and any(name.split(".")[0] == party for name in level.performs)
        ]
        if len(parts) < 2:
            return parts[0] if parts else None
        return Or(tuple(parts))

    def named(self, values: Sequence[int]) -> dict[str, str]:
        """Return by issue at which of its levels a state has it; the first that fits."""
        ids = (option.id for option in self.situation.case.options)
        state = dict(zip(ids, values, strict=True))
        found = {}
        for issue in self.all:
            for name in self.names(issue):
                if all(state[o] == v for o, v in self.values(issue, name).items()):
                    found[issue.id] = name
                    break
        return found

    def state(self, levels: Mapping[str, str]) -> Values:
        """Return the state of a package, issues that are not named unsettled."""
        values = dict(self.standing)
        for issue in self.all:
            values |= self.values(issue, levels.get(issue.id, UNSETTLED))
        return tuple(values.values())

    def find(self, names: Sequence[str]) -> tuple[Issue, ...]:
        """Return issues by their ids.

        Raises
        ------
        CaseError
            If there is none of a name.
        """
        known = {issue.id: issue for issue in self.all}
        for name in names:
            if name not in known:
                message = f"unknown issue '{name}'"
                raise CaseError(Problem(None, message, nearest(name, list(known))))
        return tuple(known[name] for name in dict.fromkeys(names))

    def _all_at(self, values: Mapping[str, int]) -> Formula:
        option = self.situation.case.option
        parts = tuple(option(name).at(value) for name, value in values.items())
        return And(parts) if len(parts) > 1 else parts[0]


def base_of(sets: Sets[Set], no_agreement: Set) -> Values:
    """Return how all options stand where nothing is settled.

    That is no agreement where it is a single state, and otherwise the present.
    """
    if sets.count(no_agreement) == 1:
        return sets.nearest(no_agreement).values
    return sets.situation.present


def left_with(sets: Sets[Set], no_agreement: Set) -> dict[str, Values]:
    """Return by party the best state that no agreement may leave it with."""
    return {p: sets.nearest(sets.best(p, no_agreement)).values for p in sets.parties}


def check_signing(situation: Situation, named: Sequence[str] | None) -> tuple[str, ...]:
    """Return the parties that agree: those named, or those that the issues ask something of.

    With them go those expected to raise an issue. Where fewer than two are left, all that decide
    agree.

    Raises
    ------
    CaseError
        If the case has no issues, fewer than two parties are named, or one is unknown or decides
        nothing.
    """
    case = situation.case
    if not case.issues:
        message = "the case says nothing of what could be settled"
        raise CaseError(Problem(None, message, "give it issues, with levels that perform options"))
    deciding = tuple(party.id for party in case.players)
    if named is not None:
        for party in named:
            if party not in deciding:
                message = f"'{party}' is no party that decides"
                raise CaseError(Problem(None, message, nearest(party, deciding)))
        if len({*named}) < 2:
            message = f"{named[0] if named else 'nobody'} has nobody to agree with"
            raise CaseError(Problem(None, message, "name two parties or more"))
        return tuple(party for party in deciding if party in named)
    asked = set(_asked(case.issues))
    signing = tuple(party for party in deciding if party in asked)
    return signing if len(signing) > 1 else deciding


def _asked(issues: Sequence[Issue]) -> Iterator[str]:
    for issue in issues:
        yield from issue.raised_by
        for option in issue.options:
            yield option.split(".")[0]
