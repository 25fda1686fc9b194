"""What stands above and below every picture: which case, as of when, how its marks are read."""

from excomm.conflict import CONCEPTS, Stability
from excomm.report.heads import given
from excomm.report.palette import COLOURS
from excomm.report.phrases import capital, counted, party_name
from excomm.report.picture.sheet import Key, marker, path

__all__ = ["heading", "party_keys", "tag"]


def heading(stability: Stability, concept: str) -> tuple[str, ...]:
    """Return the lines below the title: what is shown, as of when, under which concept."""
    space = stability.conflict.space
    situation = space.situation
    horizon = f", to the horizon {situation.horizon}" if situation.horizon else ""
    held = len(stability.equilibria(concept))
    return (
        f"{counted(space.size, 'state')} {situation.when}{horizon}{given(situation)}",
        f"{held:,} of them {'is an equilibrium' if held == 1 else 'are equilibria'} under "
        f"{concept}, {CONCEPTS[concept].name}",
    )


def party_keys(stability: Stability) -> list[Key]:
    """Return the entries of the legend that name the parties."""
    conflict = stability.conflict
    case = conflict.situation.case
    keys = []
    for k, party in enumerate(conflict.parties):
        colour = f"p{k % COLOURS}"
        sign = (
            path(f"line {colour}", "M4 0H32")
            + path(f"fill {colour}", "M40 0L30 -4.6L30 4.6z")
            + marker(k, 4, 0)
        )
        keys.append(Key(sign, capital(party_name(case, party))))
    return keys


def tag(x: float, y: float) -> str:
    """Return the tag that marks the present state."""
    return (
        f'<rect class="tag" x="{x:.1f}" y="{y:.1f}" width="56" height="16" rx="3"/>'
        f'<text class="small middle inverse" x="{x + 28:.1f}" y="{y + 12:.1f}">present</text>'
    )
