"""Checks that what a party refuses does not contradict the rest of its order."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations

from excomm.case.checker import Checker
from excomm.case.logic import Formula, Not
from excomm.case.model import Case
from excomm.case.possible import Meaning, TooIntricateError, nearest_values
from excomm.case.preferences import Order, Statement, Statements
from excomm.case.problems import Place
from excomm.case.viewpoint import seen_by

__all__ = ["check_refusals"]


def check_refusals(check: Checker, case: Case) -> None:
    """Check that the refusals of a party can be kept, two together and with what matters more.

    So also in the eyes of each party whose view the case gives. A refusal that no state satisfies
    is none of these: nothing can be agreed then, and what is found says so.
    """
    said: set[tuple[Place | None, Place | None]] = set()
    _check(check, case, said)
    for viewer in case.views:
        _check(check, seen_by(case, viewer), said, f" in the view of {viewer}")


def _check(
    check: Checker,
    case: Case,
    said: set[tuple[Place | None, Place | None]],
    viewed: str = "",
) -> None:
    """Check the orders of a case; of a pair that was told before nothing is said."""
    orders = list(_orders(case))
    if not any(order.refusals for _, order in orders):
        return
    meaning = Meaning(
        {option.id: option for option in case.options},
        {item.id: item.when for item in case.factors}
        | {item.id: item.when for item in case.outcomes},
    )
    start = dict(zip(meaning.options, case.start, strict=True))
    rules = [Not(rule.rule) for rule in case.impossible]
    possible = _Possible(meaning, rules, start)
    for party, order in orders:
        for one, other in _pairs(order):
            if (one.place, other.place) in said or not possible(one) or not possible(other):
                continue
            if possible(one, other):
                continue
            said.add((one.place, other.place))
            place = other.place or Place(check.source.file)
            if one.refusal and other.refusal:
                message = f"{party} refuses all that is not '{one.id}' and all that is not"
                hint = "no state satisfies both: only one of them can be a refusal"
                check.problem(place, f"{message} '{other.id}'{viewed}", hint)
                continue
            message = (
                f"'{other.id}' is a refusal of {party}{viewed}, and '{one.id}', which matters more"
            )
            hint = "move the refusal before it, or leave 'refusal' out"
            check.problem(place, f"{message} to it, can hold only where it is crossed", hint)


class _Possible:
    """Whether some state satisfies statements; where that is too hard to tell, it may."""

    def __init__(
        self, meaning: Meaning, rules: Sequence[Formula], start: Mapping[str, int]
    ) -> None:
        self.meaning, self.rules, self.start = meaning, rules, start

    def __call__(self, *statements: Statement) -> bool:
        wanted = [statement.want for statement in statements]
        try:
            return nearest_values(self.meaning, [*wanted, *self.rules], self.start) is not None
        except TooIntricateError:
            return True


def _orders(case: Case) -> Iterator[tuple[str, Statements]]:
    """Yield the orders by which a party may decide: its own, and those under hypotheses."""

    def statements(orders: Iterable[tuple[str, Order]]) -> Iterator[tuple[str, Statements]]:
        return ((party, order) for party, order in orders if isinstance(order, Statements))

    yield from statements(case.orders.items())
    for question in case.questions:
        for answer in question.hypotheses:
            yield from statements(answer.orders.items())
            for party, ids in answer.first.items():
                for _, order in statements([(party, case.orders[party])]):
                    yield party, order.with_first(ids)


def _pairs(order: Statements) -> Iterator[tuple[Statement, Statement]]:
    """Yield two refusals, or a refusal and what matters more than it, the first first."""
    placed = [(place, item) for place, tier in enumerate(order.tiers) for item in tier]
    for (before, one), (after, other) in combinations(placed, 2):
        if other.refusal and (one.refusal or before < after):
            yield one, other
