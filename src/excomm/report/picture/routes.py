"""How arrows run in a grid of boxes: straight between neighbours, around what stands between.

An arrow that cannot run straight leaves its box, runs along the boxes' row or column on a
track of its own in the space beside it, and returns: it never runs through a box, and no two
arrows share a piece of line.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

__all__ = ["Link", "Route", "routed"]


@dataclass(frozen=True)
class Link:
    """An arrow within one line of boxes, from one place to another.

    `before` counts the arrows before it between the same two places: only the first of these
    runs straight.
    """

    tail: int
    head: int
    before: int = 0

    @property
    def low(self) -> int:
        """The lesser of the two places."""
        return min(self.tail, self.head)

    @property
    def high(self) -> int:
        """The greater of the two places."""
        return max(self.tail, self.head)


@dataclass(frozen=True)
class Route:
    """How a link runs.

    Attributes
    ----------
    track
        The track it runs along, 0 being the nearest; None where it runs straight.
    leaves, arrives
        How far from the middle of the box's side it leaves and arrives, counted in ports.
    """

    track: int | None
    leaves: int = 0
    arrives: int = 0


def routed(links: Sequence[Link], taken: Iterable[int]) -> list[Route]:
    """Return how the links of one line run, given at which places boxes stand."""
    boxes = set(taken)
    around = [
        link
        for link in links
        if link.before or any(link.low < place < link.high for place in boxes)
    ]
    tracks: dict[Link, int] = {}
    used: list[list[Link]] = []
    # The short ones inside, so that the long ones go around them.
    for link in sorted(around, key=lambda link: (link.high - link.low, link.low, link.before)):
        track = 0
        while track < len(used) and any(_meet(link, other) for other in used[track]):
            track += 1
        if track == len(used):
            used.append([])
        used[track].append(link)
        tracks[link] = track
    return [
        Route(tracks[link], _port(link, link.tail, tracks), _port(link, link.head, tracks))
        if link in tracks
        else Route(None)
        for link in links
    ]


def _meet(link: Link, other: Link) -> bool:
    # Where one ends at the box at which the other begins they use ports on either side of it.
    return link.low < other.high and other.low < link.high


def _port(link: Link, place: int, tracks: dict[Link, int]) -> int:
    """Return at which port of a box a link leaves or arrives.

    Ports towards the other end have that sign; the outermost track is nearest to the middle,
    so that the lines of one box do not cross.
    """
    upward = link.high > place
    same = [
        other
        for other in tracks
        if place in (other.tail, other.head) and (other.high > place) == upward
    ]
    same.sort(key=lambda other: (-tracks[other], other.tail, other.head))
    port = same.index(link) + 1
    return port if upward else -port
