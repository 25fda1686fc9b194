"""A case at hand: read once, its conflicts made once."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from excomm.case import Case, situate
from excomm.conflict import Conflict, make_conflict

__all__ = ["CaseAtHand", "names_in"]


@dataclass(frozen=True)
class CaseAtHand:
    """A case at hand.

    Attributes
    ----------
    case
        The case as it was read.
    asked
        The name or path it was asked for by; None for a case that is nowhere kept.
    """

    case: Case
    asked: str | None = None
    _conflicts: dict[tuple[str | None, str | None, frozenset[tuple[str, str]]], Conflict] = field(
        default_factory=dict, repr=False, compare=False
    )

    def __repr__(self) -> str:
        case = self.case
        return (
            f"<Analysis of {case.name}: {case.title}; {len(case.players)} parties, "
            f"{len(case.options)} options, {len(case.events)} events>"
        )

    @property
    def _deciding(self) -> tuple[str, ...]:
        return tuple(party.id for party in self.case.players)

    def conflict(
        self,
        as_of: str | None = None,
        horizon: str | None = None,
        given: Mapping[str, str] | None = None,
    ) -> Conflict:
        """Return the conflict as of a moment, made once."""
        key = (as_of, horizon, frozenset((given or {}).items()))
        if key not in self._conflicts:
            self._conflicts[key] = make_conflict(situate(self.case, as_of, horizon, given))
        return self._conflicts[key]


def names_in(asked: str | int | Sequence[str | int]) -> list[str]:
    """Return what was asked for by one name, or by several, as names."""
    return [str(word) for word in ([asked] if isinstance(asked, str | int) else asked)]
