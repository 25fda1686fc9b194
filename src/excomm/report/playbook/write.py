"""Writes the plan of one side in its own voice, every sentence with its reason."""

from collections.abc import Iterable, Sequence

from excomm.belief import words_of
from excomm.estimate import JudgementPart, Manifest, manifest_line
from excomm.negotiation import Playbook
from excomm.report.memo.document import Memo
from excomm.report.memo.wording import answers_in_words
from excomm.report.phrases import capital, party_name
from excomm.report.playbook.issues import issue_sections
from excomm.report.playbook.judged import judged_section
from excomm.report.playbook.objectives import (
    collision_section,
    requirement_section,
    situation_section,
)
from excomm.report.playbook.options import option_section
from excomm.report.playbook.tactics import advice_section, tactics_section
from excomm.report.playbook.words import Voice

__all__ = ["write_playbook"]


def write_playbook(
    found: Playbook, judgements: Sequence[JudgementPart], manifest: Manifest
) -> Memo:
    """Write a playbook as a memo.

    Parameters
    ----------
    found
        The playbook.
    judgements
        The positions that sources would take, held against it.
    manifest
        What makes it again.
    """
    voice = Voice(found)
    sections = (
        situation_section(voice),
        requirement_section(voice),
        option_section(voice),
        collision_section(voice),
        *issue_sections(voice),
        tactics_section(voice),
        advice_section(voice),
        judged_section(judgements, voice.level),
    )
    name = capital(party_name(found.situation.case, found.party))
    return Memo(
        title=f"{name}, played: {found.situation.case.title}",
        head=tuple(_head(found)),
        mark=None,
        sections=tuple(section for section in sections if section is not None),
        manifest=manifest_line(manifest),
    )


def _head(found: Playbook) -> Iterable[tuple[str, str]]:
    situation = found.situation
    yield "As of", situation.as_of
    estimators = "the estimators', as the case gives none of this side"
    yield "Picture", "of the others as this side sees them" if found.viewed else estimators
    if situation.given:
        yield "Taken as true", answers_in_words([situation.given])
    if found.beliefs:
        yield "Words", str(words_of(situation.case))
