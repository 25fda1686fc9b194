"""The joint answers to the questions asked, and what holds under each.

Every question has one true answer, and nobody knows which; each combination of answers is a
conflict of its own, solved once. Answers that give the parties the same orders are one
*profile*: the same conflict.
"""

from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import cached_property, partial
from typing import TypeVar

from excomm.belief import Belief, believe_all, joint_belief, total_belief
from excomm.case import Case, Order, Situation, situate
from excomm.conflict import (
    CONCEPTS,
    Conflict,
    Reach,
    Stability,
    make_conflicts,
    reach,
    solve,
)
from excomm.forecast import Branch

__all__ = [
    "Answer",
    "Answered",
    "Answers",
    "answer_all",
    "answer_questions",
    "find_branches",
    "joint_answers",
    "profile_of",
]

# Beyond so many profiles they are not all solved, but drawn by belief.
MOST_PROFILES = 256

# Up to so many combinations of answers are looked through for the profiles they lead to.
MOST_ANSWERS = 4096

# Conflicts solved at the same time; more would wait for memory.
WORKERS = 2

Found = TypeVar("Found")


@dataclass(frozen=True)
class Answer:
    """One answer to every question.

    Attributes
    ----------
    given
        The hypothesis taken to be true, by question.
    belief
        How likely that is: where the questions are independent the product of what is believed
        of each; or the share of draws.
    profile
        Which of the conflicts it leads to.
    """

    given: Mapping[str, str]
    belief: float
    profile: int


@dataclass(frozen=True, eq=False)
class Answered:
    """The joint answers as of a moment, and what the parties want under each.

    Attributes
    ----------
    situation
        The case as of the moment, with the hypotheses taken to be true by who asks.
    beliefs
        What is believed of the questions asked then, those given left out.
    answers
        Every combination of hypotheses thought possible, the case's order.
    situations
        One for each profile.
    drawn
        How many joint answers were drawn by belief, where there are too many; None where
        all were taken.
    """

    situation: Situation
    beliefs: tuple[Belief, ...]
    answers: tuple[Answer, ...]
    situations: tuple[Situation, ...]
    drawn: int | None

    @cached_property
    def weights(self) -> tuple[float, ...]:
        """How much belief each profile carries; together 1."""
        total = [0.0] * len(self.situations)
        for answer in self.answers:
            total[answer.profile] += answer.belief
        return tuple(total)

    @cached_property
    def branches(self) -> tuple[Branch, ...]:
        """The profiles as a forecast takes them."""
        return _branched(self.answers, self.situations)


@dataclass(frozen=True, eq=False)
class Answers(Answered):
    """The joint answers as of a moment, and the conflicts they lead to.

    Attributes
    ----------
    conflicts
        One for each profile.
    """

    conflicts: tuple[Conflict, ...]

    @cached_property
    def branches(self) -> tuple[Branch, ...]:
        """The profiles as a forecast takes them."""
        return _branched(self.answers, self.situations, self.conflicts)

    @cached_property
    def _solved(self) -> dict[str, tuple[Stability, ...]]:
        return {}

    @cached_property
    def _reached(self) -> dict[tuple[int, str], Reach]:
        return {}

    def stability(self, profile: int, concept: str) -> Stability:
        """Return what holds in a profile under a concept; all profiles are solved at once."""
        if concept not in self._solved:
            self._solved[concept] = self.for_each(
                lambda k: solve(self.conflicts[k], [CONCEPTS[concept]])
            )
        return self._solved[concept][profile]

    def for_each(self, find: Callable[[int], Found]) -> tuple[Found, ...]:
        """Return what is found for each profile, two at a time: the arrays let others work."""
        profiles = range(len(self.conflicts))
        if len(profiles) == 1:
            return (find(0),)
        with ThreadPoolExecutor(WORKERS) as pool:
            return tuple(pool.map(find, profiles))

    def reach(self, profile: int, by: str) -> Reach:
        """Return what can be reached from the present state in a profile, found once."""
        # Which moves are legal is the same in every profile.
        key = (profile if by == "improvements" else 0, by)
        if key not in self._reached:
            conflict = self.conflicts[key[0]]
            self._reached[key] = reach(conflict, conflict.present, by)  # type: ignore[arg-type]
        return self._reached[key]


