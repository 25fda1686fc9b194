"""The graph of a conflict as a picture: state by state, or grouped by outcome."""

from excomm.conflict import OutcomeGraph, StateGraph
from excomm.report.picture.data import picture_data, picture_rows
from excomm.report.picture.outcomes import outcome_picture
from excomm.report.picture.states import state_picture

__all__ = ["picture_data", "picture_rows", "picture_svg"]


def picture_svg(graph: StateGraph | OutcomeGraph) -> str:
    """Return the picture of a graph as SVG that needs nothing else."""
    return state_picture(graph) if isinstance(graph, StateGraph) else outcome_picture(graph)
