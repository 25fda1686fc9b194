"""Cases drawn at random, as the text of a file."""

import random

__all__ = ["random_statements"]


def random_statements(
    parties: int, options: int, statements: int, seed: int, rules: int | None = None
) -> str:
    """Return a case: statements of 1 to 3 literals, an infeasible pair for every 4 options.

    Parameters
    ----------
    parties, options, statements
        How many there are; statements of each party.
    seed
        Of the draw.
    rules
        How many infeasible pairs instead.
    """
    draw = random.Random(seed)
    names = [f"p{k % parties}.o{k}" for k in range(options)]

    def literals(number: int) -> list[str]:
        chosen = draw.sample(names, number)
        return [name if draw.random() < 0.5 else f"not {name}" for name in chosen]

    lines = ["excomm: 1", "title: random", "parties:"]
    lines += [f"  p{k}: {{name: P{k}}}" for k in range(parties)]
    lines += ["options:", *(f"  {name}: {{text: act}}" for name in names)]
    pairs = [
        f"  - {' and '.join(literals(2))}" for _ in range(options // 4 if rules is None else rules)
    ]
    lines += ["impossible:", *pairs] if pairs else []
    lines += ["orders:"]
    for party in range(parties):
        lines.append(f"  p{party}:")
        for place in range(statements):
            want = draw.choice([" and ", " or "]).join(literals(draw.randint(1, 3)))
            lines.append(f"    - {{id: s{place}, want: {want}}}")
    return "\n".join(lines)
