"""Pressure: which threats and promises move another party to do what is wanted.

A party undertakes things: what it will do unless the wanted comes about, what it will do if it
does, what it does in any case. The target complies when the best it can then do with what is
wanted is better for it than the best it can do without. Where that moves the target only by the
hands of a third party, the chain is that our undertakings make the third party prefer to
undertake something of its own, and these make the target comply.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar

import numpy as np

from excomm.case import Situation
from excomm.conflict.space import BoolArray
from excomm.conflict.stability import Progress
from excomm.forecast import Branch
from excomm.negotiation.pressure.board import Places
from excomm.negotiation.pressure.chains import Assessor, Way
from excomm.negotiation.pressure.request import Request, read_request
from excomm.negotiation.pressure.search import Search
from excomm.negotiation.pressure.undertakings import Undertaking, contains

__all__ = ["MOST_UNDERTAKINGS", "Pressure", "PressureSet", "Shared", "Tally", "press"]

# How many undertakings a set has at most, unless another number is asked for.
MOST_UNDERTAKINGS = 4
# How many a third party undertakes at most.
MOST_OF_THIRD = 2

Item = TypeVar("Item")


@dataclass(frozen=True)
class PressureSet:
    """A set of undertakings that works, and of which no part does.

    Attributes
    ----------
    undertakings
        What the presser undertakes.
    ways
        By branch, how it works: directly, and through whom; empty where it does not.
    least_under
        The places of the branches under which no part of it works.
    least_under_all
        Whether it works under every branch, and no part of it does under every one.
    """

    undertakings: tuple[Undertaking, ...]
    ways: tuple[tuple[Way, ...], ...]
    least_under: tuple[int, ...]
    least_under_all: bool

    @property
    def works(self) -> tuple[bool, ...]:
        """Under which branches it works."""
        return tuple(bool(ways) for ways in self.ways)

    @property
    def always(self) -> bool:
        """Whether it works under every branch."""
        return all(self.works)

    @property
    def through(self) -> tuple[str | None, ...]:
        """Through whom it works whichever branch is true; None for directly."""
        first, *others = [[way.third for way in ways] for ways in self.ways]
        return tuple(third for third in first if all(third in other for other in others))

    @property
    def credible(self) -> bool:
        """Whether under each branch under which it works some way rests on no belief."""
        return any(self.works) and all(
            any(way.credible for way in ways) for ways in self.ways if ways
        )


@dataclass(frozen=True)
class Tally:
    """How many sets of a size were looked through.

    Attributes
    ----------
    size
        How many undertakings they have.
    tried
        How many there are.
    refuted
        How many work under no branch.
    larger
        How many are not counted as found or refuted since a part of them works.
    found
        How many work, and no part of them does.
    """

    size: int
    tried: int
    refuted: int
    larger: int
    found: int


@dataclass(frozen=True)
class Shared:
    """What sets have in common that work under a branch, or under all: what must be done.

    Attributes
    ----------
    sets
        How many sets these are.
    undertakings
        What the presser undertakes in each.
    options
        The options it uses in each, to whatever effect.
    third
        The third party through whose hands each goes, and nothing without; None if there is none.
    third_undertakings
        What that party undertakes in each.
    """

    sets: int
    undertakings: tuple[Undertaking, ...]
    options: tuple[str, ...]
    third: str | None
    third_undertakings: tuple[Undertaking, ...]


@dataclass(frozen=True, eq=False)
class Pressure:
    """The pressure that works.

    Attributes
    ----------
    situation
        The case as of the moment, with the hypotheses taken to be true by who asks.
    request
        Who presses for what.
    branches
        What the parties may want, each with the belief in it.
    most
        Up to how many undertakings were looked for.
    sets
        The smallest sets that work, those first that work under most branches.
    tallies
        By size, how many sets were looked through.
    left_out
        The third parties that have too many ways to be looked through.
    """

    situation: Situation
    request: Request
    branches: tuple[Branch, ...]
    most: int
    sets: tuple[PressureSet, ...]
    tallies: tuple[Tally, ...]
    left_out: tuple[str, ...]

    @property
    def tried(self) -> int:
        """How many sets were looked through."""
        return sum(tally.tried for tally in self.tallies)

    @property
    def refuted(self) -> int:
        """How many of them work under no branch."""
        return sum(tally.refuted for tally in self.tallies)

    def under(self, branch: int | None) -> tuple[PressureSet, ...]:
        """Return the smallest sets under a branch, or under all of them."""
        if branch is None:
            return tuple(one for one in self.sets if one.least_under_all)
        return tuple(one for one in self.sets if branch in one.least_under)

    def shared(self, branch: int | None, credible: bool = False) -> Shared | None:
        """Return what the smallest sets under a branch have in common; None where none works.

        Parameters
        ----------
        branch
            The place of the branch; None for the sets that work under all.
        credible
            Whether to look only at the ways that rest on no belief.
        """
        which = range(len(self.branches)) if branch is None else [branch]
        kept: list[tuple[PressureSet, list[Way]]] = []
        for one in self.under(branch):
            ways = [
                way for place in which for way in one.ways[place] if way.credible or not credible
            ]
            if all(any(way.credible or not credible for way in one.ways[place]) for place in which):
                kept.append((one, ways))
        if not kept:
            return None
        every = [way for _, ways in kept for way in ways]
        thirds = {way.third for way in every}
        third = thirds.pop() if len(thirds) == 1 else None
        return Shared(
            sets=len(kept),
            undertakings=_common([one.undertakings for one, _ in kept]),
            options=_common([tuple(u.option for u in one.undertakings) for one, _ in kept]),
            third=third,
            third_undertakings=_common([w.undertakings for w in every]) if third else (),
        )


def _common(rows: Sequence[tuple[Item, ...]]) -> tuple[Item, ...]:
    first, *others = rows
    return tuple(dict.fromkeys(item for item in first if all(item in row for row in others)))


def press(
    situation: Situation,
    branches: Sequence[Branch],
    by: str,
    wanted: str,
    most: int = MOST_UNDERTAKINGS,
    through: str | None = None,
    options: Sequence[str] | None = None,
    progress: Progress | None = None,
) -> Pressure:
    """Return which sets of undertakings move other parties to bring about what is wanted.

    Parameters
    ----------
    situation
        The case as of the moment, with the hypotheses taken to be true by who asks.
    branches
        The orders that the parties may then have, each with the belief in it, and its conflict
        where its states can be listed.
    by
        The party that presses.
    wanted
        What it presses for: a formula over the options of other parties. Where it lies in the
        hands of several, each must comply, and prefer that to refusing alone.
    most
        How many undertakings a set may have.
    through
        A third party through whose hands alone to look for it; by default through any, and
        directly.
    options
        The presser's options that may be used; by default all.
    progress
        Told what is being done, which step that is, and how many there are.

    Raises
    ------
    CaseError
        As :func:`~excomm.negotiation.pressure.request.read_request` does, and if there are too
        many sets or states.

    Notes
    -----
    A set is given if it works and none that it contains does; a set that does something in any
    case contains the threat and the promise of the same. Whether a set works is a matter of
    orders alone: belief is carried beside it.
    """
    request = read_request(situation, by, wanted, through, options)
    search = Search(request, [branch.situation for branch in branches], most, MOST_OF_THIRD)
    found, tallies = _least(search, most, progress)
    sets = []
    assessors = [Assessor(search, which, branch.conflict) for which, branch in enumerate(branches)]
    smallest = sorted(set().union(*found.values()))
    for done, one in enumerate(smallest):
        if progress:
            progress("how the sets work", done, len(smallest))
        sets.append(
            PressureSet(
                undertakings=search.plans.undertakings(one),
                ways=tuple(assessor.ways(one) for assessor in assessors),
                least_under=tuple(which for which in range(len(branches)) if one in found[which]),
                least_under_all=one in found[None],
            )
        )
    sets.sort(key=lambda one: (-sum(one.works), len(one.undertakings)))
    return Pressure(
        situation=situation,
        request=request,
        branches=tuple(branches),
        most=most,
        sets=tuple(sets),
        tallies=tallies,
        left_out=tuple(search.left_out),
    )


def _least(
    search: Search, most: int, progress: Progress | None
) -> tuple[dict[int | None, list[int]], tuple[Tally, ...]]:
    """Return the smallest sets that work under each branch and under all, and the tallies."""
    plans, branches = search.plans, range(len(search.situations))
    found: dict[int | None, list[int]] = {which: [] for which in (*branches, None)}
    tallies = []
    for size in range(most + 1):
        of_size = np.flatnonzero(plans.sizes == size)
        refuted = 0
        before = len(set().union(*found.values()))
        # A set contains only sets that are smaller, or as large and narrower.
        for breadth in np.unique(plans.breadth[of_size]).tolist():
            sets = of_size[plans.breadth[of_size] == breadth]
            spare = {which: ~_containing(search, sets, known) for which, known in found.items()}
            works = np.zeros((len(search.situations), len(sets)), dtype=bool)
            for which in branches:
                if progress:
                    progress(f"sets of {size}", which, len(search.situations))
                at = np.flatnonzero(spare[which] | spare[None])
                works[which, at] = search.works(which, sets[at])
            for which in branches:
                found[which] += sets[works[which] & spare[which]].tolist()
            found[None] += sets[works.all(axis=0) & spare[None]].tolist()
            free = np.logical_and.reduce([spare[which] for which in branches])
            refuted += int((free & ~works.any(axis=0)).sum())
        new = len(set().union(*found.values())) - before
        tallies.append(Tally(size, len(of_size), refuted, len(of_size) - refuted - new, new))
    return found, tuple(tallies)


def _containing(search: Search, sets: Places, known: Sequence[int]) -> BoolArray:
    """Return which sets contain one of those found."""
    masks = search.plans.masks
    own = masks[sets]
    found = np.zeros(len(sets), dtype=bool)
    for one in known:
        found |= contains(own, masks[one])
    return found
