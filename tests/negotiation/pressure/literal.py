"""What pressure is, read literally: every set, every answer, one state at a time.

Slow on purpose. Of the package only the case is used, as data; preference and what states there
are come from the literal conflict.
"""

from functools import cache
from itertools import combinations, product

from conflict.literal import Textbook, allowed
from excomm.case.logic import atoms


class Presser:
    """Pressure in one conflict: who presses whom for what, as of one set of orders."""

    def __init__(self, situation, presser, wanted, targets):
        self.textbook = Textbook(situation)
        self.presser, self.wanted, self.targets = presser, wanted, targets
        self.case = situation.case
        options = self.case.options
        self.now = {
            option.id: option.values[place]
            for option, place in zip(options, situation.present, strict=True)
        }
        self.numbers = {
            tuple(state[option.id] for option in options): number
            for number, state in self.textbook.states.items()
        }
        self.best, self.anyway = cache(self.best), cache(self.anyway)
        self.thirds = [
            party
            for party in self.textbook.parties
            if party not in (presser, *targets) and self.case.options_of(party)
        ]

    # Undertakings: (option, value, kind)

    def undertakings(self, party, also_present=False):
        return [
            (option.id, value, kind)
            for option in self.case.options_of(party)
            for value in option.values
            if can_go(option, self.now[option.id], value)
            if also_present or value != self.now[option.id]
            for kind in ("threat", "promise", "always")
        ]

    def sets(self, party, most, also_present=False):
        single = self.undertakings(party, also_present)
        return [
            frozenset(some)
            for size in range(most + 1)
            for some in combinations(single, size)
            if all(together(one, other) for one, other in combinations(some, 2))
        ]

    def carried_out(self, undertakings, party, anyway, kinds):
        own = {option.id: anyway[option.id] for option in self.case.options_of(party)}
        own |= {option: value for option, value, kind in undertakings if kind in kinds}
        return tuple(sorted(own.items()))

    # States, and what is best for whom

    def ways(self, party):
        """How a party can set its options from now on, the nearest to now first."""
        options = self.case.options_of(party)
        every = [
            values
            for values in product(*(option.values for option in options))
            if all(
                can_go(option, self.now[option.id], value)
                for option, value in zip(options, values, strict=True)
            )
            and self.can_be(party, {o.id: v for o, v in zip(options, values, strict=True)})
        ]

        def near(values):
            changed = sum(v != self.now[o.id] for o, v in zip(options, values, strict=True))
            places = [o.values.index(v) for o, v in zip(options, values, strict=True)]
            return changed, places[::-1]

        return [
            tuple(sorted((o.id, v) for o, v in zip(options, values, strict=True)))
            for values in sorted(every, key=near)
        ]

    def can_be(self, party, values):
        """Whether no rule about the options of the party alone excludes a way to set them."""
        own = {option.id for option in self.case.options_of(party)}
        return not any(
            {atom.subject for atom in atoms(rule.rule)} <= own
            and self.textbook.true(rule.rule, self.now | values)
            for rule in self.case.impossible
        )

    def state(self, *settings):
        """The number of the state with these settings, the rest as at present; None if none."""
        values = self.now | {option: value for one in settings for option, value in one}
        return self.numbers.get(tuple(values[option.id] for option in self.case.options))

    def so(self, *settings):
        """Whether what is wanted is so, whether there is such a state or not."""
        values = self.now | {option: value for one in settings for option, value in one}
        return self.textbook.true(self.wanted, values)

    def best(self, party, wanted, *settings):
        """The way a party likes best with or without what is wanted, and the state it leads to."""
        found = None
        for way in self.ways(party):
            state = self.state(*settings, way)
            if state is None or self.so(*settings, way) != wanted:
                continue
            if found is None or self.textbook.better(party, state, found[1]):
                found = way, state
        return found

    # Who complies with what

    def complies(self, so, unless):
        """Whether the targets comply: settings of the others if they do, and if they do not."""
        if len(self.targets) == 1:
            with_it = self.best(self.targets[0], True, *so)
            without = self.best(self.targets[0], False, *unless)
            return bool(with_it and without) and self.textbook.better(
                self.targets[0], with_it[1], without[1]
            )
        for joint in product(*(self.ways(target) for target in self.targets)):
            here = self.state(*so, *joint)
            if here is None or not self.so(*so, *joint):
                continue
            if all(self.stays(target, joint, here, so, unless) for target in self.targets):
                return True
        return False

    def stays(self, target, joint, here, so, unless):
        rest = [way for name, way in zip(self.targets, joint, strict=True) if name != target]
        with_it = self.best(target, True, *so, *rest)
        if self.textbook.better(target, with_it[1], here):
            return False
        if all(self.so(*rest, way) for way in self.ways(target)):
            return True
        without = self.best(target, False, *unless, *rest)
        return without is not None and self.textbook.better(target, here, without[1])

    def directly(self, undertakings):
        so, unless, _ = self.own(undertakings)
        return self.complies([so], [unless])

    def own(self, undertakings):
        return (
            self.carried_out(undertakings, self.presser, self.now, ("promise", "always")),
            self.carried_out(undertakings, self.presser, self.now, ("threat", "always")),
            self.carried_out(undertakings, self.presser, self.now, ("always",)),
        )

    # Through a third party

    def anyway(self, third, so, unless, seen_so, seen_unless):
        """What a third party does without undertaking anything: complied with, and refused."""
        (target,) = self.targets
        after = before = None
        for way in self.ways(third):
            answer = self.best(target, True, seen_so, way)
            state = self.state(so, way, answer[0]) if answer else None
            better = state is not None and (
                after is None or self.textbook.better(third, state, after[1])
            )
            if better:
                after = way, state
            answer = self.best(target, False, seen_unless, way)
            if answer is None or self.complies([seen_so, way], [seen_unless, way]):
                continue
            state = self.state(unless, way, answer[0])
            better = state is not None and (
                before is None or self.textbook.better(third, state, before[1])
            )
            if better:
                before = way, state
        return after, before

    def rather(self, third, theirs, so, unless, seen_so, seen_unless):
        """Whether a third party would rather undertake these things, which move the target."""
        after, before = self.anyway(third, so, unless, seen_so, seen_unless)
        if after is None or before is None:
            return False
        anyway = {"promise": dict(after[0]), "threat": dict(before[0])}
        for option, value, kind in theirs:
            kinds = ("promise", "threat") if kind == "always" else (kind,)
            if all(anyway[one][option] == value for one in kinds):
                return False
        mine = self.carried_out(theirs, third, anyway["promise"], ("promise", "always"))
        other = self.carried_out(theirs, third, anyway["threat"], ("threat", "always"))
        if not self.complies([seen_so, mine], [seen_unless, other]):
            return False
        (target,) = self.targets
        complied = self.state(so, mine, self.best(target, True, seen_so, mine)[0])
        refused = self.state(unless, other, self.best(target, False, seen_unless, other)[0])
        if complied is None or refused is None:
            return False
        return self.textbook.better(third, complied, before[1])

    def through(self, third, undertakings, most):
        """The sets of a third party's undertakings by which these work."""
        so, unless, surely = self.own(undertakings)
        if self.complies([so], [unless]):
            seen_so = seen_unless = surely
        else:
            seen_so, seen_unless = so, unless
        return [
            theirs
            for theirs in self.sets(third, most, also_present=True)
            if self.rather(third, theirs, so, unless, seen_so, seen_unless)
        ]


def can_go(option, old, new):
    return old == new or allowed(option, old, new)


def together(one, other):
    if one[0] != other[0]:
        return True
    return {one[2], other[2]} == {"threat", "promise"} and one[1] != other[1]


def broad(undertakings):
    """A set with what is done in any case told as done unless and done if."""
    return {
        (option, value, each)
        for option, value, kind in undertakings
        for each in (("threat", "promise") if kind == "always" else (kind,))
    }


def least(sets):
    """The sets that contain no other."""
    return {one for one in sets if not any(broad(other) < broad(one) for other in sets)}
