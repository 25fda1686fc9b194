"""What is found of the states of a case: how many there are, which hold, what is likely."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from excomm.estimate.answers import Answers
from excomm.estimate.outcomes import HELD_BY, Judges, outcome_parts, pair_parts, state_part
from excomm.estimate.parts import OutcomePart, PairPart, ProfilePart, StatePart
from excomm.estimate.prospects import ProspectsPart, find_prospects

__all__ = ["STEPS", "Findings", "find_by_listing"]

# What find_by_listing reports, one after the other.
STEPS = ("what holds", "outcomes compared", "what is likely")


@dataclass(frozen=True)
class Findings:
    """What is found of the states of a case.

    Attributes
    ----------
    states
        How many there are.
    present, present_in
        The present state and the outcomes it belongs to; None where the rules exclude it.
    profiles, outcomes, pairs, prospects, left_out
        As in an estimate.
    """

    states: int
    present: StatePart | None
    present_in: tuple[str, ...]
    profiles: tuple[ProfilePart, ...]
    outcomes: tuple[OutcomePart, ...]
    pairs: tuple[PairPart, ...]
    prospects: ProspectsPart | None
    left_out: Mapping[str, str]


def find_by_listing(answers: Answers, report: Callable[[str], None]) -> Findings:
    """Return what is found of a case whose states are listed.

    Parameters
    ----------
    answers
        The joint answers, and the conflicts they lead to.
    report
        Told each of the steps before it is taken.
    """
    conflict = answers.conflicts[0]
    space, present = conflict.space, conflict.present
    report(STEPS[0])
    judges = Judges(answers)
    outcomes = outcome_parts(answers, judges)
    report(STEPS[1])
    pairs = pair_parts(judges, outcomes)
    report(STEPS[2])
    prospects = find_prospects(answers.situation, answers.branches)
    named = answers.situation.case.outcomes
    return Findings(
        states=space.size,
        present=state_part(space, present) if present else None,
        present_in=tuple(o.id for o in named if present and space.holds(o.when, present)),
        profiles=tuple(_profile(answers, profile) for profile in range(len(answers.conflicts))),
        outcomes=outcomes,
        pairs=pairs,
        prospects=prospects,
        left_out={},
    )


def _profile(answers: Answers, profile: int) -> ProfilePart:
    return ProfilePart(
        belief=answers.weights[profile],
        equilibria={
            concept: int(answers.stability(profile, concept).equilibrium(concept).sum())
            for concept in HELD_BY
        },
    )
