"""What can become of a state, shown."""

from collections.abc import Iterator
from typing import Any

from excomm.case import Case
from excomm.conflict import Attainment, StateAt, StatusQuo, Taken, Ways, pattern_of
from excomm.estimate import as_data
from excomm.report.heads import case_data, options_data, title_line
from excomm.report.phrases import (
    act,
    counted,
    difference_in_words,
    in_interest,
    listed,
    party_name,
    wrapped,
)
from excomm.report.steps import difference_data, step_data
from excomm.report.symbolic import WRITTEN_OUT, many
from excomm.report.table import Cell, Table

__all__ = ["paths_data", "paths_rows", "paths_tables", "paths_text"]

# Steps of each kind, as a clause says them.
_BY = {"moves": "any legal moves", "improvements": "improvements only"}


def paths_tables(found: StatusQuo) -> tuple[Table, ...]:
    """Return the tables that show what can be reached: how much, equilibria, outcomes."""
    tables = [_spreads(found)]
    if found.concept is not None:
        if found.equilibria:
            tables.append(_equilibria(found))
        if found.outcomes:
            note = (
                "How many states of each outcome are reached, and the least steps to one. "
                "--to lists the ways."
            )
            tables.append(_grouped("outcome", "states", found.outcomes, note=note))
    return tuple(tables)


def _spreads(found: StatusQuo) -> Table:
    rows = tuple((_BY[s.by], _count(s.states), s.longest) for s in found.spreads)
    present = "the present state" if _is_present(found) else "this state"
    return Table(
        ("by", "states reached", "most steps needed"),
        rows,
        caption=f"{title_line(found.situation, _all_states(found))}\n"
        f"From {present}, {_state(found.start)}:",
        note="An improvement is a move to a state that the mover likes better.",
    )


def _count(number: int) -> Cell:
    """Return a number of states as a cell: in powers of ten where it is vast."""
    return number if number < WRITTEN_OUT else many(number)


def _all_states(found: StatusQuo) -> str:
    return "1 state" if found.size == 1 else f"{many(found.size)} states"


def _is_present(found: StatusQuo) -> bool:
    return found.start.values == found.situation.present


def _state(state: StateAt) -> str:
    """Return a state by its number, if it has one, and its pattern."""
    return state.pattern if state.number is None else f"{state.number:,}: {state.pattern}"


def _equilibria(found: StatusQuo) -> Table:
    caption = f"Equilibria under {found.concept}:"
    if len(found.equilibria) != found.all_equilibria:
        note = "How many of them are reached, and the least steps to one. --limit lists more."
        return _grouped("outcome", "equilibria", found.equilibria, caption, note)
    rows = []
    for item in found.equilibria:
        state = item.state
        assert state is not None  # of one state alone it is known
        rows.append((_short(state), ", ".join(state.outcomes), *_steps(item)))
    return Table(
        ("state", "outcomes", "by", "steps"),
        tuple(rows),
        caption=caption,
    )


def _short(state: StateAt) -> str:
    return state.pattern if state.number is None else f"{state.number:,} ({state.pattern})"


def _steps(item: Attainment) -> tuple[str, Cell]:
    return item.by or "no way", _or_blank(item.steps)


def _grouped(
    first: str, second: str, items: tuple[Attainment, ...], caption: str = "", note: str = ""
) -> Table:
    rows: list[tuple[Cell, ...]] = [
        (
            item.name or "all of them",
            _count(item.states),
            _count(item.by_improvements),
            _count(item.by_moves),
            *_steps(item),
        )
        for item in items
    ]
    columns = (first, second, "by improvements", "by moves", "nearest by", "steps")
    return Table(columns, tuple(rows), caption=caption, note=note)


