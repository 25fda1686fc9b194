"""Moves, gains and losses in words."""

import re
import textwrap
from collections.abc import Iterable

from excomm.case import Case, Statements
from excomm.conflict import Change, Difference, Reason, Step
from excomm.report.table import WIDTH

__all__ = [
    "act",
    "counted",
    "difference_in_words",
    "listed",
    "no_improvement",
    "party_name",
    "wrapped",
]


def party_name(case: Case, party: str, begins: bool = False) -> str:
    """Return the name of a party; with a capital where it begins a sentence."""
    name = next(item.name for item in case.parties if item.id == party)
    return name[:1].upper() + name[1:] if begins else name


def act(case: Case, step: Step) -> str:
    """Return what a step does, in words that follow "would"."""
    return listed(_change(case, change) for change in step.changes)


def _change(case: Case, change: Change) -> str:
    option = case.option(change.option)
    if option.kind != "one_of" and change.after == option.values[0]:
        return f"no longer {option.text}"
    if option.kind == "switch":
        return option.text
    after, before = change.after.replace("_", " "), change.before.replace("_", " ")
    if change.before == option.values[0]:
        return f"{option.text} ({after})"
    return f"{option.text} ({after} instead of {before})"


def difference_in_words(case: Case, party: str, difference: Difference) -> str:
    """Return what a change of state does to a party, in words that follow "would"."""
    if difference.better is None:
        return "be no better and no worse off"
    verb = "gain" if difference.better else "lose"
    if difference.ranks is not None:
        verb = "rise" if difference.better else "fall"
        before, after, last = difference.ranks
        return f"{verb} from rank {before:,} to rank {after:,} of {last:,}"
    order = case.orders[party]
    assert isinstance(order, Statements)
    statement = next(item for item in order.items if item.id == difference.statement)
    return f"{verb} {statement.id} ({statement.text or statement.want})"


def no_improvement(reason: Reason) -> str:
    """Say that a party has no improvement: whether it can move at all, and how far."""
    here = reason.conflict.space.cell(reason.state)
    moves = len(reason.conflict.fibres[reason.party].moves(here))
    if not moves:
        return "it has no move from here."
    which = "its one move does not lead" if moves == 1 else f"none of its {moves:,} moves leads"
    return f"{which} to a state that it likes better."


def listed(parts: Iterable[str]) -> str:
    """Join phrases: "a", "a and b", "a; b; and c"."""
    items = list(parts)
    if len(items) < 3:
        return " and ".join(items)
    return "; ".join(items[:-1]) + "; and " + items[-1]


def counted(number: int, noun: str) -> str:
    """Return a number with its noun: "1 state", "1,200 states"."""
    return f"{number:,} {noun}" + ("" if number == 1 else "s")


def wrapped(lines: Iterable[str]) -> str:
    """Return lines as text no wider than a page, each hanging from its number or bullet."""
    return "\n".join(map(_wrapped, lines)) + "\n"


def _wrapped(line: str) -> str:
    mark = re.match(r" *(?:\d+\. |[-*] )?", line)
    assert mark is not None
    return textwrap.fill(
        line,
        WIDTH,
        subsequent_indent=" " * mark.end(),
        break_long_words=False,
        break_on_hyphens=False,
    )
