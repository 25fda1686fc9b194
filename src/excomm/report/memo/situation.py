"""The parts of a memo on what is so, what each party wants, and what is believed."""

import re
from collections.abc import Iterable

from excomm.estimate import (
    Estimate,
    EventPart,
    OpinionPart,
    PanelPart,
    PartyPart,
    QuestionPart,
    UpdatePart,
    WantPart,
)
from excomm.report.memo.document import (
    BeliefChart,
    Block,
    Line,
    Note,
    Paragraph,
    Section,
    Sentence,
    Tick,
)
from excomm.report.memo.wording import Wording, cited, ended, joined, sentence
from excomm.report.phrases import (
    capital,
    counted,
    counts_for,
    effect_in_words,
    favoured,
    kept_at,
    percent,
    plain,
    span_in_percent,
)
from excomm.report.table import Table

__all__ = [
    "belief_section",
    "chart_of",
    "day_on_axis",
    "dissents_section",
    "situation_section",
    "wants_section",
]

# What a party wants most; the case holds the rest.
MOST_WANTS = 5

# How a weight ends: the formula, and what it counts.
_WEIGHT = re.compile(r": -?[\d.e+]+$")

_MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()


def situation_section(wording: Wording) -> Section:
    """Return what is so now, and what happened."""
    estimate = wording.estimate
    blocks: list[Block] = [Paragraph(tuple(_present(wording)))]
    blocks += [_doing(wording, party) for party in estimate.parties if not party.observer]
    if estimate.situation.events:
        blocks.append(Paragraph(tuple(_latest(wording, estimate.situation.events[-1]))))
        blocks.append(_events_table(estimate))
    title = "The situation, and what has changed" if estimate.situation.events else "The situation"
    return Section("situation", title, tuple(blocks))


def _present(wording: Wording) -> Iterable[Sentence]:
    estimate = wording.estimate
    situation = estimate.situation
    if situation.present is None:
        yield sentence("The present state is one that the rules of the case exclude.")
        return
    texts = {outcome.id: outcome.text for outcome in estimate.outcomes}
    number = situation.present.number
    note = Note(f"It is one of {situation.states:,} states.")
    if number is not None:
        pattern = situation.present.pattern
        note = Note(f"It is state {number:,} of {situation.states:,}: {pattern}.")
    if not estimate.outcomes:
        yield sentence(f"{_when(estimate)} matters stand as follows.", note)
    elif not situation.outcomes:
        yield sentence(f"{_when(estimate)} matters stand in none of the outcomes named.", note)
    for outcome in situation.outcomes:
        text = texts[outcome]
        said = f": {text[:1].lower()}{text[1:].rstrip('.')}" if text else ""
        yield sentence(f"{_when(estimate)} matters stand in {plain(outcome)}{said}.", note)


def _when(estimate: Estimate) -> str:
    as_of = estimate.as_of
    if as_of.startswith("after "):
        return f"After {plain(as_of.removeprefix('after '))}"
    return f"As of {as_of}"


def _doing(wording: Wording, party: PartyPart) -> Paragraph:
    own = [option for option in wording.estimate.situation.options if option.party == party.id]
    done = [kept_at(option, option.now) for option in own if option.now != option.values[0]]
    left = [option.text for option in own if option.now == option.values[0]]
    text = f"it has chosen to {joined(done)}" if done else "it has done nothing of what it could"
    note = (Note(f"What it could do and does not: {'; '.join(left)}."),) if left else ()
    return Paragraph((Sentence(f"{text}.", note),), lead=f"{capital(party.name)}:", bullet=True)


def _latest(wording: Wording, event: EventPart) -> Iterable[Sentence]:
    note = Note(f"The event {event.id}, {event.at}.", cited(event.cites))
    yield sentence(f"The last event on record, of {event.at}: {ended(event.text)}", note)
    changes = [_changed(wording, option, event) for option in event.sets]
    if told := [change for change in changes if change]:
        yield sentence(f"With it {joined(told)}.")
    for question in wording.estimate.questions:
        for update in question.updates:
            if update.event == event.id:
                yield _moved(wording, question, update)


def _changed(wording: Wording, option_id: str, event: EventPart) -> str:
    """Say which party began or ceased to do what; nothing where the option stayed as it was."""
    option = wording.option(option_id)
    name = wording.name(option.party)
    before, after = event.before[option_id], event.sets[option_id]
    if before == after:
        return ""
    if before == option.values[0]:
        return f"{name} began to {kept_at(option, after)}"
    if after == option.values[0] and option.kind != "one_of":
        return f"{name} ceased to {option.text}"
    old, new = plain(before), plain(after)
    return f"{name} went from {old} to {new} ({option.text})"


