"""Time forecasts, turn by turn to the longest horizon, and reactions without listing states."""

import statistics
import time

from excomm.case import parse_case, situate
from excomm.conflict import make_conflict
from excomm.estimate.reactions import find_reaction
from excomm.forecast import Branch, make_forecast
from generated import random_statements

__all__ = ["forecasting", "reacting"]

TURNS = 12
SEEDS = 3


def forecasting(parties: int, options: int, statements: int) -> str:
    """Time forecasts of random prioritised statements; return a line of the table."""
    times, states = [], 0
    for seed in range(SEEDS):
        text = random_statements(parties, options, statements, seed, rules=0)
        situation = situate(parse_case(f"{text}\nhorizons: {{long: {TURNS}}}"))
        conflict = make_conflict(situation)
        states = conflict.space.size
        started = time.perf_counter()
        make_forecast(situation, [Branch(situation, 1.0, ({},), conflict)])
        times.append(time.perf_counter() - started)
    return (
        f"  {states:,} states, {parties} parties, {statements} statements, {TURNS} turns: "
        f"{statistics.median(times):.2f} s, worst {max(times):.2f} s"
    )


def reacting(parties: int, options: int, statements: int) -> str:
    """Time reactions of all but one party, states not listed; return a line of the table."""
    times, drawn = [], False
    for seed in range(SEEDS):
        case = parse_case(random_statements(parties, options, statements, seed, rules=0))
        started = time.perf_counter()
        found = find_reaction(case, "p0.o0", listed=False)
        times.append(time.perf_counter() - started)
        drawn = found.runs is not None
    how = "replies drawn" if drawn else "exact"
    return (
        f"  2^{options} states, {parties} parties, {statements} statements, {how}: "
        f"{statistics.median(times):.2f} s, worst {max(times):.2f} s"
    )


if __name__ == "__main__":
    for parties in (2, 3, 4):
        print(forecasting(parties, 16, 12))
    for options in (24, 36, 60):
        print(reacting(3, options, 12))
