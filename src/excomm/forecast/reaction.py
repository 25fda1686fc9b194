"""How the others react to an act: what impels and what restrains them, first and later."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from math import sqrt

import numpy as np

from excomm.case import CaseError, Option, Situation, Statement, Statements
from excomm.case.logic import Formula, Name
from excomm.conflict import Change, Conflict, Space, StateAt, changes
from excomm.conflict.address import not_feasible
from excomm.conflict.space import BoolArray, broken_rules
from excomm.conflict.stability import Progress
from excomm.conflict.steps import state_at
from excomm.conflict.symbolic.part import part_of
from excomm.forecast.acts import Act
from excomm.forecast.branches import Branch
from excomm.forecast.elimination import FloatArray
from excomm.forecast.forecast import Likelihood
from excomm.forecast.sampled import RUNS, SymbolicChooser
from excomm.forecast.scenes import (
    Choices,
    Scene,
    act_again,
    choose_twice,
    idle_values,
    listed_scene,
)
from excomm.forecast.symbolic_scenes import symbolic_scene
from excomm.forecast.turns import MIDDLE, Manner, manners

__all__ = ["WIDE", "PartyReaction", "Reaction", "Reply", "Rung", "Spent", "Turn", "react"]

# Replies looked at one by one, and the least chance of one that is.
MOST_REPLIES = 5
LEAST_NAMED = 0.01

# A chance that spans more than this over the range leaves a reply open.
WIDE = 0.25


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
    accepts
        Whether it does what the act asks of the party; None where that asks nothing.
    """

    changes: tuple[Change, ...]
    kept: tuple[str, ...]
    state: StateAt
    chance: Likelihood
    gained: tuple[Statement, ...]
    broken: tuple[Statement, ...]
    feared: tuple[Statement, ...]
    feared_anyway: tuple[Statement, ...]
    accepts: bool | None = None


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
    """How a party reacts: at once, and when the act is repeated.

    Attributes
    ----------
    drawn
        Whether its replies were drawn, since its own choices are too many to list.
    """

    party: str
    first: Turn
    second: Turn
    drawn: bool = False


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
    runs, seed
        How many replies were drawn in each branch and manner where a party's choices are too
        many to list, and from which seed; None where all chances are exact.
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
    runs: int | None = None
    seed: int | None = None

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
        choices = self.chosen[party][turn - 1]
        true = choices.space.truth(reply)[choices.states - 1]
        return _likely(choices, true, _belief(self.branches))

    def acceptance(self, party: str, turn: int = 1) -> Likelihood | None:
        """Return how likely a party is to do its part; None where the act asks nothing of it."""
        asked = self.act.asks.get(party)
        return None if asked is None else self.chance(party, asked, turn)


