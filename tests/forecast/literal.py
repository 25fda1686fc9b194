"""The definitions of the forecast, read literally and slowly.

States are numbers of the textbook's conflict, distributions are dictionaries.
"""

from itertools import product

from excomm.case import Statements


def literally(truths, error):
    """The chance of each move, by every way of overlooking statements, one after the other.

    `truths` says of each move which statements hold, the most important first.
    """
    total = [0.0] * len(truths)
    for overlooked in product([False, True], repeat=len(truths[0])):
        left, chance = list(range(len(truths))), 1.0
        for statement, skip in enumerate(overlooked):
            chance *= error if skip else 1 - error
            good = [move for move in left if truths[move][statement]]
            if good and len(good) < len(left) and not skip:
                left = good
        for move in left:
            total[move] += chance / len(left)
    return total


def truths_of(textbook, party, ends):
    """Which statements hold in each of some states; of other orders, "at least as good"."""
    order = textbook.situation.orders.get(party)
    if isinstance(order, Statements):
        return [textbook.truths(party, end) for end in ends]
    ranked = []
    for end in ends:
        if all(textbook.better(party, end, r) or textbook.better(party, r, end) for r in ranked):
            ranked.append(end)
    ranked.sort(key=lambda end: sum(textbook.better(party, other, end) for other in ends))
    return [[not textbook.better(party, least, end) for least in ranked] for end in ends]


def choice(textbook, party, state, error, wary):
    """With what chance a party goes where from a state."""
    moves = [state, *sorted(textbook.moves(party, state))]
    ends = moves
    if wary:
        replies = [textbook.credible_replies(party, move) for move in moves]
        ends = [
            textbook.worst(party, [move, *reached])
            for move, reached in zip(moves, replies, strict=True)
        ]
    return dict(zip(moves, literally(truths_of(textbook, party, ends), error), strict=True))


def turn(textbook, before, shares, error, caution):
    """The distribution over states a turn later."""
    after = {}
    for state, mass in before.items():
        for party, share in shares.items():
            for wary, weight in ((False, 1 - caution), (True, caution)):
                for move, chance in choice(textbook, party, state, error, wary).items():
                    after[move] = after.get(move, 0) + mass * share * weight * chance
    return after


def terminal_classes(textbook, start):
    """The closed communicating classes of improvements attainable from a state."""

    def onward(state):
        found, frontier = {state}, [state]
        while frontier:
            here = frontier.pop()
            for party in textbook.parties:
                fresh = textbook.improvements(party, here) - found
                found |= fresh
                frontier += fresh
        return frozenset(found)

    return {
        onward(state)
        for state in onward(start)
        if all(onward(other) == onward(state) for other in onward(state))
    }
