"""The parts of a memo on which outcomes hold, and whom they serve."""

from collections.abc import Iterable, Sequence, Set

from excomm.estimate import (
    ComparisonPart,
    HoldingPart,
    OutcomePart,
    PairPart,
    ReasonPart,
    ShownPart,
    SpanPart,
)
from excomm.report.memo.document import (
    Bar,
    Block,
    Note,
    OutcomeChart,
    OutcomeRow,
    Paragraph,
    Section,
    Sentence,
)
from excomm.report.memo.wording import Wording, cited, ended, joined, sentence
from excomm.report.phrases import capital, claim_in_words, counted, in_interest, percent, plain
from excomm.report.table import Table

__all__ = ["because", "comparison_section", "holds_section"]


def holds_section(wording: Wording) -> Section | None:
    """Return for each outcome whether it holds, on what that depends, and how it is reached."""
    blocks: list[Block] = [_outcome(wording, item) for item in wording.estimate.outcomes]
    if not blocks:
        return None
    title = "The outcomes" if "holds" in wording.estimate.left_out else "Which outcomes hold"
    return Section("outcomes", title, (_explained(wording), *blocks))


def _explained(wording: Wording) -> Paragraph:
    estimate = wording.estimate
    if "holds" in estimate.left_out:
        why = estimate.left_out["holds"]
        return Paragraph((sentence(f"Which of them hold is left out: {why}."),))
    rates = []
    for concept in estimate.profiles[0].equilibria:
        shares = [p.equilibria[concept] / estimate.situation.states for p in estimate.profiles]
        low, high = percent(min(shares)), percent(max(shares))
        rates.append(f"{low if low == high else f'{low} to {high}'} hold under {concept}")
    text = (
        "A state holds where no party has reason to leave it: under Nash because none of its "
        "moves gains anything, under SEQ because what would gain is deterred by what the others "
        "would then do in their own interest."
    )
    base = f"Of all {estimate.situation.states:,} states {joined(rates)}: "
    return Paragraph(
        (
            sentence(text),
            sentence(f"{base}an outcome is to be read beside that. No share is a probability."),
        )
    )


def _outcome(wording: Wording, outcome: OutcomePart) -> Paragraph:
    lead = capital(plain(outcome.id))
    if not outcome.states:
        return Paragraph((sentence("matches no state."),), lead=lead)
    sentences = [*_holding(wording, outcome)]
    sentences += _attainable(wording, outcome)
    if outcome.set_aside is not None:
        note = Note(f"Set aside: {outcome.set_aside.what}.", cited(outcome.set_aside.cites))
        sentences.append(sentence(ended(outcome.set_aside.why), note))
    return Paragraph(tuple(sentences), lead=lead)


def _holding(wording: Wording, outcome: OutcomePart) -> Iterable[Sentence]:
    text = f"{ended(outcome.text)} " if outcome.text else ""
    when = Note(f"{text}It is: {outcome.when}.")
    if not outcome.holds:
        share = percent(outcome.states / wording.estimate.situation.states)
        yield sentence(f"has {counted(outcome.states, 'state')}, {share} of all.", when)
        return
    strictest, last = outcome.holds[0], outcome.holds[-1]
    notes = (when, *_why(wording, outcome.shown))
    if not last.holds.belief:
        yield Sentence(f"does not hold{_whatever(wording)}: {_none(outcome)}.", notes)
        return
    depends = wording.depends(last.holds)
    how = f" {depends}" if depends else _whatever(wording)
    beside = f", {_beside(wording, last, outcome)}" if outcome.states > 1 else ""
    yield Sentence(
        f"can hold{how}: {_counts(last, outcome)}{beside}.",
        (*notes, *wording.hypotheses_note(last.holds)),
    )
    if not strictest.holds.belief:
        what = "it does not" if outcome.states == 1 else "none of it holds"
        yield sentence(f"Under Nash {what}: foresight alone keeps it.")
    else:
        nash = wording.depends(strictest.holds)
        yield sentence(
            f"Under Nash too it can hold{nash and f' {nash}'}: {_counts(strictest, outcome)}."
        )


def _beside(wording: Wording, holding: HoldingPart, outcome: OutcomePart) -> str:
    """Say how often states of an outcome hold beside all states, under the likeliest answers."""
    profiles = wording.estimate.profiles
    likeliest = max(range(len(profiles)), key=lambda k: profiles[k].belief)
    base = profiles[likeliest].equilibria[holding.concept] / wording.estimate.situation.states
    share = holding.equilibria[likeliest] / outcome.states
    where = " under the likeliest answers" if len(profiles) > 1 else ""
    if not share:
        return f"none of them{where}"
    if share > MORE_OFTEN * base:
        return f"more often than states in general{where} (x {share / base:.2g})"
    if share * MORE_OFTEN < base:
        return f"less often than states in general{where} (x {share / base:.2g})"
    return f"about as often as states in general{where}"


