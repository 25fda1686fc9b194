"""The positions that sources would take, against those that follow."""

from collections.abc import Callable, Sequence

from excomm.estimate import JudgementPart, PositionFound
from excomm.report.memo.document import Block, Note, Paragraph, Section, Sentence
from excomm.report.memo.wording import cited, ended, joined
from excomm.report.memo.yielded import position_in_words
from excomm.report.phrases import counted, plain

__all__ = ["judged_section"]

Level = Callable[[str, str], str]


def judged_section(judgements: Sequence[JudgementPart], level: Level) -> Section | None:
    """Return what sources would do, beside what follows, and how much of that is derived.

    Parameters
    ----------
    judgements
        What they would do, held against what follows.
    level
        Finds what a level is, by its issue and its own id.
    """
    if not judgements:
        return None
    blocks: list[Block] = [Paragraph((Sentence(_counted(judgements), (_explained(),)),))]
    for one in judgements:
        told = Note(f"The judgement {plain(one.id)}.", cited(one.cites))
        said = (Sentence(ended(one.text), (told,)), *_verdict(one, level))
        blocks.append(Paragraph(said, bullet=True))
    return Section("judgements", "What the source would do", tuple(blocks))


def _verdict(one: JudgementPart, level: Level) -> tuple[Sentence, ...]:
    if not isinstance(one.found, PositionFound):
        return (Sentence(f"It is not checked: {one.why}."),)
    verdict = "It agrees" if one.agrees else "It differs"
    standing = f": {one.standing}" if one.standing else ""
    return (
        Sentence(f"What follows: {position_in_words(one.found, level)}."),
        Sentence(f"{verdict}{standing}.", _without(one, level)),
    )


def _counted(judgements: Sequence[JudgementPart]) -> str:
    agreeing = [one for one in judgements if one.agrees]
    by_standing = {
        name: [plain(one.id) for one in agreeing if one.standing == name]
        for name in ("derived", "restated", "untested")
    }
    counts = ", ".join(f"{len(ids)} {name}" for name, ids in by_standing.items() if ids)
    held = f"{len(agreeing)} of {counted(len(judgements), 'position')} of the source"
    verb = "follows" if len(judgements) == 1 else "follow"
    text = f"{held} {verb}" + (f": {counts}." if counts else ".")
    if by_standing["restated"]:
        text += f" Restated: {joined(by_standing['restated'])}."
    return text


def _explained() -> Note:
    return Note(
        "A position is derived where it follows without the premises that cite the same passage, "
        "and restated where it does not."
    )


def _without(one: JudgementPart, level: Level) -> tuple[Note, ...]:
    if isinstance(one.found_without, PositionFound):
        removed = joined(one.removed)
        text = f"Without what cites the same passage ({removed}): "
        return (Note(f"{text}{position_in_words(one.found_without, level)}."),)
    if one.standing == "untested":
        return (Note(f"Derived or restated cannot be told: {one.why}."),)
    return (Note("No premise of the case cites the same passage."),) if one.agrees else ()
