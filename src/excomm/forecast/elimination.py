"""Choice by elimination: with what chance each of some moves is chosen.

Who chooses goes down its statements, the most important first. Where the moves that remain
differ on a statement, those that fail it are dropped, all together, with chance 1 - e; with
chance e the statement is overlooked. At the end it chooses evenly among what is left. Without
error that is the best reply, with e = 1 it is any move as soon as any other, and a move that
fails the first statement on which moves differ has a chance of the order of e.

The idea of dropping alternatives aspect by aspect is Tversky's (1972); here the aspects have
an order, and error, not the aspect's weight, decides whether one counts.
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from excomm.conflict.space import BoolArray, IntArray

__all__ = ["FloatArray", "Wants", "chances"]

FloatArray = npt.NDArray[np.float64]
Masks = npt.NDArray[np.uint64]

# What a party's levels say of its statements: an array of shape (levels, statements), or None
# where it has none, and each level that moves reach is a statement "at least as good".
Wants = BoolArray | None

# So many sets of remaining moves are followed at once; more, and the fibres are split.
MOST_FOLLOWED = 2**20

# A chance below this is no longer followed apart.
NEGLIGIBLE = 1e-15


@dataclass(frozen=True, eq=False, repr=False)
class _Classes:
    """Moves of some fibres in classes of one level, the best first.

    Attributes
    ----------
    of
        The class of each move, an array of shape (fibres, moves); -1 where there is none.
    counts
        How many moves each class has, an array of shape (fibres, classes).
    levels
        The level of each class; -1 where there is none.
    """

    of: IntArray
    counts: npt.NDArray[np.int64]
    levels: IntArray


def chances(levels: IntArray, wants: Wants, errors: FloatArray) -> FloatArray:
    """Return with what chance each move is chosen.

    Parameters
    ----------
    levels
        How the party judges each of its moves, staying included, as one of its preference
        levels: an array of shape (fibres, moves), -1 where there is no move.
    wants
        Which of its statements are true at each level; None where it has a ranking, weights
        or no order.
    errors
        The chances of overlooking a statement, each from 0 to 1.

    Returns
    -------
    array of shape (errors, fibres, moves)
        Chances that add up to 1 along each fibre that has a move.
    """
    classes = _classed(levels)
    if wants is None:
        by_class = _chain(classes.counts, errors)
    else:
        by_class = _by_statements(classes, wants, errors)
    shared = by_class / np.maximum(classes.counts, 1)
    rows = np.arange(len(levels))[:, np.newaxis]
    found: FloatArray = np.where(classes.of >= 0, shared[:, rows, classes.of], 0.0)
    return found


def _classed(levels: IntArray) -> _Classes:
    order = np.argsort(-levels.astype(np.int64), axis=1, kind="stable")
    ordered = np.take_along_axis(levels, order, axis=1)
    fresh = np.ones(ordered.shape, dtype=bool)
    fresh[:, 1:] = ordered[:, 1:] != ordered[:, :-1]
    place = np.where(ordered >= 0, fresh.cumsum(axis=1) - 1, -1)
    of = np.empty(levels.shape, dtype=np.int32)
    np.put_along_axis(of, order, place.astype(np.int32), axis=1)
    width = int(place.max(initial=0)) + 1
    rows = np.broadcast_to(np.arange(len(levels))[:, np.newaxis], place.shape)
    there = place >= 0
    counts = np.zeros((len(levels), width), dtype=np.int64)
    np.add.at(counts, (rows[there], place[there]), 1)
    named = np.full((len(levels), width), -1, dtype=np.int32)
    named[rows[there], place[there]] = ordered[there]
    return _Classes(of, counts, named)


def _chain(counts: npt.NDArray[np.int64], errors: FloatArray) -> FloatArray:
    """Return the chance of each class where each class is a statement "at least as good".

    With chance e^(j-1) (1 - e) the best j classes are left, with what remains all.
    """
    there = counts > 0
    classes = there.sum(axis=1)
    power = errors[:, np.newaxis] ** np.arange(counts.shape[1])
    left = np.repeat(power[:, np.newaxis, :], len(counts), axis=1)
    last = np.arange(counts.shape[1]) == (classes - 1)[:, np.newaxis]
    left = np.where(last, left, left * (1 - errors[:, np.newaxis, np.newaxis]))
    share = np.where(there, left / np.maximum(counts.cumsum(axis=1), 1), 0.0)
    beyond = np.flip(np.flip(share, axis=2).cumsum(axis=2), axis=2)
    found: FloatArray = beyond * counts
    return found


def _by_statements(classes: _Classes, wants: BoolArray, errors: FloatArray) -> FloatArray:
    masks = _masks(classes, wants)
    # Fibres on which statements tell the same moves apart are one problem.
    key = np.concatenate([classes.counts, masks.reshape(len(masks), -1).view(np.int64)], axis=1)
    _, first, alike = np.unique(key, axis=0, return_index=True, return_inverse=True)
    counts, masks = classes.counts[first], masks[first]
    found = np.zeros((len(first), counts.shape[1], len(errors)))
    waiting = [np.arange(len(first))]
    while waiting:
        some = waiting.pop()
        if not _eliminate(counts[some], masks[some], errors, found, some):
            half = len(some) // 2
            waiting += [some[:half], some[half:]]
    by_class: FloatArray = np.moveaxis(found, 2, 0)[:, alike.reshape(-1)]
    return by_class


def _masks(classes: _Classes, wants: BoolArray) -> Masks:
    """Return which classes satisfy each statement, as bits: shape (fibres, statements, words).

    Statements that tell nothing apart are left out, and the others moved up.
    """
    there = classes.counts > 0
    true = wants[classes.levels] & there[:, :, np.newaxis]
    satisfied = true.sum(axis=1)
    telling = (satisfied > 0) & (satisfied < there.sum(axis=1)[:, np.newaxis])
    order = np.argsort(~telling, axis=1, kind="stable")
    longest = int(telling.sum(axis=1).max(initial=0))
    order = order[:, :longest]
    true = np.take_along_axis(true, order[:, np.newaxis, :], axis=2)
    true &= np.take_along_axis(telling, order, axis=1)[:, np.newaxis, :]
    return _packed(np.moveaxis(true, 2, 1))


def _packed(flags: BoolArray) -> Masks:
    """Return flags along the last axis as the bits of whole numbers."""
    words = -(-flags.shape[-1] // 64)
    octets = np.zeros((*flags.shape[:-1], words * 8), dtype=np.uint8)
    packed = np.packbits(flags, axis=-1, bitorder="little")
    octets[..., : packed.shape[-1]] = packed
    return octets.view("<u8").astype(np.uint64)


def _unpacked(masks: Masks, width: int) -> BoolArray:
    octets = np.ascontiguousarray(masks.astype("<u8")).view(np.uint8)
    return np.unpackbits(octets, axis=-1, count=width, bitorder="little").astype(bool)


def _eliminate(
    counts: npt.NDArray[np.int64],
    masks: Masks,
    errors: FloatArray,
    found: FloatArray,
    rows: npt.NDArray[np.int64],
) -> bool:
    """Follow every set of moves that can remain; False if they are too many at once.

    Parameters
    ----------
    counts, masks
        The classes of some fibres, and which of them satisfy each statement.
    errors
        The chances of overlooking a statement.
    found, rows
        Where the chance of each class is added, and the rows of these fibres there.
    """
    fibre = np.arange(len(counts))
    left = _packed(counts > 0)
    chance = np.ones((len(counts), len(errors)))
    done: list[tuple[npt.NDArray[np.int64], Masks, FloatArray]] = []
    for statement in range(masks.shape[1]):
        satisfied = left & masks[fibre, statement]
        differ = satisfied.any(axis=1) & (satisfied != left).any(axis=1)
        overlooked = chance[differ] * errors
        dropped = chance[differ] * (1 - errors)
        small = overlooked.max(axis=1, initial=0) < NEGLIGIBLE
        dropped[small] += overlooked[small]
        kept = np.flatnonzero(differ)[~small]
        fibre = np.concatenate([fibre[~differ], fibre[differ], fibre[kept]])
        left = np.concatenate([left[~differ], satisfied[differ], left[kept]])
        chance = np.concatenate([chance[~differ], dropped, overlooked[~small]])
        single = np.bitwise_count(left).sum(axis=1) == 1
        done.append((fibre[single], left[single], chance[single]))
        fibre, left, chance = _merged(fibre[~single], left[~single], chance[~single])
        if len(fibre) > MOST_FOLLOWED and len(counts) > 1:
            return False
    done.append((fibre, left, chance))
    for at, sets, share in done:
        for some in np.array_split(np.arange(len(at)), max(1, len(at) * counts.shape[1] >> 22)):
            among = _unpacked(sets[some], counts.shape[1]) * counts[at[some]]
            even = among / np.maximum(among.sum(axis=1, keepdims=True), 1)
            entry, column = np.nonzero(among)
            part = even[entry, column, np.newaxis] * share[some][entry]
            np.add.at(found, (rows[at[some][entry]], column), part)
    return True


def _merged(
    fibre: npt.NDArray[np.int64], left: Masks, chance: FloatArray
) -> tuple[npt.NDArray[np.int64], Masks, FloatArray]:
    """Add up the chances of the same moves remaining."""
    if len(fibre) < 2:
        return fibre, left, chance
    order = np.lexsort((*left.T, fibre))
    fibre, left, chance = fibre[order], left[order], chance[order]
    fresh = np.ones(len(fibre), dtype=bool)
    fresh[1:] = (fibre[1:] != fibre[:-1]) | (left[1:] != left[:-1]).any(axis=1)
    begins = np.flatnonzero(fresh)
    return fibre[begins], left[begins], np.add.reduceat(chance, begins, axis=0)
