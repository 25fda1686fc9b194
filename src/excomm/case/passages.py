"""The premises of a case, those that cite a passage, and the case without them.

What a source concluded is *derived* if it stands without the premises that cite the same
passage, and only *restated* if it falls with them.
"""

from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Any, Literal, TypeVar

from excomm.case.commitments import Commitment, Measure, Told
from excomm.case.evidence import Expected, Judge
from excomm.case.issues import Issue
from excomm.case.logic import Constant
from excomm.case.model import (
    Case,
    Chance,
    Cite,
    Event,
    Factor,
    Hypothesis,
    Option,
    Order,
    Party,
    Question,
    Statements,
)
from excomm.case.problems import Place
from excomm.case.proposals import Proposal
from excomm.case.views import View

__all__ = ["Premise", "citing", "premises", "same_passage", "without"]

Kind = Literal[
    "order",
    "interest",
    "factor",
    "rule",
    "set_aside",
    "evidence",
    "hypothesis",
    "priors",
    "commitment",
    "measure",
    "account",
    "view",
    "interest_view",
    "level",
    "option",
    "party",
    "proposal",
    "term",
]
# What a commitment says beyond who owes what.
_UNBOUND: Mapping[str, Any] = {
    "in_return_for": (),
    "hangs_on": (),
    "assurance": None,
    "breach": None,
    "readiness": None,
    "response": None,
    "stakes": None,
}

Gone = Set[tuple[Kind, tuple[str, ...]]]

Item = TypeVar("Item", Factor, Commitment, Measure, Option, Party, Proposal)


@dataclass(frozen=True)
class Premise:
    """Something that a case takes to be so, and that can be taken away from it.

    Attributes
    ----------
    key
        What identifies it among its kind: party and statement; a factor; the position of a
        rule or set-aside in its list, from 0; question and event; question and hypothesis;
        question and the position of a row of its priors; a commitment; a measure; commitment or
        measure and the event that tells of it; the party that views, the party viewed and the
        statement of its order, or of its interests; an issue and a level of it; an option; a
        party; a proposal; proposal and term.
    cites
        The passages it rests on. Evidence rests on those of its event, a hypothesis on those
        of the statements in its orders too.
    """

    kind: Kind
    key: tuple[str, ...]
    cites: tuple[Cite, ...] = ()
    place: Place | None = None

    def __str__(self) -> str:
        match self.kind:
            case "evidence":
                question, event = self.key
                return f"evidence of {event} on {question}"
            case "account":
                about, event = self.key
                return f"what {event} tells of {about}"
            case "rule":
                return f"entry {int(self.key[0]) + 1} of impossible"
            case "set_aside":
                return f"entry {int(self.key[0]) + 1} of set_aside"
            case "option":
                return f"what is said of {self.key[0]} beside what it can be at"
            case "party":
                return f"who stands by {self.key[0]}"
            case "proposal":
                return f"what {self.key[0]} mentions and admits"
            case "priors":
                return f"row {int(self.key[1]) + 1} of the priors of {self.key[0]}"
            case "view" | "interest_view":
                viewer, *viewed = self.key
                return f"{'.'.join(viewed)} (in the view of {viewer})"
            case "level":
                return f"form and day of {'.'.join(self.key)}"
            case _:
                return f"{'.'.join(self.key)} ({self.kind})"


def same_passage(a: Cite, b: Cite) -> bool:
    """Return whether two citations may be of the same passage.

    They are if they name the same document and nothing tells them apart: the paragraph where
    both give one, or else the page where both do. A citation without either is of the whole
    document. The quotation is there to find the passage by, and tells nothing apart.
    """
    if a.document != b.document:
        return False
    if a.paragraph is not None and b.paragraph is not None:
        return a.paragraph == b.paragraph
    if a.page is not None and b.page is not None:
        return a.page == b.page
    return True


