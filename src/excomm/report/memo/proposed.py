"""The part of a memo on the proposals that lie open: whom they serve, and their pitfalls."""

from collections.abc import Iterable, Iterator, Sequence

from excomm.estimate import LikingPart, PitfallPart, PricePart, ProposalPart
from excomm.negotiation import TermChange, Trigger
from excomm.report.memo.document import Block, Note, Paragraph, Section, Sentence
from excomm.report.memo.wording import Wording, cited, ended, joined, sentence, when_in_words
from excomm.report.names import quoted
from excomm.report.phrases import capital, counted, difference_in_words, listed, plain
from excomm.report.proposals.pitfalls import pitfall_called, price_in_words, said_together

__all__ = ["proposals_in_short", "proposals_section"]

# Sentences of one pitfall that are told; the data holds all.
MOST_TOLD = 4

# What looks for the pitfalls of the offer before, at the same places.
_OLD = "old_trouble"


def proposals_section(wording: Wording) -> Section | None:
    """Return for each proposal that lies open what it is, whom it serves, and its pitfalls."""
    blocks: list[Block] = []
    for one in wording.estimate.proposals:
        blocks += _proposal(wording, one)
    return Section("proposals", "Proposals and their pitfalls", tuple(blocks)) if blocks else None


def proposals_in_short(wording: Wording) -> str:
    """Say in a line how many pitfalls each open proposal has and who raised the price."""
    said = []
    for one in wording.estimate.proposals:
        if one.untold_all is not None:
            continue
        number = len([pitfall for pitfall in one.pitfalls if pitfall.rule != _OLD])
        has = counted(number, "pitfall") if number else "no pitfall"
        price = one.before.price if one.before is not None else None
        beside = f", price {price}" if price in ("raised", "lowered") else ""
        said.append(f"{plain(one.id)} of {wording.name(one.sender)} ({has}{beside})")
    return f"Open proposals: {joined(said)}." if said else ""


def _proposal(wording: Wording, one: ProposalPart) -> Iterator[Paragraph]:
    lead = f"{_from(wording, one)}:"
    head = [sentence(ended(one.text), *_made(wording, one))]
    if one.untold_all is not None:
        why = f"It cannot be appraised: {ended(one.untold_all)}"
        yield Paragraph((*head, sentence(why)), lead)
        return
    head += _served(wording, one)
    if one.before is not None:
        head += _price(wording, one, one.before)
    if not one.pitfalls:
        head.append(sentence("It has none of the pitfalls that are looked for."))
    yield Paragraph(tuple(head), lead)
    for pitfall in one.pitfalls:
        told = _carried_over if pitfall.rule == _OLD else _triggered
        called = f"{capital(pitfall_called(pitfall.rule))}:"
        yield Paragraph(tuple(told(wording, one, pitfall)), called, bullet=True)
    if one.untold:
        lacking = [f"{pitfall_called(rule)} ({lacks})" for rule, lacks in one.untold.items()]
        note = Note(f"{capital(plain(one.id))}, as the case has it.", cited(one.cites))
        untold = sentence(f"{capital('; '.join(lacking))}.", note)
        yield Paragraph((untold,), lead="Not to be told:", bullet=True)


def _from(wording: Wording, one: ProposalPart) -> str:
    to = f" to {joined(map(wording.name, one.to))}" if one.to else ""
    channel = f", {one.channel}" if one.channel else ""
    days = [event.at[:10] for event in wording.estimate.situation.events if event.id == one.event]
    made = f", {days[0]}" if days else ""
    return f"{capital(plain(one.id))}, {wording.name(one.sender)}{to}{channel}{made}"


def _made(wording: Wording, one: ProposalPart) -> Iterator[Note]:
    events = [event for event in wording.estimate.situation.events if event.id == one.event]
    cites = dict.fromkeys((*one.cites, *(cite for event in events for cite in event.cites)))
    made = "".join(f"Made by {plain(event.id)}." for event in events)
    by = f"So the {one.by} says." if one.by else "So the case says."
    yield Note(made or by, cited(cites))


def _served(wording: Wording, one: ProposalPart) -> Iterator[Sentence]:
    """Say for whom all of it performed would be better than things as they are, or worse."""
    alike: dict[bool | None, list[LikingPart]] = {True: [], False: [], None: []}
    split: dict[str, list[LikingPart]] = {}
    parties = [liking.party for liking in one.served]
    for liking in one.served:
        own = [other.difference.better for other in one.served if other.party == liking.party]
        if len(set(own)) > 1:
            split.setdefault(liking.party, []).append(liking)
        elif parties.count(liking.party) == 1 or liking.party not in {
            other.party for other in alike[own[0]]
        }:
            alike[own[0]].append(liking)
    lead = "All of it performed would be"
    said = [
        f"{claim} {joined(wording.name(liking.party) for liking in likings)}"
        for claim, likings in (
            ("better than things as they are for", alike[True]),
            ("worse for" if alike[True] else "worse than things as they are for", alike[False]),
            ("neither better nor worse for", alike[None]),
        )
        if likings
    ]
    if said:
        told = [*alike[True], *alike[False]]
        yield Sentence(f"{lead} {listed(said)}.", tuple(_because(wording, told)))
    for party, likings in split.items():
        found = [f"{_LIKED[liking.difference.better]} {_if(wording, liking)}" for liking in likings]
        yield Sentence(
            f"For {wording.name(party)} it would be {joined(found)}.",
            tuple(_because(wording, likings)),
        )


