"""Writes what changed between two estimates, as a memo."""

from collections.abc import Iterator, Sequence

from excomm.estimate import (
    BandPart,
    BeliefChange,
    Difference,
    LikelihoodPart,
    LikelyChange,
    OutcomeChange,
    manifest_line,
)
from excomm.report.memo.document import Block, Memo, Note, Paragraph, Section, Sentence
from excomm.report.memo.left_out import left_out_in_words
from excomm.report.memo.wording import as_command, by_horizon, cited, ended, joined, sentence
from excomm.report.phrases import NO_OUTCOME, capital, claim_in_words, counted, percent, plain
from excomm.report.table import Table

__all__ = ["write_difference"]

_LARGE = 0.1  # a change of what is likely that is said


def write_difference(made: Difference) -> Memo:
    """Write a difference in the order of its weight: in whose light, then what moved."""
    sections = [
        Section("light", "What has changed", tuple(_light(made))),
        _happened(made),
        _premises(made),
        _options(made),
        _list("belief", "What is believed", list(_beliefs(made))),
        _list("outcomes", "What holds, and what can be reached", list(_outcomes(made))),
        _list("likely", "What is likely, and by when", list(_likely(made))),
        _list("comparisons", "Whom an outcome serves", list(_claims(made))),
        _list("commitments", "How the agreement stands", list(_commitments(made))),
        _list("judgements", "The judgements of the sources", list(_judgements(made))),
        _method(made),
    ]
    return Memo(
        title=f"What has changed: {made.title}",
        head=(("Before", made.before), ("After", made.after)),
        mark=None,
        sections=tuple(section for section in sections if section is not None),
        manifest=manifest_line(made.manifest),
    )


def _light(made: Difference) -> Iterator[Block]:
    """Yield the first paragraph: what is updated, in the light of what, to what effect."""
    sentences = [sentence(_opening(made), *_causes(made))]
    moved = _strongest(made)
    sentences += [sentence(text) for text in moved]
    if not moved:
        sentences.append(sentence("Nothing that the estimate says has moved."))
    same = made.unmoved
    told = joined(
        text
        for number, text in (
            (same["outcomes"], counted(same["outcomes"], "outcome")),
            (same["comparisons"], counted(same["comparisons"], "comparison")),
            (same["commitments"], counted(same["commitments"], "commitment")),
            (same["judgements"], counted(same["judgements"], "judgement")),
        )
        if number
    )
    if told:
        sentences.append(sentence(f"As before stand {told}."))
    yield Paragraph(tuple(sentences))


def _opening(made: Difference) -> str:
    if made.versions:
        return f"We compare the estimate of {made.before} with that of {made.after}."
    before = _moment(made.before)
    if not made.events:
        return f"Nothing has happened since our estimate {before}."
    last = made.events[-1]
    of = "" if len(made.events) == 1 else f"{counted(len(made.events), 'event')}, the last of them "
    return (
        f"We update our estimate {before} in the light of {of}{plain(last.id)} of {last.at[:10]}."
    )


def _moment(moment: str) -> str:
    after = moment.removeprefix("after ")
    return f"made after {plain(after)}" if after != moment else f"of {moment}"


def _causes(made: Difference) -> tuple[Note, ...]:
    if not made.events:
        return ()
    last = made.events[-1]
    return (Note(ended(last.text), cited(last.cites)),)


def _strongest(made: Difference) -> list[str]:
    """Return what moved most, as sentences: belief, then outcomes."""
    told = []
    for question in dict.fromkeys(change.question for change in made.beliefs):
        changes = [change for change in made.beliefs if change.question == question]
        gains = [c for c in changes if c.before is not None and c.after is not None]
        if gains:
            top = max(gains, key=_gain)
            assert top.before is not None
            assert top.after is not None
            told.append(
                f"This strengthens the estimate that on {plain(question)} it is "
                f"{plain(top.hypothesis)}: {_moved(top.before, top.after)}."
            )
    for change in made.outcomes:
        if change.what == "attainable" and (change.before >= 0.5) != (change.after >= 0.5):
            verb = "can now be reached" if change.after >= 0.5 else "can no longer be reached"
            told.append(f"{capital(plain(change.outcome))} {verb} from the present.")
    rising = max(made.likely, key=_rise, default=None)
    if rising is not None and _rise(rising) >= _LARGE:
        by = by_horizon(rising.horizon)
        name = plain(rising.outcome or NO_OUTCOME)
        told.append(f"{capital(name)} is likelier {by}: {_moved(rising.before, rising.after)}.")
    return told


def _rise(change: LikelyChange) -> float:
    return change.after.point - change.before.point


def _gain(change: BeliefChange) -> float:
    assert change.before is not None
    assert change.after is not None
    return change.after.point - change.before.point


