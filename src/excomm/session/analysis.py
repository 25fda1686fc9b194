"""The case at hand with everything that can be asked of it."""

from dataclasses import dataclass
from pathlib import Path

from excomm.case import open_case
from excomm.session.agreed import AgreementQuestions
from excomm.session.estimates import EstimateQuestions
from excomm.session.exchanges import ExchangeQuestions
from excomm.session.packages import PackageQuestions
from excomm.session.proposals import ProposalQuestions

__all__ = ["Analysis", "load"]


def load(name_or_path: str | Path) -> "Analysis":
    """Read a case: a file, or by its name one of the library.

    Raises
    ------
    CaseError
        With everything that is wrong with it, each with its place.

    Examples
    --------
    >>> import excomm
    >>> chicken = excomm.load("chicken")
    >>> chicken.stability().equilibria("SEQ").tolist()
    [2, 3]
    """
    return Analysis(open_case(name_or_path), str(name_or_path))


@dataclass(frozen=True, repr=False)
class Analysis(
    EstimateQuestions, AgreementQuestions, ExchangeQuestions, PackageQuestions, ProposalQuestions
):
    """A case at hand.

    Every question takes `as_of` (a date, a time with its offset, or ``after EVENT``; by
    default what the case says), `horizon` (one the case names; by default as far as the case
    looks) and `given` (hypotheses taken to be true, by question), and raises
    :class:`CaseError` where it cannot be answered.

    Attributes
    ----------
    case
        The case as it was read.
    asked
        The name or path it was asked for by; None for a case that is nowhere kept.
    """
