"""Draws the two charts of a memo: belief over the events, and the outcomes as parties rank them.

Both are fragments of HTML without style: `memo.css` gives colours and dashes to their classes,
in light and in dark. Nothing in them is told by colour alone.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape
from textwrap import wrap

from excomm.report.memo.document import Bar, BeliefChart, Line, OutcomeChart
from excomm.report.palette import COLOURS, MARKERS
from excomm.report.phrases import capital, percent

__all__ = ["belief_chart", "how_outcomes_are_read", "outcome_table"]

# Parties that have columns beside one another on a page; of more, each outcome is a block.
MOST_ACROSS = 7

_QUARTERS = (0, 25, 50, 75, 100)

# The size of letters, and how wide one and how high a line of them is.
_SIZE = 13
_LETTER = 0.53 * _SIZE
_LEADING = 1.2 * _SIZE


@dataclass(frozen=True)
class _Frame:
    """How a chart is laid out: for a page, or for a telephone.

    Attributes
    ----------
    name
        The class of the drawing: the style sheet shows the one that fits.
    width, height
        Of the whole; the height is the least.
    letters
        How many letters a line of a label holds.
    """

    name: str
    width: float
    height: float
    letters: int


_FRAMES = (_Frame("wide", 540, 280, 18), _Frame("narrow", 340, 290, 11))

# What stands left of the plot, above it and below it, and between it and the labels.
_LEFT, _TOP, _FOOT, _GAP = 38.0, 10.0, 30.0, 22.0

# How wide a percentage is.
_PERCENT = 36.0


def belief_chart(chart: BeliefChart) -> str:
    """Return belief over the events as inline SVG: a drawing for a page, one for a telephone.

    Where there is but one moment, belief is drawn as points on a line.
    """
    draw = _lines if len(chart.ticks) > 1 else _dots
    head = f"<title>{escape(chart.caption)}</title><desc>{escape(_told(chart))}</desc>"
    drawn = []
    for frame in _FRAMES:
        height, body = draw(chart, frame)
        box = f'viewBox="0 0 {frame.width:g} {height:.0f}"'
        drawn.append(f'<svg class="{frame.name}" {box} role="img">{head}{"".join(body)}</svg>')
    return f'<div class="belief">{"".join(drawn)}</div>'


def _told(chart: BeliefChart) -> str:
    """Return what a chart shows, in words."""
    first, last = chart.ticks[0], chart.ticks[-1]
    return " ".join(
        f"{capital(line.name)}: {percent(line.points[-1])}, between {percent(line.lows[-1])} and "
        f"{percent(line.highs[-1])}"
        + (f"; {percent(line.points[0])} {first.text}." if first != last else ".")
        for line in chart.lines
    )


def _lines(chart: BeliefChart, frame: _Frame) -> tuple[float, list[str]]:
    """Return the height and the parts of a chart of lines, from the back to the front."""
    labels = [wrap(line.name, frame.letters) or [""] for line in chart.lines]
    letters = max(len(part) for label in labels for part in label)
    right = frame.width - _GAP - _PERCENT - letters * _LETTER
    needed = sum(map(len, labels)) * _LEADING + _LEADING
    height = max(frame.height, needed + _TOP + _FOOT)
    bottom = height - _FOOT
    step = (right - _LEFT) / (len(chart.ticks) - 1)

    def x(tick: int) -> float:
        return _LEFT + tick * step

    def y(share: float) -> float:
        return bottom - share * (bottom - _TOP)

    parts = [
        f'<path class="rule" d="M{_LEFT:g} {y(q / 100):.1f}H{right:.1f}"/>'
        f'<text class="scale" x="{_LEFT - 9:g}" y="{y(q / 100) + 4.5:.1f}">'
        f"{q}{'%' if q == 100 else ''}</text>"
        for q in _QUARTERS
    ]
    shown = _thinned([tick.label for tick in chart.ticks], step)
    for k, tick in enumerate(chart.ticks):
        parts.append(f'<path class="tick" d="M{x(k):.1f} {bottom:.1f}v5"/>')
        if k in shown:
            place = f'x="{x(k):.1f}" y="{bottom + 20:.1f}"'
            parts.append(f'<text class="date" {place}>{escape(tick.label)}</text>')
    pale = min(0.12, 0.4 / len(chart.lines))
    for k, line in enumerate(chart.lines):
        there = (f"{x(i):.1f} {y(high):.1f}" for i, high in enumerate(line.highs))
        back = (f"{x(i):.1f} {y(low):.1f}" for i, low in reversed(list(enumerate(line.lows))))
        around = "L".join((*there, *back))
        parts.append(f'<path class="band {_style(k)}" opacity="{pale:.2f}" d="M{around}z"/>')
    for k, line in enumerate(chart.lines):
        points = [(x(i), y(point)) for i, point in enumerate(line.points)]
        path = "L".join(f"{a:.1f} {b:.1f}" for a, b in points)
        parts.append(f'<path class="line {_style(k)}" d="M{path}"/>')
        for i, (a, b) in enumerate(points):
            parts.append(_marker(k, a, b, _moment(chart, line, i)))
    places = _apart(
        [y(line.points[-1]) for line in chart.lines],
        [len(label) * _LEADING for label in labels],
        bottom + _LEADING / 2,
    )
    for k, (line, label, top) in enumerate(zip(chart.lines, labels, places, strict=True)):
        parts.append(_end(k, line, label, (right, y(line.points[-1])), top))
    return height, parts


def _end(k: int, line: Line, label: Sequence[str], end: tuple[float, float], top: float) -> str:
    """Return the label of a line at its end: a leader, the percentage and the name."""
    a, b = end
    base = top + 0.78 * _LEADING
    left = a + _GAP
    leader = f"M{a + 6:.1f} {b:.1f}L{left - 4:.1f} {base - 4.5:.1f}"
    name = "".join(
        f'<tspan x="{left + _PERCENT:.1f}" y="{base + i * _LEADING:.1f}">{escape(part)}</tspan>'
        for i, part in enumerate(label)
    )
    return (
        f'<path class="leader {_style(k)}" d="{leader}"/>'
        f'<text class="share" x="{left + _PERCENT - 5:.1f}" y="{base:.1f}">'
        f'{escape(percent(line.points[-1]))}</text><text class="name">{name}</text>'
    )


def _dots(chart: BeliefChart, frame: _Frame) -> tuple[float, list[str]]:
    """Return the height and the parts of a chart of one moment: a row for each hypothesis."""
    labels = [wrap(line.name, frame.letters) or [""] for line in chart.lines]
    left = max(len(part) for label in labels for part in label) * _LETTER + 12
    right = frame.width - _PERCENT - 14
    tall = max(map(len, labels)) * _LEADING + 12
    bottom = _TOP + tall * len(labels)

    def x(share: float) -> float:
        return left + share * (right - left)

    parts = [
        f'<path class="rule" d="M{x(q / 100):.1f} {_TOP:g}V{bottom:.1f}"/>'
        f'<text class="date" x="{x(q / 100):.1f}" y="{bottom + 18:.1f}">'
        f"{q}{'%' if q == 100 else ''}</text>"
        for q in _QUARTERS
    ]
    for k, (line, label) in enumerate(zip(chart.lines, labels, strict=True)):
        middle = _TOP + tall * (k + 0.5)
        base = middle + 4.5
        first = base - (len(label) - 1) * _LEADING / 2
        band = f"M{x(line.lows[-1]):.1f} {middle:.1f}H{x(line.highs[-1]):.1f}"
        name = "".join(
            f'<tspan x="0" y="{first + i * _LEADING:.1f}">{escape(part)}</tspan>'
            for i, part in enumerate(label)
        )
        parts += [
            f'<path class="reach {_style(k)}" d="{band}"/>',
            _marker(k, x(line.points[-1]), middle, _moment(chart, line, 0)),
            f'<text class="name">{name}</text>',
            f'<text class="share" x="{frame.width - 4:g}" y="{base:.1f}">'
            f"{escape(percent(line.points[-1]))}</text>",
        ]
    return bottom + _FOOT, parts


def _style(k: int) -> str:
    return f"h{k % COLOURS} d{k % len(MARKERS)}"


def _marker(k: int, x: float, y: float, said: str) -> str:
    return (
        f'<path class="dot {_style(k)}" transform="translate({x:.1f} {y:.1f})" '
        f'd="{MARKERS[k % len(MARKERS)]}"><title>{escape(said)}</title></path>'
    )


def _moment(chart: BeliefChart, line: Line, i: int) -> str:
    """Return what is believed at a moment, for the pointer that rests there."""
    tick = chart.ticks[i]
    when = tick.text if tick.text.startswith(tick.label) else f"{tick.label}, {tick.text}"
    return (
        f"{when}: {line.name} {percent(line.points[i])} "
        f"({percent(line.lows[i])} to {percent(line.highs[i])})"
    )


def _thinned(labels: Sequence[str], step: float) -> set[int]:
    """Return which labels are set, so that none runs into another: the first and the last are.

    A label that repeats the one set before it is left out.
    """

    def clear(i: int, j: int) -> bool:
        return (j - i) * step >= (len(labels[i]) + len(labels[j])) / 2 * _LETTER + 8

    shown = [0]
    last = len(labels) - 1
    while last > 0 and labels[last] == labels[last - 1]:
        last -= 1
    for k in range(1, last):
        if labels[k] != labels[shown[-1]] and clear(shown[-1], k) and clear(k, last):
            shown.append(k)
    return {*shown, last} if last and clear(0, last) else {0}


def _apart(wanted: Sequence[float], heights: Sequence[float], bottom: float) -> list[float]:
    """Return where labels begin so that none overlaps another, each near where it is wanted.

    Parameters
    ----------
    wanted, heights
        The middle each label would stand at, and how high it is.
    bottom
        What none may reach below.
    """

    def within(top: float, height: float) -> float:
        return max(0.0, min(top, bottom - height))

    groups: list[tuple[float, float, list[int]]] = []  # the top, the height, which labels
    for k in sorted(range(len(wanted)), key=lambda k: wanted[k]):
        high, members = heights[k], [k]
        top = within(wanted[k] - high / 2, high)
        while groups and groups[-1][0] + groups[-1][1] > top:
            above, tall, others = groups.pop()
            middles = len(others) * (above + tall / 2) + len(members) * (top + high / 2)
            high, members = tall + high, others + members
            top = within(middles / len(members) - high / 2, high)
        groups.append((top, high, members))
    places = [0.0] * len(wanted)
    for top, _, members in groups:
        for k in members:
            places[k] = top
            top += heights[k]
    return places


def how_outcomes_are_read(chart: OutcomeChart) -> str:
    """Return in a sentence or two how the marks of the chart of outcomes are read."""
    bars = [bar for row in chart.rows for bars in row.bars for bar in bars]
    marks = "A bar reaches from the best to the worst rank of an outcome’s states"
    if any(bar.held for bar in bars):
        marks += ", its dark part over those that hold"
    if any(bar.present is not None for bar in bars):
        marks += "; a diamond is the present state"
    return f"Left is best, right is worst. {marks}."


def outcome_table(chart: OutcomeChart) -> str:
    """Return the outcomes as a table of HTML: outcomes in rows, parties in columns.

    Every cell says its ranks in figures, and in words for who cannot see it.
    """
    across = " across" if len(chart.parties) <= MOST_ACROSS else ""
    same = [_ranks(chart, k) for k in range(len(chart.parties))]
    heads = "".join(
        f'<th scope="col" role="columnheader" class="p{k % COLOURS}">'
        f'<span class="party" dir="auto">{escape(capital(name))}</span>'
        f"{_scale(same[k])}</th>"
        for k, (_, name) in enumerate(chart.parties)
    )
    rows = []
    for row in chart.rows:
        cells = "".join(
            f'<td role="cell" class="p{k % COLOURS}"><span class="who" dir="auto">'
            f"{escape(capital(name))}</span>"
            f'<div class="bars">{"".join(_track(name, bar, same[k]) for bar in bars)}</div></td>'
            for k, ((_, name), bars) in enumerate(zip(chart.parties, row.bars, strict=True))
        )
        rows.append(
            f'<tr role="row"><th scope="row" role="rowheader"><b dir="auto">'
            f'{escape(capital(row.id))}</b> <span class="what" dir="auto">{escape(row.text)}'
            f"</span></th>{cells}</tr>"
        )
    return (
        f'<table class="ranked{across}" role="table"><thead role="rowgroup"><tr role="row">'
        f'<th scope="col" role="columnheader">Outcome</th>{heads}</tr></thead>'
        f'<tbody role="rowgroup">{"".join(rows)}</tbody></table>'
    )


def _ranks(chart: OutcomeChart, party: int) -> int | None:
    """Return how many ranks a party has; None where that differs with the horizon."""
    ranks = {bar.ranks for row in chart.rows for bar in row.bars[party]}
    return ranks.pop() if len(ranks) == 1 else None


def _scale(ranks: int | None) -> str:
    best, worst = ("1 best", f"worst {ranks:,}") if ranks else ("best", "worst")
    return f'<span class="ends"><span>{best}</span> <span>{worst}</span></span>'


def _track(party: str, bar: Bar, ranks: int | None) -> str:
    """Return a track from the best of all ranks to the worst, with a bar and what it says."""
    at = f'<span class="at" dir="auto">{escape(bar.horizon)}</span>' if bar.horizon else ""
    of = f'<span class="{"of" if ranks else "of all"}"> of {bar.ranks:,}</span>'
    marks = [
        '<path class="axis" d="M0 3v8"/><line class="axis" x1="0" y1="7" x2="100%" y2="7"/>'
        '<svg x="100%" overflow="visible"><path class="axis" d="M0 3v8"/></svg>',
        _box("span", bar.best, bar.worst, bar.ranks),
    ]
    if bar.held is not None:
        marks.append(_box("held", *bar.held, bar.ranks))
    if bar.present is not None:
        middle = 100 * (bar.present - 0.5) / bar.ranks
        marks.append(
            f'<svg x="{middle:.2f}%" overflow="visible">'
            '<path class="now" d="M0 0.5l4.5 6.5l-4.5 6.5l-4.5 -6.5z"/></svg>'
        )
    title = f"<title>{escape('; '.join(_in_words(party, bar)))}</title>"
    return (
        f'<div class="bar"><svg class="track" role="img" height="14">{title}{"".join(marks)}</svg>'
        f'<span class="ranks">{at}<span>{_span(bar.best, bar.worst)}{of}</span></span></div>'
    )


def _box(kind: str, best: int, worst: int, ranks: int) -> str:
    """Return a bar over ranks, each of which takes its share of the track."""
    left, width = 100 * (best - 1) / ranks, 100 * (worst - best + 1) / ranks
    return (
        f'<rect class="{kind}" x="{left:.2f}%" width="{max(width, 0.01):.2f}%" y="3" height="8"/>'
    )


def _in_words(party: str, bar: Bar) -> Iterator[str]:
    when = f", {bar.horizon}" if bar.horizon else ""
    yield f"{capital(party)}{when}: rank {_span(bar.best, bar.worst)} of {bar.ranks:,}"
    yield f"those that hold {_span(*bar.held)}" if bar.held else "none that holds"
    if bar.present is not None:
        yield f"the present state {bar.present:,}"


def _span(best: int, worst: int) -> str:
    return f"{best:,}" if best == worst else f"{best:,}–{worst:,}"
