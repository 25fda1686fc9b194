"""What the model yields where a source concluded something of pressure, in words."""

from excomm.estimate import PressesFound
from excomm.report.memo.wording import Wording
from excomm.report.phrases import plain
from excomm.report.undertakings import undertakings_in_words

__all__ = ["presses_in_words"]


def presses_in_words(wording: Wording, found: PressesFound) -> str:
    """Say which pressure works, if any does, under which answers, and what it rests on."""
    wanted, who = plain(found.wanted), wording.name(found.by)
    through = f" through {wording.name(found.through)}" if found.through else ""
    if not found.undertakings:
        return (
            f"no undertaking of {who} brings about {wanted}{through}: all {found.tried:,} sets "
            f"were refuted"
        )
    undertaken = undertakings_in_words(
        [(one.option, one.value, one.kind) for one in found.undertakings],
        wording.option,
        wanted,
    )
    depends = wording.depends(found.works)
    where = f" {depends}" if depends else ""
    if found.every and not depends:
        where = " whatever the answers"
    said = f"{who} brings about {wanted}{through}{where} if it undertakes{undertaken}"
    if found.through and found.third_undertakings:
        theirs = undertakings_in_words(
            [(one.option, one.value, one.kind) for one in found.third_undertakings],
            wording.option,
            wanted,
        )
        said += f": {wording.name(found.through)} would then rather undertake{theirs}"
    if found.believed:
        said += "; that rests on being believed"
    return f"{said}; {found.refuted:,} of {found.tried:,} sets are refuted"
