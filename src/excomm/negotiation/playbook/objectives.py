"""How the objectives of a side stand: what was gained and lost, what is at risk, what collides."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING, Literal

from excomm.case import Event, Issue, Situation, Statement
from excomm.conflict import Change, changes
from excomm.negotiation.effects import Effects
from excomm.negotiation.playbook.positions import Positions
from excomm.negotiation.points import Values
from excomm.negotiation.replies import Replies

if TYPE_CHECKING:
    from oxidd.bcdd import BCDDFunction as Diagram

__all__ = [
    "Collision",
    "Objective",
    "Requirement",
    "Threatened",
    "collisions",
    "history",
    "requirements",
    "threats",
]

Standing = Literal["gained", "lost", "kept", "not attained"]


@dataclass(frozen=True)
class Objective:
    """One thing a side wants, and what became of it since the start.

    Attributes
    ----------
    statement, place
        What it wants, and its place in its order, from 0.
    standing
        What became of it: gained or lost since the start, kept or not attained all along.
    event
        The event that last changed it; None where none did.
    """

    statement: Statement
    place: int
    standing: Standing
    event: Event | None = None

    @property
    def holds(self) -> bool:
        """Whether it is so now."""
        return self.standing in ("gained", "kept")


@dataclass(frozen=True)
class Threatened:
    """An objective that holds and that another has an improvement to break: what it would do."""

    statement: str
    party: str
    changes: tuple[Change, ...]


@dataclass(frozen=True)
class Requirement:
    """What it takes to attain an objective.

    Attributes
    ----------
    statement
        The objective.
    own, others
        What the side itself and the others would change, in the nearest state that attains it;
        where the side can attain it alone, the others nothing.
    possible
        Whether any state that can still be come to attains it.
    levels
        The levels of issues that attain it, each by issue and level.
    """

    statement: Statement
    own: tuple[Change, ...]
    others: tuple[Change, ...]
    possible: bool
    levels: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Collision:
    """Two objectives that get in each other's way.

    Attributes
    ----------
    first, second
        The more important one, and the one that gives way to it.
    how
        ``others`` where the choices of the side allow each and not both, as long as the others
        stay where they are; ``replies`` where the others' best replies to them do; ``moves``
        where every improvement of the side that attains one breaks the other.
    """

    first: Statement
    second: Statement
    how: Literal["others", "replies", "moves"]


def history(situation: Situation, effects: Effects, party: str) -> tuple[Objective, ...]:
    """Return what became of each objective of a side since the start."""
    case = situation.case
    states: list[tuple[Values, Event | None]] = [(case.start, None)]
    for event in situation.events:
        before = zip(case.options, states[-1][0], strict=True)
        states.append((tuple(event.sets.get(o.id, value) for o, value in before), event))
    found = []
    for place, item in enumerate(effects.statements(party)):
        held = [effects.holds(item.want, state) for state, _ in states]
        changed = [k for k in range(1, len(held)) if held[k] != held[k - 1]]
        standing: Standing = "kept" if held[-1] else "not attained"
        if held[0] != held[-1]:
            standing = "gained" if held[-1] else "lost"
        last = states[changed[-1]][1] if changed else None
        found.append(Objective(item, place, standing, last))
    return tuple(found)


def threats(
    situation: Situation, effects: Effects, replies: Replies, party: str
) -> tuple[Threatened, ...]:
    """Return the objectives that hold and that another has an improvement to break."""
    present, options = situation.present, situation.case.options
    found = []
    for rival in (p.id for p in situation.case.players if p.id != party):
        better = replies.improvements(rival, present)
        for item in effects.statements(party):
            if not effects.holds(item.want, present):
                continue
            there = replies.nearest(better & ~replies.where(item.want), present)
            if there is not None:
                found.append(Threatened(item.id, rival, changes(options, present, there)))
    return tuple(found)


def requirements(
    positions: Positions, objectives: Sequence[Objective], issues: Sequence[Issue], most: int
) -> tuple[Requirement, ...]:
    """Return what it takes to attain the objectives that do not hold, the most important first.

    Parameters
    ----------
    positions
        Whose objectives, and what it can do.
    objectives
        What became of them.
    issues
        What may be settled.
    most
        Of how many at most.
    """
    situation, replies = positions.situation, positions.replies
    present, options = situation.present, situation.case.options
    own = {option.id for option in situation.case.options_of(positions.party)}
    missing = [item.statement for item in objectives if not item.holds]
    open_ = replies.within_reach(present)
    found = []
    for item in missing[:most]:
        wanted = replies.where(item.want) & open_
        alone = replies.choices(positions.party, present) & wanted
        there = replies.nearest(alone, present) or replies.nearest(wanted, present)
        change = () if there is None else changes(options, present, there)
        found.append(
            Requirement(
                statement=item,
                own=tuple(one for one in change if one.option in own),
                others=tuple(one for one in change if one.option not in own),
                possible=there is not None,
                levels=tuple(_attaining(positions, item, issues)),
            )
        )
    return tuple(found)


def _attaining(
    positions: Positions, item: Statement, issues: Sequence[Issue]
) -> Iterator[tuple[str, str]]:
    for issue in issues:
        for level in issue.levels:
            state = positions.performed(level)
            before = positions.effects.holds(item.want, positions.base)
            if not before and positions.effects.holds(item.want, state):
                yield issue.id, level.id


def collisions(effects: Effects, replies: Replies, party: str) -> tuple[Collision, ...]:
    """Return which objectives of a side get in each other's way, the most important first."""
    present = effects.situation.present
    items = effects.statements(party)
    where = [replies.where(item.want) for item in items]
    choices = replies.choices(party, present)
    answered = replies.answers(party, choices)
    better = replies.improvements(party, present)
    found = []
    for (i, first), (j, second) in combinations(enumerate(items), 2):
        both = where[i] & where[j]
        if _apart(choices, where[i], where[j], both):
            found.append(Collision(first, second, "others"))
        elif _apart(answered, where[i], where[j], both):
            found.append(Collision(first, second, "replies"))
        elif any(
            not effects.holds(items[new].want, present)
            and effects.holds(items[old].want, present)
            and (better & where[new]).satisfiable()
            and not (better & both).satisfiable()
            for new, old in ((i, j), (j, i))
        ):
            found.append(Collision(first, second, "moves"))
    return tuple(found)


def _apart(states: Diagram, first: Diagram, second: Diagram, both: Diagram) -> bool:
    """Return whether some states have each of two things, and none both."""
    each = (states & first).satisfiable() and (states & second).satisfiable()
    return bool(each and not (states & both).satisfiable())
