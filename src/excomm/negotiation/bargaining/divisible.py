"""Two parties over issues that can be divided, each worth something to each: log-rolling.

A party that has a share of an issue has that share of what it is worth. What one gives up where
it cares less it gets back where it cares more.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from excomm.negotiation.bargaining.frontier import Number
from excomm.negotiation.bargaining.line import Spot, Vertex, solve_line

__all__ = ["Division", "Divisions", "LogRoll", "find_divisions", "read_worth", "roll_logs"]


@dataclass(frozen=True)
class Division:
    """Who has what.

    Attributes
    ----------
    shares
        The share of each issue that the first party has; the second has the rest.
    split
        The place of the issue that is divided; None where none is.
    utilities
        What each party has.
    """

    shares: tuple[Fraction, ...]
    split: int | None
    utilities: tuple[Fraction, Fraction]


@dataclass(frozen=True)
class LogRoll:
    """The Pareto frontier of two parties over issues that can be divided.

    Attributes
    ----------
    order
        Places of the issues that both want, in the order in which the first party gets them as
        one goes along the frontier: by what each is worth to it for what it is worth to the
        other. Those of one ratio stand in the order of the issues; they may come in any.
    vertices
        What each party has when the first has none of these issues, one, two and so on. What
        only one of them wants is that one's all along.
    """

    order: tuple[int, ...]
    vertices: tuple[Vertex, ...]


@dataclass(frozen=True)
class Divisions:
    """What the solutions pick where issues are divided; for what they mean see `Bargains`."""

    nash: Division
    kalai_smorodinsky: Division
    egalitarian: Division


def roll_logs(worth: Sequence[Sequence[Number]]) -> LogRoll:
    """Trace the frontier over issues that can be divided.

    Parameters
    ----------
    worth
        What each issue is worth, of the shape (2, issues); none less than 0.

    Raises
    ------
    ValueError
        If there are not two parties with the same number of issues, or one is worth less than 0.

    Notes
    -----
    To maximise a weighted sum of both utilities is to give each issue to the side with the larger
    weighted worth; as the weight moves to the first party, issues pass to it in the order of the
    ratios (Raiffa 1982).
    """
    first, second = read_worth(worth)
    both = [issue for issue in range(len(first)) if first[issue] and second[issue]]
    order = sorted(both, key=lambda issue: second[issue] / first[issue])
    own = sum((a for a, b in zip(first, second, strict=True) if not b), Fraction(0))
    vertices = [(own, sum(second, Fraction(0)))]
    for issue in order:
        has, leaves = vertices[-1]
        vertices.append((has + first[issue], leaves - second[issue]))
    return LogRoll(order=tuple(order), vertices=tuple(vertices))


def find_divisions(
    worth: Sequence[Sequence[Number]],
    reservations: Sequence[Number],
    powers: Sequence[Number] | None = None,
) -> Divisions | None:
    """Find what the solutions pick where issues can be divided; each divides one at most.

    Parameters
    ----------
    worth
        As in `roll_logs`.
    reservations, powers
        As in `find_bargains`.

    Returns
    -------
    Divisions or None
        All exact. None where no division gives both as much as no agreement.

    Raises
    ------
    ValueError
        As `roll_logs` and `find_bargains` do.
    """
    first, second = read_worth(worth)
    rolled = roll_logs(worth)
    solved = solve_line(rolled.vertices, reservations, powers)
    if solved is None:
        return None

    def divided(spot: Spot) -> Division:
        shares = [Fraction(bool(a and not b)) for a, b in zip(first, second, strict=True)]
        for issue in rolled.order[: spot.piece]:
            shares[issue] = Fraction(1)
        if spot.share:
            shares[rolled.order[spot.piece]] = spot.share
        split = rolled.order[spot.piece] if 0 < spot.share < 1 else None
        return Division(shares=tuple(shares), split=split, utilities=spot.utilities)

    return Divisions(
        nash=divided(solved.nash),
        kalai_smorodinsky=divided(solved.kalai_smorodinsky),
        egalitarian=divided(solved.egalitarian),
    )


def read_worth(worth: Sequence[Sequence[Number]]) -> tuple[list[Fraction], list[Fraction]]:
    """Return what issues are worth to two parties.

    Raises
    ------
    ValueError
        If there are not two parties with the same number of issues, or one is
        worth less than 0 or no number.
    """
    if len(worth) != 2 or len(worth[0]) != len(worth[1]):
        raise ValueError("what issues are worth is given for two parties, each issue to both")
    try:
        first, second = ([Fraction(entry) for entry in row] for row in worth)
    except (OverflowError, TypeError, ValueError):
        raise ValueError("what an issue is worth is no number, or has no end") from None
    for entry in (*first, *second):
        if entry < 0:
            raise ValueError(f"an issue is worth {entry}, but must be worth 0 or more")
    return first, second
