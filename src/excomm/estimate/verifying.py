"""What sources concluded of an agreement, held against the model: how it stands, what sees it."""

from collections.abc import Callable, Mapping, Sequence

from excomm.case import AssuresCheck, FallsCheck, SeenCheck, Situation, StandsCheck
from excomm.conflict import too_large_to_list
from excomm.estimate.found import (
    AssuresFound,
    FallsFound,
    SeenFound,
    SightFound,
    StandFound,
    StandsFound,
)
from excomm.estimate.verified import lacks_of, would_do
from excomm.forecast import Branch
from excomm.verification import (
    Assurance,
    Entry,
    Ledger,
    OutcomeSight,
    Stand,
    claim,
    find_assurance,
    find_help,
    make_ledger,
    view_outcome,
)

__all__ = ["check_assures", "check_falls", "check_seen", "check_stands"]


def check_stands(situation: Situation, check: StandsCheck) -> tuple[bool, StandsFound]:
    """Return whether commitments stand as is said, or a party says so, and how they do."""
    ledger = make_ledger(situation)
    stands = tuple(_stand(ledger, about, check.said_by) for about in check.about)
    agrees = all(one.status == check.status for one in stands)
    return agrees, StandsFound(check.said_by, stands)


def _stand(ledger: Ledger, about: str, said_by: str | None) -> StandFound:
    entry = _entries(ledger).get(about)
    if said_by is not None:
        said = _words(ledger, about).get(said_by)
        if said is None:
            return StandFound(about, None, None)
        return StandFound(about, said.status, said.event.id)
    if entry is None:
        return StandFound(about, None, None)
    standing = entry.standing
    return StandFound(about, standing.status, standing.event.id if standing.event else None)


def _entries(ledger: Ledger) -> Mapping[str, Entry]:
    return {entry.commitment.id: entry for entry in ledger.entries}


def _words(ledger: Ledger, about: str) -> Mapping[str, Stand]:
    """Return the last word of each party on a commitment or measure, if there is one so called."""
    entry = _entries(ledger).get(about)
    stands = entry.standing.stands if entry is not None else ()
    for state in ledger.measures:
        if state.measure.id == about:
            stands = state.stands
    return {one.party: one for one in stands}


def check_seen(
    situation: Situation, branches: Callable[[], Sequence[Branch]], check: SeenCheck
) -> tuple[bool, SeenFound]:
    """Return whether commitments are seen as is said, and how they are.

    Parameters
    ----------
    situation, check
        The case as of a moment, and what is said.
    branches
        As for :func:`excomm.verification.find_assurance`.
    """
    assured = find_assurance(make_ledger(situation), branches)
    owed = [one for one in assured.commitments if one.commitment.id in check.commitments]
    sights = tuple(map(_sight, owed))
    agrees = len(owed) == len(check.commitments)
    asked = []
    if check.only_by is not None:
        asked.append("only_by")
        agrees = agrees and all(one.seen_by == (check.only_by,) for one in sights)
    if check.short is not None:
        asked.append("short")
        agrees = agrees and all(
            (one.short or one.entry.short) is check.short and _is_known(one) for one in owed
        )
    if check.mended_by:
        asked.append("mended_by")
        agrees = agrees and all({*check.mended_by} <= {*one.would_do} for one in sights)
    return agrees, SeenFound(tuple(asked), sights)


def _is_known(one: Assurance) -> bool:
    """Return whether it can be told how well what is asked is met."""
    return one.required is None or one.short_by is not None


def _sight(one: Assurance) -> SightFound:
    entry = one.entry
    enough: tuple[str, ...] = ()
    if one.required is not None and one.short and one.kept is not None:
        enough = tuple(g.measure for g in find_help(one).gains if g.kept >= one.required)
    return SightFound(
        commitment=entry.commitment.id,
        seen_by=tuple(one.measure.id for one in entry.seen_by),
        lacks=lacks_of(entry),
        kept=None if one.kept is None else one.kept.point,
        asked=one.required,
        would_do=would_do(entry) or enough,
    )


def check_falls(situation: Situation, check: FallsCheck) -> tuple[bool, FallsFound]:
    """Return whether commitments fall with another, and what does."""
    entries = _entries(make_ledger(situation))
    failed = entries.get(check.failed)
    falls = tuple(fall.commitment for fall in failed.falls) if failed is not None else ()
    agrees = all(name in falls for name in check.falls)
    return agrees, FallsFound(check.failed, falls, len(entries))


def check_assures(situation: Situation, check: AssuresCheck) -> tuple[bool, AssuresFound]:
    """Return whether one outcome assures more of commitments than another, and what each does.

    Raises
    ------
    CaseError
        If no state belongs to one of the outcomes.
    """
    ledger = make_ledger(situation)
    listed = not too_large_to_list(situation)
    first, second = (view_outcome(ledger, name, listed) for name in (check.outcome, check.than))
    owed = [name for name in check.commitments if name in _entries(ledger)]
    claims = {name: claim(first[name], second[name]) for name in owed}
    agrees = len(owed) == len(check.commitments) and set(claims.values()) == {"better"}
    return agrees, AssuresFound(
        first=check.outcome,
        second=check.than,
        claims=claims,
        first_sees={name: _surely(first[name]) for name in owed},
        second_sees={name: _surely(second[name]) for name in owed},
    )


def _surely(one: OutcomeSight) -> Mapping[str, str]:
    """Return by respect how well a commitment is seen in every state of an outcome."""
    return {name: str(value) for name, (value, _) in one.surely.items() if value is not None}