def react(
    situation: Situation,
    branches: Sequence[Branch],
    act: Act,
    parties: Sequence[str] | None = None,
    limit: int = MOST_REPLIES,
    runs: int = RUNS,
    seed: int = 0,
    progress: Progress | None = None,
) -> Reaction:
    """Say how the others react to an act.

    Parameters
    ----------
    situation
        The case as if the act had just happened, with what who asks takes to be true.
    branches
        What the parties may want then: conflicts on the same states, or none of them with a
        conflict, where states are too many to list.
    act
        The act.
    parties
        Who reacts; by default all that did not act and can do something.
    limit
        How many replies of each party to look at one by one.
    runs, seed
        How many replies are drawn in each branch and manner where a party's own choices are
        too many to list, and the seed of the draws.
    progress
        Called before each step with what is next, the steps done and the steps in all.

    Raises
    ------
    CaseError
        If the rules exclude the state after the act; where states are not listed also if
        moves are more than choices of options, choices must be drawn of a party with
        weights, or the diagrams outgrow their bound.

    Notes
    -----
    In the first turn a party chooses in the state after the act; in the second, after its
    own first choice and the act done once more, as far as that is possible.
    """
    if broken_rules(situation, situation.present):
        raise CaseError(not_feasible(situation))
    case, ways, belief = situation.case, manners(situation.case), _belief(branches)
    able = [p.id for p in case.players if case.options_of(p.id) or case.moves.get(p.id)]
    reacting = [p for p in able if p not in act.parties] or able
    if parties is not None:
        reacting = [party for party in able if party in parties]
    conflicts = [branch.conflict for branch in branches if branch.conflict is not None]
    choosers = []
    if not conflicts:
        for number, branch in enumerate(branches):
            if progress is not None:
                progress("what rivals can do", number, len(branches))
            choosers.append(SymbolicChooser.of(branch.situation, reacting))
    chosen: dict[str, tuple[Choices, Choices]] = {}
    found, ladder, spent = [], [], []
    for number, party in enumerate(reacting):
        if progress is not None:
            progress(f"replies of {party}", number, len(reacting))
        if conflicts:
            scene = listed_scene(conflicts, party)
        else:
            scene = symbolic_scene(choosers, act, party, ways, runs, seed)
        chosen[party] = first, second = choose_twice(scene, ways, act)
        asked = act.asks.get(party)
        at_first, later = (
            _turn(scene, choices, belief, limit, asked) for choices in (first, second)
        )
        found.append(PartyReaction(party, at_first, later, first.runs is not None))
        ladder += _rungs(scene, first, second, belief)
        spent.append(_spent(scene, act, first, belief))
    drawn = any(first.runs is not None for first, _ in chosen.values())
    return Reaction(
        situation=situation,
        act=act,
        at=_at(situation, conflicts),
        parties=tuple(found),
        ladder=tuple(sorted(ladder, key=lambda rung: rung.severity)),
        spent=_most_spent(spent),
        manners=ways,
        branches=tuple(branches),
        chosen=chosen,
        runs=runs if drawn else None,
        seed=seed if drawn else None,
    )


def _belief(branches: Sequence[Branch]) -> FloatArray:
    return np.array([branch.belief for branch in branches])


def _at(situation: Situation, conflicts: Sequence[Conflict]) -> StateAt:
    """Return what the state after the act is called; it has a number where states are listed."""
    if conflicts:
        return state_at(conflicts[0].space, conflicts[0].present)
    return replace(state_at(part_of(situation, [situation.present]), 1), number=None)


def _turn(
    scene: Scene, choices: Choices, belief: FloatArray, limit: int, asked: Formula | None
) -> Turn:
    """Return what a party may do in a turn, the likeliest first."""
    middle = belief @ choices.chances[:, MIDDLE]
    order = np.argsort(-middle, kind="stable")
    named = [int(place) for place in order[:limit] if middle[place] >= LEAST_NAMED]
    view = _View(scene, int(belief.argmax()), asked)
    replies = tuple(
        view.reply(int(choices.states[place]), _likely(choices, [place], belief)) for place in named
    )
    possible = choices.chances[belief > 0]
    # In each manner and under each hypothesis, the replies that none exceeds.
    best = possible >= possible.max(axis=2, keepdims=True) - 1e-9
    leads = best.reshape(-1, best.shape[2])
    one = int(leads.any(axis=0).sum()) == 1
    chance = _likely(choices, [int(order[0])], belief)
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
    """What a party sees of the states it can choose among, under one branch."""

    scene: Scene
    branch: int
    asked: Formula | None = None

    @property
    def conflict(self) -> Conflict:
        return self.scene.conflicts[self.branch]

    def reply(self, state: int, chance: Likelihood) -> Reply:
        """Return a reply with what impels and what restrains the party."""
        space, party = self.conflict.space, self.scene.party
        case = self.conflict.situation.case
        now, then = space.values(self.conflict.present), space.values(state)
        own = {option.id for option in case.options_of(party)}
        change = tuple(item for item in changes(case.options, now, then) if item.option in own)
        kept = tuple(
            option.id
            for option, before, after in zip(case.options, now, then, strict=True)
            if option.id in own and option.severity and after and before == after
        )
        idle = space.find(idle_values(self.conflict.situation, party)) or self.conflict.present
        here, there = self._truths(idle), self._truths(state)
        worst, staying = self._truths(state, True), self._truths(self.conflict.present, True)
        return Reply(
            changes=change,
            kept=kept,
            state=self.scene.at(state),
            chance=chance,
            gained=self._named(there & ~here),
            broken=self._named(here & ~there),
            feared=self._named(there & ~worst),
            feared_anyway=self._named(there & ~worst & ~staying),
            accepts=None if self.asked is None else space.holds(self.asked, state),
        )

    def _truths(self, state: int, worst: bool = False) -> BoolArray:
        """Return which statements are true in a state, or in what rivals can make of it."""
        view = self.scene.views[self.branch]
        if view.wants is None:
            return np.zeros(0, dtype=bool)
        levels = view.wary if worst else view.bold
        true: BoolArray = view.wants[levels[self.conflict.space.cell(state)]]
        return true

    def _named(self, which: BoolArray) -> tuple[Statement, ...]:
        order = self.conflict.situation.orders.get(self.scene.party)
        if not isinstance(order, Statements):
            return ()
        return tuple(item for item, so in zip(order.items, which, strict=True) if so)


