"""Writes the memo of an estimate: which sections, in which order, and what is said first."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from excomm.estimate import DocumentPart, Estimate, OutcomePart, PairPart, manifest_line
from excomm.report.memo.document import Block, Memo, Note, Paragraph, Section, Sentence
from excomm.report.memo.judged import change_section, judgement_section, judgement_tally
from excomm.report.memo.left_out import left_out_in_words
from excomm.report.memo.outcomes import because, comparison_section, holds_section
from excomm.report.memo.packaged import packages_in_short, packages_section
from excomm.report.memo.pressing import pressure_in_short, pressure_section
from excomm.report.memo.proposed import proposals_in_short, proposals_section
from excomm.report.memo.prospects import forecast_section, likeliest, next_section
from excomm.report.memo.situation import (
    belief_section,
    dissents_section,
    situation_section,
    wants_section,
)
from excomm.report.memo.verified import agreement_in_short, verified_section
from excomm.report.memo.wording import Wording, as_command, joined, sentence
from excomm.report.phrases import capital, counted, percent, plain
from excomm.words import table

__all__ = ["write_memo"]

_ONCE = re.compile(r"(?<!\.)\.\.$")


def write_memo(estimate: Estimate, numbers: bool = True) -> Memo:
    """Write the memo of an estimate, in the order in which its readers expect it.

    Parameters
    ----------
    estimate
        The estimate.
    numbers
        Whether sentences show numbers beside the words for how likely something is.
    """
    wording = Wording(estimate, numbers)
    sections = (
        _conclusion(wording),
        situation_section(wording),
        wants_section(wording),
        belief_section(wording),
        holds_section(wording),
        comparison_section(wording),
        next_section(wording),
        forecast_section(wording),
        proposals_section(wording),
        packages_section(wording),
        verified_section(wording),
        pressure_section(wording),
        change_section(wording),
        dissents_section(wording),
        judgement_section(wording),
        _sources(wording),
        _method(wording),
    )
    return Memo(
        title=estimate.title,
        head=tuple(_head(estimate)),
        mark=estimate.mark,
        sections=tuple(_once_stopped(section) for section in sections if section is not None),
        manifest=manifest_line(estimate.manifest),
    )


def _once_stopped(section: Section) -> Section:
    """Return a section whose sentences end in one full stop, where a name ends in one too."""
    blocks = []
    for block in section.blocks:
        if isinstance(block, Paragraph):
            told = (replace(s, text=_ONCE.sub(".", s.text)) for s in block.sentences)
            block = replace(block, sentences=tuple(told))
        blocks.append(block)
    return replace(section, blocks=tuple(blocks))


def _head(estimate: Estimate) -> Iterable[tuple[str, str]]:
    yield "As of", estimate.as_of
    if estimate.known_to is not None:
        knower = "with hindsight" if estimate.hindsight else f"what {estimate.known_to} knew"
        yield "Rests on", knower
    if estimate.manifest.given:
        taken = joined(
            f"{plain(question)} is {plain(answer)}"
            for question, answer in estimate.manifest.given.items()
        )
        yield "Taken as true", taken
    if estimate.questions:
        yield "Words", str(table(estimate.words))
    if estimate.left_out:
        yield "Left out", "what needs all states listed, as they are too many; see the last section"


def _conclusion(wording: Wording) -> Section | None:
    blocks: list[Block] = [
        Paragraph((said,), bullet=True)
        for said in (
            *_holding(wording),
            *_serving(wording),
            *_coming(wording),
            *_proposed(wording),
            *_verified(wording),
            *_pressing(wording),
            *_believing(wording),
            *_judging(wording),
        )
    ]
    return Section("conclusion", "Conclusion", tuple(blocks)) if blocks else None


def _holding(wording: Wording) -> Iterable[Sentence]:
    """Say which outcomes hold, and of the present first."""
    outcomes = [outcome for outcome in wording.estimate.outcomes if outcome.holds]
    now = [outcome for outcome in outcomes if outcome.is_present]
    for outcome in now:
        yield _present(wording, outcome)
    others = [o for o in outcomes if o not in now and o.set_aside is None]
    foreseen = [o for o in others if o.holds[-1].holds.belief]
    strict = [o for o in foreseen if o.holds[0].holds.belief]
    fragile = [o for o in foreseen if o not in strict]
    never = [o for o in others if o not in foreseen]
    said = []
    if strict:
        too = " too" if any(o.holds[-1].holds.belief for o in now) else ""
        said.append(f"{_names(strict)} could hold{too}")
    if fragile:
        said.append(f"{_names(fragile)} can hold only by foresight of what others would do (SEQ)")
    if never:
        said.append(f"{_names(never)} {'does' if len(never) == 1 else 'do'} not hold")
    if said:
        rate = () if now else (Note(_base_rate(wording)),)  # said with the present already
        yield Sentence(f"{capital('; '.join(said))}.", rate)
    if others and now and "attainable" not in wording.estimate.left_out:
        yield _leading(wording, others)


def _leading(wording: Wording, others: Sequence[OutcomePart]) -> Sentence:
    """Say which outcomes can be reached from the present by steps that serve who takes them."""
    reached = [o for o in others if o.attainable and o.attainable.belief]
    closed = [o for o in others if o not in reached]
    lead = "From the present, steps that each serve whoever takes them"
    if not reached:
        return sentence(f"{lead} lead to none of the other outcomes compared.")
    names = [f"{plain(outcome.id)}{_when(wording, outcome)}" for outcome in reached]
    left = joined((plain(outcome.id) for outcome in closed), last="or")
    rest = f", not to {left}" if closed else ""
    notes = []
    for outcome in reached:
        path = next(path for path in outcome.paths if path.by == "improvements")
        notes.append(Note(f"To {plain(outcome.id)}: {wording.path(path)}."))
    return Sentence(f"{lead} can lead to {joined(names)}{rest}.", tuple(notes))


def _when(wording: Wording, outcome: OutcomePart) -> str:
    assert outcome.attainable is not None
    depends = wording.depends(outcome.attainable)
    return f" ({depends})" if depends else ""


def _present(wording: Wording, outcome: OutcomePart) -> Sentence:
    strictest, last = outcome.holds[0], outcome.holds[-1]
    name = capital(plain(outcome.id))
    if not last.holds.belief:
        text = f"{name}, in which matters stand now, does not hold."
        return sentence(text, Note(_base_rate(wording)))
    depends = wording.depends(last.holds)
    many = len(wording.estimate.answers) > 1
    how = f" {depends}" if depends else " whatever the answers to what is uncertain" * many
    nash = ", even where nobody looks ahead" if strictest.holds.belief else ""
    shown = outcome.paths[outcome.shown.profile] if outcome.shown and outcome.paths else None
    exactly = ""
    if shown is not None and shown.by is not None:
        is_one = "is one" if not shown.steps else "is not one"
        exactly = f" The present state itself {is_one} that {'then ' * bool(depends)}holds."
    notes = wording.hypotheses_note(last.holds)
    text = f"{name}, in which matters stand now, can hold{how}{nash}.{exactly}"
    return Sentence(text, (Note(_base_rate(wording)), *notes))


def _base_rate(wording: Wording) -> str:
    estimate = wording.estimate
    likeliest = max(estimate.profiles, key=lambda profile: profile.belief)
    rates = joined(
        f"{percent(count / estimate.situation.states)} under {concept}"
        for concept, count in likeliest.equilibria.items()
    )
    where = " under the likeliest answers" if len(estimate.profiles) > 1 else ""
    return f"Of all {estimate.situation.states:,} states, {rates} hold{where}."


def _names(outcomes: Iterable[OutcomePart]) -> str:
    return joined(plain(outcome.id) for outcome in outcomes)


def _serving(wording: Wording) -> Iterable[Sentence]:
    """Say whom the outcomes that are better or worse in every state serve.

    Outcomes that serve the same parties better, or worse, than the first are said together.
    """
    served: dict[tuple[str, tuple[str, ...], tuple[str, ...], bool], list[PairPart]] = {}
    for pair in wording.estimate.pairs:
        claims: dict[str, set[str]] = {}
        for found in pair.comparisons:
            claims.setdefault(found.party, set()).add(found.claim)
        better = tuple(party for party, own in claims.items() if own == {"better"})
        worse = tuple(party for party, own in claims.items() if own == {"worse"})
        single = all(f.first.states == f.second.states == 1 for f in pair.comparisons)
        if better or worse:
            served.setdefault((pair.first, better, worse, single), []).append(pair)
    for (first, better, worse, single), pairs in served.items():
        notes = [
            note
            for pair in pairs
            for party in (*better, *worse)
            for note in because(
                wording, next(f for f in pair.comparisons if f.party == party), pair
            )
        ]
        others = joined((plain(pair.second) for pair in pairs), last="or")
        sides = ((plain(first), others, better), (others, plain(first), worse))
        said = [
            f"better served by {one} than by {other}: {joined(map(wording.name, parties))}"
            for one, other, parties in sides
            if parties
        ]
        throughout = "" if single else "in every state "
        text = capital(f"{throughout}{'; '.join(said)}.")
        yield Sentence(text, tuple(dict.fromkeys(notes)))


def _coming(wording: Wording) -> Iterable[Sentence]:
    """Say which outcome is likeliest by each horizon."""
    said = likeliest(wording)
    if said:
        yield sentence(f"{said}.")


def _proposed(wording: Wording) -> Iterable[Sentence]:
    """Say which proposals lie open, and how much could be settled."""
    for said in (proposals_in_short(wording), packages_in_short(wording)):
        if said:
            yield sentence(said)


def _pressing(wording: Wording) -> Iterable[Sentence]:
    """Say whether pressure works that is asked about."""
    for said in pressure_in_short(wording):
        yield sentence(said)


def _verified(wording: Wording) -> Iterable[Sentence]:
    """Say how the agreement stands, where there is one."""
    said = agreement_in_short(wording)
    if said:
        yield sentence(said)


def _believing(wording: Wording) -> Iterable[Sentence]:
    """Say what is believed most of each question."""
    for question in wording.estimate.questions:
        best = max(question.hypotheses, key=lambda h: question.posterior[h.id].point)
        band = question.posterior[best.id]
        text = best.text.rstrip(".")
        evidence = joined(plain(update.event) for update in question.updates)
        why = f"On the evidence of {evidence}." if evidence else "On the prior alone."
        yield sentence(
            f"{question.asks} {text}: {wording.believed(band)}.",
            Note(why),
        )


def _judging(wording: Wording) -> Iterable[Sentence]:
    if wording.estimate.judgements:
        yield sentence(judgement_tally(wording))


def _sources(wording: Wording) -> Section | None:
    """Return the documents the case cites, each as a note cites it, with its mark as it was."""
    entries = tuple(
        Paragraph((sentence(f"{document.id}: {document.citation}"), *_bore(document)), bullet=True)
        for document in wording.estimate.documents
    )
    if not entries:
        return None
    case = as_command([wording.estimate.manifest.case])
    how = (
        "The passages cited are looked for where the documents are in a record: excomm record add "
        f"FILE, then excomm check {case}."
    )
    return Section("sources", "Sources", (*entries, Paragraph((sentence(how),))))


def _bore(document: DocumentPart) -> tuple[Sentence, ...]:
    """Say which handling mark a document bore."""
    return (sentence(f"It bore {document.mark_was}."),) if document.mark_was else ()


def _method(wording: Wording) -> Section:
    estimate = wording.estimate
    manifest = estimate.manifest
    answers = counted(len(estimate.answers), "combination") + " of answers"
    profiles = counted(len(estimate.profiles), "conflict")
    solved = f"{answers}, {profiles} solved, {estimate.situation.states:,} states in each"
    if not estimate.profiles[0].equilibria:
        solved = f"{answers}, {profiles} of {estimate.situation.states:,} states, not solved"
    if estimate.drawn is not None:
        solved += f"; the answers are {estimate.drawn} draws by belief, of more than can be solved"
    text = (
        f"Made by excomm {manifest.excomm} from {manifest.case} (sha256 {manifest.sha256[:12]}), "
        f"seed {manifest.seed}: {solved}."
    )
    again = f"It is made again by: {as_command(manifest.command)}"
    told = (sentence(text), *left_out_in_words(estimate.left_out), sentence(again))
    return Section("method", "How this was made", (Paragraph(told),))