def paths_text(found: StatusQuo) -> str:
    """Say in words how what was asked about can be reached, or why it cannot."""
    lines: list[str] = []
    if found.concept is not None:
        single = len(found.equilibria) == found.all_equilibria
        if found.equilibria and single:
            each = f"Each equilibrium under {found.concept}"
            lines += [_heading(each, found.equilibria), ""]
            lines += _paragraphs(found, found.equilibria)
        if found.outcomes:
            lines += [""] * bool(lines) + [_heading("Each outcome", found.outcomes), ""]
            lines += _paragraphs(found, found.outcomes)
    for ways in found.ways:
        lines += [""] * bool(lines) + list(_ways(found, ways))
    return wrapped(lines) if lines else ""


def _heading(each: str, items: tuple[Attainment, ...]) -> str:
    if not any(item.unwilling for item in items):
        return f"{each}, in words:"
    return (
        f"{each}, in words, by a way with the fewest steps that are not in the interest of "
        "who takes them:"
    )


def _paragraphs(found: StatusQuo, items: tuple[Attainment, ...]) -> Iterator[str]:
    for item in items:
        assert item.name is not None or item.state is not None
        name = _short(item.state) if item.name is None and item.state else item.name
        yield f"* {name}: {_attained(found, item)}"
        for taken in item.unwilling:
            yield f"  - {_unwilling(found, item, taken)}"


def _attained(found: StatusQuo, item: Attainment) -> str:
    """Say in how many steps some states can be reached, of what kind, or why not at all."""
    if not item.states:
        return "it matches no state."
    if item.by is None:
        return f"no way leads there{_barred(found.situation.case, item)}."
    if not item.steps:
        here = "the present state" if _is_present(found) else "the state to start from"
        return f"it is {here}." if item.states == 1 else f"{here} is one of its states."
    if item.by == "improvements":
        return f"{in_interest(item.steps)}."
    if len(item.way) == item.steps:
        return f"{_against(item)}."
    return f"{counted(item.steps, 'step')}; or {_against(item)}."


def _against(item: Attainment) -> str:
    """Return the number of steps of a way, and of those not in the interest of their movers."""
    steps, against = len(item.way), len(item.unwilling)
    if steps == 1:
        return "1 step, not in the interest of who takes it"
    if against == steps:
        none = "neither" if steps == 2 else "none"
        return f"{steps:,} steps, {none} of them in the interest of who takes it"
    return f"{steps:,} steps, {against:,} of them not in the interest of who takes it"


def _unwilling(found: StatusQuo, item: Attainment, taken: Taken) -> str:
    place = item.way.index(taken) + 1
    case = found.situation.case
    who = party_name(case, taken.step.party, begins=True)
    return (
        f"Step {place} of {len(item.way)}: {who} would {act(case.option, taken.step)}, and so "
        f"{difference_in_words(taken.liked)}."
    )


def _barred(case: Case, item: Attainment) -> str:
    """Say what leaves no way, to follow that there is none: one-way options, or the rules."""
    barred = item.barred
    if barred is not None and barred.options:
        said = listed(_one_way(case, name) for name in barred.options)
        return f": {said}" if barred.each else f", as one or more of these bars each state: {said}"
    but_for = ""
    if barred is not None and barred.rules:
        rules = " or ".join(f"'{rule}'" for rule in barred.rules)
        but_for = f"; without {rules} one would"
    return f": the rules leave none between{but_for}"


def _one_way(case: Case, name: str) -> str:
    option = case.option(name)
    fate = "undone" if option.moves == "on" else "resumed"
    return f"{name} cannot be {fate} ({option.text})"


def _ways(found: StatusQuo, ways: Ways) -> Iterator[str]:
    item = ways.attainment
    yield f"To {ways.asked}: {_attained(found, item)}"
    for taken in item.unwilling:
        yield f"  - {_unwilling(found, item, taken)}"
    if ways.steps is None:
        if item.by is not None:
            yield ""
            yield "No sequence of improvements leads there."
        return
    if not ways.steps:
        return
    kind = found.by
    length = counted(ways.steps, "step")
    yield ""
    if ways.count is None:
        yield f"A shortest way by {kind}, of {length}:"
    elif ways.count == 1:
        yield f"The one shortest way by {kind}, of {length}:"
    else:
        shown = f"; {len(ways.ways):,} of them" if len(ways.ways) < ways.count else ""
        yield f"The {ways.count:,} shortest ways by {kind}, of {length}{shown}:"
    for number, way in enumerate(ways.ways, 1):
        yield ""
        yield from _steps_of(found, number, way)


