"""What a forecast branches over: one conflict for each set of orders that may be true."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from excomm.case import Situation
from excomm.conflict import Conflict

__all__ = ["Branch"]


@dataclass(frozen=True, eq=False, repr=False)
class Branch:
    """What the parties may want, and how much belief it carries.

    Attributes
    ----------
    situation
        The case under the hypotheses that lead here.
    belief
        How likely that is; the branches of a forecast make 1 together.
    given
        The answers to the questions that lead here, each question's hypothesis by its id.
    conflict
        The conflict; None where its states are too many to list.
    beliefs
        How likely each of the `given` is; together the belief.
    """

    situation: Situation
    belief: float
    given: Sequence[Mapping[str, str]]
    conflict: Conflict | None = None
    beliefs: Sequence[float] = ()

    @property
    def believed(self) -> tuple[tuple[Mapping[str, str], float], ...]:
        """Each of the answers that lead here, and how likely it is: evenly if that is not said."""
        given = self.given or ({},)
        beliefs = self.beliefs or [self.belief / len(given)] * len(given)
        return tuple(zip(given, beliefs, strict=True))

    @property
    def answers(self) -> Mapping[str, str]:
        """The answers that are the same in all that lead here: what sets the branch apart."""
        first, *others = self.given or ({},)
        return {
            question: answer
            for question, answer in first.items()
            if all(other.get(question) == answer for other in others)
        }
