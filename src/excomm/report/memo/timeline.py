"""Writes a timeline as a memo: what moved, what was believed, what held, event by event."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from excomm.estimate import HorizonPart, LikelyPart, StepPart, Timeline, manifest_line
from excomm.report.memo.document import Block, Memo, Note, Paragraph, Section, Sentence
from excomm.report.memo.situation import chart_of, day_on_axis
from excomm.report.memo.wording import as_command, by_horizon, cited, ended, joined, sentence
from excomm.report.phrases import NO_OUTCOME, capital, counted, percent, plain, span_in_percent
from excomm.report.table import Table

__all__ = ["write_timeline"]

_HALF = 0.5
_LARGE = 0.1  # a change of belief that is said
_NAMED = 0.05  # what was never likelier has no column


def write_timeline(made: Timeline) -> Memo:
    """Write a timeline in the order in which its readers expect it."""
    sections = (
        Section("turns", "The turning points", tuple(_turns(made))),
        Section("events", "What happened", (_events(made),)),
        _belief(made),
        _outcomes(made),
        _likely(made),
        _method(made),
    )
    return Memo(
        title=f"Timeline: {made.title}",
        head=tuple(_head(made)),
        mark=None,
        sections=tuple(section for section in sections if section is not None),
        manifest=manifest_line(made.manifest),
    )


def _head(made: Timeline) -> Iterator[tuple[str, str]]:
    yield "From", f"{made.steps[0].event.at} ({plain(made.steps[0].event.id)})"
    yield "To", made.as_of
    if made.known_to is not None:
        yield "Known to", "hindsight" if made.hindsight else made.known_to


def _turns(made: Timeline) -> Iterator[Block]:
    """Yield for each event at which anything turned what it was."""
    before: StepPart | None = None
    said = False
    for step in made.steps:
        turned = list(_turned(made, before, step))
        if turned and before is not None:
            said = True
            lead = f"{day_on_axis(step.event.at)}, {plain(step.event.id)}:"
            cause = Note(ended(step.event.text), cited(step.event.cites))
            turned[0] = replace(turned[0], notes=(cause,))
            yield Paragraph(tuple(turned), lead=lead, bullet=True)
        before = step
    if not said:
        yield Paragraph((sentence("Nothing turned: no event changed what could be reached."),))


def _turned(made: Timeline, before: StepPart | None, step: StepPart) -> Iterator[Sentence]:
    if before is None:
        return
    entered = [h.outcome for h in step.outcomes if h.is_present and not _was(before, h.outcome)]
    left = [h.outcome for h in before.outcomes if h.is_present and not _was(step, h.outcome)]
    if entered or left:
        where = f"enters {_names(entered)}" if entered else f"leaves {_names(left)}"
        yield sentence(f"The present {where}.")
    for question in made.questions:
        then, now = (s.beliefs.get(question.id) for s in (before, step))
        if then is None and now is not None:
            yield sentence(f"It is now asked: {question.asks}")
        elif now is not None and then is not None:
            moved = [name for name in now if abs(now[name].point - then[name].point) >= _LARGE]
            if moved:
                name = max(moved, key=lambda n: now[n].point - then[n].point)
                yield sentence(
                    f"On {plain(question.id)}, belief in {plain(name)} goes from "
                    f"{percent(then[name].point)} to {percent(now[name].point)}."
                )
    for held in step.outcomes:
        was = next(h for h in before.outcomes if h.outcome == held.outcome)
        if (was.attainable >= _HALF) != (held.attainable >= _HALF):
            verb = "can now be reached" if held.attainable >= _HALF else "can no longer be reached"
            yield sentence(
                f"{capital(plain(held.outcome))} {verb} by steps that each serve who takes them, "
                f"as {percent(held.attainable)} of belief has it ({percent(was.attainable)} "
                "before)."
            )

    yield from _likelier(before, step)


def _likelier(before: StepPart, step: StepPart) -> Iterator[Sentence]:
    """Say by which horizons another outcome has become the likeliest."""
    now: dict[str, list[str]] = {}
    for was, horizon in zip(before.horizons, step.horizons, strict=False):
        best = _likeliest(horizon)
        if best.outcome != _likeliest(was).outcome:
            name = by_horizon(horizon.horizon)
            chance = f"{best.chance.words}, {percent(best.chance.point)}"
            now.setdefault(plain(best.outcome or NO_OUTCOME), []).append(f"{name} ({chance})")
    for outcome, horizons in now.items():
        yield sentence(f"{capital(outcome)} becomes the likeliest {joined(horizons)}.")


def _likeliest(horizon: HorizonPart) -> LikelyPart:
    return max(horizon.outcomes, key=lambda item: item.chance.point)


def _was(step: StepPart, outcome: str) -> bool:
    return any(held.outcome == outcome and held.is_present for held in step.outcomes)


def _names(outcomes: Sequence[str]) -> str:
    return joined(plain(outcome) for outcome in outcomes)


def _events(made: Timeline) -> Table:
    rows = [
        (
            day_on_axis(step.event.at),
            plain(step.event.id),
            ended(step.event.text),
            "; ".join(_sets(step)),
        )
        for step in made.steps
    ]
    return Table(("", "event", "what happened", "what it changed"), tuple(rows))


def _sets(step: StepPart) -> Iterable[str]:
    for option, value in step.event.sets.items():
        if step.event.before[option] != value:
            name = plain(option.partition(".")[2])
            yield f"{name} {step.event.before[option]} → {value}"


def _belief(made: Timeline) -> Section | None:
    blocks: list[Block] = []
    for question in made.questions:
        blocks.append(Paragraph((), lead=question.asks))
        blocks.append(chart_of(question))
    return Section("belief", "What was believed", tuple(blocks)) if blocks else None


def _outcomes(made: Timeline) -> Section | None:
    if not made.outcomes:
        return None
    cells = [
        (
            _names([held.outcome for held in step.outcomes if held.is_present]) or "none",
            *(_cell(held.attainable, held.holds) for held in step.outcomes),
        )
        for step in made.steps
    ]
    rows = tuple(
        (day_on_axis(step.event.at), plain(step.event.id), *cells[at])
        for at, step in enumerate(made.steps)
        if at == 0 or cells[at] != cells[at - 1]
    )
    table = Table(
        ("", "after", "present", *(plain(outcome) for outcome in made.outcomes)),
        rows,
        note="Belief under which a state of the outcome that holds (SEQ) is reached from the "
        "present by steps that each serve who takes them; in brackets, under which one holds at "
        "all, where that is not the whole of it. Events that changed none of it are left out.",
    )
    return Section("outcomes", "What held, and what could be reached", (table,))


def _cell(attainable: float, holds: object) -> str:
    by = dict(holds)  # type: ignore[call-overload]
    shown = percent(attainable)
    return shown if by["SEQ"] == 1 else f"{shown} ({percent(by['SEQ'])})"


def _likely(made: Timeline) -> Section | None:
    """Return for each event what was likely by each horizon, where that changed."""
    steps = [step for step in made.steps if step.horizons]
    if not steps or not made.outcomes:
        return None
    tables = []
    for place, horizon in enumerate(steps[0].horizons):
        shown = [
            item.outcome
            for column, item in enumerate(horizon.outcomes)
            if any(step.horizons[place].outcomes[column].chance.point >= _NAMED for step in steps)
        ]
        cells = [_chances(step.horizons[place], shown) for step in steps]
        rows = tuple(
            (day_on_axis(step.event.at), plain(step.event.id), *cells[at])
            for at, step in enumerate(steps)
            if at == 0 or cells[at] != cells[at - 1]
        )
        name = capital(by_horizon(horizon.horizon))
        table = Table(
            ("", "after", *(plain(outcome or NO_OUTCOME) for outcome in shown)),
            rows,
            caption=f"{name}, after {counted(horizon.turns, 'turn')}",
        )
        tables.append(table)
    note = "In brackets the least and the most over error and caution. Outcomes that were never "
    note += f"likelier than {percent(_NAMED)} and events that changed none of it are left out."
    tables[-1] = replace(tables[-1], note=note)
    return Section("likely", "What was likely, and by when", tuple(tables))


def _chances(horizon: HorizonPart, shown: Sequence[str | None]) -> tuple[str, ...]:
    chances = {item.outcome: item.chance for item in horizon.outcomes}
    return tuple(
        f"{percent(chances[outcome].point)} ({span_in_percent(chances[outcome])})"
        for outcome in shown
    )


def _method(made: Timeline) -> Section:
    manifest = made.manifest
    text = (
        f"Made by excomm {manifest.excomm} from {manifest.case} (sha256 {manifest.sha256[:12]}), "
        f"seed {manifest.seed}: {counted(len(made.steps), 'event')}, "
        f"{counted(made.conflicts, 'conflict')} solved, {made.states:,} states in each."
    )
    again = f"It is made again by: {as_command(manifest.command)}"
    return Section("method", "How this was made", (Paragraph((sentence(text), sentence(again))),))
