"""The estimate at every event: what was so, what was believed, and what held."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import numpy.typing as npt

from excomm.belief import Band, Belief, ListedJoint, believe, believe_all, words_of
from excomm.case import Case, CaseError, Problem, Question, Situation, situate
from excomm.conflict import too_large_to_list
from excomm.conflict.stability import Progress
from excomm.estimate.answers import joint_answers
from excomm.estimate.believed import QuestionPart
from excomm.estimate.events import event_parts
from excomm.estimate.manifest import Manifest, made_by
from excomm.estimate.outcomes import HELD_BY
from excomm.estimate.parts import EventPart
from excomm.estimate.plain import as_data
from excomm.estimate.prospects import HorizonPart, LikelyPart, likelihood_part
from excomm.estimate.questions import question_part
from excomm.estimate.solved import Solved, SolvedConflict
from excomm.forecast import MIDDLE, over, turns_to

__all__ = ["HeldPart", "StepPart", "Timeline", "make_timeline", "timeline_data"]


@dataclass(frozen=True)
class HeldPart:
    """An outcome after an event.

    Attributes
    ----------
    is_present
        Whether the present state belongs to it.
    holds
        By concept, how much belief the answers carry under which a state of it is an
        equilibrium, from 0 to 1.
    attainable
        How much belief they carry under which such a state, under SEQ, is reached from the
        present by steps that each serve who takes them.
    """

    outcome: str
    is_present: bool
    holds: Mapping[str, float]
    attainable: float


@dataclass(frozen=True)
class StepPart:
    """How it stood after an event.

    Attributes
    ----------
    event
        The event.
    present
        The present state as Y and N switch by switch; None where the rules exclude it.
    beliefs
        By question that was asked then, what was believed of each hypothesis.
    outcomes
        The outcomes of the case, in its order.
    horizons
        What was likely by then at each horizon; none where the rules exclude the present state.
    """

    event: EventPart
    present: str | None
    beliefs: Mapping[str, Mapping[str, Band]]
    outcomes: tuple[HeldPart, ...]
    horizons: tuple[HorizonPart, ...]


@dataclass(frozen=True)
class Timeline:
    """The estimate of a case at every event.

    Attributes
    ----------
    manifest
        What made it, and makes it again.
    title, as_of, known_to, hindsight, words
        As of an estimate; `as_of` is the moment it goes up to.
    questions
        The questions that were asked at some time, each as of the last event at which it was.
    outcomes
        The outcomes of the case with their texts.
    steps
        One for each event, in order.
    conflicts, states
        How many conflicts were solved, and how many states each has.
    """

    manifest: Manifest
    title: str
    as_of: str
    known_to: str | None
    hindsight: bool
    words: str
    questions: tuple[QuestionPart, ...]
    outcomes: Mapping[str, str | None]
    steps: tuple[StepPart, ...]
    conflicts: int
    states: int

    def in_form(self, form: str) -> "Timeline":
        """Return the timeline as it is written in a form: its manifest says so."""
        return replace(self, manifest=self.manifest.in_form(form))


def make_timeline(
    case: Case,
    as_of: str | None = None,
    given: Mapping[str, str] | None = None,
    seed: int = 0,
    asked: str | None = None,
    progress: Progress | None = None,
    ahead: bool = True,
) -> Timeline:
    """Make the estimate of a case at every event up to a moment.

    Parameters
    ----------
    case, as_of, given, seed, asked, progress
        As for :func:`~excomm.estimate.make_estimate`.
    ahead
        Whether to look ahead: without, no step has horizons, and little time is needed.

    Raises
    ------
    CaseError
        If the case has no events, cannot be seen as of the moment, or is too large.

    Notes
    -----
    What holds does not depend on the present state. So a conflict is solved once for every
    set of orders that the answers and the moments lead to, whatever has happened in between.
    """
    report = progress or (lambda *_: None)
    given = given or {}
    end = situate(case, as_of, given=_asked(case, as_of, given))
    if not end.events:
        problem = Problem(None, "there is no timeline of a case without events")
        raise CaseError(problem)
    if too_large_to_list(end):
        message = "a timeline needs the states listed at every event, and they are too many"
        raise CaseError(Problem(None, message, "excomm estimate --as-of makes one estimate"))
    situations = [
        situate(case, moment, given=_asked(case, moment, given))
        for event in end.events
        for moment in [f"after {event.id}"]
    ]
    report("what is believed", 0, len(situations) + 1)
    beliefs = _beliefs(situations, given, seed)
    solved = Solved()
    steps = []
    for at, (situation, event) in enumerate(zip(situations, event_parts(end), strict=True)):
        report(f"after {event.id}", at + 1, len(situations) + 1)
        steps.append(_step(situation, event, beliefs, solved, seed, ahead))
    return Timeline(
        manifest=made_by("timeline", case, as_of, given, seed, asked),
        title=case.title,
        as_of=end.as_of,
        known_to=case.known_to,
        hindsight=end.hindsight,
        words=words_of(case).name,
        questions=tuple(question_part(case, belief) for belief in beliefs.values()),
        outcomes={outcome.id: outcome.text for outcome in case.outcomes},
        steps=tuple(steps),
        conflicts=solved.conflicts,
        states=solved.states,
    )


def _asked(case: Case, as_of: str | None, given: Mapping[str, str]) -> Mapping[str, str]:
    """Return the hypotheses given of the questions that are asked as of a moment."""
    if not given:
        return {}
    asked = {question.id for question in situate(case, as_of).questions}
    known = {question.id for question in case.questions}
    return {name: answer for name, answer in given.items() if name in asked or name not in known}


def _beliefs(situations: list[Situation], given: Mapping[str, str], seed: int) -> dict[str, Belief]:
    """Return what is believed of each question, as of the last event at which it is asked."""
    last: dict[str, tuple[Situation, Question]] = {}
    for situation in situations:
        for question in situation.questions:
            if question.id not in given:
                last[question.id] = (situation, question)
    return {name: believe(*found, seed) for name, found in last.items()}


def _step(
    situation: Situation,
    event: EventPart,
    beliefs: Mapping[str, Belief],
    solved: Solved,
    seed: int,
    ahead: bool,
) -> StepPart:
    asked = [question for question in situation.questions if question.id in beliefs]
    then = _as_of([beliefs[question.id] for question in asked], situation, seed)
    answers, profiles, _ = joint_answers(situation, then, seed)
    found = [solved.of(profile) for profile in profiles]
    weights = np.zeros(len(profiles))
    for answer in answers:
        weights[answer.profile] += answer.belief
    space = found[0].conflict.space
    number = space.find(situation.present)
    reached = [one.reached(number) for one in found]
    return StepPart(
        event=event,
        present=space.pattern(number) if number else None,
        beliefs={belief.question.id: dict(belief.posterior) for belief in then},
        outcomes=tuple(
            HeldPart(
                outcome.id,
                bool(number and solved.members[outcome.id][space.cell(number)]),
                {
                    concept: _carried(weights, [one.holds(outcome.id, concept) for one in found])
                    for concept in HELD_BY
                },
                _carried(weights, [outcome.id in names for names in reached]),
            )
            for outcome in situation.case.outcomes
        ),
        horizons=tuple(_horizons(situation, found, weights, number)) if number and ahead else (),
    )


def _horizons(
    situation: Situation,
    found: Sequence[SolvedConflict],
    weights: npt.NDArray[np.float64],
    number: int,
) -> Iterator[HorizonPart]:
    """Yield what is likely at each horizon, mixed over the answers."""
    case = situation.case
    by_profile = np.array([one.likely(number) for one in found])
    together = np.tensordot(weights, by_profile, axes=1)
    names = [*(outcome.id for outcome in case.outcomes), None]
    for place, (horizon, turns) in enumerate(turns_to(case, None).items()):
        chances = [
            likelihood_part(case, over(together[:, place, column]))
            for column in range(len(names) + 1)
        ]
        yield HorizonPart(
            horizon=horizon,
            turns=turns,
            outcomes=tuple(
                LikelyPart(name, chance, tuple(by_profile[:, MIDDLE, place, column].tolist()))
                for column, (name, chance) in enumerate(zip(names, chances, strict=False))
            ),
            present=chances[-1],
        )


def _as_of(beliefs: Sequence[Belief], situation: Situation, seed: int) -> tuple[Belief, ...]:
    """Return what was believed at an earlier moment.

    Where every item counts by itself from its event on, that is belief without the updates
    that came later. Items that share a source, come or are learned late, or that
    several judges weigh, are weighed anew; so is what bears on questions that hang together.
    """
    case = situation.case
    shared = case.groups or case.expected or case.judges
    anew = shared or any(event.learned or event.source for event in case.events)
    joined = [belief.question for belief in beliefs if anew or len(belief.joint.questions) > 1]
    found = {b.question.id: b for b in believe_all(situation, joined, seed)}
    return tuple(found.get(belief.question.id) or _cut_off(belief, situation) for belief in beliefs)


def _cut_off(belief: Belief, situation: Situation) -> Belief:
    """Return belief without what came later."""
    happened = {event.id for event in situation.events}
    updates = tuple(update for update in belief.updates if update.event.id in happened)
    posterior = updates[-1].after if updates else belief.prior
    points = np.array([posterior[name].point for name in posterior])
    joint = ListedJoint(belief.joint.questions, points)
    return replace(belief, updates=updates, posterior=posterior, joint=joint)


def _carried(weights: npt.NDArray[np.float64], verdicts: list[bool]) -> float:
    if all(verdicts):
        return 1.0  # not what rounding leaves of it
    return float(weights[np.array(verdicts, bool)].sum())


def timeline_data(made: Timeline) -> dict[str, Any]:
    """Return a timeline as plain data, ready for JSON."""
    data: dict[str, Any] = as_data(made)
    return data
