"""The state graph in the DOT language of Graphviz."""

from collections.abc import Mapping

from excomm.exchange.graph import Move, MoveGraph, Node

__all__ = ["as_dot"]


def as_dot(graph: MoveGraph) -> str:
    """Return the state graph in DOT, for Graphviz and programs that read its language.

    States are boxes: the present one is bold, equilibria have a double border. Improvements
    are drawn as full lines, other moves as dotted ones.
    """
    situation = graph.conflict.situation
    names = {party.id: party.name for party in situation.case.players}
    about = [
        situation.case.title,
        f"{situation.when[:1].upper()}{situation.when[1:]}; double border: equilibrium under "
        f"{graph.concept}; bold: the present state",
        *(f"{party}: {name}" for party, name in names.items()),
    ]
    lines = [
        "digraph states {",
        f"  graph [label={_label(*about)}, labelloc=t];",
        '  node [shape=box, fontname="sans-serif"];',
        '  edge [fontname="sans-serif"];',
        *(_node(node) for node in graph.nodes),
        *(_edge(move) for move in graph.moves()),
        "}",
    ]
    return "\n".join(lines) + "\n"


def _node(node: Node) -> str:
    look = {
        "label": _label(f"{node.number}: {node.pattern}", *node.outcomes),
        "stable": _quoted(" ".join(node.stable)),
    }
    if node.equilibrium:
        look["peripheries"] = "2"
    if node.present:
        look["style"] = "bold"
    return f"  {node.number} [{_attributes(look)}];"


def _edge(move: Move) -> str:
    look = {"label": _label(move.party)}
    if not move.improvement:
        look["style"] = "dotted"
    return f"  {move.source} -> {move.target} [{_attributes(look)}];"


def _attributes(look: Mapping[str, str]) -> str:
    return ", ".join(f"{name}={value}" for name, value in look.items())


def _label(*texts: str) -> str:
    r"""Return lines as a label: a string in which ``\n`` ends a line and ``&lt;`` is a sign."""
    flat = (" ".join(text.split()).replace("&", "&amp;").replace("\\", "\\\\") for text in texts)
    return '"' + "\\n".join(text.replace('"', '\\"') for text in flat) + '"'


def _quoted(text: str) -> str:
    return '"' + text.replace('"', '\\"') + '"'
