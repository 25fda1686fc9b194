"""What a package changes, and what stands in the way of all, in signs and words."""

from collections.abc import Callable, Iterator

from excomm.estimate import EffectPart
from excomm.negotiation import Blocked, Opening, Refusal
from excomm.report.phrases import capital, listed
from excomm.report.symbolic import many

__all__ = [
    "concession_in_words",
    "effect_in_signs",
    "nothing_agreed",
    "opening_in_words",
    "opposed_in_words",
]

_SIGNS = {"gains": "+", "loses": "-", "neither": "=", "either": "±"}


def by_id(refusal: Refusal) -> str:
    """Return what a refusal is called: its party and statement."""
    return f"{refusal.party}.{refusal.statement}"


def by_place(refusal: Refusal) -> str:
    """Return what a refusal is called, with its place in the order of the party."""
    return f"{by_id(refusal)} (place {refusal.place})"


def effect_in_signs(effect: EffectPart) -> str:
    """Return what a change does to a party: a sign, the statement that tells, and its place."""
    said = _SIGNS[effect.kind]
    if effect.statement is not None:
        said += f" {effect.statement} ({effect.place})"
    return f"{said} !" if effect.refuses else said


def nothing_agreed(blocked: Blocked, no_agreement: str) -> str:
    """Say that nothing can be agreed on, and whether refusals are why."""
    if blocked.opposed:
        return f"No package can be agreed on, refusals or not ({no_agreement} otherwise)"
    return "No package can be agreed on because of what is refused."


def opposed_in_words(name: Callable[[str], str], blocked: Blocked) -> Iterator[str]:
    """Say which parties like no package better than no agreement, each or together."""
    for together in blocked.opposed:
        names = listed(map(name, together))
        verb = "likes" if len(together) == 1 else "like"
        both = "" if len(together) == 1 else " together"
        yield f"{capital(names)} {verb} no package better than that{both}."


def opening_in_words(opening: Opening, called: Callable[[Refusal], str] = by_place) -> str:
    """Say which refusals would have to go, and how many packages are acceptable then."""
    return f"{listed(map(called, opening.refusals))}: {many(opening.packages)} acceptable"


def concession_in_words(blocked: Blocked, called: Callable[[Refusal], str] = by_id) -> str:
    """Say what the smallest concession is that opens agreement."""
    return f"The smallest concession is {listed(map(called, blocked.openings[0].refusals))}."
