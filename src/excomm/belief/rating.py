"""How consistent evidence is with each hypothesis, and what that scores (Heuer 1999)."""

from collections.abc import Mapping, Sequence

__all__ = ["inconsistency", "level_of", "rated", "rating_spread", "ratings_from"]

# How many times likelier something is under a hypothesis than under its rivals on average,
# from which it is consistent, and very consistent; their inverses for inconsistent.
CONSISTENT = 1.5
VERY = 4.0

# What a rating counts against a hypothesis; what is consistent counts nothing for it.
SCORES: Mapping[str, float] = {"I": 1.0, "II": 2.0}

# Where a rating stands between very inconsistent and very consistent; NA stands nowhere.
STANDING: Mapping[str, int] = {"CC": 2, "C": 1, "N": 0, "I": -1, "II": -2}

# From which weight on a graded report is of high, and of medium weight.
HIGH, MEDIUM = 2 / 3, 1 / 3


def rated(ratio: float) -> str:
    """Return the rating of something so many times likelier than under the rivals.

    Symmetric: CC from 4 on, C from 1.5, N down to 1/1.5, I to 1/4, II from there.
    """
    # What is a boundary but for the last digit is one.
    ratio = round(ratio, 9) if ratio < 1e9 else ratio
    if ratio >= VERY:
        return "CC"
    if ratio >= CONSISTENT:
        return "C"
    if ratio <= round(1 / VERY, 9):
        return "II"
    return "I" if ratio <= round(1 / CONSISTENT, 9) else "N"


def ratings_from(chances: Mapping[str, float]) -> dict[str, str]:
    """Return the ratings that follow from chances, by hypothesis.

    Each hypothesis is rated by its chance over the mean of its rivals' chances. Priors do not
    enter, and only the proportions of the chances matter.
    """
    found = {}
    for name, chance in chances.items():
        rivals = [other for key, other in chances.items() if key != name]
        mean = sum(rivals) / len(rivals)
        found[name] = rated(chance / mean if mean else float("inf") if chance else 1.0)
    return found


def inconsistency(
    rows: Sequence[Mapping[str, str]], multipliers: Sequence[float] | None = None
) -> dict[str, float]:
    """Return what evidence counts against each hypothesis: the lowest is preferred.

    Parameters
    ----------
    rows
        By item, the ratings by hypothesis.
    multipliers
        By item, what its score is multiplied by; 1 if none are given.
    """
    names = list(dict.fromkeys(name for row in rows for name in row))
    times = [1.0] * len(rows) if multipliers is None else multipliers
    return {
        name: sum(
            SCORES.get(row.get(name, "NA"), 0.0) * by for row, by in zip(rows, times, strict=True)
        )
        for name in names
    }


def rating_spread(ratings: Mapping[str, str]) -> int:
    """Return how far apart the ratings of an item stand, from 0 (it tells nothing) to 4."""
    standing = [STANDING[rating] for rating in ratings.values() if rating in STANDING]
    return max(standing) - min(standing) if standing else 0


def level_of(weight: float, graded: bool) -> str:
    """Return whether a report is of high, medium or low weight; one without a grade is medium."""
    if not graded:
        return "medium"
    return "high" if weight >= HIGH else "medium" if weight >= MEDIUM else "low"
