"""The part of a playbook on issues: what to seek, accept, refuse, sidestep, and what to answer."""

from collections.abc import Iterable, Sequence

from excomm.case import Option, Statement
from excomm.negotiation import IssueStance, LevelPosition, LevelStance
from excomm.report.memo.document import Block, Note, Paragraph, Section, Sentence
from excomm.report.memo.wording import joined
from excomm.report.names import quoted
from excomm.report.playbook.words import Voice, bullet, by_answers, when
from excomm.report.table import Table

__all__ = ["issue_sections"]


def issue_sections(voice: Voice) -> tuple[Section, ...]:
    """Return where the side stands on what is at issue, and on how to negotiate."""
    found = []
    for procedure, name, title in (
        (False, "issues", "Where we stand"),
        (True, "procedure", "Whether, when and how to meet"),
    ):
        stances = [one for one in voice.found.issues if one.issue.procedure is procedure]
        if stances:
            blocks: list[Block] = [] if procedure else [_table(stances)]
            blocks += [_issue(voice, stance) for stance in stances]
            found.append(Section(name, title, tuple(blocks)))
    return tuple(found)


def _table(stances: Sequence[IssueStance]) -> Table:
    rows = tuple(
        (f"{stance.issue.id}.{one.level.id}", one.stand, _likely(one), _else(one))
        for stance in stances
        for one in stance.levels
    )
    head = ("level", "position", "accepted", "if")
    note = "The position as long as nobody knows what is true; if that is known, what it is then."
    if any(one.position.unranked for stance in stances for one in stance.levels):
        note += f" Accepted, {_UNRANKED}: by the order of the file, where the sources do not rank."
    return Table(head, rows, caption="Level by level", note=note)


def _else(one: LevelStance) -> str:
    return "" if one.stands.same else by_answers(one.stands)


def _likely(one: LevelStance) -> str:
    rank = f", {_UNRANKED}" if one.position.unranked else ""
    if one.accepted.same:
        return ("yes" if one.accepted.every[0] else "no") + rank
    return when(one.accepted).removeprefix(" ") + rank


# Said of what another answers where its gain and its loss stand in one tier.
_UNRANKED = "unranked"

_ORDER = ("seek", "accept", "reserve", "sidestep", "refuse")


def _issue(voice: Voice, stance: IssueStance) -> Paragraph:
    levels = sorted(stance.levels, key=lambda one: _ORDER.index(one.stand))
    sought = any(one.stand == "seek" for one in levels)
    sentences = [s for one in levels for s in _level(voice, one, sought)]
    sentences += _if_raised(voice, stance)
    return bullet(*sentences, lead=f"{voice.issue(stance.issue.id)}:")


def _level(voice: Voice, one: LevelStance, sought: bool) -> Iterable[Sentence]:
    position = one.position
    yield Sentence(_said(voice, one, position, sought), _reasons(voice, one, position))
    if one.stands.same:
        return
    givens = [given for given, _ in one.stands.cases]
    other = next(stand for stand in one.stands.every if stand != one.stand)
    yield Sentence(
        f"This hangs on what is true: {by_answers(one.stands)}.",
        (*_reasons(voice, one, _under(one, other)), *voice.hypotheses(givens)),
    )
    yield from voice.look_for(one.stands.questions)


def _under(one: LevelStance, stand: str) -> LevelPosition:
    """Return the grounds of a position that is taken under some answers."""
    return next(found for found in one.positions if found.stand == stand)


def _said(voice: Voice, one: LevelStance, position: LevelPosition, sought: bool) -> str:
    """Say what to do about a level."""
    what = one.level.text.rstrip(".")
    gain = voice.wanted(position.own.statement)
    match position.stand, position.why:
        case "seek", _ if one.chance == 0:
            return f"Press for {what}, to lay a foundation: they will not accept it now."
        case "seek", _:
            day = f", and reserve its day{_day(one)}" if position.timing_matters else ""
            return f"Seek {what}{day}."
        case "reserve", _:
            return f"Accept {what}, and reserve its day{_day(one)}."
        case "accept", "offered":
            return f"Welcome {what}: they will offer it."
        case "accept", "costs nothing":
            return f"Accept {what} if they want it: it costs us nothing."
        case "accept", _:
            return f"{'Fall back on' if sought else 'Accept'} {what}."
        case "refuse", "refusal":
            return f"Refuse {what}: we agree to nothing that breaks {_broken(voice, position)}."
        case "sidestep", "crisis":
            return f"Let {what} rest: what it leads to breaks {_broken(voice, position)}."
        case "sidestep", "no use":
            return f"Pass by {what}: it is of no use."
        case "sidestep", _:
            return f"Sidestep {what}, and leave it unanswered: we want {gain}."
        case _:
            return f"Refuse {what}: we want {gain}."


