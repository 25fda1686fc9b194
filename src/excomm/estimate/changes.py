"""What changed from one estimate to another, kind by kind."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from excomm.estimate.believed import BandPart
from excomm.estimate.estimate import Estimate
from excomm.estimate.outcomes import HELD_BY
from excomm.estimate.parts import ComparisonPart, EventPart, OutcomePart
from excomm.estimate.prospects import LikelihoodPart
from excomm.estimate.timeline import StepPart
from excomm.estimate.verified import CommitmentPart

__all__ = [
    "BeliefChange",
    "ClaimChange",
    "CommitmentChange",
    "JudgementChange",
    "LikelyChange",
    "OptionChange",
    "OutcomeChange",
    "belief_changes",
    "claim_changes",
    "commitment_changes",
    "judgement_changes",
    "likely_changes",
    "option_changes",
    "outcome_changes",
    "unmoved",
]

_SAME = 5e-7  # beliefs nearer than this are one: what rounding leaves


@dataclass(frozen=True)
class OptionChange:
    """An option at another value; `event` is the last one that set it."""

    option: str
    party: str
    text: str
    before: str
    after: str
    event: str | None


@dataclass(frozen=True)
class BeliefChange:
    """What became of belief in a hypothesis.

    Attributes
    ----------
    before, after
        What was and is believed; None where the question was not or is not asked.
    events
        The events between that gave evidence on the question, the strongest first.
    """

    question: str
    hypothesis: str
    before: BandPart | None
    after: BandPart | None
    events: tuple[str, ...]


@dataclass(frozen=True)
class OutcomeChange:
    """Something said of an outcome that is otherwise now.

    Attributes
    ----------
    what
        ``present``, ``attainable``, ``set aside``, or the concept under which it holds.
    before, after
        How much belief stands behind it; 0 or 1 for what does not depend on belief.
    event
        The event with which it changed; None where no single event did.
    """

    outcome: str
    what: str
    before: float
    after: float
    event: str | None


@dataclass(frozen=True)
class LikelyChange:
    """An outcome that is likelier, or less likely, by a horizon; None: of no named outcome."""

    horizon: str
    outcome: str | None
    before: LikelihoodPart
    after: LikelihoodPart


@dataclass(frozen=True)
class ClaimChange:
    """Two outcomes that a party likes otherwise beside each other, to a horizon."""

    first: str
    second: str
    before: ComparisonPart
    after: ComparisonPart


@dataclass(frozen=True)
class CommitmentChange:
    """A commitment that stands otherwise.

    Attributes
    ----------
    before, after
        How it stood and stands; None where it was not, or is not, owed.
    event
        The event behind how it stands now; None where there is none.
    """

    commitment: str
    text: str
    party: str
    before: str | None
    after: str | None
    event: str | None


@dataclass(frozen=True)
class JudgementChange:
    """A judgement of the sources that the model meets otherwise; None: it was not made yet."""

    judgement: str
    text: str
    before: bool | None
    after: bool | None


def option_changes(first: Estimate, second: Estimate) -> Iterator[OptionChange]:
    """Yield the options that are at another value."""
    was = {option.id: option.now for option in first.situation.options}
    for option in second.situation.options:
        if option.id in was and was[option.id] != option.now:
            setting = [event.id for event in second.situation.events if option.id in event.sets]
            yield OptionChange(
                option.id,
                option.party,
                option.text,
                was[option.id],
                option.now,
                setting[-1] if setting else None,
            )


def belief_changes(
    first: Estimate, second: Estimate, events: tuple[EventPart, ...]
) -> Iterator[BeliefChange]:
    """Yield the hypotheses that are believed otherwise; `events` are those between the two."""
    new = {event.id for event in events}
    asked = {question.id: question for question in first.questions}
    asked_now = {question.id: question for question in second.questions}
    for name in dict.fromkeys((*asked, *asked_now)):
        before, after = asked.get(name), asked_now.get(name)
        then = dict(before.posterior) if before is not None else {}
        now = dict(after.posterior) if after is not None else {}
        told = [update for update in after.updates if update.event in new] if after else []
        told.sort(key=lambda update: -max((r or float("inf")) for r in update.ratios.values()))
        causes = tuple(update.event for update in told)
        for hypothesis in dict.fromkeys((*then, *now)):
            one, other = then.get(hypothesis), now.get(hypothesis)
            if one is None or other is None or abs(one.point - other.point) > _SAME:
                yield BeliefChange(name, hypothesis, one, other, causes)


def outcome_changes(
    first: Estimate,
    second: Estimate,
    steps: tuple[StepPart, ...],
    events: tuple[EventPart, ...],
) -> Iterator[OutcomeChange]:
    """Yield what is said of outcomes otherwise, with the event of the `steps` that changed it."""
    said = _said_by(first, second)
    was = {outcome.id: said(outcome) for outcome in first.outcomes}
    for outcome in second.outcomes:
        now = said(outcome)
        before = was.get(outcome.id, {})
        for what in dict.fromkeys((*before, *now)):
            then, after = before.get(what, 0.0), now.get(what, 0.0)
            if abs(then - after) > _SAME:
                event = _turned(steps, events, outcome.id, what)
                yield OutcomeChange(outcome.id, what, then, after, event)


def _said_by(first: Estimate, second: Estimate) -> Callable[[OutcomePart], dict[str, float]]:
    """Return what tells what both estimates say of an outcome: what neither leaves out."""
    left_out = {**first.left_out, **second.left_out}
    silent = {"attainable"} & left_out.keys()
    if "holds" in left_out:
        silent |= set(HELD_BY)

    def said(outcome: OutcomePart) -> dict[str, float]:
        return {what: belief for what, belief in _said(outcome).items() if what not in silent}

    return said


def _said(outcome: OutcomePart) -> dict[str, float]:
    """Return what an estimate says of an outcome, as how much belief stands behind it."""
    found = {
        "present": float(outcome.is_present),
        "set aside": float(outcome.set_aside is not None),
    }
    found |= {holding.concept: holding.holds.belief for holding in outcome.holds}
    if outcome.attainable is not None:
        found["attainable"] = outcome.attainable.belief
    return found


def _turned(
    steps: tuple[StepPart, ...], events: tuple[EventPart, ...], outcome: str, what: str
) -> str | None:
    """Return the event with which something said of an outcome changed most."""
    new = {event.id for event in events}
    largest, found = _SAME, None
    for earlier, later in pairwise(steps):
        if later.event.id not in new:
            continue
        values = [
            value
            for step in (earlier, later)
            if (value := _step_said(step, outcome, what)) is not None
        ]
        if len(values) == 2 and abs(values[1] - values[0]) > largest:
            largest, found = abs(values[1] - values[0]), later.event.id
    return found


def _step_said(step: StepPart, outcome: str, what: str) -> float | None:
    held = next((held for held in step.outcomes if held.outcome == outcome), None)
    if held is None:
        return None
    if what == "present":
        return float(held.is_present)
    return held.attainable if what == "attainable" else held.holds.get(what)


def likely_changes(first: Estimate, second: Estimate) -> Iterator[LikelyChange]:
    """Yield the outcomes that are likelier, or less likely; none where one has no prospects."""
    was = _chances(first)
    for key, chance in _chances(second).items():
        if key in was and abs(was[key].point - chance.point) > _SAME:
            yield LikelyChange(*key, was[key], chance)


def _chances(made: Estimate) -> dict[tuple[str, str | None], LikelihoodPart]:
    if made.prospects is None:
        return {}
    return {
        (horizon.horizon, item.outcome): item.chance
        for horizon in made.prospects.horizons
        for item in horizon.outcomes
    }


def claim_changes(first: Estimate, second: Estimate) -> Iterator[ClaimChange]:
    """Yield the pairs of outcomes that a party likes otherwise beside each other."""
    was = _compared(first)
    for key, claim in _compared(second).items():
        if key in was and was[key].claim != claim.claim:
            yield ClaimChange(key[0], key[1], was[key], claim)


def _compared(made: Estimate) -> dict[tuple[str, str, str, str | None], ComparisonPart]:
    return {
        (pair.first, pair.second, one.party, one.horizon): one
        for pair in made.pairs
        for one in pair.comparisons
    }


def commitment_changes(first: Estimate, second: Estimate) -> Iterator[CommitmentChange]:
    """Yield the commitments that stand otherwise."""
    was, now = _owed(first), _owed(second)
    for name in dict.fromkeys((*now, *was)):
        before, after = was.get(name), now.get(name)
        then = None if before is None else before.status
        later = None if after is None else after.status
        item = after or before
        if item is not None and then != later:
            event = None if after is None else after.event
            yield CommitmentChange(name, item.text, item.party, then, later, event)


def _owed(made: Estimate) -> dict[str, CommitmentPart]:
    items = made.ledger.commitments if made.ledger is not None else ()
    return {item.id: item for item in items}


def judgement_changes(first: Estimate, second: Estimate) -> Iterator[JudgementChange]:
    """Yield the judgements that are met otherwise; one that was not checked cannot have moved."""
    was = {judgement.id: judgement for judgement in first.judgements}
    now = {judgement.id: judgement for judgement in second.judgements}
    for name in dict.fromkeys((*was, *now)):
        before, after = was.get(name), now.get(name)
        then = None if before is None else before.agrees
        later = None if after is None else after.agrees
        if any(one is not None and one.agrees is None for one in (before, after)):
            continue
        judgement = after or before
        if judgement is not None and then != later:
            yield JudgementChange(name, judgement.text, then, later)


def unmoved(first: Estimate, second: Estimate) -> dict[str, int]:
    """Return how many outcomes, comparisons, commitments and judgements are as they were."""
    said = _said_by(first, second)
    same = {outcome.id: said(outcome) for outcome in first.outcomes}
    claims, judged = _compared(first), {j.id: j.agrees for j in first.judgements}
    owed = _owed(first)
    return {
        "outcomes": sum(same.get(outcome.id) == said(outcome) for outcome in second.outcomes),
        "comparisons": sum(
            key in claims and claims[key].claim == one.claim
            for key, one in _compared(second).items()
        ),
        "commitments": sum(
            name in owed and owed[name].status == item.status
            for name, item in _owed(second).items()
        ),
        "judgements": sum(
            j.agrees is not None and judged.get(j.id) == j.agrees for j in second.judgements
        ),
    }
