"""The questions of a case and the evidence on them as one Bayes network, of tables."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from excomm.belief.components import component_of, row_places, rows_of
from excomm.belief.course import follow
from excomm.belief.items import Item
from excomm.belief.judging import prior_points
from excomm.belief.tally import shrunk
from excomm.case import Question, Situation

__all__ = ["Network", "network_of", "prior_table"]

FloatArray = npt.NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class Network:
    """A Bayes network.

    Attributes
    ----------
    questions
        In the order of the case.
    tables
        Of each its priors: an axis for every question that it depends on, and its own last.
    evidence
        The items: the question an item bears on, and by hypothesis its chance as it counts.
    """

    questions: tuple[Question, ...]
    tables: tuple[FloatArray, ...]
    evidence: tuple[tuple[Question, Item, FloatArray], ...]


def network_of(situation: Situation) -> Network:
    """Return the questions of a case, and the evidence on them as of a moment, as a network.

    The priors and chances are the case's own, also where judges differ.
    """
    questions = situation.case.questions
    evidence: list[tuple[Question, Item, FloatArray]] = []
    for question in questions:
        course = follow(situation, component_of(questions, question), [None], {})
        axis = course.component.ids.index(question.id)
        prior, counted = course.engine.priors[axis][0], course.counted[axis]
        for place, item in enumerate(course.items[axis]):
            points = [chance.point for chance in course.chances[axis][0][place]]
            weight = counted.weights[0, place]
            evidence.append((question, item, shrunk(prior, np.array(points), weight)))
    tables = tuple(prior_table(questions, question) for question in questions)
    return Network(questions, tables, tuple(evidence))


def prior_table(questions: tuple[Question, ...], question: Question) -> FloatArray:
    """Return the priors of a question: an axis for each that it depends on, and its own."""
    rows = rows_of(None, question)
    known = {other.id: [h.id for h in other.hypotheses] for other in questions}
    places = row_places(rows, {name: known[name] for name in question.depends_on})
    points = np.array([prior_points([*row.priors.values()])[1] for row in rows])
    return np.asarray(points[places])