def _moved(before: BandPart | LikelihoodPart, after: BandPart | LikelihoodPart) -> str:
    if before.words == after.words:
        words = f"{after.words} still"
    else:
        words = f"{before.words} before, {after.words} now"
    return f"{words} ({percent(before.point)} to {percent(after.point)})"


def _beliefs(made: Difference) -> Iterator[Sentence]:
    for change in made.beliefs:
        name = f"{capital(plain(change.question))}, {plain(change.hypothesis)}"
        if change.after is None:
            text = f"{name}: no longer asked."
        elif change.before is None:
            now = f"{change.after.words} ({percent(change.after.point)})"
            text = f"{name}: {now}; not asked before."
        else:
            text = f"{name}: {_moved(change.before, change.after)}."
        note = f"Moved by {joined(map(plain, change.events))}." if change.events else ""
        yield sentence(text, *((Note(note),) if note else ()))


def _outcomes(made: Difference) -> Iterator[Sentence]:
    for change in made.outcomes:
        note = (Note(f"It changed with {plain(change.event)}."),) if change.event else ()
        yield sentence(f"{capital(plain(change.outcome))} {_outcome(change)}.", *note)


def _outcome(change: OutcomeChange) -> str:
    if change.what == "present":
        return "is now present" if change.after else "is no longer present"
    if change.what == "set aside":
        return "is now set aside" if change.after else "is no longer set aside"
    goes = f"goes from {percent(change.before)} to {percent(change.after)}"
    if change.what == "attainable":
        return f"can be reached from the present: belief behind that {goes}"
    return f"holds ({change.what}): belief behind that {goes}"


def _likely(made: Difference) -> Iterator[Sentence]:
    for change in made.likely:
        if abs(change.before.point - change.after.point) >= _LARGE:
            name = plain(change.outcome or NO_OUTCOME)
            by = capital(by_horizon(change.horizon))
            yield sentence(f"{by}, {name}: {_moved(change.before, change.after)}.")


def _claims(made: Difference) -> Iterator[Sentence]:
    for change in made.claims:
        horizon = f" to the horizon {plain(change.after.horizon)}" if change.after.horizon else ""
        name = capital(made.parties.get(change.after.party, change.after.party))
        first, second = plain(change.first), plain(change.second)
        was, now = (claim_in_words(part, first, second) for part in (change.before, change.after))
        yield sentence(f"{name}{horizon}: {now}; before, {was}.")


def _commitments(made: Difference) -> Iterator[Sentence]:
    for change in made.commitments:
        owes = f"{capital(made.parties[change.party])} is to {change.text}"
        now = change.after or "no longer owed"
        before = f"{change.before} before" if change.before else "not owed before"
        note = (Note(f"By {plain(change.event)}."),) if change.event else ()
        yield sentence(f"{owes}: {now}, {before}.", *note)


def _judgements(made: Difference) -> Iterator[Sentence]:
    for change in made.judgements:
        if change.after is None:
            verdict = "not made yet by then"
        else:
            met = "met" if change.after else "not met"
            verdict = f"made since, and {met}" if change.before is None else f"{met} now"
        yield sentence(f"{ended(change.text)} Beside the model: {verdict}.")


def _list(name: str, title: str, sentences: Sequence[Sentence]) -> Section | None:
    if not sentences:
        return None
    blocks = tuple(Paragraph((one,), bullet=True) for one in sentences)
    return Section(name, title, blocks)


def _happened(made: Difference) -> Section | None:
    rows = tuple((e.at[:10], plain(e.id), ended(e.text)) for e in made.events)
    table = Table(("date", "event", "what happened"), rows)
    return Section("happened", "What happened between", (table,)) if rows else None


def _premises(made: Difference) -> Section | None:
    rows = tuple((c.kind, c.what, c.before or "", c.after or "") for c in made.premises)
    table = Table(("", "", "before", "after"), rows)
    return Section("premises", "What the case says otherwise", (table,)) if rows else None


def _options(made: Difference) -> Section | None:
    rows = tuple(
        (made.parties[c.party], c.text, c.before, c.after, plain(c.event or ""))
        for c in made.options
    )
    table = Table(("party", "to", "before", "after", "with"), rows)
    title = "What is done that was not, or no longer"
    return Section("options", title, (table,)) if rows else None


def _method(made: Difference) -> Section:
    manifest = made.manifest
    text = (
        f"Made by excomm {manifest.excomm} from {manifest.case} (sha256 {manifest.sha256[:12]}), "
        f"seed {manifest.seed}: two estimates compared. Made again by: "
        f"{as_command(manifest.command)}"
    )
    told = (sentence(text), *left_out_in_words(made.left_out))
    return Section("method", "How this was made", (Paragraph(told),))
