"""What the model yields where a source concluded something of a negotiation, in words."""

from collections.abc import Callable, Iterable

from excomm.estimate import (
    AssuresFound,
    FallsFound,
    PitfallFound,
    PositionFound,
    PressesFound,
    SeenFound,
    SightFound,
    StandsFound,
)
from excomm.report.memo.wording import Wording, answers_in_words, joined
from excomm.report.names import quoted
from excomm.report.phrases import counted, listed, percent, plain, stand_in_words
from excomm.report.pressure.undertakings import undertakings_in_words
from excomm.report.proposals.pitfalls import pitfall_called, said_together

__all__ = [
    "assures_in_words",
    "falls_in_words",
    "pitfall_in_words",
    "position_in_words",
    "presses_in_words",
    "seen_in_words",
    "stands_in_words",
]


def stands_in_words(wording: Wording, found: StandsFound) -> str:
    """Say how commitments stand, or what a party says of them, those alike together."""
    alike: dict[tuple[str | None, str | None], list[str]] = {}
    for one in found.stands:
        alike.setdefault((one.status, one.event), []).append(one.about)
    said = []
    for (status, event), names in alike.items():
        what = joined(map(plain, names))
        by = f" (by {plain(event)})" if event else ""
        if found.said_by is None:
            said.append(f"{what}: {status}{by}" if status else f"{what}: not owed yet")
            continue
        who = wording.name(found.said_by)
        again = "it" if len(names) == 1 else "them"
        if status is None:
            said.append(f"{who} has said nothing of {what}")
        else:
            said.append(f"{who} {stand_in_words(status, what, again)}{by}")
    return "; ".join(said)


def seen_in_words(found: SeenFound) -> str:
    """Say what sees commitments, what is lacking and what would do, those alike together."""
    if not found.sights:
        return "nothing of that is owed yet"
    alike: dict[str, list[str]] = {}
    for one in found.sights:
        said = ", ".join(_SAYS[asked](one) for asked in found.asked)
        alike.setdefault(said, []).append(one.commitment)
    return "; ".join(f"{joined(map(plain, names))}: {said}" for said, names in alike.items())


def _seen_by(one: SightFound) -> str:
    if not one.seen_by:
        return "nothing in force sees it"
    alone = " alone" if len(one.seen_by) == 1 else ""
    return f"seen by {joined(map(plain, one.seen_by))}{alone}"


def _short(one: SightFound) -> str:
    if one.asked is not None:
        sure = "no figure" if one.kept is None else f"kept with {percent(one.kept)}"
        return f"{sure}, where {percent(one.asked)} is asked"
    if not one.lacks:
        return "seen as well as is asked"
    return joined(
        f"{lack.dimension} {lack.found or 'none'}, not {lack.asked}" for lack in one.lacks
    )


def _mended(one: SightFound) -> str:
    lacking = one.asked is not None and (one.kept is None or one.kept < one.asked)
    if not one.lacks and not lacking:
        return "nothing is lacking"
    would = joined(map(plain, one.would_do), last="or")
    return f"{would} would do" if would else "no one measure would do"


_SAYS = {"only_by": _seen_by, "short": _short, "mended_by": _mended}


def falls_in_words(found: FallsFound) -> str:
    """Say what falls if a commitment fails."""
    failed = plain(found.failed)
    if not found.falls:
        return f"nothing falls if {failed} fails"
    verb = "falls" if len(found.falls) == 1 else "fall"
    left = found.owed - 1 - len(found.falls)
    rest = f"{left} of {counted(found.owed, 'commitment')} {'is' if left == 1 else 'are'} left"
    return f"if {failed} fails, {joined(map(plain, found.falls))} {verb} too: {rest}"


