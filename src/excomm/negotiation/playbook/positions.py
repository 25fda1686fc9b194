"""What a side should seek, accept, refuse, sidestep or reserve, level by level.

The rules speak of the model alone. A level is judged by the highest statement that it changes
against no agreement, or, where it changes none, by the highest that the others' best replies to
it change beyond what they would do anyway. The first rule that fits says what to do:

refuse
    It crosses a refusal of the side.
sidestep
    The side would agree to it, but raised or carried out it leads another to a best reply that
    breaks a statement ranked above anything it gains: a crisis. The reply counts only for what
    it does beyond undoing the level, and for statements that hold without it.
seek
    It gains the side something, and of the levels of the issue that do, the side likes it best;
    unless another is expected to raise the issue and likes no level better, and so will offer it.
reserve
    The side would accept it, but its day matters: it breaks a statement that counts only for a
    time, and is to take effect within it, or one that it breaks at first and not in the end; or
    it has the side do what matures as long as it is not done, before that is complete.
accept
    It gains the side something; or it costs the side nothing, and another gains by it.
sidestep
    It is of no use to anyone; or it costs the side something, another may raise it, and there is
    no level of the issue that the side agrees to.
refuse
    It costs the side something.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Literal

from excomm.case import (
    Issue,
    Level,
    Matures,
    Option,
    Situation,
    Statement,
    When,
    performed,
)
from excomm.conflict import Change, changes
from excomm.negotiation.effects import Effect, Effects
from excomm.negotiation.points import Values
from excomm.negotiation.replies import Replies

__all__ = ["AGREED", "LevelPosition", "Positions", "Response", "Stand", "Why"]

Stand = Literal["seek", "accept", "reserve", "sidestep", "refuse"]

# The positions by which a side agrees to a level.
AGREED = ("seek", "accept", "reserve")

Why = Literal["refusal", "crisis", "gain", "offered", "costs nothing", "no use", "loss"]


@dataclass(frozen=True)
class Response:
    """What another does in answer to a level, beyond undoing it.

    Attributes
    ----------
    party, changes
        Who does what.
    effect
        What that does to the side, beside what it would have come to anyway.
    raised
        Whether raising the level leads to it already; else carrying it out does.
    """

    party: str
    changes: tuple[Change, ...]
    effect: Effect
    raised: bool


@dataclass(frozen=True)
class LevelPosition:
    """The position of a side on one level of an issue, were certain things true.

    Attributes
    ----------
    stand, why
        The position, and by which rule.
    own
        What the level does to the side, against no agreement.
    others
        What it does to those concerned with the issue.
    crossed
        By party the refusals that it crosses; no entry for a party of which it crosses none.
    response
        The reply of another that decides the position; None where none does.
    reserved
        The statements on account of which its day matters.
    maturing
        The options of the side that it has it exercise and that mature as long as they are not:
        on their account its day matters too.
    accepted
        Whether the others concerned can be expected to accept it: none loses by it, and it
        crosses no refusal of theirs.
    """

    stand: Stand
    why: Why
    own: Effect
    others: Mapping[str, Effect]
    crossed: Mapping[str, tuple[Statement, ...]]
    response: Response | None = None
    reserved: tuple[Statement, ...] = ()
    maturing: tuple[Option, ...] = ()
    accepted: bool = False

    @property
    def timing_matters(self) -> bool:
        """Whether its day matters to the side."""
        return bool(self.reserved or self.maturing)

    @property
    def unranked(self) -> tuple[str, ...]:
        """The others that gain and lose by it what their order does not rank against each other."""
        return tuple(party for party, effect in self.others.items() if effect.unranked)


@dataclass(frozen=True, eq=False)
class Positions:
    """The positions of a side on issues, were certain things true.

    Attributes
    ----------
    effects, replies
        What changes do to the parties then, and what these would answer.
    party
        The side.
    base
        The state if nothing is agreed.
    """

    effects: Effects
    replies: Replies
    party: str
    base: Values
    _performed: dict[frozenset[tuple[str, int]], Values] = field(default_factory=dict)
    _on: dict[tuple[object, ...], dict[str, LevelPosition]] = field(default_factory=dict)

    @property
    def situation(self) -> Situation:
        """The case as of the moment."""
        return self.effects.situation

    @property
    def others(self) -> tuple[str, ...]:
        """The other parties that decide."""
        return tuple(p.id for p in self.situation.case.players if p.id != self.party)

    def performed(self, *levels: Level) -> Values:
        """Return the state in which levels are carried out and nothing else is agreed."""
        return self._set({name: at for level in levels for name, at in level.performs.items()})

    def _set(self, performs: Mapping[str, int]) -> Values:
        key = frozenset(performs.items())
        if key not in self._performed:
            self._performed[key] = performed(self.situation, performs, self.base)
        return self._performed[key]

    def concerned(self, issue: Issue) -> tuple[str, ...]:
        """Return the others concerned: who would do something in it, or raise it."""
        named = {option.split(".")[0] for option in issue.options} | {*issue.raised_by}
        return tuple(party for party in self.others if party in named) or self.others

    def on(self, issue: Issue) -> Mapping[str, LevelPosition]:
        """Return the position on each level of an issue, found once."""
        levels = (
            (level.id, frozenset(level.performs.items()), level.effective) for level in issue.levels
        )
        key = (issue.id, issue.raised_by, *levels)
        if key not in self._on:
            self._on[key] = self._on_levels(issue)
        return self._on[key]

    def _on_levels(self, issue: Issue) -> dict[str, LevelPosition]:
        found = {level.id: self._alone(issue, level) for level in issue.levels}
        gaining = [level for level in issue.levels if found[level.id].why == "gain"]
        # What counts only for a time does not say which level is the best in the end.
        timed = {item.id for level in gaining for item in found[level.id].reserved}
        if gaining:
            best = max(
                gaining, key=lambda x: self.effects.liking(self.party, self.performed(x), timed)
            )
            offered = self._offered(issue, best)
            why: Why = "offered" if offered else "gain"
            stand: Stand = found[best.id].stand if offered else "seek"
            found[best.id] = replace(found[best.id], stand=stand, why=why)
        raised = any(self.raised_by_another(issue, position) for position in found.values())
        # Where the side agrees to a level, that one is its answer, and the issue is not avoided.
        answered = any(position.stand in AGREED for position in found.values())
        for name, position in found.items():
            if position.why == "loss" and not answered and raised:
                found[name] = replace(position, stand="sidestep")
        return found

    def _offered(self, issue: Issue, level: Level) -> bool:
        """Return whether those expected to raise an issue would propose a level themselves."""
        raising = [party for party in issue.raised_by if party != self.party]
        state = self.performed(level)
        return bool(raising) and all(
            self.effects.effect(party, self.base, state).better
            and all(
                self.effects.effect(party, state, self.performed(other)).better is not True
                for other in issue.levels
            )
            for party in raising
        )

    def raised_by_another(self, issue: Issue, position: LevelPosition) -> bool:
        """Return whether another may raise a level: it is expected to, or would gain by it."""
        if issue.raised_by:
            return any(party != self.party for party in issue.raised_by)
        return any(effect.better for effect in position.others.values())

    def _alone(self, issue: Issue, level: Level) -> LevelPosition:
        """Return the position on a level by itself: accept, reserve, sidestep or refuse."""
        state = self.performed(level)
        concerned = self.concerned(issue)
        others = {party: self.effects.effect(party, self.base, state) for party in concerned}
        passing = self._only_for_a_time(state)
        timed = tuple(item for item in passing if not _over_by_then(item, level))
        own = self.effects.effect(self.party, self.base, state, {item.id for item in passing})
        crossed = {self.party: own.broken} | {party: e.broken for party, e in others.items()}
        response = None
        if own.better is None:
            response = next(iter(self._responses(level, state, own)), None)
            own = own if response is None else response.effect
        position = LevelPosition(
            stand="refuse",
            why="loss",
            own=own,
            others=others,
            crossed={party: items for party, items in crossed.items() if items},
            response=response,
            accepted=not any(
                effect.better is False or crossed[party] for party, effect in others.items()
            ),
        )
        if crossed[self.party]:
            return replace(position, why="refusal")
        if response is not None and own.better is False:
            return replace(position, stand="sidestep", why="crisis")
        if own.better is False:
            return position
        wanted = any(effect.better for effect in others.values())
        if own.better is None and not wanted:
            return replace(position, stand="sidestep", why="no use")
        for answer in self._responses(level, state, own):
            if answer.effect.better is False:
                return replace(position, stand="sidestep", why="crisis", response=answer)
        found = replace(
            position,
            stand="accept",
            why="gain" if own.better else "costs nothing",
            reserved=(*timed, *self._only_at_first(state)),
            maturing=self._maturing(level),
        )
        return replace(found, stand="reserve") if found.timing_matters else found

    def _maturing(self, level: Level) -> tuple[Option, ...]:
        """Return the options of the side that a level exercises and that mature till then."""
        pairs = zip(self.situation.case.options, self.base, strict=True)
        return tuple(
            option
            for option, now in pairs
            if option.party == self.party
            and option.matures is not None
            and not now
            and level.performs.get(option.id)
            and not _complete_by_then(option.matures, level)
        )

    def _only_for_a_time(self, state: Values) -> tuple[Statement, ...]:
        """Return the statements that a level breaks and that count only for a time."""
        lost = self.effects.lost(self.party, self.base, state)
        return tuple(item for item in lost if item.period.until is not None)

    def _only_at_first(self, state: Values) -> tuple[Statement, ...]:
        """Return the statements that a level breaks at some horizon, and not in the end."""
        lost = {
            item for effects in self._sooner for item in effects.lost(self.party, self.base, state)
        }
        in_the_end = self.effects.lost(self.party, self.base, state)
        return tuple(
            item
            for item in self.effects.statements(self.party)
            if item in lost and item not in in_the_end
        )

    @cached_property
    def _sooner(self) -> tuple[Effects, ...]:
        """What changes do at the horizons of the case, where consequences take their time."""
        case = self.situation.case
        if not any(factor.horizon for factor in case.factors):
            return ()
        return tuple(Effects(replace(self.situation, horizon=h.id)) for h in case.horizons)

    def _responses(self, level: Level, state: Values, own: Effect) -> Iterator[Response]:
        """Yield what others answer that changes something above what a level does by itself.

        That which breaks something first, the highest statement first.
        """
        found = []
        ours = {n: at for n, at in level.performs.items() if n.split(".")[0] == self.party}
        steps = [(state, False)]
        if ours and len(ours) < len(level.performs):
            steps.insert(0, (self._set(ours), True))
        for at, raised in steps:
            for party in self.others:
                answer = self._response(party, level, at, raised)
                place = answer.effect.place
                if place is not None and (own.place is None or place < own.place):
                    found.append(answer)
        yield from sorted(found, key=lambda r: (r.effect.better is True, r.effect.place))

    def _response(self, party: str, level: Level, at: Values, raised: bool) -> Response:
        """Return what a party answers in a state, beyond undoing a level."""
        options = self.situation.case.options
        calm, reply = self.replies.best(party, self.base), self.replies.best(party, at)

        def beyond(before: Values, after: Values) -> Values:
            pairs = zip(options, before, after, strict=True)
            return tuple(old if o.id in level.performs else new for o, old, new in pairs)

        anyway, then = beyond(self.base, calm), beyond(at, reply)
        # What the level does by itself is in neither, or in both.
        effect = self._added(self.base, anyway, at, then)
        return Response(party, changes(options, at, then), effect, raised)

    def _added(self, base: Values, anyway: Values, at: Values, then: Values) -> Effect:
        """Return the highest statement that a reply changes and that would not change anyway."""
        holds = self.effects.holds
        for place, item in enumerate(self.effects.statements(self.party)):
            before, after = holds(item.want, at), holds(item.want, then)
            if before != after and holds(item.want, base) == holds(item.want, anyway) == before:
                return Effect(after, item, place)
        return Effect(None)


def _over_by_then(item: Statement, level: Level) -> bool:
    """Return whether a statement counts no longer on the day a level takes effect."""
    until, effective = item.period.until, level.effective
    if until is None or not isinstance(effective, When) or effective.moment is None:
        return False
    return effective.moment.is_after(until)


def _complete_by_then(matures: Matures, level: Level) -> bool:
    """Return whether what matures is complete on the day a level takes effect."""
    effective = level.effective
    if matures.on is None or not isinstance(effective, When) or effective.moment is None:
        return False
    return not matures.on.is_after(effective.moment)
