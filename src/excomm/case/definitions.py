"""Whether definitions, outcomes and factors that rest on one another, come to an end."""

from collections.abc import Mapping

from excomm.case.logic import Formula, Name, atoms

__all__ = ["endless"]

MAX_CHAIN = 100


def endless(defined: Mapping[str, Formula]) -> list[tuple[str, str]]:
    """Return the ids whose definition leads back to itself or goes too far, each with why."""
    uses = {
        key: [a.id for a in atoms(formula) if isinstance(a, Name) and a.id in defined]
        for key, formula in defined.items()
    }
    found = []
    length: dict[str, int] = {}

    def visit(key: str, chain: tuple[str, ...]) -> None:
        if key in chain:
            circle = (*chain[chain.index(key) :], key)
            if not length.keys() & set(circle):
                found.append((key, f"defined by itself: {' -> '.join(circle)}"))
            length.update(dict.fromkeys(circle, 0))
        elif key not in length:
            if len(chain) == MAX_CHAIN:
                raise RecursionError
            for used in uses[key]:
                visit(used, (*chain, key))
            length[key] = 1 + max((length[used] for used in uses[key]), default=0)
            if length[key] > MAX_CHAIN:
                raise RecursionError

    for key in uses:
        try:
            visit(key, ())
        except RecursionError:
            found.append((key, f"'{key}' is defined through more than {MAX_CHAIN} others"))
            break
    return found
