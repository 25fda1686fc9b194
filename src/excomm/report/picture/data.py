"""What a picture shows, as a table and as data for other programs."""

from typing import Any

from excomm.conflict import OutcomeGraph, StateGraph
from excomm.report.heads import head_data, head_line, outcomes_of
from excomm.report.picture.outcomes import group_name
from excomm.report.table import Table

__all__ = ["picture_data", "picture_rows"]


def picture_rows(graph: StateGraph | OutcomeGraph) -> Table:
    """Return one row an arrow; grouped by outcome, those that are not drawn too."""
    caption = head_line(graph.stability.conflict.space)
    if isinstance(graph, StateGraph):
        return Table(
            ("party", "from", "to", "kind", "one way"),
            tuple((a.party, a.tail, a.head, a.kind, a.one_way) for a in graph.arrows),
            caption=caption,
        )
    names = [group_name(group) for group in graph.groups]
    return Table(
        ("party", "from", "to", "states", "of"),
        tuple(
            (f.party, names[f.tail], names[f.head], f.states, graph.groups[f.tail].states)
            for f in graph.flows
        ),
        caption=caption,
    )


def picture_data(graph: StateGraph | OutcomeGraph) -> dict[str, Any]:
    """Return what a picture shows as plain data."""
    stability = graph.stability
    conflict = stability.conflict
    space = conflict.space
    head = head_data(space) | {
        "concept": graph.concept,
        "count": space.size,
        "present": conflict.present or None,
    }
    if isinstance(graph, OutcomeGraph):
        return head | {
            "by": "outcome",
            "groups": [
                {
                    "outcomes": list(group.outcomes),
                    "merged": group.merged,
                    "states": group.states,
                    "equilibria": group.equilibria,
                    "present": group.present,
                }
                for group in graph.groups
            ],
            "flows": [
                {"party": f.party, "from": f.tail, "to": f.head, "states": f.states}
                for f in graph.flows
            ],
        }
    numbers = range(1, space.size + 1)
    held = {int(number) for number in stability.equilibria(graph.concept)}
    stable = stability.stable[graph.concept]
    return head | {
        "by": "state",
        "states": [
            {
                "number": number,
                "pattern": space.pattern(number),
                "outcomes": names,
                "equilibrium": number in held,
                "content": [p for p in conflict.parties if stable[p][space.cell(number)]],
            }
            for number, names in zip(numbers, outcomes_of(space, numbers), strict=True)
        ],
        "arrows": [
            {"party": a.party, "from": a.tail, "to": a.head, "kind": a.kind, "one_way": a.one_way}
            for a in graph.arrows
        ],
    }
