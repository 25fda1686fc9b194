"""What ``excomm.load`` returns: a case at hand, and what can be asked of it.

Thin: it chains the rooms; nothing is computed here.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from excomm.belief import believe
from excomm.case import Case, CaseError, Problem, nearest, open_case, situate
from excomm.conflict import (
    Conflict,
    Finding,
    find_agreements,
    find_agreements_symbolically,
    find_state,
    follow,
    follow_symbolically,
    lint,
    make_conflict,
    make_space,
    outcome_graph,
    profile,
    read_states,
    solve,
    solve_symbolically,
    state_graph,
    why,
    why_symbolically,
)
from excomm.conflict.stability import Progress
from excomm.conflict.status_quo import KindOfStep
from excomm.estimate import Comparison, compare, make_estimate
from excomm.exchange import as_dot, as_gmcr, as_graphml, as_nfg, move_graph
from excomm.foreseeing import ENGINES, Engine, Foreseeing, never_listed
from excomm.results import (
    AgreementsResult,
    BeliefResult,
    ComparisonResult,
    EstimateResult,
    PathsResult,
    PictureResult,
    ReasonResult,
    StabilityResult,
    StatesResult,
    SymbolicStabilityResult,
)

__all__ = ["ENGINES", "EXPORTS", "Analysis", "load"]

Export = Literal["dot", "graphml", "csv", "json", "nfg", "gmcr"]
EXPORTS: tuple[Export, ...] = ("dot", "graphml", "csv", "json", "nfg", "gmcr")

# Up to so many states a picture shows each, unless it is asked to group them, and up to so
# many if it is asked to show each.
MOST_DRAWN = 40
MOST_DRAWN_IF_ASKED = 120


def load(name_or_path: str | Path) -> "Analysis":
    """Read a case: a file, or by its name one of the library.

    Raises
    ------
    CaseError
        With everything that is wrong with it, each with its place.

    Examples
    --------
    >>> import excomm
    >>> chicken = excomm.load("chicken")
    >>> chicken.stability().equilibria("SEQ").tolist()
    [2, 3]
    """
    return Analysis(open_case(name_or_path), str(name_or_path))


@dataclass(frozen=True)
class Analysis(Foreseeing):
    """A case at hand.

    Every question takes `as_of` (a date, a time with its offset, or ``after EVENT``; by
    default what the case says), `horizon` (one the case names; by default as far as the case
    looks) and `given` (hypotheses taken to be true, by question), and raises
    :class:`CaseError` where it cannot be answered.

    Attributes
    ----------
    case
        The case as it was read.
    asked
        The name or path it was asked for by; None for a case that is nowhere kept.
    """

    case: Case
    asked: str | None = None
    _conflicts: dict[tuple[str | None, str | None, frozenset[tuple[str, str]]], Conflict] = field(
        default_factory=dict, repr=False, compare=False
    )

    def __repr__(self) -> str:
        case = self.case
        return (
            f"<Analysis of {case.name}: {case.title}; {len(case.players)} parties, "
            f"{len(case.options)} options, {len(case.events)} events>"
        )

    @property
    def _deciding(self) -> tuple[str, ...]:
        return tuple(party.id for party in self.case.players)

    def conflict(
        self,
        as_of: str | None = None,
        horizon: str | None = None,
        given: Mapping[str, str] | None = None,
    ) -> Conflict:
        """Return the conflict as of a moment, made once."""
        key = (as_of, horizon, frozenset((given or {}).items()))
        if key not in self._conflicts:
            self._conflicts[key] = make_conflict(situate(self.case, as_of, horizon, given))
        return self._conflicts[key]

    def states(
        self,
        where: str | None = None,
        as_of: str | None = None,
        horizon: str | None = None,
        given: Mapping[str, str] | None = None,
    ) -> StatesResult:
        """Return the states of the conflict, all or those that satisfy a formula or pattern."""
        situation = situate(self.case, as_of, horizon, given)
        space = make_space(situation)
        asked = "true" if where is None else where
        numbers = space.states_where(read_states(situation, asked))
        return StatesResult(space, numbers, space.find(situation.present))

    def stability(
        self,
        concepts: str | Sequence[str] | None = None,
        parties: str | Sequence[str] | None = None,
        states: str | int | Sequence[str | int] | None = None,
        as_of: str | None = None,
        horizon: str | None = None,
        given: Mapping[str, str] | None = None,
        progress: Progress | None = None,
        engine: Engine = "auto",
    ) -> StabilityResult | SymbolicStabilityResult:
        """Find which states hold.

        Parameters
        ----------
        concepts
            Ids of solution concepts such as ``"SEQ"`` or ``"L3"``, or of one for each party,
            ``"us=SEQ, ussr=Nash"``; by default all of the table that are defined.
        parties
            Ids of parties; by default all, which equilibria need.
        states
            States as :meth:`why` takes them, to ask about these only.
        as_of, horizon, given
            As for every question.
        progress
            Called before each step with what is next, the steps done and the steps in all.
        engine
            ``enumerated`` lists the states, ``symbolic`` never does; ``auto`` takes the first
            where they can be listed.
        """
        asked = None
        if concepts is not None:
            asked = [profile(word, self._deciding) for word in _words(concepts)]
        for_whom = None if parties is None else _words(parties)
        situation = situate(self.case, as_of, horizon, given)
        if never_listed(situation, engine):
            named = None if states is None else _words(states)
            found = solve_symbolically(situation, asked, for_whom, named, progress)
            return SymbolicStabilityResult.of(found)
        conflict = self.conflict(as_of, horizon, given)
        among = None if states is None else [find_state(conflict, word) for word in _words(states)]
        return StabilityResult.of(solve(conflict, asked, for_whom, among, progress))

    def why(
        self,
        state: str | int,
        party: str,
        concept: str = "SEQ",
        limit: int | None = 5,
        as_of: str | None = None,
        horizon: str | None = None,
        given: Mapping[str, str] | None = None,
        progress: Progress | None = None,
        engine: Engine = "auto",
    ) -> ReasonResult:
        """Say why a state is or is not stable for a party.

        Parameters
        ----------
        state
            ``present``, a number, a pattern, or a formula that one state satisfies.
        party, concept
            For whom, and under which solution concept.
        limit
            How many improvements to explain at most; None explains all.
        as_of, horizon, given
            As for every question.
        progress, engine
            As for :meth:`stability`.
        """
        situation = situate(self.case, as_of, horizon, given)
        foreseen = profile(concept, self._deciding)
        if never_listed(situation, engine):
            found = why_symbolically(situation, str(state), party, foreseen, limit, progress)
        else:
            conflict = self.conflict(as_of, horizon, given)
            found = why(conflict, find_state(conflict, str(state)), party, foreseen, limit)
        return ReasonResult.of(found)

    def paths(
        self,
        start: str | int = "present",
        to: str | int | Sequence[str | int] | None = None,
        by: KindOfStep = "moves",
        concept: str = "SEQ",
        limit: int = 10,
        as_of: str | None = None,
        horizon: str | None = None,
        given: Mapping[str, str] | None = None,
        progress: Progress | None = None,
        engine: Engine = "auto",
    ) -> PathsResult:
        """Say what can become of a state: what is reached from it, how, and what bars the way.

        Parameters
        ----------
        start
            ``present``, a number, a pattern, or a formula that one state satisfies.
        to
            States to list the ways to: outcomes, or as `start`, or a formula of several. By
            default every equilibrium and named outcome is looked at.
        by
            What kind of steps the ways listed have: ``moves`` or ``improvements``.
        concept
            The solution concept of the equilibria.
        limit
            How many equilibria are looked at one by one, and how many ways are listed.
        as_of, horizon, given
            As for every question.
        progress
            Called before each step with what is next, the steps done and the steps in all.
        engine
            ``enumerated`` lists the states, ``symbolic`` never does; ``auto`` takes the first
            where they can be listed.
        """
        under = profile(concept, self._deciding)
        asked = None if to is None else _words(to)
        situation = situate(self.case, as_of, horizon, given)
        if never_listed(situation, engine):
            found = follow_symbolically(situation, str(start), asked, by, under, limit, progress)
            return PathsResult.of(found)
        conflict = self.conflict(as_of, horizon, given)
        return PathsResult.of(follow(conflict, str(start), asked, by, under, limit, progress))

    def agreements(
        self,
        no_agreement: str,
        concept: str = "SEQ",
        samples: int = 5,
        seed: int = 0,
        as_of: str | None = None,
        horizon: str | None = None,
        given: Mapping[str, str] | None = None,
        progress: Progress | None = None,
        engine: Engine = "auto",
    ) -> AgreementsResult:
        """Find what could be agreed: what serves every party better than no agreement.

        Parameters
        ----------
        no_agreement
            What comes if nothing is agreed: ``present``, an outcome, a pattern or a formula.
        concept
            Under which concept an agreement is kept, as for :meth:`stability`.
        samples, seed
            How many states to show that lie far apart, and the seed of the draw.
        as_of, horizon, given
            As for every question.
        progress, engine
            As for :meth:`stability`.
        """
        foreseen = profile(concept, self._deciding)
        situation = situate(self.case, as_of, horizon, given)
        if never_listed(situation, engine):
            found = find_agreements_symbolically(
                situation, no_agreement, foreseen, samples, seed, progress
            )
        else:
            conflict = self.conflict(as_of, horizon, given)
            found = find_agreements(conflict, no_agreement, foreseen, samples, seed, progress)
        return AgreementsResult.of(found)

    def picture(
        self,
        concept: str = "SEQ",
        by: Literal["outcome", "state"] | None = None,
        as_of: str | None = None,
        horizon: str | None = None,
        given: Mapping[str, str] | None = None,
    ) -> PictureResult:
        """Draw the graph of the conflict: states, who is content in them, improvements.

        Parameters
        ----------
        concept
            The solution concept under which parties are content to stay.
        by
            ``state`` draws every state, ``outcome`` groups them by the outcomes they belong
            to; by default as many states as a page holds are drawn, and more are grouped.
        as_of, horizon, given
            As for every question.
        """
        if by not in (None, "outcome", "state"):
            hint = nearest(by, ["outcome", "state"]) or "outcome or state"
            raise CaseError(Problem(None, f"a picture is not drawn by '{by}'", hint))
        conflict = self.conflict(as_of, horizon, given)
        size = conflict.space.size
        if by == "state" and size > MOST_DRAWN_IF_ASKED:
            message = f"{size:,} states cannot be drawn one by one; {MOST_DRAWN_IF_ASKED} can"
            raise CaseError(Problem(None, message, "draw them by outcome"))
        stability = solve(conflict, [profile(concept, self._deciding)])
        if by == "state" or (by is None and size <= MOST_DRAWN):
            return PictureResult(state_graph(stability))
        return PictureResult(outcome_graph(stability))

    def belief(
        self, questions: str | Sequence[str] | None = None, as_of: str | None = None, seed: int = 0
    ) -> BeliefResult:
        """Return what is believed of the questions of the case.

        Parameters
        ----------
        questions
            Ids of questions; by default all that are asked as of then.
        as_of
            As for every question.
        seed
            Of the sampling that carries the ranges of words.
        """
        situation = situate(self.case, as_of)
        asked = {question.id: question for question in situation.questions}
        wanted = set(asked) if questions is None else set(_words(questions))
        for name in sorted(wanted - asked.keys()):
            hint = nearest(name, list(asked)) or "the case asks none as of then"
            raise CaseError(Problem(None, f"unknown question '{name}'", hint))
        beliefs = tuple(believe(situation, asked[name], seed) for name in asked if name in wanted)
        return BeliefResult(situation, beliefs)

    def compare(
        self,
        first: str,
        second: str,
        parties: str | Sequence[str] | None = None,
        as_of: str | None = None,
        horizon: str | None = None,
        given: Mapping[str, str] | None = None,
    ) -> ComparisonResult:
        """Compare two outcomes for every party and observer.

        Parameters
        ----------
        first, second
            Ids of outcomes.
        parties
            Ids of parties and observers; by default all that say what they want.
        as_of, given
            As for every question.
        horizon
            One horizon; by default each that the case names.
        """
        named = [item.id for item in self.case.horizons]
        wanted: list[str | None] = [horizon] if horizon is not None else [*named] or [None]
        asked = None if parties is None else _words(parties)
        found: list[Comparison] = []
        for name in wanted:
            space = make_space(situate(self.case, as_of, name, given))
            found += compare(space, first, second, asked)
        situation = situate(self.case, as_of, horizon, given)
        return ComparisonResult(situation, first, second, tuple(found))

    def estimate(
        self,
        as_of: str | None = None,
        given: Mapping[str, str] | None = None,
        seed: int = 0,
        progress: Progress | None = None,
    ) -> EstimateResult:
        """Make the estimate: everything found of the case, put together and judged.

        Parameters
        ----------
        as_of, given
            As for every question; questions that are not given are answered in every way,
            each by what is believed of it.
        seed
            Of the sampling that carries the ranges of words.
        progress
            Called before each step with what is next, the steps done and the steps in all.
        """
        made = make_estimate(self.case, as_of, given, seed, self.asked, progress)
        return EstimateResult.of(made)

    def export(
        self,
        form: Export,
        concept: str | None = None,
        improvements: bool = False,
        as_of: str | None = None,
        horizon: str | None = None,
        given: Mapping[str, str] | None = None,
        progress: Progress | None = None,
    ) -> str:
        """Return the conflict in the form of another program.

        Parameters
        ----------
        form
            ``dot`` and ``graphml`` are the state graph, ``csv`` and ``json`` what
            :meth:`stability` gives, ``nfg`` the game in strategic form for Gambit, ``gmcr`` a
            save file of GMCR+.
        concept
            What says which states are stable: by default SEQ for a graph, all for a table.
        improvements
            Whether a graph leaves out the moves that a party gains nothing by.
        as_of, horizon, given
            As for every question.
        progress
            As for :meth:`stability`.
        """
        if form not in EXPORTS:
            raise CaseError(Problem(None, f"unknown format '{form}'", nearest(form, EXPORTS)))
        if improvements and form not in ("dot", "graphml"):
            raise CaseError(Problem(None, f"{form} does not list moves", "only dot and graphml do"))
        if form in ("nfg", "gmcr"):
            if concept is not None:
                raise CaseError(
                    Problem(None, f"{form} does not say what is stable", "leave the concept out")
                )
            conflict = self.conflict(as_of, horizon, given)
            return as_nfg(conflict) if form == "nfg" else as_gmcr(conflict)
        if form in ("csv", "json"):
            result = self.stability(concept, None, None, as_of, horizon, given, progress)
            return result.to_csv() if form == "csv" else result.to_json() + "\n"
        conflict = self.conflict(as_of, horizon, given)
        foreseen = profile(concept or "SEQ", self._deciding)
        graph = move_graph(conflict, foreseen, improvements, progress)
        return as_dot(graph) if form == "dot" else as_graphml(graph)

    def check(self) -> tuple[Finding, ...]:
        """Return what looks wrong in the case, in the order of its file."""
        return lint(self.case)


def _words(asked: str | int | Sequence[str | int]) -> list[str]:
    return [str(word) for word in ([asked] if isinstance(asked, str | int) else asked)]
