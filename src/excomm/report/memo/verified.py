"""The part of a memo on an agreement: what is verified and what is not."""

from collections.abc import Collection, Iterable, Iterator, Sequence

from excomm.case import Cite
from excomm.case.vocabulary import STATUSES
from excomm.estimate import (
    AssurancePart,
    BoundPart,
    CommitmentPart,
    GainPart,
    LackPart,
    LedgerPart,
    MeasurePart,
    StandPart,
)
from excomm.report.memo.document import Block, Note, Paragraph, Section, Sentence
from excomm.report.memo.wording import Wording, cited, joined, sentence
from excomm.report.phrases import capital, counted, listed, percent, plain, stand_in_words
from excomm.report.verification.assurance import points

__all__ = ["agreement_in_short", "verified_section"]

# Measures that would make one surer, named of each commitment; the data holds all.
MOST_GAINS = 3
LEAST_GAIN = 0.005


def verified_section(wording: Wording) -> Section | None:
    """Return how the agreement stands, what can see it, and what falls if something fails."""
    ledger = wording.estimate.ledger
    if ledger is None:
        return None
    blocks: list[Block] = [
        *_standings(wording, ledger),
        *_gathered("What can see it:", _sights(wording, ledger)),
        *_gathered("Beside what is asked:", _shortfalls(wording, ledger)),
        *_gathered("How sure that is:", _figures(wording, ledger)),
        *_gathered("Not in force either:", _idle(wording, ledger)),
        *_gathered("What hangs together:", _bounds(ledger)),
    ]
    title = "What is verified and what is not"
    return Section("verified", title, tuple(blocks)) if blocks else None


def agreement_in_short(wording: Wording) -> str:
    """Say in a line how the agreement stands and whether it is seen well enough, or nothing."""
    ledger = wording.estimate.ledger
    if ledger is None or not ledger.commitments:
        return ""
    items = ledger.commitments
    tally = [(status, sum(item.status == status for item in items)) for status in STATUSES]
    said = [
        f"{number} {'are' if number > 1 else 'is'} {status}" for status, number in tally if number
    ]
    text = f"Of {counted(len(items), 'commitment')} {joined(said)}"
    unsure = [item for item in items if item.assurance and item.assurance.short_by]
    if unsure:
        is_kept = "is" if len(unsure) == 1 else "are"
        text += f"; that {_names(unsure)} {is_kept} kept is less sure than is asked"
    short = [item for item in items if item.lacks]
    if not short:
        return f"{text}."
    text += f"; sight of {_names(short)} falls short of what is asked"
    means = {item.seen_by for item in short}
    if len(means) == 1:
        (by,) = means
        if not by:
            return f"{text}: nothing in force sees {_it(short)}."
        if len(by) == 1:
            return f"{text}: {_measure(ledger, by[0]).text} alone can see {_it(short)}."
    return f"{text}."


def _gathered(lead: str, told: Iterator[Sentence]) -> Iterator[Paragraph]:
    """Yield what is told as one paragraph; nothing where nothing is."""
    sentences = tuple(told)
    if sentences:
        yield Paragraph(sentences, lead=lead)


def _standings(wording: Wording, ledger: LedgerPart) -> Iterator[Paragraph]:
    """Yield the commitments by how they stand, what is kept first."""
    told: set[str] = set()  # events whose passages are cited already
    for status in STATUSES:
        stood = [item for item in ledger.commitments if item.status == status]
        said: list[Sentence] = []
        for item in stood:
            said += _standing(wording, ledger, item, told)
            told |= set(_behind(item))
        if said:
            yield Paragraph(tuple(said), lead=f"{capital(status)}:", bullet=True)
    if ledger.coming:
        names = joined(map(plain, ledger.coming))
        note = Note("From a later day or event on.")
        yield Paragraph((sentence(f"{capital(names)}.", note),), lead="Not owed yet:", bullet=True)


