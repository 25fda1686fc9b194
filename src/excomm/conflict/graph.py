"""The graph of a conflict with the fewest arrows that say all: for drawing, state by state."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from excomm.conflict.space import Space
from excomm.conflict.stability import Stability
from excomm.conflict.steps import Step, step_between

__all__ = ["Arrow", "StateGraph", "state_graph"]


@dataclass(frozen=True)
class Arrow:
    """A party's move from one state to another, each by its number.

    Attributes
    ----------
    kind
        ``better``: an improvement; ``alike``: the party likes both states alike.
    one_way
        Whether the party cannot move back.
    """

    party: str
    tail: int
    head: int
    kind: Literal["better", "alike"]
    one_way: bool


@dataclass(frozen=True, eq=False, repr=False)
class StateGraph:
    """The states of a conflict and the moves of its parties, as few as say all.

    Attributes
    ----------
    stability
        The conflict, solved under one concept.
    arrows
        Of each party, moves between which its others need not be drawn: a party has an
        improvement from one state to another exactly where its arrows lead there, at least
        one of them an improvement. A pair of states that it likes alike and can move between
        both ways stands once, the lower number first.
    improvements
        How many improvements there are, drawn or not.
    """

    stability: Stability
    arrows: tuple[Arrow, ...]
    improvements: int

    @property
    def concept(self) -> str:
        """The id of the solution concept."""
        return self.stability.concepts[0]

    def step(self, arrow: Arrow) -> Step:
        """Return an arrow as it is told: which options its party changes."""
        space = self.stability.conflict.space
        return step_between(space, arrow.party, space.cell(arrow.tail), space.cell(arrow.head))


def state_graph(stability: Stability) -> StateGraph:
    """Return the graph of a conflict.

    Parameters
    ----------
    stability
        The conflict, solved under one concept for every party.

    Notes
    -----
    A party's moves are transitive, and so is liking one state no less than another; states
    between which it moves both ways and which it likes alike are one class therefore, and
    the classes are partly ordered. Of that order the transitive reduction is kept (Aho, Garey
    and Ullman 1972): from each state one arrow to the nearest state of each class that comes
    next, and within a class a chain. Where moves are listed one by one and not transitive,
    each improvement has its arrow.
    """
    conflict = stability.conflict
    space = conflict.space
    arrows: list[Arrow] = []
    improvements = 0
    for party, fibres in conflict.movers.items():
        moves = {
            number: {space.number(cell) for cell in fibres.moves(space.cell(number))}
            for number in range(1, space.size + 1)
        }
        # State 1 stands first: a level each, from place 1 on.
        liked = [0, *fibres.levels.ravel()[space.cells].tolist()]
        told = _reduced if fibres.transitive else _improving
        arrows += told(space, party, moves, liked)
        improvements += sum(
            liked[there] > liked[here] for here, ends in moves.items() for there in ends
        )
    return StateGraph(stability, tuple(arrows), improvements)


def _improving(
    _: Space, party: str, moves: Mapping[int, set[int]], liked: Sequence[int]
) -> Iterator[Arrow]:
    """Yield an arrow for each improvement of one party."""
    for here, ends in moves.items():
        for there in sorted(ends):
            if liked[there] > liked[here]:
                yield Arrow(party, here, there, "better", one_way=here not in moves[there])


def _reduced(
    space: Space, party: str, moves: Mapping[int, set[int]], liked: Sequence[int]
) -> Iterator[Arrow]:
    """Yield the arrows of one party, whose moves and levels are given by state."""
    onward = {
        here: {there for there in ends if liked[there] >= liked[here]}
        for here, ends in moves.items()
    }
    for here, ends in onward.items():
        changed = dict(
            zip(ends, space.differing(space.cell(here), [space.cell(n) for n in ends]), strict=True)
        )
        alike = {there for there in ends if here in onward[there]}
        if later := [there for there in alike if there > here]:
            yield Arrow(party, here, min(later), "alike", one_way=False)
        beyond = ends - alike
        # What lies beyond a state beyond this one does not come next.
        after = {far for mid in beyond for far in onward[mid] if mid not in onward[far]}
        following = sorted(beyond - after)
        while following:
            first = following[0]
            together = [there for there in following if there == first or first in onward[there]]
            following = [there for there in following if there not in together]
            nearest = min(together, key=lambda there: (changed[there], there))
            kind: Literal["better", "alike"] = "better" if liked[nearest] > liked[here] else "alike"
            yield Arrow(party, here, nearest, kind, one_way=here not in moves[nearest])
