"""The ledger of an agreement: how each commitment stands, what sees it, what hangs on it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from types import MappingProxyType

from excomm.case import Commitment, Situation
from excomm.verification.chain import Fall, Ties, fallen, ties_between
from excomm.verification.history import History, make_history
from excomm.verification.sight import MeasureState, Sight, measure_state, owed_from, sight
from excomm.verification.standing import Standing, stand
from excomm.verification.suppose import suppose
from excomm.verification.wants import Want, wants

__all__ = ["Entry", "Ledger", "make_ledger"]


@dataclass(frozen=True)
class Entry:
    """A commitment in the ledger.

    Attributes
    ----------
    standing
        How it stands, and why.
    sights
        How each measure that can see it does, in force or not, in the order of the case.
    wants
        How well it is seen in words, beside what is asked.
    ties
        What falls with what in the agreement at once.
    owed_from
        The day from which on it is owed; None in a case without dates.
    """

    commitment: Commitment
    standing: Standing
    sights: tuple[Sight, ...]
    wants: tuple[Want, ...]
    ties: Ties = field(repr=False)
    owed_from: date | None = None

    @cached_property
    def falls(self) -> tuple[Fall, ...]:
        """What falls if it fails, the nearest first."""
        return fallen(self.ties, self.commitment.id)

    @property
    def seen_by(self) -> tuple[Sight, ...]:
        """The measures in force that can see it."""
        return tuple(one for one in self.sights if one.state.in_force)

    @property
    def short(self) -> bool:
        """Whether it is seen less well than is asked, in some respect."""
        return any(want.enough is False for want in self.wants)


@dataclass(frozen=True, eq=False, repr=False)
class Ledger:
    """How an agreement stands as of a moment.

    Attributes
    ----------
    situation
        The case as of the moment.
    supposed
        The options that are supposed to be otherwise, with the places of their values.
    entries
        The commitments that are owed, in the order of the case.
    coming
        The commitments that are not owed yet.
    measures
        All measures of the case, in force or not.
    """

    situation: Situation
    entries: tuple[Entry, ...]
    measures: tuple[MeasureState, ...]
    coming: tuple[Commitment, ...] = ()
    supposed: Mapping[str, int] = field(default_factory=lambda: MappingProxyType({}))

    def __getitem__(self, commitment: str) -> Entry:
        """Return the entry of one commitment."""
        return {entry.commitment.id: entry for entry in self.entries}[commitment]

    def measure(self, name: str) -> MeasureState:
        """Return one measure as of the moment."""
        return {state.measure.id: state for state in self.measures}[name]


def make_ledger(situation: Situation, what_if: str | None = None) -> Ledger:
    """Return how the agreement of a case stands.

    Parameters
    ----------
    situation
        The case as of a moment.
    what_if
        Options set on top of the present state, with commas between: ``+us.strike``,
        ``-us.strike``, ``us.flights=low``.

    Raises
    ------
    CaseError
        If what is supposed cannot be.
    """
    case = situation.case
    supposed = suppose(situation, what_if) if what_if else {}
    values = [
        supposed.get(option.id, value)
        for option, value in zip(case.options, situation.present, strict=True)
    ]
    history = make_history(situation, values if supposed else None)
    states = tuple(measure_state(measure, history) for measure in case.measures)
    standings = {item.id: stand(item, history) for item in case.commitments}
    owed = [item for item in case.commitments if standings[item.id] is not None]
    seeing: dict[str, list[MeasureState]] = {item.id: [] for item in case.commitments}
    for state in states:
        for name in state.measure.sees:
            seeing[name].append(state)
    ties = ties_between(owed)
    entries = []
    for item in owed:
        standing = standings[item.id]
        assert standing is not None
        entries.append(_entry(item, standing, seeing[item.id], ties, history))
    return Ledger(
        situation=situation,
        entries=tuple(entries),
        measures=states,
        coming=tuple(item for item in case.commitments if standings[item.id] is None),
        supposed=MappingProxyType(dict(supposed)),
    )


def _entry(
    commitment: Commitment,
    standing: Standing,
    states: list[MeasureState],
    ties: Ties,
    history: History,
) -> Entry:
    sights = tuple(sight(state, commitment, standing.since, history) for state in states)
    return Entry(
        commitment=commitment,
        standing=standing,
        sights=sights,
        wants=wants(commitment, sights),
        ties=ties,
        owed_from=owed_from(commitment, standing.since, history),
    )
