"""Draws a conflict grouped by outcome: a box for each group, a lane of arrows for each party.

The arrows of a party stand in its own lane beside the boxes. All that lead to one group run
together, so that a lane is read as a map of lines: from where, and to which group.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from excomm.conflict import Flow, Group, OutcomeGraph
from excomm.report.palette import COLOURS
from excomm.report.phrases import capital, counted, party_name, percent
from excomm.report.picture.arrows import arrow_head
from excomm.report.picture.letters import escaped, lines_of
from excomm.report.picture.sheet import LEADING, SMALL, Key, Sheet, label, marker, path, set_on
from excomm.report.picture.told import heading, party_keys, tag

__all__ = ["outcome_picture", "telling"]

# How wide the boxes are, what is free at their sides, and the letters of a group's name.
_BOX, _INSIDE, _NAME = 300.0, 12.0, 13.0
# Between boxes; in a lane before its first line, between its lines and after the last.
_GAP, _BEFORE, _TRACK, _AFTER = 12.0, 62.0, 18.0, 26.0
# From the middle of a box to where arrows leave, above, and arrive, below.
_PORT = 11.0
# Weaker arrows than this are not telling, unless the present state has such an improvement.
_LEAST_SHARE = 0.1
_MOST_LINES = 3


@dataclass(frozen=True)
class _Row:
    """A group with its place: how its name is broken, where its box begins, how high it is."""

    group: Group
    name: tuple[str, ...]
    top: float
    height: float

    @property
    def middle(self) -> float:
        """The height of the middle of the box."""
        return self.top + self.height / 2


@dataclass(frozen=True)
class _Lane:
    """The arrows of a party, and for each group they lead to the track of their line."""

    party: str
    flows: tuple[Flow, ...]
    track: Mapping[int, int]

    @property
    def width(self) -> float:
        """How wide the lane is."""
        return _BEFORE + _TRACK * max([1, *(1 + track for track in self.track.values())]) + _AFTER


def telling(graph: OutcomeGraph) -> tuple[Flow, ...]:
    """Return the flows that are drawn: of each party and group the one that says most.

    That is the one from most of the group's states; of equals, one to a group that is not
    merged, and the one that leads to what the party likes best from most states. From the
    group of the present state it is rather one that the present state has, if there is any.
    Those from few states are left out.
    """
    chosen: dict[tuple[str, int], Flow] = {}

    def weight(flow: Flow) -> tuple[bool, float, bool, int, int]:
        merged = graph.groups[flow.head].merged > 1
        return not flow.present, -flow.share, merged, -flow.best, flow.head

    for flow in sorted(graph.flows, key=weight):
        chosen.setdefault((flow.party, flow.tail), flow)
    drawn = {flow for flow in chosen.values() if flow.present or flow.share >= _LEAST_SHARE}
    return tuple(flow for flow in graph.flows if flow in drawn)


def outcome_picture(graph: OutcomeGraph) -> str:
    """Return the picture of a conflict grouped by outcome, as SVG."""
    conflict = graph.stability.conflict
    place = {party: k for k, party in enumerate(conflict.parties)}
    drawn = telling(graph)
    lanes = [
        _lane(party, [flow for flow in drawn if flow.party == party])
        for party in conflict.parties
        if any(flow.party == party for flow in drawn)
    ]
    names = {
        lane.party: lines_of(
            capital(party_name(conflict.situation.case, lane.party)),
            SMALL,
            lane.width - 34,
            most=3,
            bold=True,
        )
        for lane in lanes
    }
    top = 6 + max((len(name) for name in names.values()), default=0) * SMALL * LEADING
    rows = list(_rows(graph.groups, top))
    bottom = rows[-1].top + rows[-1].height
    width = _BOX + sum(lane.width for lane in lanes)
    parts = [
        path("guide faint", f"M{_BOX:g} {row.middle:.1f}H{width:.1f}") for row in rows if lanes
    ]
    largest = max(group.states for group in graph.groups)
    parts += [_box(k, row, largest) for k, row in enumerate(rows)]
    x = _BOX
    for lane in lanes:
        k = place[lane.party]
        for n, line in enumerate(reversed(names[lane.party])):
            y = top - 14 - n * SMALL * LEADING
            parts.append(label(x + 30, y, line, f"small strong name p{k % COLOURS}"))
        parts.append(marker(k, x + 20, top - 18 - (len(names[lane.party]) - 1) * SMALL * LEADING))
        parts += _drawn_lane(graph, lane, k, x, rows)
        x += lane.width
    sheet = Sheet(
        conflict.situation.case.title,
        heading(graph.stability, graph.concept),
        _told(graph, drawn),
        tuple(_keys(graph, drawn)),
        tuple(_notes(graph, drawn)),
    )
    return set_on(sheet, parts, (width, bottom + 4))


def group_name(group: Group) -> str:
    """Return what a group is called: its outcomes."""
    if group.merged > 1:
        return f"others ({group.merged} groups)"
    return " + ".join(name.replace("_", " ") for name in group.outcomes) or "no named outcome"


def _rows(groups: Sequence[Group], top: float) -> Iterator[_Row]:
    """Yield the groups with their places, one below the other."""
    for group in groups:
        inner = _BOX - 2 * _INSIDE - (64 if group.present else 0)
        name = lines_of(group_name(group), _NAME, inner, most=_MOST_LINES, bold=True)
        height = 10 + len(name) * _NAME * LEADING + SMALL * LEADING + 16
        yield _Row(group, name, top, height)
        top += height + _GAP


def _box(k: int, row: _Row, largest: int) -> str:
    """Return the box of a group: its name, how many states it has, and a bar of them."""
    group = row.group
    style = "box strong-box" if group.present else "box"
    parts = [
        f'<g class="group" data-group="{k}">',
        f'<rect class="{style}" x="0.8" y="{row.top:.1f}" width="{_BOX - 1.6:g}" '
        f'height="{row.height:.1f}" rx="5"/>',
    ]
    y = row.top + 8
    for line in row.name:
        y += _NAME * LEADING
        parts.append(label(_INSIDE, y - 4, line, "strong ink"))
    held = counted(group.equilibria, "equilibrium").replace("equilibriums", "equilibria")
    share = f" ({percent(group.equilibria / group.states)})" if group.equilibria else ""
    y += SMALL * LEADING
    said = f"{counted(group.states, 'state')}, {held}{share}"
    parts.append(label(_INSIDE, y - 3, said, "small ink"))
    unit = (_BOX - 2 * _INSIDE) / largest
    long, dark = max(1.0, unit * group.states), unit * group.equilibria
    bar = f'x="{_INSIDE:g}" y="{y + 3:.1f}" height="6"'
    parts.append(f'<rect class="measure" {bar} width="{long:.1f}"/>')
    parts.append(f'<rect class="ink" {bar} width="{dark:.1f}"/>')
    if group.present:
        parts.append(tag(_BOX - _INSIDE - 56, row.top + 8))
    return "".join([*parts, "</g>"])


def _lane(party: str, flows: Sequence[Flow]) -> _Lane:
    """Return the lane of a party, the lines that reach least far being the nearest."""

    def ends(head: int) -> tuple[int, int]:
        places = [head, *(flow.tail for flow in flows if flow.head == head)]
        return min(places), max(places)

    heads = sorted({flow.head for flow in flows}, key=lambda h: (ends(h)[1] - ends(h)[0], h))
    used: list[list[tuple[int, int]]] = []
    track: dict[int, int] = {}
    for head in heads:
        low, high = ends(head)
        free = (k for k, spans in enumerate(used) if all(high < a or b < low for a, b in spans))
        track[head] = next(free, len(used))
        if track[head] == len(used):
            used.append([])
        used[track[head]].append((low, high))
    return _Lane(party, tuple(flows), track)


def _drawn_lane(
    graph: OutcomeGraph, lane: _Lane, k: int, left: float, rows: Sequence[_Row]
) -> Iterator[str]:
    """Yield the lines of a party, those that lead to one group together."""
    colour = f"p{k % COLOURS}"
    case = graph.stability.conflict.situation.case
    name = capital(party_name(case, lane.party))
    for head in sorted(lane.track, key=lambda head: -lane.track[head]):
        x = left + _BEFORE + _TRACK * lane.track[head]
        end = rows[head].middle + _PORT
        flows = [flow for flow in lane.flows if flow.head == head]
        yield (
            f'<g class="flows" data-party="{escaped(lane.party)}" data-head="{head}">'
            + path("halo", f"M{x:.1f} {end:.1f}H{left + 16:.1f}")
        )
        for flow in flows:
            start = rows[flow.tail].middle - _PORT
            turn = 7.0 if end > start else -7.0
            back = min(8.0, abs(end - start) / 2)
            d = (
                f"M{left + 10:.1f} {start:.1f}H{x - 7:.1f}"
                f"Q{x:.1f} {start:.1f} {x:.1f} {start + turn:.1f}"
                f"V{end - (back if turn > 0 else -back):.1f}"
                f"Q{x:.1f} {end:.1f} {x - back:.1f} {end:.1f}H{left + 16:.1f}"
            )
            said = (
                f"{name} has an improvement from {flow.states:,} of "
                f"{counted(graph.groups[flow.tail].states, 'state')} of "
                f"{group_name(graph.groups[flow.tail])} to {group_name(graph.groups[head])}"
            )
            wide = 1.0 + 3.6 * flow.share
            yield (
                f'<g class="flow" data-tail="{flow.tail}"><title>{escaped(said)}</title>'
                + path("halo", f"M{left + 16:.1f} {start:.1f}H{x - 7:.1f}")
                + f'<path class="line {colour}" style="stroke-width: {wide:.1f}px" '
                f'd="M{left + 10:.1f} {start:.1f}H{x - 7:.1f}"/>'
                + path(f"line {colour}", d)
                + marker(k, left + 8, start, "now" if flow.present else "fill")
                + label(left + 17, start - 5, percent(flow.share), f"small name {colour}")
                + "</g>"
            )
        yield arrow_head((left + 6, end), (left + 30, end), colour) + "</g>"


def _keys(graph: OutcomeGraph, drawn: Sequence[Flow]) -> Iterator[Key]:
    """Yield the entries of the legend."""
    yield from party_keys(graph.stability)
    bar = (
        '<rect class="measure" x="2" y="-3" width="36" height="6"/>'
        '<rect class="ink" x="2" y="-3" width="14" height="6"/>'
    )
    yield Key(bar, "states, the dark part equilibria")
    if any(flow.present for flow in drawn):
        yield Key('<circle class="ink" cx="20" r="4"/>', "the present state has this improvement")


def _notes(graph: OutcomeGraph, drawn: Sequence[Flow]) -> Iterator[str]:
    """Yield what is said below the picture."""
    conflict = graph.stability.conflict
    yield (
        "Each state stands in one box: that of the outcomes it belongs to, and of no others. An "
        "arrow says from which part of the states of a box, also by its width, the party has "
        "an improvement, an own move to a state that it likes better, into the box it leads to."
    )
    left = [flow for flow in graph.flows if flow not in drawn]
    if left:
        most = percent(max(flow.share for flow in left))
        yield (
            f"For each party and box the arrow from most states is drawn: {len(drawn)} of "
            f"{len(graph.flows)}. Of the {len(left)} left out the heaviest stands for {most}. "
            "Improvements inside a box are not drawn."
        )
    else:
        yield "Improvements inside a box are not drawn."
    if not conflict.situation.case.outcomes:
        yield "The case names no outcomes, so that all states are in one box."
    if not conflict.present:
        yield "The present state is not feasible, and so is not marked."


def _told(graph: OutcomeGraph, drawn: Sequence[Flow]) -> str:
    """Return the picture in words, for who cannot see it."""
    case = graph.stability.conflict.situation.case
    said = []
    for group in graph.groups:
        now = ", the present among them" if group.present else ""
        said.append(
            f"{capital(group_name(group))}: {counted(group.states, 'state')}{now}, "
            f"{group.equilibria:,} of them equilibria under {graph.concept}."
        )
    said += [
        f"{capital(party_name(case, flow.party))} improves from {percent(flow.share)} of "
        f"{group_name(graph.groups[flow.tail])} to {group_name(graph.groups[flow.head])}."
        for flow in drawn
    ]
    return " ".join(said)
