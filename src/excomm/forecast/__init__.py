"""The forecast: what happens next and by when."""

from typing import TYPE_CHECKING

import lazy_loader

if TYPE_CHECKING:
    from excomm.forecast.acts import Act, as_if_done, check_possible, offered, read_act
    from excomm.forecast.branches import Branch
    from excomm.forecast.endings import Ending, Endings
    from excomm.forecast.forecast import (
        Chances,
        Forecast,
        Likelihood,
        LikelyState,
        Prospect,
        make_forecast,
        over,
    )
    from excomm.forecast.reaction import (
        WIDE,
        PartyReaction,
        Reaction,
        Reply,
        Rung,
        Spent,
        Turn,
        react,
    )
    from excomm.forecast.sampled import RUNS, sample_forecast
    from excomm.forecast.turns import MIDDLE, Course, Manner, manners, turns_to

__all__ = [
    "MIDDLE",
    "RUNS",
    "WIDE",
    "Act",
    "Branch",
    "Chances",
    "Course",
    "Ending",
    "Endings",
    "Forecast",
    "Likelihood",
    "LikelyState",
    "Manner",
    "PartyReaction",
    "Prospect",
    "Reaction",
    "Reply",
    "Rung",
    "Spent",
    "Turn",
    "as_if_done",
    "check_possible",
    "make_forecast",
    "manners",
    "offered",
    "over",
    "react",
    "read_act",
    "sample_forecast",
    "turns_to",
]

__getattr__, __dir__, _ = lazy_loader.attach(
    __name__,
    submod_attrs={
        "acts": ["Act", "as_if_done", "check_possible", "offered", "read_act"],
        "branches": ["Branch"],
        "endings": ["Ending", "Endings"],
        "forecast": [
            "Chances",
            "Forecast",
            "Likelihood",
            "LikelyState",
            "Prospect",
            "make_forecast",
            "over",
        ],
        "reaction": [
            "WIDE",
            "PartyReaction",
            "Reaction",
            "Reply",
            "Rung",
            "Spent",
            "Turn",
            "react",
        ],
        "sampled": ["RUNS", "sample_forecast"],
        "turns": ["MIDDLE", "Course", "Manner", "manners", "turns_to"],
    },
)
