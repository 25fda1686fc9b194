"""What is believed, shown: in words of the case's table, with the numbers beside them."""

from collections.abc import Mapping, Sequence
from typing import Any

from excomm.belief import Band, Belief, Opinion, Panel, words_of
from excomm.case import Situation
from excomm.estimate import as_data, question_part
from excomm.report.heads import case_data
from excomm.report.phrases import effect_in_words, listed, percent, span_in_percent
from excomm.report.table import Cell, Table

__all__ = ["belief_data", "belief_rows", "belief_tables"]


def belief_tables(situation: Situation, beliefs: Sequence[Belief]) -> tuple[Table, ...]:
    """Return for each question what is believed of it, and what each event did."""
    tables: list[Table] = []
    for belief in beliefs:
        tables.append(_now(situation, belief))
        if belief.updates:
            tables.append(_events(belief))
        if belief.panel is not None:
            tables.append(_judges(situation, belief, belief.panel))
    return tuple(tables)


def _now(situation: Situation, belief: Belief) -> Table:
    words = words_of(situation.case)
    rows: list[tuple[Cell, ...]] = []
    for hypothesis in belief.question.hypotheses:
        now = belief.posterior[hypothesis.id]
        stated = "the rest: " if hypothesis.prior is None else f"{hypothesis.prior}: "
        stated = "" if belief.question.rows else stated
        stated = "pool: " if belief.panel is not None else stated
        before = f"{stated}{percent(belief.prior[hypothesis.id].point)}"
        after = str(words.describe(now.point))
        rows.append((hypothesis.id, before, after, percent(now.point), span_in_percent(now)))
    notes = [f"Words: {words}. The band holds 80% of {belief.draws:,} samples."]
    if belief.question.rows:
        notes.append(f"What it was before depends on {listed(belief.question.depends_on)}.")
    if belief.scaled is not None:
        notes.append(f"The points of the priors make {belief.scaled:.3g} and are scaled to 1.")
    if belief.unknown:
        unknown = ", ".join(event.id for event in belief.unknown)
        knower = situation.case.known_to
        who = f"Not known to {knower}" if knower else "Not known yet"
        notes.append(f"{who}, and left out: {unknown}.")
    return Table(
        ("hypothesis", "before", "now", "point", "80% band"),
        tuple(rows),
        caption=f"{belief.question.id}, {situation.when}: {belief.question.asks}",
        note=" ".join(notes),
    )


def _events(belief: Belief) -> Table:
    """Return one row an event: the chance of it under each hypothesis, and what it did."""
    names = [hypothesis.id for hypothesis in belief.question.hypotheses]
    rows: list[tuple[Cell, ...]] = []
    weights = _weights(belief)
    through = [update for update in belief.updates if belief.question.id not in update.on]
    for update in belief.updates:
        told = f" ({', '.join(update.on)})" if update in through else ""
        row: list[Cell] = [f"{update.event.at.day}", f"{update.event.id}{told}"]
        for name in names:
            chance = update.chances[name]
            stated = f"{chance.point:.2g}" if update in through else str(chance)
            row.append(f"{stated} -> {percent(update.after[name].point)}")
        rows.append((*row, *weights.get(update.event.id, ()), effect_in_words(update.ratios)))
    note = "The chance of the event under each hypothesis, and what is believed after it; "
    note += "what it speaks for, and how strongly beside its rivals together."
    if through:
        note += " An event on another question, named behind it, tells through that question."
    if weights:
        note += " The weight is what its grade, and its place among items of one source or "
        note += "group, leave of it."
    if belief.panel is not None:
        note += " The chances are the case's own, where a judge gives no others."
    for update in belief.updates:
        if update.item.late is not None:
            note += f" {update.item.id} came late, with {update.item.late}."
    return Table(
        ("date", "event", *names, *(["weight"] if weights else []), "speaks for"),
        tuple(rows),
        note=note,
    )


def _weights(belief: Belief) -> dict[str, tuple[str]]:
    """Return what each item counts for, with its grade; empty where all count in full."""
    if all(update.weight > 1 - 1e-9 for update in belief.updates):
        return {}
    return {
        update.event.id: (f"{percent(update.weight)}{f' {update.grade}' if update.grade else ''}",)
        for update in belief.updates
    }


def _judges(situation: Situation, belief: Belief, panel: Panel) -> Table:
    """Return one row a judge: what the judge believes, and how far from the pool."""
    names = [hypothesis.id for hypothesis in belief.question.hypotheses]
    rows: list[tuple[Cell, ...]] = []
    scored = any(opinion.score for opinion in panel.opinions)
    for opinion in panel.opinions:
        row = [str(opinion.judge), percent(opinion.share)]
        row += [percent(opinion.posterior[name]) for name in names]
        row.append(percent(opinion.distance))
        score = opinion.score
        scores = ["", ""] if score is None else [f"{score.brier:.3f}", f"{score.log:.2f}"]
        rows.append((*row, *(scores if scored else []), "yes" if opinion.dissents else ""))
    apart = panel.apart
    notes = [f"Together they make the {panel.pooling} pool above."]
    if len(panel.opinions) > 1:
        notes.append(
            f"Mean total variation of two of them: {percent(apart.mean)}; furthest apart on "
            f"{apart.hypothesis}, by {percent(apart.gap)}: {apart.lowest} lowest, "
            f"{apart.highest} highest."
        )
    if scored:
        notes.append("Brier and log scores of past forecasts: 0 is perfect, even odds on all")
        notes[-1] += " give 0.250 and 1.00."
    notes += [_footnote(situation, belief, panel, opinion) for opinion in panel.dissents]
    return Table(
        (
            "judge",
            "share",
            *names,
            "from pool",
            *(["Brier", "log"] if scored else []),
            "footnote",
        ),
        tuple(rows),
        note="\n".join(notes),
    )


def _footnote(situation: Situation, belief: Belief, panel: Panel, opinion: Opinion) -> str:
    """Say what a dissenter's own result is."""
    words, leading = words_of(situation.case), panel.leading
    own, pool = opinion.posterior[leading], belief.posterior[leading].point
    said = f"{opinion.judge} takes a footnote: {leading} is {words.describe(own)}, {percent(own)}, "
    said += f"where the pool has {panel.words}, {percent(pool)}."
    return f"{said} {opinion.judge.text}" if opinion.judge.text else said


def belief_rows(beliefs: Sequence[Belief]) -> Table:
    """Return one row a question, moment and hypothesis, for another program."""
    rows: list[tuple[Cell, ...]] = []
    for belief in beliefs:
        steps: list[tuple[str, str, Mapping[str, Band]]] = [("", "", belief.prior)]
        steps += [(str(u.event.at), u.event.id, u.after) for u in belief.updates]
        rows += [
            (belief.question.id, day, event, name, *(f"{x:.6f}" for x in (b.point, b.low, b.high)))
            for day, event, bands in steps
            for name, b in bands.items()
        ]
    return Table(("question", "date", "event", "hypothesis", "point", "low", "high"), tuple(rows))


def belief_data(situation: Situation, beliefs: Sequence[Belief]) -> dict[str, Any]:
    """Return belief as plain data, ready for JSON."""
    return case_data(situation) | {
        "known_to": situation.case.known_to,
        "words": words_of(situation.case).name,
        "questions": [as_data(question_part(situation.case, belief)) for belief in beliefs],
    }
