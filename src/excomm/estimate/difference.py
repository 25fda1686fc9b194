"""Two estimates compared: what changed between them, and what changed it."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from excomm.case import Case, CaseError, Problem
from excomm.conflict.stability import Progress
from excomm.estimate.changes import (
    BeliefChange,
    ClaimChange,
    CommitmentChange,
    JudgementChange,
    LikelyChange,
    OptionChange,
    OutcomeChange,
    belief_changes,
    claim_changes,
    commitment_changes,
    judgement_changes,
    likely_changes,
    option_changes,
    outcome_changes,
    unmoved,
)
from excomm.estimate.estimate import Estimate, make_estimate
from excomm.estimate.manifest import Manifest, made_by
from excomm.estimate.parts import EventPart
from excomm.estimate.plain import as_data
from excomm.estimate.premises import PremiseChange, premise_changes
from excomm.estimate.timeline import StepPart, make_timeline

__all__ = ["Difference", "difference_data", "make_difference"]


@dataclass(frozen=True)
class Difference:
    """What changed from one estimate to another.

    Attributes
    ----------
    manifest
        What made it, and makes it again.
    title
        Of the case.
    before, after
        The moments the two are of, or what the two versions of a case are called.
    versions
        Whether two versions of a case are compared, and not two moments.
    events
        What happened between.
    premises
        What the case says otherwise: of what each party wants, of questions, events and
        options.
    options, beliefs, outcomes, likely, claims, commitments, judgements
        What changed of each; what did not is left out.
    unmoved
        How many outcomes, comparisons, commitments and judgements did not change.
    left_out
        What is not compared, as one of the estimates leaves it out; and why.
    """

    manifest: Manifest
    title: str
    before: str
    after: str
    versions: bool
    words: str
    parties: Mapping[str, str]
    events: tuple[EventPart, ...]
    premises: tuple[PremiseChange, ...]
    options: tuple[OptionChange, ...]
    beliefs: tuple[BeliefChange, ...]
    outcomes: tuple[OutcomeChange, ...]
    likely: tuple[LikelyChange, ...]
    claims: tuple[ClaimChange, ...]
    commitments: tuple[CommitmentChange, ...]
    judgements: tuple[JudgementChange, ...]
    unmoved: Mapping[str, int]
    left_out: Mapping[str, str]

    def in_form(self, form: str) -> "Difference":
        """Return the difference as it is written in a form: its manifest says so."""
        return replace(self, manifest=self.manifest.in_form(form))


def make_difference(
    case: Case,
    before: str | None = None,
    after: str | None = None,
    other: Case | None = None,
    given: Mapping[str, str] | None = None,
    seed: int = 0,
    asked: tuple[str | None, str | None] = (None, None),
    progress: Progress | None = None,
) -> Difference:
    """Compare the estimates of a case at two moments, or of two versions of a case.

    Parameters
    ----------
    case
        The case; the earlier version, where there are two.
    before, after
        The moments, as for :func:`excomm.case.situate`. Of one case, `before` must be said,
        and `after` is by default what the case says. Of two versions, one moment serves both;
        by default what each says.
    other
        The later version of the case.
    given, seed, progress
        As for :func:`~excomm.estimate.make_estimate`.
    asked
        The names or paths the two cases were asked for by.

    Raises
    ------
    CaseError
        If an estimate cannot be made, or `after` lies before `before`.
    """
    report = progress or (lambda *_: None)
    given = given or {}
    if other is not None:
        before, after = before or after, after or before
    elif before is None:
        raise CaseError(Problem(None, "there is nothing to compare", "say from when: --from WHEN"))
    report("the estimate before", 0, 3)
    first = make_estimate(case, before, given, seed, asked[0])
    report("the estimate after", 1, 3)
    second = make_estimate(other or case, after, given, seed, asked[1] or asked[0])
    report("what happened between", 2, 3)
    events = _between(first, second, other is not None)
    steps: tuple[StepPart, ...] = ()
    left_out = {**first.left_out, **second.left_out}
    if other is None and events and not left_out:
        steps = make_timeline(case, after, given, seed, ahead=False).steps
    return Difference(
        manifest=_manifest(case, other, before, after, given, seed, asked),
        title=second.title,
        before=first.as_of if other is None else f"{first.title} ({asked[0] or case.name})",
        after=second.as_of if other is None else f"{second.title} ({asked[1] or other.name})",
        versions=other is not None,
        words=second.words,
        parties={party.id: party.name for party in (*first.parties, *second.parties)},
        events=events,
        premises=tuple(premise_changes(first, second)),
        options=tuple(option_changes(first, second)),
        beliefs=tuple(belief_changes(first, second, events)),
        outcomes=tuple(outcome_changes(first, second, steps, events)),
        likely=tuple(likely_changes(first, second)),
        claims=tuple(claim_changes(first, second)),
        commitments=tuple(commitment_changes(first, second)),
        judgements=tuple(judgement_changes(first, second)),
        unmoved=unmoved(first, second),
        left_out=left_out,
    )


def _manifest(
    case: Case,
    other: Case | None,
    before: str | None,
    after: str | None,
    given: Mapping[str, str],
    seed: int,
    asked: tuple[str | None, str | None],
) -> Manifest:
    made = made_by("diff", case, None, given, seed, asked[0])
    words = list(made.command[:3])
    if other is not None:
        words.append(asked[1] or other.name)
    for option, moment in (("--from", before), ("--to", after)):
        if moment is not None:
            words += [option, moment]
    return replace(made, as_of=after, command=(*words, *made.command[3:]))


def _between(first: Estimate, second: Estimate, versions: bool) -> tuple[EventPart, ...]:
    """Return the events that the second estimate has and the first has not."""
    known = {event.id for event in first.situation.events}
    later = {event.id for event in second.situation.events}
    if not versions and known - later:
        message = f"{second.as_of} lies before {first.as_of}"
        raise CaseError(Problem(None, message, "turn --from and --to round"))
    return tuple(event for event in second.situation.events if event.id not in known)


def difference_data(made: Difference) -> dict[str, Any]:
    """Return a difference as plain data, ready for JSON."""
    data: dict[str, Any] = as_data(made)
    return data