def assures_in_words(found: AssuresFound) -> str:
    """Say what is surely seen of commitments in two outcomes."""
    if not found.claims:
        return "nothing of that is owed yet"
    said = []
    for name in found.claims:
        sees = (found.first_sees[name], found.second_sees[name])
        first, second = (
            joined(f"{respect} {value}" for respect, value in one.items()) or "nothing"
            for one in sees
        )
        outcomes = f"{plain(found.first)} {first}; in {plain(found.second)} {second}"
        said.append(f"of {plain(name)} is surely seen in {outcomes}")
    return "; ".join(said)


# Sentences on a pitfall that are told; the data holds all.
MOST_TRIGGERS = 3


def pitfall_in_words(wording: Wording, found: PitfallFound) -> str:
    """Say whether a proposal has a pitfall, and what triggers it."""
    called = f"{plain(found.proposal)}, {pitfall_called(found.pitfall)}"
    if found.at is not None:
        called += f", at {plain(found.at)}"
    if found.lacks is not None:
        return f"{called}: cannot be told, since {found.lacks}"
    if not found.triggers:
        return f"{called}: not triggered"
    terms = {term.id: (term.party, term.text) for term in found.terms}
    said = [text for text, _ in said_together(found.triggers, wording, terms)]
    more = len(said) - MOST_TRIGGERS
    rest = [f"{more} more"] if more > 0 else []
    return f"{called}: {listed([*said[:MOST_TRIGGERS], *rest])}"


# What threats and promises turn on, where it has just been said what is wanted.
_CONDITION = "that comes about"


def presses_in_words(wording: Wording, found: PressesFound) -> str:
    """Say which pressure works, if any does, under which answers, and what it rests on."""
    wanted, who = plain(found.wanted), wording.name(found.by)
    through = f" through {wording.name(found.through)}" if found.through else ""
    if not found.undertakings:
        return (
            f"no undertaking of {who} brings about {wanted}{through}: all {found.tried:,} sets "
            f"were refuted"
        )
    undertaken = undertakings_in_words(
        [(one.option, one.value, one.kind) for one in found.undertakings],
        wording.option,
        _CONDITION,
    )
    depends = wording.depends(found.works)
    where = f" {depends}" if depends else ""
    if found.every and not depends:
        where = " whatever the answers"
    said = f"{who} brings about {wanted}{through}{where} if it undertakes{undertaken}"
    if found.through and found.third_undertakings:
        theirs = undertakings_in_words(
            [(one.option, one.value, one.kind) for one in found.third_undertakings],
            wording.option,
            _CONDITION,
        )
        said += f": {wording.name(found.through)} would then rather undertake{theirs}"
    if found.believed:
        said += "; that rests on being believed"
    return f"{said}; {found.refuted:,} of {found.tried:,} sets are refuted"


def position_in_words(found: PositionFound, level: Callable[[str, str], str]) -> str:
    """Say where a side stands on a level of an issue, in a clause.

    Parameters
    ----------
    found
        Where it stands.
    level
        Finds what a level is, by its issue and its own id.
    """
    what = level(found.issue, found.level).rstrip(".")
    said = f"{found.stand} {what} ({plain(found.issue)}, {plain(found.level)})"
    because = _position_because(found)
    said += f", {because}" if because else ""
    for entry in found.stands:
        if entry.given and entry.stand != found.stand:
            said += f"; {entry.stand} it if {answers_in_words([entry.given])}"
    return said


def _position_because(found: PositionFound) -> str:
    if found.breaks:
        return f"as it breaks {_all_quoted(found.breaks)}"
    gained = f"for {quoted(found.gain)}" if found.gain else ""
    if found.why in ("costs nothing", "no use"):
        gained = f"as it {'costs nothing' if found.why == 'costs nothing' else 'is of no use'}"
    if found.reserved:
        day = f"its day reserved for the sake of {_all_quoted(found.reserved)}"
        return f"{gained}, {day}".removeprefix(", ")
    return gained


def _all_quoted(wants: Iterable[str]) -> str:
    return joined(map(quoted, wants))
