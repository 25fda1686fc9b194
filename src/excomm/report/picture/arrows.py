"""Arrows between the boxes of a grid, drawn along their routes."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from excomm.conflict import Arrow
from excomm.report.palette import COLOURS
from excomm.report.picture.grid import Grid
from excomm.report.picture.routes import Link, Route, routed
from excomm.report.picture.sheet import marker, path

__all__ = ["Board", "arrow_head", "drawn_arrow"]

# Between boxes: what is there in any case, what the nearest track and each further one take.
_GAP, _FIRST, _TRACK = 54.0, 22.0, 13.0
# Between the ports of one side; how far from a box an arrow ends; how round its corners are.
_PORT, _CLEAR, _ROUND = 15.0, 4.0, 8.0

Point = tuple[float, float]


@dataclass(frozen=True)
class Board:
    """The grid with its measures: where boxes stand and arrows run.

    Attributes
    ----------
    grid, arrows
        What is drawn.
    width, height
        Of a box.
    """

    grid: Grid
    arrows: tuple[Arrow, ...]
    width: float
    height: float

    @cached_property
    def routes(self) -> Mapping[Arrow, Route]:
        """How each arrow runs."""
        lines: dict[tuple[bool, int], list[Arrow]] = defaultdict(list)
        for arrow in self.arrows:
            (_, row), (_, other) = self.grid.place[arrow.tail], self.grid.place[arrow.head]
            flat = row == other
            lines[flat, self.grid.place[arrow.tail][1 if flat else 0]].append(arrow)
        found: dict[Arrow, Route] = {}
        for (flat, line), arrows in lines.items():
            along = 0 if flat else 1
            taken = [place[along] for place in self.grid.place.values() if place[1 - along] == line]
            links = []
            between: Counter[frozenset[int]] = Counter()
            for arrow in arrows:
                ends = self.grid.place[arrow.tail][along], self.grid.place[arrow.head][along]
                links.append(Link(*ends, between[frozenset(ends)]))
                between[frozenset(ends)] += 1
            found.update(zip(arrows, routed(links, taken), strict=True))
        return found

    def is_flat(self, arrow: Arrow) -> bool:
        """Return whether an arrow stays in its row."""
        return self.grid.place[arrow.tail][1] == self.grid.place[arrow.head][1]

    def _tracks(self, flat: bool, line: int) -> int:
        """Return how many tracks a row or a column has."""
        used = [
            route.track + 1
            for arrow, route in self.routes.items()
            if route.track is not None
            and self.is_flat(arrow) == flat
            and self.grid.place[arrow.tail][1 if flat else 0] == line
        ]
        return max(used, default=0)

    @cached_property
    def lefts(self) -> list[float]:
        """Where each column begins; last, where the drawing ends. Its tracks follow a column."""
        places = [0.0]
        for column in range(self.grid.columns):
            tracks = self._tracks(False, column)
            last = column == self.grid.columns - 1
            room = _FIRST + _TRACK * tracks if tracks else 0.0
            places.append(
                places[-1] + self.width + max(room + (0 if last else 16), 0 if last else _GAP)
            )
        return places

    @cached_property
    def tops(self) -> list[float]:
        """Where each row begins; last, where the drawing ends. Its tracks precede a row."""
        places: list[float] = []
        end = 0.0
        for row in range(self.grid.rows):
            tracks = self._tracks(True, row)
            room = _FIRST + _TRACK * tracks if tracks else 0.0
            places.append(end + (max(_GAP, room + 22) if row else room))
            end = places[-1] + self.height
        return [*places, end + 18]

    def corner(self, number: int) -> Point:
        """Return the upper left corner of a state's box."""
        column, row = self.grid.place[number]
        return self.lefts[column], self.tops[row]

    def points(self, arrow: Arrow) -> list[Point]:
        """Return the corners of the way of an arrow, from box to box."""
        (x, y), (u, v) = self.corner(arrow.tail), self.corner(arrow.head)
        route = self.routes[arrow]
        if self.is_flat(arrow):
            if route.track is None:
                middle = y + self.height / 2
                edges = (x + self.width, u) if x < u else (x, u + self.width)
                return [(edges[0], middle), (edges[1], middle)]
            level = y - _FIRST - _TRACK * route.track
            start = x + self.width / 2 + self._port(self.width, arrow.tail, True) * route.leaves
            end = u + self.width / 2 + self._port(self.width, arrow.head, True) * route.arrives
            return [(start, y), (start, level), (end, level), (end, v)]
        if route.track is None:
            middle = x + self.width / 2
            edges = (y + self.height, v) if y < v else (y, v + self.height)
            return [(middle, edges[0]), (middle, edges[1])]
        level = x + self.width + _FIRST + _TRACK * route.track
        start = y + self.height / 2 + self._port(self.height, arrow.tail, False) * route.leaves
        end = v + self.height / 2 + self._port(self.height, arrow.head, False) * route.arrives
        side = x + self.width
        return [(side, start), (level, start), (level, end), (side, end)]

    def _port(self, length: float, number: int, flat: bool) -> float:
        """Return how far apart the ports of a side of a state's box are."""
        ports = [
            abs(route.leaves if arrow.tail == number else route.arrives)
            for arrow, route in self.routes.items()
            if number in (arrow.tail, arrow.head) and self.is_flat(arrow) == flat
        ]
        return min(_PORT, (length / 2 - 8) / max([1, *ports]))


