"""How the others react to an act: what impels and what restrains them, first and later."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from excomm.case import Option, Situation, Statement, Statements
from excomm.case.logic import Formula, Name
from excomm.conflict import CONCEPTS, Change, Conflict, StateAt, changes, held_to
from excomm.conflict.chunks import Places
from excomm.conflict.space import BoolArray, IntArray
from excomm.conflict.steps import state_at
from excomm.forecast.acts import Act, repeated
from excomm.forecast.branches import Branch
from excomm.forecast.choice import Made, told_apart
from excomm.forecast.elimination import FloatArray
from excomm.forecast.forecast import Likelihood
from excomm.forecast.turns import MIDDLE, Manner, manners, mixed_choices

__all__ = ["WIDE", "PartyReaction", "Reaction", "Reply", "Rung", "Spent", "Turn", "react"]

# Replies looked at one by one, and the least chance of one that is.
MOST_REPLIES = 5
LEAST_NAMED = 0.01

# A chance that spans more than this over the range leaves a reply open.
WIDE = 0.25


@dataclass(frozen=True, eq=False, repr=False)
class Choices:
    """Where a party may be after choosing.

    Attributes
    ----------
    states
        The numbers of states.
    chances
        How likely each is: an array of shape (branches, manners, states).
    """

    states: Places
    chances: FloatArray


@dataclass(frozen=True)
class Reply:
    """One thing a party may do in a turn.

    Attributes
    ----------
    changes
        What it changes; nothing where it leaves things as they are.
    kept
        Its options with a stated severity that stay on: what it keeps doing.
    state
        Where it leads.
    chance
        In the middle of the range, by all hypotheses; and the least and most over error,
        caution and hypotheses.
    gained, broken
        Statements of the party that are true there and would not be if it did nothing severe,
        and the other way round.
    feared
        Statements true there that the rivals' improvements can then make false, at the worst
        for the party.
    feared_anyway
        Those of them that rivals can make false as well if it leaves things as they are.
    """

    changes: tuple[Change, ...]
    kept: tuple[str, ...]
    state: StateAt
    chance: Likelihood
    gained: tuple[Statement, ...]
    broken: tuple[Statement, ...]
    feared: tuple[Statement, ...]
    feared_anyway: tuple[Statement, ...]


@dataclass(frozen=True)
class Rung:
    """A step of the ladder: how likely it is that this is the severest thing a party does.

    Attributes
    ----------
    party, option, value
        Who does what, or keeps doing it; no option for what has no severity.
    severity
        As the case states it; 0 for nothing severe.
    first, second
        In the first turn, and in the second.
    """

    party: str
    option: str | None
    value: str | None
    severity: float
    first: Likelihood
    second: Likelihood


@dataclass(frozen=True)
class Spent:
    """A consequence that comes when the act is repeated: how likely, before and after."""

    factor: str
    before: float
    after: float


@dataclass(frozen=True)
class Turn:
    """What a party may do in one turn.

    Attributes
    ----------
    replies
        Those with any chance worth naming, the likeliest first.
    others, rest
        How many more there are, and how likely they are together.
    certain
        Whether it can be predicted: one reply leads throughout the range of error, caution
        and hypotheses, and its chance spans no more than :data:`WIDE`.
    leading
        The places of the replies that lead somewhere in the range, among those looked at.
    """

    replies: tuple[Reply, ...]
    others: int
    rest: float
    certain: bool
    leading: tuple[int, ...]


@dataclass(frozen=True)
class PartyReaction:
    """How a party reacts: at once, and when the act is repeated."""

    party: str
    first: Turn
    second: Turn


@dataclass(frozen=True, eq=False, repr=False)
class Reaction:
    """How the others react to an act.

    Attributes
    ----------
    situation
        The case as if the act had just happened.
    act
        The act.
    at
        The state after it.
    parties
        How each of the others reacts, were the next turn its own.
    ladder
        From the least severe to the most.
    spent
        Consequences that grow likelier as the act is repeated.
    manners
        How the parties may choose: the middle of the range first, then its corners.
    branches
        What the parties may want, with the belief it carries.
    chosen
        By party, what it may choose in the first turn and in the second.
    """

    situation: Situation
    act: Act
    at: StateAt
    parties: tuple[PartyReaction, ...]
    ladder: tuple[Rung, ...]
    spent: tuple[Spent, ...]
    manners: tuple[Manner, ...]
    branches: tuple[Branch, ...]
    chosen: Mapping[str, tuple[Choices, Choices]]

    def __getitem__(self, party: str) -> PartyReaction:
        """Return how one party reacts."""
        return {found.party: found for found in self.parties}[party]

    def chance(self, party: str, reply: Formula, turn: int = 1) -> Likelihood:
        """Return how likely a party is to choose a state in which a formula holds.

        Parameters
        ----------
        party
            One of those that react.
        reply
            What holds once it has chosen.
        turn
            The first (1) or the second (2).
        """
        conflict = self.branches[0].conflict
        assert conflict is not None
        choices = self.chosen[party][turn - 1]
        true = conflict.space.truth(reply)[choices.states - 1]
        return _likelihood(choices.chances[:, :, true].sum(axis=2), _belief(self.branches))


def react(
    situation: Situation,
    branches: Sequence[Branch],
    act: Act,
    parties: Sequence[str] | None = None,
    limit: int = MOST_REPLIES,
) -> Reaction:
    """Say how the others react to an act.

    Parameters
    ----------
    situation
        The case as if the act had just happened, with what who asks takes to be true.
    branches
        What the parties may want then: conflicts on the same states.
    act
        The act.
    parties
        Who reacts; by default all that did not act and can do something.
    limit
        How many replies of each party to look at one by one.

    Notes
    -----
    In the first turn a party chooses in the state after the act; in the second, after its
    own first choice and the act done once more, as far as that is possible.
    """
    conflicts = [branch.conflict for branch in branches if branch.conflict is not None]
    case, space = situation.case, conflicts[0].space
    ways = manners(case)
    able = [p for p in space.parties if case.options_of(p) or case.moves.get(p)]
    reacting = [p for p in able if p not in act.parties] or able
    if parties is not None:
        reacting = [party for party in able if party in parties]
    belief = _belief(branches)
    most = conflicts[int(belief.argmax())]
    chosen: dict[str, tuple[Choices, Choices]] = {}
    found, ladder = [], []
    for party in reacting:
        start = Choices(np.array([conflicts[0].present]), np.ones((len(branches), len(ways), 1)))
        first = _choose(conflicts, ways, party, start)
        second = _choose(conflicts, ways, party, _again(conflicts[0], act, first))
        chosen[party] = (first, second)
        turns = [_turn(most, party, choices, belief, limit) for choices in (first, second)]
        found.append(PartyReaction(party, *turns))
        ladder += _rungs(most, party, first, second, belief)
    return Reaction(
        situation=situation,
        act=act,
        at=state_at(space, conflicts[0].present),
        parties=tuple(found),
        ladder=tuple(sorted(ladder, key=lambda rung: rung.severity)),
        spent=_spent(conflicts[0], act, chosen, belief),
        manners=ways,
        branches=tuple(branches),
        chosen=chosen,
    )


def _belief(branches: Sequence[Branch]) -> FloatArray:
    return np.array([branch.belief for branch in branches])


def _choose(
    conflicts: Sequence[Conflict], ways: Sequence[Manner], party: str, before: Choices
) -> Choices:
    """Return where a party's choice leads from where it may be."""
    space = conflicts[0].space
    cells = space.cells[before.states - 1]
    among = np.zeros(space.feasible.size, dtype=bool)
    among[cells] = True
    made: Made = {}
    parts: list[tuple[Places, FloatArray]] = []
    for branch, conflict in enumerate(conflicts):
        choices = mixed_choices(conflict, ways, [party], made, among)[party]
        for way, mixed in enumerate(choices):
            for place, cell in enumerate(cells.tolist()):
                mass = before.chances[branch, way, place]
                if mass > 0:
                    places, chance = mixed.from_cell(cell)
                    whole = np.zeros((*before.chances.shape[:2], len(places)))
                    whole[branch, way] = mass * chance
                    parts.append((space.numbers[places], whole))
    return _together(parts)


