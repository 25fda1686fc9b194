"""What a rule finds in a proposal: what triggered it, or what it lacks to tell."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from excomm.negotiation.proposals.offer import Offer

__all__ = ["MATERIAL", "Found", "Lacking", "Pitfall", "Rule", "Trigger"]

# Belief that is worth heeding: an analyst's choice, and no figure of any source.
MATERIAL = 0.2

Verdict = Literal["triggered", "clear", "cannot be told"]


@dataclass(frozen=True)
class Trigger:
    """One place that triggered a rule, and why.

    Attributes
    ----------
    reason
        Which way the rule was triggered, in a word or two.
    term, party, option, measure, statement
        Where: ids, those that apply. The party is the one that is concerned.
    value
        The place of a value of the option.
    answer
        A question and the hypothesis on which it rests.
    belief
        How much belief that carries, where the trigger rests on what is believed.
    also
        A further name: an earlier proposal, the term or event a deadline waits for, another
        party.
    mentioned
        Whether the message itself names it.
    branches
        The places of the branches under which it is so, where they matter.
    rule, last
        Of old trouble the rule that is triggered again, and the proposal that had it.
    """

    reason: str
    term: str | None = None
    party: str | None = None
    option: str | None = None
    value: int | None = None
    measure: str | None = None
    statement: str | None = None
    answer: tuple[str, str] | None = None
    belief: float | None = None
    also: str | None = None
    mentioned: bool = False
    branches: tuple[int, ...] = ()
    rule: str | None = None
    last: str | None = None


@dataclass(frozen=True)
class Lacking:
    """Why a rule cannot tell: what the case does not say, or what is too much to look at."""

    what: str


# What a rule finds: what triggered it, nothing, or that it cannot tell.
Found = tuple[Trigger, ...] | Lacking
Rule = Callable[[Offer], Found]


@dataclass(frozen=True)
class Pitfall:
    """A rule applied to a proposal.

    Attributes
    ----------
    id
        The rule.
    verdict
        Whether it is triggered, clear, or cannot be told.
    triggers
        What triggered it.
    lacks
        Why it cannot be told, where it cannot.
    """

    id: str
    verdict: Verdict
    triggers: tuple[Trigger, ...] = ()
    lacks: str | None = None
