"""A Bayes network of GeNIe as a fragment of a case file: questions that depend on one another."""

import xml.etree.ElementTree as ET
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from graphlib import CycleError, TopologicalSorter
from itertools import product
from math import isclose, prod
from pathlib import Path

import yaml

from excomm.case import CaseError, Place, Problem, nearest
from excomm.exchange.hypotheses import Fragment
from excomm.exchange.ids import keep_id
from excomm.exchange.xdsl import SEEN

__all__ = ["read_xdsl"]

# Stands for the parties that a question is about; a network does not name them.
SOMEONE = "someone"

MOST_OFF = 1e-6


@dataclass
class _Node:
    """A node of the network, with the ids of the case."""

    name: str
    text: str
    states: list[str]
    parents: list[str] = field(default_factory=list)
    rows: list[list[float]] = field(default_factory=list)

    @property
    def is_item(self) -> bool:
        """Whether it says of something whether it was seen."""
        return tuple(self.states) == SEEN and len(self.parents) == 1


def read_xdsl(path: str | Path) -> Fragment:
    """Read a Bayes network of GeNIe (XDSL) as the questions of a case.

    A node is a question, its states are the hypotheses, its table the priors, given the answers
    to the questions it depends on. A node below one other, with the states ``seen`` and
    ``unseen`` and nothing below it, is something to watch for.

    Raises
    ------
    CaseError
        If the file is no network, or one whose tables cannot be read.
    """
    path = Path(path)
    place = Place(str(path))
    try:
        root = ET.fromstring(path.read_bytes())
    except ET.ParseError as error:
        line, column = error.position
        raise CaseError(Problem(Place(str(path), line, column + 1), "this is no XML")) from None
    nodes = list(_nodes(root, place))
    if not nodes:
        raise CaseError(Problem(place, "the network has no nodes", "a file of GeNIe has cpt nodes"))
    try:
        TopologicalSorter({node.name: node.parents for node in nodes}).prepare()
    except CycleError as error:
        chain = " -> ".join(error.args[1])
        raise CaseError(Problem(place, f"the network has a cycle: {chain}")) from None
    causes = {parent for node in nodes for parent in node.parents}
    watched = [node for node in nodes if node.is_item and node.name not in causes]
    asked = [node for node in nodes if node not in watched]
    content: dict[str, object] = {"questions": {n.name: _question(n, nodes) for n in asked}}
    if watched:
        content["indicators"] = {node.name: _indicator(node, nodes) for node in watched}
    text = yaml.safe_dump(
        content, sort_keys=False, allow_unicode=True, width=90, default_flow_style=None
    )
    notes = [f"the questions are about '{SOMEONE}': put the parties there that each is about"]
    return Fragment(text, tuple(node.name for node in asked), tuple(notes))


def _nodes(root: ET.Element, place: Place) -> Iterator[_Node]:
    """Yield the nodes of a network, with ids that a case may have."""
    texts = {
        node.get("id"): node.findtext("comment") or node.findtext("name")
        for node in root.iterfind(".//genie//node")
    }
    found: dict[str, _Node] = {}
    elements = root.findall("./nodes/*")
    for element in elements:
        called = element.get("id") or ""
        if element.tag != "cpt":
            message = f"the node '{called}' is a {element.tag}"
            raise CaseError(Problem(place, message, "only cpt nodes are read"))
        states: list[str] = []
        for state in element.findall("state"):
            states.append(keep_id(state.get("id") or "", f"h{len(states) + 1}", states))
        if len(states) < 2:
            raise CaseError(Problem(place, f"the node '{called}' has no two states"))
        own = keep_id(called, "question", [node.name for node in found.values()])
        found[called] = _Node(own, (texts.get(called) or called).strip(), states)
    for element, (called, node) in zip(elements, found.items(), strict=True):
        parents = (element.findtext("parents") or "").split()
        for parent in parents:
            if parent not in found:
                message = f"the node '{called}' has an unknown parent '{parent}'"
                raise CaseError(Problem(place, message, nearest(parent, list(found))))
        node.parents = [found[parent].name for parent in parents]
        combinations = prod(len(found[parent].states) for parent in parents)
        node.rows = _rows(element, called, len(node.states), combinations, place)
        yield node


def _rows(
    element: ET.Element, called: str, size: int, combinations: int, place: Place
) -> list[list[float]]:
    """Return the table of a node, a row for each combination of its parents' states."""
    try:
        numbers = [float(number) for number in (element.findtext("probabilities") or "").split()]
    except ValueError:
        numbers = []
    expected = combinations * size
    if len(numbers) != expected or not all(0 <= number <= 1 for number in numbers):
        message = f"the table of '{called}' needs {expected} numbers from 0 to 1"
        raise CaseError(Problem(place, message))
    rows = [numbers[first : first + size] for first in range(0, expected, size)]
    for row in rows:
        if not isclose(sum(row), 1, abs_tol=MOST_OFF):
            message = f"a row of the table of '{called}' adds up to {sum(row):g}, not to 1"
            raise CaseError(Problem(place, message))
    return rows


def _question(node: _Node, nodes: Sequence[_Node]) -> dict[str, object]:
    question: dict[str, object] = {"asks": node.text, "about": [SOMEONE]}
    hypotheses: dict[str, dict[str, object]] = {name: {"text": name} for name in node.states}
    if node.parents:
        states = {other.name: other.states for other in nodes}
        given = product(*(states[parent] for parent in node.parents))
        question["depends_on"] = node.parents
        question["priors"] = [
            {
                "given": dict(zip(node.parents, answers, strict=True)),
                "prior": dict(zip(node.states, row, strict=True)),
            }
            for answers, row in zip(given, node.rows, strict=True)
        ]
    else:
        for name, prior in zip(node.states, node.rows[0], strict=True):
            hypotheses[name]["prior"] = prior
    return question | {"hypotheses": hypotheses}


def _indicator(node: _Node, nodes: Sequence[_Node]) -> dict[str, object]:
    (parent,) = node.parents
    states = next(other.states for other in nodes if other.name == parent)
    chances = {name: row[0] for name, row in zip(states, node.rows, strict=True)}
    return {"text": node.text, "evidence": {parent: chances}}
