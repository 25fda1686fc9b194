"""How a party chooses in every state at once: over its whole fibre, staying included."""

from dataclasses import dataclass

import numpy as np

from excomm.case import Statements
from excomm.conflict import CONCEPTS, Conflict, Mover, held_to
from excomm.conflict.chunks import Places
from excomm.conflict.preference import NO_STATE
from excomm.conflict.space import BoolArray, IntArray
from excomm.forecast.elimination import FloatArray, Wants, chances

__all__ = ["Chooser", "Judged", "Made", "Mixed", "judged", "told_apart"]

# What parties choose, by whose moves and orders it depends on and by block of their fibres.
Made = dict[tuple[tuple[Mover, ...], int], FloatArray]

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


@dataclass(frozen=True, eq=False, repr=False)
class Mixed:
    """The chance of every choice of a party, at one chance of error and of caution.

    Attributes
    ----------
    blocks
        As :meth:`excomm.conflict.Fibres.choices`, with the chance of each choice.
    """

    blocks: tuple[tuple[Places, BoolArray, FloatArray], ...]

    def after(self, before: FloatArray) -> FloatArray:
        """Return the distribution over cells after the party has chosen."""
        found = np.zeros(before.size)
        for places, own, chance in self.blocks:
            mass = before[places[:, own]].sum(axis=1)
            if mass.any():
                moved = (mass[:, np.newaxis] * chance).ravel()
                found += np.bincount(places.ravel(), weights=moved, minlength=before.size)
        return found

    def from_cell(self, place: int) -> tuple[Places, FloatArray]:
        """Return what can be chosen in one state, and with what chance."""
        for places, own, chance in self.blocks:
            rows = np.flatnonzero((places[:, own] == place).any(axis=1))
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
    _blocks: tuple[tuple[Places, BoolArray, FloatArray, FloatArray], ...]

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
        # Wary, a party chooses alike where each wants the same; bold, where it does itself.
        ways = ((view.bold, (mover,)), (view.wary, (mover, *conflict.movers.values())))
        blocks = []
        for number, (every, own) in enumerate(mover.choices()):
            places = every
            if among is not None:
                places = every[among.reshape(-1)[every[:, own]].any(axis=1)]
            if not len(places):
                continue
            found = []
            for levels, key in ways if wary else (ways[0], ways[0]):
                if (key, number) not in made:
                    seen = levels.reshape(-1)[places]
                    made[key, number] = _in_parts(seen, view.wants, np.array(errors))
                found.append(made[key, number])
            blocks.append((places, own, found[0], found[1]))
        return cls(errors, tuple(blocks))

    def mixed(self, error: float, caution: float) -> Mixed:
        """Return its choices where it is wary with a chance."""
        at = self.errors.index(error)
        return Mixed(
            tuple(
                (places, own, (1 - caution) * bold[at] + caution * wary[at])
                for places, own, bold, wary in self._blocks
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
    found = np.zeros((int(levels.max()) + 1, len(order.items)), dtype=bool)
    for column, statement in enumerate(order.items):
        found[levels, column] = space.truth(statement.want)
    return found


def _in_parts(levels: IntArray, wants: Wants, errors: FloatArray) -> FloatArray:
    """Return the chances of choice fibre by fibre, so many at once as memory bears."""
    truths = levels.size * (1 if wants is None else max(wants.shape[1], 1))
    parts = np.array_split(levels, max(1, min(len(levels), truths // MOST_TRUTHS)))
    return np.concatenate([chances(part, wants, errors) for part in parts], axis=1)
