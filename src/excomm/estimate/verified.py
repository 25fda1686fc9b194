"""How an agreement stands and what can be seen of it, as a part of an estimate."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from excomm.case import Case, Cite, Situation
from excomm.estimate.prospects import LikelihoodPart, likelihood_part
from excomm.forecast import Branch, Likelihood
from excomm.verification import (
    Assurance,
    Entry,
    Ledger,
    MeasureState,
    Stand,
    find_assurance,
    find_help,
    make_ledger,
)

__all__ = [
    "AssurancePart",
    "BoundPart",
    "CommitmentPart",
    "CountPart",
    "GainPart",
    "LackPart",
    "LedgerPart",
    "MeasurePart",
    "StandPart",
    "find_ledger",
    "lacks_of",
    "would_do",
]


@dataclass(frozen=True)
class StandPart:
    """The last word of a party on a commitment or measure, and the event it was said with."""

    party: str
    status: str
    event: str


@dataclass(frozen=True)
class CountPart:
    """What a measure last saw: so many done, or signs of a breach; `sign` tells which."""

    measure: str
    event: str
    sign: str
    counted: int | None


@dataclass(frozen=True)
class LackPart:
    """In what a commitment is seen less well than is asked.

    `found` is the best that a measure in force, `by`, gives; both None where none does.
    """

    dimension: str
    asked: str
    found: str | None
    by: str | None


@dataclass(frozen=True)
class GainPart:
    """How sure one would be with one measure more, after the time to come, and the gain."""

    measure: str
    kept: float
    gain: float


@dataclass(frozen=True)
class AssurancePart:
    """How sure one can be, in figures, that a commitment is kept.

    `kept` is the chance, `breach` that of a breach before looking; `detection` the chance that
    a breach would have been seen by now, `coverage` the share that measures in force see,
    `delay` how many days it takes on average until a breach is known, by the measure that is
    soonest. `asked` is how sure one must be and `short_by` what is lacking of it.

    Where something is, `gains` are the measures not in force that would help, most first, and
    `waiting` how sure one would be without, after `days` in which nothing is seen. `enough` is
    the cheapest set of them that gives what is asked, None where none does.
    """

    kept: LikelihoodPart
    breach: float
    detection: float
    coverage: float
    delay: float | None
    asked: float | None
    short_by: float | None
    days: float | None
    waiting: float | None
    gains: tuple[GainPart, ...]
    enough: tuple[str, ...] | None


@dataclass(frozen=True)
class CommitmentPart:
    """A commitment: who owes what, how that stands, and what can see it.

    `because` is what decides the status, `event` the event behind it and `word_of` the party
    whose word it is, where there are any. `seen_by` are the measures in force that can see it.
    `lacks` is in what that falls short of what is asked, `enough` whether it is all that is
    asked (None where nothing is), `would_do` are the measures not in force each of which would
    give all that is lacking. `assurance` is None where there are no figures.
    """

    id: str
    text: str
    party: str
    to: tuple[str, ...]
    status: str
    because: str
    event: str | None
    word_of: str | None
    done: int | None
    total: int | None
    what: str | None
    due: str | None
    stands: tuple[StandPart, ...]
    seen: tuple[CountPart, ...]
    seen_by: tuple[str, ...]
    enough: bool | None
    lacks: tuple[LackPart, ...]
    would_do: tuple[str, ...]
    assurance: AssurancePart | None
    cites: tuple[Cite, ...]


@dataclass(frozen=True)
class MeasurePart:
    """A way to see whether commitments are kept.

    `barred` are the words that bar it, `silent` the parties that have not consented, `missing`
    what of its needs is not so, `waits_on` all parties that it needs something of.
    """

    id: str
    text: str
    party: str | None
    sees: tuple[str, ...]
    in_force: bool
    stands: tuple[StandPart, ...]
    barred: tuple[StandPart, ...]
    silent: tuple[str, ...]
    missing: tuple[str, ...]
    waits_on: tuple[str, ...]
    risk: str | None
    risk_of: str | None
    cites: tuple[Cite, ...]


@dataclass(frozen=True)
class BoundPart:
    """Commitments that hang together: if any of `failing` fails, `falling` fall with it.

    Those of `failing` fall with each other.
    """

    failing: tuple[str, ...]
    falling: tuple[str, ...]


@dataclass(frozen=True)
class LedgerPart:
    """How an agreement stands: the commitments owed, those to come, and the measures."""

    commitments: tuple[CommitmentPart, ...]
    coming: tuple[str, ...]
    measures: tuple[MeasurePart, ...]
    bound: tuple[BoundPart, ...]


def find_ledger(
    situation: Situation, branches: Callable[[], Sequence[Branch]]
) -> LedgerPart | None:
    """Return how the agreement of a case stands; None where it has no commitments.

    Parameters
    ----------
    situation
        The case as of a moment.
    branches
        As for :func:`excomm.verification.find_assurance`.

    Raises
    ------
    CaseError
        If what was seen cannot have been seen, whether a commitment is kept or broken.
    """
    if not situation.case.commitments:
        return None
    ledger = make_ledger(situation)
    assured = find_assurance(ledger, branches)
    return LedgerPart(
        commitments=tuple(
            _commitment(one.entry, _assurance(situation.case, one)) for one in assured.commitments
        ),
        coming=tuple(item.id for item in ledger.coming),
        measures=tuple(map(_measure, ledger.measures)),
        bound=tuple(_bound(ledger)),
    )


def _assurance(case: Case, one: Assurance) -> AssurancePart | None:
    if one.kept is None or one.prior is None:
        return None
    kept = one.kept
    helped = find_help(one) if one.short else None
    best = helped.cheapest.best if helped is not None and helped.cheapest is not None else None
    return AssurancePart(
        kept=likelihood_part(case, Likelihood(kept.point, kept.low, kept.high)),
        breach=one.prior.breach.point,
        detection=one.detection,
        coverage=one.coverage,
        delay=one.delay,
        asked=one.required,
        short_by=one.short_by,
        days=helped.days if helped is not None else None,
        waiting=helped.waiting if helped is not None else None,
        gains=tuple(
            GainPart(gain.measure, gain.kept, gain.gain)
            for gain in (helped.gains if helped is not None else ())
        ),
        enough=best.measures if best is not None else None,
    )


def _commitment(entry: Entry, assurance: AssurancePart | None) -> CommitmentPart:
    item, standing = entry.commitment, entry.standing
    asked = any(want.asked is not None for want in entry.wants)
    return CommitmentPart(
        id=item.id,
        text=item.text,
        party=item.party,
        to=item.to,
        status=standing.status,
        because=standing.because,
        event=standing.event.id if standing.event else None,
        word_of=standing.party,
        done=standing.done,
        total=item.total,
        what=item.what,
        due=str(item.due) if item.due else None,
        stands=_stands(standing.stands),
        seen=tuple(_counts(entry)),
        seen_by=tuple(one.measure.id for one in entry.seen_by),
        enough=not entry.short if asked else None,
        lacks=lacks_of(entry),
        would_do=would_do(entry),
        assurance=assurance,
        cites=item.cites,
    )


def lacks_of(entry: Entry) -> tuple[LackPart, ...]:
    """Return in what a commitment is seen less well than is asked."""
    return tuple(
        LackPart(
            dimension=want.dimension,
            asked=str(want.asked),
            found=None if want.found is None else str(want.found),
            by=want.by,
        )
        for want in entry.wants
        if want.enough is False
    )


def would_do(entry: Entry) -> tuple[str, ...]:
    """Return the measures not in force each of which would give all that is lacking."""
    lacks = [want for want in entry.wants if want.enough is False]
    return tuple(
        one.measure.id
        for one in entry.sights
        if lacks and all(one.measure.id in want.met_by for want in lacks)
    )


def _counts(entry: Entry) -> Iterator[CountPart]:
    """Yield what each measure last counted, and its last alarm."""
    for sight in entry.sights:
        for sign in ("count", "alarm"):
            told = [one for one in sight.observations if one.seen.sign == sign]
            if told:
                last = told[-1]
                yield CountPart(sight.measure.id, last.event.id, sign, last.seen.counted)


def _stands(stands: Sequence[Stand]) -> tuple[StandPart, ...]:
    return tuple(StandPart(one.party, one.status, one.event.id) for one in stands)


def _measure(state: MeasureState) -> MeasurePart:
    item = state.measure
    return MeasurePart(
        id=item.id,
        text=item.text,
        party=item.party,
        sees=tuple(item.sees),
        in_force=state.in_force,
        stands=_stands(state.stands),
        barred=_stands(state.barred),
        silent=state.silent,
        missing=tuple(map(str, state.missing)),
        waits_on=state.waits_on,
        risk=str(item.risk) if item.risk else None,
        risk_of=item.risk.text if item.risk else None,
        cites=item.cites,
    )


def _bound(ledger: Ledger) -> Iterator[BoundPart]:
    """Yield what falls with what, commitments with which the same falls together."""
    order = [entry.commitment.id for entry in ledger.entries]
    found: dict[frozenset[str], list[str]] = {}
    for entry in ledger.entries:
        if entry.falls:
            own = entry.commitment.id
            together = frozenset((own, *(fall.commitment for fall in entry.falls)))
            found.setdefault(together, []).append(own)
    # What takes the most with it comes first.
    for together, failing in sorted(found.items(), key=lambda item: -len(item[0])):
        falling = tuple(name for name in order if name in together and name not in failing)
        yield BoundPart(tuple(failing), falling)
