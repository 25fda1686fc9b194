"""Measure bargaining with numbers: the Pareto frontier over many issues, and the solutions."""

import random
import statistics
import time

import numpy as np

from excomm.negotiation import find_bargains, find_frontier, find_lotteries, is_efficient

SEEDS = 10


def main() -> None:
    """Print how long frontiers and solutions take, and how large they are."""
    print("\nFrontier over issues of 2 to 4 levels, what one wins the other loses (seeds 1 to 10)")
    for issues, parties, points in (
        (24, 2, 100),
        (40, 2, 100),
        (60, 2, 100),
        (24, 2, 10**6),
        (40, 2, 10**6),
        (16, 3, 10),
        (24, 3, 10),
        (40, 3, 10),
        (24, 3, 1000),
    ):
        print(growing(issues, parties, points))
    print("\nThe same where every point one wins is a point the other loses: all is efficient")
    for issues, points in ((24, 100), (40, 100), (24, 10_000), (40, 10_000)):
        print(growing(issues, 2, points, zero_sum=True))
    print("\nPackages listed, 2 and 3 parties")
    for parties in (2, 3):
        for packages in (10_000, 1_000_000):
            print(listed(packages, parties))


def opposed(
    issues: int, parties: int, points: int, seed: int, zero_sum: bool
) -> list[list[tuple[int, ...]]]:
    """Return issues of 2 to 4 levels, better for some parties and worse for others as they rise."""
    draw = random.Random(seed)
    values = []
    for issue in range(issues):
        count = draw.randint(2, 4)
        columns = []
        for party in range(parties):
            column = sorted(draw.randint(0, points) for _ in range(count))
            columns.append(column[::-1] if (issue + party) % parties else column)
        if zero_sum:
            columns[1] = [points - value for value in columns[0]]
        values.append(list(zip(*columns, strict=True)))
    return values


def growing(issues: int, parties: int, points: int, zero_sum: bool = False) -> str:
    """Return the time that frontiers and the solutions on them take."""
    times, sizes = [], []
    for seed in range(1, SEEDS + 1):
        values = opposed(issues, parties, points, seed, zero_sum)
        started = time.perf_counter()
        frontier = find_frontier(values)
        find_bargains(frontier.utilities, [0] * parties)
        times.append(time.perf_counter() - started)
        sizes.append(len(frontier.utilities))
    what = f"{issues} issues, {parties} parties, 0 to {points:,}"
    return (
        f"  {what:<36}{statistics.median(times):>8.3f} s   worst {max(times):.2f} s; "
        f"up to {max(sizes):,} points"
    )


def listed(packages: int, parties: int) -> str:
    """Return the time that a list of packages takes."""
    utilities = np.random.default_rng(1).integers(0, 1000, size=(packages, parties))
    started = time.perf_counter()
    efficient = int(is_efficient(utilities).sum())
    seconds = time.perf_counter() - started
    told = f"  {packages:>9,} packages, {parties} parties: "
    told += f"frontier {seconds:.3f} s, {efficient:,} points"
    started = time.perf_counter()
    find_bargains(utilities, [0] * parties)
    told += f"; solutions {time.perf_counter() - started:.3f} s"
    if parties == 2:
        started = time.perf_counter()
        find_lotteries(utilities, (0, 0))
        told += f"; lotteries {time.perf_counter() - started:.3f} s"
    return told


if __name__ == "__main__":
    main()
