"""The textbook definitions, read literally.

Slow on purpose: a state is a dictionary, a set of states is a set, and each quantifier of a
definition stands as `all` or `any`. Of the package only the case is used, as data. The
definitions are those of Fang, Hipel and Kilgour (1993); symmetric SEQ is that of Rego and
Vieira (2017), SIM that of Fraser and Hipel (1984).
"""

from functools import cache
from itertools import product

from excomm.case import Ranking, Statements
from excomm.case.logic import And, Compare, Constant, Count, Iff, Implies, Name, Not, Or


class Textbook:
    """A conflict as the textbook has it: states, moves R_i(s), preference >_i.

    States go by their number: 1 for the first, the first option of the case changing fastest.
    """

    def __init__(self, situation):
        self.situation = situation
        self.case = situation.case
        self.parties = [party.id for party in self.case.parties if not party.observer]
        self.options = {option.id: option for option in self.case.options}
        states = [
            state
            for state in all_combinations(self.case.options)
            if not any(self.true(rule.rule, state) for rule in self.case.impossible)
        ]
        groups = self.merged(states)
        self.members = dict(enumerate(groups, 1))
        self.states = {number: group[0] for number, group in self.members.items()}
        # What has been worked out is remembered, which changes no definition.
        self.truths, self.place, self.score = map(cache, (self.truths, self.place, self.score))
        self.moves, self.improvements = map(cache, (self.moves, self.improvements))
        self.replies = cache(self.replies)
        self.credible_replies = cache(self.credible_replies)
        self.expected = cache(self.expected)

    def merged(self, states):
        """The states in groups of those that count as one, each group by its first state."""
        groups = [[state] for state in states]
        for rule in self.case.merged:
            met = [group for group in groups if any(self.true(rule.rule, s) for s in group)]
            one = [state for state in states if any(state in group for group in met)]
            groups = [group for group in groups if group not in met] + [one] * bool(one)
        return sorted(groups, key=lambda group: states.index(group[0]))

    # Formulas

    def true(self, formula, state):
        match formula:
            case Constant(value):
                return value
            case Name(name):
                if name in self.options:
                    return state[name] == "yes"
                return self.defined(name, state)
            case Compare(name, operator, level):
                values = self.options[name].values
                here, there = values.index(state[name]), values.index(level)
                return {
                    "=": here == there,
                    "!=": here != there,
                    ">=": here >= there,
                    "<=": here <= there,
                    ">": here > there,
                    "<": here < there,
                }[operator]
            case Not(part):
                return not self.true(part, state)
            case And(parts):
                return all(self.true(part, state) for part in parts)
            case Or(parts):
                return any(self.true(part, state) for part in parts)
            case Implies(condition, consequence):
                return not self.true(condition, state) or self.true(consequence, state)
            case Iff(left, right):
                return self.true(left, state) == self.true(right, state)
            case Count(bound, number, parts):
                how_many = sum(self.true(part, state) for part in parts)
                return {
                    "at least": how_many >= number,
                    "at most": how_many <= number,
                    "exactly": how_many == number,
                }[bound]

    def defined(self, name, state):
        """Whether an outcome or a factor holds; a factor from its horizon on."""
        for outcome in self.case.outcomes:
            if outcome.id == name:
                return self.true(outcome.when, state)
        factor = next(factor for factor in self.case.factors if factor.id == name)
        turns = {horizon.id: horizon.turns for horizon in self.case.horizons}
        looked_to = self.situation.horizon
        if factor.horizon and looked_to and turns[factor.horizon] > turns[looked_to]:
            return False
        return self.true(factor.when, state)

    # Preference: q >_i s

    def better(self, i, q, s):
        """Whether i prefers q to s."""
        order = self.situation.orders.get(i)
        if order is None:
            return False
        if isinstance(order, Statements):
            for here, there in zip(self.truths(i, q), self.truths(i, s), strict=True):
                if here != there:
                    return here
            return False
        if isinstance(order, Ranking):
            return self.place(i, q) < self.place(i, s)
        return self.score(i, q) > self.score(i, s)

    def not_better(self, i, q, s):
        """Whether s >=_i q."""
        return not self.better(i, q, s)

    def truths(self, i, s):
        """Whether each statement of i holds in s, the most important first."""
        statements = self.situation.orders[i].items
        return [self.true(statement.want, self.states[s]) for statement in statements]

    def place(self, i, s):
        """The place of s in the ranking of i, the best first."""
        classes = self.situation.orders[i].classes
        return next(k for k, states in enumerate(classes) if self.true(states, self.states[s]))

    def score(self, i, s):
        """The sum of the weights that i gives to what is true in s."""
        weights = self.situation.orders[i].items
        return sum(weight for formula, weight in weights if self.true(formula, self.states[s]))

    # Moves: R_i(s) and R_i^+(s)

    def moves(self, i, s):
        """R_i(s): where i can go from s by its own options alone."""
        return {
            q
            for q in self.states
            if q != s
            and any(self.can_go(i, a, b) for a in self.members[s] for b in self.members[q])
        }

    def can_go(self, i, state, other):
        """Whether i has a move from one state to another, before any are merged."""
        for bar in self.case.barred:
            concerned = bar.party is None or bar.party == i
            if concerned and self.true(bar.since, state) and self.true(bar.to, other):
                return False
        if i in self.case.moves:
            return any(
                self.true(arc.since, state) and other == self.after(arc, state)
                for arc in self.case.moves[i]
            )
        return all(
            option.party == i and allowed(option, state[option.id], other[option.id])
            for option in self.options.values()
            if state[option.id] != other[option.id]
        )

    def after(self, arc, state):
        sets = {option: self.options[option].values[place] for option, place in arc.sets.items()}
        return {**state, **sets}

    def improvements(self, i, s):
        """R_i^+(s): the moves of i from s to a state it prefers to s."""
        return {q for q in self.moves(i, s) if self.better(i, q, s)}

    def others(self, i):
        return [j for j in self.parties if j != i]

    # Legal sequences: no party moves twice in succession

    def legal(self, start, movers, steps):
        """Which states legal sequences reach from `start`, and in how many moves at least.

        Breadth first over pairs (state, last mover); `steps(j, q)` is where j may go from q.
        """
        least = {}
        pairs, frontier = set(), {(start, None)}
        length = 0
        while frontier:
            length += 1
            frontier = {
                (q, j)
                for state, last in frontier
                for j in movers
                if j != last
                for q in steps(j, state)
            } - pairs
            pairs |= frontier
            for q, _ in frontier:
                least.setdefault(q, length)
        return least

    def replies(self, i, x):
        """R_{N-i}(x), with the length of the shortest legal sequence to each state."""
        return self.legal(x, self.others(i), self.moves)

    def credible_replies(self, i, x):
        """R^+_{N-i}(x): every step improves on the state where it starts, for its mover."""
        return self.legal(x, self.others(i), self.improvements)

    # Stability of s for i

    def nash(self, i, s):
        return not self.improvements(i, s)

    def gmr(self, i, s):
        return all(
            any(self.not_better(i, y, s) for y in self.replies(i, x))
            for x in self.improvements(i, s)
        )

    def smr(self, i, s):
        return all(
            any(
                self.not_better(i, y, s) and all(self.not_better(i, z, s) for z in self.moves(i, y))
                for y in self.replies(i, x)
            )
            for x in self.improvements(i, s)
        )

    def seq(self, i, s):
        return all(
            any(self.not_better(i, y, s) for y in self.credible_replies(i, x))
            for x in self.improvements(i, s)
        )

    def symmetric_seq(self, i, s):
        return all(
            any(
                self.not_better(i, y, s) and all(self.not_better(i, z, s) for z in self.moves(i, y))
                for y in self.credible_replies(i, x)
            )
            for x in self.improvements(i, s)
        )

    def sim(self, i, s):
        """For two parties: sequentially stable, or deterred by moving at the same time."""
        (j,) = self.others(i)
        if self.seq(i, s):
            return True
        if self.seq(j, s):
            return False
        return all(
            any(self.spoils(i, s, self.combined(i, x_i, x_j)) for x_j in self.improvements(j, s))
            for x_i in self.improvements(i, s)
        )

    # Looking ahead: limited-move and non-myopic stability, for two parties (Kilgour 1985)

    def expected(self, i, s, h):
        """The states in which i may expect to end, to move in s with h turns left.

        Several where it likes different ends equally: then it is not told which.
        """
        if h == 0 or not self.moves(i, s):
            return {s}
        (j,) = self.others(i)
        ends = {e for x in self.moves(i, s) for e in self.expected(j, x, h - 1)}
        best = {e for e in ends if all(self.not_better(i, other, e) for other in ends)}
        return best if any(self.better(i, e, s) for e in best) else {s}

    def limited_move(self, i, s, h):
        return self.expected(i, s, h) == {s}

    # Maximin_h (Rego and Vieira 2020), as in theory: from x, can i still be kept from T, the
    # states better than s, when its rivals (B) or it (A) are to move, with so many moves left

    def maximin(self, i, s, h):
        better = {y for y in self.states if self.better(i, y, s)}
        return not any(self.keeps_b(i, x, better, h - 1) for x in self.moves(i, s))

    def keeps_b(self, i, x, better, k):
        if k == 0:
            return x in better
        return x in better and all(self.keeps_a(i, y, better, k - 1) for y in self.replies(i, x))

    def keeps_a(self, i, x, better, k):
        if k == 0:
            return x in better
        return x in better or any(self.keeps_b(i, y, better, k - 1) for y in self.moves(i, x))

    def combined(self, i, x_i, x_j):
        """The state with i's options as in x_i and all others as in x_j; None if impossible."""
        both = {
            option.id: self.states[x_i if option.party == i else x_j][option.id]
            for option in self.options.values()
        }
        return next((n for n, state in self.states.items() if state == both), None)

    def spoils(self, i, s, y):
        return y is not None and self.not_better(i, y, s)

    # What the rivals can hold i to in x: the least it is worth

    def held_to(self, concept, i, x):
        """The state, at worst, that i ends in after the rivals' replies to x."""
        reached = {
            "nothing": {},
            "moves": self.replies(i, x),
            "improvements": self.credible_replies(i, x),
        }[concept.replies]
        ends = [x, *reached]
        if concept.further:
            ends = [self.best(i, [y, *self.moves(i, y)]) for y in ends]
        return self.worst(i, ends)

    def best(self, i, states):
        return next(q for q in states if all(self.not_better(i, r, q) for r in states))

    def worst(self, i, states):
        return next(q for q in states if all(self.not_better(i, q, r) for r in states))


STABLE = {
    "Nash": Textbook.nash,
    "GMR": Textbook.gmr,
    "SMR": Textbook.smr,
    "SEQ": Textbook.seq,
    "SymSEQ": Textbook.symmetric_seq,
    "SIM": Textbook.sim,
}


def all_combinations(options):
    """Every way to set the options, the first changing fastest."""
    ids = [option.id for option in reversed(options)]
    for values in product(*(option.values for option in reversed(options))):
        yield dict(zip(ids, values, strict=True))


def allowed(option, old, new):
    """Whether the option may go from one value to another."""
    default = option.values[0]
    if option.moves == "both":
        return True
    if option.kind == "one_of":  # to have chosen none is the default
        return old == default if option.moves == "on" else new == default
    rises = option.values.index(new) > option.values.index(old)
    return rises if option.moves == "on" else not rises
