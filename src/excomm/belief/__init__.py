"""Belief: what is thought of the questions of a case, and how each event moves it."""

from typing import TYPE_CHECKING

import lazy_loader

if TYPE_CHECKING:
    from excomm.belief.competing import Change, Competition, Row, Through, compete
    from excomm.belief.deciding import belief_in, decided_by, total_belief
    from excomm.belief.items import Item, items_on
    from excomm.belief.joint import JointBelief, ListedJoint
    from excomm.belief.network import Network, network_of
    from excomm.belief.panel import Opinion, Panel
    from excomm.belief.pooling import Disagreement, disagreement, pool
    from excomm.belief.posterior import (
        Band,
        Belief,
        Update,
        believe,
        believe_all,
        joint_belief,
        words_of,
    )
    from excomm.belief.rating import inconsistency, ratings_from
    from excomm.belief.record import Score, score
    from excomm.belief.watching import Watched, expected_bits

__all__ = [
    "Band",
    "Belief",
    "Change",
    "Competition",
    "Disagreement",
    "Item",
    "JointBelief",
    "ListedJoint",
    "Network",
    "Opinion",
    "Panel",
    "Row",
    "Score",
    "Through",
    "Update",
    "Watched",
    "belief_in",
    "believe",
    "believe_all",
    "compete",
    "decided_by",
    "disagreement",
    "expected_bits",
    "inconsistency",
    "items_on",
    "joint_belief",
    "network_of",
    "pool",
    "ratings_from",
    "score",
    "total_belief",
    "words_of",
]

__getattr__, __dir__, _ = lazy_loader.attach(
    __name__,
    submod_attrs={
        "competing": ["Change", "Competition", "Row", "Through", "compete"],
        "deciding": ["belief_in", "decided_by", "total_belief"],
        "items": ["Item", "items_on"],
        "joint": ["JointBelief", "ListedJoint"],
        "network": ["Network", "network_of"],
        "panel": ["Opinion", "Panel"],
        "pooling": ["Disagreement", "disagreement", "pool"],
        "posterior": [
            "Band",
            "Belief",
            "Update",
            "believe",
            "believe_all",
            "joint_belief",
            "words_of",
        ],
        "rating": ["inconsistency", "ratings_from"],
        "record": ["Score", "score"],
        "watching": ["Watched", "expected_bits"],
    },
)
