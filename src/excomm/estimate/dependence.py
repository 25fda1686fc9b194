"""On which answers it depends whether something is so."""

from collections.abc import Collection, Iterable, Mapping, Sequence

from excomm.belief import belief_in, decided_by
from excomm.estimate.answers import Answered
from excomm.estimate.parts import Condition, Dependence
from excomm.forecast import Branch

__all__ = ["dependence", "depends_on", "depends_on_places"]


def dependence(answers: Answered, verdicts: Sequence[bool]) -> Dependence:
    """Return on which answers a verdict depends, given for each profile."""
    answered = ((one.given, one.belief, verdicts[one.profile]) for one in answers.answers)
    return _dependence(answered, answers.weights, verdicts)


def depends_on(branches: Sequence[Branch], verdicts: Sequence[bool]) -> Dependence:
    """Return on which answers a verdict depends, given for each branch."""
    answered = (
        (given, belief, verdict)
        for branch, verdict in zip(branches, verdicts, strict=True)
        for given, belief in branch.believed
    )
    return _dependence(answered, [branch.belief for branch in branches], verdicts)


def depends_on_places(branches: Sequence[Branch], places: Collection[int]) -> Dependence:
    """Return on which answers something depends that is so in some branches, given by place."""
    return depends_on(branches, [place in places for place in range(len(branches))])


def _dependence(
    answered: Iterable[tuple[Mapping[str, str], float, bool]],
    weights: Sequence[float],
    verdicts: Sequence[bool],
) -> Dependence:
    return Dependence(
        belief=belief_in(weights, verdicts),
        conditions=tuple(Condition(*one) for one in decided_by(answered)),
    )
