"""The state graph as GraphML, the XML form that graph programs exchange."""

import io
from collections.abc import Mapping
from xml.sax.saxutils import XMLGenerator

from excomm.exchange.graph import MoveGraph

__all__ = ["as_graphml"]

NAMESPACE = "http://graphml.graphdrawing.org/xmlns"
# What a graph, a node and an edge carry, with the type of each in GraphML.
KEYS = {
    "graph": {
        "title": "string",
        "as_of": "string",
        "concept": "string",
        "parties": "string",
    },
    "node": {
        "number": "int",
        "pattern": "string",
        "outcomes": "string",
        "present": "boolean",
        "stable": "string",
        "equilibrium": "boolean",
    },
    "edge": {"party": "string", "improvement": "boolean"},
}


def as_graphml(graph: MoveGraph) -> str:
    """Return the state graph as GraphML (Brandes and others 2002).

    Nodes are ``s1``, ``s2`` and so on. Lists, such as the outcomes of a state, are ids with
    blanks between them.
    """
    situation = graph.conflict.situation
    page = _Page()
    page.begin("graphml", {"xmlns": NAMESPACE})
    for what, keys in KEYS.items():
        for name, kind in keys.items():
            page.begin(
                "key",
                {"id": f"{what}_{name}", "for": what, "attr.name": name, "attr.type": kind},
            )
            page.end("key")
    page.begin("graph", {"id": "states", "edgedefault": "directed"})
    page.data(
        "graph",
        {
            "title": situation.case.title,
            "as_of": situation.as_of,
            "concept": graph.concept,
            "parties": " ".join(graph.conflict.parties),
        },
    )
    for node in graph.nodes:
        page.begin("node", {"id": f"s{node.number}"})
        page.data("node", {name: getattr(node, name) for name in KEYS["node"]})
        page.end("node")
    for number, move in enumerate(graph.moves(), 1):
        ends = {"source": f"s{move.source}", "target": f"s{move.target}"}
        page.begin("edge", {"id": f"m{number}", **ends})
        page.data("edge", {name: getattr(move, name) for name in KEYS["edge"]})
        page.end("edge")
    page.end("graph")
    page.end("graphml")
    return page.text.getvalue()


class _Page:
    """XML as it is written: tags one a line, with the data of what they stand for."""

    def __init__(self) -> None:
        self.text = io.StringIO()
        self.xml = XMLGenerator(self.text, "UTF-8", short_empty_elements=True)
        self.xml.startDocument()

    def begin(self, tag: str, attributes: Mapping[str, str]) -> None:
        self.xml.startElement(tag, dict(attributes))  # type: ignore[arg-type]

    def end(self, tag: str) -> None:
        self.xml.endElement(tag)
        self.xml.ignorableWhitespace("\n")

    def data(self, what: str, content: Mapping[str, object]) -> None:
        for name, value in content.items():
            self.begin("data", {"key": f"{what}_{name}"})
            self.xml.characters(_written(value))
            self.xml.endElement("data")


def _written(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    text = " ".join(value) if isinstance(value, tuple) else str(value)
    # XML has no sign for control characters, and most readers make blanks of all line ends.
    return " ".join("".join(c if _in_xml(c) else " " for c in text).split())


def _in_xml(char: str) -> bool:
    return char >= " " and not "\ud800" <= char <= "\udfff" and char not in "\ufffe\uffff"
