"""Measure speed: how long excomm takes to start, and how the engine's cost grows.

Run with ``make bench``. Machines are noisy: figures are medians of several runs, and what
counts are ratios within one run and the exponent of growth, not seconds.
"""

import math
import random
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

import numpy as np

from bargaining import main as bargaining
from belief import main as believing
from excomm.case import open_case, parse_case, situate
from excomm.conflict import (
    CONCEPTS,
    Conflict,
    Fibres,
    cells_needed,
    find_agreements_symbolically,
    make_conflict,
    make_space,
    solve,
    solve_many,
    solve_symbolically,
    why_symbolically,
)
from excomm.conflict.space import MAX_CELLS
from excomm.conflict.symbolic.engine import make_symbolic_conflict
from excomm.conflict.symbolic.stability import drawn_from
from excomm.estimate import make_estimate, make_timeline
from excomm.library import cases
from forecasting import forecasting, reacting
from generated import random_statements
from packages import main as packaging
from packages import negotiation
from peers import ask_gmcr_plus, literal_seconds
from record import main as keeping
from verification import main as verifying

REPEATS = 7


def main() -> None:
    """Print every table."""
    starting()
    estimating()
    growth(parties=2)
    growth(parties=3)
    obstacles()
    small()
    beside_others()
    intricacy(parties=3, options=60, statements=12)
    intricacy(parties=3, options=100, statements=12)
    intricacy(parties=2, options=150, statements=20)
    intricacy(parties=3, options=60, statements=16, seeds=4)
    explaining()
    for issues in (24, 32, 40):
        agreeing(issues)
    packaging()
    believing()
    following()
    print("\nForecast, exact, five manners of choosing")
    for parties in (2, 3, 4):
        print(forecasting(parties, options=16, statements=12))
    print("\nReactions to an act, states not listed, five manners of choosing")
    for options in (24, 36, 60):
        print(reacting(parties=3, options=options, statements=12))
    verifying()
    bargaining()
    keeping()


def starting() -> None:
    """Time whole processes, bytecode compiled."""
    bare = median(lambda: run("-c", "pass"))
    print("Starting (whole process; x bare interpreter)")
    row("python -c pass", bare, "")
    commands = [
        ["--help"],
        *(["stability", case] for case in cases()),
        *(["estimate", case] for case in listed_cases()),
    ]
    for command in commands:
        run("-m", "excomm", *command)  # compiles what is not compiled yet
        seconds = median(lambda command=command: run("-m", "excomm", *command))
        row("excomm " + " ".join(command), seconds, f"x {seconds / bare:.1f}")


def estimating() -> None:
    """Time the parts of an estimate of each library case, in a warm process."""
    print("\nEstimate (in a warm process)")
    for name in listed_cases():
        clock = Clock()
        make_estimate(open_case(name), progress=clock.step)
        spent = clock.spent()
        parts = ", ".join(f"{what} {seconds:.3f}" for what, seconds in spent.items())
        row(name, sum(spent.values()), parts)


def listed_cases() -> list[str]:
    """Return the library cases whose states can be listed, as an estimate needs them."""
    return [name for name in cases() if cells_needed(situate(open_case(name))) <= MAX_CELLS]


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


def growth(parties: int, largest: int = 24) -> None:
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
    print(f"  memory of this process at most {peak() / 2**20:.0f} MiB")


def obstacles() -> None:
    """Time conflicts of 2^20 combinations with impossible states and one-way options."""
    print("\nEngine, 2^20 combinations, five concepts, all parties")
    plain = None
    for parties, share, one_way in (
        (3, 1.0, 0),
        (3, 2 / 3, 0),
        (3, 2 / 3, 1),
        (3, 2 / 3, 2),
        (6, 0.134, 0),
        (6, 0.134, 1),
    ):
        conflict = random_conflict(parties, 20, seed=1, share=share, one_way=one_way)
        started = time.perf_counter()
        solve(conflict, five())
        seconds = time.perf_counter() - started
        plain = plain or seconds
        what = f"{parties} parties, {share:.0%} feasible, {one_way} one-way each"
        row(what, seconds, f"x {seconds / plain:.1f}, {conflict.space.size:,} states")


def small() -> None:
    """Time the textbook cases, by themselves and thousands side by side."""
    print("\nSmall conflicts, every concept of the table, in a warm process")
    for name in ("chicken", "prisoners-dilemma", "cuba-1962-classic", "elmira"):
        situation = situate(open_case(name))
        solve(make_conflict(situation))
        made = median(lambda situation=situation: make_conflict(situation))
        conflicts = [make_conflict(situation) for _ in range(REPEATS)]
        solved = median(lambda conflicts=conflicts: solve(conflicts.pop()))
        space = conflicts[0].space if conflicts else make_space(situation)
        generator = np.random.default_rng(1)
        many = 10_000
        levels = {
            party: generator.random((many, space.size)).argsort(axis=1) for party in space.parties
        }
        started = time.perf_counter()
        solve_many(space, levels, five())
        each = (time.perf_counter() - started) / many
        told = f"made {made * 1e3:.2f} ms, solved {solved * 1e3:.2f} ms"
        row(name, made + solved, f"{told}; of {many:,} side by side {each * 1e6:.1f} us each")


def intricacy(parties: int, options: int, statements: int, seeds: int = 10) -> None:
    """Time the symbolic engine on random prioritised statements: median and worst of seeds."""
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


