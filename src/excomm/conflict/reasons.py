"""Why a state is or is not stable for a party: what tempts, what deters, who carries it out.

An analyst reads the reason more often than the verdict. Every verdict can be followed to
the improvements that tempt the party and, for each, to the shortest legal sequence of
replies that makes it regret the move, or to the absence of one.
"""

from dataclasses import dataclass

from excomm.case import Cite, Statements
from excomm.conflict.concepts import Concept
from excomm.conflict.conflict import Conflict
from excomm.conflict.engine import held_to, worth
from excomm.conflict.simultaneous import check_joint, joint_improvements
from excomm.conflict.space import Cell
from excomm.conflict.steps import Step, step_between

__all__ = ["Deterrent", "Difference", "Reason", "Temptation", "why"]

DEFAULT_LIMIT = 5


@dataclass(frozen=True)
class Difference:
    """What makes a party like one state better or worse than another.

    Attributes
    ----------
    better
        Whether the second state is liked better (True), worse (False) or neither (None).
    statement, want
        The id of the first statement on which they differ, and what it says, where the party
        has statements.
    cites, by
        Where that statement comes from.
    ranks
        The ranks of the two states and the last rank, 1 being the best, where it has none.
    """

    better: bool | None
    statement: str | None = None
    want: str | None = None
    cites: tuple[Cite, ...] = ()
    by: str | None = None
    ranks: tuple[int, int, int] | None = None


@dataclass(frozen=True)
class Deterrent:
    """The replies that deter an improvement.

    Attributes
    ----------
    steps
        The shortest legal sequence of the rivals' moves after the improvement.
    loss
        How the party likes the state they end in, beside the one it would have left.
    no_escape
        Whether the concept also asks that no move from there leads to anything better.
    joint
        Whether the reply is made at the same time as the improvement (SIM).
    """

    steps: tuple[Step, ...]
    loss: Difference
    no_escape: bool = False
    joint: bool = False


@dataclass(frozen=True)
class Temptation:
    """An improvement, what it gains, and what deters it; `deterrent` is None if nothing does."""

    step: Step
    gain: Difference
    deterrent: Deterrent | None


@dataclass(frozen=True, eq=False, repr=False)
class Reason:
    """Why a state is or is not stable for a party under a concept.

    Attributes
    ----------
    stable
        The verdict.
    moves, improvements, undeterred
        How many moves the party has, how many of them are improvements, and how many of
        these nothing deters.
    temptations
        The improvements, those that nothing deters and those that change least first; at
        most as many as were asked for.
    """

    conflict: Conflict
    state: int
    party: str
    concept: str
    stable: bool
    moves: int
    improvements: int
    undeterred: int
    temptations: tuple[Temptation, ...]


def why(
    conflict: Conflict,
    state: int,
    party: str,
    concept: Concept,
    limit: int | None = DEFAULT_LIMIT,
) -> Reason:
    """Say why a state is or is not stable for a party.

    Parameters
    ----------
    conflict, state, party, concept
        What is asked: the state by its number.
    limit
        How many improvements to explain at most; None explains all.

    Raises
    ------
    CaseError
        If the party is unknown, or the concept is not defined for this conflict.
    """
    conflict.party(party)
    here = conflict.space.cell(state)
    deterred = _deterred(conflict, party, concept, here)
    # Where SIM rescues a state it does so against every improvement, deterred or not.
    rescued = concept.joint and _rescued(conflict, party, concept, here)
    steps = [
        (rescued or is_deterred, there, step_between(conflict.space, party, here, there))
        for there, is_deterred in deterred.items()
    ]
    liked = conflict.levels[party]
    steps.sort(key=lambda item: (item[0], len(item[2].changes), -liked[item[1]], item[2].state))
    temptations = []
    for is_deterred, there, step in steps[:limit]:
        deterrent = None
        if rescued:
            deterrent = _joint_deterrent(conflict, party, here, there)
        elif is_deterred:
            deterrent = _deterrent(conflict, party, concept, here, there)
        gain = difference(conflict, party, state, conflict.space.number(there))
        temptations.append(Temptation(step, gain, deterrent))
    undeterred = sum(not is_deterred for is_deterred, _, _ in steps)
    return Reason(
        conflict,
        state,
        party,
        concept.id,
        undeterred == 0,
        len(conflict.fibres[party].moves(here)),
        len(steps),
        undeterred,
        tuple(temptations),
    )