def _moved(wording: Wording, question: QuestionPart, update: UpdatePart) -> Sentence:
    """Say what an event did to belief."""
    name, strength = favoured(update.ratios)
    if strength == 1:
        return sentence(f"On {plain(question.id)} it speaks for nothing.")
    place = [other.event for other in question.updates].index(update.event)
    earlier = question.updates[place - 1].after if place else question.prior
    before, after = earlier[name].point, update.after[name].point
    told = f"On {plain(question.id)} it speaks for {plain(name)}: belief in it goes from "
    effect = plain(effect_in_words(update.ratios))
    through = question.id not in update.on
    chances = ", ".join(
        f"{plain(key)} {f'{chance.point:.2g}' if through else chance.stated}"
        for key, chance in update.chances.items()
    )
    if through:
        chances += f", as it follows from what it says of {joined(map(plain, update.on))}"
    elif others := [plain(name) for name in update.on if name != question.id]:
        chances += f", besides what it says of {joined(others)}"
    weight = counts_for(update.weight, update.grade, update.group)
    weighed = f" It {weight}." if weight else ""
    note = Note(
        f"The chance of seeing it, were each hypothesis true: {chances} ({effect}).{weighed}"
    )
    return sentence(f"{told}{wording.chance(before)} to {wording.chance(after)}.", note)


def _events_table(estimate: Estimate) -> Table:
    rows = []
    for event in estimate.situation.events:
        effects = [
            plain(effect_in_words(update.ratios))
            for question in estimate.questions
            for update in question.updates
            if update.event == event.id
        ]
        if event.evidence and not event.known:
            effects.append("not known")
        rows.append((event.at[:10], ended(event.text), "; ".join(effects)))
    if not any(effect for _, _, effect in rows):
        bare = tuple((date, text) for date, text, _ in rows)
        return Table(("date", "event"), bare, caption="What has happened")
    return Table(
        ("date", "event", "speaks for"),
        tuple(rows),
        caption="What has happened",
        note="What an event speaks for, and how many times likelier it is under that than "
        "under the rivals together.",
    )


def wants_section(wording: Wording) -> Section | None:
    """Return what each party wants, the most important first."""
    parties = [party for party in wording.estimate.parties if party.orders or party.interests]
    if not parties:
        return None
    return Section("wants", "What each party wants", tuple(map(_wants, parties)))


def _wants(party: PartyPart) -> Paragraph:
    sentences = []
    if party.orders:
        lead = "Before all else:"
        if party.orders[0].id is None:
            weighed = _WEIGHT.search(party.orders[0].want)
            lead = "By weight:" if weighed else "From the best to the worst:"
        sentences.append(_list_of(lead, party.orders))
    if party.interests:
        sentences.append(_list_of("It judges outcomes by:", party.interests))
    return Paragraph(tuple(sentences), lead=f"{capital(party.name)}:", bullet=True)


def _list_of(lead: str, wants: tuple[WantPart, ...]) -> Sentence:
    shown = wants[:MOST_WANTS]
    said = "; then ".join(_want(want) for want in shown)
    left = len(wants) - len(shown)
    more = f"; and {left} more" if left else ""
    stated = [f"{want.id}: {want.want}" for want in shown if want.id is not None]
    analysts = [want.id for want in shown if want.by is not None and want.id is not None]
    text = "; ".join(stated)
    if analysts:
        text += f". By the analyst: {', '.join(analysts)}"
    cites = tuple(dict.fromkeys(str(cite) for want in shown for cite in want.cites))
    return Sentence(f"{lead} {said}{more}.", (Note(f"{text}.", cites),) if text else ())


def _want(want: WantPart) -> str:
    if want.id is None:
        return want.want
    return want.text or plain(want.id)


def belief_section(wording: Wording) -> Section | None:
    """Return what is believed of each question, and what moved it."""
    blocks: list[Block] = []
    for question in wording.estimate.questions:
        blocks.append(_believed(wording, question))
        if question.updates:
            blocks.append(chart_of(question))
    return Section("belief", "What is believed", tuple(blocks)) if blocks else None


def _believed(wording: Wording, question: QuestionPart) -> Paragraph:
    ranked = sorted(question.hypotheses, key=lambda h: -question.posterior[h.id].point)
    sentences = []
    for hypothesis in ranked:
        band = question.posterior[hypothesis.id]
        text = hypothesis.text.rstrip(".")
        said = wording.believed(band)
        stated = "what the others leave" if hypothesis.prior is None else hypothesis.prior.stated
        if question.rows:
            prior = wording.chance(question.prior[hypothesis.id].point)
            stated = f"{prior}, {_given(question, hypothesis.id)}"
        by = ", by the analyst" if hypothesis.by is not None else ""
        if question.panel is not None:
            prior = wording.chance(question.prior[hypothesis.id].point)
            stated = f"{prior}, the judges' together"
            by = ""
        cites = (*hypothesis.cites, *(cite for row in question.rows for cite in row.cites))
        note = Note(f"{plain(hypothesis.id)}: prior {stated}{by}.", cited(cites))
        sentences.append(sentence(f"{text}: {said}.", note))
    if question.unknown:
        left = joined(plain(event) for event in question.unknown)
        knower = wording.estimate.known_to
        sentences.append(sentence(f"Left out, as not known to {knower}: {left}."))
    late = [update for update in question.updates if update.late is not None]
    for update in late:
        due = f"{capital(plain(update.event))} by {update.at[:10]} counts"
        sentences.append(sentence(f"{due}; it came late, with {plain(update.late or '')}."))
    if question.panel is not None:
        sentences.append(_pooled(wording, question.panel))
    if question.scaled is not None:
        made = f"The points of the priors make {question.scaled:.3g} and are scaled to 1."
        sentences.append(sentence(made))
    return Paragraph(tuple(sentences), lead=question.asks)


