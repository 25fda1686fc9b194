"""Why a state is or is not stable, shown."""

from collections.abc import Sequence
from typing import Any

from excomm.case import Statements
from excomm.conflict import Reason, Step, Temptation
from excomm.report.heads import case_data, given, options_data
from excomm.report.phrases import (
    act,
    capital,
    counted,
    difference_in_words,
    no_improvement,
    party_name,
    state_called,
    wrapped,
)
from excomm.report.steps import difference_data, step_data
from excomm.report.table import Cell, Table

__all__ = ["reason_data", "reason_rows", "reason_text"]


def reason_text(reason: Reason) -> str:
    """Return the reasons for a verdict, in words."""
    situation = reason.situation
    name = party_name(situation.case, reason.party)
    belongs = f", {', '.join(reason.at.outcomes)}" if reason.at.outcomes else ""
    present = ", the present state" if reason.present else ""
    verdict = "is stable" if reason.stable else "is not stable"
    which = state_called(reason.at.number, reason.at.pattern, belongs + present)
    lines = [
        f"{capital(which)} {verdict} for {name} under {reason.concept.id}, "
        f"{reason.concept.name}{given(situation)}.",
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
    if reason.concept.looks_ahead:
        better = "One move tempts it" if count == 1 else f"{count:,} moves tempt it"
    else:
        better = "It has one move to a state" if count == 1 else f"It has {count:,} moves to states"
        better += " that it likes better"
    if reason.undeterred == 0:
        fate = "it is deterred" if count == 1 else "each is deterred"
    elif reason.undeterred == count:
        fate = "nothing deters it" if count == 1 else "nothing deters any of them"
    else:
        fate = f"nothing deters {reason.undeterred:,} of them"
    return f"{better}, and {fate}:"


def _temptation(reason: Reason, number: int, temptation: Temptation) -> list[str]:
    case = reason.situation.case
    step = temptation.step
    lines = [f"{number}. It would {act(case.option, step)}{_leading_to(step)}."]
    lines += _told(reason, "It expects that then", temptation.then)
    lines.append(f"   By that it would {difference_in_words(temptation.gain)}.")
    deterrent = temptation.deterrent
    if deterrent is None:
        lines.append(f"   {_nothing(reason)}")
        return lines
    lines += _told(
        reason, "But at the same time" if deterrent.joint else "But then", deterrent.steps
    )
    loss = difference_in_words(deterrent.loss)
    lines.append(f"   In all it would {loss}{_no_escape(reason, temptation)}.")
    return lines


def _told(reason: Reason, begin: str, steps: Sequence[Step]) -> list[str]:
    """Return what others do next, a line a step."""
    case = reason.situation.case
    return [
        f"   {begin} {_mover(reason, step)} would {act(case.option, step)}{_leading_to(step)}."
        for step in steps
    ]


def _mover(reason: Reason, step: Step) -> str:
    return "it" if step.party == reason.party else party_name(reason.situation.case, step.party)


def _leading_to(step: Step) -> str:
    return "" if step.state is None else f": state {step.state:,}"


def _no_escape(reason: Reason, temptation: Temptation) -> str:
    """Say what else the concept asks of the state where the replies end."""
    if temptation.deterrent is None or not temptation.deterrent.no_escape:
        return ""
    if reason.concept.further > 1:
        return ", and as far as it looks ahead nothing from there would make up for it"
    return ", and no move of its own from there would make up for it"


def _nothing(reason: Reason) -> str:
    if reason.concept.looks_ahead:
        return "Nothing that it expects to follow makes it regret this."
    replies = reason.concept.replies
    if replies == "nothing":
        return "Nash stability asks no further."
    means = "improvements" if replies == "improvements" else "moves"
    joint = ", nor one made at the same time," * reason.concept.joint
    return f"No sequence of the others' {means}{joint} makes it regret this."


def _premises(reason: Reason) -> list[str]:
    """Return the statements the reasons name, each with where it comes from."""
    order = reason.situation.orders.get(reason.party)
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
    case = reason.situation.case
    rows: list[tuple[Cell, ...]] = []
    for temptation in reason.temptations:
        deterrent = temptation.deterrent
        replies, loss = "nothing", ""
        end: int | None = None
        if deterrent is not None:
            replies = ", then ".join(
                f"{s.party} would {act(case.option, s)}" for s in deterrent.steps
            )
            end = (deterrent.steps or (temptation.step,))[-1].state
            loss = difference_in_words(deterrent.loss)
        gain = difference_in_words(temptation.gain)
        move = act(case.option, temptation.step)
        rows.append((move, temptation.step.state or "", gain, replies, end or "", loss))
    left = reason.improvements - len(rows)
    verdict = "stable" if reason.stable else "not stable"
    which = state_called(reason.at.number, reason.at.pattern)
    return Table(
        ("it would", "to state", "and so", "what deters it", "at state", "and in all it would"),
        tuple(rows),
        caption=f"{capital(which)} is {verdict} for {reason.party} under {reason.concept.id}.",
        note=f"{counted(left, 'more move')} to states that it likes better." if left else "",
    )


def reason_data(reason: Reason) -> dict[str, Any]:
    """Return the reasons for a verdict as plain data, ready for JSON."""
    case = reason.situation.case
    return case_data(reason.situation) | {
        "options": options_data(case),
        "state": {"number": reason.at.number, "pattern": reason.at.pattern},
        "party": reason.party,
        "concept": reason.concept.id,
        "stable": reason.stable,
        "improvements": reason.improvements,
        "undeterred": reason.undeterred,
        "temptations": [
            {
                "move": step_data(case, temptation.step),
                "then": [step_data(case, step) for step in temptation.then],
                "gain": difference_data(temptation.gain),
                "deterrent": None
                if temptation.deterrent is None
                else {
                    "steps": [step_data(case, step) for step in temptation.deterrent.steps],
                    "loss": difference_data(temptation.deterrent.loss),
                    "no_escape": temptation.deterrent.no_escape,
                    "joint": temptation.deterrent.joint,
                    "in_turn": temptation.deterrent.in_turn,
                },
            }
            for temptation in reason.temptations
        ],
    }
