"""The forecast: what happens next and by when."""

from typing import TYPE_CHECKING

import lazy_loader

if TYPE_CHECKING:
    from excomm.forecast.branches import Branch
    from excomm.forecast.endings import Ending, Endings
    from excomm.forecast.forecast import (
        Chances,
        Forecast,
        Likelihood,
        LikelyState,
        Prospect,
        make_forecast,
    )
    from excomm.forecast.sampled import RUNS, sample_forecast
    from excomm.forecast.turns import Manner

__all__ = [
    "RUNS",
    "Branch",
    "Chances",
    "Ending",
    "Endings",
    "Forecast",
    "Likelihood",
    "LikelyState",
    "Manner",
    "Prospect",
    "make_forecast",
    "sample_forecast",
]

__getattr__, __dir__, _ = lazy_loader.attach(
    __name__,
    submod_attrs={
        "branches": ["Branch"],
        "endings": ["Ending", "Endings"],
        "forecast": [
            "Chances",
            "Forecast",
            "Likelihood",
            "LikelyState",
            "Prospect",
            "make_forecast",
        ],
        "sampled": ["RUNS", "sample_forecast"],
        "turns": ["Manner"],
    },
)
