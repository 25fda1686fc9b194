"""What can be asked of an agreement: how it stands, and what can be seen of it."""

from collections.abc import Sequence

from excomm.case import situate
from excomm.results import VerificationResult
from excomm.session.at_hand import CaseAtHand, names_in, never_listed
from excomm.verification import make_ledger, view_outcome

__all__ = ["AgreementQuestions"]


class AgreementQuestions(CaseAtHand):
    """How each commitment stands, what sees it, and what hangs on it."""

    def verify(
        self,
        as_of: str | None = None,
        what_if: str | None = None,
        outcomes: str | Sequence[str] | None = None,
    ) -> VerificationResult:
        """Return how the agreement of the case stands, and what can be seen of it.

        Parameters
        ----------
        as_of
            As for every question.
        what_if
            Options supposed to be otherwise than at present, with commas between:
            ``"+cuba.inspection"``, ``"-us.readiness"``, ``"us.overflights=low"``.
        outcomes
            Ids of outcomes, to compare what can be seen in them.
        """
        situation = situate(self.case, as_of)
        ledger = make_ledger(situation, what_if)
        asked = [] if outcomes is None else [str(name) for name in names_in(outcomes)]
        listed = not never_listed(situation, "auto")
        views = tuple(view_outcome(ledger, name, listed) for name in asked)
        return VerificationResult(ledger, views)
