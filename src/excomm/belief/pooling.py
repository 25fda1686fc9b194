"""Several beliefs made one, and how far they lie apart."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

import numpy as np
import numpy.typing as npt

from excomm.case.evidence import Pooling

__all__ = ["Disagreement", "disagreement", "pool"]

FloatArray = npt.NDArray[np.float64]


def pool(beliefs: FloatArray, weights: FloatArray, kind: Pooling = "linear") -> FloatArray:
    """Pool beliefs.

    Parameters
    ----------
    beliefs
        (judges, ..., hypotheses); each last row makes 1.
    weights
        By judge, at least 0, not all 0; only their proportions matter.
    kind
        ``linear``: the weighted mean (Stone 1961). ``logarithmic``: the weighted geometric
        mean, scaled to make 1 (Genest and Zidek 1986): it does not matter whether one pools
        before or after the evidence, and one judge's zero is everybody's.

    Returns
    -------
    array (..., hypotheses)
        Zero for all hypotheses where the judges exclude all of them between them.
    """
    shares = weights / weights.sum()
    if kind == "linear":
        return np.asarray(np.tensordot(shares, beliefs, axes=1))
    counted = beliefs[shares > 0]
    zero = (counted <= 0).any(axis=0)
    logs = np.tensordot(shares[shares > 0], np.log(np.where(counted > 0, counted, 1.0)), axes=1)
    logs = np.where(zero, -np.inf, logs)
    most = logs.max(axis=-1, keepdims=True)
    raised = np.exp(logs - np.where(np.isneginf(most), 0.0, most))
    total = raised.sum(axis=-1, keepdims=True)
    return np.asarray(raised / np.where(total > 0, total, 1.0))


@dataclass(frozen=True)
class Disagreement:
    """How far judges lie apart on a question.

    Attributes
    ----------
    mean
        The mean over pairs of judges of their total variation: half the sum of what they
        differ by, from 0 (alike) to 1 (they exclude each other's answers).
    hypothesis, gap
        Where they lie furthest apart, and by how much.
    lowest, highest
        Who stands at its ends.
    """

    mean: float
    hypothesis: str
    gap: float
    lowest: str
    highest: str


def disagreement(
    beliefs: FloatArray, judges: Sequence[str], hypotheses: Sequence[str]
) -> Disagreement:
    """Measure how far beliefs (judges, hypotheses) lie apart."""
    pairs = [
        np.abs(beliefs[a] - beliefs[b]).sum() / 2 for a, b in combinations(range(len(judges)), 2)
    ]
    gaps = beliefs.max(axis=0) - beliefs.min(axis=0)
    widest = int(gaps.argmax())
    return Disagreement(
        mean=float(np.mean(pairs)) if pairs else 0.0,
        hypothesis=hypotheses[widest],
        gap=float(gaps[widest]),
        lowest=judges[int(beliefs[:, widest].argmin())],
        highest=judges[int(beliefs[:, widest].argmax())],
    )
