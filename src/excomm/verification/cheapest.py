"""The cheapest set of measures that would see a breach with a wanted chance, exactly.

Measures see independently of each other, so a set misses with the product of what its measures
miss with. To find the cheapest is the knapsack problem turned round. It is solved by meeting in
the middle (Horowitz and Sahni 1974): all sets of each half of the measures are listed, and for
every one of the first half the cheapest of the second that together suffices is looked up among
those sorted by what they miss. That takes about 2^(n/2) steps for n measures, where going
through all sets takes 2^n.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import lcm

import numpy as np

from excomm.verification.ranges import FloatArray, IntArray, amount, chance

__all__ = ["Candidate", "Cheapest", "MeasureSet", "find_cheapest", "most_seen"]

# Sets of half of them are listed.
MOST_MEASURES = 40

# Chances of missing that lie closer, in proportion, are the same but for rounding.
ROUNDING = 1e-12

# Costs are added as whole numbers, with room for the number of measures below them.
MOST_UNITS = 2**55
SIZES = 64


@dataclass(frozen=True)
class Candidate:
    """A measure that might be taken.

    Attributes
    ----------
    id
        Its name.
    cost
        What it costs; any unit, from 0 up.
    detection
        The chance that it sees a breach.
    consent
        Whose consent it needs; empty if nobody's.

    Raises
    ------
    ValueError
        If the cost is below 0 or the chance does not lie between 0 and 1.
    """

    id: str
    cost: float
    detection: float
    consent: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        amount(f"the cost of {self.id}", self.cost)
        chance(f"the chance of detection of {self.id}", self.detection)


@dataclass(frozen=True)
class MeasureSet:
    """Some measures together.

    Attributes
    ----------
    measures
        Their ids, in the order in which they were given.
    cost, detection
        Of all together.
    consent
        Whose consent they need.
    """

    measures: tuple[str, ...]
    cost: float
    detection: float
    consent: tuple[str, ...]


@dataclass(frozen=True)
class Cheapest:
    """The cheapest set of measures that sees a breach with a wanted chance.

    Attributes
    ----------
    wanted
        The chance.
    best
        The set; None where all measures together do not reach it. Of sets that cost as much the
        one with the fewest measures, and of these the one that sees most.
    without_consent
        The same among the measures that need nobody's consent.
    cheaper
        Of all sets that cost less than `best`, the one that sees most: it does not reach what is
        wanted. None where nothing costs less, or there is no `best`.
    short
        By measure of `best`, what the others of it would see: none reaches what is wanted.
    all_together, all_without_consent
        The most that could be seen: with all measures, and with all that need nobody's consent.
    """

    wanted: float
    best: MeasureSet | None
    without_consent: MeasureSet | None
    cheaper: MeasureSet | None
    short: Mapping[str, float]
    all_together: MeasureSet
    all_without_consent: MeasureSet


def find_cheapest(candidates: Sequence[Candidate], wanted: float) -> Cheapest:
    """Return the cheapest set of measures that sees a breach with a wanted chance.

    Parameters
    ----------
    candidates
        The measures there are.
    wanted
        The chance.

    Raises
    ------
    ValueError
        If there are more than 40, two have one name, or the chance does not lie between 0 and 1.
    """
    _check(candidates)
    goal = chance("the wanted chance", wanted)
    free = [candidate for candidate in candidates if not candidate.consent]
    best = _cheapest(candidates, goal)
    cheaper, short = None, {}
    if best is not None:
        chosen = [candidate for candidate in candidates if candidate.id in best.measures]
        short = {
            left_out.id: _set([other for other in chosen if other is not left_out]).detection
            for left_out in chosen
        }
        cheaper = _most_seen(candidates, chosen, below=True)
    return Cheapest(
        wanted=goal,
        best=best,
        without_consent=_cheapest(free, goal),
        cheaper=cheaper,
        short=short,
        all_together=_set(candidates),
        all_without_consent=_set(free),
    )


def most_seen(candidates: Sequence[Candidate], budget: float) -> MeasureSet:
    """Return the set of measures that sees most for a budget.

    Parameters
    ----------
    candidates
        The measures there are.
    budget
        What they may cost together.

    Returns
    -------
    MeasureSet
        Of those that see as much the cheapest, and of these the one with the fewest measures.

    Raises
    ------
    ValueError
        If there are more than 40, two have one name, or the budget is below 0.
    """
    _check(candidates)
    limit = Candidate("the budget", amount("the budget", budget), 0.0)
    found = _most_seen(candidates, [limit], below=False)
    return _set([]) if found is None else found


@dataclass(frozen=True, eq=False)
class _Half:
    """All sets of some measures: what they cost, as whole numbers, and miss."""

    keys: IntArray
    missed: FloatArray


def _check(candidates: Sequence[Candidate]) -> None:
    if len(candidates) > MOST_MEASURES:
        raise ValueError(
            f"there are {len(candidates)} measures: the cheapest set is found among at most "
            f"{MOST_MEASURES}"
        )
    names = [candidate.id for candidate in candidates]
    for name in names:
        if names.count(name) > 1:
            raise ValueError(f"there are two measures named {name}")


def _cheapest(candidates: Sequence[Candidate], goal: float) -> MeasureSet | None:
    units = _units([candidate.cost for candidate in candidates])
    middle = len(candidates) // 2
    first = _half(candidates[:middle], units[:middle])
    second = _half(candidates[middle:], units[middle:])
    order = np.lexsort((second.keys, second.missed))
    allowed = (1 - goal) * (1 + ROUNDING) + (np.finfo(float).eps if goal < 1 else 0.0)
    with np.errstate(divide="ignore", over="ignore", invalid="ignore"):
        limits = np.where(first.missed > 0, allowed / first.missed, np.inf)
    enough = np.searchsorted(second.missed[order], limits, side="right")
    possible = np.flatnonzero(enough > 0)
    if not len(possible):
        return None
    # The cheapest of those that miss no more, and of these the one that misses least.
    cheapest = np.minimum.accumulate(second.keys[order])
    leader = np.maximum.accumulate(
        np.where(np.diff(cheapest, prepend=np.iinfo(np.int64).max) < 0, np.arange(len(order)), 0)
    )
    partner = order[leader[enough[possible] - 1]]
    keys = first.keys[possible] + second.keys[partner]
    missed = first.missed[possible] * second.missed[partner]
    at = np.lexsort((missed, keys))[0]
    return _chosen(candidates, int(possible[at]), int(partner[at]))


def _most_seen(
    candidates: Sequence[Candidate], limit: Sequence[Candidate], below: bool
) -> MeasureSet | None:
    """Return the set that sees most and costs at most, or less than, what others cost."""
    units = _units([candidate.cost for candidate in [*candidates, *limit]])
    most = int(units[len(candidates) :].sum()) - below
    middle = len(candidates) // 2
    first = _half(candidates[:middle], units[:middle])
    second = _half(candidates[middle:], units[middle : len(candidates)])
    order = np.lexsort((second.missed, second.keys))
    # Any number of measures may stand below the cost.
    limits = (most + 1) * SIZES - 1 - first.keys // SIZES * SIZES
    fits = np.searchsorted(second.keys[order], limits, side="right")
    possible = np.flatnonzero((fits > 0) & (first.keys // SIZES <= most))
    if not len(possible):
        return None
    least = np.minimum.accumulate(second.missed[order])
    leader = np.maximum.accumulate(
        np.where(np.diff(least, prepend=np.inf) < 0, np.arange(len(order)), 0)
    )
    partner = order[leader[fits[possible] - 1]]
    keys = first.keys[possible] + second.keys[partner]
    missed = first.missed[possible] * second.missed[partner]
    at = np.lexsort((keys, missed))[0]
    return _chosen(candidates, int(possible[at]), int(partner[at]))


def _units(costs: Sequence[float]) -> IntArray:
    """Return costs as whole numbers that add up as decimals do: 0.1 and 0.2 make 0.3."""
    exact = [Fraction(repr(float(cost))) for cost in costs]
    scale = Fraction(lcm(*(cost.denominator for cost in exact)))
    total = sum(exact, Fraction(0))
    if total * scale > MOST_UNITS:
        scale = MOST_UNITS / (2 * total)
    return np.array([round(cost * scale) for cost in exact], dtype=np.int64)


def _half(candidates: Sequence[Candidate], units: IntArray) -> _Half:
    """Return all sets of some measures; the bits of a place say which are in."""
    keys, missed = np.zeros(1, dtype=np.int64), np.ones(1)
    for candidate, cost in zip(candidates, units.tolist(), strict=True):
        keys = np.concatenate([keys, keys + cost * SIZES + 1])
        missed = np.concatenate([missed, missed * (1 - candidate.detection)])
    return _Half(keys, missed)


def _chosen(candidates: Sequence[Candidate], first: int, second: int) -> MeasureSet:
    bits = first | second << len(candidates) // 2
    return _set([candidate for place, candidate in enumerate(candidates) if bits >> place & 1])


def _set(candidates: Sequence[Candidate]) -> MeasureSet:
    missed = np.prod([1 - candidate.detection for candidate in candidates])
    return MeasureSet(
        measures=tuple(candidate.id for candidate in candidates),
        cost=float(sum((Fraction(repr(float(each.cost))) for each in candidates), Fraction(0))),
        detection=float(1 - missed),
        consent=tuple(dict.fromkeys(name for each in candidates for name in each.consent)),
    )
