"""The estimate: everything the program finds of a case as of a moment, typed and serialisable."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from excomm.belief import words_of
from excomm.case import (
    Case,
    Document,
    Order,
    Party,
    Ranking,
    Situation,
    Statements,
    as_work,
    situate,
)
from excomm.conflict import too_large_to_list
from excomm.conflict.stability import Progress
from excomm.estimate.answers import answer_all
from excomm.estimate.believed import QuestionPart
from excomm.estimate.court import Court
from excomm.estimate.events import event_parts
from excomm.estimate.findings import STEPS, Findings, find_by_listing
from excomm.estimate.found import JudgementPart
from excomm.estimate.judging import judge
from excomm.estimate.manifest import Manifest, made_by
from excomm.estimate.outcomes import want_part
from excomm.estimate.packaged import PackagesPart, settle
from excomm.estimate.parts import (
    AnswerPart,
    DocumentPart,
    OptionPart,
    OutcomePart,
    PairPart,
    PartyPart,
    ProfilePart,
    SituationPart,
    WantPart,
)
from excomm.estimate.plain import as_data
from excomm.estimate.pressed import PressurePart, find_pressures
from excomm.estimate.proposed import ProposalPart, find_proposals
from excomm.estimate.prospects import ProspectsPart
from excomm.estimate.questions import question_part
from excomm.estimate.unlisted import find_unlisted
from excomm.estimate.verified import LedgerPart, find_ledger
from excomm.record.citing.bibliography import chicago_note

__all__ = [
    "FORMATS",
    "Estimate",
    "estimate_data",
    "estimate_schema",
    "make_estimate",
    "read_estimate",
]

FORMATS = ("text", "md", "html", "json")

# Handling marks by rank, the highest first.
_RANKS = ("TOP SECRET", "SECRET", "CONFIDENTIAL", "RESTRICTED")


@dataclass(frozen=True)
class Estimate:
    """An estimate of a case as of a moment.

    Stability is said of states and never as a probability; belief is said of hypotheses and
    what is likely of what may happen, and neither as a proof.

    Attributes
    ----------
    manifest
        What made it, and makes it again.
    title, about, as_of
        Of the case; the moment in words.
    known_to, hindsight
        Whose knowledge it rests on, and whether that is hindsight.
    words
        The table that puts its probabilities into words.
    mark
        The handling mark in force among its sources; None for none.
    documents, parties, situation, questions
        What it rests on.
    answers, profiles, drawn
        The joint answers to the questions, with the conflicts they lead to; how many answers
        were drawn by belief where they were too many to be all solved.
    outcomes, pairs
        What holds of each outcome, and outcomes compared.
    prospects
        What is likely to happen next and by when; None where the rules exclude the present state.
    left_out
        What needs the states listed, and is left out where they are too many: the field, and why.
    proposals
        What lies open of what the parties proposed, appraised as of the moment.
    packages
        What could be settled over all issues; None where the case has none.
    ledger
        How the agreement stands and what can be seen of it; None where the case has no
        commitments.
    pressure
        What works of the pressure that the case asks about then.
    judgements
        What the sources concluded, beside what the model yields.
    """

    manifest: Manifest
    title: str
    about: str | None
    as_of: str
    known_to: str | None
    hindsight: bool
    words: str
    mark: str | None
    documents: tuple[DocumentPart, ...]
    parties: tuple[PartyPart, ...]
    situation: SituationPart
    questions: tuple[QuestionPart, ...]
    answers: tuple[AnswerPart, ...]
    profiles: tuple[ProfilePart, ...]
    drawn: int | None
    outcomes: tuple[OutcomePart, ...]
    pairs: tuple[PairPart, ...]
    prospects: ProspectsPart | None
    left_out: Mapping[str, str]
    proposals: tuple[ProposalPart, ...]
    packages: PackagesPart | None
    ledger: LedgerPart | None
    pressure: tuple[PressurePart, ...]
    judgements: tuple[JudgementPart, ...]

    def in_form(self, form: str, numbers: bool = True) -> "Estimate":
        """Return the estimate as it is written in one of :data:`FORMATS`: its manifest says so."""
        return replace(self, manifest=self.manifest.in_form(form, numbers))


def make_estimate(
    case: Case,
    as_of: str | None = None,
    given: Mapping[str, str] | None = None,
    seed: int = 0,
    asked: str | None = None,
    progress: Progress | None = None,
) -> Estimate:
    """Make the estimate of a case.

    Parameters
    ----------
    case
        The case.
    as_of, given
        As for :func:`excomm.case.situate`.
    seed
        Of the sampling that carries the ranges of words.
    asked
        The name or path the case was asked for by; by default its name.
    progress
        Called before each step with what is next, the steps done and the steps in all.

    Raises
    ------
    CaseError
        If the case cannot be seen as of the moment, or its states need to be listed and are too
        many.

    Notes
    -----
    Where the states are too many to list, the estimate is made with what needs no list of them,
    and says what it leaves out.
    """
    report = progress or _silent
    given = given or {}
    court = Court(seed)
    report("the questions", 0, 1)
    situation = situate(case, as_of, given=given)
    # The questions, what is found of the states, three parts more, and the judgements.
    first = 4 + len(STEPS)
    steps = first + len(situation.judgements)
    if too_large_to_list(situation):
        answers = answer_all(case, as_of, given, seed)
        report(STEPS[0], 1, steps)
        found = find_unlisted(answers)
    else:
        answers = listed = court.answers(case, as_of, given)
        found = find_by_listing(listed, lambda what: report(what, 1 + STEPS.index(what), steps))
    report("the proposals", first - 3, steps)
    proposals = find_proposals(situation, answers.branches, seed)
    report("what could be settled", first - 2, steps)
    packages = settle(case, answers.branches, seed)
    report("where pressure works", first - 1, steps)
    pressure = find_pressures(situation, answers.branches, court.pressures)
    judgements = []
    for place, judgement in enumerate(situation.judgements):
        report(f"the judgement {judgement.id}", first + place, steps)
        judgements.append(judge(court, case, judgement, as_of))
    return Estimate(
        manifest=made_by("estimate", case, as_of, given, seed, asked),
        title=case.title,
        about=case.about,
        as_of=situation.as_of,
        known_to=case.known_to,
        hindsight=situation.hindsight,
        words=words_of(case).name,
        mark=_mark_in_force(case),
        documents=tuple(map(_document, case.documents)),
        parties=tuple(_party(situation, party) for party in case.parties),
        situation=_situation(situation, found),
        questions=tuple(question_part(case, belief) for belief in answers.beliefs),
        answers=tuple(AnswerPart(a.given, a.belief, a.profile) for a in answers.answers),
        profiles=found.profiles,
        drawn=answers.drawn,
        outcomes=found.outcomes,
        pairs=found.pairs,
        prospects=found.prospects,
        left_out=found.left_out,
        proposals=proposals,
        packages=packages,
        ledger=find_ledger(situation, lambda: answers.branches),
        pressure=pressure,
        judgements=tuple(judgements),
    )


def _silent(what: str, done: int, steps: int) -> None:
    """Report no progress."""


def _mark_in_force(case: Case) -> str | None:
    """Return the mark at head and foot: the highest still in force.

    A mark whose rank is not known stands beside it.
    """
    marks = list(dict.fromkeys(d.now for d in case.documents if d.now and d.now != "none"))
    ranked = sorted((_RANKS.index(rank), mark) for mark in marks if (rank := _rank(mark)))
    highest = [mark for _, mark in ranked[:1]]
    return " / ".join([*highest, *(mark for mark in marks if not _rank(mark))]) or None


def _rank(mark: str) -> str | None:
    """Return the rank that a mark begins with, whatever restricts it further."""
    return next((rank for rank in _RANKS if mark.upper().startswith(rank)), None)


def _document(document: Document) -> DocumentPart:
    return DocumentPart(
        id=document.id,
        title=document.title,
        date=None if document.date is None else str(document.date),
        author=document.author,
        to=document.to,
        source=document.source,
        sha256=document.sha256,
        mark_was=document.was,
        mark_now=document.now,
        citation=chicago_note(as_work(document)),
    )


def _party(situation: Situation, party: Party) -> PartyPart:
    judged_by = None
    if party.id in situation.interests:
        judged_by = "interests"
    elif party.id in situation.orders:
        judged_by = "orders"
    return PartyPart(
        id=party.id,
        name=party.name,
        observer=party.observer,
        judged_by=judged_by,  # type: ignore[arg-type]
        orders=_wants(situation.orders.get(party.id)),
        interests=_wants(situation.interests.get(party.id)),
    )


def _wants(order: Order | None) -> tuple[WantPart, ...]:
    """Return what an order says, the most important first; weights by their size."""
    if order is None:
        return ()
    if isinstance(order, Statements):
        return tuple(map(want_part, order.items))
    if isinstance(order, Ranking):
        return tuple(WantPart(None, text, None, (), None) for text in order.texts)
    heaviest = sorted(order.items, key=lambda item: -abs(item[1]))
    return tuple(
        WantPart(None, f"{formula}: {float(weight):g}", None, (), None)
        for formula, weight in heaviest
    )


def _situation(situation: Situation, found: Findings) -> SituationPart:
    return SituationPart(
        states=found.states,
        present=found.present,
        outcomes=found.present_in,
        options=tuple(
            OptionPart(
                option.id,
                option.party,
                option.text,
                option.kind,
                option.values,
                option.values[value],
            )
            for option, value in zip(situation.case.options, situation.present, strict=True)
        ),
        events=tuple(event_parts(situation)),
    )


def estimate_data(made: Estimate) -> dict[str, Any]:
    """Return an estimate as plain data, ready for JSON."""
    data: dict[str, Any] = as_data(made)
    return data


def estimate_schema() -> dict[str, Any]:
    """Return the JSON Schema of an estimate."""
    from pydantic import TypeAdapter

    schema = TypeAdapter(Estimate).json_schema(mode="serialization")
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}


def read_estimate(text: str) -> Estimate:
    """Read an estimate from its JSON."""
    from pydantic import TypeAdapter

    return TypeAdapter(Estimate).validate_json(text)