def _together(parts: Sequence[tuple[Places, FloatArray]]) -> Choices:
    numbers, of = np.unique(np.concatenate([states for states, _ in parts]), return_inverse=True)
    every = np.concatenate([chances for _, chances in parts], axis=2)
    chances = np.zeros((*every.shape[:2], len(numbers)))
    for place, states in enumerate(of.reshape(-1).tolist()):
        chances[:, :, states] += every[:, :, place]
    return Choices(numbers, chances)


def _again(conflict: Conflict, act: Act, before: Choices) -> Choices:
    """Return where the act done once more leads; where it cannot be, nothing changes."""
    space = conflict.space
    after = []
    for number in before.states.tolist():
        values = repeated(conflict.situation.case, act, space.values(number))
        after.append(space.find(values) or number)
    parts = [
        (np.array([number]), before.chances[:, :, place : place + 1])
        for place, number in enumerate(after)
    ]
    return _together(parts)


def _turn(conflict: Conflict, party: str, choices: Choices, belief: FloatArray, limit: int) -> Turn:
    """Return what a party may do in a turn, the likeliest first."""
    middle = belief @ choices.chances[:, MIDDLE]
    order = np.argsort(-middle, kind="stable")
    named = [int(place) for place in order[:limit] if middle[place] >= LEAST_NAMED]
    view = _View.of(conflict, party)
    replies = tuple(
        view.reply(int(choices.states[place]), _likelihood(choices.chances[:, :, place], belief))
        for place in named
    )
    possible = choices.chances[belief > 0]
    # In each manner and under each hypothesis, the replies that none exceeds.
    best = possible >= possible.max(axis=2, keepdims=True) - 1e-9
    leads = best.reshape(-1, best.shape[2])
    one = int(leads.any(axis=0).sum()) == 1
    chance = _likelihood(choices.chances[:, :, order[0]], belief)
    rest = np.ones(len(middle), dtype=bool)
    rest[named] = False
    return Turn(
        replies=replies,
        others=int((middle[rest] > 0).sum()),
        rest=float(middle[rest].sum()),
        certain=one and chance.high - chance.low <= WIDE,
        leading=tuple(k for k, place in enumerate(named) if leads[:, place].any()),
    )


