"""How a party chooses in every state at once: over its whole fibre, staying included."""

from dataclasses import dataclass

import numpy as np

from excomm.case import Statements
from excomm.conflict import CONCEPTS, Conflict, Mover, held_to
from excomm.conflict.chunks import Places
from excomm.conflict.preference import NO_STATE
from excomm.conflict.space import BoolArray, IntArray
from excomm.forecast.elimination import FloatArray, Wants, chances

__all__ = ["Chooser", "Judged", "Known", "Made", "Mixed", "judged", "told_apart"]

# Up to so many truths of statements are looked at together.
MOST_TRUTHS = 2**24


@dataclass(frozen=True, eq=False, repr=False)
class Judged:
    """How a party judges every state: by itself, and by what rivals can hold it to there.

    Attributes
    ----------
    bold, wary
        As levels, -1 where there is no state.
    wants
        Which of its statements are true at each level; None where it has none.
    """

    bold: IntArray
    wary: IntArray
    wants: Wants


class Known:
    """What a party chooses in fibres of as many cells, found once for all that it judges alike.

    Parameters
    ----------
    wants, errors
        As :func:`~excomm.forecast.elimination.chances` takes them.
    """

    def __init__(self, wants: Wants, errors: FloatArray) -> None:
        self._wants, self._errors = wants, errors
        self._places: dict[bytes, int] = {}
        self._chances: list[FloatArray] = []

    def chances(self, levels: IntArray) -> FloatArray:
        """Return the chances of choice where it judges the cells of each fibre so.

        Parameters
        ----------
        levels
            An array of shape (fibres, cells), -1 where there is no state.

        Returns
        -------
        array of shape (errors, fibres, cells)
        """
        before = len(self._places)
        alike = [self._places.setdefault(fibre.tobytes(), len(self._places)) for fibre in levels]
        places, first = np.unique(alike, return_index=True)
        fresh = levels[first[places >= before]]
        if len(fresh):
            more = _in_parts(fresh, self._wants, self._errors)
            self._chances = [np.concatenate([*self._chances, more], axis=1)]
        found: FloatArray = self._chances[0][:, alike]
        return found


# What parties choose, by whose moves and orders they are and by block of their fibres.
Made = dict[tuple[Mover, int], Known]


@dataclass(frozen=True, eq=False, repr=False)
class Mixed:
    """The chance of every choice of a party, at one chance of error and of caution.

    Attributes
    ----------
    blocks
        The places that can be chosen in each fibre, those it is chosen from, and the chance of
        each choice.
    """

    blocks: tuple[tuple[Places, Places, FloatArray], ...]

    def after(self, before: FloatArray) -> FloatArray:
        """Return the distribution over cells after the party has chosen."""
        found = np.zeros(before.size)
        for places, sources, chance in self.blocks:
            mass = before[sources].sum(axis=1)
            if mass.any():
                moved = (mass[:, np.newaxis] * chance).ravel()
                found += np.bincount(places.ravel(), weights=moved, minlength=before.size)
        return found

    def from_cell(self, place: int) -> tuple[Places, FloatArray]:
        """Return what can be chosen in one state, and with what chance."""
        for places, sources, chance in self.blocks:
            rows = np.flatnonzero((sources == place).any(axis=1))
            if len(rows):
                there = chance[rows[0]] > 0
                return places[rows[0]][there], chance[rows[0]][there]
        raise ValueError(f"there is no state at {place}")


@dataclass(frozen=True, eq=False, repr=False)
class Chooser:
    """The choices of a party in one conflict, by chance of error.

    Attributes
    ----------
    errors
        The chances of error that it was made for.
    """

    errors: tuple[float, ...]
    _blocks: tuple[tuple[Places, Places, FloatArray, FloatArray], ...]

    @classmethod
    def of(
        cls,
        conflict: Conflict,
        party: str,
        errors: tuple[float, ...],
        made: Made | None = None,
        wary: bool = True,
        among: BoolArray | None = None,
        view: Judged | None = None,
    ) -> "Chooser":
        """Return how a party chooses.

        Parameters
        ----------
        conflict, party
            Who chooses where.
        errors
            The chances of error.
        made
            What was worked out for conflicts that share the party's moves: kept here.
        wary
            Whether what rivals can hold it to is looked at.
        among
            The only cells that it is asked to choose in; all, if not said.
        view
            How it judges every state, where that is known.
        """
        made = {} if made is None else made
        mover = conflict.movers[party]
        view = view or judged(conflict, party, wary)
        blocks = []
        for number, (every, own) in enumerate(mover.choices()):
            places = np.ascontiguousarray(every)
            if among is not None:
                places = places[among.reshape(-1)[every[:, own]].any(axis=1)]
            if not len(places):
                continue
            if (mover, number) not in made:
                made[mover, number] = Known(view.wants, np.array(errors))
            known = made[mover, number]
            bold = known.chances(view.bold.reshape(-1)[places])
            held = known.chances(view.wary.reshape(-1)[places]) if wary else bold
            blocks.append((places, places[:, own], bold, held))
        return cls(errors, tuple(blocks))

    def mixed(self, error: float, caution: float) -> Mixed:
        """Return its choices where it is wary with a chance."""
        at = self.errors.index(error)
        return Mixed(
            tuple(
                (places, sources, (1 - caution) * bold[at] + caution * wary[at])
                for places, sources, bold, wary in self._blocks
            )
        )


def judged(conflict: Conflict, party: str, wary: bool = True) -> Judged:
    """Return how a party judges every state of a conflict.

    Notes
    -----
    What rivals can hold it to in a state is the worst for it of the state and of those that
    sequences of their improvements reach: the sanction of sequential stability (Fraser and
    Hipel 1979). It is asked of staying as of every move: rivals do not wait to be provoked.
    """
    bold = conflict.levels[party]
    held = held_to(conflict, party, CONCEPTS["SEQ"]) if wary else bold
    held = np.where(conflict.space.feasible, held, NO_STATE).astype(np.int32)
    return Judged(bold, held, told_apart(conflict, party))


def told_apart(conflict: Conflict, party: str) -> Wants:
    """Return which statements of a party are true at each of its levels; None without any."""
    order = conflict.situation.orders.get(party)
    if not isinstance(order, Statements):
        return None
    space = conflict.space
    levels = conflict.levels[party].reshape(-1)[space.cells]
    # States of one level satisfy the same statements: one of each is looked at.
    one = np.zeros(int(levels.max()) + 1, dtype=np.int64)
    one[levels] = space.cells
    cells = np.unravel_index(one, space.shape)
    found = np.zeros((len(one), len(order.items)), dtype=bool)
    for column, statement in enumerate(order.items):
        found[:, column] = np.broadcast_to(space.where(statement.want), space.shape)[cells]
    return found


def _in_parts(levels: IntArray, wants: Wants, errors: FloatArray) -> FloatArray:
    """Return the chances of choice fibre by fibre, so many at once as memory bears."""
    truths = levels.size * (1 if wants is None else max(wants.shape[1], 1))
    parts = np.array_split(levels, max(1, min(len(levels), truths // MOST_TRUTHS)))
    return np.concatenate([chances(part, wants, errors) for part in parts], axis=1)
