"""Measure belief: many judges over many items, with every step of the way, and pooled."""

import time

import numpy as np

from excomm.belief import pool
from excomm.belief.tally import tally

JUDGES, ITEMS, HYPOTHESES = 50, 500, 4


def main() -> None:
    """Print how long it takes, with and without items that share a source."""
    print(f"Belief: {JUDGES} judges over {ITEMS} items, {HYPOTHESES} hypotheses (median of 7)")
    for what, sources in (("each of its own source", None), ("in 100 sources of 5", 100)):
        print(f"  {what:<34}{median(sources) * 1000:>9.1f} ms")


def median(sources: int | None) -> float:
    """Return the median time in seconds of carrying and pooling one panel."""
    random = np.random.default_rng(0)
    priors = random.dirichlet(np.ones(HYPOTHESES), JUDGES)
    chances = random.uniform(0.05, 0.95, (JUDGES, ITEMS, HYPOTHESES))
    weights, discounts = random.uniform(0.2, 1, ITEMS), np.full(ITEMS, 0.25)
    groups = [None if sources is None else f"s{place % sources}" for place in range(ITEMS)]
    names = [f"e{place}" for place in range(ITEMS)]
    spent = []
    for _ in range(7):
        started = time.perf_counter()
        found = tally(priors, chances, weights, discounts, groups, names)
        pool(found.after, np.ones(JUDGES), "linear")
        pool(found.after, np.ones(JUDGES), "logarithmic")
        spent.append(time.perf_counter() - started)
    return sorted(spent)[3]


if __name__ == "__main__":
    main()