def _deterred(conflict: Conflict, party: str, concept: Concept, here: Cell) -> dict[Cell, bool]:
    """Return for each improvement of a party from a cell whether the replies deter it."""
    held = held_to(conflict, party, concept)
    limit = conflict.levels[party][here]
    better = conflict.fibres[party].improvements(here)
    return {cell: bool(held[cell] <= limit) for cell in better}


def _rescued(conflict: Conflict, party: str, concept: Concept, here: Cell) -> bool:
    """Return whether simultaneous sanctioning makes a cell stable that else is not."""
    check_joint(conflict)
    if any(all(_deterred(conflict, p, concept, here).values()) for p in conflict.parties):
        return False
    limit = conflict.levels[party][here]
    return all(
        any(liked <= limit for _, liked in answers)
        for _, answers in joint_improvements(conflict, party, here)
    )


def difference(conflict: Conflict, party: str, before: int, after: int) -> Difference:
    """Say what makes a party like one state better or worse than another."""
    space = conflict.space
    liked = conflict.levels[party]
    change = int(liked[space.cell(after)]) - int(liked[space.cell(before)])
    better = None if change == 0 else change > 0
    order = space.situation.orders.get(party)
    if better is None:
        return Difference(None)
    if isinstance(order, Statements):
        for statement in order.items:
            if space.holds(statement.want, before) != space.holds(statement.want, after):
                want = statement.text or str(statement.want)
                return Difference(better, statement.id, want, statement.cites, statement.by)
    last = int(liked.max()) + 1
    old, new = (last - int(liked[space.cell(number)]) for number in (before, after))
    return Difference(better, ranks=(old, new, last))


def _joint_deterrent(conflict: Conflict, party: str, here: Cell, there: Cell) -> Deterrent:
    rival = next(name for name in conflict.parties if name != party)
    answers = dict(joint_improvements(conflict, party, here))[there]
    cell, _ = min(answers, key=lambda answer: answer[1])
    step = step_between(conflict.space, rival, there, cell)
    loss = difference(conflict, party, conflict.space.number(here), conflict.space.number(cell))
    return Deterrent((step,), loss, joint=True)


def _deterrent(
    conflict: Conflict, party: str, concept: Concept, here: Cell, there: Cell
) -> Deterrent:
    """Return the shortest replies that hold the party to no more than it has.

    Among the shortest, those that change the fewest options. Known to exist.
    """
    limit = int(conflict.levels[party][here])
    held = worth(conflict, party, concept)
    # A cell leads back to (options changed so far, the cell before, who moved).
    reached: dict[Cell, tuple[int, Cell | None, str]] = {there: (0, None, "")}
    frontier = [there]
    while frontier:
        layer: dict[Cell, tuple[int, Cell | None, str]] = {}
        for cell in frontier:
            for rival in conflict.parties:
                if rival == party:
                    continue
                for answer, changed in _replies(conflict, rival, concept, cell):
                    cost = reached[cell][0] + changed
                    if answer not in reached and (answer not in layer or cost < layer[answer][0]):
                        layer[answer] = (cost, cell, rival)
        reached |= layer
        ends = [cell for cell in layer if held[cell] <= limit]
        if ends:
            end = min(ends, key=lambda cell: (layer[cell][0], held[cell], cell))
            return _followed(conflict, party, concept, here, end, reached)
        frontier = sorted(layer, key=lambda cell: (layer[cell][0], cell))
    raise AssertionError("the engine found a deterrent where the search finds none")


def _replies(
    conflict: Conflict, rival: str, concept: Concept, cell: Cell
) -> list[tuple[Cell, int]]:
    """Return where a rival can answer to from a cell, and how many options it changes."""
    fibres = conflict.fibres[rival]
    only_better = concept.replies == "improvements"
    answers = fibres.improvements(cell) if only_better else fibres.moves(cell)
    settings = conflict.space.settings[conflict.parties.index(rival)]
    changed = (settings != settings[cell[fibres.axis]]).sum(axis=1).tolist()
    return [(answer, changed[answer[fibres.axis]]) for answer in answers]


def _followed(
    conflict: Conflict,
    party: str,
    concept: Concept,
    here: Cell,
    end: Cell,
    reached: dict[Cell, tuple[int, Cell | None, str]],
) -> Deterrent:
    steps: list[Step] = []
    cell = end
    while (before := reached[cell][1]) is not None:
        steps.append(step_between(conflict.space, reached[cell][2], before, cell))
        cell = before
    loss = difference(conflict, party, conflict.space.number(here), conflict.space.number(end))
    return Deterrent(tuple(reversed(steps)), loss, no_escape=concept.worth == "M")
