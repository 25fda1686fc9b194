"""How to go about issues: which first, who proposes, what is linked, what is conceded last."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import permutations, product

from excomm.case import Issue, Level, Statement
from excomm.negotiation.effects import Effect
from excomm.negotiation.playbook.positions import LevelPosition, Positions

__all__ = ["Concession", "Link", "Raised", "concessions", "links", "raising"]


@dataclass(frozen=True)
class Raised:
    """An issue to raise, with what is sought.

    Attributes
    ----------
    issue, level
        What is sought in it.
    gain
        What that gains the side.
    chance
        How much belief there is that the others concerned accept it.
    first
        Who proposes first: the side where nobody else is expected to raise it.
    """

    issue: str
    level: str
    gain: Effect
    chance: float
    first: tuple[str, ...]


@dataclass(frozen=True)
class Link:
    """Two issues of which a loss in one is made good by a gain in the other, for both sides.

    Attributes
    ----------
    gives, gets
        Issue and level that the side loses by, and that it gains by.
    own
        What both together do to the side.
    others
        What both together do to the others concerned, none of whom loses.
    """

    gives: tuple[str, str]
    gets: tuple[str, str]
    own: Effect
    others: Mapping[str, Effect]


@dataclass(frozen=True)
class Concession:
    """What it costs to fall back on an issue from what is sought.

    Attributes
    ----------
    issue, sought, fallback
        The level sought, and the next best that the side accepts.
    cost
        The highest statement given up; None where the order has none, or nothing is given up.
    """

    issue: str
    sought: str
    fallback: str
    cost: Statement | None
    place: int


def raising(
    positions: Positions,
    found: Mapping[str, Mapping[str, LevelPosition]],
    accepted: Mapping[tuple[str, str], float],
) -> tuple[Raised, ...]:
    """Return the issues in which something is sought, in the order in which to raise them.

    What the others may accept comes before what they will not accept under any answer; of each
    first that by which the highest statement is gained; of several that which is likelier to be
    accepted.

    Parameters
    ----------
    positions
        Whose, and in what case.
    found
        The position on each level of each issue.
    accepted
        By issue and level, how much belief there is that the others accept it.
    """
    case = positions.situation.case
    raised = []
    for issue in case.issues:
        for level, position in found[issue.id].items():
            if position.stand == "seek":
                others = tuple(p for p in issue.raised_by if p != positions.party)
                raised.append(
                    Raised(
                        issue=issue.id,
                        level=level,
                        gain=position.own,
                        chance=accepted[issue.id, level],
                        first=others or (positions.party,),
                    )
                )
    return tuple(sorted(raised, key=lambda r: (not r.chance, _place(r.gain), -r.chance)))


def _place(effect: Effect) -> int:
    return -1 if effect.place is None else effect.place


def links(
    positions: Positions, found: Mapping[str, Mapping[str, LevelPosition]]
) -> tuple[Link, ...]:
    """Return the pairs of issues of which levels are acceptable together, and not apart.

    By one the side loses and another gains, by the other it is the other way round; together
    the side gains, none of the others concerned loses, and no refusal is crossed. Of each pair
    the levels that go least far.
    """
    issues = [issue for issue in positions.situation.case.issues if not issue.procedure]
    linked = []
    for given, gotten in permutations(issues, 2):
        pairs = product(_levels(given, found, own=False), _levels(gotten, found, own=True))
        made = (_link(positions, (given, gives), (gotten, gets)) for gives, gets in pairs)
        first = next((link for link in made if link is not None), None)
        if first is not None:
            linked.append(first)
    return tuple(linked)


def _levels(
    issue: Issue, found: Mapping[str, Mapping[str, LevelPosition]], own: bool
) -> Sequence[Level]:
    """Return the levels by which the side gains, or loses, and another the other way round."""
    return [
        level
        for level in issue.levels
        if (position := found[issue.id][level.id]).own.better is own
        and position.response is None
        and not position.crossed
        and any(effect.better is (not own) for effect in position.others.values())
    ]


def _link(
    positions: Positions, gives: tuple[Issue, Level], gets: tuple[Issue, Level]
) -> Link | None:
    base, effects = positions.base, positions.effects
    state = positions.performed(gives[1], gets[1])
    concerned = dict.fromkeys((*positions.concerned(gives[0]), *positions.concerned(gets[0])))
    own = effects.effect(positions.party, base, state)
    others = {party: effects.effect(party, base, state) for party in concerned}
    crossed = any(effect.broken for effect in (own, *others.values()))
    if crossed or not own.better or any(effect.better is False for effect in others.values()):
        return None
    return Link((gives[0].id, gives[1].id), (gets[0].id, gets[1].id), own, others)


def concessions(
    positions: Positions, found: Mapping[str, Mapping[str, LevelPosition]]
) -> tuple[Concession, ...]:
    """Return the fallbacks of a side in the order in which to concede them.

    First that by which the least is given up: the lowest statement; last the highest.
    """
    effects, party = positions.effects, positions.party
    steps = []
    for issue in positions.situation.case.issues:
        by_stand = {level.id: found[issue.id][level.id].stand for level in issue.levels}
        sought = [level for level in issue.levels if by_stand[level.id] == "seek"]
        spare = [level for level in issue.levels if by_stand[level.id] in ("accept", "reserve")]
        if not sought or not spare:
            continue
        best = max(spare, key=lambda level: effects.liking(party, positions.performed(level)))
        change = effects.effect(party, positions.performed(sought[0]), positions.performed(best))
        steps.append(
            Concession(
                issue=issue.id,
                sought=sought[0].id,
                fallback=best.id,
                cost=change.statement,
                place=len(effects.statements(party)) if change.place is None else change.place,
            )
        )
    return tuple(sorted(steps, key=lambda step: -step.place))