def _day(one: LevelStance) -> str:
    return f" (proposed: {one.level.effective})" if one.level.effective is not None else ""


def _broken(voice: Voice, position: LevelPosition) -> str:
    if position.why == "crisis" and position.response is not None:
        return quoted(voice.wanted(position.response.effect.statement))
    return joined(quoted(voice.wanted(item)) for item in position.crossed[voice.found.party])


def _reasons(voice: Voice, one: LevelStance, position: LevelPosition) -> tuple[Note, ...]:
    """Return why a position is taken: what it does to us and to them, by which statement."""
    level = one.level
    notes = [Note(f"{one.issue}.{level.id}: {level.text}", voice.passages(level.cites, level.by))]
    own = position.own
    if own.statement is not None:
        does = "It gains us this" if own.better else "It costs us this"
        rank = " The sources do not rank it against what is lost." if own.unranked else ""
        notes += voice.objective(own.statement, f"{does}, of all it changes the first.{rank}")
    response = position.response
    if response is not None and response.party:
        at = "Raised" if response.raised else "Carried out"
        would = f"{voice.name(response.party)} would {voice.acts(response.party, response.changes)}"
        notes.append(Note(f"{at}, {would}."))
        notes += voice.objective(response.effect.statement)
    for item in position.crossed.get(voice.found.party, ()):
        notes += voice.objective(item, "We refuse all that breaks it.")
    for item in position.reserved:
        notes += voice.objective(item, f"It would cost us this {_until(item)}.")
    for option in position.maturing:
        text = f"As long as we do not {option.text}, time works for us: {_matures(option)}"
        notes.append(Note(text, voice.passages(option.cites, option.by)))
    notes += _theirs(voice, position)
    return tuple(dict.fromkeys(notes))


def _matures(option: Option) -> str:
    assert option.matures is not None
    day = f" ({option.matures.on})" if option.matures.on is not None else ""
    return f"{option.matures.text.rstrip('.')}{day}."


def _until(item: Statement) -> str:
    until = item.period.until
    return f"until {until}" if until is not None else "at first"


def _theirs(voice: Voice, position: LevelPosition) -> Iterable[Note]:
    for party, effect in position.others.items():
        who = voice.name(party, begins=True)
        for item in position.crossed.get(party, ()):
            text = f"{who} refuses all that breaks this: {voice.wanted(item)}."
            yield Note(text, voice.passages(item.cites, item.by))
        if effect.better is None:
            yield Note(f"To {voice.name(party)} it is all one.")
        elif effect.statement is None:
            yield Note(f"{who} likes it {'better' if effect.better else 'less'}.")
        else:
            does = "gains" if effect.better else "loses"
            text = f"{who} {does} this by it: {voice.wanted(effect.statement)}."
            if effect.unranked:
                other = "loses" if effect.better else "gains"
                text += f" The sources do not rank it against what it {other}: by another order of"
                text += " the two its answer may be another."
            yield Note(text, voice.passages(effect.statement.cites, effect.statement.by))


def _if_raised(voice: Voice, stance: IssueStance) -> Iterable[Sentence]:
    """Say what to answer if another raises the issue."""
    others = [party for party in stance.issue.raised_by if party != voice.found.party]
    if stance.issue.raised_by and not others:
        return
    who = voice.names(others) if others else "another"
    agreed = [one for one in stance.levels if one.stand in ("seek", "accept", "reserve")]
    if agreed:
        likely = [one for one in agreed if one.chance > 0]
        best = max(likely or agreed, key=lambda one: (one.stand == "seek", one.chance))
        ask = f"agree to {best.level.text.rstrip('.')}"
        if not likely:
            ask = f"ask for {best.level.text.rstrip('.')}"
        elif any(one.chance == 0 and one.stand == "seek" for one in agreed):
            ask = f"ask for more first, and {ask}"
        further = stance.levels[stance.levels.index(best) + 1 :]
        if likely and any(one.stand == "refuse" for one in further):
            ask = f"{ask}, and to no more"
    elif any(one.stand == "sidestep" for one in stance.levels):
        ask = "avoid the substance"
    else:
        ask = "refuse"
    yield Sentence(f"If {who} raises it, {ask}.")