def _standing(
    wording: Wording, ledger: LedgerPart, item: CommitmentPart, told: Collection[str]
) -> Iterator[Sentence]:
    """Say who owes what, why it stands as it does, and what others say and saw."""
    said = [_because(wording, item)]
    said += [_says(wording, one) for one in item.stands if not _goes_without_saying(item, one)]
    for one in item.seen:
        text = _measure(ledger, one.measure).text
        saw = f"counted {one.counted}" if one.sign == "count" else "raised the alarm"
        said.append(f"{text} {saw}")
    owes = f"{capital(wording.name(item.party))} is to {item.text}."
    why = capital("; ".join(filter(None, said)))
    new = [name for name in _behind(item) if name not in told]
    note = _by(wording, _behind(item), new, item.cites)
    if why:
        yield sentence(owes)
    yield sentence(f"{why}." if why else owes, *note)


def _goes_without_saying(item: CommitmentPart, one: StandPart) -> bool:
    """Return whether a word is said already, or is that of one who accepted and has kept it."""
    accepted = item.status == "kept" and one.status == "accepted" and one.party == item.party
    return accepted or one.party == item.word_of


def _because(wording: Wording, item: CommitmentPart) -> str:
    since = f" since {plain(item.event)}" if item.event else " all along"
    match item.because:
        case "so":
            return f"it is so{since}"
        case "no longer so":
            return f"it was so, and no longer is{since}"
        case "done":
            what = f" {item.what}" if item.what else ""
            return f"{item.done} of {item.total}{what} are done"
        case "due":
            return f"it was due ({plain(item.due or '')}), and is not done"
        case "nothing":
            return "nothing is done, and nobody has said anything of it"
        case "word" | "denied" if item.status == "accepted" and item.word_of == item.party:
            return ""  # that it is accepted says as much
        case "word" | "denied":
            return _says(wording, next(s for s in item.stands if s.party == item.word_of))
        case _:
            return ""  # an alarm is said with what was seen


def _says(wording: Wording, one: StandPart) -> str:
    return f"{wording.name(one.party)} {stand_in_words(one.status)}"


def _behind(item: CommitmentPart) -> list[str]:
    """Return the events behind what is said of a commitment."""
    named = [item.event, *(s.event for s in item.stands), *(one.event for one in item.seen)]
    return list(dict.fromkeys(name for name in named if name))


def _by(
    wording: Wording,
    names: Collection[str],
    passages: Collection[str],
    cites: Iterable[Cite] = (),
) -> Iterator[Note]:
    """Yield a note of some events, with the passages of those of which they are wanted."""
    events = [event for event in wording.estimate.situation.events if event.id in names]
    own = (cite for event in events if event.id in passages for cite in event.cites)
    said = joined(f"{plain(event.id)} ({event.at[:10]})" for event in events)
    found = cited(dict.fromkeys((*cites, *own)))
    if said or found:
        yield Note(f"By {said}." if said else "So the case says.", found)


def _measure(ledger: LedgerPart, name: str) -> MeasurePart:
    return next(item for item in ledger.measures if item.id == name)


def _names(items: Iterable[CommitmentPart]) -> str:
    return joined(plain(item.id) for item in items)


def _it(items: Sequence[CommitmentPart]) -> str:
    return "it" if len(items) == 1 else "them"


def _sights(wording: Wording, ledger: LedgerPart) -> Iterator[Sentence]:
    """Say what is seen by what in force, who objects, and what is not seen."""
    if not ledger.commitments or not ledger.measures:
        return
    seen: dict[tuple[str, ...], list[CommitmentPart]] = {}
    for item in ledger.commitments:
        seen.setdefault(item.seen_by, []).append(item)
    blind = seen.pop((), [])
    for by, items in sorted(seen.items(), key=lambda pair: len(pair[0])):
        measures = [_measure(ledger, name) for name in by]
        texts = listed(measure.text for measure in measures)
        alone = " alone" if len(by) == 1 else ""
        risks = dict.fromkeys(measure.risk_of for measure in measures if measure.risk_of)
        risk = f", at the risk of {joined(risks)}" if risks else ""
        cites = dict.fromkeys(cite for measure in measures for cite in measure.cites)
        notes = (Note(f"In force: {joined(map(plain, by))}.", cited(cites)),)
        said = f"{capital(_names(items))} {_are(items)} seen by {texts}{alone}{risk}."
        yield Sentence(said, notes)
    yield from _objections(wording, ledger)
    could = {name for measure in ledger.measures for name in measure.sees}
    hidden = [item for item in blind if item.id in could]
    if hidden:
        yield sentence(f"Nothing in force sees {_names(hidden)}.")
    never = [item for item in blind if item.id not in could]
    if never:
        yield sentence(f"For {_names(never)} the case has no measure.")