def _rungs(scene: Scene, first: Choices, second: Choices, belief: FloatArray) -> list[Rung]:
    """Return the steps of a party's ladder: by the severest thing it does or keeps doing."""
    options = first.space.situation.case.options_of(scene.party)
    named: dict[tuple[str, int] | None, tuple[list[int], list[int]]] = {}
    for turn, choices in enumerate((first, second)):
        for place, number in enumerate(choices.states.tolist()):
            rung = _severest(choices.space, options, number)
            named.setdefault(rung, ([], []))[turn].append(place)
    found = []
    for rung, (now, later) in named.items():
        option = None if rung is None else next(o for o in options if o.id == rung[0])
        found.append(
            Rung(
                party=scene.party,
                option=None if option is None else option.id,
                value=None if option is None or rung is None else option.values[rung[1]],
                severity=0.0 if option is None else option.severity or 0.0,
                first=_likely(first, now, belief),
                second=_likely(second, later, belief),
            )
        )
    return found


def _severest(space: Space, options: Sequence[Option], state: int) -> tuple[str, int] | None:
    """Return the severest of a party's options that is on in a state, and its value."""
    values = dict(zip((o.id for o in space.options), space.values(state), strict=True))
    done = [option for option in options if option.severity and values[option.id]]
    if not done:
        return None
    worst = max(done, key=lambda option: option.severity or 0.0)
    return worst.id, values[worst.id]


def _spent(scene: Scene, act: Act, first: Choices, belief: FloatArray) -> list[Spent]:
    """Return the consequences that the act done once more makes likelier than its first time."""
    conflict = scene.conflicts[0]
    again = act_again(conflict, act, first)
    middle = belief @ again.chances[:, MIDDLE]
    found = []
    for factor in conflict.situation.case.factors:
        true = conflict.space.truth(Name(factor.id))
        before = float(true[conflict.present - 1])
        after = float(middle[true[again.states - 1]].sum())
        if after > before + 1e-9:
            found.append(Spent(factor.id, before, after))
    return found


def _most_spent(by_party: Sequence[Sequence[Spent]]) -> tuple[Spent, ...]:
    """Return each consequence once: as likely as whoever reacts can make it."""
    found: dict[str, Spent] = {}
    for item in (item for spent in by_party for item in spent):
        known = found.get(item.factor)
        if known is None or known.after < item.after:
            found[item.factor] = item
    return tuple(found.values())


def _likely(choices: Choices, places: Sequence[int] | BoolArray, belief: FloatArray) -> Likelihood:
    """Return the chance of some of what may be chosen, over the range."""
    some = places if isinstance(places, np.ndarray) else np.array(places, dtype=np.intp)
    every = choices.chances[:, :, some].sum(axis=2)
    middle = float(belief @ every[:, MIDDLE])
    likely = every[belief > 0]
    low, high = float(min(middle, likely.min())), float(max(middle, likely.max()))
    if choices.runs is None:
        return Likelihood(middle, low, high)
    # The rule of succession keeps an error above nothing where all draws agree.
    guess = (every[:, MIDDLE] * choices.runs + 1) / (choices.runs + 2)
    error = sqrt(float((belief**2 @ (guess * (1 - guess))) / choices.runs))
    return Likelihood(middle, low, high, error)
