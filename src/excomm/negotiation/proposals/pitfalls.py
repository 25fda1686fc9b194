"""The pitfalls of a proposal: every rule applied, each by itself."""

from collections.abc import Mapping
from dataclasses import replace

from excomm.negotiation.proposals.keeping import would_not_be_kept
from excomm.negotiation.proposals.offer import Offer
from excomm.negotiation.proposals.rules_of_harm import mention_harms, performance_harms
from excomm.negotiation.proposals.rules_of_sequel import (
    binds_later_freedom,
    next_demand,
    same_place,
)
from excomm.negotiation.proposals.rules_of_terms import (
    cannot_be_seen,
    no_deadline,
    subject_not_precondition,
    time_works_for_them,
)
from excomm.negotiation.proposals.triggers import Found, Lacking, Pitfall, Rule, Trigger

__all__ = ["RULES", "find_pitfall", "find_pitfalls"]

# Each looks at a proposal alone; whether a trouble is an old one is asked of what they find.
RULES: Mapping[str, Rule] = {
    "no_deadline": no_deadline,
    "subject_not_precondition": subject_not_precondition,
    "cannot_be_seen": cannot_be_seen,
    "time_works_for_them": time_works_for_them,
    "would_not_be_kept": would_not_be_kept,
    "mention_harms": mention_harms,
    "performance_harms": performance_harms,
    "next_demand": next_demand,
    "binds_later_freedom": binds_later_freedom,
}

OLD = "old_trouble"


def find_pitfalls(offer: Offer) -> tuple[Pitfall, ...]:
    """Return what every rule finds in a proposal, in the order of the rules."""
    found = {name: rule(offer) for name, rule in RULES.items()}
    return (
        *(_pitfall(name, one) for name, one in found.items()),
        _pitfall(OLD, _old_trouble(offer, found)),
    )


def find_pitfall(offer: Offer, name: str) -> Pitfall:
    """Return what one rule finds in a proposal."""
    if name == OLD:
        return _pitfall(
            name, _old_trouble(offer, {key: rule(offer) for key, rule in RULES.items()})
        )
    return _pitfall(name, RULES[name](offer))


def _pitfall(name: str, found: Found) -> Pitfall:
    if isinstance(found, Lacking):
        return Pitfall(name, "cannot be told", lacks=found.what)
    return Pitfall(name, "triggered" if found else "clear", found)


def _old_trouble(offer: Offer, found: Mapping[str, Found]) -> Found:
    """Return what the last proposal already had: the same rule, at the same place.

    The last proposal is looked at as of the same moment.
    """
    last = offer.followed
    if last is None:
        return ()
    terms, old_terms = offer.proposal.terms, last.proposal.terms
    carried: list[Trigger] = []
    for name, rule in RULES.items():
        now = found[name]
        if isinstance(now, Lacking) or not now:
            continue
        then = rule(last)
        if isinstance(then, Lacking):
            continue
        carried += [
            replace(trigger, rule=name, last=last.proposal.id)
            for trigger in now
            if any(same_place(trigger, other, terms, old_terms) for other in then)
        ]
    return tuple(carried)
