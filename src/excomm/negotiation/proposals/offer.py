"""An offer as it is looked at: a proposal as of a moment, and the states it leads to."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from excomm.belief import believe
from excomm.case import (
    Case,
    CaseError,
    Problem,
    Proposal,
    Situation,
    Term,
    nearest,
    what_is_set,
)
from excomm.case.moments import Moment
from excomm.case.performing import performed
from excomm.forecast import Branch
from excomm.negotiation.points import Values
from excomm.verification import Ledger, make_ledger

__all__ = ["Offer", "earlier_than", "find_proposal", "made_as_of", "make_offer"]


@dataclass(frozen=True, eq=False, repr=False)
class Offer:
    """A proposal as of a moment.

    Attributes
    ----------
    proposal
        The proposal.
    situation
        The case as of the moment.
    find
        Finds what the parties may want: asked at most once, and only by what looks at it.
    seed
        Of the sampling that carries the ranges of belief.
    """

    proposal: Proposal
    situation: Situation
    find: Callable[[], Sequence[Branch]]
    seed: int = 0

    @cached_property
    def branches(self) -> Sequence[Branch]:
        """What the parties may want, with the belief it carries."""
        return self.find()

    @property
    def case(self) -> Case:
        """The case."""
        return self.situation.case

    @cached_property
    def performed(self) -> Values:
        """The state in which all its terms are performed."""
        return performed(self.situation, self.proposal.performs)

    @cached_property
    def promisers(self) -> tuple[str, ...]:
        """Who would owe something, in the order of its terms."""
        return tuple(dict.fromkeys(term.party for term in self.proposal.terms))

    @cached_property
    def defaults(self) -> Mapping[str, Values]:
        """By promiser, the state in which all others perform and it alone does nothing."""
        return {party: self.without(self._owed_by(party)) for party in self.promisers}

    def without(self, terms: Sequence[Term]) -> Values:
        """Return the state in which all terms but some are performed."""
        kept = [term for term in self.proposal.terms if term not in terms]
        return performed(self.situation, what_is_set(kept))

    def _owed_by(self, party: str) -> list[Term]:
        return [term for term in self.proposal.terms if term.party == party]

    def is_done(self, term: Term) -> bool:
        """Return whether what a term sets is so already, so that it only asks to leave it so."""
        now = dict(zip((o.id for o in self.case.options), self.situation.present, strict=True))
        return all(now[option] == value for option, value in term.performs.items())

    def is_kept(self, term: Term, values: Values) -> bool:
        """Return whether a term is performed in a state; going further than asked performs it."""
        for option, before, value in zip(
            self.case.options, self.situation.present, values, strict=True
        ):
            if option.id not in term.performs:
                continue
            asked = term.performs[option.id]
            if option.kind == "one_of" or asked == before:
                if value != asked:
                    return False
            elif (value - asked) * (1 if asked > before else -1) < 0:
                return False
        return True

    @cached_property
    def followed(self) -> "Offer | None":
        """The offer it follows, seen as of the same moment."""
        name = self.proposal.follows
        if name is None:
            return None
        last = next((other for other in self.case.proposals if other.id == name), None)
        return None if last is None else self.beside(last)

    def beside(self, other: Proposal) -> "Offer":
        """Return another proposal, seen as of the same moment."""
        return Offer(other, self.situation, lambda: self.branches, self.seed)

    @cached_property
    def friends(self) -> tuple[str, ...]:
        """Who did not sign and stands by a receiver; of a case that names no allies, all others."""
        case, proposal = self.case, self.proposal
        others = [party for party in case.parties if party.id not in proposal.signatories]
        if not any(party.allies for party in case.parties):
            return tuple(party.id for party in others)
        return tuple(
            party.id
            for party in others
            if any(are_allied(case, party.id, receiver) for receiver in proposal.receivers)
        )

    @cached_property
    def ledger(self) -> Ledger:
        """The measures as they would be were all of it performed."""
        case = self.case
        sets = ", ".join(
            f"{option.id}={option.values[value]}"
            for option, before, value in zip(
                case.options, self.situation.present, self.performed, strict=True
            )
            if value != before
        )
        return make_ledger(self.situation, sets or None)

    def belief(self, question: str, answer: str) -> float:
        """Return how likely an answer to a question is."""
        if question in self.situation.given:
            return float(self.situation.given[question] == answer)
        asked = next(item for item in self.situation.questions if item.id == question)
        found = believe(self.situation, asked, self.seed, draws=1)  # only points are asked for
        return found.posterior[answer].point

    def moment_of(self, event: str) -> Moment | None:
        """Return when an event came; None of one that has not come as of the moment."""
        return next((item.at for item in self.situation.events if item.id == event), None)


def are_allied(case: Case, one: str, other: str) -> bool:
    """Return whether one party names another as its ally, or is so named."""
    allies = {party.id: party.allies for party in case.parties}
    return other in allies[one] or one in allies[other]


def find_proposal(case: Case, name: str) -> Proposal:
    """Return the proposal of a name.

    Raises
    ------
    CaseError
        If there is none.
    """
    known = {proposal.id: proposal for proposal in case.proposals}
    if name not in known:
        hint = nearest(name, list(known)) or "the case has none"
        raise CaseError(Problem(None, f"unknown proposal '{name}'", hint))
    return known[name]


def made_as_of(proposal: Proposal) -> str | None:
    """Return the moment right after a proposal was made; None where no event made it."""
    return None if proposal.event is None else f"after {proposal.event}"


def earlier_than(case: Case, proposal: Proposal) -> tuple[Proposal, ...]:
    """Return the proposals made before one, by their events and then by their place."""
    events = [event.id for event in case.events]

    def made(place: int) -> tuple[int, int]:
        event = case.proposals[place].event
        return (len(events) if event is None else events.index(event), place)

    places = sorted(range(len(case.proposals)), key=made)
    order = [case.proposals[place] for place in places]
    return tuple(order[: order.index(proposal)])


def make_offer(
    situation: Situation, name: str, branches: Callable[[], Sequence[Branch]], seed: int = 0
) -> Offer:
    """Return a proposal as it is looked at.

    Parameters
    ----------
    situation
        The case as of a moment, with the hypotheses taken to be true by who asks.
    name
        Id of the proposal.
    branches
        Finds what the parties may want then.
    seed
        Of the sampling that carries the ranges of belief.

    Raises
    ------
    CaseError
        If there is no such proposal, or the rules exclude that it is performed.
    """
    offer = Offer(find_proposal(situation.case, name), situation, branches, seed)
    _ = offer.performed, offer.defaults
    return offer
