"""How the target of pressure answers, and whether a third party would rather lend a hand."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from excomm.case import Situation
from excomm.case.logic import Formula
from excomm.conflict.space import BoolArray
from excomm.negotiation.pressure.board import Board
from excomm.negotiation.pressure.undertakings import IF, UNLESS, Plans

__all__ = ["Answers", "Hands", "answers_on", "third_hands"]

# What refusing is worth where it cannot be: a threat that cannot be carried out moves nobody.
NEVER = np.int32(2**31 - 1)
# Ways of the presser looked at together with every set of undertakings of a third party.
AT_ONCE = 4096

Levels = npt.NDArray[np.int32]
Places = npt.NDArray[np.intp]


@dataclass(frozen=True, eq=False)
class Answers:
    """How the targets answer to each way of the presser and of a third party.

    The arrays have an axis for the presser's ways, one for the third party's (of length 1 where
    there is none), and for what the targets do together: where there is one target, its best.

    Attributes
    ----------
    gain
        For each target what it is worth to comply: its best with what is wanted; -1 where it
        cannot be, or would rather comply in another way.
    refuse
        For each target the best that it has without what is wanted, the others complying; -1
        where it cannot refuse, :data:`NEVER` where the rules leave it nothing to do.
    complied, refused
        The place, over the targets' ways together, of what is then done.
    """

    gain: Levels
    refuse: Levels
    complied: Places
    refused: Places

    def complies(self, so: Places, third: Places, unless: Places, other: Places) -> BoolArray:
        """Return whether the targets comply, given the settings if they do and if they do not.

        Parameters
        ----------
        so, third
            The places of the presser's and the third party's ways if they comply.
        unless, other
            The same if they do not. All four broadcast together.
        """
        better = self.gain[:, so, third] > self.refuse[:, unless, other]
        every: BoolArray = np.all(better, axis=0)
        found: BoolArray = np.any(every, axis=-1)
        return found

    def state_if(self, so: int, third: int, unless: int, other: int) -> int:
        """Return what is done where they comply: the place over the targets' ways."""
        better = (self.gain[:, so, third] > self.refuse[:, unless, other]).all(axis=0)
        return int(self.complied[so, third, int(better.argmax())])

    def state_unless(self, so: int, third: int, unless: int, other: int) -> int:
        """Return what is done where the first of the targets does not comply."""
        better = (self.gain[:, so, third] > self.refuse[:, unless, other]).all(axis=0)
        place = int(better.argmax())
        first = next(
            (
                target
                for target in range(len(self.refuse))
                if 0 <= self.refuse[target, unless, other, place] < NEVER
            ),
            0,
        )
        return int(self.refused[first, unless, other, place])


def answers_on(
    board: Board, situation: Situation, wanted: Formula, targets: Sequence[str]
) -> Answers:
    """Return how the targets answer on a board.

    Parameters
    ----------
    board
        Its first axis is the presser's, then perhaps a third party's, then the targets'.
    situation
        Whose orders count.
    wanted
        What is wanted, over the options of the targets.
    targets
        Who holds it. Of ways that a target likes alike it takes the one nearest to the present.
    """
    liked = [board.levels(target, situation.orders.get(target)) for target in targets]
    so = np.broadcast_to(board.where(wanted), liked[0].shape)
    if liked[0].ndim == 1 + len(targets):
        liked, so = [one[:, None] for one in liked], so[:, None]
    ways = liked[0].shape[2:]
    if len(targets) == 1:
        return _one(liked[0], so)
    # What is wanted rests on the targets alone.
    joint = np.flatnonzero(so[0, 0].reshape(-1))
    shape = (*liked[0].shape[:2], len(joint))
    gain, refuse = (np.full((len(targets), *shape), -1, dtype=np.int32) for _ in range(2))
    refused = np.zeros((len(targets), *shape), dtype=np.intp)
    best = np.ones(shape, dtype=bool)
    here = np.unravel_index(joint, ways)
    for target, own in enumerate(liked):
        axis = 2 + target
        along = np.where(so, own, -1).max(axis=axis, keepdims=True)
        level = own.reshape(*shape[:2], -1)[..., joint]
        gain[target] = level
        best &= level == np.broadcast_to(along, own.shape).reshape(*shape[:2], -1)[..., joint]
        outside = np.where(so, -1, own)
        at = outside.argmax(axis=axis)
        least = outside.max(axis=axis)
        open_to = (~so).any(axis=axis)
        least = np.where(open_to & (least < 0), NEVER, least)
        rest = [place for other, place in enumerate(here) if other != target]
        left = [size for other, size in enumerate(ways) if other != target]
        others = np.ravel_multi_index(rest, left)
        refuse[target] = least.reshape(*shape[:2], -1)[..., others]
        moved = [np.broadcast_to(place, shape) for place in here]
        moved[target] = at.reshape(*shape[:2], -1)[..., others]
        refused[target] = np.ravel_multi_index(moved, ways)
    gain[:, ~best] = -1
    gain[:, (gain < 0).any(axis=0)] = -2
    complied = np.broadcast_to(joint, shape).astype(np.intp)
    return Answers(gain, refuse, complied, refused)


def _one(liked: Levels, so: BoolArray) -> Answers:
    with_it = np.where(so, liked, -1)
    without = np.where(so, -1, liked)
    least = without.max(axis=2)
    refuse = np.where(least < 0, NEVER, least).astype(np.int32)
    return Answers(
        gain=with_it.max(axis=2)[None, ..., None],
        refuse=refuse[None, ..., None],
        complied=with_it.argmax(axis=2)[..., None],
        refused=without.argmax(axis=2)[None, ..., None],
    )


