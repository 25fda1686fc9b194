"""What can be asked of pressure: which threats and promises move another party."""

from collections.abc import Mapping, Sequence

from excomm.case import CaseError, PressureAsked, Problem, situate
from excomm.conflict.stability import Progress
from excomm.estimate.pressing import find_pressure
from excomm.results import PressureResult
from excomm.session.at_hand import CaseAtHand, names_in, never_listed

__all__ = ["PressureQuestions"]


class PressureQuestions(CaseAtHand):
    """Which threats and promises bring another party to do what is wanted."""

    def press(
        self,
        by: str | None = None,
        wanted: str | None = None,
        size: int = 4,
        through: str | None = None,
        options: str | Sequence[str] | None = None,
        as_of: str | None = None,
        given: Mapping[str, str] | None = None,
        seed: int = 0,
        progress: Progress | None = None,
    ) -> PressureResult:
        """Return which sets of undertakings bring another party to do what is wanted.

        Parameters
        ----------
        by
            The party that presses; not needed where `wanted` is asked about in the case.
        wanted
            What it presses for: a formula over the options of others, or the id of what the case
            asks about; by default the one thing that it asks about as of then.
        size
            How many undertakings a set has at most.
        through
            A third party through whom alone to look; by default any, and directly.
        options
            Ids of the presser's options that may be used; by default all.
        as_of, given
            As for every question; questions that are not given are answered in every way.
        seed
            Of the sampling that carries the ranges of words.
        progress
            Told what is being done, which step that is, and how many there are.
        """
        if size < 0:
            raise CaseError(Problem(None, f"sets of {size} undertakings", "give 0 or more"))
        situation = situate(self.case, as_of, given=given)
        asked = {
            item.id: item
            for item in self.case.pressure
            if situation.moment is None or item.period.covers(situation.moment)
        }
        if wanted is None:
            wanted = _only(asked, by)
        if by is None and wanted not in asked:
            hint = f"or ask for {' or '.join(asked)}" if asked else "the case asks about none"
            raise CaseError(Problem(None, "nobody is named who presses", f"say by whom; {hint}"))
        if wanted in asked and by in (None, asked[wanted].party):
            item = asked[wanted]
            by, wanted, through = item.party, str(item.wanted), through or item.through
        assert by is not None
        found = find_pressure(
            self.case,
            by,
            wanted,
            size,
            through,
            None if options is None else names_in(options),
            as_of,
            given,
            seed,
            not never_listed(situation, "auto"),
            progress,
        )
        return PressureResult.of(found)


def _only(asked: Mapping[str, PressureAsked], by: str | None) -> str:
    """Return the one thing that a case asks pressure for."""
    names = [item.id for item in asked.values() if by in (None, item.party)]
    if len(names) != 1:
        problem = "nothing is named that is pressed for"
        hint = f"the case asks about {', '.join(names)}" if names else "the case asks about nothing"
        raise CaseError(Problem(None, problem, hint))
    return names[0]