def drawn_arrow(points: Sequence[Point], party: int, arrow: Arrow) -> str:
    """Return an arrow along its points: its tail bears the party's mark."""
    colour = f"p{party % COLOURS}"
    better = arrow.kind == "better"
    pointed = better or arrow.one_way
    clear = [_moved(points[0], points[1], _CLEAR), *points[1:-1]]
    end = _moved(points[-1], points[-2], _CLEAR)
    line = [*clear, _moved(end, points[-2], 7.0 if pointed else 0.0)]
    way = _rounded(line)
    parts = [path("halo", way)]
    parts.append(path(f"line {colour}" if better else f"line thin {colour}", way))
    if pointed:
        parts.append(arrow_head(end, points[-2], colour, better))
    if arrow.one_way:
        parts.append(_bar(points[0], points[1], colour))
    if better:
        parts.append(marker(party, *clear[0]))
    return "".join(parts)


def arrow_head(tip: Point, behind: Point, colour: str, full: bool = True) -> str:
    """Return the head of an arrow; of a fainter one, smaller."""
    length, half = (10.0, 4.6) if full else (7.0, 3.2)
    x, y = tip
    a, b = _unit(tip, behind)
    back = (x + a * length, y + b * length)
    one = (back[0] - b * half, back[1] + a * half)
    other = (back[0] + b * half, back[1] - a * half)
    return path(f"fill {colour}", f"M{x:.1f} {y:.1f}L{_at(one)}L{_at(other)}z")


def _bar(start: Point, onward: Point, colour: str) -> str:
    """Return the bar across a line near its start that says there is no way back."""
    x, y = _moved(start, onward, 13.0)
    a, b = _unit(start, onward)
    return path(
        f"bar {colour}", f"M{x - b * 5:.1f} {y + a * 5:.1f}L{x + b * 5:.1f} {y - a * 5:.1f}"
    )


def _rounded(points: Sequence[Point]) -> str:
    """Return a path through some points, its corners rounded."""
    d = f"M{_at(points[0])}"
    for before, corner, after in zip(points, points[1:], points[2:], strict=False):
        radius = min(_ROUND, _length(before, corner) / 2, _length(corner, after) / 2)
        d += f"L{_at(_moved(corner, before, radius))}Q{_at(corner)} "
        d += _at(_moved(corner, after, radius))
    return d + f"L{_at(points[-1])}"


def _at(point: Point) -> str:
    return f"{point[0]:.1f} {point[1]:.1f}"


def _length(one: Point, other: Point) -> float:
    return abs(one[0] - other[0]) + abs(one[1] - other[1])


def _unit(start: Point, towards: Point) -> Point:
    """Return the direction from one point to another, along an axis."""
    length = _length(start, towards) or 1.0
    return (towards[0] - start[0]) / length, (towards[1] - start[1]) / length


def _moved(point: Point, towards: Point, by: float) -> Point:
    a, b = _unit(point, towards)
    return point[0] + a * by, point[1] + b * by
