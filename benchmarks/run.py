"""Measure speed: how long excomm takes to start, and how the engine's cost grows.

Run with ``make bench``. Machines are noisy: figures are medians of several runs, and what
counts are ratios within one run and the exponent of growth, not seconds.
"""

import math
import random
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from itertools import pairwise

import numpy as np

from excomm.case import open_case, parse_case, situate
from excomm.conflict import Conflict, make_space, solve
from excomm.conflict.moves import Fibres
from excomm.estimate import make_estimate
from excomm.library import cases

REPEATS = 7


def main() -> None:
    """Print every table."""
    starting()
    estimating()
    growth(parties=2)
    growth(parties=3)
    intricacy(parties=3, options=60, statements=12)
    intricacy(parties=3, options=100, statements=12)
    intricacy(parties=2, options=150, statements=20)
    intricacy(parties=3, options=60, statements=16, seeds=4)


def starting() -> None:
    """Time whole processes, bytecode compiled."""
    bare = median(lambda: run("-c", "pass"))
    print("Starting (whole process; x bare interpreter)")
    row("python -c pass", bare, "")
    commands = [
        ["--help"],
        *([what, case] for what in ("stability", "estimate") for case in cases()),
    ]
    for command in commands:
        run("-m", "excomm", *command)  # compiles what is not compiled yet
        seconds = median(lambda command=command: run("-m", "excomm", *command))
        row("excomm " + " ".join(command), seconds, f"x {seconds / bare:.1f}")


def estimating() -> None:
    """Time the parts of an estimate of each library case, in a warm process."""
    print("\nEstimate (in a warm process)")
    for name in cases():
        clock = Clock()
        make_estimate(open_case(name), progress=clock.step)
        spent = clock.spent()
        parts = ", ".join(f"{what} {seconds:.3f}" for what, seconds in spent.items())
        row(name, sum(spent.values()), parts)


class Clock:
    """Takes the time of the steps that a long calculation reports."""

    def __init__(self) -> None:
        self.steps: list[tuple[str, float]] = []

    def step(self, what: str, done: int, steps: int) -> None:  # noqa: ARG002
        """Take note that a step begins."""
        self.steps.append((what, time.perf_counter()))

    def spent(self) -> dict[str, float]:
        """Return the seconds of each step, all judgements together; now the last one ends."""
        self.step("", 0, 0)
        found: dict[str, float] = {}
        for (what, begun), (_, ended) in pairwise(self.steps):
            kind = "judgements" if what.startswith("the judgement") else what
            found[kind] = found.get(kind, 0) + ended - begun
        return found


def growth(parties: int, largest: int = 20) -> None:
    """Time all five concepts for all parties over strict random preferences."""
    print(f"\nEngine, {parties} parties, every state feasible, five concepts, all parties")
    previous: tuple[int, float] | None = None
    for bits in range(12, largest + 1, 2):
        conflict = random_conflict(parties, bits, seed=bits)
        started = time.perf_counter()
        solve(conflict, None if parties > 2 else five())
        seconds = time.perf_counter() - started
        exponent = ""
        if previous is not None:
            ratio = math.log(seconds / previous[1]) / math.log(2 ** (bits - previous[0]))
            exponent = f"cost ~ states^{ratio:.2f}"
        row(f"2^{bits} states", seconds, exponent)
        previous = bits, seconds


def intricacy(parties: int, options: int, statements: int, seeds: int = 10) -> None:
    """Time the symbolic engine on random prioritised statements: median and worst of seeds."""
    from excomm.conflict import CONCEPTS, solve_symbolically

    print(f"\nSymbolic engine, {parties} parties, {options} options, {statements} statements each")
    for names in (("Nash", "GMR", "SEQ"), ("Nash", "GMR", "SMR", "SEQ", "SymSEQ")):
        times, nodes = [], []
        for seed in range(1, seeds + 1):
            situation = situate(parse_case(random_statements(parties, options, statements, seed)))
            started = time.perf_counter()
            stability = solve_symbolically(situation, [CONCEPTS[name] for name in names])
            for name in names:
                stability.equilibria(name)
            times.append(time.perf_counter() - started)
            nodes.append(stability.conflict.diagrams.manager.num_inner_nodes())
        worst = f"worst {max(times):.2f} s, {max(nodes) / 1e6:.1f} million nodes"
        row(", ".join(names), statistics.median(times), f"{worst} (seeds 1 to {seeds})")


def random_statements(parties: int, options: int, statements: int, seed: int) -> str:
    """Return a case: statements of 1 to 3 literals, an infeasible pair for every 4 options."""
    draw = random.Random(seed)
    names = [f"p{k % parties}.o{k}" for k in range(options)]

    def literals(number: int) -> list[str]:
        chosen = draw.sample(names, number)
        return [name if draw.random() < 0.5 else f"not {name}" for name in chosen]

    lines = ["excomm: 1", "title: random", "parties:"]
    lines += [f"  p{k}: {{name: P{k}}}" for k in range(parties)]
    lines += ["options:", *(f"  {name}: {{text: act}}" for name in names)]
    lines += ["impossible:", *(f"  - {' and '.join(literals(2))}" for _ in range(options // 4))]
    lines += ["orders:"]
    for party in range(parties):
        lines.append(f"  p{party}:")
        for place in range(statements):
            want = draw.choice([" and ", " or "]).join(literals(draw.randint(1, 3)))
            lines.append(f"    - {{id: s{place}, want: {want}}}")
    return "\n".join(lines)


def five() -> list[object]:
    """Return the concepts that are defined for any number of parties."""
    from excomm.conflict import CONCEPTS

    return [concept for concept in CONCEPTS.values() if not concept.joint]


def random_conflict(parties: int, bits: int, seed: int) -> Conflict:
    """Return a conflict of `bits` options with a random strict ranking for every party."""
    names = [f"p{i}" for i in range(parties)]
    text = "excomm: 1\ntitle: random\nparties:\n"
    text += "".join(f"  {name}: {{name: {name}}}\n" for name in names)
    text += "options:\n"
    text += "".join(f"  {names[i % parties]}.o{i}: {{text: act}}\n" for i in range(bits))
    space = make_space(situate(parse_case(text)))
    generator = np.random.default_rng(seed)
    levels = {
        name: generator.permutation(space.size).astype(np.int32).reshape(space.shape)
        for name in names
    }
    fibres = {name: Fibres(space, name, levels[name]) for name in names}
    return Conflict(space, levels, fibres, present=1)


def run(*arguments: str) -> None:
    """Run Python with arguments, its output thrown away."""
    subprocess.run([sys.executable, *arguments], check=True, stdout=subprocess.DEVNULL)


def median(action: Callable[[], object]) -> float:
    """Return the median time of several runs, in seconds."""
    times = []
    for _ in range(REPEATS):
        started = time.perf_counter()
        action()
        times.append(time.perf_counter() - started)
    return statistics.median(times)


def row(what: str, seconds: float, note: str) -> None:
    """Print one line of a table."""
    print(f"  {what:<34}{seconds:>9.3f} s   {note}")


if __name__ == "__main__":
    main()
