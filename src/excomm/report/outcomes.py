"""The outcomes of estimates, timelines and differences, each as one table, for another program."""

from excomm.estimate import Difference, Estimate, Timeline
from excomm.report.table import Table

__all__ = ["difference_rows", "estimate_rows", "timeline_rows"]


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


def timeline_rows(timeline: Timeline) -> Table:
    """Return one row an event and outcome: what held, and what could be reached."""
    rows = [
        (
            step.event.id,
            step.event.at,
            held.outcome,
            "yes" if held.is_present else "no",
            *(f"{belief:.6f}" for belief in held.holds.values()),
            f"{held.attainable:.6f}",
        )
        for step in timeline.steps
        for held in step.outcomes
    ]
    concepts = timeline.steps[0].outcomes[0].holds if timeline.outcomes else ()
    columns = (f"belief under which it holds ({concept})" for concept in concepts)
    return Table(
        ("event", "at", "outcome", "present", *columns, "belief under which it is attainable"),
        tuple(rows),
    )


def difference_rows(difference: Difference) -> Table:
    """Return one row for everything that changed of belief and outcomes."""
    rows = [
        (
            change.question,
            change.hypothesis,
            "" if change.before is None else f"{change.before.point:.6f}",
            "" if change.after is None else f"{change.after.point:.6f}",
            " ".join(change.events),
        )
        for change in difference.beliefs
    ]
    rows += [
        (
            change.outcome,
            change.what,
            f"{change.before:.6f}",
            f"{change.after:.6f}",
            change.event or "",
        )
        for change in difference.outcomes
    ]
    return Table(("of", "what", "before", "after", "with"), tuple(rows))
