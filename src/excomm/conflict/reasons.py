"""Why a state is or is not stable for a party: what tempts, what deters, who carries it out.

An analyst reads the reason more often than the verdict. Every verdict can be followed to
the improvements that tempt the party and, for each, to the shortest legal sequence of
replies that makes it regret the move, or to the absence of one.
"""

from dataclasses import dataclass

from excomm.case import Cite, Situation, Statements
from excomm.conflict.anticipation import anticipate
from excomm.conflict.concepts import Concept, Profile
from excomm.conflict.conflict import Conflict
from excomm.conflict.engine import held_to, worth
from excomm.conflict.simultaneous import check_joint, joint_improvements
from excomm.conflict.space import Cell
from excomm.conflict.steps import StateAt, Step, state_at, step_between

__all__ = ["Deterrent", "Difference", "Reason", "Temptation", "why"]

DEFAULT_LIMIT = 5

# Where a sequence of moves has come to, and who moved last.
_Ending = tuple[Cell, str]


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
    in_turn
        Whether these are the moves that both parties expect in turn (L_h, NM), the party's
        own among them, and not only the rivals'.
    """

    steps: tuple[Step, ...]
    loss: Difference
    no_escape: bool = False
    joint: bool = False
    in_turn: bool = False


@dataclass(frozen=True)
class Temptation:
    """A move that tempts a party, what it gains, and what deters it.

    Attributes
    ----------
    step, gain
        The move, and how the party likes where it leads.
    deterrent
        None if nothing deters it.
    then
        The moves expected to follow in turn, where the party looks so far ahead that they
        are what it moves for: `gain` is then of the state in which they end.
    """

    step: Step
    gain: Difference
    deterrent: Deterrent | None
    then: tuple[Step, ...] = ()


@dataclass(frozen=True, eq=False, repr=False)
class Reason:
    """Why a state is or is not stable for a party under a concept.

    Attributes
    ----------
    situation
        The case as of the moment and horizon.
    at, present
        The state, and whether it is the one that holds now.
    party, concept
        For whom, and the concept.
    stable
        The verdict.
    moves, improvements, undeterred
        How many moves the party has, how many of them tempt it, and how many of these nothing
        deters. An improvement tempts; so does a move after which a party that looks ahead in
        turn (L_h, NM) expects to end better.
    temptations
        The moves that tempt, those that nothing deters and those that change least first; at
        most as many as were asked for.
    """

    situation: Situation
    at: StateAt
    present: bool
    party: str
    concept: Concept
    stable: bool
    moves: int
    improvements: int
    undeterred: int
    temptations: tuple[Temptation, ...]


def why(
    conflict: Conflict,
    state: int,
    party: str,
    foreseen: Concept | Profile,
    limit: int | None = DEFAULT_LIMIT,
) -> Reason:
    """Say why a state is or is not stable for a party.

    Parameters
    ----------
    conflict, state, party
        What is asked: the state by its number.
    foreseen
        The concept, or one for each party.
    limit
        How many improvements to explain at most; None explains all.

    Raises
    ------
    CaseError
        If the party is unknown, or the concept is not defined for this conflict.
    """
    concept = foreseen.of(conflict.party(party))
    here = conflict.space.cell(state)
    if concept.looks_ahead:
        return _looking_ahead(conflict, state, party, concept, limit)
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
        situation=conflict.situation,
        at=state_at(conflict.space, state),
        present=state == conflict.present,
        party=party,
        concept=concept,
        stable=undeterred == 0,
        moves=len(conflict.movers[party].moves(here)),
        improvements=len(steps),
        undeterred=undeterred,
        temptations=tuple(temptations),
    )


def _looking_ahead(
    conflict: Conflict, state: int, party: str, concept: Concept, limit: int | None
) -> Reason:
    """Say why a party that expects both to move in turn stays or moves."""
    space = conflict.space
    foreseen = anticipate(conflict, concept)
    turns = foreseen.turns_for(party, state)
    rival = next(name for name in conflict.parties if name != party)
    here, liked = space.cell(state), conflict.levels[party]
    moves = conflict.movers[party].moves(here)
    found = []
    for there in moves:
        step = step_between(space, party, here, there)
        then = foreseen.steps_from(rival, turns - 1, space.number(there))
        end = space.find((then[-1] if then else step).values)
        ends_better = liked[space.cell(end)] > liked[here]
        if not ends_better and liked[there] <= liked[here]:
            continue
        in_the_end = difference(conflict, party, state, end)
        if ends_better:
            found.append((0, there, Temptation(step, in_the_end, None, then)))
        else:
            gain = difference(conflict, party, state, space.number(there))
            deterrent = Deterrent(then, in_the_end, in_turn=True)
            found.append((1, there, Temptation(step, gain, deterrent)))
    found.sort(key=lambda item: (item[0], len(item[2].step.changes), -liked[item[1]], item[1]))
    undeterred = sum(not kept for kept, _, _ in found)
    return Reason(
        situation=conflict.situation,
        at=state_at(space, state),
        present=state == conflict.present,
        party=party,
        concept=concept,
        stable=undeterred == 0,
        moves=len(moves),
        improvements=len(found),
        undeterred=undeterred,
        temptations=tuple(temptation for _, _, temptation in found[:limit]),
    )


def _deterred(conflict: Conflict, party: str, concept: Concept, here: Cell) -> dict[Cell, bool]:
    """Return for each improvement of a party from a cell whether the replies deter it."""
    held = held_to(conflict, party, concept)
    limit = conflict.levels[party][here]
    better = conflict.movers[party].improvements(here)
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
    # A cell and who moved last lead back to (options changed so far, where from). No party
    # moves twice in succession.
    reached: dict[_Ending, tuple[int, _Ending | None]] = {(there, party): (0, None)}
    frontier = [(there, party)]
    while frontier:
        layer: dict[_Ending, tuple[int, _Ending | None]] = {}
        for ending in frontier:
            cell, last = ending
            for rival in conflict.parties:
                if rival in (party, last):
                    continue
                for answer, changed in _replies(conflict, rival, concept, cell):
                    cost = reached[ending][0] + changed
                    next_one = (answer, rival)
                    if next_one not in reached and (
                        next_one not in layer or cost < layer[next_one][0]
                    ):
                        layer[next_one] = (cost, ending)
        reached |= layer
        ends = [ending for ending in layer if held[ending[0]] <= limit]
        if ends:
            end = min(ends, key=lambda e: (layer[e][0], held[e[0]], e[0], e[1]))
            return _followed(conflict, party, concept, here, end, reached)
        frontier = sorted(layer, key=lambda ending: (layer[ending][0], ending))
    raise AssertionError("the engine found a deterrent where the search finds none")


def _replies(
    conflict: Conflict, rival: str, concept: Concept, cell: Cell
) -> list[tuple[Cell, int]]:
    """Return where a rival can answer to from a cell, and how many options it changes."""
    moves = conflict.movers[rival]
    only_better = concept.replies == "improvements"
    answers = moves.improvements(cell) if only_better else moves.moves(cell)
    return list(zip(answers, conflict.space.differing(cell, answers), strict=True))


def _followed(
    conflict: Conflict,
    party: str,
    concept: Concept,
    here: Cell,
    end: _Ending,
    reached: dict[_Ending, tuple[int, _Ending | None]],
) -> Deterrent:
    steps: list[Step] = []
    ending = end
    while (before := reached[ending][1]) is not None:
        steps.append(step_between(conflict.space, ending[1], before[0], ending[0]))
        ending = before
    space = conflict.space
    loss = difference(conflict, party, space.number(here), space.number(end[0]))
    return Deterrent(tuple(reversed(steps)), loss, no_escape=concept.further > 0)
