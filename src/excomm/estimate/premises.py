"""What one estimate rests on and another does not: wants, questions, events, options."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from excomm.estimate.believed import ChancePart, HypothesisPart, QuestionPart
from excomm.estimate.estimate import Estimate
from excomm.estimate.parts import PartyPart

__all__ = ["PremiseChange", "premise_changes"]

Kind = Literal[
    "want",
    "interest",
    "question",
    "hypothesis",
    "event",
    "option",
    "outcome",
    "party",
    "commitment",
    "measure",
    "proposal",
    "issue",
]


@dataclass(frozen=True)
class PremiseChange:
    """A premise that came, went, or is otherwise.

    Attributes
    ----------
    kind
        What it is.
    what
        Its id, below that of its party or question: ``us.no_attack``.
    before, after
        What it said and says, in words; None where it was not, or is not, there.
    """

    kind: Kind
    what: str
    before: str | None
    after: str | None


def premise_changes(first: Estimate, second: Estimate) -> Iterator[PremiseChange]:
    """Yield the premises that differ, kind by kind, in the order of the second estimate."""
    pairs: tuple[tuple[Kind, Mapping[str, str], Mapping[str, str]], ...] = (
        ("party", _parties(first), _parties(second)),
        ("option", _options(first), _options(second)),
        ("outcome", _outcomes(first), _outcomes(second)),
        ("want", _wants(first, "orders"), _wants(second, "orders")),
        ("interest", _wants(first, "interests"), _wants(second, "interests")),
        ("question", _questions(first), _questions(second)),
        ("hypothesis", _hypotheses(first), _hypotheses(second)),
        ("commitment", _commitments(first), _commitments(second)),
        ("measure", _measures(first), _measures(second)),
        ("proposal", _proposals(first, second), _proposals(second, first)),
        ("issue", _issues(first), _issues(second)),
        ("event", _events(first), _events(second)),
    )
    for kind, before, after in pairs:
        if (
            kind in ("event", "commitment")
            and set(before) <= set(after)
            and first.title == second.title
        ):
            # What has happened since is no premise that changed.
            after = {name: after[name] for name in before}
        for name in dict.fromkeys((*after, *before)):
            if before.get(name) != after.get(name):
                yield PremiseChange(kind, name, before.get(name), after.get(name))


def _parties(made: Estimate) -> dict[str, str]:
    return {party.id: party.name for party in made.parties}


def _options(made: Estimate) -> dict[str, str]:
    return {
        option.id: f"{option.text} ({', '.join(option.values)})"
        for option in made.situation.options
    }


def _outcomes(made: Estimate) -> dict[str, str]:
    return {outcome.id: outcome.when for outcome in made.outcomes}


def _wants(made: Estimate, which: Literal["orders", "interests"]) -> dict[str, str]:
    """Return what each party wants; a statement that moved up or down is otherwise."""
    found: dict[str, str] = {}
    for party in made.parties:
        found |= dict(_ranked(party, which))
    return found


def _ranked(party: PartyPart, which: Literal["orders", "interests"]) -> Iterable[tuple[str, str]]:
    wants = party.orders if which == "orders" else party.interests
    for place, want in enumerate(wants, 1):
        yield f"{party.id}.{want.id or place}", want.want


def _questions(made: Estimate) -> dict[str, str]:
    return {question.id: question.asks for question in made.questions}


def _hypotheses(made: Estimate) -> dict[str, str]:
    return {
        f"{question.id}.{hypothesis.id}": _prior(question, hypothesis)
        for question in made.questions
        for hypothesis in question.hypotheses
    }


def _prior(question: QuestionPart, hypothesis: HypothesisPart) -> str:
    """Return the prior of a hypothesis as stated; of one that depends on others, given each."""
    if not question.rows:
        return _stated(hypothesis.prior)
    return "; ".join(_stated(row.prior[hypothesis.id]) + _where(row.given) for row in question.rows)


def _where(given: Mapping[str, str]) -> str:
    said = " and ".join(f"{name} is {answer}" for name, answer in given.items())
    return f" if {said}" if said else ""


def _stated(prior: ChancePart | None) -> str:
    return "what the others leave" if prior is None else prior.stated


def _events(made: Estimate) -> dict[str, str]:
    return {event.id: f"{event.at}: {event.text}" for event in made.situation.events}


def _commitments(made: Estimate) -> dict[str, str]:
    items = made.ledger.commitments if made.ledger is not None else ()
    return {item.id: item.text for item in items}


def _measures(made: Estimate) -> dict[str, str]:
    items = made.ledger.measures if made.ledger is not None else ()
    return {item.id: f"{item.text} (sees {', '.join(item.sees)})" for item in items}


def _proposals(made: Estimate, other: Estimate) -> dict[str, str]:
    """Return the terms of what lies open; as of other moments that of both, for the rest passed."""
    both = {one.id for one in made.proposals} & {one.id for one in other.proposals}
    return {
        f"{one.id}.{term.id}": f"{term.text} (due {term.due})" if term.due else term.text
        for one in made.proposals
        for term in one.terms
        if one.id in both or made.as_of == other.as_of
    }


def _issues(made: Estimate) -> dict[str, str]:
    issues = made.packages.issues if made.packages is not None else ()
    return {f"{issue.id}.{level.id}": level.text for issue in issues for level in issue.levels}
