"""Time forecasts: every state of a conflict, turn by turn, to the longest horizon."""

import statistics
import time

from excomm.case import parse_case, situate
from excomm.conflict import make_conflict
from excomm.forecast import Branch, make_forecast
from generated import random_statements

__all__ = ["forecasting"]

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


if __name__ == "__main__":
    for parties in (2, 3, 4):
        print(forecasting(parties, 16, 12))
