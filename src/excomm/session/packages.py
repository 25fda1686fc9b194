"""What can be asked of the issues of a case: what could be settled."""

from collections.abc import Mapping, Sequence
from typing import Literal

from excomm.case import CaseError, Problem, nearest, situate
from excomm.conflict import profile
from excomm.conflict.stability import Progress
from excomm.estimate.packaged import lists_packages
from excomm.negotiation import Asked, find_packages, find_packages_symbolically
from excomm.results import PackagesResult
from excomm.session.at_hand import CaseAtHand, Engine, never_listed

__all__ = ["PackageQuestions"]


class PackageQuestions(CaseAtHand):
    """What could be settled over many issues at once."""

    def packages(
        self,
        no_agreement: str | None = None,
        concept: str = "SEQ",
        parties: str | Sequence[str] | None = None,
        link: str | Sequence[str] = (),
        delink: str | Sequence[str] = (),
        trade_from: Literal["none", "fairest"] = "none",
        samples: int = 2,
        seed: int = 0,
        as_of: str | None = None,
        horizon: str | None = None,
        given: Mapping[str, str] | None = None,
        progress: Progress | None = None,
        engine: Engine = "auto",
    ) -> PackagesResult:
        """Find what could be settled over all issues at once, what is in the way, what to trade.

        Parameters
        ----------
        no_agreement
            What comes if nothing is agreed: ``present``, an outcome, a pattern or a formula; by
            default what the case says, or else what is reached without agreement.
        concept
            Under which concept a package is kept, as for :meth:`stability`.
        parties
            The parties that agree; by default those that the issues ask something of or that
            are expected to raise one. A list, or a text with commas between.
        link, delink
            Issues to settle only together, and issues to settle only apart, likewise.
        trade_from
            From where trades are made: ``none`` settled, or the ``fairest`` package.
        samples, seed
            How many packages to show that lie far apart, and the seed of what is drawn.
        as_of, horizon, given
            As for every question.
        progress, engine
            As for :meth:`stability`.
        """
        if trade_from not in ("none", "fairest"):
            hint = nearest(trade_from, ["none", "fairest"])
            raise CaseError(Problem(None, f"trades are not made from '{trade_from}'", hint))
        situation = situate(self.case, as_of, horizon, given)
        linked, apart = map(_split, (link, delink))
        for names in (linked, apart):
            if len(set(names)) == 1:
                message = f"'{names[0]}' cannot be linked or delinked by itself"
                raise CaseError(Problem(None, message, "name two issues, with a comma between"))
        asked = Asked(
            foreseen=profile(concept, self._deciding),
            no_agreement=no_agreement,
            parties=None if parties is None else _split(parties),
            link=linked,
            delink=apart,
            trade_from=trade_from,
            samples=samples,
            seed=seed,
        )
        by_listing = engine != "auto" or lists_packages(situation)
        if never_listed(situation, engine) or not by_listing:
            return PackagesResult.of(find_packages_symbolically(situation, asked, progress))
        conflict = self.conflict(as_of, horizon, given)
        return PackagesResult.of(find_packages(conflict, asked, progress))


def _split(names: str | Sequence[str]) -> list[str]:
    """Return names that stand in a list, or in a text with commas between."""
    said = names.split(",") if isinstance(names, str) else names
    return [name.strip() for name in said if name.strip()]
