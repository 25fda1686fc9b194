"""The part of a memo on where pressure works."""

from collections.abc import Iterator

from excomm.estimate import (
    Dependence,
    EffortPart,
    PressurePart,
    SetPart,
    WantPart,
    WayPart,
)
from excomm.report.memo.document import Block, Note, Paragraph, Section, Sentence
from excomm.report.memo.wording import Wording, cited, ended, sentence
from excomm.report.phrases import capital, counted, plain
from excomm.report.pressure.words import (
    aside_in_words,
    costs_in_words,
    effort_in_words,
    hands_in_words,
    left_out_in_words,
    messages_in_words,
    risk_in_words,
    trust_in_words,
    undertaken_in_words,
    way_in_words,
)

__all__ = ["pressure_in_short", "pressure_section"]

# Sets of undertakings that are told; the data holds all.
MOST_TOLD = 3


def pressure_section(wording: Wording) -> Section | None:
    """Return for each thing pressed for what works, through whom, and what it rests on."""
    blocks: list[Block] = []
    for one in wording.estimate.pressure:
        blocks += _pressure(wording, one)
    return Section("pressure", "Where pressure works", tuple(blocks)) if blocks else None


def pressure_in_short(wording: Wording) -> Iterator[str]:
    """Say in a line of each thing pressed for whether something works, and through whom."""
    for one in wording.estimate.pressure:
        if one.effort is not None:
            yield f"To {one.text}, {_short(wording, one.effort)}."


def _short(wording: Wording, found: EffortPart) -> str:
    who = wording.name(found.party)
    if not found.sets:
        return f"nothing works that {who} could undertake"
    best = found.sets[0]
    if not best.every:
        return f"what works for {who} turns on which hypothesis is true"
    if not best.undertakings:
        return "no pressure is needed"
    hands = hands_in_words(wording, best)
    true = " whichever hypothesis is true" if found.hypotheses > 1 else ""
    believed = "" if best.credible else ", if it is believed"
    does = counted(len(best.undertakings), "undertaking")
    return f"pressure by {who} works{true}{hands}{believed}; it takes {does}"


def _pressure(wording: Wording, one: PressurePart) -> Iterator[Paragraph]:
    lead = f"{capital(wording.name(one.party))}, to {one.text}:"
    asked = Note(f"Asked: {one.id}, for {one.wanted}.", cited(one.cites))
    found = one.effort
    if found is None:
        why = ended(one.untold or "")
        yield Paragraph((sentence(f"It cannot be looked for: {why}", asked),), lead)
        return
    head = [sentence(capital(text), asked) for text in effort_in_words(wording, found)]
    left_out = left_out_in_words(wording, found)
    if left_out:
        head.append(sentence(left_out))
    yield Paragraph(tuple(head), lead)
    told = [some for some in found.sets if some.undertakings][:MOST_TOLD]
    for place, some in enumerate(told, 1):
        yield Paragraph(tuple(_set(wording, found, some)), lead=f"{place}.")
        for way in some.ways:
            said = list(_way(wording, found, some, way))
            if place == 1:
                said += _dear(wording, found, some, way)
            yield Paragraph(tuple(said), bullet=True)
    more = len(found.sets) - len(told)
    if told and more:
        verb = "works" if more == 1 else "work"
        yield Paragraph((sentence(f"{capital(counted(more, 'more set'))} {verb}."),))


def _set(wording: Wording, found: EffortPart, one: SetPart) -> Iterator[Sentence]:
    """Yield what a set is, and under which answers it works."""
    does = undertaken_in_words(wording, found, one.undertakings)
    tried = Note(
        f"{counted(found.tried, 'set')} of up to {counted(found.most, 'undertaking')} were tried; "
        "no part of this one works where it does."
    )
    yield sentence(f"{capital(wording.name(found.party))} undertakes{does}.", tried)
    works = _where(wording, one.works)
    if works or found.hypotheses > 1:
        notes = wording.hypotheses_note(one.works)
        yield Sentence(f"It works {works or 'whichever hypothesis is true'}.", notes)
    for why in dict.fromkeys(why for way in one.ways for why in way.aside):
        yield sentence(ended(aside_in_words(why)))


def _where(wording: Wording, works: Dependence) -> str:
    """Say under which answers something works, or unless which if these are fewer."""
    said = wording.depends(works)
    so = sum(condition.verdict for condition in works.conditions)
    lead, unless, rest = said.partition(", not if ")
    if not unless:
        return said
    return (
        lead if so <= len(works.conditions) - so else f"unless {rest.replace(' or if ', ', or ')}"
    )


def _way(wording: Wording, found: EffortPart, one: SetPart, way: WayPart) -> Iterator[Sentence]:
    """Yield how a set works, which messages must get across, and what that rests on."""
    where = _where(wording, way.under) if way.under != one.works else ""
    lead = f", {where}" if where else ""
    yield sentence(way_in_words(wording, found, way, lead))
    messages = messages_in_words(wording, found, one, way)
    if messages:
        yield sentence(messages)
    for trust in way.trusts:
        reasons = _wanting(wording, trust.party, trust.gains)
        yield sentence(trust_in_words(wording, trust), *reasons)


def _dear(wording: Wording, found: EffortPart, one: SetPart, way: WayPart) -> Iterator[Sentence]:
    """Yield what a way costs and risks."""
    lost = (way.complied.lost, way.refused.lost)
    reasons = _wanting(wording, found.party, *lost)
    yield sentence(costs_in_words(wording, found, way), *reasons)
    if way.risk is not None and any(item.kind != "promise" for item in one.undertakings):
        reasons = _wanting(wording, found.party, *way.risk.lost)
        yield sentence(risk_in_words(wording, found.party, way.risk), *reasons)


def _wanting(wording: Wording, party: str, *wants: WantPart | None) -> Iterator[Note]:
    """Yield who wants what is at stake, where it says so."""
    for want in dict.fromkeys(wants):
        if want is not None:
            text = f"{capital(wording.name(party))}: {plain(want.id or '')} ({want.want})."
            yield Note(text, cited(want.cites))
