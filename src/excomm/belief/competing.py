"""Competing hypotheses: evidence against hypotheses in one table, and what hangs on what.

The table is Heuer's (Psychology of Intelligence Analysis, 1999, chapter 8): an item in a row,
a hypothesis in a column, worked across rows; beside it stands what Bayes' rule makes of the
same items.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from math import inf, log2

import numpy as np
import numpy.typing as npt

from excomm.belief.flips import Flip, flips
from excomm.belief.items import Item, items_on
from excomm.belief.judging import chances_of, points_of, prior_points
from excomm.belief.rating import inconsistency, level_of, rating_spread, ratings_from
from excomm.belief.tally import Tally, shrunk, tally
from excomm.belief.watching import Watched, watched_on
from excomm.case import CaseError, Chance, Event, Judge, Problem, Question, Situation, nearest

__all__ = ["Change", "Competition", "Row", "compete"]

RATIO = "x "


@dataclass(frozen=True)
class Row:
    """An item of evidence against the hypotheses.

    Attributes
    ----------
    chances
        By hypothesis; empty where the case states ratings alone.
    ratings
        By hypothesis, as stated or as they follow from the chances.
    stated
        Whether the case states any of them.
    weight
        What it counts for under Bayes' rule, from 0 to 1.
    times
        What a score of inconsistency is multiplied by.
    bits
        Its diagnosticity: the largest ratio of two likelihoods as it counts, in bits; infinite
        where it excludes one. None where the case states ratings alone.
    spread
        How far apart its ratings stand, from 0 to 4.
    leads_without
        The hypotheses that would be believed most without it, if others; else None.
    prefers_without
        The hypotheses with the lowest weighted score without it, if others; else None.
    """

    item: Item
    chances: Mapping[str, Chance]
    ratings: Mapping[str, str]
    stated: bool
    weight: float
    times: float
    bits: float | None
    spread: int
    leads_without: tuple[str, ...] | None
    prefers_without: tuple[str, ...] | None


@dataclass(frozen=True)
class Change:
    """A change of one number that gives another hypothesis the lead.

    Attributes
    ----------
    item
        The item whose chance changes; None for a prior.
    hypothesis
        Whose chance or prior it is.
    before
        What it is; None for a residual prior.
    point, threshold
        Its point, and where the two are believed alike: beyond it `leads` leads.
    ratio
        Whether these are ratios, not chances.
    within
        Whether the range of what is stated holds the threshold already.
    """

    item: Item | None
    hypothesis: str
    before: Chance | None
    point: float
    threshold: float
    leads: str
    ratio: bool
    within: bool


@dataclass(frozen=True)
class Competition:
    """Competing answers to a question as of a moment.

    Attributes
    ----------
    judge
        Whose priors and chances these are; None for the case's own.
    prior, posterior
        By hypothesis.
    leading
        The hypothesis believed most.
    rows
        The items, in the order in which they were learned.
    inconsistency, weighted
        By hypothesis, what the items count against it; the second with each multiplied by its
        weight.
    preferred
        The hypotheses with the lowest weighted score.
    changes
        The changes of one number that give another hypothesis the lead, the smallest first.
    watched
        What to watch for, what would tell most first.
    unknown
        Events with evidence that had not been learned of.
    """

    question: Question
    judge: Judge | None
    prior: Mapping[str, float]
    posterior: Mapping[str, float]
    leading: str
    rows: tuple[Row, ...]
    inconsistency: Mapping[str, float]
    weighted: Mapping[str, float]
    preferred: tuple[str, ...]
    changes: tuple[Change, ...]
    watched: tuple[Watched, ...]
    unknown: tuple[Event, ...]


def compete(situation: Situation, question: Question, judge: str | None = None) -> Competition:
    """Set the evidence on a question against its hypotheses.

    Parameters
    ----------
    situation
        The case as of a moment.
    question
        One of the questions of the case.
    judge
        Whose priors and chances to take; by default the case's own.

    Raises
    ------
    CaseError
        If there is no such judge of the question, or the evidence excludes every hypothesis.
    """
    whose = None if judge is None else _judge(situation, question, judge)
    items, unknown = items_on(situation, question)
    names = [hypothesis.id for hypothesis in question.hypotheses]
    stated = [
        hypothesis.prior if whose is None else whose.priors[question.id][hypothesis.id]
        for hypothesis in question.hypotheses
    ]
    prior = np.array(prior_points(stated)[1])
    chances = chances_of(whose, question, items, names)
    points = points_of([chances], len(names))
    counted = tally(
        prior[np.newaxis],
        points,
        np.array([item.weight for item in items]),
        np.array([item.discount for item in items]),
        [item.group for item in items],
        [item.rank for item in items],
    )
    after = counted.after[0, -1]
    if not after.any():
        raise CaseError(
            Problem(
                question.place,
                f"the evidence excludes every hypothesis of {question.id}",
                "one of them is true: a chance of 0 claims too much",
            )
        )
    rows = [
        *_rows(situation, question, items, chances, counted, prior, names),
        *_rated_alone(situation, question, names),
    ]
    rows = _with_preferred(rows, names)
    ratios = [any((c.word or "").startswith(RATIO) for c in row) for row in chances]
    weights = counted.weights[0]
    posterior = dict(zip(names, after.tolist(), strict=True))
    scores = _scores(rows, names)
    return Competition(
        question=question,
        judge=whose,
        prior=dict(zip(names, prior.tolist(), strict=True)),
        posterior=posterior,
        leading=names[int(after.argmax())],
        rows=tuple(rows),
        inconsistency=_with_all(inconsistency([row.ratings for row in rows]), names),
        weighted=scores,
        preferred=_lowest(scores),
        changes=tuple(
            _change(flip, items, chances, stated, ratios, names)
            for flip in flips(prior, points[0], weights, ratios)
        ),
        watched=watched_on(situation, question, posterior),
        unknown=unknown,
    )


def _judge(situation: Situation, question: Question, name: str) -> Judge:
    known = {judge.id: judge for judge in situation.case.judges if question.id in judge.priors}
    if name not in known:
        hint = nearest(name, list(known)) or "it has no judges"
        raise CaseError(Problem(None, f"unknown judge '{name}' of {question.id}", hint))
    return known[name]


def _rows(
    situation: Situation,
    question: Question,
    items: Sequence[Item],
    chances: Sequence[Sequence[Chance]],
    counted: Tally,
    prior: npt.NDArray[np.float64],
    names: Sequence[str],
) -> list[Row]:
    leading = _highest(counted.after[0, -1], names)
    rows = []
    for place, item in enumerate(items):
        own = dict(zip(names, chances[place], strict=True))
        points = {name: chance.point for name, chance in own.items()}
        stated = {} if item.absent else item.event.ratings.get(question.id, {})
        weight = float(counted.weights[0, place])
        seen = shrunk(prior, np.array(list(points.values())), np.array(weight))
        without = counted.without[0, place]
        left = _highest(without, names)
        rows.append(
            Row(
                item=item,
                chances=own,
                ratings={**ratings_from(points), **stated},
                stated=bool(stated),
                weight=weight,
                times=_times(situation, item, weight / item.weight if item.weight else 0.0),
                bits=log2(seen.max() / seen.min()) if seen.min() > 0 else inf,
                spread=0,
                leads_without=left if left != leading and without.any() else None,
                prefers_without=None,
            )
        )
    return rows


def _times(situation: Situation, item: Item, share: float) -> float:
    """Return what inconsistency is multiplied by: by the grade, less in second place of a group."""
    graded = bool(item.event.reliability or item.event.credibility)
    return situation.case.grading.ach[level_of(item.weight, graded)] * share


def _rated_alone(situation: Situation, question: Question, names: Sequence[str]) -> list[Row]:
    """Return the rows of what the case rates without saying how likely it was."""
    rows = []
    for event in situation.events:
        ratings = event.ratings.get(question.id)
        if ratings is None or question.id in event.evidence or not situation.knows(event):
            continue
        item = Item(event, {}, situation.case.grading.weight(event))
        rows.append(
            Row(
                item=item,
                chances={},
                ratings={name: ratings.get(name, "NA") for name in names},
                stated=True,
                weight=item.weight,
                times=_times(situation, item, 1.0),
                bits=None,
                spread=0,
                leads_without=None,
                prefers_without=None,
            )
        )
    return rows


def _with_preferred(rows: Sequence[Row], names: Sequence[str]) -> list[Row]:
    """Return rows that know how far they spread, and what the table prefers without them."""
    preferred = _lowest(_scores(rows, names))
    found = []
    for place, row in enumerate(rows):
        left = _lowest(_scores([*rows[:place], *rows[place + 1 :]], names))
        other = left if left != preferred else None
        found.append(replace(row, spread=rating_spread(row.ratings), prefers_without=other))
    return found


def _scores(rows: Sequence[Row], names: Sequence[str]) -> dict[str, float]:
    return _with_all(inconsistency([r.ratings for r in rows], [r.times for r in rows]), names)


def _with_all(scores: Mapping[str, float], names: Sequence[str]) -> dict[str, float]:
    return {name: scores.get(name, 0.0) for name in names}


def _lowest(scores: Mapping[str, float]) -> tuple[str, ...]:
    least = min(scores.values())
    return tuple(name for name, score in scores.items() if score <= least + 1e-9)


def _highest(belief: npt.NDArray[np.float64], names: Sequence[str]) -> tuple[str, ...]:
    most = belief.max() - 1e-9
    return tuple(name for name, point in zip(names, belief, strict=True) if point >= most)


def _change(
    flip: Flip,
    items: Sequence[Item],
    chances: Sequence[Sequence[Chance]],
    priors: Sequence[Chance | None],
    ratios: Sequence[bool],
    names: Sequence[str],
) -> Change:
    ratio = flip.item is not None and ratios[flip.item]
    before = priors[flip.hypothesis] if flip.item is None else chances[flip.item][flip.hypothesis]
    # A ratio is kept in proportion to the largest; here it is said as it was written.
    scale = 1.0
    if ratio and flip.item is not None:
        largest = max(chances[flip.item], key=lambda chance: chance.point)
        scale = float((largest.word or RATIO + "1").removeprefix(RATIO)) / largest.point
    return Change(
        item=None if flip.item is None else items[flip.item],
        hypothesis=names[flip.hypothesis],
        before=before,
        point=flip.before * scale,
        threshold=flip.threshold * scale,
        leads=names[flip.leads],
        ratio=ratio,
        within=before is not None and before.low <= flip.threshold <= before.high,
    )