def premises(case: Case) -> tuple[Premise, ...]:
    """Return every premise of a case.

    Definitions (options and outcomes, who owes what, what a level performs) are none, nor is
    what happened; what an event is evidence of is one, what the parties said and measures saw
    with it another. Of a commitment it is one what it hangs on and what is asked of its sight,
    of a level how binding it is and from when on. What kind of thing an option is, whether it
    matures and is kept in reserve, is one; so is who is allied with a party and refuses to
    recognise it, what a proposal mentions and admits, and each of its terms.
    """
    return (
        *_stated("order", case.orders),
        *_stated("interest", case.interests),
        *(Premise("factor", (item.id,), item.cites, item.place) for item in case.factors),
        *(
            Premise("rule", (str(index),), item.cites, item.place)
            for index, item in enumerate(case.impossible)
        ),
        *(
            Premise("set_aside", (str(index),), item.cites, item.place)
            for index, item in enumerate(case.set_aside)
        ),
        *(
            Premise("evidence", (question, event.id), event.cites, event.place)
            for event in case.events
            for question in event.evidence
        ),
        *(
            Premise("evidence", (question, item.id), item.cites, item.place)
            for item in case.expected
            for question in item.evidence
        ),
        *(
            Premise("hypothesis", (question.id, item.id), _cites_of(item), item.place)
            for question in _asked(case)
            for item in question.hypotheses
        ),
        *(
            Premise("priors", (question.id, str(index)), row.cites, row.place)
            for question in _asked(case)
            for index, row in enumerate(question.rows)
        ),
        *(Premise("commitment", (c.id,), c.cites, c.place) for c in case.commitments),
        *(Premise("measure", (item.id,), item.cites, item.place) for item in case.measures),
        *(
            Premise("account", (about, event.id), event.cites, event.place)
            for event in case.events
            for about in event.told.subjects
        ),
        *(
            premise
            for viewer, view in case.views.items()
            for premise in (
                *_stated("view", view.orders, viewer),
                *_stated("interest_view", view.interests, viewer),
            )
        ),
        *(
            Premise("level", (issue.id, level.id), level.cites, level.place)
            for issue in case.issues
            for level in issue.levels
        ),
        *_negotiated(case),
    )


def _asked(case: Case) -> tuple[Question, ...]:
    """Return the questions that anyone asks."""
    return case.questions + tuple(q for view in case.views.values() for q in view.questions)


def citing(case: Case, cites: Iterable[Cite]) -> tuple[Premise, ...]:
    """Return the premises of a case that cite the same passage as one of `cites`."""
    wanted = tuple(cites)
    return tuple(
        premise
        for premise in premises(case)
        if any(same_passage(own, other) for own in premise.cites for other in wanted)
    )


def without(case: Case, removed: Iterable[Premise]) -> Case:
    """Return a case with some of its premises taken away.

    Statements, rules, set-asides and evidence are dropped. A factor stays defined and is so in
    no state. A hypothesis stays an answer that changes no order, and every answer to its
    question becomes as likely as the others; where a row of its priors is taken away, given what
    that row is given. A commitment stays owed, hangs on nothing, and nothing is asked of its
    sight. A measure stays defined, sees nothing and saw nothing. A level performs what it does,
    and nothing is said of its form or of its day. An option stays, of no kind, that neither
    matures nor is kept in reserve; a party stays, with no ally and refused by none; a proposal
    stays, and mentions and admits nothing; a term is dropped. What is left of all these rests on
    no passage.

    Parameters
    ----------
    case
        The case.
    removed
        Premises of this case, in any order.
    """
    gone = {(premise.kind, premise.key) for premise in removed}
    return replace(
        case,
        orders=_orders(case.orders, "order", gone),
        interests=_orders(case.interests, "interest", gone),
        factors=_bare(case.factors, "factor", gone, when=Constant(False)),
        impossible=tuple(
            item
            for index, item in enumerate(case.impossible)
            if ("rule", (str(index),)) not in gone
        ),
        set_aside=tuple(
            item
            for index, item in enumerate(case.set_aside)
            if ("set_aside", (str(index),)) not in gone
        ),
        events=tuple(
            replace(_event(event, gone), told=_told(event, gone)) for event in case.events
        ),
        expected=tuple(_event(item, gone) for item in case.expected),
        judges=tuple(_judge(judge, case.questions, gone) for judge in case.judges),
        questions=tuple(_question(question, gone) for question in case.questions),
        commitments=_bare(case.commitments, "commitment", gone, **_UNBOUND),
        measures=_bare(case.measures, "measure", gone, sees=MappingProxyType({})),
        issues=tuple(_issue(issue, gone) for issue in case.issues),
        views=MappingProxyType({viewer: _view(view, gone) for viewer, view in case.views.items()}),
        options=_bare(case.options, "option", gone, tags=(), matures=None, reserve=False),
        parties=_bare(case.parties, "party", gone, allies=(), unrecognized_by=()),
        proposals=tuple(
            replace(
                item,
                terms=tuple(t for t in item.terms if ("term", (item.id, t.id)) not in gone),
            )
            for item in _bare(case.proposals, "proposal", gone, mentions=(), admits=())
        ),
    )


def _bare(items: Sequence[Item], kind: Kind, gone: Gone, **said: Any) -> tuple[Item, ...]:
    """Return items of which those taken away stay, say no more than this and rest on nothing."""
    return tuple(
        replace(item, cites=(), **said) if (kind, (item.id,)) in gone else item for item in items
    )


def _issue(issue: Issue, gone: Gone) -> Issue:
    levels = (
        replace(level, form=None, effective=None, cites=())
        if ("level", (issue.id, level.id)) in gone
        else level
        for level in issue.levels
    )
    return replace(issue, levels=tuple(levels))


