"""What sources concluded of proposals, held against the model: the pitfalls in them."""

from collections.abc import Callable, Mapping, Sequence

from excomm.case import PitfallCheck, Situation
from excomm.estimate.found import PitfallFound, TermNamed
from excomm.forecast import Branch
from excomm.negotiation import Trigger, find_pitfall, make_offer

__all__ = ["PITFALL_RESTS_ON", "check_pitfall"]

# The kinds of premise on which each rule that is quickly applied can depend.
PITFALL_RESTS_ON: Mapping[str, tuple[str, ...]] = {
    "no_deadline": ("term",),
    "subject_not_precondition": ("term",),
    "cannot_be_seen": ("term", "measure"),
    "time_works_for_them": ("term", "option", "hypothesis", "evidence"),
    "mention_harms": ("term", "proposal", "party", "interest", "factor"),
    "next_demand": ("term", "proposal", "party", "option"),
    "binds_later_freedom": ("term", "party", "option"),
}


def check_pitfall(
    situation: Situation, branches: Callable[[], Sequence[Branch]], check: PitfallCheck
) -> tuple[bool, PitfallFound]:
    """Return whether a proposal has a pitfall, and what triggers it.

    Parameters
    ----------
    situation, check
        The case as of a moment, and what is said.
    branches
        Finds what the parties may want then.

    Raises
    ------
    CaseError
        If the rules exclude that the proposal is performed.
    """
    offer = make_offer(situation, check.proposal, branches)
    found = find_pitfall(offer, check.pitfall)
    triggers = tuple(t for t in found.triggers if check.at in (None, *_places(t)))
    return bool(triggers), PitfallFound(
        proposal=check.proposal,
        pitfall=check.pitfall,
        verdict=found.verdict if triggers or found.lacks else "clear",
        at=check.at,
        lacks=found.lacks,
        triggers=triggers,
        terms=tuple(TermNamed(t.id, t.party, t.text) for t in offer.proposal.terms),
    )


def _places(trigger: Trigger) -> tuple[str | None, ...]:
    return (trigger.term, trigger.party, trigger.option, trigger.measure)
