"""A proposal appraised: whom it serves, the pitfalls in it, what it asks beside another."""

from collections.abc import Sequence
from dataclasses import dataclass

from excomm.case import Proposal, Situation
from excomm.forecast import Branch
from excomm.negotiation.fallback import Fallback
from excomm.negotiation.points import Values
from excomm.negotiation.proposals.against import Against, compare_offers
from excomm.negotiation.proposals.offer import make_offer
from excomm.negotiation.proposals.pitfalls import find_pitfalls
from excomm.negotiation.proposals.standings import Standing, find_standings
from excomm.negotiation.proposals.triggers import Pitfall

__all__ = ["Appraisal", "appraise"]


@dataclass(frozen=True, eq=False, repr=False)
class Appraisal:
    """A proposal appraised.

    Attributes
    ----------
    situation
        The case as of the moment, with the hypotheses taken to be true.
    proposal
        The proposal.
    performed
        The state in which all its terms are performed, by the place of every option's value.
    branches
        What the parties may want, with the belief it carries.
    fallbacks
        By branch, what comes if nothing is agreed.
    standings
        How each party and observer likes the present, full performance, the default of each
        promiser, and no agreement.
    pitfalls
        What every rule finds, in the order of the rules.
    against
        The proposal beside another; None where there is none.
    """

    situation: Situation
    proposal: Proposal
    performed: Values
    branches: tuple[Branch, ...]
    fallbacks: tuple[Fallback, ...]
    standings: tuple[Standing, ...]
    pitfalls: tuple[Pitfall, ...]
    against: Against | None

    def __getitem__(self, rule: str) -> Pitfall:
        """Return what one rule finds."""
        return {pitfall.id: pitfall for pitfall in self.pitfalls}[rule]

    @property
    def triggered(self) -> tuple[str, ...]:
        """The rules that are triggered."""
        return tuple(one.id for one in self.pitfalls if one.verdict == "triggered")


def appraise(
    situation: Situation,
    name: str,
    branches: Sequence[Branch],
    against: str | None = None,
    seed: int = 0,
) -> Appraisal:
    """Appraise a proposal.

    Parameters
    ----------
    situation
        The case as of a moment, with the hypotheses taken to be true by who asks.
    name
        Id of the proposal.
    branches
        What the parties may want then; where they have no conflict, states are not listed.
    against
        Id of another proposal; by default the one it follows.
    seed
        Of the sampling that carries the ranges of belief.

    Raises
    ------
    CaseError
        If there is no such proposal, or the rules exclude what one of them performs.
    """
    offer = make_offer(situation, name, lambda: branches, seed)
    fallbacks, standings = find_standings(offer)
    return Appraisal(
        situation=situation,
        proposal=offer.proposal,
        performed=offer.performed,
        branches=tuple(branches),
        fallbacks=fallbacks,
        standings=standings,
        pitfalls=find_pitfalls(offer),
        against=compare_offers(offer, against),
    )
