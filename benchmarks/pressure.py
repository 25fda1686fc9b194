"""Measure pressure: sets of up to four undertakings over twelve options, states not listed."""

import random
import statistics
import sys
import time
from dataclasses import replace

from excomm.case import parse_case, situate
from excomm.forecast import Branch
from excomm.negotiation import press

OWN, OTHERS, EACH, STATEMENTS, DRAWS = 12, 4, 6, 12, 7


def main() -> None:
    """Print how long it takes, under one hypothesis and under four, and how many are refuted."""
    options = OWN + OTHERS * EACH
    print(f"\nPressure: {OWN} own options, {options} in all, 2^{options} states, sets of up to 4")
    for branches in (1, 4):
        taken, refuted, tried, found, through = [], [], 0, 0, 0
        for seed in range(DRAWS):
            situation = situate(parse_case(drawn(seed)))
            orders = [turned(situation, turns) for turns in range(branches)]
            start = time.perf_counter()
            pressure = press(situation, orders, "p0", "p1.o0")
            taken.append(time.perf_counter() - start)
            refuted.append(pressure.refuted)
            tried = pressure.tried
            found += len(pressure.sets)
            through += sum(any(w.third for ws in one.ways for w in ws) for one in pressure.sets)
        print(
            f"  {branches} hypotheses: median {statistics.median(taken):.2f} s, worst "
            f"{max(taken):.2f} s; of {tried:,} sets {statistics.median(refuted):,} refuted, "
            f"worst {max(refuted):,}; {found} found in {DRAWS} draws, {through} through a third"
        )


def turned(situation, turns):  # type: ignore[no-untyped-def]
    """Return the situation with every party's last statements first."""
    orders = {
        party: replace(order, items=(*order.items[turns * 3 :], *order.items[: turns * 3]))
        for party, order in situation.orders.items()
    }
    return Branch(replace(situation, orders=orders), 0.25, ({"q": str(turns)},))


def drawn(seed: int) -> str:
    """Return a case: statements of 1 to 3 literals, an infeasible pair for every 4 options."""
    draw = random.Random(seed)
    sizes = [OWN, *[EACH] * OTHERS]
    names = [f"p{party}.o{k}" for party, size in enumerate(sizes) for k in range(size)]

    def literals(number: int) -> list[str]:
        chosen = draw.sample(names, number)
        return [name if draw.random() < 0.5 else f"not {name}" for name in chosen]

    lines = ["excomm: 1", "title: random", "parties:"]
    lines += [f"  p{k}: {{name: P{k}}}" for k in range(len(sizes))]
    lines += ["options:", *(f"  {name}: {{text: act}}" for name in names), "impossible:"]
    # The present, where nothing is done, is a state.
    for _ in range(len(names) // 4):
        first, second = draw.sample(names, 2)
        lines.append(f"  - {first} and {draw.choice(['', 'not '])}{second}")
    lines.append("orders:")
    for party in range(len(sizes)):
        lines.append(f"  p{party}:")
        for place in range(STATEMENTS):
            want = draw.choice([" and ", " or "]).join(literals(draw.randint(1, 3)))
            lines.append(f"    - {{id: s{place}, want: {want}}}")
    return "\n".join(lines)


if __name__ == "__main__":
    sys.exit(main())