class Hands:
    """A third party on a board: what it would do anyway, and what it would rather undertake.

    Parameters
    ----------
    board
        With the third party's axis second, and one target's third.
    answers
        How the target answers on it.
    liked
        How the third party likes each cell.
    plans
        Its sets of undertakings.
    """

    def __init__(self, board: Board, answers: Answers, liked: Levels, plans: Plans) -> None:
        self.board = board
        self.answers = answers
        self.liked = liked
        self.plans = plans
        party = board.parties[1]
        self.party = party
        self._settings = board.space.settings[board.space.parties.index(party)]
        self._rows: dict[tuple[int, int], tuple[Places, Places]] = {}

    def works(self, so: Places, unless: Places, seen_so: Places, seen_unless: Places) -> BoolArray:
        """Return by which of its sets of undertakings it moves the target, and would rather.

        Parameters
        ----------
        so, unless
            The presser's ways if the target complies and if it does not: arrays of one length.
        seen_so, seen_unless
            What the target takes them to be.

        Returns
        -------
        array of shape (ways, sets)
        """
        found = np.zeros((len(so), len(self.plans)), dtype=bool)
        for start in range(0, len(so), AT_ONCE):
            part = slice(start, start + AT_ONCE)
            found[part] = self._works(so[part], unless[part], seen_so[part], seen_unless[part])
        return found

    def anyway(
        self, so: Places, unless: Places, seen_so: Places, seen_unless: Places
    ) -> tuple[Places, Places, Levels]:
        """Return how it sets its options if it undertakes nothing.

        Parameters
        ----------
        so, unless, seen_so, seen_unless
            As for :meth:`works`.

        Returns
        -------
        arrays of one length
            The place of its best way where the target has complied; that of its best among those
            to which the target's best answer is not to comply; and what this second one is worth,
            -1 where there is none. Of several the one nearest to the present.
        """
        every, target = np.arange(self.liked.shape[1]), self.answers
        can = target.gain[0, seen_so, :, 0] >= 0
        level = self.liked[so[:, None], every, target.complied[seen_so, :, 0]]
        after = np.where(can, level, -1).argmax(axis=1)
        complies = target.complies(seen_so[:, None], every, seen_unless[:, None], every)
        refuses = target.refuse[0, seen_unless, :, 0]
        level = self.liked[unless[:, None], every, target.refused[0, seen_unless, :, 0]]
        level = np.where(complies | (refuses == NEVER), -1, level)
        best = level.argmax(axis=1)
        return after, best, level[np.arange(len(best)), best]

    def _works(self, so: Places, unless: Places, seen_so: Places, seen_unless: Places) -> BoolArray:
        found = np.zeros((len(so), len(self.plans)), dtype=bool)
        after, before, least = self.anyway(so, unless, seen_so, seen_unless)
        # Nothing that it could undertake helps where even its best would not, for it or the target.
        most = self.liked[so, after, self.answers.complied[seen_so, after, 0]]
        gain, refuse = self.answers.gain[0, ..., 0], self.answers.refuse[0, ..., 0]
        movable = gain.max(axis=1)[seen_so] > refuse.min(axis=1)[seen_unless]
        open_to = (least >= 0) & (most > least) & movable
        ways = self.liked.shape[1]
        pairs = np.where(open_to, after * ways + before, -1)
        for pair in np.unique(pairs[open_to]).tolist():
            one, other = divmod(pair, ways)
            rows = np.flatnonzero(pairs == pair)
            own_so, own_unless = self.rows(one, other)
            plans = np.flatnonzero((own_so >= 0) & (own_unless >= 0))
            mine, else_ = own_so[plans], own_unless[plans]
            complies = self.answers.complies(
                seen_so[rows, None], mine, seen_unless[rows, None], else_
            )
            answer = self.answers.complied[seen_so[rows, None], mine, 0]
            level = self.liked[so[rows, None], mine, answer]
            # What it undertakes unless must be open to it where the presser does what it does.
            refusal = self.answers.refused[0, seen_unless[rows, None], else_, 0]
            carried = self.liked[unless[rows, None], else_, refusal] >= 0
            found[rows[:, None], plans] = complies & carried & (level > least[rows, None])
        return found

    def rows(self, so: int, unless: int) -> tuple[Places, Places]:
        """Return its ways under each set of undertakings if the target complies and if not.

        Parameters
        ----------
        so, unless
            How it sets its options anyway, in each case.

        Returns
        -------
        pair of arrays of shape (sets,)
            -1 for sets that cannot be, or undertake what is so anyway.
        """
        if (so, unless) not in self._rows:
            anyway = [self._settings[place].tolist() for place in (so, unless)]
            keep = self.plans.changing(*anyway)
            pair = [
                np.where(keep, self.board.find(self.party, self.plans.settings(own, kinds)), -1)
                for own, kinds in zip(anyway, (IF, UNLESS), strict=True)
            ]
            self._rows[so, unless] = pair[0], pair[1]
        return self._rows[so, unless]

    def values(self, place: int) -> dict[str, int]:
        """Return the place of the value of each of its options in one of its ways."""
        options = self.board.space.situation.case.options_of(self.party)
        return {o.id: v for o, v in zip(options, self._settings[place].tolist(), strict=True)}


def third_hands(
    board: Board, situation: Situation, wanted: Formula, target: str, plans: Plans
) -> Hands:
    """Return a third party on a board, as of one set of orders."""
    answers = answers_on(board, situation, wanted, [target])
    party = board.parties[1]
    return Hands(board, answers, board.levels(party, situation.orders.get(party)), plans)
