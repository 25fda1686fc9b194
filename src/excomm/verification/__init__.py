"""Verification: commitments and how they stand, measures and what they can see."""

from typing import TYPE_CHECKING

import lazy_loader

if TYPE_CHECKING:
    from excomm.verification.chain import Fall, falls_with
    from excomm.verification.history import Observation, Stand
    from excomm.verification.ledger import Entry, Ledger, make_ledger
    from excomm.verification.outlook import OutcomeSight, OutcomeView, claim, view_outcome
    from excomm.verification.sight import MeasureState, Sight, Span
    from excomm.verification.standing import Standing
    from excomm.verification.wants import DIMENSIONS, Want

__all__ = [
    "DIMENSIONS",
    "Entry",
    "Fall",
    "Ledger",
    "MeasureState",
    "Observation",
    "OutcomeSight",
    "OutcomeView",
    "Sight",
    "Span",
    "Stand",
    "Standing",
    "Want",
    "claim",
    "falls_with",
    "make_ledger",
    "view_outcome",
]

__getattr__, __dir__, _ = lazy_loader.attach(
    __name__,
    submod_attrs={
        "chain": ["Fall", "falls_with"],
        "history": ["Observation", "Stand"],
        "ledger": ["Entry", "Ledger", "make_ledger"],
        "outlook": ["OutcomeSight", "OutcomeView", "claim", "view_outcome"],
        "sight": ["MeasureState", "Sight", "Span"],
        "standing": ["Standing"],
        "wants": ["DIMENSIONS", "Want"],
    },
)
