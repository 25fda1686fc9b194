"""Patterns of states: ``YN- Y`` says yes, no, either, yes, switch by switch."""

from collections.abc import Sequence

from excomm.case.logic import And, Constant, Formula, Not
from excomm.case.model import Option

__all__ = ["is_pattern", "pattern_formula"]


def is_pattern(text: str) -> bool:
    """Return whether `text` is written as a pattern rather than as a formula."""
    return bool(text.strip()) and set(text) <= set("YN- ")


def pattern_formula(pattern: str, options: Sequence[Option]) -> Formula:
    """Return the formula that holds in just the states of `pattern`.

    Parameters
    ----------
    pattern
        One of Y, N and - for every switch, grouped by blanks or not.
    options
        The options of the case, in order.

    Raises
    ------
    ValueError
        If the pattern does not have one place for every switch.
    """
    switches = [switch for option in options for switch in option.switches]
    symbols = pattern.replace(" ", "")
    if len(symbols) != len(switches):
        has = "1 place" if len(symbols) == 1 else f"{len(symbols)} places"
        wanted = ", ".join(str(switch) for switch in switches)
        raise ValueError(f"the pattern has {has}, the case {len(switches)}: {wanted}")
    literals = tuple(
        switch if symbol == "Y" else Not(switch)
        for symbol, switch in zip(symbols, switches, strict=True)
        if symbol != "-"
    )
    if len(literals) < 2:
        return literals[0] if literals else Constant(True)
    return And(literals)