def answer_questions(
    case: Case,
    as_of: str | None = None,
    given: Mapping[str, str] | None = None,
    seed: int = 0,
) -> Answers:
    """Return the joint answers to the questions of a case as of a moment.

    Parameters
    ----------
    case, as_of, given
        As for :func:`excomm.case.situate`: a question given is answered by that alone.
    seed
        Of the sampling that carries ranges, and of the draws where answers are too many.

    Raises
    ------
    CaseError
        As :func:`~excomm.case.situate` and :func:`~excomm.belief.believe` do.
    """
    found = answer_all(case, as_of, given, seed)
    return Answers(
        found.situation,
        found.beliefs,
        found.answers,
        found.situations,
        found.drawn,
        tuple(make_conflicts(found.situations)),
    )


def find_branches(
    case: Case,
    as_of: str | None = None,
    given: Mapping[str, str] | None = None,
    seed: int = 0,
) -> tuple[Branch, ...]:
    """Return the profiles as a forecast takes them, without listing their states.

    Parameters
    ----------
    case, as_of, given, seed
        As for :func:`answer_questions`.

    Raises
    ------
    CaseError
        As :func:`~excomm.case.situate` and :func:`~excomm.belief.believe` do.
    """
    # Only the points of belief are asked for.
    return answer_all(case, as_of, given, seed, points=True).branches


def _branched(
    answers: Sequence[Answer], situations: Sequence[Situation], conflicts: Sequence[Conflict] = ()
) -> tuple[Branch, ...]:
    found = []
    for profile, situation in enumerate(situations):
        leading = [answer for answer in answers if answer.profile == profile]
        found.append(
            Branch(
                situation=situation,
                belief=total_belief(answer.belief for answer in leading),
                given=tuple(answer.given for answer in leading),
                conflict=conflicts[profile] if conflicts else None,
                beliefs=tuple(answer.belief for answer in leading),
            )
        )
    return tuple(found)


def answer_all(
    case: Case,
    as_of: str | None = None,
    given: Mapping[str, str] | None = None,
    seed: int = 0,
    points: bool = False,
) -> Answered:
    """Return the joint answers to the questions of a case, without listing states.

    Parameters
    ----------
    case, as_of, given, seed
        As for :func:`answer_questions`.
    points
        Whether only the points of what is believed are asked for, not the spans.

    Raises
    ------
    CaseError
        As :func:`~excomm.case.situate` and :func:`~excomm.belief.believe` do.
    """
    situation = situate(case, as_of, given=given)
    asked = [question for question in situation.questions if question.id not in situation.given]
    believed = partial(believe_all, draws=1) if points else believe_all
    beliefs = believed(situation, asked, seed)
    answers, situations, drawn = joint_answers(situation, beliefs, seed)
    return Answered(situation, beliefs, answers, tuple(situations), drawn)


def joint_answers(
    situation: Situation, beliefs: Sequence[Belief], seed: int
) -> tuple[tuple[Answer, ...], list[Situation], int | None]:
    """Return the joint answers to questions, and the situation of each profile.

    Parameters
    ----------
    situation
        The case as of a moment, with the hypotheses taken to be true by who asks.
    beliefs
        What is believed then of each question that is left.
    seed
        Of the draws where answers are too many.

    Returns
    -------
    tuple of (answers, situations, drawn)
        `drawn` as in :class:`Answers`.
    """
    drawn: int | None = None
    joint: list[tuple[dict[str, str], float]] = []
    believed = joint_belief(beliefs)
    if 0 < believed.size <= MOST_ANSWERS:
        joint = list(believed.every())
    places, situations = _profiles(situation, joint)
    if not joint or len(situations) > MOST_PROFILES:
        joint = believed.draws(MOST_PROFILES, seed)
        drawn = MOST_PROFILES
        places, situations = _profiles(situation, joint)
    answers = tuple(
        Answer(chosen, belief, place) for (chosen, belief), place in zip(joint, places, strict=True)
    )
    return answers, situations, drawn


def profile_of(situation: Situation) -> tuple[Order | None, ...]:
    """Return what each party that decides wants: situations alike in it are one conflict."""
    return tuple(situation.orders.get(party.id) for party in situation.case.players)


def _profiles(
    situation: Situation, joint: Sequence[tuple[dict[str, str], float]]
) -> tuple[list[int], list[Situation]]:
    """Return which profile each joint answer leads to, and the situation of each profile."""
    case = situation.case
    # Without a moment it is the start, which is also what is taken where nothing is said.
    as_of = None if situation.moment is None else situation.as_of
    known: dict[tuple[Order | None, ...], int] = {}
    places: list[int] = []
    situations: list[Situation] = []
    for chosen, _ in joint:
        under = situate(case, as_of, given={**situation.given, **chosen})
        profile = profile_of(under)
        if profile not in known:
            known[profile] = len(situations)
            situations.append(under)
        places.append(known[profile])
    return places, situations
