"""The outcomes of an estimate as one table, for another program."""

from excomm.estimate import Estimate
from excomm.report.table import Table

__all__ = ["estimate_rows"]


def estimate_rows(estimate: Estimate) -> Table:
    """Return one row an outcome and concept: how many states hold, how much belief says so."""
    likeliest = max(range(len(estimate.profiles)), key=lambda k: estimate.profiles[k].belief)
    rows = [
        (
            outcome.id,
            holding.concept,
            outcome.states,
            holding.equilibria[likeliest],
            f"{holding.holds.belief:.6f}",
            "" if outcome.attainable is None else f"{outcome.attainable.belief:.6f}",
            "yes" if outcome.set_aside else "no",
        )
        for outcome in estimate.outcomes
        for holding in outcome.holds
    ]
    return Table(
        (
            "outcome",
            "concept",
            "states",
            "equilibria",
            "belief under which it holds",
            "belief under which it is attainable",
            "set aside",
        ),
        tuple(rows),
        note="Equilibria under the likeliest answers to the questions.",
    )