@dataclass(frozen=True, eq=False, repr=False)
class _View:
    """What a party sees of the states it can choose among."""

    conflict: Conflict
    party: str
    wants: BoolArray | None
    held: IntArray

    @classmethod
    def of(cls, conflict: Conflict, party: str) -> "_View":
        held = held_to(conflict, party, CONCEPTS["SEQ"])
        return cls(conflict, party, told_apart(conflict, party), held)

    def reply(self, state: int, chance: Likelihood) -> Reply:
        """Return a reply with what impels and what restrains the party."""
        space = self.conflict.space
        case = self.conflict.situation.case
        now, then = space.values(self.conflict.present), space.values(state)
        own = {option.id for option in case.options_of(self.party)}
        change = tuple(item for item in changes(case.options, now, then) if item.option in own)
        kept = tuple(
            option.id
            for option, before, after in zip(case.options, now, then, strict=True)
            if option.id in own and option.severity and after and before == after
        )
        here, there = self._truths(self._idle()), self._truths(state)
        worst, staying = self._truths(state, True), self._truths(self.conflict.present, True)
        return Reply(
            changes=change,
            kept=kept,
            state=state_at(space, state),
            chance=chance,
            gained=self._named(there & ~here),
            broken=self._named(here & ~there),
            feared=self._named(there & ~worst),
            feared_anyway=self._named(there & ~worst & ~staying),
        )

    def _idle(self) -> int:
        """Return the present state, or the one in which the party does nothing severe."""
        space = self.conflict.space
        own = {o.id for o in self.conflict.situation.case.options_of(self.party) if o.severity}
        values = [
            0 if option.id in own else value
            for option, value in zip(
                space.options, space.values(self.conflict.present), strict=True
            )
        ]
        return space.find(values) or self.conflict.present

    def _truths(self, state: int, worst: bool = False) -> BoolArray:
        """Return which statements are true in a state, or in what rivals can make of it."""
        if self.wants is None:
            return np.zeros(0, dtype=bool)
        levels = self.held if worst else self.conflict.levels[self.party]
        true: BoolArray = self.wants[levels[self.conflict.space.cell(state)]]
        return true

    def _named(self, which: BoolArray) -> tuple[Statement, ...]:
        order = self.conflict.situation.orders.get(self.party)
        if not isinstance(order, Statements):
            return ()
        return tuple(item for item, so in zip(order.items, which, strict=True) if so)


