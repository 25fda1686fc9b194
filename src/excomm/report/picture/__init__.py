"""Pictures: the graph of a conflict, state by state or by outcome; assurance over time."""

from excomm.conflict import OutcomeGraph, StateGraph
from excomm.report.picture.assurance import assurance_svg
from excomm.report.picture.data import picture_data, picture_rows
from excomm.report.picture.outcomes import outcome_picture
from excomm.report.picture.states import state_picture

__all__ = ["assurance_svg", "picture_data", "picture_rows", "picture_svg"]


def picture_svg(graph: StateGraph | OutcomeGraph) -> str:
    """Return the picture of a graph as SVG that needs nothing else."""
    return state_picture(graph) if isinstance(graph, StateGraph) else outcome_picture(graph)
