"""Cases of many issues: what could be agreed between two parties with fallbacks and refusals."""

import random

__all__ = ["negotiation"]


def negotiation(issues: int, seed: int) -> str:
    """Return a case of two parties and many issues, each settled at one of 2 to 4 levels.

    Each issue is an option in the hands of one party, by turns. Each party first refuses the
    far end of two issues, then wants, in an order of its own, of every issue first that it
    is settled no worse than a fallback and then that it is settled at its ideal; a few wants
    link two issues.
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
        lines += [f"    - {{id: w{place}, want: {want}}}" for place, want in enumerate(wants)]
    # Nothing is settled: what one wants most, the other has.
    start = [f"{name}: l{draw.randrange(count)}" for name, count in zip(names, levels, strict=True)]
    lines.append(f"start: {{{', '.join(start)}}}")
    return "\n".join(lines)
