"""What is likely to happen and by when, shown: in words, with the range beside them."""

from collections.abc import Iterator, Sequence
from typing import Any

from excomm.belief import words_of
from excomm.case import Case
from excomm.conflict import StateAt, Step
from excomm.estimate import as_data
from excomm.forecast import Branch, Endings, Forecast, Likelihood, Manner, Prospect
from excomm.report.heads import case_data, given, options_data
from excomm.report.phrases import NO_OUTCOME, act, counted, listed, party_name, percent, wrapped
from excomm.report.steps import step_data
from excomm.report.table import Cell, Table
from excomm.words import Table as Words

__all__ = [
    "chance_in_words",
    "forecast_data",
    "forecast_rows",
    "forecast_tables",
    "forecast_text",
    "manner_note",
]

# Endings told one by one for each group of hypotheses.
MOST_TOLD = 3


def forecast_tables(found: Forecast) -> tuple[Table, ...]:
    """Return a table a horizon, and one of where improvements can come to rest."""
    tables = [_at(found, prospect) for prospect in found.horizons]
    if found.endings:
        tables.append(_endings(found))
    return tuple(tables)


def _at(found: Forecast, prospect: Prospect) -> Table:
    words = words_of(found.situation.case)
    several = len(found.branches) > 1
    rows: list[tuple[Cell, ...]] = []
    for item in prospect.outcomes:
        row = _row(item.outcome or NO_OUTCOME, item.chance, words)
        rows.append((*row, _between(item.branches)) if several else row)
    present = _row("as at present", prospect.present, words)
    rows.append((*present, "") if several else present)
    title = f"{found.situation.case.title}, {found.situation.when}{given(found.situation)}"
    columns = ("outcome", "likely", "middle", "error and caution")
    first = prospect is found.horizons[0]
    return Table(
        (*columns, "hypotheses") if several else columns,
        tuple(rows),
        caption=f"{title}\n" * first
        + f"{prospect.horizon}: after {counted(prospect.turns, 'turn')}",
        note=_note(found) if prospect is found.horizons[-1] else "",
    )


def _row(name: str, chance: Likelihood, words: Words) -> tuple[Cell, ...]:
    return (name, *chance_in_words(chance, words), _span(chance.low, chance.high))


def chance_in_words(chance: Likelihood, words: Words) -> tuple[str, str]:
    """Return the middle of a chance in words and in figures; what is drawn, with its error."""
    middle, said = percent(chance.point), words.describe(chance.point)
    if chance.error:  # what is drawn is known as far as its error
        middle += f" ± {100 * chance.error:.1f}"
        low, high = max(chance.point - chance.error, 0.0), min(chance.point + chance.error, 1.0)
        said = words.describe_range(low, high)
    return str(said), middle


def _span(low: float, high: float) -> str:
    low_text, high_text = percent(low), percent(high)
    return low_text if low_text == high_text else f"{low_text} to {high_text}"


def _between(chances: Sequence[float]) -> str:
    return _span(min(chances), max(chances))


def _note(found: Forecast) -> str:
    parts = [manner_note(found.situation.case, found.manners)]
    if len(found.branches) > 1:
        parts.append("Hypotheses: the least and most in the middle, were one of them true.")
    parts.append(f"Words: {words_of(found.situation.case)}. Outcomes may overlap.")
    if found.runs is not None:
        parts.append(
            f"The states are too many to list: {found.runs:,} runs from seed {found.seed}, "
            "with the standard error of the middle."
        )
    return " ".join(parts)


def manner_note(case: Case, manners: Sequence[Manner]) -> str:
    """Say how the parties are taken to choose."""
    middle = manners[0]
    said = "by the case" if case.choice.place is not None else "by default"
    error = _of("error", middle.error, *case.choice.error)
    caution = _of("caution", middle.caution, *case.choice.caution)
    return f"How parties choose, {said}: {error}, {caution}."


def _of(what: str, middle: float, low: float, high: float) -> str:
    return f"{what} {low:g}" if low == high else f"{what} {middle:g}, from {low:g} to {high:g}"


