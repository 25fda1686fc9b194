"""What parties, options, measures and statements are called in a sentence."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol

from excomm.case import Case, Option, Statement, Statements
from excomm.estimate import WantPart
from excomm.report.phrases import OptionLike, party_name, plain

__all__ = ["CaseNames", "Names", "quoted"]


class Names(Protocol):
    """Finds what things are called by their ids."""

    def name(self, party: str) -> str:
        """Return the name of a party."""
        ...

    def option(self, option_id: str) -> OptionLike:
        """Return an option by its id."""
        ...

    def measure(self, measure_id: str) -> str:
        """Return what a measure is, as the subject of a sentence."""
        ...

    def statement(self, party: str, statement_id: str) -> str:
        """Return what a party wants by a statement, in quotes: one gains or loses 'no war'."""
        ...

    def want(self, want: WantPart) -> str:
        """Return what a party wants, likewise."""
        ...


@dataclass(frozen=True)
class CaseNames:
    """Finds what things are called in a case."""

    case: Case

    def name(self, party: str) -> str:
        """Return the name of a party."""
        return party_name(self.case, party)

    def option(self, option_id: str) -> Option:
        """Return an option by its id."""
        return self.case.option(option_id)

    def measure(self, measure_id: str) -> str:
        """Return what a measure is."""
        return next(item.text for item in self.case.measures if item.id == measure_id)

    def statement(self, party: str, statement_id: str) -> str:
        """Return what a party wants by a statement of any of its orders."""
        texts = (item.text for item in self._statements(party) if item.id == statement_id)
        return quoted(next(filter(None, texts), plain(statement_id)))

    def want(self, want: WantPart) -> str:
        """Return what a party wants, after its id, by which a reader finds it in the case."""
        said = quoted(want.text or want.want)
        return said if want.id is None else f"{want.id} ({said})"

    def _statements(self, party: str) -> Iterator[Statement]:
        hypotheses = (h for question in self.case.questions for h in question.hypotheses)
        orders = (self.case.orders, self.case.interests, *(h.orders for h in hypotheses))
        for own in orders:
            order = own.get(party)
            if isinstance(order, Statements):
                yield from order.items


def quoted(wanted: str) -> str:
    """Return what is wanted in quotes."""
    return f"'{wanted}'"