def _rungs(
    conflict: Conflict, party: str, first: Choices, second: Choices, belief: FloatArray
) -> list[Rung]:
    """Return the steps of a party's ladder: by the severest thing it does or keeps doing."""
    options = conflict.situation.case.options_of(party)
    named: dict[tuple[str, int] | None, list[FloatArray]] = {}
    for turn, choices in enumerate((first, second)):
        for place, number in enumerate(choices.states.tolist()):
            rung = _severest(conflict, options, number)
            zero = np.zeros(choices.chances.shape[:2])
            sums = named.setdefault(rung, [zero, zero.copy()])
            sums[turn] += choices.chances[:, :, place]
    found = []
    for rung, (now, later) in named.items():
        option = None if rung is None else next(o for o in options if o.id == rung[0])
        found.append(
            Rung(
                party=party,
                option=None if option is None else option.id,
                value=None if option is None or rung is None else option.values[rung[1]],
                severity=0.0 if option is None else option.severity or 0.0,
                first=_likelihood(now, belief),
                second=_likelihood(later, belief),
            )
        )
    return found


def _severest(conflict: Conflict, options: Sequence[Option], state: int) -> tuple[str, int] | None:
    """Return the severest of a party's options that is on in a state, and its value."""
    values = dict(
        zip((o.id for o in conflict.space.options), conflict.space.values(state), strict=True)
    )
    done = [option for option in options if option.severity and values[option.id]]
    if not done:
        return None
    worst = max(done, key=lambda option: option.severity or 0.0)
    return worst.id, values[worst.id]


def _spent(
    conflict: Conflict,
    act: Act,
    chosen: Mapping[str, tuple[Choices, Choices]],
    belief: FloatArray,
) -> tuple[Spent, ...]:
    """Return the consequences that the act done once more makes likelier than its first time."""
    space = conflict.space
    found: dict[str, Spent] = {}
    for first, _ in chosen.values():
        again = _again(conflict, act, first)
        for factor in conflict.situation.case.factors:
            true = space.truth(Name(factor.id))
            before = bool(true[conflict.present - 1])
            after = float((belief @ again.chances[:, MIDDLE])[true[again.states - 1]].sum())
            if after > before + 1e-9:
                known = found.get(factor.id)
                if known is None or known.after < after:
                    found[factor.id] = Spent(factor.id, float(before), after)
    return tuple(found.values())


def _likelihood(chances: FloatArray, belief: FloatArray) -> Likelihood:
    """Return a chance over the range, given for each branch and manner."""
    middle = float(belief @ chances[:, MIDDLE])
    likely = chances[belief > 0]
    return Likelihood(middle, float(min(middle, likely.min())), float(max(middle, likely.max())))
