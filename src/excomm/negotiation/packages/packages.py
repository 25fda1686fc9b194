"""What could be settled over many issues at once: acceptable, efficient and keepable packages.

A package puts every issue at one of its levels or at none; its state is what is so when it is
performed. It is *acceptable* if every party that agrees likes it strictly better than no
agreement and nothing that one of them insists on is given up; *efficient* if no other package
that nobody refuses is at least as good for all of them and better for one; *keepable* if no
party that promises something in it has a reason to leave its state.

Where statements stand in tiers, acceptable and efficient mean under every order of the tiers.
Beside it stands how many packages are so under some order; of the efficient ones between how
many it is known to lie: those found under orders that are drawn, and those that none is better
than under every order.
"""

import random
from collections.abc import Callable, Mapping, Sequence
from typing import Generic, Literal

from excomm.case import CaseError, Situation
from excomm.case.logic import And, Formula, Iff, Not
from excomm.conflict import (
    Conflict,
    ListedSets,
    Set,
    Sets,
    StateAt,
    Steps,
    SymbolicSets,
    check_orders,
    fairest_among,
    far_apart,
    has_tiers,
    insisted_on,
    make_bounded_conflict,
    make_symbolic_conflict,
    memory_bounded,
    without_agreement,
)
from excomm.negotiation.packages.bargained import bargain_over
from excomm.negotiation.packages.blocked import blocked_among
from excomm.negotiation.packages.found import Asked, LevelFound, Linked, Package, Packages, Prospect
from excomm.negotiation.packages.settled import Issues, base_of, check_signing, left_with
from excomm.negotiation.packages.trades import trades_from

__all__ = ["find_packages", "find_packages_symbolically"]

Progress = Callable[[str, int, int], None]


def find_packages(conflict: Conflict, asked: Asked, progress: Progress | None = None) -> Packages:
    """Find what could be settled in a conflict whose states are listed.

    Raises
    ------
    CaseError
        If the case has no issues, there is no such state, outcome, party or issue, or a party
        says nothing of what it wants.
    """
    signing = check_signing(conflict.situation, asked.parties)
    sets = ListedSets(conflict, signing)
    return _Search(sets, asked, progress).packages()


def find_packages_symbolically(
    situation: Situation, asked: Asked, progress: Progress | None = None
) -> Packages:
    """Find what could be settled, without listing states.

    Raises
    ------
    CaseError
        As :func:`find_packages`, and if the conflict is too intricate.
    """
    signing = check_signing(situation, asked.parties)
    sets = SymbolicSets(make_symbolic_conflict(situation), signing)
    # How dear keepability is shows on a copy that has little memory.
    trial = SymbolicSets(make_bounded_conflict(situation), signing)
    with memory_bounded():
        return _Search(sets, asked, progress, trial).packages()


