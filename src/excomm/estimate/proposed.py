"""The proposals that lie open, appraised, as a part of an estimate."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from excomm.case import CaseError, Cite, Proposal, Situation
from excomm.conflict import Difference
from excomm.estimate.dependence import depends_on_places
from excomm.estimate.parts import Dependence
from excomm.forecast import Branch
from excomm.negotiation import Against, Appraisal, Effect, Standing, TermChange, Trigger, appraise

__all__ = [
    "LikingPart",
    "PitfallPart",
    "PricePart",
    "ProposalPart",
    "TermPart",
    "find_proposals",
]

# The rule that looks for the pitfalls of the offer before, at the same places.
_OLD = "old_trouble"


@dataclass(frozen=True)
class TermPart:
    """What one party would owe, in words that follow "to", and when it would be due."""

    id: str
    text: str
    party: str
    to: tuple[str, ...]
    due: str | None
    cites: tuple[Cite, ...]
    by: str | None


@dataclass(frozen=True)
class LikingPart:
    """How a party likes one state beside another, and under which answers it does so."""

    party: str
    difference: Difference
    under: Dependence


@dataclass(frozen=True)
class PitfallPart:
    """A rule that is triggered, and what triggers it; a value is told by its place."""

    rule: str
    triggers: tuple[Trigger, ...]


@dataclass(frozen=True)
class PricePart:
    """A proposal beside the offer before it of the same party.

    `price` says whether it asks more of who receives it, `receivers` how these like it beside
    the other, both performed in full; `terms` what became of each term.
    """

    other: str
    price: Literal["raised", "lowered", "the same", "depends"]
    terms: tuple[TermChange, ...]
    receivers: tuple[LikingPart, ...]


@dataclass(frozen=True)
class ProposalPart:
    """A proposal that lies open, looked at as of the moment.

    `event` is the message that made it. `served` is how each party likes all of it performed
    beside things as they are, `pitfalls` the rules that are triggered, `untold` what the case
    lacks to tell of others. `untold_all` is why nothing can be told of it: the rules exclude
    that it is performed; `served` and `pitfalls` are empty then.
    """

    id: str
    text: str
    sender: str
    to: tuple[str, ...]
    channel: str | None
    event: str | None
    terms: tuple[TermPart, ...]
    served: tuple[LikingPart, ...]
    pitfalls: tuple[PitfallPart, ...]
    untold: Mapping[str, str]
    untold_all: str | None
    before: PricePart | None
    cites: tuple[Cite, ...]
    by: str | None


def find_proposals(
    situation: Situation, branches: Sequence[Branch], seed: int = 0
) -> tuple[ProposalPart, ...]:
    """Return the proposals that lie open as of a moment, appraised as of then.

    Parameters
    ----------
    situation
        The case as of a moment, with the hypotheses taken to be true by who asks.
    branches
        What the parties may want then.
    seed
        Of the sampling that carries the ranges of belief.
    """
    return tuple(_appraised(situation, one, branches, seed) for one in _lying_open(situation))


def _lying_open(situation: Situation) -> tuple[Proposal, ...]:
    """Return the proposals that lie open, as far as those know whose knowledge counts.

    They have been made, no event has closed them, and no later one of the same party follows.
    """
    made = [one for one in situation.case.proposals if _is_known(situation, one)]
    known = {one.id: one for one in situation.case.proposals}
    overtaken: set[str] = set()
    for one in made:
        last = one
        while last.follows in known and last.follows not in overtaken:
            last = known[last.follows]
            if last.sender == one.sender:
                overtaken.add(last.id)
    closed = {event.id for event in situation.events if situation.knows(event)}
    return tuple(one for one in made if one.id not in overtaken and one.closed_by not in closed)


def _is_known(situation: Situation, proposal: Proposal) -> bool:
    """Return whether it was made by then, and those whose knowledge counts learned of it."""
    if proposal.event is None:
        return True
    return any(e.id == proposal.event and situation.knows(e) for e in situation.events)


def _appraised(
    situation: Situation, proposal: Proposal, branches: Sequence[Branch], seed: int
) -> ProposalPart:
    found: Appraisal | None = None
    why: str | None = None
    try:
        found = appraise(situation, proposal.id, branches, seed=seed)
    except CaseError as error:
        why = error.reason
    before = next((p for p in situation.case.proposals if p.id == proposal.follows), None)
    seen = before is not None and _is_known(situation, before)
    pitfalls = [one for one in found.pitfalls if seen or one.id != _OLD] if found else []
    return ProposalPart(
        id=proposal.id,
        text=proposal.text,
        sender=proposal.sender,
        to=proposal.receivers,
        channel=proposal.channel,
        event=proposal.event,
        terms=tuple(
            TermPart(t.id, t.text, t.party, t.to, str(t.due) if t.due else None, t.cites, t.by)
            for t in proposal.terms
        ),
        served=tuple(_served(one, branches) for one in found.standings) if found else (),
        pitfalls=tuple(PitfallPart(p.id, p.triggers) for p in pitfalls if p.triggers),
        untold={one.id: one.lacks for one in pitfalls if one.lacks is not None},
        untold_all=why,
        before=_price(found.against, branches) if found and found.against and seen else None,
        cites=proposal.cites,
        by=proposal.by,
    )


def _served(one: Standing, branches: Sequence[Branch]) -> LikingPart:
    difference = next(
        effect.difference
        for tier, effects in zip(one.tiers, one.effects, strict=True)
        for place, effect in zip(tier, effects, strict=True)
        if place.kind == "performed"
    )
    return LikingPart(one.party, difference, depends_on_places(branches, one.branches))


def _price(against: Against, branches: Sequence[Branch]) -> PricePart:
    receivers = tuple(
        one for party, found in against.receivers for one in _liking(party, found, branches)
    )
    return PricePart(against.other, against.price, against.terms, receivers)


def _liking(
    party: str, effects: Sequence[Effect], branches: Sequence[Branch]
) -> Iterator[LikingPart]:
    """Yield how a party likes something, those branches together under which it is the same."""
    differences = [effect.difference for effect in effects]
    for one in dict.fromkeys(differences):
        places = [place for place, other in enumerate(differences) if other == one]
        yield LikingPart(party, one, depends_on_places(branches, places))
