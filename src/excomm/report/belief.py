"""What is believed, shown: in words of the case's table, with the numbers beside them."""

from collections.abc import Mapping, Sequence
from typing import Any

from excomm.belief import Band, Belief, words_of
from excomm.case import Situation
from excomm.estimate import as_data, question_part
from excomm.report.heads import case_data
from excomm.report.phrases import effect_in_words, percent, span_in_percent
from excomm.report.table import Cell, Table

__all__ = ["belief_data", "belief_rows", "belief_tables"]


def belief_tables(situation: Situation, beliefs: Sequence[Belief]) -> tuple[Table, ...]:
    """Return for each question what is believed of it, and what each event did."""
    tables: list[Table] = []
    for belief in beliefs:
        tables.append(_now(situation, belief))
        if belief.updates:
            tables.append(_events(belief))
    return tuple(tables)


def _now(situation: Situation, belief: Belief) -> Table:
    words = words_of(situation.case)
    rows: list[tuple[Cell, ...]] = []
    for hypothesis in belief.question.hypotheses:
        now = belief.posterior[hypothesis.id]
        stated = "the rest" if hypothesis.prior is None else str(hypothesis.prior)
        before = percent(belief.prior[hypothesis.id].point)
        after = str(words.describe(now.point))
        rows.append(
            (hypothesis.id, f"{stated}: {before}", after, percent(now.point), span_in_percent(now))
        )
    notes = [f"Words: {words}. The band holds 80% of {belief.draws:,} samples."]
    if belief.scaled is not None:
        notes.append(f"The points of the priors make {belief.scaled:.3g} and are scaled to 1.")
    if belief.unknown:
        unknown = ", ".join(event.id for event in belief.unknown)
        notes.append(f"Not known to {situation.case.known_to}, and left out: {unknown}.")
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
    for update in belief.updates:
        row: list[Cell] = [f"{update.event.at.day}", update.event.id]
        row += [f"{update.chances[name]} -> {percent(update.after[name].point)}" for name in names]
        rows.append((*row, effect_in_words(update.ratios)))
    return Table(
        ("date", "event", *names, "speaks for"),
        tuple(rows),
        note="The chance of the event under each hypothesis, and what is believed after it; "
        "what it speaks for, and how strongly beside its rivals together.",
    )


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
