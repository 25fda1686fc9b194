"""The parts of an estimate that say what is believed of the questions."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from excomm.belief import Band
from excomm.case import Cite

__all__ = [
    "BandPart",
    "ChancePart",
    "HypothesisPart",
    "OpinionPart",
    "PanelPart",
    "PriorRowPart",
    "QuestionPart",
    "UpdatePart",
    "WatchPart",
]


@dataclass(frozen=True)
class ChancePart:
    """A chance as the case states it: a word, a number or a range, and what it stands for."""

    stated: str
    point: float
    low: float
    high: float


@dataclass(frozen=True)
class BandPart:
    """Belief in words of the case's table, as a point, and as the band of 80 % of samples."""

    point: float
    low: float
    high: float
    words: str


@dataclass(frozen=True)
class HypothesisPart:
    """One answer to a question.

    `prior` is None for what the others leave, and where the question depends on others.
    `first` names by party the statements that come first were it true.
    """

    id: str
    text: str
    prior: ChancePart | None
    first: Mapping[str, tuple[str, ...]]
    cites: tuple[Cite, ...]
    by: str | None


@dataclass(frozen=True)
class PriorRowPart:
    """The priors of a question by hypothesis, `given` answers to those it depends on.

    A question left out of `given` may have any answer.
    """

    given: Mapping[str, str]
    prior: Mapping[str, ChancePart | None]
    cites: tuple[Cite, ...]
    by: str | None


@dataclass(frozen=True)
class UpdatePart:
    """What an event did to belief.

    By hypothesis: the chance of seeing it, that chance over its rivals' together (None where
    they exclude it), belief after it, and belief now had it not been seen. `weight` is what it
    counts for, from 0 to 1, by its grade and its place in its `group`. `absent` is whether it is
    that something did not come by its day, and `late` the event with which it then came. `on`
    are the questions it is evidence on; where this one is not among them, it tells of it through
    those, and the chances follow from theirs.
    """

    event: str
    at: str
    chances: Mapping[str, ChancePart]
    ratios: Mapping[str, float | None]
    after: Mapping[str, Band]
    without: Mapping[str, float]
    weight: float
    grade: str | None
    group: str | None
    absent: bool
    late: str | None
    on: tuple[str, ...]


@dataclass(frozen=True)
class OpinionPart:
    """What a judge believes of a question, beside the pool.

    `share` is what the judge counts for in the pool, `words` the judge's word for the
    hypothesis the pool believes most, `distance` the total variation from the pool; `brier` and
    `log` score `forecasts` past ones.
    """

    judge: str
    name: str
    agency: str | None
    share: float
    prior: Mapping[str, float]
    posterior: Mapping[str, float]
    words: str
    dissents: bool
    text: str | None
    distance: float
    forecasts: int
    brier: float | None
    log: float | None


@dataclass(frozen=True)
class PanelPart:
    """The judges of a question, and how far they lie apart.

    `apart` is the mean total variation between two of them; `gap` the largest difference, on
    `hypothesis`, between the judges `lowest` and `highest`.
    """

    pooling: Literal["linear", "logarithmic"]
    leading: str
    words: str
    opinions: tuple[OpinionPart, ...]
    apart: float
    hypothesis: str
    gap: float
    lowest: str
    highest: str


@dataclass(frozen=True)
class WatchPart:
    """Something to watch for: an indicator, or what is expected and not yet due.

    By hypothesis the chance of seeing it; `bits` is how much knowing whether it is seen would
    tell on average, `speaks_for` what it would speak for if it were, `times` how many times
    likelier it is under that than under the rivals, or null where they exclude it.
    """

    id: str
    text: str
    due: str | None
    chances: Mapping[str, ChancePart]
    bits: float
    speaks_for: str
    times: float | None
    cites: tuple[Cite, ...]


@dataclass(frozen=True)
class QuestionPart:
    """A question, and what is believed of it, by hypothesis.

    `unknown` are events with evidence that the estimators had not learned of; `scaled` is
    what the points of the priors made where they had to be scaled to one; `panel` is what each
    of its judges believes, where it has judges: then all the rest is their pool;
    `watch` is what to watch for, what would tell most first. `depends_on` are the questions
    that its priors depend on, and `rows` those priors.
    """

    id: str
    asks: str
    about: tuple[str, ...]
    depends_on: tuple[str, ...]
    rows: tuple[PriorRowPart, ...]
    hypotheses: tuple[HypothesisPart, ...]
    prior: Mapping[str, Band]
    posterior: Mapping[str, BandPart]
    updates: tuple[UpdatePart, ...]
    unknown: tuple[str, ...]
    scaled: float | None
    draws: int
    seed: int
    panel: PanelPart | None
    watch: tuple[WatchPart, ...]
