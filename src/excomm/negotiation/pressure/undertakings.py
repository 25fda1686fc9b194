"""What a party can undertake, and how its options then stand: if something is so, and if not."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Literal

import numpy as np
import numpy.typing as npt

from excomm.case import CaseError, Option, Problem

__all__ = ["IF", "UNLESS", "Kind", "Plans", "Undertaking", "contains", "make_plans"]

Kind = Literal["threat", "promise", "always"]
KINDS: tuple[Kind, ...] = ("threat", "promise", "always")
# What is carried out where what is wanted is so, and where it is not.
IF: tuple[Kind, ...] = ("promise", "always")
UNLESS: tuple[Kind, ...] = ("threat", "always")

# More sets of undertakings than this are not looked through.
MOST_PLANS = 2_000_000

Settings = npt.NDArray[np.signedinteger[Any]]
Masks = npt.NDArray[np.uint64]


@dataclass(frozen=True)
class Undertaking:
    """What a party says it will do with one of its options.

    Attributes
    ----------
    option
        The id of the option.
    value
        The place of its value: what is done unless (``threat``), if (``promise``) or whether
        or not (``always``) what is wanted comes about. Otherwise the option stays as it is.
    """

    option: str
    value: int
    kind: Kind


@dataclass(frozen=True, eq=False)
class Plans:
    """Sets of undertakings of one party, the smallest first.

    Attributes
    ----------
    options
        The party's options.
    single
        Every undertaking there is, in order.
    members
        Of each set the places of its undertakings: an array of shape (sets, most), filled up
        with -1.
    sizes
        How many undertakings each set has.
    masks
        What each set contains, as bits: an array of shape (sets, words). What is done in any case
        is done unless and done if, so that it contains the threat and the promise of the same.
    """

    options: tuple[Option, ...]
    single: tuple[Undertaking, ...]
    members: npt.NDArray[np.intp]
    sizes: npt.NDArray[np.intp]
    masks: Masks

    @cached_property
    def breadth(self) -> npt.NDArray[np.intp]:
        """How much each set contains: two for what is done in any case, one for the rest."""
        counted: npt.NDArray[np.intp] = np.bitwise_count(self.masks).sum(axis=1).astype(np.intp)
        return counted

    def __len__(self) -> int:
        return len(self.sizes)

    def undertakings(self, place: int) -> tuple[Undertaking, ...]:
        """Return the undertakings of one set."""
        return tuple(self.single[one] for one in self.members[place].tolist() if one >= 0)

    def settings(self, base: Sequence[int], kinds: Sequence[Kind]) -> Settings:
        """Return how the options stand once the undertakings of some kinds are carried out.

        Parameters
        ----------
        base
            The place of every option's value otherwise.
        kinds
            ``promise`` and ``always`` where what is wanted is so, ``threat`` and ``always``
            where it is not.

        Returns
        -------
        array of shape (sets, options)
        """
        columns = {option.id: column for column, option in enumerate(self.options)}
        column = np.array([columns[one.option] for one in self.single], dtype=np.intp)
        value = np.array([one.value for one in self.single], dtype=np.intp)
        meant = np.array([one.kind in kinds for one in self.single], dtype=bool)
        found = np.tile(np.asarray(base, dtype=np.int32), (len(self), 1))
        for place in range(self.members.shape[1]):
            one = self.members[:, place]
            rows = np.flatnonzero((one >= 0) & meant[one]) if len(meant) else one[:0]
            found[rows, column[one[rows]]] = value[one[rows]]
        return found

    def changing(self, so: Sequence[int], unless: Sequence[int]) -> npt.NDArray[np.bool_]:
        """Return which sets undertake only what would not be done anyway.

        Parameters
        ----------
        so, unless
            How the options stand anyway, if what is wanted is so and if it is not.
        """
        columns = {option.id: column for column, option in enumerate(self.options)}
        anyway = {"promise": (so,), "threat": (unless,), "always": (so, unless)}
        idle = [
            all(values[columns[one.option]] == one.value for values in anyway[one.kind])
            for one in self.single
        ]
        if not idle:
            return np.ones(len(self), dtype=bool)
        some = (self.members >= 0) & np.array(idle)[self.members]
        found: npt.NDArray[np.bool_] = ~some.any(axis=1)
        return found


def make_plans(
    options: Sequence[Option], values: Sequence[int], most: int, moving: bool = False
) -> Plans:
    """Return the sets of undertakings of one party, up to a size.

    Parameters
    ----------
    options, values
        Its options, and the places of their values at present.
    most
        How many undertakings a set may have.
    moving
        Whether its options may stand otherwise before it undertakes anything, so that it may
        also undertake to leave one as it is at present.

    Raises
    ------
    CaseError
        If there are too many sets.

    Notes
    -----
    An option may be in two undertakings of a set: one value unless, and another if. It can take
    only values that it can go to: what was done for good is not undone.
    """
    single = tuple(
        Undertaking(option.id, value, kind)
        for option, now in zip(options, values, strict=True)
        for value in range(len(option.values))
        if option.can_go(now, value) and (moving or value != now)
        for kind in KINDS
    )
    members = _sets(single, most)
    sizes = (members >= 0).sum(axis=1)
    return Plans(tuple(options), single, members, sizes, _masks(single, members))


def _sets(single: Sequence[Undertaking], most: int) -> npt.NDArray[np.intp]:
    """Return the sets of undertakings that can stand together, as :class:`Plans` keeps them."""
    # Which can be put behind each: those after it that can stand with it.
    behind = np.array(
        [
            [
                place < other and _together(single[place], single[other])
                for other in range(len(single))
            ]
            for place in range(len(single))
        ],
        dtype=bool,
    ).reshape(len(single), len(single))
    last = np.empty((1, 0), dtype=np.intp)
    found = [last]
    for size in range(1, most + 1):
        can = np.ones((len(last), len(single)), dtype=bool)
        for column in last.T:
            can &= behind[column]
        rows, more = np.nonzero(can)
        last = np.concatenate([last[rows], more[:, np.newaxis]], axis=1)
        found.append(last)
        if sum(map(len, found)) > MOST_PLANS:
            problem = f"there are more than {MOST_PLANS:,} sets of up to {size} undertakings"
            hint = "fewer at once, or name the options that may be used"
            raise CaseError(Problem(None, problem, hint))
    width = max(most, 1)
    filled = [
        np.pad(rows, ((0, 0), (0, width - rows.shape[1])), constant_values=-1) for rows in found
    ]
    return np.concatenate(filled)


def _together(one: Undertaking, other: Undertaking) -> bool:
    """Return whether two undertakings can stand in one set."""
    if one.option != other.option:
        return True
    return {one.kind, other.kind} == {"threat", "promise"} and one.value != other.value


def _masks(single: Sequence[Undertaking], members: npt.NDArray[np.intp]) -> Masks:
    bits: dict[tuple[str, int, str], int] = {}
    meant = []
    for one in single:
        kinds = ("threat", "promise") if one.kind == "always" else (one.kind,)
        keys = [(one.option, one.value, kind) for kind in kinds]
        meant.append([bits.setdefault(key, len(bits)) for key in keys])
    words = np.zeros((len(single) + 1, len(bits) // 64 + 1), dtype=np.uint64)
    for place, own in enumerate(meant):
        for bit in own:
            words[place, bit // 64] |= np.uint64(1) << np.uint64(bit % 64)
    # The last row is nothing, for the places that a set leaves empty.
    found: Masks = np.bitwise_or.reduce(words[members], axis=1)
    return found


def contains(masks: Masks, part: Masks) -> npt.NDArray[np.bool_]:
    """Return which sets contain another: arrays of shape (sets, words) and (words,)."""
    found: npt.NDArray[np.bool_] = ((masks & part) == part).all(axis=1)
    return found
