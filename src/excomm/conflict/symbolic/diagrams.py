"""The options of a conflict as variables of decision diagrams, and formulas as diagrams.

Each switch of an option (see :attr:`excomm.case.Option.switches`) is a variable. Beside it
stands its copy after a move, and beside the last switch that a preference statement speaks of
stands the bit of that statement in a level (see :mod:`excomm.conflict.symbolic.engine`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, reduce
from itertools import pairwise
from typing import TYPE_CHECKING

from excomm.case import (
    CaseError,
    Option,
    Order,
    Problem,
    Situation,
    Weights,
)
from excomm.case.logic import (
    BOUNDS,
    COMPARISONS,
    And,
    Compare,
    Constant,
    Count,
    Formula,
    Iff,
    Implies,
    Name,
    Not,
    Or,
)
from excomm.conflict.preference import as_statements, most_digits, whole_weights
from excomm.conflict.symbolic.ordering import arranged

if TYPE_CHECKING:  # loaded when a conflict is solved with it
    from oxidd.bcdd import BCDDFunction as Diagram
    from oxidd.bcdd import BCDDManager

__all__ = ["Diagrams", "Switch"]

# How many nodes the diagrams of one conflict may have together, about 20 bytes each; of a
# conflict of few switches fewer, since what is set aside for them costs time.
MOST_NODES = 2**26

Switch = tuple[str, int]


@dataclass(frozen=True, eq=False, repr=False)
class Diagrams:
    """A conflict whose sets of states are decision diagrams.

    Attributes
    ----------
    situation
        What the states are states of.
    switches
        The switches in the order of the case: option and place among its switches, from 0.
    manager
        What holds the diagrams.
    state, moved
        By switch, its variable in a state, and its copy after a party's move.
    bits
        By party, the variables of a preference level, the most important first: one for each
        statement of its order, or the binary digits of a sum of weights.
    """

    situation: Situation
    switches: tuple[Switch, ...]
    manager: BCDDManager
    state: Mapping[Switch, int]
    moved: Mapping[Switch, int]
    bits: Mapping[str, tuple[int, ...]]

    @classmethod
    def of(
        cls, situation: Situation, nodes: int | None = None, results: int | None = None
    ) -> Diagrams:
        """Lay out the variables of a conflict.

        Parameters
        ----------
        situation
            The case as of a moment.
        nodes
            How many nodes all diagrams together may have; by default by the number of
            switches, up to some gigabytes of memory.

        """
        from oxidd.bcdd import BCDDManager

        case = situation.case
        switches = tuple(
            (option.id, place) for option in case.options for place in range(len(option.values) - 1)
        )
        number = {switch: place for place, switch in enumerate(switches)}
        switches_of = {
            option.id: [number[option.id, place] for place in range(len(option.values) - 1)]
            for option in case.options
        }

        def spoken(formulas: Iterable[Formula]) -> list[int]:
            return [switch for name in case.options_in(formulas) for switch in switches_of[name]]

        said = {
            party.id: _bit_groups(situation.orders.get(party.id), spoken) for party in case.players
        }
        groups = [spoken([rule.rule]) for rule in case.impossible]
        groups += [group for bits in said.values() for group in bits]
        groups += switches_of.values()
        order = arranged(len(switches), groups)
        at = {variable: place for place, variable in enumerate(order)}
        ends: dict[int, list[tuple[str, int]]] = {}
        for party, own in said.items():
            for place, group in enumerate(own):
                last = max(group, key=lambda v: at[v]) if group else order[-1]
                ends.setdefault(last, []).append((party, place))
        state: dict[Switch, int] = {}
        moved: dict[Switch, int] = {}
        bits: dict[tuple[str, int], int] = {}
        used = 0
        for variable in order:
            state[switches[variable]], moved[switches[variable]] = used, used + 1
            used += 2
            for bit in ends.get(variable, ()):
                bits[bit] = used
                used += 1
        nodes = min(nodes or MOST_NODES, 2 ** (14 + len(switches)))
        manager = BCDDManager(nodes, results or max(nodes // 8, 1024), 1)
        manager.add_vars(used)
        return cls(
            situation=situation,
            switches=switches,
            manager=manager,
            state=state,
            moved=moved,
            bits={
                party: tuple(bits[party, place] for place in range(len(own)))
                for party, own in said.items()
            },
        )

    @property
    def parties(self) -> tuple[str, ...]:
        """The ids of the parties that decide, in the order of the case."""
        return tuple(party.id for party in self.situation.case.players)

    @cached_property
    def true(self) -> Diagram:
        """Everything."""
        return self.manager.true()

    @cached_property
    def false(self) -> Diagram:
        """Nothing."""
        return self.manager.false()

    @cached_property
    def feasible(self) -> Diagram:
        """The states: every way to set the switches that breaks no rule.

        Raises
        ------
        CaseError
            If none is left.
        """
        found = self.true
        for option in self.situation.case.options:
            found &= self._sound(option)
        for rule in self.situation.case.impossible:
            found &= ~self.where(rule.rule)
            if not found.satisfiable():
                raise CaseError(
                    Problem(
                        rule.place,
                        f"the rules leave no state: none is left after '{rule.rule}'",
                        "it contradicts the rules before it, or excludes everything by itself",
                    )
                )
        return found

    def _sound(self, option: Option) -> Diagram:
        """Return where the switches of an option make a value: ordered, or at most one on."""
        own = [self.variable((option.id, place)) for place in range(len(option.values) - 1)]
        found = self.true
        if option.kind == "levels":
            for lower, higher in pairwise(own):
                found &= higher.imp(lower)
        elif option.kind == "one_of":
            for place, switch in enumerate(own):
                for other in own[:place]:
                    found &= ~(switch & other)
        return found

    def variable(self, switch: Switch) -> Diagram:
        """Return where a switch is on."""
        return self.manager.var(self.state[switch])

    def where(self, formula: Formula) -> Diagram:
        """Return where a formula holds, feasible or not."""
        match formula:
            case Constant(value):
                return self.true if value else self.false
            case Name(name):
                return self._named(name)
            case Compare(name, comparison, level):
                return self._compared(name, comparison, level)
            case Not(part):
                return ~self.where(part)
            case And(parts):
                return reduce(lambda a, b: a & b, map(self.where, parts))
            case Or(parts):
                return reduce(lambda a, b: a | b, map(self.where, parts))
            case Implies(condition, consequence):
                return self.where(condition).imp(self.where(consequence))
            case Iff(left, right):
                return self.where(left).equiv(self.where(right))
            case Count(bound, number, parts):
                return self._counted(bound, number, [self.where(part) for part in parts])

    def level(self, party: str) -> tuple[Diagram, ...]:
        """Return the bits of the level of a state, as its party likes it: see :attr:`bits`."""
        return self.digits(self.situation.orders.get(party))

    def digits(self, order: Order | None) -> tuple[Diagram, ...]:
        """Return what states compare by under an order, the most important first.

        Its statements, or the binary digits of a sum of weights.
        """
        if not isinstance(order, Weights):
            return tuple(self.where(statement) for statement in as_statements(order))
        weights = whole_weights(order)
        total = [self.false] * most_digits(weights)  # the lowest first
        for formula, weight in weights:
            # What counts against a state counts for its opposite: only the sum's origin moves.
            holds = self.where(formula) if weight > 0 else ~self.where(formula)
            total = self._added(total, holds, abs(weight))
        return tuple(reversed(total))

    def _added(self, total: Sequence[Diagram], holds: Diagram, weight: int) -> list[Diagram]:
        """Return a sum in binary digits with a weight added where something holds."""
        carry = self.false
        found = []
        for place, digit in enumerate(total):
            other = holds if weight >> place & 1 else self.false
            found.append(digit ^ other ^ carry)
            carry = (digit & other) | (carry & (digit ^ other))
        return found

    def _named(self, name: str) -> Diagram:
        case = self.situation.case
        if any(option.id == name for option in case.options):
            return self.variable((name, 0))
        if name not in self._known:
            self._known[name] = self.where(self.situation.definitions[name])
        return self._known[name]

    @cached_property
    def _known(self) -> dict[str, Diagram]:
        """The factors and outcomes worked out so far."""
        return {}

    def value(self, option: Option, value: int) -> Diagram:
        """Return where an option is at a value, by the value's place; switches taken as sound."""
        own = [self.variable((option.id, place)) for place in range(len(option.values) - 1)]
        if option.kind == "one_of":
            if value:
                return own[value - 1]
            return ~reduce(lambda a, b: a | b, own)
        at_least = own[value - 1] if value else self.true
        return at_least & ~own[value] if value < len(own) else at_least

    def _compared(self, name: str, comparison: str, level: str) -> Diagram:
        option = self.situation.case.option(name)
        wanted = option.values.index(level)
        fits = COMPARISONS[comparison]
        places = [place for place in range(len(option.values)) if fits(place, wanted)]
        values = (self.value(option, place) for place in places)
        return reduce(lambda a, b: a | b, values, self.false)

    def _counted(self, bound: str, number: int, parts: Sequence[Diagram]) -> Diagram:
        """Return where so many of the parts hold: counted up part by part."""
        exactly = [self.true, *(self.false for _ in parts)]
        for part in parts:
            shifted = [self.false, *exactly[:-1]]
            exactly = [part.ite(one, other) for one, other in zip(shifted, exactly, strict=True)]
        fits = COMPARISONS[BOUNDS[bound]]
        chosen = (found for count, found in enumerate(exactly) if fits(count, number))
        return reduce(lambda a, b: a | b, chosen, self.false)

    def only(self, values: Sequence[int]) -> Diagram:
        """Return the one way to set all options that has these values, options in order."""
        found = self.true
        for option, value in zip(self.situation.case.options, values, strict=True):
            for place, on in enumerate(option.switched(value)):
                switch = self.variable((option.id, place))
                found &= switch if on else ~switch
        return found

    def own(self, party: str) -> tuple[Switch, ...]:
        """Return the switches in the hands of a party."""
        return tuple(switch for switch in self.switches if switch[0].split(".")[0] == party)

    def cube(self, variables: Iterable[int]) -> Diagram:
        """Return the conjunction of some variables."""
        return reduce(
            lambda a, b: a & b, (self.manager.var(v) for v in sorted(variables)), self.true
        )

    def copied(self, diagram: Diagram) -> Diagram:
        """Return a diagram that was made in another manager, over variables laid out alike."""
        found = {diagram.manager.false(): self.false, diagram.manager.true(): self.true}
        left = [diagram]
        while left:
            node = left[-1]
            if node in found:
                left.pop()
                continue
            variable, parts = node.node_var(), node.cofactors()
            assert variable is not None  # only the two ends have none
            assert parts is not None
            missing = [part for part in parts if part not in found]
            if missing:
                left += missing
                continue
            on, off = parts
            found[node] = self.manager.var(variable).ite(found[on], found[off])
        return found[diagram]

    def count(self, states: Diagram) -> int:
        """Return how many states a diagram over the switches of a state stands for, exactly."""
        used = self.manager.num_vars()
        return states.sat_count(used) >> (used - len(self.switches))


def _bit_groups(
    order: Order | None, spoken: Callable[[Iterable[Formula]], list[int]]
) -> list[list[int]]:
    """Return for each bit of a party's levels the switches it depends on."""
    if not isinstance(order, Weights):
        return [spoken([statement]) for statement in as_statements(order)]
    return [spoken(order.formulas)] * most_digits(whole_weights(order))
