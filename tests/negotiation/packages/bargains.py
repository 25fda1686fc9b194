"""Small cases with issues, drawn, and what could be settled in them read literally.

Slow on purpose: packages are listed, orders of tiers are tried one by one, and each quantifier
of a definition stands as `all` or `any`.
"""

from dataclasses import replace
from functools import cached_property
from itertools import chain, combinations, permutations, product
from random import Random

from hypothesis import strategies as st

from conflict.literal import STABLE, Textbook
from excomm.case import Statements, parse_case, situate
from excomm.case.logic import parse

# What is so where an option is taken, and where it is not.
TAKEN = {
    "a.one": (["a.one"], ["not a.one"]),
    "a.two": (["a.two >= low", "a.two = high"], ["a.two = none", "a.two <= low"]),
    "b.one": (["b.one"], ["not b.one"]),
    "b.two": (["b.two = left", "b.two = right", "b.two != none"], ["b.two = none"]),
    "c.one": (["c.one"], ["not c.one"]),
}
VALUES = {
    "a.one": ["no", "yes"],
    "a.two": ["none", "low", "high"],
    "b.one": ["no", "yes"],
    "b.two": ["none", "left", "right"],
    "c.one": ["no", "yes"],
}
OPTIONS = {
    "a.one": "{text: T}",
    "a.two": "{text: T, levels: [none, low, high]}",
    "b.one": "{text: T, moves: on}",
    "b.two": "{text: T, one_of: [none, left, right]}",
    "c.one": "{text: T}",
}


def cases(refusals=True, tiers=True):
    """Cases of two or three parties, each the same again from its seed."""
    return st.integers(0, 2**32).map(lambda seed: drawn_case(Random(seed), refusals, tiers))


def drawn_case(draw, refusals=True, tiers=True):
    """Return a case in which parties mostly want what others hold, and issues to trade."""
    names = ["a.one", "a.two", "b.one", "b.two"] + ["c.one"] * (draw.random() < 0.25)
    parties = sorted({name[0] for name in names})
    lines = ["excomm: 1", "title: T"]
    lines.append("parties: {" + ", ".join(f"{p}: {{name: {p}}}" for p in parties) + "}")
    lines += ["options:", *(f"  {name}: {OPTIONS[name]}" for name in names)]
    rules = [f'"({formula(draw, names)}) and a.one and b.one"'] * (draw.random() < 0.3)
    lines.append("impossible: [" + ", ".join(rules) + "]")
    lines.append("orders:")
    for party in parties:
        wants = [formula(draw, names, party) for _ in range(draw.randint(2, 6))]
        if draw.random() < 0.75:  # what others could do matters more than what one could
            wants.sort(key=lambda want: f"{party}." in want)
        if draw.random() < 0.15:
            said = ", ".join(f'"{want}": {draw.randint(1, 3)}' for want in dict.fromkeys(wants))
            lines.append(f"  {party}: {{weights: {{{said}}}}}")
            continue
        lines.append(f"  {party}:")
        for place, want in enumerate(wants):
            refusal = ", refusal: yes" * (refusals and place < 3 and draw.random() < 0.3)
            together = tiers and place > 0 and draw.random() < 0.4
            dash = "      -" if together else "    - -"
            lines.append(f'{dash} {{id: s{place}, want: "{want}"{refusal}}}')
    lines.append("issues:")
    for number, levels in enumerate(drawn_issues(draw, names)):
        lines += [f"  i{number}:", "    text: T", "    levels:"]
        for place, level in enumerate(levels):
            said = ", ".join(f"{name}: {value}" for name, value in level.items())
            lines.append(f"      l{place}: {{text: T, performs: {{{said}}}, by: analyst}}")
    start = {n: VALUES[n][0] if draw.random() < 0.7 else draw.choice(VALUES[n]) for n in names}
    lines.append("start: {" + ", ".join(f"{n}: {v}" for n, v in start.items()) + "}")
    return "\n".join(lines)


def formula(draw, names, party=None):
    """Return a formula over one or two options; a party mostly wants what others take."""
    said = []
    for name in draw.sample(names, draw.randint(1, 2)):
        usual = party is not None and draw.random() < 0.85
        taken = not name.startswith(party) if usual else draw.random() < 0.5
        said.append(draw.choice(TAKEN[name][0 if taken else 1]))
    joined = draw.choice(["{} and {}", "{} or {}", "{} if {}"])
    return said[0] if len(said) == 1 else joined.format(*said)


def drawn_issues(draw, names):
    """Return issues that settle some of the options, one or two each."""
    left, found = draw.sample(names, len(names)), []
    for size in draw.choice([(1, 1, 1), (2, 1), (1, 2), (1, 1), (2, 2), (1, 1, 2)]):
        own, left = left[:size], left[size:]
        levels = []
        for _ in range(draw.randint(1, 3)):
            chosen = draw.sample(own, draw.randint(1, len(own)))
            level = {name: draw.choice(VALUES[name][::-1][:2]) for name in chosen}
            if level not in levels:
                levels.append(level)
        found.append(levels)
    return found


