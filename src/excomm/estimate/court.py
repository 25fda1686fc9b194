"""Where judgements are checked: what is found for one is kept for the others."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from excomm.case import Case, LikelierCheck, UncertainCheck, situate
from excomm.conflict import too_large_to_list
from excomm.estimate.answers import Answers, answer_questions, find_branches
from excomm.estimate.pressing import KnownPressure
from excomm.estimate.reactions import find_reaction
from excomm.estimate.unlisted import need_list
from excomm.forecast import Branch, Reaction
from excomm.negotiation import Remembered

__all__ = ["Court"]


@dataclass
class Court:
    """Where judgements are checked: the joint answers found so far, for all to use.

    Attributes
    ----------
    seed
        Of the sampling that carries ranges.
    pressures
        The pressure found so far, by all that it turns on.
    remembered
        The positions of sides found so far.
    """

    seed: int
    pressures: KnownPressure = field(default_factory=dict)
    remembered: Remembered = field(default_factory=Remembered)
    _answers: dict[tuple[object, ...], Answers] = field(default_factory=dict)
    _reactions: dict[tuple[object, ...], Reaction] = field(default_factory=dict)
    _cases: list[Case] = field(default_factory=list)

    def answers(
        self, case: Case, as_of: str | None, given: Mapping[str, str] | None = None
    ) -> Answers:
        """Return the joint answers of a case as of a moment, found once.

        Raises
        ------
        Unlisted
            If its states are too many to list.
        """
        situation = situate(case, as_of, given=given)
        need_list(situation)
        key = (id(case), situation.as_of, frozenset((given or {}).items()))
        if key not in self._answers:
            self._cases.append(case)  # so that no other case takes its identity
            self._answers[key] = answer_questions(case, as_of, given, self.seed)
        return self._answers[key]

    def branches(self, case: Case, as_of: str | None) -> tuple[Branch, ...]:
        """Return the profiles of a case, their states listed where that can be."""
        if too_large_to_list(situate(case, as_of)):
            return find_branches(case, as_of, None, self.seed)
        return self.answers(case, as_of).branches

    def reaction(
        self, case: Case, as_of: str | None, check: LikelierCheck | UncertainCheck
    ) -> Reaction:
        """Return how a party reacts to an act, found once."""
        situation = situate(case, as_of)
        key = (id(case), situation.as_of, check.party, check.after)
        if key not in self._reactions:
            self._cases.append(case)
            listed = not too_large_to_list(situation)
            self._reactions[key] = find_reaction(
                case, check.after, as_of, None, self.seed, [check.party], listed
            )
        return self._reactions[key]
