"""Positions of sides that are worked out once for all that ask for them."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from excomm.case import Situation
from excomm.forecast import Branch
from excomm.negotiation.effects import Effects
from excomm.negotiation.playbook.positions import Positions
from excomm.negotiation.replies import Replies

__all__ = ["Remembered"]


@dataclass(eq=False, repr=False)
class Remembered:
    """The positions of sides found so far, in a case and in what is left of it without premises.

    Two situations that agree in all that positions rest on share them, and all share the
    variables of their diagrams.
    """

    _replies: Replies | None = None
    _made: dict[tuple[object, ...], Positions] = field(default_factory=dict)

    def positions(self, branches: Sequence[Branch], party: str) -> tuple[Positions, ...]:
        """Return by branch where a side stands.

        Parameters
        ----------
        branches
            What the others may want.
        party
            The side.

        Raises
        ------
        CaseError
            If the rules exclude the present state, moves are more than choices of options, or
            the diagrams outgrow their bound.
        """
        return tuple(self._under(branch.situation, party) for branch in branches)

    def _under(self, situation: Situation, party: str) -> Positions:
        key = (party, *_rests_on(situation))
        if key not in self._made:
            replies = Replies.of(situation, self._replies)
            self._replies = self._replies or replies
            base = replies.without_agreement()
            self._made[key] = Positions(Effects(situation), replies, party, base)
        return self._made[key]


def _rests_on(situation: Situation) -> tuple[object, ...]:
    """Return all that positions rest on beside the issue asked for, and nothing that only cites.

    Orders are told apart by their passages too, which the reasons of a position name.
    """
    case = situation.case
    return (
        situation.present,
        situation.horizon,
        tuple((party.id, situation.orders.get(party.id)) for party in case.players),
        tuple((factor.id, factor.when, factor.horizon) for factor in case.factors),
        tuple((outcome.id, outcome.when) for outcome in case.outcomes),
        tuple(rule.rule for rule in case.impossible),
        case.options,
        case.horizons,
        case.no_agreement,
        case.beyond_options,
    )