def _objections(wording: Wording, ledger: LedgerPart) -> Iterator[Sentence]:
    """Say who does no more than put up with what is in force."""
    found: dict[tuple[str, str], list[tuple[MeasurePart, str]]] = {}
    for measure in ledger.measures:
        for one in measure.stands if measure.in_force else ():
            if one.status not in ("accepted", "kept", "in progress"):
                found.setdefault((one.party, one.status), []).append((measure, one.event))
    for (party, status), told in found.items():
        texts = listed(measure.text for measure, _ in told)
        again = "it" if len(told) == 1 else "them"
        said = f"{capital(wording.name(party))} {stand_in_words(status, texts, again)}."
        yield Sentence(said, tuple(_by(wording, [event for _, event in told], ())))


def _shortfalls(wording: Wording, ledger: LedgerPart) -> Iterator[Sentence]:
    """Say where sight falls short of what is asked, and what would mend that."""
    short: dict[tuple[LackPart, ...], list[CommitmentPart]] = {}
    for item in ledger.commitments:
        if item.lacks:
            short.setdefault(item.lacks, []).append(item)
    for lacks, items in short.items():
        said = joined(f"{one.dimension} {one.found or 'none'}, not {one.asked}" for one in lacks)
        cites = dict.fromkeys(cite for item in items for cite in item.cites)
        by = joined(dict.fromkeys(plain(one.by) for one in lacks if one.by))
        best = f"The best in force: {by}." if by else "Nothing in force sees it."
        note = Note(best, cited(cites))
        yield sentence(f"Sight of {_names(items)} falls short: {said}.", note)
    lacking = [item for items in short.values() for item in items]
    for measure in ledger.measures:
        mended = [item for item in lacking if measure.id in item.would_do]
        if mended:
            of = "" if len(mended) == len(lacking) else f" for {_names(mended)}"
            said = f"{capital(measure.text)} would mend that{of}: {_leave(wording, measure)}."
            yield sentence(said, *_needing(wording, measure))
    left = [item for item in lacking if not item.would_do]
    if left:
        yield sentence(f"No one measure would mend that for {_names(left)}.")
    met = [item for item in ledger.commitments if item.enough]
    if met:
        yield sentence(f"{capital(_names(met))} {_are(met)} seen as well as is asked.")


def _figures(wording: Wording, ledger: LedgerPart) -> Iterator[Sentence]:
    """Say how sure one can be that commitments are kept, and what would make one surer."""
    for item in ledger.commitments:
        sure = item.assurance
        if sure is None:
            continue
        asked = ""
        if sure.asked is not None:
            lacks = f"{points(sure.short_by)} short of" if sure.short_by else "enough for"
            asked = f", {lacks} the {percent(sure.asked)} asked"
        before = f"Before looking, a breach had {percent(sure.breach)}."
        seen = f"It would have been seen by now with {percent(sure.detection)}."
        cover = f"Measures in force cover {percent(sure.coverage)}."
        said = f"That {plain(item.id)} is kept: {wording.likelihood(sure.kept)}{asked}."
        yield sentence(said, Note(f"{before} {seen} {cover}", cited(item.cites)))
        yield from _helping(wording, ledger, sure)


def _helpful(sure: AssurancePart) -> Sequence[GainPart]:
    """Return the measures that would bring most, as far as that can be seen in percent."""
    return [gain for gain in sure.gains if gain.gain >= LEAST_GAIN][:MOST_GAINS]