def _view(view: View, gone: Gone) -> View:
    return replace(
        view,
        orders=_orders(view.orders, "view", gone, view.party),
        interests=_orders(view.interests, "interest_view", gone, view.party),
        questions=tuple(_question(question, gone, view) for question in view.questions),
    )


def _negotiated(case: Case) -> Iterable[Premise]:
    for option in case.options:
        if option.tags or option.matures or option.reserve:
            yield Premise("option", (option.id,), option.cites, option.place)
    for party in case.parties:
        if party.allies or party.unrecognized_by:
            yield Premise("party", (party.id,), party.cites)
    for proposal in case.proposals:
        if proposal.mentions or proposal.admits:
            yield Premise("proposal", (proposal.id,), proposal.cites, proposal.place)
        for term in proposal.terms:
            yield Premise("term", (proposal.id, term.id), term.cites, term.place)


def _stated(kind: Kind, orders: Mapping[str, Order], *viewer: str) -> Iterable[Premise]:
    for party, order in orders.items():
        if isinstance(order, Statements):
            for item in order.items:
                yield Premise(kind, (*viewer, party, item.id), item.cites, item.place)


def _cites_of(answer: Hypothesis) -> tuple[Cite, ...]:
    cites = list(answer.cites)
    for order in answer.orders.values():
        if isinstance(order, Statements):
            cites += [cite for item in order.items for cite in item.cites]
    return tuple(dict.fromkeys(cites))


def _orders(
    orders: Mapping[str, Order], kind: Kind, gone: Gone, *viewer: str
) -> Mapping[str, Order]:
    kept: dict[str, Order] = {}
    for party, order in orders.items():
        if isinstance(order, Statements):
            left = [i for i in order.items if (kind, (*viewer, party, i.id)) not in gone]
            kept[party] = Statements(tuple(left))
        else:
            kept[party] = order
    return MappingProxyType(kept)


Telling = TypeVar("Telling", Event, Expected)


def _event(event: Telling, gone: Gone) -> Telling:
    left = {
        question: chances
        for question, chances in event.evidence.items()
        if ("evidence", (question, event.id)) not in gone
    }
    return replace(event, evidence=MappingProxyType(left))


def _told(event: Event, gone: Gone) -> Told:
    """Return what an event tells of the agreement; what is done is done, and stays."""
    if not event.told.subjects:
        return event.told
    taken = {about for about in event.told.subjects if ("account", (about, event.id)) in gone}
    return replace(
        event.told,
        words=tuple(word for word in event.told.words if word.about not in taken),
        seen=tuple(
            one
            for one in event.told.seen
            if one.commitment not in taken and ("measure", (one.measure,)) not in gone
        ),
    )


def _judge(judge: Judge, questions: Iterable[Question], gone: Gone) -> Judge:
    """Return a judge whose priors are even where an answer to the question is taken away."""
    priors = dict(judge.priors)
    for question in questions:
        names = [answer.id for answer in question.hypotheses]
        if judge.judges(question.id) and any(
            ("hypothesis", (question.id, name)) in gone for name in names
        ):
            priors[question.id] = _even(names)
    rows = {name: table for name, table in judge.rows.items() if name not in priors}
    return replace(judge, priors=MappingProxyType(priors), rows=MappingProxyType(rows))


def _question(question: Question, gone: Gone, view: View | None = None) -> Question:
    taken = [h.id for h in question.hypotheses if ("hypothesis", (question.id, h.id)) in gone]
    answers = [
        _emptied(answer) if answer.id in taken else _with_first(answer, gone, view)
        for answer in question.hypotheses
    ]
    even = _even([answer.id for answer in answers])
    if taken and not question.rows:
        answers = [replace(answer, prior=even[answer.id]) for answer in answers]
    rows = (
        replace(row, priors=even, cites=())
        if taken or ("priors", (question.id, str(index))) in gone
        else row
        for index, row in enumerate(question.rows)
    )
    return replace(question, hypotheses=tuple(answers), rows=tuple(rows))


def _even(names: Sequence[str]) -> Mapping[str, Chance]:
    share = 1 / len(names)
    return MappingProxyType(dict.fromkeys(names, Chance(share, share, share)))


def _emptied(answer: Hypothesis) -> Hypothesis:
    return replace(answer, first=MappingProxyType({}), orders=MappingProxyType({}), cites=())


def _with_first(answer: Hypothesis, gone: Gone, view: View | None) -> Hypothesis:
    def stays(party: str, name: str) -> bool:
        if view is not None and party in view.orders:
            return ("view", (view.party, party, name)) not in gone
        return ("order", (party, name)) not in gone

    left = {
        party: tuple(name for name in ids if stays(party, name))
        for party, ids in answer.first.items()
    }
    return replace(answer, first=MappingProxyType(left))
