"""The part of a playbook on how to go about it, and what a source would have the side do."""

from excomm.report.memo.document import Block, Note, Paragraph, Section, Sentence
from excomm.report.memo.wording import ended, joined
from excomm.report.phrases import counted, plain
from excomm.report.playbook.words import Voice, bullet

__all__ = ["advice_section", "tactics_section"]

# Links named one by one.
MOST_LINKS = 5


def tactics_section(voice: Voice) -> Section | None:
    """Return which issue to raise first, who proposes, what to link, what to concede last."""
    blocks = [*_raising(voice), *_links(voice), *_concessions(voice)]
    return Section("tactics", "How to go about it", tuple(blocks)) if blocks else None


def _raising(voice: Voice) -> list[Block]:
    raised = voice.found.raising
    if not raised:
        return []
    note = Note(
        "What the others may accept comes first, and what only lays a foundation after it; of "
        "each first that by which our highest objective is gained."
    )
    blocks: list[Block] = [Paragraph((Sentence("Raise in this order:", (note,)),))]
    for one in raised:
        ours = one.first == (voice.found.party,)
        who = "we propose it" if ours else f"{voice.names(one.first)} will propose it"
        likely = f"we think their accepting it {voice.chance(one.chance)}"
        if one.chance in (0, 1):
            likely = "they will accept it" if one.chance else "they will not accept it now"
        text = (
            f"{voice.level(one.issue, one.level)}, for {voice.wanted(one.gain.statement)}; "
            f"{who}, and {likely}."
        )
        told = Sentence(text, voice.objective(one.gain.statement))
        blocks.append(bullet(told, lead=f"{voice.issue(one.issue)}:"))
    return blocks


def _links(voice: Voice) -> list[Block]:
    links = voice.found.links
    if not links:
        return []
    blocks: list[Block] = []
    for link in links[:MOST_LINKS]:
        gives, gets = (
            f"{voice.level(*pair)} ({plain(pair[0])})" for pair in (link.gives, link.gets)
        )
        gains = joined(
            f"{voice.name(party)} {voice.wanted(effect.statement)}"
            for party, effect in link.others.items()
            if effect.better
        )
        theirs = f", and gains {gains}" if gains else ""
        text = (
            f"Give {gives} for {gets}, and neither by itself: together it gains us "
            f"{voice.wanted(link.own.statement)}{theirs}."
        )
        blocks.append(bullet(Sentence(text, voice.objective(link.own.statement))))
    left = len(links) - len(blocks)
    if left:
        text = f"{counted(left, 'more pair')} of levels would do as well."
        blocks.append(Paragraph((Sentence(text),)))
    return [Paragraph((Sentence("Link what one side loses by to what it gains by:"),)), *blocks]


def _concessions(voice: Voice) -> list[Block]:
    steps = voice.found.concessions
    if not steps:
        return []
    note = Note("First that by which our lowest objective is given up; last the highest.")
    blocks: list[Block] = [Paragraph((Sentence("Concede in this order:", (note,)),))]
    for number, step in enumerate(steps, 1):
        last = ", last of all" if number == len(steps) > 1 else ""
        sought, fallback = (voice.level(step.issue, one) for one in (step.sought, step.fallback))
        text = f"from {sought} to {fallback}{last}."
        cost = "It gives up nothing that we rank." if step.cost is None else "It gives this up."
        notes = voice.objective(step.cost, cost) or (Note(cost),)
        blocks.append(bullet(Sentence(text, notes), lead=f"{voice.issue(step.issue)}:"))
    return blocks


def advice_section(voice: Voice) -> Section | None:
    """Return what a source would have the side do that does not follow from the case."""
    if not voice.found.advice:
        return None
    lead = "This is stated, and does not follow from anything above:"
    blocks: list[Block] = [Paragraph((Sentence(lead),))]
    for item in voice.found.advice:
        note = Note(f"Stated, about {plain(item.about)}.", voice.passages(item.cites, item.by))
        blocks.append(bullet(Sentence(ended(item.text), (note,))))
    return Section("advice", "Stated, not derived", tuple(blocks))
