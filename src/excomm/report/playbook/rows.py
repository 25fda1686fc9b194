"""A playbook as one table."""

from excomm.negotiation import Playbook
from excomm.report.phrases import percent
from excomm.report.table import Table

__all__ = ["playbook_rows"]


def playbook_rows(found: Playbook) -> Table:
    """Return one row a level: the position, by what rule, what it gains, who accepts it."""
    head = ("issue", "level", "position", "why", "better", "statement", "accepted", "by answers")
    rows: list[tuple[str | int, ...]] = []
    for stance in found.issues:
        for one in stance.levels:
            own = one.position.own
            answers = "; ".join(
                f"{stand} if {' and '.join(f'{q}={a}' for q, a in given.items())}"
                for given, stand in one.stands.cases
                if given
            )
            rows.append(
                (
                    stance.issue.id,
                    one.level.id,
                    one.stand,
                    one.position.why,
                    "" if own.better is None else "yes" if own.better else "no",
                    "" if own.statement is None else own.statement.id,
                    percent(one.chance),
                    answers,
                )
            )
    return Table(head, tuple(rows))
