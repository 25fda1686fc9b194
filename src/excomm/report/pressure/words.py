"""Pressure in words: what works, through whom, what must get across, what it rests on and costs."""

from collections.abc import Iterable, Iterator

from excomm.estimate import (
    CostPart,
    EffortPart,
    RiskPart,
    SetPart,
    TrustPart,
    UndertakingFound,
    WayPart,
)
from excomm.report.names import Names
from excomm.report.phrases import capital, counted, listed
from excomm.report.pressure.undertakings import complying, done_in_words, undertakings_in_words

__all__ = [
    "aside_in_words",
    "costs_in_words",
    "effort_in_words",
    "hands_in_words",
    "left_out_in_words",
    "messages_in_words",
    "refuted_in_words",
    "risk_in_words",
    "trust_in_words",
    "undertaken_in_words",
    "way_in_words",
]


def effort_in_words(names: Names, found: EffortPart) -> Iterator[str]:
    """Say how many sets work and whichever hypothesis is true, or that none does or is needed."""
    who, whom = names.name(found.party), _targets(names, found)
    if not found.sets:
        through = f" through {names.name(found.asked_through)}" if found.asked_through else ""
        yield (
            f"No set of up to {counted(found.most, 'undertaking')} by {who} brings {whom}"
            f"{through} to it: {found.tried:,} sets were tried and refuted."
        )
        return
    every = [one for one in found.sets if one.every]
    if any(not one.undertakings for one in every):
        yield f"No pressure is needed: {whom} would do better with it anyway."
        return
    told = every if found.hypotheses > 1 and every else found.sets
    which, no_part = "", f"no part of {'it' if len(told) == 1 else 'one'} does"
    if found.hypotheses > 1 and every:
        which = f" whichever hypothesis is true{hands_in_words(names, every[0])}"
    elif found.hypotheses > 1:
        which = ", none of them whichever hypothesis is true"
        no_part = "no part of one works where it does"
    verb = "works" if len(told) == 1 else "work"
    yield (
        f"{counted(len(told), 'set')} of undertakings by {who} {verb} on {whom}{which}; {no_part}. "
        f"{refuted_in_words(found)}."
    )


def hands_in_words(names: Names, one: SetPart) -> str:
    """Return in whose hands a set works whatever the answers: ", directly and through Moscow"."""
    direct = any(way.through is None and way.under == one.works for way in one.ways)
    ways = ["directly"] * direct + [f"through {names.name(party)}" for party in one.through]
    return f", {listed(ways)}" if ways else ""


def _targets(names: Names, found: EffortPart) -> str:
    return listed(names.name(party) for party in found.targets)


def refuted_in_words(found: EffortPart) -> str:
    """Say how many of the sets tried do not work."""
    under = "do not work" if found.hypotheses == 1 else "work under no hypothesis"
    return f"{found.refuted:,} of {counted(found.tried, 'set')} {under}"


def undertaken_in_words(names: Names, found: EffortPart, some: Iterable[UndertakingFound]) -> str:
    """Return what a party undertakes, in words that follow "undertakes" without a blank."""
    rows = [(one.option, one.value, one.kind) for one in some]
    targets = [names.name(party) for party in found.targets]
    return undertakings_in_words(rows, names.option, complying(targets))


def way_in_words(names: Names, found: EffortPart, way: WayPart, lead: str) -> str:
    """Say how a set works: directly, or through whom; `lead` says under which answers."""
    target = _targets(names, found)
    if way.through is None:
        return f"Directly{lead}: {target} would rather comply."
    third = names.name(way.through)
    does = undertaken_in_words(names, found, way.undertakings)
    others = f" ({counted(way.others, 'other set')} would do)" if way.others else ""
    moves = f"would not move {target} otherwise"
    if way.alone:
        moves = f"need not move {target} by its own word"
    return (
        f"Through {third}{lead}: it would rather undertake{does}{others}. "
        f"{capital(names.name(found.party))} {moves}."
    )


def messages_in_words(names: Names, found: EffortPart, one: SetPart, way: WayPart) -> str:
    """Say which messages must get across to whom; nothing where it works directly."""
    if way.through is None or not one.undertakings:
        return ""
    third = names.name(way.through)
    both = "" if way.alone else f" and {capital(names.name(found.party))}"
    return (
        f"Two messages must get across: to {third} what {names.name(found.party)} undertakes, and "
        f"to {_targets(names, found)} what {third}{both} will do."
    )


def trust_in_words(names: Names, trust: TrustPart) -> str:
    """Say whether the threats or promises of a party are credible, or rest on being believed."""
    who, many = names.name(trust.party), len(trust.undertakings) > 1
    what = f"{trust.kind}s" if many else trust.kind
    if trust.credible:
        would = "would rather not drop" if trust.kind == "threat" else "would rather not break"
        return f"The {what} of {who} {'are' if many else 'is'} credible: it {would} " + (
            "them." if many else "it."
        )
    why = f", for {names.want(trust.gains)}" if trust.gains else ""
    dropped = "carry them out" if many else "carry it out"
    if len(trust.dropped) < len(trust.undertakings):
        dropped = listed(
            done_in_words(names.option(one.option), one.value) for one in trust.dropped
        )
    return (
        f"The {what} of {who} {'rest' if many else 'rests'} on being believed: it would rather "
        f"not {dropped}{why}."
    )


def costs_in_words(names: Names, found: EffortPart, way: WayPart) -> str:
    """Say what it costs the presser if it is complied with, and if it is refused."""
    return (
        f"Complied with, {names.name(found.party)} {_costs(names, way.complied)}; refused, and "
        f"all carried out, it {_costs(names, way.refused)}."
    )


def _costs(names: Names, cost: CostPart) -> str:
    liked = {True: "better off", False: "worse off", None: "neither better nor worse off"}
    lost = f"loses {names.want(cost.lost)}" if cost.lost else "loses nothing it wants"
    return f"{lost}, and is {liked[cost.better]} than now"


def risk_in_words(names: Names, party: str, risk: RiskPart) -> str:
    """Say what the others would make of the state in which all threats are carried out."""
    if risk.most == 1:
        return "All carried out, nobody else would then move."
    states = counted(risk.most, "state")
    if risk.least < risk.most:
        states = f"{risk.least:,} to {states}"
    worst = f" at worst it loses {listed(map(names.want, risk.lost))}"
    done = ""
    if risk.severest:
        done = f"; the severest that they come to is to {names.option(risk.severest).text}"
    return (
        f"All carried out, the others' improvements lead {names.name(party)} to {states}:"
        f"{worst if risk.lost else ' it loses no more'}{done}."
    )


def aside_in_words(why: str) -> str:
    """Say that something undertaken is set aside as of then, and why."""
    return f"Set aside as of then, and so a threat and no more: {why}"


def left_out_in_words(names: Names, found: EffortPart) -> str:
    """Say which third parties were not looked through; nothing where all were."""
    if not found.left_out:
        return ""
    parties = listed(map(names.name, found.left_out))
    return f"Not looked through, its ways being too many: {parties}."