def _endings(found: Forecast) -> Table:
    rows: list[tuple[Cell, ...]] = []
    for branches, endings in _alike(found):
        within = [f"{name} {count:,}" for name, count in endings.outcomes.items() if count]
        steps = len(endings.shown[0].path)
        rows.append(
            (_given(found, branches), endings.count, endings.states, ", ".join(within), steps)
        )
    return Table(
        ("given", "endings", "states", "in outcomes", "least steps"),
        tuple(rows),
        caption="Where improvements from the present state can come to rest:",
        note="An ending is a set of states that improvements lead into and not out of. It is "
        "no forecast: with any error, what cannot be undone comes at last.",
    )


def _alike(found: Forecast) -> list[tuple[list[Branch], Endings]]:
    """Return the branches with the same endings together."""
    groups: list[tuple[list[Branch], Endings]] = []
    for branch, endings in zip(found.branches, found.endings, strict=True):
        for branches, known in groups:
            if known == endings:
                branches.append(branch)
                break
        else:
            groups.append(([branch], endings))
    return groups


def _given(found: Forecast, branches: Sequence[Branch]) -> str:
    """Return which hypotheses lead to some branches; "any" where all do."""
    if len(branches) == len(found.branches):
        return "any hypothesis"
    named = (
        " and ".join(f"{question}={answer}" for question, answer in branch.answers.items())
        for branch in branches
    )
    return "; or ".join(named)


def forecast_text(found: Forecast) -> str:
    """Say how it can come to rest, step by step."""
    return wrapped(_told(found)) if found.endings else ""


def _told(found: Forecast) -> Iterator[str]:
    case = found.situation.case
    first = True
    for branches, endings in _alike(found):
        if not first:
            yield ""
        first = False
        shown = endings.shown[:MOST_TOLD]
        which = f"; the nearest {len(shown)}" if len(shown) < endings.count else ""
        yield f"Under {_given(found, branches)}: {counted(endings.count, 'ending')}{which}."
        for number, ending in enumerate(shown, 1):
            where = listed([*ending.within, *(f"partly {name}" for name in ending.touched)])
            size = "" if ending.states == 1 else f", {counted(ending.states, 'state')}"
            yield ""
            yield f"{number}. {_state(ending.nearest)}{size}: {where or 'in no named outcome'}."
            if not ending.path:
                yield "   It is the present state."
            for place, step in enumerate(ending.path):
                yield f"   {'Then ' * (place > 0)}{_step(case, step, place == 0)}."


def _state(state: StateAt) -> str:
    return f"State {state.number:,} ({state.pattern})"


def _step(case: Case, step: Step, begins: bool) -> str:
    return f"{party_name(case, step.party, begins)} would {act(case.option, step)}"


def forecast_rows(found: Forecast) -> Table:
    """Return one row a horizon and outcome, for another program."""
    rows: list[tuple[Cell, ...]] = []
    for prospect in found.horizons:
        items = [(item.outcome or "", item.chance, item.branches) for item in prospect.outcomes]
        for name, chance, branches in items:
            numbers = (chance.point, chance.low, chance.high, min(branches), max(branches))
            figures = [f"{number:.6f}" for number in (*numbers, chance.error)]
            rows.append((prospect.horizon, prospect.turns, name, *figures))
    columns = ("horizon", "turns", "outcome", "middle", "low", "high")
    return Table((*columns, "least_given", "most_given", "standard_error"), tuple(rows))


def forecast_data(found: Forecast) -> dict[str, Any]:
    """Return a forecast as plain data, ready for JSON."""
    case = found.situation.case
    return case_data(found.situation) | {
        "options": options_data(case),
        "words": words_of(case).name,
        "exact": found.runs is None,
        "runs": found.runs,
        "seed": found.seed,
        "manners": as_data(found.manners),
        "branches": [
            {"belief": branch.belief, "given": [dict(answer) for answer in branch.given]}
            for branch in found.branches
        ],
        "horizons": [as_data(prospect) for prospect in found.horizons],
        "endings": [_endings_data(case, endings) for endings in found.endings],
    }


def _endings_data(case: Case, endings: Endings) -> dict[str, Any]:
    return {
        "count": endings.count,
        "states": endings.states,
        "outcomes": endings.outcomes,
        "shown": [
            {
                "states": ending.states,
                "nearest": {"number": ending.nearest.number, "pattern": ending.nearest.pattern},
                "within": list(ending.within),
                "touched": list(ending.touched),
                "path": [step_data(case, step) for step in ending.path],
            }
            for ending in endings.shown
        ],
    }
