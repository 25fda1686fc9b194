"""Which sets of undertakings move the target, directly and through a third party."""

from collections.abc import Sequence
from dataclasses import replace
from functools import cached_property

import numpy as np

from excomm.case import CaseError, Problem, Situation
from excomm.conflict.space import BoolArray
from excomm.negotiation.pressure.answering import Answers, Hands, Places, answers_on, third_hands
from excomm.negotiation.pressure.board import (
    Board,
    distinct,
    make_board,
    nearest_first,
    open_settings,
)
from excomm.negotiation.pressure.request import Request
from excomm.negotiation.pressure.undertakings import (
    IF,
    UNLESS,
    Plans,
    Settings,
    contains,
    make_plans,
)

__all__ = ["Search"]


class Search:
    """The sets of undertakings of a presser, and what each does under each set of orders.

    Parameters
    ----------
    request
        What is looked for.
    situations
        The case under each set of orders that the parties may have.
    most, most_of_third
        How many undertakings of the presser, and of a third party, a set may have.

    Attributes
    ----------
    plans
        The sets, the smallest first.
    left_out
        The third parties that have too many ways to be looked through.

    Raises
    ------
    CaseError
        If there are too many sets or ways.
    """

    def __init__(
        self, request: Request, situations: Sequence[Situation], most: int, most_of_third: int
    ) -> None:
        self.request = request
        self.situations = tuple(situations)
        self.situation = situation = self.situations[0]
        case = situation.case
        self._now = {o.id: v for o, v in zip(case.options, situation.present, strict=True)}
        own = case.options_of(request.presser)
        now = [self._now[option.id] for option in own]
        used = [option for option in own if option in request.options]
        narrow = make_plans(used, [self._now[option.id] for option in used], most)
        self.plans = replace(narrow, options=own)
        settings = [self.plans.settings(now, kinds) for kinds in (IF, UNLESS, ("always",))]
        rows = nearest_first(distinct(np.concatenate(settings))[0], now)
        # An option that matters to nobody who answers, and to no rule, stays as it is: of ways
        # that are liked alike the nearest to the present is taken.
        wants = [
            want
            for party in (*request.targets, *request.thirds)
            for one in self.situations
            if party in one.orders
            for want in one.orders[party].formulas
        ]
        rules = [item.rule for item in case.impossible]
        self._matter = {*case.options_in([request.wanted, *rules, *wants])}
        targets = {name: self._open(name) for name in request.targets}
        self.board = make_board(situation, {request.presser: rows, **targets})
        self.so, self.unless, self.surely = (
            self.board.find(request.presser, one) for one in settings
        )
        self.possible = (self.so >= 0) & (self.unless >= 0)
        self._answers: dict[int, Answers] = {}
        self._hands: dict[tuple[int, str], Hands] = {}
        self._boards: dict[str, Board] = {}
        self.third_plans: dict[str, Plans] = {}
        self.left_out: list[str] = []
        for third in request.thirds:
            options = case.options_of(third)
            used = [option for option in options if option.id in self._matter]
            values = [self._now[option.id] for option in used]
            try:
                some = make_plans(used, values, most_of_third, moving=True)
                self.third_plans[third] = replace(some, options=options)
                ways = {request.presser: rows, third: self._open(third), **targets}
                self._boards[third] = make_board(situation, ways)
            except CaseError:
                self.left_out.append(third)
        if request.through and self.left_out:
            problem = f"{self.left_out[0]} has too many ways to set its options to go through it"
            raise CaseError(Problem(None, problem, "press with fewer undertakings at once"))

    @cached_property
    def thirds(self) -> tuple[str, ...]:
        """The third parties looked through."""
        return tuple(name for name in self.request.thirds if name not in self.left_out)

    def _open(self, party: str) -> Settings:
        options = self.situation.case.options_of(party)
        values = [self._now[option.id] for option in options]
        return open_settings(options, values, self._matter)

    def answers(self, which: int) -> Answers:
        """Return how the targets answer under a set of orders."""
        if which not in self._answers:
            self._answers[which] = answers_on(
                self.board, self.situations[which], self.request.wanted, self.request.targets
            )
        return self._answers[which]

    def hands(self, which: int, third: str) -> Hands:
        """Return a third party under a set of orders."""
        if (which, third) not in self._hands:
            self._hands[which, third] = third_hands(
                self._boards[third],
                self.situations[which],
                self.request.wanted,
                self.request.targets[0],
                self.third_plans[third],
            )
        return self._hands[which, third]

    def works(self, which: int, sets: Places) -> BoolArray:
        """Return which sets work under a set of orders, in the way that is looked for.

        Parameters
        ----------
        which
            The place of the orders.
        sets
            The places of the sets.
        """
        directly = self.directly(which, sets)
        found = np.zeros(len(sets), dtype=bool) if self.request.through else directly.copy()
        for third in self.thirds:
            left = np.flatnonzero(~found)
            needed, enough = self.by_hand(which, third, sets[left], directly[left])
            found[left] = (needed | enough).any(axis=1)
        return found

    def directly(self, which: int, sets: Places) -> BoolArray:
        """Return which sets move the targets by themselves."""
        zero = np.zeros(1, dtype=np.intp)
        so, unless = self.so[sets], self.unless[sets]
        found = self.possible[sets].copy()
        at = np.flatnonzero(found)
        answers = self.answers(which)
        step = max(1, 2**22 // max(answers.gain.shape[-1], 1))
        for start in range(0, len(at), step):
            part = at[start : start + step]
            found[part] = answers.complies(so[part], zero, unless[part], zero)
        return found

    def by_hand(
        self, which: int, third: str, sets: Places, directly: BoolArray
    ) -> tuple[BoolArray, BoolArray]:
        """Return by which undertakings of a third party sets move the target.

        Parameters
        ----------
        which, third, sets
            Which orders, through whom, the places of the sets.
        directly
            Which of them move the target by themselves.

        Returns
        -------
        pair of arrays of shape (sets, sets of the third party)
            Where they are needed, the target heeding the presser too; and, of sets that work
            directly, where they are enough although the target does not heed the presser.
        """
        hands = self.hands(which, third)
        needed = np.zeros((len(sets), len(hands.plans)), dtype=bool)
        enough = np.zeros_like(needed)
        so, unless, surely = (
            self._place(third, one[sets]) for one in (self.so, self.unless, self.surely)
        )
        can = (so >= 0) & (unless >= 0)
        at = np.flatnonzero(can & ~directly)
        needed[at] = hands.works(so[at], unless[at], so[at], unless[at])
        at = np.flatnonzero(can & directly & (surely >= 0))
        enough[at] = hands.works(so[at], unless[at], surely[at], surely[at])
        return needed, enough

    def alone(self, which: int, third: str, one: int) -> BoolArray:
        """Return by which undertakings of a third party the target is moved, heeding it alone."""
        so, unless, surely = self.places(third, one)
        hands = self.hands(which, third)
        if min(so, unless, surely) < 0:
            return np.zeros(len(hands.plans), dtype=bool)
        row = [np.array([place], dtype=np.intp) for place in (so, unless, surely)]
        found: BoolArray = hands.works(row[0], row[1], row[2], row[2])[0]
        return found

    def places(self, third: str | None, one: int) -> tuple[int, int, int]:
        """Return the presser's ways under a set, on the board with a third party or without."""
        found = (self.so[one], self.unless[one], self.surely[one])
        if third is None:
            return (int(found[0]), int(found[1]), int(found[2]))
        so, unless, surely = self._place(third, np.array(found)).tolist()
        return so, unless, surely

    def _place(self, third: str, places: Places) -> Places:
        """Return where the presser's ways stand on the board with a third party."""
        if third not in self._moved:
            presser = self.request.presser
            here = self.board.space.settings[self.board.space.parties.index(presser)]
            self._moved[third] = np.append(self._boards[third].find(presser, here), -1)
        return self._moved[third][places]

    @cached_property
    def _moved(self) -> dict[str, Places]:
        return {}

    def least(self, plans: Plans, works: BoolArray) -> list[int]:
        """Return the places of the sets that work and contain no other that does."""
        found: list[int] = []
        at = np.flatnonzero(works)
        for one in sorted(at.tolist(), key=lambda one: (plans.sizes[one], plans.breadth[one], one)):
            if not any(contains(plans.masks[[one]], plans.masks[other])[0] for other in found):
                found.append(one)
        return found
