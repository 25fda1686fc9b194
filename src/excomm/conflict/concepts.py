"""The solution concepts.

Most are rows of one table. Let p(s) be how much a party likes the state s, and M(s) the best
it could still move to from s, s included. When it moves to x, its rivals answer; what they can
hold it to there is

    m(x) = the least worth of the states the rivals' legal sequences reach from x, x included

and s is stable for the party exactly when every improvement x from s has m(x) <= p(s). These
concepts differ in the moves the rivals may use and in what counts as worth: p, M, or what a
longer exchange of moves and answers would leave. Some look ahead in another way: they ask
where the conflict would end if each of two parties in turn moved to its advantage.
"""

import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from excomm.case import CaseError, Problem, nearest
from excomm.case.vocabulary import CONCEPT_IDS, concept_id

__all__ = ["CONCEPTS", "Concept", "Profile", "concept", "profile"]


@dataclass(frozen=True)
class Concept:
    """A way to foresee what follows a move, and so to tell which states hold.

    Attributes
    ----------
    replies
        What the rivals may answer with: nothing, any moves, or improvements only.
    further
        How many moves after the replies count, the party's own first: with 0 a state is worth
        how much the party likes it (p), with 1 the best it could still move to (M).
    source
        Where the concept was defined.
    joint
        Whether, beyond that, improvements made at the same time count (SIM).
    turns
        For how many turns each of two parties expects the other and itself to move on to
        its advantage; infinite where it sees no end. None where it does not look ahead so.
    """

    id: str
    name: str
    replies: Literal["nothing", "moves", "improvements"]
    further: int
    source: str
    joint: bool = False
    turns: float | None = None

    @property
    def looks_ahead(self) -> bool:
        """Whether it asks where each moving in turn would end."""
        return self.turns is not None

    def of(self, party: str) -> "Concept":  # noqa: ARG002
        """Return the concept by which a party foresees: this one, for everyone."""
        return self


@dataclass(frozen=True)
class Profile:
    """A concept for each party: parties may foresee differently.

    Attributes
    ----------
    id
        What it is called in results.
    concepts
        By party.
    """

    id: str
    concepts: Mapping[str, Concept]

    def of(self, party: str) -> Concept:
        """Return the concept by which a party foresees."""
        return self.concepts[party]


CONCEPTS: dict[str, Concept] = {
    concept.id: concept
    for concept in (
        Concept("Nash", "Nash stability", "nothing", 0, "Nash (1950)"),
        Concept("GMR", "general metarationality", "moves", 0, "Howard (1971)"),
        Concept("SMR", "symmetric metarationality", "moves", 1, "Howard (1971)"),
        Concept("SEQ", "sequential stability", "improvements", 0, "Fraser and Hipel (1979)"),
        Concept(
            "SymSEQ",
            "symmetric sequential stability",
            "improvements",
            1,
            "Rego and Vieira (2017)",
        ),
        Concept(
            "SIM",
            "simultaneous stability",
            "improvements",
            0,
            "Fraser and Hipel (1984)",
            joint=True,
        ),
    )
}
assert tuple(CONCEPTS) == CONCEPT_IDS

# Concepts with a horizon: their name followed by how many moves ahead.
_WITH_HORIZON = re.compile(r"(?P<name>l|maximin)[ _-]?(?P<horizon>\d+)", re.IGNORECASE)
MOST_AHEAD = 1000


def concept(word: str) -> Concept:
    """Return the concept that `word` names, in any case.

    Beside those of the table: ``L2``, ``L3`` ... (limited-move stability, the horizon being
    how many moves are foreseen in all), ``NM`` (non-myopic stability) and ``Maximin1``,
    ``Maximin2`` ... (maximin stability).

    Raises
    ------
    CaseError
        If no concept has this name, or its horizon is none.
    """
    found = concept_id(word)
    if found is not None:
        return CONCEPTS[found]
    folded = word.strip().casefold().replace("-", " ").replace("_", " ")
    if folded in ("nm", "non myopic", "nonmyopic"):
        return Concept(
            "NM", "non-myopic stability", "moves", 0, "Brams and Wittman (1981)", turns=math.inf
        )
    if (parts := _WITH_HORIZON.fullmatch(word.strip())) is not None:
        return _with_horizon(parts["name"].casefold(), int(parts["horizon"]), word)
    known = [*CONCEPT_IDS, "L2", "NM", "Maximin2"]
    raise CaseError(Problem(None, f"unknown solution concept '{word}'", nearest(word, known)))


def _with_horizon(name: str, horizon: int, word: str) -> Concept:
    if not 1 <= horizon <= MOST_AHEAD:
        message = f"'{word}' looks {horizon} moves ahead; a horizon is from 1 to {MOST_AHEAD:,}"
        raise CaseError(Problem(None, message, "Nash stability has the horizon 1"))
    if name == "l":
        return Concept(
            f"L{horizon}",
            f"limited-move stability, {horizon} ahead",
            "moves",
            0,
            "Kilgour (1985)",
            turns=horizon,
        )
    return Concept(
        f"Maximin{horizon}",
        f"maximin stability, {horizon} ahead",
        "nothing" if horizon == 1 else "moves",
        max(horizon - 2, 0),
        "Rego and Vieira (2020)",
    )


def profile(word: str, parties: Sequence[str]) -> Concept | Profile:
    """Return what `word` asks each party to foresee by.

    Parameters
    ----------
    word
        A concept for all (``SEQ``), one for each party (``us=SEQ, ussr=Nash``), or
        ``Stackelberg:LEADER``: of two parties the leader foresees the other's answer (L2),
        who foresees nothing (Nash).
    parties
        The parties that decide.

    Raises
    ------
    CaseError
        If a concept or party is unknown, or a party has none or two.
    """
    head, colon, leader = (part.strip() for part in word.partition(":"))
    if colon and head.casefold() == "stackelberg":
        _check_party(leader, parties, word)
        if len(parties) != 2:
            message = f"Stackelberg is defined for two parties; this conflict has {len(parties)}"
            raise CaseError(Problem(None, message))
        led = {party: concept("L2" if party == leader else "Nash") for party in parties}
        return Profile(f"Stackelberg:{leader}", led)
    if "=" not in word:
        return concept(word)
    chosen: dict[str, Concept] = {}
    for part in word.split(","):
        party, equals, name = (piece.strip() for piece in part.partition("="))
        _check_party(party, parties, word)
        if not equals or not name or party in chosen:
            message = (
                f"in '{word}': {party} has no concept"
                if party not in chosen
                else (f"in '{word}': {party} has two concepts")
            )
            raise CaseError(Problem(None, message, "expected PARTY=CONCEPT for each party"))
        chosen[party] = concept(name)
    missing = [party for party in parties if party not in chosen]
    if missing:
        message = f"in '{word}': no concept for {', '.join(missing)}"
        raise CaseError(Problem(None, message, "expected PARTY=CONCEPT for each party"))
    if len(set(chosen.values())) == 1:
        return chosen[parties[0]]
    ordered = {party: chosen[party] for party in parties}
    return Profile(", ".join(f"{party}={c.id}" for party, c in ordered.items()), ordered)


def _check_party(party: str, parties: Sequence[str], word: str) -> None:
    if party not in parties:
        message = f"in '{word}': unknown party '{party}'"
        raise CaseError(Problem(None, message, nearest(party, list(parties))))
