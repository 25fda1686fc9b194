"""Definitions, outcomes and factors that rest on one another: what on, and whether that ends."""

from collections.abc import Iterable, Mapping

from excomm.case.logic import Formula, Name, atoms

__all__ = ["endless", "options_in"]

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


def options_in(formulas: Iterable[Formula], defined: Mapping[str, Formula]) -> tuple[str, ...]:
    """Return the options that formulas rest on, through what they name too, as they first occur.

    Parameters
    ----------
    formulas
        Any; the names in them that are not defined are those of options.
    defined
        What outcomes and factors stand for, by id.
    """
    found: dict[str, None] = {}
    seen: set[str] = set()

    def visit(formula: Formula) -> None:
        for atom in atoms(formula):
            name = atom.subject
            if name not in defined:
                found.setdefault(name)
            elif name not in seen:
                seen.add(name)
                visit(defined[name])

    for formula in formulas:
        visit(formula)
    return tuple(found)
