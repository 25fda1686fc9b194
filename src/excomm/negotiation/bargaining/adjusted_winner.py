"""Adjusted winner: two parties divide issues so that both think they have as much.

Brams and Taylor (1996). Each side spreads points over the issues by what they are worth to it.
The division is efficient, equitable (both have the same points by their own count) and free of
envy (each has at least half of its points).
"""

from collections.abc import Sequence
from fractions import Fraction

from excomm.negotiation.bargaining.divisible import Division, read_worth
from excomm.negotiation.bargaining.frontier import Number

__all__ = ["adjusted_winner"]

POINTS = 100


def adjusted_winner(points: Sequence[Sequence[Number]]) -> Division:
    """Divide issues between two parties by the adjusted winner procedure.

    Parameters
    ----------
    points
        What each side bids on each issue, of the shape (2, issues); none less than 0. Each
        side's points are scaled so that they add up to 100.

    Returns
    -------
    Division
        Exact, with its utilities in points of 100. At most one issue is split.

    Raises
    ------
    ValueError
        If there are not two sides with the same number of issues, a bid is less than 0, or a
        side bids nothing at all.

    Notes
    -----
    Each issue goes to the higher bidder; then those bid on alike go one after another, in their
    order, to the side behind, or to the first while neither is. Then issues pass from the side
    ahead to the other, the smallest ratio of its points to the other's first and among equals in
    their order, until both have as much.
    """
    bids = [_scaled(side) for side in read_worth(points)]
    owner = [0 if a > b else 1 for a, b in zip(*bids, strict=True)]
    alike = [issue for issue, (a, b) in enumerate(zip(*bids, strict=True)) if a == b]

    def total(side: int, left_out: Sequence[int] = ()) -> Fraction:
        mine = (i for i, has in enumerate(owner) if has == side and i not in left_out)
        return sum((bids[side][issue] for issue in mine), Fraction(0))

    for place, issue in enumerate(alike):
        waiting = alike[place:]
        owner[issue] = 0 if total(0, waiting) <= total(1, waiting) else 1
    shares = [Fraction(1 - side) for side in owner]
    ahead = 0 if total(0) >= total(1) else 1
    gap = total(ahead) - total(1 - ahead)
    split = None
    for issue in _by_ratio(bids[ahead], bids[1 - ahead], owner, ahead):
        if not gap:
            break
        moved = min(Fraction(1), gap / (bids[ahead][issue] + bids[1 - ahead][issue]))
        gap -= moved * (bids[ahead][issue] + bids[1 - ahead][issue])
        shares[issue] = 1 - moved if ahead == 0 else moved
        split = issue if moved < 1 else None
    first = sum((share * bid for share, bid in zip(shares, bids[0], strict=True)), Fraction(0))
    rest = (1 - share for share in shares)
    second = sum((left * bid for left, bid in zip(rest, bids[1], strict=True)), Fraction(0))
    return Division(shares=tuple(shares), split=split, utilities=(first, second))


def _scaled(bids: Sequence[Fraction]) -> list[Fraction]:
    whole = sum(bids, Fraction(0))
    if not whole:
        raise ValueError("a side bids nothing on any issue, so that nothing divides them fairly")
    return [bid * POINTS / whole for bid in bids]


def _by_ratio(
    own: Sequence[Fraction], other: Sequence[Fraction], owner: Sequence[int], side: int
) -> list[int]:
    """Return what a side has that it bid on, what is dearest to the other beside it first."""
    mine = [issue for issue, has in enumerate(owner) if has == side and own[issue]]
    return sorted(mine, key=lambda issue: -other[issue] / own[issue])
