"""The parts of a playbook on objectives: the situation, what they take, how they collide."""

from collections.abc import Iterable

from excomm.case import Event
from excomm.negotiation import Objective, Requirement
from excomm.report.memo.document import Block, Note, Paragraph, Section, Sentence
from excomm.report.memo.wording import cited, joined
from excomm.report.phrases import capital, counted, plain
from excomm.report.playbook.words import Voice, bullet, when

__all__ = ["collision_section", "requirement_section", "situation_section"]


def situation_section(voice: Voice) -> Section:
    """Return what became of the objectives since the start, and what is at risk."""
    objectives = voice.found.objectives
    by_standing: dict[str, list[Objective]] = {}
    for item in objectives:
        by_standing.setdefault(item.standing, []).append(item)
    counts = [
        f"{len(by_standing[name])} {name}"
        for name in ("gained", "lost", "kept", "not attained")
        if name in by_standing
    ]
    summed = f"Of our {counted(len(objectives), 'objective')}: {', '.join(counts)}."
    if not objectives:
        summed = "Nothing says what we want."
    blocks: list[Block] = [Paragraph((Sentence(summed, _view(voice)),))]
    for standing in ("lost", "gained"):
        blocks += [
            bullet(
                Sentence(
                    f"We have {standing} {voice.wanted(item.statement)}.",
                    (*voice.objective(item.statement), *_event(item.event)),
                )
            )
            for item in by_standing.get(standing, ())
        ]
    blocks += _at_risk(voice)
    kept = [item for item in by_standing.get("kept", ()) if not _threat(voice, item)]
    if kept:
        said = joined(voice.wanted(item.statement) for item in kept)
        notes = tuple(note for item in kept for note in voice.objective(item.statement))
        blocks.append(Paragraph((Sentence(f"Kept and not at risk: {said}.", notes),)))
    return Section("situation", "Our situation", tuple(blocks))


def _view(voice: Voice) -> tuple[Note, ...]:
    view = voice.found.situation.case.views.get(voice.found.party)
    if view is None:
        text = "The case gives no picture of ours of the others: the estimators' is used."
        return (Note(text),)
    text = view.text or "What the others want is as we see it."
    return (Note(text, voice.passages(view.cites, view.by)),)


def _event(event: Event | None) -> tuple[Note, ...]:
    if event is None:
        return ()
    return (Note(f"{plain(event.id)}, {event.at}: {event.text}", cited(event.cites)),)


def _threat(voice: Voice, item: Objective) -> bool:
    return item.statement.id in voice.found.threatened


def _at_risk(voice: Voice) -> Iterable[Paragraph]:
    for item in voice.found.objectives:
        if item.statement.id not in voice.found.threatened:
            continue
        threat, so = voice.found.threatened[item.statement.id]
        would = voice.acts(threat.party, threat.changes)
        text = f"We hold {voice.wanted(item.statement)}, but it is at risk{when(so)}."
        why = f"{voice.name(threat.party, begins=True)} would like it better to {would}."
        givens = [] if so.same else [given for given, is_so in so.cases if is_so]
        notes = (*voice.objective(item.statement), Note(why), *voice.hypotheses(givens))
        yield bullet(Sentence(text, notes))


def requirement_section(voice: Voice) -> Section | None:
    """Return what the next objectives take."""
    if not voice.found.requirements:
        return None
    blocks: list[Block] = [bullet(_required(voice, item)) for item in voice.found.requirements]
    left = sum(not item.holds for item in voice.found.objectives) - len(blocks)
    if left:
        text = f"{capital(counted(left, 'objective'))} further down are not attained either."
        blocks.append(Paragraph((Sentence(text),)))
    return Section("requirements", "What our next objectives take", tuple(blocks))


def _required(voice: Voice, item: Requirement) -> Sentence:
    wanted = voice.wanted(item.statement)
    notes = voice.objective(item.statement)
    if item.levels:
        names = joined(f"{issue}.{level}" for issue, level in item.levels)
        notes = (*notes, Note(f"On the table it would come with {names}."))
    if not item.possible:
        return Sentence(f"{capital(wanted)}: no way leads there any more.", notes)
    takes = [
        f"{voice.name(party)} to {voice.acts(party, changes)}"
        for party in dict.fromkeys(one.option.split(".")[0] for one in item.others)
        if (changes := [one for one in item.others if one.option.startswith(f"{party}.")])
    ]
    ours = f"us to {voice.acts(voice.found.party, item.own)}" if item.own else ""
    if not takes:
        return Sentence(f"{capital(wanted)}: in our own hands; it takes {ours}.", notes)
    needed = joined([*takes, *filter(None, [ours])])
    return Sentence(f"{capital(wanted)}: it takes {needed}.", notes)


_HOW = {
    "others": "As long as the others stay where they are, our choices allow each and not both",
    "replies": "The others' best replies to our choices allow each and not both",
    "moves": "Every move of ours that is better for us and attains one breaks the other",
}


def collision_section(voice: Voice) -> Section | None:
    """Return which objectives get in each other's way, and which gives way."""
    if not voice.found.collisions:
        return None
    blocks: list[Block] = []
    for one, so in voice.found.collisions:
        text = (
            f"{capital(voice.wanted(one.first))} and {voice.wanted(one.second)} collide{when(so)}: "
            "the second gives way."
        )
        notes = (
            Note(f"{_HOW[one.how]}."),
            *voice.objective(one.first),
            *voice.objective(one.second),
        )
        blocks.append(bullet(Sentence(text, notes)))
    return Section("collisions", "Objectives that collide", tuple(blocks))
