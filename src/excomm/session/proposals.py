"""What can be asked of a proposal: whom it serves, and the pitfalls in it."""

from collections.abc import Mapping

from excomm.case import situate
from excomm.estimate.answers import answer_questions, find_branches
from excomm.negotiation import appraise, find_proposal, made_as_of
from excomm.results import AppraisalResult
from excomm.session.at_hand import CaseAtHand, Engine, never_listed

__all__ = ["ProposalQuestions"]


class ProposalQuestions(CaseAtHand):
    """Whom a proposal serves, the pitfalls in it, and what it asks beside another."""

    def appraise(
        self,
        proposal: str,
        against: str | None = None,
        as_of: str | None = None,
        given: Mapping[str, str] | None = None,
        seed: int = 0,
        engine: Engine = "auto",
    ) -> AppraisalResult:
        """Appraise a proposal of the case.

        Parameters
        ----------
        proposal
            Its id.
        against
            The id of another proposal; by default the one it follows.
        as_of
            As for every question; by default right after the proposal was made.
        given
            As for every question; questions that are not given are answered in every way, each
            by what is believed of it.
        seed
            Of the sampling that carries the ranges of words.
        engine
            As for :meth:`stability`.
        """
        as_of = as_of or made_as_of(find_proposal(self.case, proposal))
        situation = situate(self.case, as_of, given=given)
        if never_listed(situation, engine):
            branches = find_branches(self.case, as_of, given, seed)
        else:
            branches = answer_questions(self.case, as_of, given, seed).branches
        return AppraisalResult.of(appraise(situation, proposal, branches, against, seed))