def _whatever(wording: Wording) -> str:
    return " whatever the answers" if len(wording.estimate.answers) > 1 else ""


def _none(outcome: OutcomePart) -> str:
    if outcome.states == 1:
        return "its one state is no equilibrium"
    return f"none of its {outcome.states:,} states is an equilibrium"


def _counts(holding: HoldingPart, outcome: OutcomePart) -> str:
    """Say how many states hold: the least and the most over the profiles where any does."""
    some = [count for count in holding.equilibria if count]
    low, high = min(some), max(some)
    if outcome.states == 1:
        return "its one state is an equilibrium"
    many = f"{low:,}" if low == high else f"{low:,} to {high:,}"
    if low == outcome.states:
        return f"all of its {low:,} states are equilibria"
    shares = percent(low / outcome.states), percent(high / outcome.states)
    share = shares[0] if shares[0] == shares[1] else f"{shares[0]} to {shares[1]}"
    verb = "is an equilibrium" if high == 1 else "are equilibria"
    return f"{many} of its {outcome.states:,} states {verb} ({share})"


def _why(wording: Wording, shown: ShownPart | None) -> tuple[Note, ...]:
    """Return the chains of moves behind a verdict, party by party, on the state that shows it."""
    if shown is None:
        return ()
    verdict = "holds" if shown.holds else "does not hold"
    state = f"State {shown.state.number:,} ({shown.state.pattern})"
    where = f"{state} {verdict} under SEQ{wording.where(shown.profile)}."
    telling = [reason for reason in shown.reasons if shown.holds or not reason.stable]
    reasons = (Note(wording.reason(reason), _cited_by(reason)) for reason in telling)
    return (Note(where), *reasons)


def _cited_by(reason: ReasonPart) -> tuple[str, ...]:
    """Return the passages of the statements a reason names."""
    if reason.temptation is None:
        return ()
    named = [reason.temptation.gain]
    if reason.temptation.deterrent is not None:
        named.append(reason.temptation.deterrent.loss)
    return cited(dict.fromkeys(cite for difference in named for cite in difference.cites))


def _attainable(wording: Wording, outcome: OutcomePart) -> Iterable[Sentence]:
    if outcome.attainable is None or not any(any(h.equilibria) for h in outcome.holds):
        return
    shown = outcome.paths[outcome.shown.profile] if outcome.shown else outcome.paths[0]
    if shown.by is not None and not shown.steps:
        depends = wording.depends(outcome.attainable)
        yield sentence(f"The present state is one that holds{depends and f' {depends}'}.")
    elif outcome.attainable.belief:
        path = next(path for path in (shown, *outcome.paths) if path.by == "improvements")
        depends = wording.depends(outcome.attainable)
        how = f" {depends}" if depends else ""
        note = Note(
            f"{capital(wording.path(path))}: state {path.state.number:,}."
            if path.state and path.steps
            else "The present state is one of those that hold."
        )
        said = f"in {in_interest(len(path.steps))}" if path.steps else "already"
        yield sentence(f"It is attainable{how}, {said}.", note)
    elif shown.by == "moves":
        note = Note(f"The shortest way: {wording.path(shown)}.")
        yield sentence(
            "It is not attainable by steps that each serve who takes them; some party would "
            "have to move against its own order.",
            note,
        )
    else:
        yield sentence("No legal moves lead from the present to a state of it that holds.")


def comparison_section(wording: Wording) -> Section | None:
    """Return where each party ranks the outcomes, and the pairs compared."""
    estimate = wording.estimate
    if not any(outcome.spans for outcome in estimate.outcomes):
        return None
    blocks: list[Block] = [_chart(wording)]
    for pair in estimate.pairs:
        if pair.comparisons:
            lead = f"{capital(plain(pair.first))} beside {plain(pair.second)}"
            blocks.append(Paragraph(tuple(_pair(wording, pair)), lead=f"{lead}:"))
    aside = [outcome for outcome in estimate.outcomes if outcome.set_aside is not None]
    if aside:
        names = joined(plain(outcome.id) for outcome in aside)
        notes = tuple(
            Note(ended(o.set_aside.why), cited(o.set_aside.cites)) for o in aside if o.set_aside
        )
        kept = "Its moves remain" if len(aside) == 1 else "Their moves remain"
        text = f"Set aside and not compared: {names}. {kept} as threats."
        blocks.append(Paragraph((Sentence(text, notes),)))
    return Section("compared", "The outcomes compared", tuple(blocks))


