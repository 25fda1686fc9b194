"""The questions of a case as a Bayes network for GeNIe, in its XDSL format."""

import xml.etree.ElementTree as ET
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from excomm.belief import Item, network_of
from excomm.case import Question, Situation
from excomm.exchange.ids import keep_id, make_id

__all__ = ["SEEN", "as_xdsl"]

# What a node of evidence says: that it was seen, or not.
SEEN = ("seen", "unseen")


def as_xdsl(situation: Situation) -> str:
    """Return the questions of a case, and the evidence on them, as a Bayes network.

    A question is a node, its priors are the points of what is stated. An item of evidence is a
    node with the states ``seen`` and ``unseen`` below the question it bears on, with the chances
    as they count: by its grades and its place in its group. With these seen, the network gives
    what is believed.

    Parameters
    ----------
    situation
        The case as of a moment: only its events have happened.

    Raises
    ------
    CaseError
        As :func:`~excomm.belief.believe` does.
    """
    network = network_of(situation)
    root = ET.Element("smile", version="1.0", id=make_id(situation.case.title, "case", ()))
    nodes = ET.SubElement(root, "nodes")
    shown = ET.SubElement(
        ET.SubElement(root, "extensions"), "genie", version="1.0", name=situation.case.title
    )
    taken: list[str] = [question.id for question in network.questions]
    for question, table in zip(network.questions, network.tables, strict=True):
        _node(nodes, question.id, _states(question), question.depends_on, table)
        _named(shown, question.id, question.asks)
    for question, item, chances in network.evidence:
        table = np.column_stack([chances, 1 - chances])
        name = keep_id(item.event.id, "item", taken)
        taken.append(name)
        _node(nodes, name, SEEN, (question.id,), table)
        _named(shown, name, _told(item))
    ET.indent(root)
    return ET.tostring(root, encoding="unicode", xml_declaration=True) + "\n"


def _states(question: Question) -> list[str]:
    return [hypothesis.id for hypothesis in question.hypotheses]


def _told(item: Item) -> str:
    return f"{item.event.at}: {item.event.text}"


def _node(
    nodes: ET.Element,
    name: str,
    states: Sequence[str],
    parents: Sequence[str],
    table: npt.NDArray[np.float64],
) -> None:
    """Add a node; its table has an axis for each parent, and the node's own last."""
    node = ET.SubElement(nodes, "cpt", id=name)
    for state in states:
        ET.SubElement(node, "state", id=state)
    if parents:
        ET.SubElement(node, "parents").text = " ".join(parents)
    # The node's own state changes first, then that of its last parent.
    numbers = (f"{number:.12g}" for number in table.ravel().tolist())
    ET.SubElement(node, "probabilities").text = " ".join(numbers)


def _named(shown: ET.Element, name: str, text: str) -> None:
    node = ET.SubElement(shown, "node", id=name)
    # Some programs call a node by its name, and not by its id: the text is its comment.
    ET.SubElement(node, "name").text = name
    ET.SubElement(node, "comment").text = text