def _steps_of(found: StatusQuo, number: int, way: tuple[Taken, ...]) -> Iterator[str]:
    case = found.situation.case
    for place, taken in enumerate(way):
        lead = f"{number}. " if not place else " " * len(f"{number}. ") + "Then "
        who = party_name(case, taken.step.party, begins=not place)
        yield (
            f"{lead}{who} would {act(case.option, taken.step)}, and so "
            f"{difference_in_words(taken.liked)}: {_reached(case, taken)}."
        )


def _reached(case: Case, taken: Taken) -> str:
    if taken.step.state is None:
        return f"state {pattern_of(case.options, taken.step.values)}"
    return f"state {taken.step.state:,}"


def paths_rows(found: StatusQuo) -> Table:
    """Return one row an equilibrium or group of them, outcome, and state asked for."""
    listed_ways = tuple((w.asked, w.attainment, w.count) for w in found.ways)
    items = [
        *(("equilibrium", item.name or "", item, None) for item in found.equilibria),
        *(("outcome", item.name or "", item, None) for item in found.outcomes),
        *(("asked", name, item, count) for name, item, count in listed_ways),
    ]
    rows: list[tuple[Cell, ...]] = []
    for kind, name, item, count in items:
        state = item.state
        rows.append(
            (
                kind,
                name,
                item.states,
                item.by_improvements,
                item.by_moves,
                item.by or "",
                _or_blank(item.steps),
                _or_blank(state.number if state else None),
                state.pattern if state else "",
                _or_blank(len(item.unwilling) if item.by else None),
                " ".join(item.barred.options) if item.barred else "",
                _or_blank(count),
            )
        )
    return Table(
        (
            "what",
            "name",
            "states",
            "by_improvements",
            "by_moves",
            "by",
            "steps",
            "state",
            "pattern",
            "unwilling",
            "barred_by",
            "ways",
        ),
        tuple(rows),
    )


def _or_blank(number: int | None) -> Cell:
    return "" if number is None else number


def paths_data(found: StatusQuo) -> dict[str, Any]:
    """Return what can become of a state as plain data, ready for JSON."""
    case = found.situation.case
    return case_data(found.situation) | {
        "options": options_data(case),
        "engine": "enumerated" if found.start.number is not None else "symbolic",
        "count": found.size,
        "start": _state_data(found.start),
        "by": found.by,
        "concept": found.concept,
        "reached": {s.by: {"states": s.states, "longest": s.longest} for s in found.spreads},
        "all_equilibria": found.all_equilibria if found.concept is not None else None,
        "equilibria": [_attainment_data(case, item) for item in found.equilibria],
        "outcomes": [_attainment_data(case, item) for item in found.outcomes],
        "ways": [
            {
                "to": ways.asked,
                "attainment": _attainment_data(case, ways.attainment),
                "steps": ways.steps,
                "count": ways.count,
                "ways": [_way_data(case, way) for way in ways.ways],
            }
            for ways in found.ways
        ],
    }


def _state_data(state: StateAt) -> dict[str, Any]:
    return {
        "number": state.number,
        "pattern": state.pattern,
        "outcomes": list(state.outcomes),
    }


def _attainment_data(case: Case, item: Attainment) -> dict[str, Any]:
    return {
        "name": item.name,
        "states": item.states,
        "by_improvements": item.by_improvements,
        "by_moves": item.by_moves,
        "by": item.by,
        "state": None if item.state is None else _state_data(item.state),
        "steps": item.steps,
        "unwilling": len(item.unwilling) if item.by else None,
        "way": _way_data(case, item.way),
        "barred": as_data(item.barred),
    }


def _way_data(case: Case, way: tuple[Taken, ...]) -> list[dict[str, Any]]:
    return [step_data(case, taken.step) | {"liked": difference_data(taken.liked)} for taken in way]