_LIKED = {True: "better", False: "worse", None: "as good"}


def _if(wording: Wording, liking: LikingPart) -> str:
    """Say under which answers a party likes something so."""
    conditions = liking.under.conditions
    if len(conditions) == 1:
        return "whatever the answers"
    return when_in_words(conditions, True, wording.belief)


def _because(wording: Wording, likings: Iterable[LikingPart]) -> Iterator[Note]:
    for liking in likings:
        said = _would(liking)
        by = f", by the {liking.difference.by}" if liking.difference.by else ""
        text = capital(f"{wording.name(liking.party)} would {said}{by}.")
        yield Note(text, cited(liking.difference.cites))


def _would(liking: LikingPart) -> str:
    """Return what a party would gain or lose most, in words that follow "would"."""
    found = liking.difference
    if found.statement is None or found.want is None:
        return difference_in_words(found)
    return f"{'gain' if found.better else 'lose'} {quoted(found.want)}"


def _price(wording: Wording, one: ProposalPart, before: PricePart) -> Iterator[Sentence]:
    """Say who raised the price beside the offer before, and what became of the terms."""
    terms = Note(f"Beside {plain(before.other)}: {'; '.join(map(_change, before.terms))}.")
    for liking in before.receivers:
        if liking.difference.better is None and len(before.receivers) == 1:
            break
        said = _would(liking)
        depends = "" if len(liking.under.conditions) == 1 else f" {_if(wording, liking)}"
        text = f"Beside {plain(before.other)}, {wording.name(liking.party)} would {said}{depends}."
        yield sentence(text, *_because(wording, [liking]))
    yield sentence(price_in_words(wording.name(one.sender), before.price), terms)


def _change(change: TermChange) -> str:
    name = plain(change.term or change.before or "")
    respects = joined(f"{what} {side}" for what, side in change.respects)
    return f"{name} {change.change}" + (f" ({respects})" if respects else "")


def _triggered(wording: Wording, one: ProposalPart, pitfall: PitfallPart) -> Iterator[Sentence]:
    """Yield what triggers a rule."""
    terms = {term.id: (term.party, term.text) for term in one.terms}
    told = list(said_together(pitfall.triggers, wording, terms))
    for text, triggers in told[:MOST_TOLD]:
        yield Sentence(f"{capital(text)}.", tuple(_reasons(wording, one, triggers)))
    more = len(told) - MOST_TOLD
    if more > 0:
        yield sentence(f"And {more} more of the kind.")


def _carried_over(wording: Wording, one: ProposalPart, pitfall: PitfallPart) -> Iterator[Sentence]:
    """Yield which pitfalls, told already, the offer before had at the same place."""
    found: dict[str, dict[str, list[str]]] = {}
    for trigger in pitfall.triggers:
        where = plain(trigger.term) if trigger.term else wording.name(trigger.party or one.sender)
        rules = found.setdefault(trigger.last or "", {}).setdefault(where, [])
        called = pitfall_called(trigger.rule or pitfall.rule)
        rules += [called] if called not in rules else []
    for last, places in found.items():
        said = listed(f"{where} ({'; '.join(rules)})" for where, rules in places.items())
        note = Note(f"{capital(plain(last))} had them at the same place.")
        yield sentence(f"As in {plain(last)}: {said}.", note)


def _reasons(wording: Wording, one: ProposalPart, triggers: Sequence[Trigger]) -> Iterator[Note]:
    """Yield the passages that the terms stand in, and who wants what is at stake."""
    named = dict.fromkeys(trigger.term for trigger in triggers if trigger.term)
    terms = [term for term in one.terms if term.id in named]
    cites = dict.fromkeys(cite for term in terms for cite in term.cites)
    own = joined(plain(term.id) for term in terms)
    by = dict.fromkeys(f"the {term.by}" for term in terms if term.by)
    said = f", by {joined(by)}" if by else ""
    about = f"{capital(plain(one.id))}, {own}{said}." if own else f"{capital(plain(one.id))}."
    yield Note(about, cited(cites or (one.cites if not terms else ())))
    at_stake = dict.fromkeys(
        (trigger.party or terms[0].party, trigger.statement)
        for trigger in triggers
        if trigger.statement and (trigger.party or terms)
    )
    for party, statement in at_stake:
        want = wording.find_want(party, statement or "")
        if want is not None:
            text = f"{capital(wording.name(party))}: {plain(statement or '')}"
            yield Note(f"{text} ({want.text or want.want}).", cited(want.cites))