def _helping(wording: Wording, ledger: LedgerPart, sure: AssurancePart) -> Iterator[Sentence]:
    if sure.waiting is None or sure.days is None or sure.asked is None:
        return
    lead = f"After {counted(round(sure.days), 'day')} in which nothing is seen"
    told = []
    for gain in _helpful(sure):
        measure = _measure(ledger, gain.measure)
        told.append(f"{percent(gain.kept)} with {measure.text} ({_leave(wording, measure)})")
    said = f"{lead} it would be {percent(sure.waiting)}"
    yield sentence(f"{said}; {listed(told)}." if told else f"{said}.")
    if sure.waiting >= sure.asked:
        return
    if sure.enough is None:
        yield sentence(f"No set of measures gives {percent(sure.asked)}.")
    elif len(sure.enough) > 1:
        texts = listed(_measure(ledger, name).text for name in sure.enough)
        yield sentence(f"The cheapest that gives {percent(sure.asked)}: {texts}.")


def _idle(wording: Wording, ledger: LedgerPart) -> Iterator[Sentence]:
    """Say of each measure that is neither in force nor named yet on whom it waits."""
    named = {name for item in ledger.commitments for name in item.would_do}
    named |= {
        gain.measure
        for item in ledger.commitments
        for gain in (_helpful(item.assurance) if item.assurance else ())
    }
    for measure in ledger.measures:
        if not measure.in_force and measure.id not in named:
            said = f"{capital(measure.text)}: {_leave(wording, measure)}."
            yield Sentence(said, tuple(_needing(wording, measure)))


def _leave(wording: Wording, measure: MeasurePart) -> str:
    """Say whose leave a measure not in force needs, or at what risk it could be begun."""
    refusing = {one.party: one for one in measure.stands if one.status == "refused"}
    refusing |= {one.party: one for one in measure.barred}
    said = [_says(wording, one) for one in refusing.values()]
    said += [f"{wording.name(party)} has not consented" for party in measure.silent]
    waits = [p for p in measure.waits_on if p not in refusing and p not in measure.silent]
    if waits:
        said.append(f"it waits on {joined(map(wording.name, waits))}")
    if said:
        return joined(said)
    risk = f", but it is at the risk of {measure.risk_of}" if measure.risk_of else ""
    return f"nobody's leave is needed{risk}"


def _needing(wording: Wording, measure: MeasurePart) -> Iterator[Note]:
    """Yield what a measure needs that is not so, and by which events it is barred."""
    events = {one.event for one in (*measure.barred, *measure.stands)}
    said = [note.text for note in _by(wording, events, ())]
    said += [f"It needs {joined(measure.missing)}."] if measure.missing else []
    text = " ".join(said) or capital(f"{plain(measure.id)}.")
    yield Note(text, cited(measure.cites))


def _are(items: Collection[CommitmentPart]) -> str:
    return "is" if len(items) == 1 else "are"


def _bounds(ledger: LedgerPart) -> Iterator[Sentence]:
    """Say what falls with what."""
    count = len(ledger.commitments)
    for bound in ledger.bound:
        note = Note("Each is the return for another of them, or hangs on one.")
        yield sentence(_bound(bound, count), note)


def _bound(bound: BoundPart, count: int) -> str:
    failing, falling = (joined(map(plain, names)) for names in (bound.failing, bound.falling))
    left = count - len(bound.failing) - len(bound.falling)
    rest = (
        "nothing is left" if not left else f"{left} of {count} {'is' if left == 1 else 'are'} left"
    )
    if not bound.falling:
        return f"{capital(failing)} stand or fall together: {rest} if they fall."
    verb = "falls" if len(bound.falling) == 1 else "fall"
    if len(bound.failing) == 1:
        return f"If {failing} fails, {falling} {verb} too: {rest}."
    also = f", and {falling} with them" if falling else ""
    return f"{capital(failing)} stand or fall together{also}: {rest} if they fall."
