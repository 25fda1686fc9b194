"""Cases of many issues: what could be agreed between two parties with fallbacks and refusals."""

import random
import statistics
import time

from excomm.case import parse_case, situate
from excomm.conflict import CONCEPTS
from excomm.negotiation import Asked, find_packages_symbolically

__all__ = ["main", "negotiation"]


def main() -> None:
    """Print how long packages take: in an order, in tiers, with keepability known or not."""
    print("\nPackages, 2 parties, settled levels, fallbacks and refusals (excomm packages)")
    for issues in (24, 40, 60):
        measured(issues, tier=1)
    for issues, tier in ((24, 2), (24, 3), (40, 2)):
        measured(issues, tier)


def measured(issues: int, tier: int, seeds: int = 5) -> None:
    """Print how long the packages of some cases of a size take."""
    times, efficient, undecided = [], [], 0
    for seed in range(1, seeds + 1):
        situation = situate(parse_case(negotiation(issues, seed, tier)))
        started = time.process_time()
        found = find_packages_symbolically(situation, Asked(CONCEPTS["SEQ"]))
        times.append(time.process_time() - started)
        efficient.append(found.efficient)
        undecided += found.keepable is None
    print(
        f"  {issues} issues, {'an order' if tier == 1 else f'tiers of {tier}'}: median "
        f"{statistics.median(times):.2f} s, worst {max(times):.2f} s; {found.number:.1e} packages, "
        f"up to {max(efficient):,} efficient; keepability not known in {undecided} of {seeds}",
        flush=True,
    )


def negotiation(issues: int, seed: int, tier: int = 1) -> str:
    """Return a case of two parties and many issues, each settled at one of 2 to 4 levels.

    Each issue is an option in the hands of one party, by turns. Each party first refuses the
    far end of two issues, then wants, in an order of its own, of every issue first that it
    is settled no worse than a fallback and then that it is settled at its ideal; a few wants
    link two issues. Wants stand in tiers of so many, the refusals by themselves. What one party
    wants most of an issue, the other has at the start.
    """
    draw = random.Random(seed)
    levels = [draw.randint(2, 4) for _ in range(issues)]
    names = [f"{'ab'[k % 2]}.issue{k}" for k in range(issues)]
    lines = ["excomm: 1", f"title: {issues} issues", "parties: {a: {name: A}, b: {name: B}}"]
    lines.append("options:")
    for name, count in zip(names, levels, strict=True):
        steps = ", ".join(f"l{place}" for place in range(count))
        lines.append(f"  {name}: {{text: settle, levels: [{steps}]}}")
    lines.append("orders:")
    for party, likes_much in (("a", True), ("b", False)):
        wants = []
        for name, count in zip(names, levels, strict=True):
            ideal, bound = (count - 1, ">=") if likes_much else (0, "<=")
            fallback = draw.randrange(1, count) if likes_much else draw.randrange(count - 1)
            wants += [f"{name} {bound} l{place}" for place in sorted({fallback, ideal})]
        for _ in range(issues // 6):
            one, other = draw.sample(range(issues), 2)
            link = f"{names[one]} >= l1 if {names[other]} >= l1"
            wants.append(link)
        draw.shuffle(wants)
        refused = draw.sample(range(issues), 2)
        for k in refused:
            wants.insert(0, f"{names[k]} {'>= l1' if likes_much else f'<= l{levels[k] - 2}'}")
        lines.append(f"  {party}:")
        said = [f"{{id: w{place}, want: {want}}}" for place, want in enumerate(wants)]
        said = [
            line.replace("}", ", refusal: yes}") if k < 2 else line for k, line in enumerate(said)
        ]
        lines += [f"    - {line}" for line in said[:2]]
        for place in range(2, len(said), tier):
            lines.append("    - [" + ", ".join(said[place : place + tier]) + "]")
    # Nothing is settled: what one wants most, the other has.
    start = [f"{name}: l{draw.randrange(count)}" for name, count in zip(names, levels, strict=True)]
    lines.append(f"start: {{{', '.join(start)}}}")
    lines += ["no_agreement: present", "issues:"]
    for k, (name, count) in enumerate(zip(names, levels, strict=True)):
        lines += [f"  issue{k}:", "    text: settle it", "    levels:"]
        lines += [
            f"      l{place}: {{text: settle, performs: {{{name}: l{place}}}, by: analyst}}"
            for place in range(count)
        ]
    return "\n".join(lines)


if __name__ == "__main__":
    main()