class _Search(Generic[Set]):
    """The search for packages among sets of states."""

    def __init__(
        self,
        sets: Sets[Set],
        asked: Asked,
        progress: Progress | None = None,
        trial: Sets[Set] | None = None,
    ) -> None:
        self.sets, self.asked = sets, asked
        self.situation = sets.situation
        check_orders(self.situation, sets.parties)
        self.begin = Steps(progress, 6)
        self.begin("what comes without agreement")
        self.said, self.no_agreement = without_agreement(sets, asked.no_agreement)
        self.issues = Issues(self.situation, base_of(sets, self.no_agreement))
        self.link, self.delink = map(self.issues.find, (asked.link, asked.delink))
        self.all = sets.both(sets.states, sets.where(self.issues.packages()))
        promised = {party: self.issues.promised_by(party) for party in sets.parties}
        self.promised = {party: what for party, what in promised.items() if what is not None}
        self.trial = trial or sets

    def packages(self) -> Packages:
        """Return what is found."""
        sets, asked = self.sets, self.asked
        self.begin("acceptable packages")
        tiers = has_tiers(self.situation, sets.parties)
        self.unrefused = self.all
        for party in sets.parties:
            self.unrefused = sets.both(self.unrefused, insisted_on(sets, party))
        liked = {p: sets.surely_better(p, self.no_agreement) for p in sets.parties}
        self.acceptable = self._in_all(liked)
        possible = {p: sets.possibly_better(p, self.no_agreement) for p in sets.parties}
        in_some = self._in_all(possible) if tiers else self.acceptable
        self.begin("efficient packages")
        self.efficient = self._efficient(self.acceptable, self.unrefused)
        at_most = sets.efficient(in_some, self.unrefused, "sure") if tiers else self.efficient
        found = (
            self._efficient_in_some(asked.orders, at_most) if tiers else sets.count(self.efficient)
        )
        self.begin("keepable packages")
        self.undecided = ""
        kept = self._keepable()
        self.begin("what each party can hope for")
        some = sets.count(self.acceptable) > 0
        self.of = {p: sets.levels(p, self.acceptable) for p in sets.parties} if some else {}
        prospects = tuple(self._prospect(p, sets.both(self.all, liked[p])) for p in sets.parties)
        rank, fairest = None, self.acceptable
        if some:
            rank, fairest = fairest_among(sets, self.acceptable, self.of)
        shown = self._described(sets.nearest(fairest)) if some else None
        self.begin("issues and trades")
        start = shown.levels if shown and asked.trade_from == "fairest" else {}
        drawn = far_apart(sets, self.efficient, asked.samples, asked.seed) if some else []
        return Packages(
            situation=self.situation,
            parties=tuple(sets.parties),
            no_agreement=self.said,
            without=sets.count(self.no_agreement),
            base=self.issues.base,
            concept=asked.foreseen.id,
            tiers=tiers,
            number=self.issues.number,
            states=sets.count(self.all),
            acceptable=sets.count(self.acceptable),
            acceptable_in_some=sets.count(in_some),
            efficient=sets.count(self.efficient),
            efficient_in_some=found,
            efficient_at_most=sets.count(at_most),
            orders=asked.orders if tiers else 0,
            keepable=None if kept is None else sets.count(kept),
            efficient_and_keepable=(
                None if kept is None else sets.count(sets.both(self.efficient, kept))
            ),
            undecided=self.undecided,
            prospects=prospects,
            fairest_rank=rank,
            fairest=sets.count(fairest),
            fairest_shown=shown,
            levels=tuple(self._levels()),
            trades=trades_from(self.issues, sets.parties, start),
            blocked=None if some else blocked_among(sets, self.all, liked),
            linked=tuple(self._linked()),
            samples=tuple(self._described(state) for state in drawn),
            bargained=bargain_over(self.issues, sets.parties, left_with(sets, self.no_agreement)),
        )

    def _in_all(self, liked: Mapping[str, Set]) -> Set:
        found = self.unrefused
        for better in liked.values():
            found = self.sets.both(found, better)
        return found

    def _efficient(self, acceptable: Set, among: Set) -> Set:
        return self.sets.efficient(acceptable, among, "possible")

    def _efficient_in_some(self, orders: int, at_most: Set) -> int:
        """Return how many packages are efficient under one of some orders that are drawn.

        They are among those that none is better than under every order, and no others are asked.
        """
        generator = random.Random(self.asked.seed)
        missing = at_most  # those not found so far
        for _ in range(orders):
            drawn = self.sets.reordered(generator)
            acceptable = missing
            for party in drawn.parties:
                acceptable = drawn.both(acceptable, drawn.better(party, self.no_agreement))
            missing = drawn.without(missing, drawn.efficient(acceptable, self.unrefused))
        return self.sets.count(at_most) - self.sets.count(missing)

    def _keepable(self) -> Set | None:
        """Return the acceptable packages that are kept; None where that is too dear."""
        sets, kept = self.sets, self.acceptable
        for party, promised in self.promised.items():
            try:
                with memory_bounded():
                    found = self.trial.stable(party, self.asked.foreseen.of(party))
            except CaseError as error:
                self.undecided = error.reason
                return None
            bound = sets.both(kept, sets.where(promised))
            kept = sets.without(kept, sets.without(bound, sets.copied(found)))
        return kept

    def _keeps(self, state: StateAt) -> bool | None:
        try:
            with memory_bounded():
                return all(
                    self.trial.keeps(party, self.asked.foreseen.of(party), state)
                    for party, promised in self.promised.items()
                    if self.trial.has(self.trial.where(promised), state)
                )
        except CaseError:
            return None

    def _described(self, state: StateAt) -> Package:
        present = self.situation.present
        return Package(
            levels=self.issues.named(state.values),
            at=state,
            changed=sum(a != b for a, b in zip(state.values, present, strict=True)),
            ranks={p: self.sets.rank(p, self.acceptable, state) for p in self.sets.parties},
            efficient=self.sets.has(self.efficient, state),
            keepable=self._keeps(state),
        )

    def _prospect(self, party: str, better: Set) -> Prospect:
        sets = self.sets
        number = sets.count(better)
        if not self.of:
            return Prospect(party, number, 0, 0, None)
        best = sets.best(party, self.acceptable)
        shown = self._described(sets.nearest(best))
        return Prospect(party, number, self.of[party], sets.count(best), shown)

    def _levels(self) -> list[LevelFound]:
        sets, issues = self.sets, self.issues
        found = []
        for issue in issues.all:
            for name in issues.names(issue):
                here = sets.where(issues.at(issue, name))
                same = issues.same(issue, name)
                found.append(
                    LevelFound(
                        issue=issue.id,
                        level=name,
                        same_as=None if same == name else same,
                        acceptable=sets.count(sets.both(self.acceptable, here)),
                        efficient=sets.count(sets.both(self.efficient, here)),
                    )
                )
        return found

    def _linked(self) -> list[Linked]:
        found = []
        if len(self.link) > 1:
            first, *others = (self.issues.settled(issue) for issue in self.link)
            found.append(self._under("together", _all([Iff(first, other) for other in others])))
        if len(self.delink) > 1:
            settled = [self.issues.settled(issue) for issue in self.delink]
            pairs = [
                Not(And((one, other))) for k, one in enumerate(settled) for other in settled[:k]
            ]
            found.append(self._under("apart", _all(pairs)))
        return found

    def _under(self, how: Literal["together", "apart"], rule: Formula) -> Linked:
        """Return what is left where a rule joins some issues."""
        sets = self.sets
        here = sets.where(rule)
        acceptable = sets.both(self.acceptable, here)
        some = sets.count(acceptable) > 0
        efficient = self._efficient(acceptable, sets.both(self.unrefused, here))
        return Linked(
            issues=tuple(issue.id for issue in (self.link if how == "together" else self.delink)),
            how=how,
            states=sets.count(sets.both(self.all, here)),
            acceptable=sets.count(acceptable),
            efficient=sets.count(efficient),
            best={
                party: self._described(sets.nearest(sets.best(party, acceptable))) if some else None
                for party in sets.parties
            },
        )


def _all(parts: Sequence[Formula]) -> Formula:
    return And(tuple(parts)) if len(parts) > 1 else parts[0]