def _given(question: QuestionPart, hypothesis: str) -> str:
    """Say what a prior is given each answer to the questions it depends on."""
    said = []
    for row in question.rows:
        prior = row.prior[hypothesis]
        stated = "what the others leave" if prior is None else prior.stated
        where = joined(f"{plain(name)} is {plain(answer)}" for name, answer in row.given.items())
        said.append(f"{stated} if {where}" if where else stated)
    return "; ".join(said)


def _pooled(wording: Wording, panel: PanelPart) -> Sentence:
    """Say whose beliefs these are together, and how far they lie apart."""
    names = {opinion.judge: opinion.name for opinion in panel.opinions}
    judges = counted(len(panel.opinions), "judge")
    if len(panel.opinions) == 1:
        return sentence(f"This is what one judge believes, {panel.opinions[0].name}.")
    text = f"This is the {panel.pooling} pool of {judges}; they lie furthest apart on "
    text += f"{plain(panel.hypothesis)}, by {percent(panel.gap)}: {names[panel.lowest]} lowest, "
    text += f"{names[panel.highest]} highest."
    told = (
        f"{opinion.name}, {percent(opinion.share)} of the pool: {plain(panel.leading)} "
        f"{wording.chance(opinion.posterior[panel.leading])}"
        for opinion in panel.opinions
    )
    between = f"Mean total variation of two of them: {percent(panel.apart)}."
    return sentence(text, Note(f"{'; '.join(told)}. {between}"))


def dissents_section(wording: Wording) -> Section | None:
    """Return the footnotes that judges take, each with the judge's own result."""
    blocks = [
        Paragraph((_footnote(wording, question, question.panel, opinion),), bullet=True)
        for question in wording.estimate.questions
        if question.panel is not None
        for opinion in question.panel.opinions
        if opinion.dissents
    ]
    return Section("dissents", "Dissents", tuple(blocks)) if blocks else None


def _footnote(
    wording: Wording, question: QuestionPart, panel: PanelPart, opinion: OpinionPart
) -> Sentence:
    who = f"{opinion.name} ({opinion.agency})" if opinion.agency else opinion.name
    own = wording.chance(opinion.posterior[panel.leading])
    pool = wording.chance(question.posterior[panel.leading].point)
    said = f"{who} takes a footnote on {plain(question.id)}: {plain(panel.leading)} is "
    said += f"at {own}, where the judges together have {pool}."
    if opinion.text:
        said += f" {ended(opinion.text)}"
    results = ", ".join(
        f"{plain(name)} {wording.chance(x)}" for name, x in opinion.posterior.items()
    )
    priors = ", ".join(f"{plain(name)} {wording.chance(x)}" for name, x in opinion.prior.items())
    notes = [Note(f"The judge's own result: {results}; before the first event: {priors}.")]
    if opinion.brier is not None:
        past = counted(opinion.forecasts, "past forecast")
        notes.append(Note(f"Brier score {opinion.brier:.3f} over {past}."))
    return sentence(said, *notes)


def chart_of(question: QuestionPart) -> BeliefChart:
    """Return belief in the hypotheses of a question after each event that moved it."""
    names = [hypothesis.id for hypothesis in question.hypotheses]
    texts = {hypothesis.id: hypothesis.text for hypothesis in question.hypotheses}
    steps = [question.prior, *(update.after for update in question.updates)]
    ticks = [Tick("before", "before the first event")]
    ticks += [Tick(day_on_axis(update.at), plain(update.event)) for update in question.updates]
    rows = []
    for tick, bands in zip(ticks, steps, strict=True):
        cells = (f"{percent(bands[n].point)} ({span_in_percent(bands[n])})" for n in names)
        rows.append((tick.label, tick.text, *cells))
    return BeliefChart(
        caption=f"Belief after each event; the band holds 80% of {question.draws:,} samples.",
        ticks=tuple(ticks),
        lines=tuple(
            Line(
                name=plain(name),
                text=texts[name],
                points=tuple(bands[name].point for bands in steps),
                lows=tuple(bands[name].low for bands in steps),
                highs=tuple(bands[name].high for bands in steps),
            )
            for name in names
        ),
        table=Table(("", "after", *(plain(name) for name in names)), tuple(rows)),
    )


def day_on_axis(at: str) -> str:
    """Return a date as it stands on an axis: Oct 27."""
    return f"{_MONTHS[int(at[5:7]) - 1]} {int(at[8:10])}"
