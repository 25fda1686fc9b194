"""What each party has of settling issues, on the scale of negotiation programs: from 0 to 1."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from excomm.case import UNSETTLED, CaseError, Issue, Problem
from excomm.negotiation import Worth

__all__ = ["Profile", "level_names", "level_texts", "profiles_of"]


@dataclass(frozen=True)
class Profile:
    """What one party has of each level of each issue, and of no agreement.

    Attributes
    ----------
    party
        Its id.
    weights
        Of each issue the most that settling it one way or another makes a difference, as a
        share of all: they add up to 1.
    evaluations
        For each issue its levels, the unsettled first: 0 for what the party likes least and 1
        for what it likes best; 1 throughout where all are the same to it, and the weight 0.
    reservation
        What no agreement is worth on the scale on which the worst package is 0 and the best 1.
    """

    party: str
    weights: tuple[Fraction, ...]
    evaluations: tuple[tuple[Fraction, ...], ...]
    reservation: Fraction


def profiles_of(worth: Worth) -> tuple[Profile, ...]:
    """Return a profile for each party.

    Raises
    ------
    CaseError
        If no package makes a difference to a party.
    """
    profiles = []
    for column, party in enumerate(worth.parties):
        values = [issue[:, column].tolist() for issue in worth.values]
        spans = [max(levels) - min(levels) for levels in values]
        whole = sum(spans, Fraction(0))
        if not whole:
            message = f"no issue makes a difference to {party}, so that nothing can be weighed"
            raise CaseError(Problem(None, message, f"give {party} weights on what levels perform"))
        lowest = sum((min(levels) for levels in values), Fraction(0))
        profiles.append(
            Profile(
                party=party,
                weights=tuple(span / whole for span in spans),
                evaluations=tuple(map(_evaluated, values, spans)),
                reservation=(worth.reservations[column] - lowest) / whole,
            )
        )
    return tuple(profiles)


def _evaluated(levels: Sequence[Fraction], span: Fraction) -> tuple[Fraction, ...]:
    least = min(levels)
    return tuple((level - least) / span if span else Fraction(1) for level in levels)


def level_names(issue: Issue) -> list[str]:
    """Return what the levels of an issue are called, the unsettled first."""
    return [UNSETTLED, *(level.id for level in issue.levels)]


def level_texts(issue: Issue) -> list[str]:
    """Return what the levels of an issue are, each in one line, the unsettled first."""
    texts = ["not settled", *(level.text for level in issue.levels)]
    return [" ".join(text.split()) for text in texts]
