"""Measure verification: effort over sites, belief over many looks, cheapest sets, assurance."""

import math
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

import numpy as np

from excomm.case import Case, Chance, Commitment, Event, Grade, Measure, Seen, parse_case, situate
from excomm.case.commitments import Looks, Seeing, Told
from excomm.case.moments import Moment
from excomm.verification import (
    Candidate,
    find_assurance,
    find_cheapest,
    kept,
    kept_in_turn,
    make_ledger,
    place_looks,
    plan_looks,
    spread_effort,
    tally_looks,
)

COMMITMENTS, MEASURES = 1_000, 100


def main() -> None:
    """Print how long each takes and how its cost grows."""
    print("\nVerification (median of 7)")
    growing("effort over sites", spreading, (1_000, 10_000, 100_000, 1_000_000), "sites")
    growing("two looks a site placed", placing, (1_000, 10_000, 100_000), "sites")
    print(f"  belief in {COMMITMENTS:,} commitments, {MEASURES} measures that depend on each other")
    growing("in the end", believing, (1_000, 10_000, 100_000), "looks")
    growing("after each look", following, (1_000, 10_000, 100_000), "looks")
    growing("periods, a tenth with a look", planning, (100, 1_000, 5_000), "periods")
    growing("cheapest of measures", choosing, (20, 25, 30, 40), "measures")
    print(f"  {COMMITMENTS:,} commitments, {MEASURES} measures, each of which sees all of them")
    growing("the ledger", keeping, (100, 1_000, 10_000), "observations")
    growing("the ledger and assurance", assuring, (100, 1_000, 10_000), "observations")


def growing(
    what: str, prepare: Callable[[int], Callable[[], object]], sizes: tuple[int, ...], of: str
) -> None:
    """Print the time at each size, and the exponent of growth from the one before."""
    before: tuple[int, float] | None = None
    for size in sizes:
        seconds = median(prepare(size))
        growth = ""
        if before is not None:
            exponent = math.log(seconds / before[1]) / math.log(size / before[0])
            growth = f"cost ~ {of}^{exponent:.2f}"
        print(f"  {what:<34}{size:>10,}{seconds * 1000:>10.2f} ms   {growth}")
        before = size, seconds


def spreading(sites: int) -> Callable[[], object]:
    random = np.random.default_rng(0)
    weights, rates = random.dirichlet(np.ones(sites)), random.uniform(0.1, 2, sites)
    return lambda: spread_effort(weights, rates, sites / 2)


def placing(sites: int) -> Callable[[], object]:
    random = np.random.default_rng(0)
    weights, chances = random.dirichlet(np.ones(sites)), random.uniform(0.1, 0.9, sites)
    return lambda: place_looks(weights, chances, 2 * sites, correlation=0.2)


def believing(looks: int) -> Callable[[], object]:
    seen, figures, breach = drawn(looks)
    shape = (COMMITMENTS, MEASURES)
    return lambda: kept(breach, *tally_looks(*seen, shape), *figures)


def following(looks: int) -> Callable[[], object]:
    seen, figures, breach = drawn(looks)
    return lambda: kept_in_turn(breach, *seen, *figures)


def drawn(looks: int) -> tuple[list[np.ndarray], list[np.ndarray], np.ndarray]:
    """Return looks, what each measure can see of each commitment, and chances of a breach."""
    random, shape = np.random.default_rng(0), (COMMITMENTS, MEASURES)
    seen = [random.integers(size, size=looks) for size in shape]
    figures = [random.uniform(*span, shape) for span in ((0.2, 0.9), (0.01, 0.1), (0.05, 0.4))]
    return [*seen, random.random(looks) < 0.05], figures, random.uniform(0.05, 0.5, COMMITMENTS)


def planning(periods: int) -> Callable[[], object]:
    return lambda: plan_looks(periods, periods // 10, detection=0.8)


def choosing(measures: int) -> Callable[[], object]:
    """Return the search where it is hardest: what a measure costs is what it is worth."""
    costs = np.random.default_rng(0).integers(1, 1_000, measures) / 100
    each = [Candidate(f"m{n}", cost, 1 - 0.97**cost) for n, cost in enumerate(costs.tolist())]
    return lambda: find_cheapest(each, 0.9)


def keeping(observations: int) -> Callable[[], object]:
    situation = situate(watched(observations))
    return lambda: make_ledger(situation)


def assuring(observations: int) -> Callable[[], object]:
    situation = situate(watched(observations))
    return lambda: find_assurance(make_ledger(situation), lambda: ())


def watched(observations: int) -> Case:
    """Return a case with many commitments, all seen by all measures, and what was seen of them."""
    random = np.random.default_rng(0)
    head = "excomm: 1\ntitle: T\nwords: icd203\nparties: {a: {name: A}, b: {name: B}}\n"
    case = parse_case(head + "options: {a.keep: {text: keep}}\n")
    commitments = tuple(
        Commitment(f"c{n}", "T.", "a", ("b",), breach=Chance(p, p / 2, min(2 * p, 1.0)))
        for n, p in enumerate(random.uniform(0.05, 0.5, COMMITMENTS).tolist())
    )
    rates = zip(
        *(
            random.uniform(*span, MEASURES).tolist()
            for span in ((0.2, 0.9), (0.01, 0.1), (0.05, 0.4))
        ),
        strict=True,
    )
    measures = tuple(
        Measure(
            f"m{n}",
            "T.",
            {
                item.id: Seeing(Grade("coverage", 0.7), Grade("detection", sees))
                for item in commitments
            },
            looks=Looks(per_day=0.5),
            false_alarm=false,
            correlation=rho,
        )
        for n, (sees, false, rho) in enumerate(rates)
    )
    begin = date(2024, 1, 1)
    events = tuple(
        Event(
            f"e{n}",
            Moment(begin + timedelta(n * 300 // observations)),
            "T.",
            told=Told(seen=(Seen(f"m{m}", f"c{c}", "alarm" if n % 50 == 0 else "nothing"),)),
        )
        for n, (m, c) in enumerate(
            zip(
                random.integers(MEASURES, size=observations).tolist(),
                random.integers(COMMITMENTS, size=observations).tolist(),
                strict=True,
            )
        )
    )
    return replace(case, commitments=commitments, measures=measures, events=events)


def median(action: Callable[[], object]) -> float:
    """Return the median time of seven runs, in seconds."""
    spent = []
    for _ in range(7):
        started = time.perf_counter()
        action()
        spent.append(time.perf_counter() - started)
    return sorted(spent)[3]


if __name__ == "__main__":
    main()
