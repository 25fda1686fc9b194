"""What a side is best advised to do with each of its options."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from excomm.case import Statement, Statements
from excomm.negotiation.effects import Effects
from excomm.negotiation.replies import Replies

if TYPE_CHECKING:
    from oxidd.bcdd import BCDDFunction as Diagram

__all__ = ["Choice", "advised_choices"]


@dataclass(frozen=True)
class Choice:
    """What a side is advised to do with one of its options, were certain things true.

    Attributes
    ----------
    option
        The option.
    now, value
        At which value it is, and at which it is best.
    free
        Whether another value would do as well.
    decides
        The highest statement of the side that speaks for that value over all others; None where
        it is free, or its order has no statements.
    feared
        Whether it is what the others can make of another value that speaks against it, not that
        value itself.
    """

    option: str
    now: str
    value: str
    free: bool
    decides: Statement | None = None
    feared: bool = False


def advised_choices(effects: Effects, replies: Replies, party: str) -> tuple[Choice, ...]:
    """Return what a side is best advised to do with each of its options.

    It chooses among all it can do, the others staying where they are, by what their
    improvements can hold it to there and then by the state itself; of several as good the one
    that changes least. An option that could as well be at another value is free.
    """
    situation = effects.situation
    present, case = situation.present, situation.case
    diagrams = replies.conflict.diagrams
    open_ = replies.choices(party, present)
    best = replies.advised(party, present)
    chosen = replies.nearest(best, present) or present
    found = []
    for place, option in enumerate(case.options):
        if option.party != party:
            continue
        here = diagrams.value(option, chosen[place])
        free = bool((best & ~here).satisfiable())
        decides, feared = None, False
        if not free and (open_ & ~here).satisfiable():
            decides, feared = _decides(effects, replies, party, best, open_ & ~here)
        found.append(
            Choice(
                option=option.id,
                now=option.values[present[place]],
                value=option.values[chosen[place]],
                free=free,
                decides=decides,
                feared=feared,
            )
        )
    return tuple(found)


def _decides(
    effects: Effects, replies: Replies, party: str, best: Diagram, others: Diagram
) -> tuple[Statement | None, bool]:
    """Return the first statement that the best of the others lacks, and whether it is feared for.

    It is feared for where what the others can make of that choice lacks it.
    """
    order = effects.situation.orders.get(party)
    items: Sequence[Statement] = order.items if isinstance(order, Statements) else ()
    present = effects.situation.present
    held_to, levels = replies.wary(party, present), replies.conflict.levels[party]
    for bits, feared in ((held_to, True), (levels, False)):
        for item, bit in zip(items, bits, strict=False):
            with_it = others & bit
            if (best & bit).satisfiable() and not with_it.satisfiable():
                return item, feared and _holds_there(replies, others, item)
            others = with_it if with_it.satisfiable() else others
    return None, False


def _holds_there(replies: Replies, others: Diagram, item: Statement) -> bool:
    """Return whether some of the other choices have a statement as long as nobody replies."""
    return bool((others & replies.where(item.want)).satisfiable())
