"""What each of several judges believes, beside their pool, and who dissents."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from excomm.belief.pooling import Disagreement, disagreement
from excomm.belief.record import Score, score
from excomm.case import Judge
from excomm.case.evidence import Pooling
from excomm.words import Table

__all__ = ["Opinion", "Panel", "make_panel"]

FloatArray = npt.NDArray[np.float64]


@dataclass(frozen=True)
class Opinion:
    """What a judge believes.

    Attributes
    ----------
    share
        What the judge counts for in the pool, from 0 to 1.
    prior, posterior
        By hypothesis, before the first event and now.
    words
        The posterior of the hypothesis that the pool believes most, in words.
    dissents
        Whether the judge takes a footnote.
    distance
        The total variation between the judge's posterior and the pool's.
    score
        What past forecasts were worth; None where none are on record.
    """

    judge: Judge
    share: float
    prior: Mapping[str, float]
    posterior: Mapping[str, float]
    words: str
    dissents: bool
    distance: float
    score: Score | None


@dataclass(frozen=True)
class Panel:
    """The judges of a question.

    Attributes
    ----------
    pooling
        How their beliefs were made one.
    leading, words
        The hypothesis the pool believes most, and how much, in words.
    opinions
        One a judge, in the order of the case.
    apart
        How far they lie apart.
    """

    pooling: Pooling
    leading: str
    words: str
    opinions: tuple[Opinion, ...]
    apart: Disagreement

    @property
    def dissents(self) -> tuple[Opinion, ...]:
        """The opinions that take a footnote."""
        return tuple(opinion for opinion in self.opinions if opinion.dissents)


def make_panel(
    judges: Sequence[Judge],
    names: Sequence[str],
    beliefs: FloatArray,
    pooled: FloatArray,
    priors: FloatArray,
    words: Table,
    kind: Pooling,
) -> Panel:
    """Return what judges believe beside their pool.

    A judge dissents who is marked so, or, unmarked, whose word for the hypothesis that the
    pool believes most is not the pool's.

    Parameters
    ----------
    names
        Of the hypotheses: the last axis of the arrays.
    beliefs, priors
        Now and before the first event, by judge.
    pooled
        Belief now, pooled.
    """
    best = int(pooled.argmax())
    said = str(words.describe(float(pooled[best])))
    shares = np.array([judge.weight for judge in judges])
    shares = shares / shares.sum()
    opinions = []
    for place, judge in enumerate(judges):
        own = str(words.describe(float(beliefs[place, best])))
        opinions.append(
            Opinion(
                judge=judge,
                share=float(shares[place]),
                prior=dict(zip(names, priors[place].tolist(), strict=True)),
                posterior=dict(zip(names, beliefs[place].tolist(), strict=True)),
                words=own,
                dissents=own != said if judge.dissents is None else judge.dissents,
                distance=float(np.abs(beliefs[place] - pooled).sum() / 2),
                score=score(judge.record),
            )
        )
    ids = [judge.id for judge in judges]
    apart = disagreement(beliefs, ids, names)
    return Panel(kind, names[best], said, tuple(opinions), apart)