def beside_others() -> None:
    """Time the same conflicts by the literal reading, and by GMCR+ where it is at hand."""
    print("\nBeside the literal reading (five concepts) and GMCR+ (four and SIM; set GMCR_PLUS)")
    for parties, bits in ((2, 6), (2, 8), (2, 10), (3, 6), (3, 8), (3, 9)):
        conflict = random_conflict(parties, bits, seed=bits)
        solve(conflict, five())
        seconds = median(
            lambda parties=parties, bits=bits: solve(random_conflict(parties, bits, bits), five())
        )
        told = f"literal x {literal_seconds(conflict) / seconds:,.0f}"
        if (answer := ask_gmcr_plus(conflict)) is not None:
            other = [name for name, same in answer[1].items() if not same]
            verdicts = f"other equilibria under {', '.join(other)}" if other else "same equilibria"
            told += f"; GMCR+ {answer[0]:.2f} s, x {answer[0] / seconds:,.0f}, {verdicts}"
        row(f"{parties} parties, 2^{bits} states", seconds, told)


def explaining() -> None:
    """Time reasons for the present state where states are not listed."""
    print(
        "\nReasons without a list of states: one party, SEQ, 3 parties, 60 options, 16 statements"
    )
    times = []
    for seed in range(1, 11):
        situation = situate(parse_case(random_statements(3, 60, 16, seed)))
        # The present may be impossible: any state will do.
        conflict = make_symbolic_conflict(situation)
        state = drawn_from(conflict, conflict.diagrams.feasible, 1, random.Random(seed))[0]
        started = time.perf_counter()
        why_symbolically(situation, state.pattern, "p0", CONCEPTS["SEQ"])
        times.append(time.perf_counter() - started)
    row("why", statistics.median(times), f"worst {max(times):.2f} s (seeds 1 to 10)")


def agreeing(issues: int, seeds: int = 10) -> None:
    """Time what could be agreed over many issues, by the symbolic engine."""
    times, efficient, size = [], [], 0.0
    for seed in range(1, seeds + 1):
        situation = situate(parse_case(negotiation(issues, seed)))
        started = time.perf_counter()
        found = find_agreements_symbolically(situation, "present", CONCEPTS["SEQ"])
        times.append(time.perf_counter() - started)
        efficient.append(found.efficient)
        size = max(size, found.size)
    if issues == 24:
        print("\nAgreements, 2 parties, issues of 2 to 4 levels, fallbacks and refusals")
    told = f"worst {max(times):.2f} s; up to {size:.1e} packages, {max(efficient):,} efficient"
    row(f"{issues} issues", statistics.median(times), told)


def following() -> None:
    """Time the estimate at every event of a case of 2,048 states, and how it grows."""
    print("\nthe estimate at every event: 2,048 states, two questions, every event gives evidence")
    for events in (50, 200):
        case = parse_case(eventful(events, options=11))
        started = time.perf_counter()
        made = make_timeline(case)
        spent = time.perf_counter() - started
        row(f"{events} events", spent, f"{made.conflicts} conflicts solved")


def eventful(events: int, options: int) -> str:
    """Return a case of two parties in which something is set and seen every day."""
    names = [f"{'ab'[place % 2]}.o{place}" for place in range(options)]
    lines = ["excomm: 1", "title: drawn", "horizons: {days: 3, months: 12}"]
    lines += ["parties: {a: {name: A}, b: {name: B}}", "options:"]
    lines += [f"  {name}: {{text: do it}}" for name in names]
    lines += [
        "outcomes: {x: a.o0 and b.o1, y: not a.o0, z: b.o1 and not a.o2}",
        "orders:",
        "  a: [{id: p, want: b.o1 and not a.o0}, {id: q, want: a.o2 if b.o3}]",
        "  b: [{id: p, want: a.o0}, {id: q, want: not b.o1}, {id: r, want: b.o3}]",
        "questions:",
    ]
    for question, party, first in (("m", "a", "q"), ("n", "b", "r")):
        lines.append(
            f"  {question}: {{asks: What?, about: [{party}], hypotheses: "
            f"{{g: {{text: G, prior: 0.5, first: {{{party}: [{first}]}}}}, "
            "h: {text: H, prior: residual}}}"
        )
    lines += ["start: {}", "events:"]
    for number in range(events):
        day = date(1962, 1, 1) + timedelta(days=number)
        value = "yes" if (number // options) % 2 == 0 else "no"
        lines.append(
            f"  - {{id: e{number}, at: {day}, text: It is so., "
            f"sets: {{{names[number % options]}: {value}}}, "
            f"evidence: {{{'mn'[number % 2]}: {{g: 0.5{number % 7}, h: 0.5{number * 3 % 7}}}}}}}"
        )
    return "\n".join(lines) + "\n"


def peak() -> int:
    """Return the most memory this process has had, in bytes."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024


def five() -> list[object]:
    """Return the concepts that are defined for any number of parties."""
    return [concept for concept in CONCEPTS.values() if not concept.joint]


def random_conflict(
    parties: int, bits: int, seed: int, share: float = 1.0, one_way: int = 0
) -> Conflict:
    """Return a conflict of `bits` options with a random strict ranking for every party.

    Of the combinations a random share is feasible; so many options of each party are one-way.
    """
    names = [f"p{i}" for i in range(parties)]
    text = "excomm: 1\ntitle: random\nparties:\n"
    text += "".join(f"  {name}: {{name: {name}}}\n" for name in names)
    text += "options:\n"
    for i in range(bits):
        moves = ", moves: on" if i // parties < one_way else ""
        text += f"  {names[i % parties]}.o{i}: {{text: act{moves}}}\n"
    space = make_space(situate(parse_case(text)))
    generator = np.random.default_rng(seed)
    if share < 1:
        space = replace(space, feasible=generator.random(space.shape) < share)
    levels = {}
    for name in names:
        liked = np.full(space.feasible.size, -1, dtype=np.int32)
        liked[space.cells] = generator.permutation(space.size)
        levels[name] = liked.reshape(space.shape)
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
