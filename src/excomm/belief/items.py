"""The items of evidence on a question: what has been seen, and what did not come."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from excomm.case import Chance, Event, Expected, Question, Situation

__all__ = ["Item", "items_on"]

# What stands before the name of something that did not come.
ABSENT = "no_"


@dataclass(frozen=True)
class Item:
    """An item of evidence on a question.

    Attributes
    ----------
    event
        What happened; that something did not come by its day is an event of that day.
    chances
        By hypothesis, the chance of this, were it true.
    weight
        What its grades leave of it, from 0 to 1.
    group, discount
        What it shares with other items, and what it counts for beside a stronger one of them;
        None and 1 where it shares nothing.
    expected
        What was expected, where this is its absence or its coming; None for an event.
    absent
        Whether it did not come by its day.
    late
        The event with which it came late; None where it did not, or not yet.
    """

    event: Event
    chances: Mapping[str, Chance]
    weight: float = 1.0
    group: str | None = None
    discount: float = 1.0
    expected: Expected | None = None
    absent: bool = False
    late: str | None = None

    @property
    def id(self) -> str:
        """What a judge and a group call it."""
        return self.event.id if self.expected is None else self.expected.id

    @property
    def rank(self) -> str:
        """What decides which of two items of a group leads that tell as much: the earlier."""
        return f"{self.event.at.day} {self.id}"

    def read(self, chances: Mapping[str, Chance]) -> Mapping[str, Chance]:
        """Return what chances of seeing it come to: what is left of 1 where it did not come."""
        if not self.absent:
            return chances
        return {name: _complement(chance) for name, chance in chances.items()}


def items_on(
    situation: Situation, question: Question
) -> tuple[tuple[Item, ...], tuple[Event, ...]]:
    """Return the items of evidence on a question as of a moment.

    Returns
    -------
    tuple of (items, unknown)
        The items in the order in which they were learned, and the events with evidence that
        had not been learned of.
    """
    case = situation.case
    stated = {name: group for group in case.groups for name in group.items}
    found: list[Item] = []
    unknown: list[Event] = []
    for event in situation.events:
        if question.id not in event.evidence:
            continue
        if not situation.knows(event):
            unknown.append(event)
            continue
        chances = event.evidence[question.id]
        source = event.source and f"source {event.source}"
        found.append(Item(event, chances, case.grading.weight(event), source))
    found += [
        item
        for expected in case.expected
        if question.id in expected.evidence and (item := _expected(situation, question, expected))
    ]
    found.sort(key=lambda item: (situation.learned(item.event) or item.event.at).day)
    grouped = []
    for item in found:
        if group := stated.get(item.id):
            discount = case.grading.discount if group.discount is None else group.discount
            grouped.append(_with(item, group.id, discount))
        else:
            grouped.append(_with(item, item.group, case.grading.discount))
    shared = [item.group for item in grouped]
    items = (item if shared.count(item.group) > 1 else _with(item, None, 1.0) for item in grouped)
    return tuple(items), tuple(unknown)


def _with(item: Item, group: str | None, discount: float) -> Item:
    return replace(item, group=group, discount=1.0 if group is None else discount)


def _expected(situation: Situation, question: Question, expected: Expected) -> Item | None:
    """Return the coming or the absence of something expected; None where neither counts yet."""
    came = next((event for event in situation.events if event.id == expected.came), None)
    known = came is not None and situation.knows(came)
    chances = expected.evidence[question.id]
    if came is not None and known and not came.at.is_after(expected.due):
        if question.id in came.evidence:
            return None  # it speaks with the evidence of its own
        event = Event(expected.id, came.at, expected.text, cites=came.cites, place=expected.place)
        return Item(event, chances, expected=expected)
    if situation.moment is None or expected.due.is_after(situation.moment):
        return None
    event = Event(
        id=ABSENT + expected.id,
        at=expected.due,
        text=f"It did not come: {expected.text}",
        cites=expected.cites,
        place=expected.place,
    )
    absence = {name: _complement(chance) for name, chance in chances.items()}
    late = came.id if came is not None and known else None
    return Item(event, absence, expected=expected, absent=True, late=late)


def _complement(chance: Chance) -> Chance:
    word = None if chance.word is None else f"not {chance.word}"
    return Chance(1 - chance.point, 1 - chance.high, 1 - chance.low, word)
