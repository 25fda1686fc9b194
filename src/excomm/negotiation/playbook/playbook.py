"""The plan of one side: how its objectives stand, what to do, and where it stands on each issue."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from excomm.belief import Belief, Watched, belief_in
from excomm.case import Advice, CaseError, Issue, Level, Problem, Situation, Statements
from excomm.case.vocabulary import STANDS
from excomm.conflict.stability import Progress
from excomm.forecast import Branch
from excomm.negotiation.effects import Effects
from excomm.negotiation.playbook.choices import Choice, advised_choices
from excomm.negotiation.playbook.conditions import Hanging, hanging
from excomm.negotiation.playbook.objectives import (
    Collision,
    Objective,
    Requirement,
    Threatened,
    collisions,
    history,
    requirements,
    threats,
)
from excomm.negotiation.playbook.positions import LevelPosition, Positions, Stand
from excomm.negotiation.playbook.remembered import Remembered
from excomm.negotiation.playbook.tactics import (
    Concession,
    Link,
    Raised,
    concessions,
    links,
    raising,
)
from excomm.negotiation.points import Values

__all__ = ["IssueStance", "LevelStance", "Playbook", "find_positions", "make_playbook"]

# Of so many objectives that do not hold it is said what they take.
MOST_REQUIRED = 5


@dataclass(frozen=True)
class LevelStance:
    """The position of a side on a level of an issue.

    Attributes
    ----------
    issue, level
        Which level of which issue.
    stand
        The position as long as nobody knows what is true: the most careful of all it may be.
    stands
        What it is by what is true.
    accepted
        By what is true, whether the others concerned can be expected to accept it.
    chance
        How much belief there is that they do.
    positions
        The position with its grounds, by branch.
    """

    issue: str
    level: Level
    stand: Stand
    stands: Hanging[Stand]
    accepted: Hanging[bool]
    chance: float
    positions: tuple[LevelPosition, ...]

    @property
    def position(self) -> LevelPosition:
        """The grounds of the position as long as nobody knows what is true."""
        return next(found for found in self.positions if found.stand == self.stand)

    @property
    def timing_matters(self) -> bool:
        """Whether the side agrees to it with a reservation as to its day."""
        return self.stand in ("seek", "reserve") and self.position.timing_matters


@dataclass(frozen=True)
class IssueStance:
    """Where a side stands on an issue, level by level."""

    issue: Issue
    levels: tuple[LevelStance, ...]

    def __getitem__(self, level: str) -> LevelStance:
        """Return where it stands on one level."""
        return {found.level.id: found for found in self.levels}[level]


@dataclass(frozen=True, eq=False, repr=False)
class Playbook:
    """The plan of one side.

    Attributes
    ----------
    situation
        The case as the side sees it, as of a moment.
    party
        The side.
    viewed
        Whether the case gives its own picture of the others; else it is the estimators'.
    branches
        What the others may want, with how much it is believed.
    beliefs
        What it believes of its questions.
    base
        The state if nothing is agreed, by branch.
    objectives
        What it wants, the most important first, and what became of it.
    threatened
        By objective that holds, what another would break it by, and whether it would by what is
        true.
    requirements
        What it takes to attain the next objectives.
    choices
        What to do with each of its options.
    collisions
        The objectives that get in each other's way, and under which answers.
    issues
        Where it stands on each issue.
    raising
        The issues to raise, in order.
    links
        Issues to link.
    concessions
        What to concede, in order.
    advice
        What a source would have it do, that does not follow from the case.
    """

    situation: Situation
    party: str
    viewed: bool
    branches: tuple[Branch, ...]
    beliefs: tuple[Belief, ...]
    base: tuple[Values, ...]
    objectives: tuple[Objective, ...]
    threatened: Mapping[str, tuple[Threatened, Hanging[bool]]]
    requirements: tuple[Requirement, ...]
    choices: tuple[Hanging[Choice], ...]
    collisions: tuple[tuple[Collision, Hanging[bool]], ...]
    issues: tuple[IssueStance, ...]
    raising: tuple[Raised, ...]
    links: tuple[Link, ...]
    concessions: tuple[Concession, ...]
    advice: tuple[Advice, ...]

    def __getitem__(self, issue: str) -> IssueStance:
        """Return where the side stands on one issue."""
        return {found.issue.id: found for found in self.issues}[issue]

    def watched(self, question: str) -> tuple[Watched, ...]:
        """Return what to look for on a question, what would tell most first."""
        return next((b.watched for b in self.beliefs if b.question.id == question), ())


def make_playbook(
    situation: Situation,
    branches: Sequence[Branch],
    beliefs: Sequence[Belief],
    party: str,
    progress: Progress | None = None,
    remembered: Remembered | None = None,
) -> Playbook:
    """Make the plan of a side.

    Parameters
    ----------
    situation
        The case as the side sees it, as of a moment, with what is taken to be true.
    branches
        What the others may want then, with how much it is believed.
    beliefs
        What the side believes of its questions.
    party
        The side.
    progress
        Called before each step with what is next, the steps done and the steps in all.
    remembered
        Positions found before.

    Raises
    ------
    CaseError
        If nothing is said in statements of what the side wants, the rules exclude the present
        state or what a level performs, moves are more than choices of options, or the diagrams
        outgrow their bound.
    """
    _check_statements(situation, party)
    case = situation.case
    if progress is not None:
        progress("what the others would do", 0, 2)
    made = _made(branches, party, remembered)
    if progress is not None:
        progress("what to do about it", 1, 2)
    issues = tuple(_stance(branches, made, issue) for issue in case.issues)
    careful = {
        stance.issue.id: {found.level.id: found.position for found in stance.levels}
        for stance in issues
    }
    accepted = {
        (stance.issue.id, found.level.id): found.chance
        for stance in issues
        for found in stance.levels
    }
    likeliest = made[max(range(len(branches)), key=lambda k: branches[k].belief)]
    effects = Effects(situation)
    objectives = history(situation, effects, party)
    view = case.views.get(party)
    return Playbook(
        situation=situation,
        party=party,
        viewed=view is not None,
        branches=tuple(branches),
        beliefs=tuple(beliefs),
        base=tuple(positions.base for positions in made),
        objectives=objectives,
        threatened=_threatened(branches, made),
        requirements=requirements(likeliest, objectives, case.issues, MOST_REQUIRED),
        choices=_choices(branches, made),
        collisions=_collisions(branches, made),
        issues=issues,
        raising=raising(likeliest, careful, accepted),
        links=links(likeliest, careful),
        concessions=concessions(likeliest, careful),
        advice=() if view is None else view.advice,
    )


def find_positions(
    branches: Sequence[Branch], party: str, issue: str, remembered: Remembered | None = None
) -> IssueStance:
    """Return where a side stands on one issue.

    Parameters
    ----------
    branches, party
        As for :func:`make_playbook`.
    issue
        An issue of the case.
    remembered
        Positions found before.

    Raises
    ------
    CaseError
        As :func:`make_playbook` does.
    """
    made = _made(branches, party, remembered)
    wanted = next(i for i in branches[0].situation.case.issues if i.id == issue)
    return _stance(branches, made, wanted)


def _check_statements(situation: Situation, party: str) -> None:
    order = situation.orders.get(party)
    if order is None:
        message = f"nothing says what {party} wants, and a playbook goes by it"
        raise CaseError(Problem(None, message, f"give {party} an order of statements"))
    if not isinstance(order, Statements):
        message = f"the order of {party} has no statements, and a playbook goes by them"
        raise CaseError(Problem(None, message, "say what it wants in statements"))


def _made(
    branches: Sequence[Branch], party: str, remembered: Remembered | None
) -> tuple[Positions, ...]:
    """Return by branch where a side stands."""
    for branch in branches:
        _check_statements(branch.situation, party)
    return (remembered or Remembered()).positions(branches, party)


def _stance(branches: Sequence[Branch], made: Sequence[Positions], issue: Issue) -> IssueStance:
    by_branch = [positions.on(issue) for positions in made]
    levels = []
    for level in issue.levels:
        found = tuple(positions[level.id] for positions in by_branch)
        accepted = [one.accepted for one in found]
        levels.append(
            LevelStance(
                issue=issue.id,
                level=level,
                stand=max((one.stand for one in found), key=STANDS.index),
                stands=hanging(branches, [one.stand for one in found]),
                accepted=hanging(branches, accepted),
                chance=belief_in([branch.belief for branch in branches], accepted),
                positions=found,
            )
        )
    return IssueStance(issue, tuple(levels))


def _threatened(
    branches: Sequence[Branch], made: Sequence[Positions]
) -> dict[str, tuple[Threatened, Hanging[bool]]]:
    """Return by objective what would break it, of several rivals the first, and when."""
    by_branch = []
    for positions in made:
        first: dict[str, Threatened] = {}
        for threat in threats(
            positions.situation, positions.effects, positions.replies, positions.party
        ):
            first.setdefault(threat.statement, threat)
        by_branch.append(first)
    named = {name: threat for found in reversed(by_branch) for name, threat in found.items()}
    return {
        name: (threat, hanging(branches, [name in found for found in by_branch]))
        for name, threat in named.items()
    }


def _choices(branches: Sequence[Branch], made: Sequence[Positions]) -> tuple[Hanging[Choice], ...]:
    by_branch = [advised_choices(p.effects, p.replies, p.party) for p in made]
    return tuple(hanging(branches, found) for found in zip(*by_branch, strict=True))


def _collisions(
    branches: Sequence[Branch], made: Sequence[Positions]
) -> tuple[tuple[Collision, Hanging[bool]], ...]:
    by_branch = [collisions(p.effects, p.replies, p.party) for p in made]
    found: list[Collision] = []
    for one in (one for here in by_branch for one in here):
        if one not in found:
            found.append(one)
    return tuple((one, hanging(branches, [one in here for here in by_branch])) for one in found)
