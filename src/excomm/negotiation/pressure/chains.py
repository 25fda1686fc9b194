"""How a set of undertakings works: the chain, what it rests on, what it costs and risks."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain, combinations
from typing import Literal

import numpy as np

from excomm.case import Option, SetAside, Statement
from excomm.conflict import Conflict, reach
from excomm.conflict.space import BoolArray
from excomm.negotiation.effects import Effects
from excomm.negotiation.points import Values
from excomm.negotiation.pressure.search import Search
from excomm.negotiation.pressure.undertakings import Undertaking

__all__ = ["Assessor", "Cost", "Risk", "Trust", "Way"]


@dataclass(frozen=True)
class Trust:
    """Whether a party would carry out what it says, when it comes to that.

    Attributes
    ----------
    party, kind
        Whose threats or promises.
    undertakings
        Those of that kind.
    credible
        Whether it would rather not drop any of them. If it would, they rest on being believed.
    dropped
        Those it would rather drop.
    gains
        The most important statement that it would mend by that; None where it has none.
    """

    party: str
    kind: Literal["threat", "promise"]
    undertakings: tuple[Undertaking, ...]
    credible: bool
    dropped: tuple[Undertaking, ...] = ()
    gains: Statement | None = None


@dataclass(frozen=True)
class Cost:
    """What a state costs the presser, beside the present.

    Attributes
    ----------
    lost
        The most important statement that holds at present and not there; None where none is.
    better
        Whether the presser likes that state better than the present; None if as much.
    """

    lost: Statement | None
    better: bool | None


@dataclass(frozen=True)
class Risk:
    """What others would make of the state in which the threats are carried out.

    Attributes
    ----------
    states
        How many states their improvements lead to, that state included.
    worst, lost
        The state of these that the presser likes least, and the most important statement that
        holds before the others move and not there.
    severest
        The severest act of another that is done in one of them and not before; None if none is.
    """

    states: int
    worst: Values
    lost: Statement | None
    severest: Option | None


@dataclass(frozen=True)
class Way:
    """A way in which a set of undertakings works, under one set of orders.

    Attributes
    ----------
    third
        Through whom; None where the target is moved directly.
    undertakings, besides
        What the third party would rather undertake, the smallest set; and what it changes of the
        present anyway, if what is wanted is so and if it is not: options with the places of their
        values.
    others
        How many other smallest sets of the third party's undertakings would do.
    needed
        Whether the target is moved only with them.
    alone
        Whether they move the target even if it does not heed the presser.
    complied, refused
        The state in which what is wanted is so, and that in which it is not and the threats are
        carried out.
    trusts
        Whether the presser, and the third party, would carry out threats and promises.
    if_so, if_not
        What each of the states costs the presser.
    risk
        What others would make of the second; None where the states are too many to list.
    aside
        What is set aside as of then and is so in the second state, not at present: as a threat it
        remains.
    """

    third: str | None
    undertakings: tuple[Undertaking, ...]
    besides: tuple[tuple[tuple[str, int], ...], ...]
    others: int
    needed: bool
    alone: bool
    complied: Values
    refused: Values
    trusts: tuple[Trust, ...]
    if_so: Cost
    if_not: Cost
    risk: Risk | None
    aside: tuple[SetAside, ...]

    @property
    def credible(self) -> bool:
        """Whether nothing in it rests on being believed."""
        return all(trust.credible for trust in self.trusts)


class Assessor:
    """Tells how sets work under one set of orders.

    Parameters
    ----------
    search
        The sets.
    which
        The place of the orders.
    conflict
        The whole conflict under them; None where its states are too many to list.
    """

    def __init__(self, search: Search, which: int, conflict: Conflict | None) -> None:
        self.search = search
        self.which = which
        self.situation = search.situations[which]
        self.effects = Effects(self.situation)
        self.conflict = conflict
        self._risks: dict[Values, Risk] = {}

    def ways(self, one: int) -> tuple[Way, ...]:
        """Return the ways in which a set works: directly first; none where it does not."""
        search, sets = self.search, np.array([one], dtype=np.intp)
        directly = search.directly(self.which, sets)
        found: list[Way] = []
        if directly[0] and not search.request.through:
            found.append(self._direct(one))
        for third in search.thirds:
            needed, enough = search.by_hand(self.which, third, sets, directly)
            works = (enough if directly[0] else needed)[0]
            least = search.least(search.third_plans[third], works)
            if least:
                found.append(self._by_hand(one, third, least, bool(directly[0])))
        return tuple(found)

    def _direct(self, one: int) -> Way:
        answers, board = self.search.answers(self.which), self.search.board
        so, unless, _ = self.search.places(None, one)
        sizes = [
            len(board.space.settings[board.space.parties.index(name)]) for name in board.parties[1:]
        ]

        def values(place: int, way: int) -> Values:
            return board.values(way, *(int(i) for i in np.unravel_index(place, sizes)))

        complied = values(answers.state_if(so, 0, unless, 0), so)
        refused = values(answers.state_unless(so, 0, unless, 0), unless)
        way = self._way(complied, refused)
        return replace(way, trusts=self._presser_trusts(one, complied, refused))

    def _by_hand(self, one: int, third: str, least: Sequence[int], directly: bool) -> Way:
        search = self.search
        hands = search.hands(self.which, third)
        so, unless, surely = search.places(third, one)
        seen_so, seen_unless = (surely, surely) if directly else (so, unless)
        rows = [np.array([place]) for place in (so, unless, seen_so, seen_unless)]
        after, before, _ = (int(one[0]) for one in hands.anyway(*rows))
        own_so, own_unless = hands.rows(after, before)
        plan = least[0]
        mine, other = int(own_so[plan]), int(own_unless[plan])
        complied = hands.board.values(so, mine, int(hands.answers.complied[seen_so, mine, 0]))
        refused = hands.board.values(
            unless, other, int(hands.answers.refused[0, seen_unless, other, 0])
        )
        way = self._way(complied, refused)
        case = self.situation.case
        now = dict(zip((o.id for o in case.options), self.situation.present, strict=True))
        anyway = {"promise": hands.values(after), "threat": hands.values(before)}
        undertaken = search.third_plans[third].undertakings(plan)
        return replace(
            way,
            third=third,
            undertakings=undertaken,
            besides=tuple(
                tuple((name, value) for name, value in own.items() if value != now[name])
                for own in anyway.values()
            ),
            others=len(least) - 1,
            needed=not directly,
            alone=directly or bool(search.alone(self.which, third, one)[plan]),
            trusts=(
                *self._presser_trusts(one, complied, refused),
                *self._trusts(third, undertaken, anyway, complied, refused),
            ),
        )

    def _way(self, complied: Values, refused: Values) -> Way:
        return Way(
            third=None,
            undertakings=(),
            besides=(),
            others=0,
            needed=False,
            alone=False,
            complied=complied,
            refused=refused,
            trusts=(),
            if_so=self._cost(complied),
            if_not=self._cost(refused),
            risk=self._risk(refused),
            aside=tuple(
                item
                for item in self.situation.set_aside
                if self.effects.holds(item.what, refused)
                and not self.effects.holds(item.what, self.situation.present)
            ),
        )

    def _cost(self, state: Values) -> Cost:
        presser, now = self.search.request.presser, self.situation.present
        better = self.effects.effect(presser, now, state).better
        return Cost(self._lost(presser, now, state), better)

    def _lost(self, party: str, before: Values, after: Values) -> Statement | None:
        """Return the most important statement of a party that a change breaks."""
        return next(iter(self.effects.lost(party, before, after)), None)

    def _presser_trusts(self, one: int, complied: Values, refused: Values) -> tuple[Trust, ...]:
        case = self.situation.case
        now = dict(zip((o.id for o in case.options), self.situation.present, strict=True))
        presser, undertaken = self.search.request.presser, self.search.plans.undertakings(one)
        anyway = {"promise": now, "threat": now}
        return self._trusts(presser, undertaken, anyway, complied, refused)

    def _trusts(
        self,
        party: str,
        undertaken: Sequence[Undertaking],
        anyway: Mapping[str, Mapping[str, int]],
        complied: Values,
        refused: Values,
    ) -> tuple[Trust, ...]:
        """Return whether a party would carry out its threats, and its promises."""
        found = []
        kinds: tuple[tuple[Literal["threat", "promise"], Values], ...] = (
            ("threat", refused),
            ("promise", complied),
        )
        for kind, state in kinds:
            of_kind = tuple(one for one in undertaken if one.kind == kind)
            if of_kind:
                found.append(self._trust(party, kind, of_kind, anyway[kind], state))
        return tuple(found)

    def _trust(
        self,
        party: str,
        kind: Literal["threat", "promise"],
        undertaken: tuple[Undertaking, ...],
        anyway: Mapping[str, int],
        state: Values,
    ) -> Trust:
        places = {o.id: place for place, o in enumerate(self.situation.case.options)}
        liking, can_be = self.effects.liking, self.effects.can_be
        best, dropped = state, tuple[Undertaking, ...]()
        sizes = range(1, len(undertaken) + 1)
        for some in chain.from_iterable(combinations(undertaken, size) for size in sizes):
            values = list(state)
            for one in some:
                values[places[one.option]] = anyway[one.option]
            other = tuple(values)
            if liking(party, other) > liking(party, best) and can_be(other):
                best, dropped = other, some
        gains = self._lost(party, best, state)
        return Trust(party, kind, undertaken, not dropped, dropped, gains if dropped else None)

    def _risk(self, refused: Values) -> Risk | None:
        if self.conflict is None:
            return None
        if refused not in self._risks:
            self._risks[refused] = self._find_risk(self.conflict, refused)
        return self._risks[refused]

    def _find_risk(self, conflict: Conflict, refused: Values) -> Risk:
        presser, space = self.search.request.presser, conflict.space
        others = {name: own for name, own in conflict.movers.items() if name != presser}
        without = replace(conflict, movers=others)
        cells = reach(without, space.find(refused), "improvements").steps >= 0
        numbers = space.numbers_of(cells)
        liked = conflict.levels[presser].reshape(-1)[space.cells[numbers - 1]]
        worst = space.values(int(numbers[int(liked.argmin())]))
        return Risk(
            states=len(numbers),
            worst=worst,
            lost=self._lost(presser, refused, worst),
            severest=self._severest(_taken(conflict, cells), refused),
        )

    def _severest(self, reached: dict[str, set[int]], refused: Values) -> Option | None:
        case, presser = self.situation.case, self.search.request.presser
        done = [
            option
            for option, value in zip(case.options, refused, strict=True)
            if option.party != presser
            and option.severity
            and any(place > 0 and place != value for place in reached[option.id])
        ]
        return max(done, key=lambda option: option.severity or 0.0, default=None)


def _taken(conflict: Conflict, cells: BoolArray) -> dict[str, set[int]]:
    """Return by option at which places of its values it is in some cells."""
    space, found = conflict.space, dict[str, set[int]]()
    for party, settings in zip(space.parties, space.settings, strict=True):
        axis = space.axis(party)
        rows = cells.any(axis=tuple(other for other in range(cells.ndim) if other != axis))
        for column, option in enumerate(space.situation.case.options_of(party)):
            found[option.id] = set(settings[rows][:, column].tolist())
    return found
