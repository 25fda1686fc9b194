"""What the questions asked of a case return: results that show themselves.

As text, in a notebook, and as data for other programs; nothing is computed here.
"""

from excomm.results.agreed import VerificationResult
from excomm.results.beliefs import (
    BeliefResult,
    ComparisonResult,
    EvidenceResult,
    ForecastResult,
    ReactionResult,
)
from excomm.results.conflicts import (
    AgreementsResult,
    PathsResult,
    PictureResult,
    ReasonResult,
    StabilityResult,
    StatesResult,
    SymbolicStabilityResult,
)
from excomm.results.memos import DifferenceResult, EstimateResult, TimelineResult
from excomm.results.packages import PackagesResult
from excomm.results.proposals import AppraisalResult
from excomm.results.shown import Shown
from excomm.results.words import ReadersResult, WordListResult, WordTableResult

__all__ = [
    "AgreementsResult",
    "AppraisalResult",
    "BeliefResult",
    "ComparisonResult",
    "DifferenceResult",
    "EstimateResult",
    "EvidenceResult",
    "ForecastResult",
    "PackagesResult",
    "PathsResult",
    "PictureResult",
    "ReactionResult",
    "ReadersResult",
    "ReasonResult",
    "Shown",
    "StabilityResult",
    "StatesResult",
    "SymbolicStabilityResult",
    "TimelineResult",
    "VerificationResult",
    "WordListResult",
    "WordTableResult",
]
