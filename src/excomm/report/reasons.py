"""Why a state is or is not stable, shown."""

from typing import Any

from excomm.case import Statements
from excomm.conflict import CONCEPTS, Reason, Temptation
from excomm.report.heads import given, head_data
from excomm.report.phrases import (
    act,
    counted,
    difference_in_words,
    no_improvement,
    party_name,
    wrapped,
)
from excomm.report.steps import difference_data, step_data
from excomm.report.table import Cell, Table

__all__ = ["reason_data", "reason_rows", "reason_text"]


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
        f"{name} under {reason.concept}, {CONCEPTS[reason.concept].name}{given(space.situation)}.",
        "",
    ]
    lines.append(_summary(reason))
    for number, temptation in enumerate(reason.temptations, start=1):
        lines += ["", *_temptation(reason, number, temptation)]
    left = reason.improvements - len(reason.temptations)
    if left:
        lines += ["", f"{counted(left, 'more move')}; --limit shows more."]
    premises = _premises(reason)
    if premises:
        lines += ["", "Premises these rest on:", *premises]
    return wrapped(lines)


def _summary(reason: Reason) -> str:
    count = reason.improvements
    if not count:
        sentence = no_improvement(reason)
        return sentence[:1].upper() + sentence[1:]
    better = "It has one move to a state" if count == 1 else f"It has {count:,} moves to states"
    if reason.undeterred == 0:
        fate = "it is deterred" if count == 1 else "each is deterred"
    elif reason.undeterred == count:
        fate = "nothing deters it" if count == 1 else "nothing deters any of them"
    else:
        fate = f"nothing deters {reason.undeterred:,} of them"
    return f"{better} that it likes better, and {fate}:"


def _temptation(reason: Reason, number: int, temptation: Temptation) -> list[str]:
    case = reason.conflict.situation.case
    gain = difference_in_words(temptation.gain)
    lines = [
        f"{number}. It would {act(case.option, temptation.step)}: state {temptation.step.state:,}.",
        f"   By that it would {gain}.",
    ]
    deterrent = temptation.deterrent
    if deterrent is None:
        lines.append(f"   {_nothing(reason)}")
        return lines
    together = "at the same time" if deterrent.joint else "then"
    for step in deterrent.steps:
        name = party_name(case, step.party)
        lines.append(
            f"   But {together} {name} would {act(case.option, step)}: state {step.state:,}."
        )
    loss = difference_in_words(deterrent.loss)
    escape = ", and no move of its own from there would make up for it" * deterrent.no_escape
    lines.append(f"   In all it would {loss}{escape}.")
    return lines


def _nothing(reason: Reason) -> str:
    replies = CONCEPTS[reason.concept].replies
    if replies == "nothing":
        return "Nash stability asks no further."
    means = "improvements" if replies == "improvements" else "moves"
    joint = ", nor one made at the same time," * CONCEPTS[reason.concept].joint
    return f"No sequence of the others' {means}{joint} makes it regret this."


def _premises(reason: Reason) -> list[str]:
    """Return the statements the reasons name, each with where it comes from."""
    order = reason.conflict.situation.orders.get(reason.party)
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


def reason_rows(reason: Reason) -> Table:
    """Return one row an improvement: what it gains, and the replies that deter it."""
    case = reason.conflict.situation.case
    rows: list[tuple[Cell, ...]] = []
    for temptation in reason.temptations:
        deterrent = temptation.deterrent
        replies, loss = "nothing", ""
        end: int | None = None
        if deterrent is not None:
            replies = ", then ".join(
                f"{s.party} would {act(case.option, s)}" for s in deterrent.steps
            )
            end = deterrent.steps[-1].state
            loss = difference_in_words(deterrent.loss)
        gain = difference_in_words(temptation.gain)
        move = act(case.option, temptation.step)
        rows.append((move, temptation.step.state or "", gain, replies, end or "", loss))
    left = reason.improvements - len(rows)
    verdict = "stable" if reason.stable else "not stable"
    return Table(
        ("it would", "to state", "and so", "what deters it", "at state", "and in all it would"),
        tuple(rows),
        caption=f"State {reason.state:,} is {verdict} for {reason.party} under {reason.concept}.",
        note=f"{counted(left, 'more move')} to states that it likes better." if left else "",
    )


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
                "move": step_data(reason.conflict.situation.case, temptation.step),
                "gain": difference_data(temptation.gain),
                "deterrent": None
                if temptation.deterrent is None
                else {
                    "steps": [
                        step_data(reason.conflict.situation.case, step)
                        for step in temptation.deterrent.steps
                    ],
                    "loss": difference_data(temptation.deterrent.loss),
                    "no_escape": temptation.deterrent.no_escape,
                    "joint": temptation.deterrent.joint,
                },
            }
            for temptation in reason.temptations
        ],
    }
