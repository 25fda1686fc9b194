"""The solution concepts, as rows of one table.

Let p(s) be how much a party likes the state s, and M(s) the best it could still move to
from s, s included. When it moves to x, its rivals answer; what they can hold it to there is

    m(x) = the least worth of the states the rivals' legal sequences reach from x, x included

and s is stable for the party exactly when every improvement x from s has m(x) <= p(s). The
concepts differ in the moves the rivals may use and in what counts as worth.
"""

from dataclasses import dataclass
from typing import Literal

from excomm.case import CaseError, Problem, nearest
from excomm.case.vocabulary import CONCEPT_IDS, concept_id

__all__ = ["CONCEPTS", "Concept", "concept"]


@dataclass(frozen=True)
class Concept:
    """A way to foresee what follows a move, and so to tell which states hold.

    Attributes
    ----------
    replies
        What the rivals may answer with: nothing, any moves, or improvements only.
    worth
        What a state is worth to the party held there: how much it likes it (``p``), or the
        best it could still move to from it (``M``).
    joint
        Whether, beyond that, improvements made at the same time count (SIM).
    source
        Where the concept was defined.
    """

    id: str
    name: str
    replies: Literal["nothing", "moves", "improvements"]
    worth: Literal["p", "M"]
    source: str
    joint: bool = False


CONCEPTS: dict[str, Concept] = {
    concept.id: concept
    for concept in (
        Concept("Nash", "Nash stability", "nothing", "p", "Nash (1950)"),
        Concept("GMR", "general metarationality", "moves", "p", "Howard (1971)"),
        Concept("SMR", "symmetric metarationality", "moves", "M", "Howard (1971)"),
        Concept("SEQ", "sequential stability", "improvements", "p", "Fraser and Hipel (1979)"),
        Concept(
            "SymSEQ",
            "symmetric sequential stability",
            "improvements",
            "M",
            "Rego and Vieira (2017)",
        ),
        Concept(
            "SIM",
            "simultaneous stability",
            "improvements",
            "p",
            "Fraser and Hipel (1984)",
            joint=True,
        ),
    )
}
assert tuple(CONCEPTS) == CONCEPT_IDS


def concept(word: str) -> Concept:
    """Return the concept that `word` names, in any case.

    Raises
    ------
    CaseError
        If no concept has this name.
    """
    found = concept_id(word)
    if found is None:
        raise CaseError(
            Problem(None, f"unknown solution concept '{word}'", nearest(word, CONCEPT_IDS))
        )
    return CONCEPTS[found]
