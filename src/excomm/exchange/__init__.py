"""Conflicts brought in from other programs, and out to them."""

from typing import TYPE_CHECKING

import lazy_loader

if TYPE_CHECKING:
    from excomm.exchange.casefile import Imported, read_gmcr
    from excomm.exchange.csl import as_csl
    from excomm.exchange.dot import as_dot
    from excomm.exchange.gambit import as_nfg
    from excomm.exchange.genius import as_genius
    from excomm.exchange.gmcr import as_gmcr
    from excomm.exchange.graph import Move, MoveGraph, Node, move_graph
    from excomm.exchange.graphml import as_graphml
    from excomm.exchange.hypotheses import Fragment, read_hypotheses
    from excomm.exchange.negmas import as_negmas
    from excomm.exchange.networks import read_xdsl
    from excomm.exchange.xdsl import as_xdsl

__all__ = [
    "Fragment",
    "Imported",
    "Move",
    "MoveGraph",
    "Node",
    "as_csl",
    "as_dot",
    "as_genius",
    "as_gmcr",
    "as_graphml",
    "as_negmas",
    "as_nfg",
    "as_xdsl",
    "move_graph",
    "read_gmcr",
    "read_hypotheses",
    "read_xdsl",
]

__getattr__, __dir__, _ = lazy_loader.attach(
    __name__,
    submod_attrs={
        "casefile": ["Imported", "read_gmcr"],
        "csl": ["as_csl"],
        "dot": ["as_dot"],
        "gambit": ["as_nfg"],
        "genius": ["as_genius"],
        "gmcr": ["as_gmcr"],
        "graph": ["Move", "Node", "MoveGraph", "move_graph"],
        "graphml": ["as_graphml"],
        "hypotheses": ["Fragment", "read_hypotheses"],
        "negmas": ["as_negmas"],
        "networks": ["read_xdsl"],
        "xdsl": ["as_xdsl"],
    },
)
