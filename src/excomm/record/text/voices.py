"""Who says "we" in each part of a document."""

import re
from collections.abc import Mapping, Sequence

from excomm.record.document import Doubt, Paragraph, Part
from excomm.record.text.blocks import shown
from excomm.record.text.head import Head

__all__ = ["voices_of"]

_LENT = re.compile(
    r"\b(?:written|drafted|prepared|cast|told|presented) (?:\w+ )?(?:from|in) the "
    r"(?P<whose>[A-Z]\w+) (?:point of view|viewpoint|voice|perspective|standpoint)"
    r"|\bas (?:seen|viewed) (?:from|by) (?P<seen>(?:the )?[A-Z]\w+)"
)
_WE = re.compile(r"\b(?:we|our|us)\b", re.IGNORECASE)


def voices_of(
    raw: str, parts: Sequence[Part], heads: Mapping[int, Head], paragraphs: Sequence[Paragraph]
) -> tuple[dict[int, str], tuple[Doubt, ...]]:
    """Return who says "we" in each part, and what is doubtful in it.

    It is the sender; or, in an attachment, the one from whose point of view the cover says it is
    written.
    """
    voices: dict[int, str] = {}
    doubts: list[Doubt] = []
    lent: str | None = None
    for part in parts:
        own = [p for p in paragraphs if p.part == part.number and p.kind in {"body", "item"}]
        text = " ".join(" ".join(raw[s.start : s.end] for s in p.spans) for p in own)
        if part.kind == "attachment" and lent is not None:
            voices[part.number] = lent
            said = len(_WE.findall(text))
            doubts.append(
                Doubt(
                    "voice",
                    f"“We” in part {part.number} ({said} times) is not its author: the cover says "
                    f"it is written from the {lent} point of view. What it says there is what its "
                    f"author thinks the {lent} side thinks.",
                    (own[0].spans[0],) if own and own[0].spans else (),
                )
            )
        else:
            head = heads.get(part.number)
            names = (
                [f.value for f in head.fields if f.name in {"from", "signature"}] if head else []
            )
            signed = [
                shown(raw, p.spans)
                for p in paragraphs
                if p.part == part.number and p.kind == "signature"
            ]
            if names or signed:
                voices[part.number] = (names or signed)[0]
        found = _LENT.search(text)
        lent = (found["whose"] or found["seen"]) if found else lent
    return voices, tuple(doubts)