# A share this many times another is called more.
MORE_OFTEN = 1.25

# The claims that are no split, in the order in which a paragraph makes them.
_CLAIMS = {
    "better": "In every state better for {}.",
    "worse": "In every state worse for {}.",
    "weakly better": "At its best or at its worst the better, and never the worse, for {}.",
    "weakly worse": "At its best or at its worst the worse, and never the better, for {}.",
    "equal": "Alike, at best and at worst, for {}.",
}


def _pair(wording: Wording, pair: PairPart) -> Iterable[Sentence]:
    """Say for whom one outcome is better than the other: the parties of one claim together."""
    horizons = {found.horizon for found in pair.comparisons}
    grouped: dict[str, dict[str, list[ComparisonPart]]] = {}
    for found in pair.comparisons:
        grouped.setdefault(found.claim, {}).setdefault(found.party, []).append(found)
    for claim, said in _CLAIMS.items():
        parties = grouped.get(claim, {})
        if parties:
            names = [_at(wording.name(p), own, horizons) for p, own in parties.items()]
            notes = [note for own in parties.values() for note in because(wording, own[0], pair)]
            text = said.format(joined(names))
            if all(found.first.states == found.second.states == 1 for found in pair.comparisons):
                text = capital(text.removeprefix("In every state "))
            yield Sentence(text, tuple(notes))
    for party, own in grouped.get("split", {}).items():
        # Horizons at which the same condition decides are said together.
        for deciding in dict.fromkeys(found.deciding for found in own):
            alike = [found for found in own if found.deciding == deciding]
            name = _at(capital(wording.name(party)), alike, horizons)
            clause = claim_in_words(alike[0], plain(pair.first), plain(pair.second))
            yield sentence(f"{name}: {clause}.")


def _at(name: str, own: Sequence[ComparisonPart], horizons: Set[str | None]) -> str:
    """Return a name with the horizons at which something is so, where it is not so at each."""
    if len(own) == len(horizons):
        return name
    return f"{name} (at {joined(plain(found.horizon or '') for found in own)})"


def because(wording: Wording, found: ComparisonPart, pair: PairPart) -> tuple[Note, ...]:
    """Return the statement that makes a strict claim so, as a reason."""
    want = found.because
    if want is None:
        return ()
    first, second = plain(pair.first), plain(pair.second)
    better, worse = (first, second) if found.claim == "better" else (second, first)
    said = want.text or plain(want.id or "")
    name = capital(wording.name(found.party))
    text = f"{name}: {said} ({want.want}), so in every state of {better} and in none of {worse}"
    by = f"; by the {want.by}" if want.by is not None else ""
    return (Note(f"{text}{by}.", cited(want.cites)),)


def _chart(wording: Wording) -> OutcomeChart:
    estimate = wording.estimate
    shown = [outcome for outcome in estimate.outcomes if outcome.spans]
    judging = [p for p in estimate.parties if p.judged_by is not None]
    rows = []
    for outcome in shown:
        bars = tuple(
            _bars([span for span in outcome.spans if span.party == party.id]) for party in judging
        )
        rows.append(OutcomeRow(plain(outcome.id), outcome.text or outcome.when, bars))
    table = Table(
        ("outcome", *(party.name for party in judging)),
        tuple((row.id, *("; ".join(map(_bar_text, bars)) for bars in row.bars)) for row in rows),
        note="The best and the worst rank of its states as each party judges them, 1 being the "
        "best of all states.",
    )
    return OutcomeChart(
        caption="The outcomes as each party ranks their states.",
        parties=tuple((party.id, party.name) for party in judging),
        rows=tuple(rows),
        table=table,
    )


def _bars(spans: Sequence[SpanPart]) -> tuple[Bar, ...]:
    """Return one bar a horizon, or one where all horizons agree."""
    bars = [
        Bar(
            horizon=plain(span.horizon or ""),
            best=span.span.best,
            worst=span.span.worst,
            ranks=span.ranks,
            held=(span.held.best, span.held.worst) if span.held else None,
            present=span.present,
        )
        for span in spans
    ]
    alike = {(bar.best, bar.worst, bar.ranks, bar.held, bar.present) for bar in bars}
    if len(alike) == 1:
        first = bars[0]
        return (Bar("", first.best, first.worst, first.ranks, first.held, first.present),)
    return tuple(bars)


def _bar_text(bar: Bar) -> str:
    at = f"{bar.horizon}: " if bar.horizon else ""
    span = f"{bar.best:,}" if bar.best == bar.worst else f"{bar.best:,} to {bar.worst:,}"
    return f"{at}{span} of {bar.ranks:,}"
