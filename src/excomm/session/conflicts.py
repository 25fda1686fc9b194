"""What can be asked of the conflict of a case."""

from collections.abc import Mapping, Sequence
from typing import Literal

from excomm.case import CaseError, Problem, nearest, situate
from excomm.conflict import (
    find_agreements,
    find_agreements_symbolically,
    find_state,
    follow,
    follow_symbolically,
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
from excomm.results import (
    AgreementsResult,
    PathsResult,
    PictureResult,
    ReasonResult,
    StabilityResult,
    StatesResult,
    SymbolicStabilityResult,
)
from excomm.session.at_hand import ENGINES, CaseAtHand, Engine, names_in, never_listed

__all__ = ["ENGINES", "ConflictQuestions"]

# Up to so many states a picture shows each, unless it is asked to group them, and up to so
# many if it is asked to show each.
MOST_DRAWN = 40
MOST_DRAWN_IF_ASKED = 120


class ConflictQuestions(CaseAtHand):
    """What holds, why, and what can become of a state."""

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
            asked = [profile(word, self._deciding) for word in names_in(concepts)]
        for_whom = None if parties is None else names_in(parties)
        situation = situate(self.case, as_of, horizon, given)
        if never_listed(situation, engine):
            named = None if states is None else names_in(states)
            found = solve_symbolically(situation, asked, for_whom, named, progress)
            return SymbolicStabilityResult.of(found)
        conflict = self.conflict(as_of, horizon, given)
        among = (
            None if states is None else [find_state(conflict, word) for word in names_in(states)]
        )
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
        asked = None if to is None else names_in(to)
        situation = situate(self.case, as_of, horizon, given)
        if never_listed(situation, engine):
            found = follow_symbolically(situation, str(start), asked, by, under, limit, progress)
            return PathsResult.of(found)
        conflict = self.conflict(as_of, horizon, given)
        return PathsResult.of(follow(conflict, str(start), asked, by, under, limit, progress))

    def agreements(
        self,
        no_agreement: str | None = None,
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
            What comes if nothing is agreed: ``present``, an outcome, a pattern or a formula; by
            default what the case says, or else what is reached without agreement.
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
