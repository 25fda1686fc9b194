"""The definitions of verification, read literally and slowly."""

from itertools import combinations, product

import numpy as np


def matrix_value(payoffs):
    """The value of a matrix game to the one who chooses rows, by the simplex method.

    With all payoffs above 0 it is 1 / max(sum of y), where no row brings more than 1 against y.
    """
    payoffs = np.asarray(payoffs, dtype=float)
    shift = 1 - payoffs.min()
    rows, columns = payoffs.shape
    table = np.zeros((rows + 1, columns + rows + 1))
    table[:rows, :columns] = payoffs + shift
    table[:rows, columns:-1] = np.eye(rows)
    table[:rows, -1] = 1
    table[-1, :columns] = -1
    basis = list(range(columns, columns + rows))
    while (entering := np.flatnonzero(table[-1, :-1] < -1e-10)).size:
        at = entering[0]  # Bland's rule: never a circle
        possible = np.flatnonzero(table[:rows, at] > 1e-10)
        ratios = table[possible, -1] / table[possible, at]
        tied = possible[ratios <= ratios.min() + 1e-12]
        leaving = min(tied, key=lambda row: basis[row])
        table[leaving] /= table[leaving, at]
        for row in range(rows + 1):
            if row != leaving:
                table[row] -= table[row, at] * table[leaving]
        basis[leaving] = at
    return 1 / table[-1, -1] - shift


def schedules(periods, looks):
    """Every schedule that uses at most so many looks."""
    return [plan for plan in product([False, True], repeat=periods) if sum(plan) <= looks]


def behaviours(periods):
    """Every way of a violator who sees the looks: break now, or go on, after a look or none."""
    if periods == 0:
        return ["keep"]
    return ["break", *product(behaviours(periods - 1), repeat=2)]


def payoff(schedule, behaviour, detection, gain, penalty):
    """What the inspector gets where a schedule meets a behaviour."""
    for looked in schedule:
        if behaviour == "break":
            return detection * penalty - (1 - detection) * gain if looked else -gain
        behaviour = behaviour[looked]
    return -gain if behaviour == "break" else 0.0


def chance_of_schedule(plan, schedule):
    """The chance that a plan comes to look just then."""
    chance, left = 1.0, plan.looks
    for gone, looked in enumerate(schedule):
        look = plan.look[plan.periods - gone, left]
        chance *= look if looked else 1 - look
        left -= looked
        if not chance:
            break
    return chance


def recursive_value(periods, looks, detection, gain, penalty):
    """The value of Dresher's game by its recursion, each step a matrix game of its own."""
    if periods == 0:
        return 0.0
    if looks == 0:
        return -gain
    seen = detection * penalty - (1 - detection) * gain
    looked = recursive_value(periods - 1, looks - 1, detection, gain, penalty)
    let_pass = recursive_value(periods - 1, looks, detection, gain, penalty)
    return matrix_value([[looked, seen], [let_pass, -gain]])


def subsets(items):
    """Every subset, the smallest first."""
    return [some for size in range(len(items) + 1) for some in combinations(items, size)]


def divisions(looks, sites):
    """Every way to divide whole looks over sites."""
    if sites == 1:
        return [(looks,)]
    return [
        (here, *rest) for here in range(looks + 1) for rest in divisions(looks - here, sites - 1)
    ]
