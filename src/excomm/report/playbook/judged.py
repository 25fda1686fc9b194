"""The positions that sources would take, against those that follow."""

from collections.abc import Sequence

from excomm.estimate import JudgementPart, PositionFound
from excomm.negotiation import Playbook
from excomm.report.memo.document import Block, Note, Paragraph, Section, Sentence
from excomm.report.memo.wording import cited, ended, joined
from excomm.report.memo.yielded import position_in_words
from excomm.report.phrases import counted, plain

__all__ = ["judged_section"]


def judged_section(found: Playbook, judgements: Sequence[JudgementPart]) -> Section | None:
    """Return what sources would do, beside what follows, and how much of that is derived."""
    if not judgements:
        return None
    blocks: list[Block] = [Paragraph((Sentence(_counted(judgements), (_explained(),)),))]
    for one in judgements:
        told = Note(f"The judgement {plain(one.id)}.", cited(one.cites))
        said = (Sentence(ended(one.text), (told,)), *_verdict(found, one))
        blocks.append(Paragraph(said, bullet=True))
    return Section("judgements", "What the source would do", tuple(blocks))


def _verdict(found: Playbook, one: JudgementPart) -> tuple[Sentence, ...]:
    if not isinstance(one.found, PositionFound):
        return (Sentence(f"It is not checked: {one.why}."),)
    verdict = "It agrees" if one.agrees else "It differs"
    standing = f": {one.standing}" if one.standing else ""
    return (
        Sentence(f"What follows: {_position(found, one.found)}."),
        Sentence(f"{verdict}{standing}.", _without(found, one)),
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


def _without(found: Playbook, one: JudgementPart) -> tuple[Note, ...]:
    if isinstance(one.found_without, PositionFound):
        removed = joined(one.removed)
        text = f"Without what cites the same passage ({removed}): "
        return (Note(f"{text}{_position(found, one.found_without)}."),)
    if one.standing == "untested":
        return (Note(f"Derived or restated cannot be told: {one.why}."),)
    return (Note("No premise of the case cites the same passage."),) if one.agrees else ()


def _position(playbook: Playbook, found: PositionFound) -> str:
    return position_in_words(found, lambda issue, level: playbook[issue][level].level.text)
