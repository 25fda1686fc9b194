"""Draws a conflict state by state: boxes in a grid, each party's improvements between them."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from excomm.conflict import Arrow, StateGraph
from excomm.report.heads import options_data, outcomes_of
from excomm.report.palette import COLOURS
from excomm.report.phrases import act, capital, counted, party_name
from excomm.report.picture.arrows import Board, drawn_arrow
from excomm.report.picture.grid import Heading, make_grid
from excomm.report.picture.letters import escaped, lines_of, width_of
from excomm.report.picture.sheet import (
    LEADING,
    SMALL,
    Key,
    Sheet,
    label,
    marker,
    path,
    set_on,
)
from excomm.report.picture.told import heading, party_keys, tag

__all__ = ["state_picture"]

# The size of the letters of a pattern, and of the number of a state.
_PATTERN, _NUMBER = 14.0, 15.0
# How wide a box is at least and at most, and what is left free at its sides.
_NARROWEST, _WIDEST, _INSIDE = 136.0, 190.0, 9.0
# Lines of outcomes in a box; lines of a heading.
_MOST_LINES = 3
# How wide the headings at the side of the rows are at least and at most, for each party, and
# what of that is left free.
_BAND, _WIDEST_BAND, _BESIDE = 96.0, 170.0, 22.0


@dataclass(frozen=True)
class _Content:
    """What is written in a box: the pattern, party by party in lines, and the outcomes."""

    pattern: tuple[tuple[tuple[int, str], ...], ...]
    outcomes: tuple[str, ...]


def state_picture(graph: StateGraph) -> str:
    """Return the picture of a conflict state by state, as SVG."""
    conflict = graph.stability.conflict
    contents, width = _contents(graph)
    lines = max(len(content.pattern) + len(content.outcomes) for content in contents.values())
    pattern_lines = max(len(content.pattern) for content in contents.values())
    outcome_lines = max(len(content.outcomes) for content in contents.values())
    assert lines
    height = 30 + pattern_lines * _PATTERN * LEADING + outcome_lines * SMALL * LEADING + 8
    board = Board(make_grid(conflict, graph.arrows), graph.arrows, width, height)
    place = {party: k for k, party in enumerate(conflict.parties)}
    above, top = _headings_above(graph, board, place)
    bands = _bands(graph, board)
    left = sum(bands)
    named = [
        len(_beside(party_name(conflict.situation.case, party), band))
        for (party, _), band in zip(board.grid.down, bands, strict=True)
    ]
    top = max(top, max(named, default=0) * SMALL * LEADING + 6)
    parts = [f'<g transform="translate({left:.1f} 0)">', *above, "</g>"]
    parts += [
        f'<g transform="translate(0 {top:.1f})">',
        *_headings_beside(graph, board, place, bands),
        "</g>",
        f'<g transform="translate({left:.1f} {top:.1f})">',
        # The faint first, so that no arrow is covered by what matters less.
        *(
            _arrow(graph, board, arrow, place[arrow.party])
            for arrow in sorted(graph.arrows, key=lambda arrow: arrow.kind)
        ),
        *(_box(graph, board, number, contents[number]) for number in board.grid.place),
        "</g>",
    ]
    size = (left + board.lefts[-1], top + board.tops[-1])
    sheet = Sheet(
        conflict.situation.case.title,
        heading(graph.stability, graph.concept),
        _told(graph),
        tuple(_keys(graph)),
        tuple(_notes(graph)),
    )
    return set_on(sheet, parts, size)


def _contents(graph: StateGraph) -> tuple[dict[int, _Content], float]:
    """Return what is written in each box, and how wide the boxes are."""
    space = graph.stability.conflict.space
    numbers = range(1, space.size + 1)
    names = [
        [name.replace("_", " ") for name in members] for members in outcomes_of(space, numbers)
    ]
    patterns = [space.pattern(number).split() for number in numbers]
    holders = [k for k, p in enumerate(space.parties) if space.situation.case.options_of(p)]
    widths = [
        *(width_of(" ".join(groups), _PATTERN, bold=True) for groups in patterns),
        *(width_of(name, SMALL) for members in names for name in members),
        len(space.parties) * 14 + 40.0,
    ]
    inner = min(max(_NARROWEST - 2 * _INSIDE, *widths), _WIDEST - 2 * _INSIDE)
    found = {}
    for number, groups, members in zip(numbers, patterns, names, strict=True):
        lines = [line for name in members[:_MOST_LINES] for line in lines_of(name, SMALL, inner)]
        if len(members) > _MOST_LINES:
            lines[-1] = f"and {len(members) - _MOST_LINES + 1} more"
        pattern = _broken([*zip(holders, groups, strict=True)], inner)
        found[number] = _Content(pattern, tuple(lines))
    return found, inner + 2 * _INSIDE


def _broken(
    groups: Sequence[tuple[int, str]], width: float
) -> tuple[tuple[tuple[int, str], ...], ...]:
    """Break a pattern, whose groups come with the places of their parties, into lines."""
    lines: list[list[tuple[int, str]]] = [[]]
    for place, letters in groups:
        for part in lines_of(letters, _PATTERN, width, most=len(letters), bold=True):
            before = " ".join(text for _, text in (*lines[-1], (place, part)))
            if lines[-1] and width_of(before, _PATTERN, bold=True) > width:
                lines.append([])
            lines[-1].append((place, part))
    return tuple(map(tuple, lines))


def _box(graph: StateGraph, board: Board, number: int, content: _Content) -> str:
    """Return the box of a state."""
    stability = graph.stability
    conflict = stability.conflict
    space = conflict.space
    x, y = board.corner(number)
    width, height = board.width, board.height
    cell = space.cell(number)
    held = bool(stability.equilibrium(graph.concept)[cell])
    box = f'x="{x:.1f}" y="{y:.1f}" width="{width:.1f}" height="{height:.1f}" rx="5"'
    parts = [f'<g class="state" data-state="{number}">']
    parts.append(f"<title>{escaped(_said(graph, number))}</title>")
    parts.append(f'<rect class="{"held" if held else "box"}" {box}/>')
    if held:
        parts.append(
            f'<rect class="frame" x="{x + 3:.1f}" y="{y + 3:.1f}" width="{width - 6:.1f}" '
            f'height="{height - 6:.1f}" rx="3"/>'
        )
    parts.append(
        f'<text class="strong ink" x="{x + _INSIDE:.1f}" y="{y + 21:.1f}" '
        f'style="font-size: {_NUMBER:g}px">{number}</text>'
    )
    for k, party in enumerate(conflict.parties):
        content_to_stay = bool(stability.stable[graph.concept][party][cell])
        at = x + width - _INSIDE - 14 * (len(conflict.parties) - 1 - k) - 5
        parts.append(marker(k, at, y + 16, "fill" if content_to_stay else "hollow"))
    line = y + 30
    for groups in content.pattern:
        line += _PATTERN * LEADING
        spans = " ".join(
            f'<tspan class="name p{k % COLOURS}">{letters}</tspan>' for k, letters in groups
        )
        parts.append(
            f'<text class="strong middle" x="{x + width / 2:.1f}" y="{line - 5:.1f}" '
            f'style="font-size: {_PATTERN:g}px">{spans}</text>'
        )
    for name in content.outcomes:
        line += SMALL * LEADING
        parts.append(label(x + width / 2, line - 3, name, "small middle ink"))
    if number == conflict.present:
        parts.append(tag(x + 4, y + height))
    parts.append("</g>")
    return "".join(parts)


def _said(graph: StateGraph, number: int) -> str:
    """Return what a box shows, in a sentence."""
    stability = graph.stability
    conflict = stability.conflict
    space = conflict.space
    [names] = outcomes_of(space, [number])
    content = [
        party_name(space.situation.case, party)
        for party in conflict.parties
        if stability.stable[graph.concept][party][space.cell(number)]
    ]
    who = ", ".join(content) if content else "nobody"
    present = " (present)" if number == conflict.present else ""
    outcomes = f"; {', '.join(names)}" if names else ""
    return f"State {number}{present}, {space.pattern(number)}{outcomes}. Content to stay: {who}."


def _arrow(graph: StateGraph, board: Board, arrow: Arrow, place: int) -> str:
    """Return an arrow with what it says."""
    case = graph.stability.conflict.situation.case
    name = capital(party_name(case, arrow.party))
    does = act(case.option, graph.step(arrow))
    likes = "likes it better" if arrow.kind == "better" else "likes both alike"
    back = "; it cannot go back" if arrow.one_way else ""
    said = f"{name} would {does}: from state {arrow.tail} to {arrow.head}; it {likes}{back}"
    data = (
        f'data-party="{escaped(arrow.party)}" data-tail="{arrow.tail}" data-head="{arrow.head}" '
        f'data-kind="{arrow.kind}"'
    )
    drawn = drawn_arrow(board.points(arrow), place, arrow)
    return f'<g class="arrow" {data}><title>{escaped(said)}</title>{drawn}</g>'


def _headings_above(
    graph: StateGraph, board: Board, place: Mapping[str, int]
) -> tuple[list[str], float]:
    """Return the headings of the columns, party by party, and how high they are."""
    case = graph.stability.conflict.situation.case
    parts: list[str] = []
    y = 0.0
    whole = board.lefts[-2] + board.width
    for party, headings in board.grid.across:
        k = place[party]
        [name] = lines_of(capital(party_name(case, party)), SMALL, whole - 16, bold=True) or ("",)
        parts.append(marker(k, 5, y + 8))
        parts.append(label(15, y + 12, name, f"small strong name p{k % COLOURS}"))
        y += 18
        told = [
            (item, _lines(item, board.lefts[item.last] + board.width - board.lefts[item.first]))
            for item in headings
        ]
        high = max(len(lines) for _, lines in told) * SMALL * LEADING
        for item, lines in told:
            left, right = board.lefts[item.first], board.lefts[item.last] + board.width
            parts += _heading((left + right) / 2, y, item, lines, k)
            below = y + high + 19
            parts.append(path(f"line p{k % COLOURS}", f"M{left:.1f} {below:.1f}H{right:.1f}"))
        y += high + 28
    return parts, y


def _lines(item: Heading, width: float) -> tuple[str, ...]:
    return lines_of(item.text, SMALL, width, most=_MOST_LINES)


def _heading(x: float, y: float, item: Heading, lines: Sequence[str], k: int) -> Iterator[str]:
    """Yield a heading around an x and below a y: letters, then words."""
    [letters] = lines_of(item.letters, SMALL, _WIDEST, bold=True) or ("",)
    yield label(x, y + 12, letters, f"small strong middle name p{k % COLOURS}")
    for n, line in enumerate(lines, start=1):
        yield label(x, y + 12 + n * SMALL * LEADING, line, "small middle ink")


def _bands(graph: StateGraph, board: Board) -> list[float]:
    """Return how wide the headings of each party beside the rows are: as its longest word."""
    case = graph.stability.conflict.situation.case
    found = []
    for party, headings in board.grid.down:
        named = party_name(case, party).split()
        words = [
            *(width_of(f"{word}  ", SMALL, bold=True) + 14 for word in named),
            *(width_of(word, SMALL) for item in headings for word in item.text.split()),
            *(width_of(item.letters, SMALL, bold=True) for item in headings),
        ]
        found.append(min(max(_BAND, *(word + _BESIDE for word in words)), _WIDEST_BAND))
    return found


def _beside(name: str, band: float) -> tuple[str, ...]:
    """Break the name of a party whose headings stand beside the rows."""
    return lines_of(capital(name), SMALL, band - _BESIDE - 12, most=_MOST_LINES, bold=True)


def _headings_beside(
    graph: StateGraph, board: Board, place: Mapping[str, int], bands: Sequence[float]
) -> Iterator[str]:
    """Yield the headings of the rows, a party in each band; its name stands above."""
    case = graph.stability.conflict.situation.case
    left = 0.0
    for band, (party, headings) in zip(bands, board.grid.down, strict=True):
        k = place[party]
        inner = band - _BESIDE
        name = _beside(party_name(case, party), band)
        bottom = min(board.tops[0] - 12, 6.0)
        for n, line in enumerate(reversed(name)):
            y = bottom - n * SMALL * LEADING
            yield label(left + 14, y, line, f"small strong name p{k % COLOURS}")
        yield marker(k, left + 5, bottom - (len(name) - 1) * SMALL * LEADING - 4)
        for item in headings:
            top, end = board.tops[item.first], board.tops[item.last] + board.height
            lines = _lines(item, inner)
            high = (1 + len(lines)) * SMALL * LEADING
            yield from _heading(left + inner / 2, (top + end - high) / 2, item, lines, k)
            x = left + band - 14
            yield path(f"line p{k % COLOURS}", f"M{x:.1f} {top:.1f}V{end:.1f}")
        left += band


def _keys(graph: StateGraph) -> Iterator[Key]:
    """Yield the entries of the legend: those of marks that are there."""
    stability = graph.stability
    yield from party_keys(stability)
    yield Key(marker(0, 14, 0) + marker(0, 28, 0, "hollow"), "content to stay, and not")
    if len(stability.equilibria(graph.concept)):
        sign = (
            '<rect class="held" x="6" y="-8" width="30" height="16" rx="4"/>'
            '<rect class="frame" x="9" y="-5" width="24" height="10" rx="2"/>'
        )
        yield Key(sign, "equilibrium: all are content to stay")
    if any(arrow.one_way for arrow in graph.arrows):
        yield Key(
            path("bar stroke", "M16 -5V5") + path("line stroke", "M4 0H36"),
            "it cannot be taken back",
        )
    if any(arrow.kind == "alike" for arrow in graph.arrows):
        yield Key(path("line thin stroke", "M2 0H38"), "a move between states liked alike")


def _notes(graph: StateGraph) -> Iterator[str]:
    """Yield what is said below the picture."""
    conflict = graph.stability.conflict
    case = conflict.situation.case
    drawn = sum(arrow.kind == "better" for arrow in graph.arrows)
    follow = "An arrow is an improvement: a party’s own move to a state that it likes better."
    alike = any(arrow.kind == "alike" for arrow in graph.arrows)
    dotted = ", dotted lines among them" if alike else ""
    if drawn < graph.improvements:
        follow += (
            f" {drawn} of {graph.improvements:,} are drawn. Where arrows of one party follow one "
            f"another{dotted}, it can go straight to the end; those arrows are left out."
        )
    yield follow + " Moves to states that a party likes less are left out."
    by_party: dict[str, list[str]] = {}
    for switch in options_data(conflict.situation.case):
        name = switch["switch"].partition(".")[2].replace("_", " ")
        by_party.setdefault(switch["party"], []).append(name)
    places = "; ".join(
        f"{party_name(case, party)}: {', '.join(names)}" for party, names in by_party.items()
    )
    yield f"Y and N stand for yes and no to each option in turn. {capital(places)}."
    if not conflict.present:
        yield "The present state is not feasible, and so is not marked."


def _told(graph: StateGraph) -> str:
    """Return the picture in words, for who cannot see it."""
    stability = graph.stability
    held = stability.equilibria(graph.concept).tolist()
    better = [arrow for arrow in graph.arrows if arrow.kind == "better"]
    case = stability.conflict.situation.case
    said = [
        f"{counted(stability.conflict.space.size, 'state')}.",
        f"Equilibria under {graph.concept}: {', '.join(map(str, held)) or 'none'}.",
    ]
    if stability.conflict.present:
        said.append(f"The present state is {stability.conflict.present}.")
    for party in stability.conflict.parties:
        own = [f"{arrow.tail} to {arrow.head}" for arrow in better if arrow.party == party]
        name = capital(party_name(case, party))
        said.append(f"Improvements of {name}: {', '.join(own) or 'none'}.")
    return " ".join(said)
