"""What can be asked of an agreement: how it stands, and what can be seen of it."""

from collections.abc import Mapping, Sequence

from excomm.case import CaseError, Problem, situate
from excomm.estimate.answers import answer_questions, find_branches
from excomm.forecast import Branch
from excomm.results import VerificationResult
from excomm.session.at_hand import CaseAtHand, names_in, never_listed
from excomm.verification import find_assurance, make_ledger, view_outcome

__all__ = ["AgreementQuestions"]


class AgreementQuestions(CaseAtHand):
    """How each commitment stands, what sees it, and what hangs on it."""

    def verify(
        self,
        as_of: str | None = None,
        what_if: str | None = None,
        outcomes: str | Sequence[str] | None = None,
        days: float | None = None,
        effort: float | None = None,
        what_helps: bool = False,
        seed: int = 0,
        given: Mapping[str, str] | None = None,
    ) -> VerificationResult:
        """Return how the agreement of the case stands, and what can be seen of it.

        Parameters
        ----------
        as_of, given
            As for every question; questions that are not given are answered in every way, each
            by what is believed of it.
        what_if
            Options supposed to be otherwise than at present, with commas between:
            ``"+cuba.inspection"``, ``"-us.readiness"``, ``"us.overflights=low"``.
        outcomes
            Ids of outcomes, to compare what can be seen in them.
        days
            How far ahead to look for what would help, and in outcomes; by default the time that
            the others need to respond to a breach, or 30 days.
        effort
            How much effort there is to divide over sites; by default that of the measures in
            force.
        what_helps
            Whether to show at length what would make one surer.
        seed
            Of the sampling that carries the ranges of words, where what tempts a party to break
            what it owes depends on what is believed.
        """
        for what, number in (("days", days), ("effort", effort)):
            if number is not None and not 0 < number < float("inf"):
                raise CaseError(Problem(None, f"{number:g} {what}", "give a number above 0"))
        situation = situate(self.case, as_of, given=given)
        ledger = make_ledger(situation, what_if)
        asked = [] if outcomes is None else [str(name) for name in names_in(outcomes)]
        listed = not never_listed(situation, "auto")
        views = tuple(view_outcome(ledger, name, listed) for name in asked)

        def branches() -> Sequence[Branch]:
            if not listed:
                return find_branches(self.case, as_of, given, seed)
            return answer_questions(self.case, as_of, given, seed).branches

        assured = find_assurance(ledger, branches)
        return VerificationResult(ledger, assured, views, days, effort, what_helps)
