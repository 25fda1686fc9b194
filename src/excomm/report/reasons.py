"""Why a state is or is not stable, shown."""

from typing import Any

from excomm.case import Statements
from excomm.conflict import CONCEPTS, Difference, Reason, Step, Temptation
from excomm.report.heads import head_data
from excomm.report.phrases import act, difference_in_words, party_name

__all__ = ["reason_data", "reason_text"]


def reason_text(reason: Reason) -> str:
    """Return the reasons for a verdict, in words."""
    space = reason.conflict.space
    case = space.situation.case
    name = party_name(case, reason.party)
    outcomes = [o.id for o in case.outcomes if space.holds(o.when, reason.state)]
    belongs = f", {', '.join(outcomes)}" if outcomes else ""
    present = ", the present state" if reason.state == reason.conflict.present else ""
    verdict = "is stable" if reason.stable else "is not stable"
    lines = [
        f"State {reason.state:,} ({space.pattern(reason.state)}{belongs}{present}) {verdict} for "
        f"{name} under {reason.concept}, {CONCEPTS[reason.concept].name}.",
        "",
    ]
    if not reason.improvements:
        lines.append(f"No move of its own leads {name} to a state that it likes better.")
        return "\n".join(lines) + "\n"
    lines.append(_summary(reason, name))
    for number, temptation in enumerate(reason.temptations, start=1):
        lines += ["", *_temptation(reason, number, temptation)]
    left = reason.improvements - len(reason.temptations)
    if left:
        lines += ["", f"{left:,} more improvements; --limit shows them."]
    premises = _premises(reason)
    if premises:
        lines += ["", "Premises these rest on:", *premises]
    return "\n".join(lines) + "\n"


def _summary(reason: Reason, name: str) -> str:
    count = reason.improvements
    moves = "one move" if count == 1 else f"{count:,} moves"
    if reason.undeterred == 0:
        every = "it is deterred" if count == 1 else "each is deterred"
        return f"{name} has {moves} to a state that it likes better, and {every}:"
    free = "nothing deters it" if count == 1 else f"nothing deters {reason.undeterred:,} of them"
    return f"{name} has {moves} to a state that it likes better, and {free}:"


def _temptation(reason: Reason, number: int, temptation: Temptation) -> list[str]:
    case = reason.conflict.situation.case
    gain = difference_in_words(case, reason.party, temptation.gain)
    lines = [
        f"{number}. It would {act(case, temptation.step)} (to state {temptation.step.state:,}):",
        f"   it would {gain}.",
    ]
    deterrent = temptation.deterrent
    if deterrent is None:
        lines.append(f"   {_nothing(reason)}")
        return lines
    together = "at the same time" if deterrent.joint else "then"
    for step in deterrent.steps:
        name = party_name(case, step.party)
        lines.append(f"   But {together} {name} would {act(case, step)} (to state {step.state:,}).")
    loss = difference_in_words(case, reason.party, deterrent.loss)
    escape = ", and no move of its own from there would make up for it" * deterrent.no_escape
    lines.append(f"   Beside where it was it would {loss}{escape}.")
    return lines


def _nothing(reason: Reason) -> str:
    replies = CONCEPTS[reason.concept].replies
    if replies == "nothing":
        return "Nash stability asks no further."
    means = "improvements" if replies == "improvements" else "moves"
    return f"No sequence of the others' {means} makes it regret this."


def _premises(reason: Reason) -> list[str]:
    """Return the statements the reasons name, each with where it comes from."""
    case = reason.conflict.situation.case
    order = case.orders.get(reason.party)
    if not isinstance(order, Statements):
        return []
    named = set()
    for temptation in reason.temptations:
        named.add(temptation.gain.statement)
        if temptation.deterrent is not None:
            named.add(temptation.deterrent.loss.statement)
    lines = []
    for statement in order.items:
        if statement.id in named:
            source = "; ".join(map(str, statement.cites)) or f"by {statement.by or 'nobody named'}"
            lines.append(f"   {statement.id}: {statement.want} [{source}]")
    return lines


def reason_data(reason: Reason) -> dict[str, Any]:
    """Return the reasons for a verdict as plain data, ready for JSON."""
    space = reason.conflict.space
    return head_data(space) | {
        "state": {"number": reason.state, "pattern": space.pattern(reason.state)},
        "party": reason.party,
        "concept": reason.concept,
        "stable": reason.stable,
        "improvements": reason.improvements,
        "undeterred": reason.undeterred,
        "temptations": [
            {
                "move": _step_data(reason, temptation.step),
                "gain": _difference_data(temptation.gain),
                "deterrent": None
                if temptation.deterrent is None
                else {
                    "steps": [_step_data(reason, step) for step in temptation.deterrent.steps],
                    "loss": _difference_data(temptation.deterrent.loss),
                    "no_escape": temptation.deterrent.no_escape,
                    "joint": temptation.deterrent.joint,
                },
            }
            for temptation in reason.temptations
        ],
    }


def _step_data(reason: Reason, step: Step) -> dict[str, Any]:
    return {
        "party": step.party,
        "changes": [
            {"option": change.option, "before": change.before, "after": change.after}
            for change in step.changes
        ],
        "state": {"number": step.state, "pattern": reason.conflict.space.pattern(step.state)},
    }


def _difference_data(difference: Difference) -> dict[str, Any]:
    return {
        "better": difference.better,
        "statement": difference.statement,
        "ranks": None if difference.ranks is None else list(difference.ranks),
    }