class Literal:
    """The definitions over packages that are listed."""

    def __init__(self, text, no_agreement="present", concept="SEQ"):
        self.situation = situate(parse_case(text))
        self.case = self.situation.case
        self.book = Textbook(self.situation)
        self.parties, self.concept = self.book.parties, concept
        self.without = self.states_of(no_agreement)

    def states_of(self, no_agreement):
        if no_agreement == "present":
            return [n for n, s in self.book.states.items() if self.values(s) == self.present]
        formula = parse(no_agreement)
        return [n for n, s in self.book.states.items() if self.book.true(formula, s)]

    @property
    def present(self):
        return self.situation.present

    def values(self, state):
        return tuple(option.values.index(state[option.id]) for option in self.case.options)

    @cached_property
    def base(self):
        if len(self.without) == 1:
            return dict(self.book.states[self.without[0]])
        options = self.case.options
        return {o.id: o.values[v] for o, v in zip(options, self.present, strict=True)}

    @cached_property
    def packages(self):
        """By choice of levels, the number of the state; only those that can be."""
        numbers = {self.values(state): number for number, state in self.book.states.items()}
        found = {}
        ways = [[None, *issue.levels] for issue in self.case.issues]
        for chosen in product(*ways):
            state = dict(self.base)
            for level in filter(None, chosen):
                for name, value in level.performs.items():
                    state[name] = self.case.option(name).values[value]
            if (number := numbers.get(self.values(state))) is not None:
                found[tuple("none" if level is None else level.id for level in chosen)] = number
        return found

    @cached_property
    def states(self):
        return set(self.packages.values())

    @cached_property
    def refusals(self):
        return [
            (party, item)
            for party in self.parties
            if isinstance(order := self.situation.orders[party], Statements)
            for item in order.items
            if item.refusal
        ]

    def kept(self, number, refusals):
        state = self.book.states[number]
        return all(self.book.true(item.want, state) for _, item in refusals)

    @cached_property
    def books(self):
        """The conflict under every order of the tiers of every party."""
        ways = []
        for party in self.parties:
            order = self.situation.orders[party]
            if not isinstance(order, Statements):
                ways.append([order])
                continue
            each = [list(permutations(tier)) for tier in order.tiers]
            ways.append(
                [
                    Statements(tuple(replace(s, tier=None) for s in chain(*tiers)))
                    for tiers in product(*each)
                ]
            )
        under = (dict(zip(self.parties, orders, strict=True)) for orders in product(*ways))
        return [Textbook(replace(self.situation, orders=orders)) for orders in under]

    def acceptable_in(self, book, states=None):
        return {
            x
            for x in (self.states if states is None else states)
            if self.kept(x, self.refusals)
            and all(book.better(p, x, n) for p in self.parties for n in self.without)
        }

    def efficient_in(self, book, states=None):
        acceptable = self.acceptable_in(book, states)
        return {x for x in acceptable if not any(self.dominates(book, y, x) for y in acceptable)}

    def dominates(self, book, y, x):
        better = book.better
        return all(not better(p, x, y) for p in self.parties) and any(
            better(p, y, x) for p in self.parties
        )

    def found(self, states=None):
        """Acceptable under every order and some, efficient under every order and some."""
        sets = [(self.acceptable_in(b, states), self.efficient_in(b, states)) for b in self.books]
        acceptable, efficient = zip(*sets, strict=True)
        meet, join = (lambda s: set.intersection(*s)), (lambda s: set.union(*s))
        return meet(acceptable), join(acceptable), meet(efficient), join(efficient)

    def settles(self, number, issue):
        """Whether a state has some option of an issue otherwise than where none is settled."""
        state = self.book.states[number]
        return any(state[name] != self.base[name] for name in issue.options)

    def keeps(self, number):
        state = self.book.states[number]
        for party in self.parties:
            bound = any(
                all(self.at(state, issue, level)[name] for name in issue.options)
                and self.settles(number, issue)
                and any(name.startswith(f"{party}.") for name in level.performs)
                for issue in self.case.issues
                for level in issue.levels
            )
            if bound and not STABLE[self.concept](self.book, party, number):
                return False
        return True

    def at(self, state, issue, level):
        return {
            name: state[name]
            == (
                self.case.option(name).values[level.performs[name]]
                if name in level.performs
                else self.base[name]
            )
            for name in issue.options
        }

    def openings(self, better):
        """The minimal sets of refusals without which some package is acceptable to all."""
        served = [x for x in self.states if all(x in better[p] for p in self.parties)]
        found = []
        for number in range(len(self.refusals) + 1):
            for dropped in combinations(self.refusals, number):
                names = {(party, item.id) for party, item in dropped}
                if any(set(other) <= names for other in found):
                    continue
                left = [r for r in self.refusals if (r[0], r[1].id) not in names]
                if any(self.kept(x, left) for x in served):
                    found.append(tuple((party, item.id) for party, item in dropped))
        return found
