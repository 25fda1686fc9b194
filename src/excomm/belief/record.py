"""How good a judge's forecasts were, where it is known what happened."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import inf, log2

from excomm.case import Forecast

__all__ = ["Score", "score"]


@dataclass(frozen=True)
class Score:
    """What past forecasts were worth.

    Attributes
    ----------
    forecasts
        How many there are.
    brier
        The mean square of the distance from what happened: 0 is perfect, 0.25 is what even
        odds on everything give, 1 the worst (Brier 1950, in the form for one event).
    log
        The mean surprise in bits at what happened: 0 is perfect, 1 is what even odds give;
        infinite where something happened that was called impossible (Good 1952).
    """

    forecasts: int
    brier: float
    log: float


def score(record: Sequence[Forecast]) -> Score | None:
    """Score forecasts by their points; None where there are none."""
    if not record:
        return None
    squares = [(forecast.said.point - forecast.happened) ** 2 for forecast in record]
    given = [f.said.point if f.happened else 1 - f.said.point for f in record]
    surprise = [-log2(chance) if chance > 0 else inf for chance in given]
    return Score(len(record), sum(squares) / len(record), sum(surprise) / len(record))
