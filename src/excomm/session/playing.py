"""What can be asked of a side: its plan."""

from collections.abc import Mapping
from dataclasses import replace

from excomm.belief import believe_all
from excomm.case import PositionCheck, seen_by, situate
from excomm.conflict.stability import Progress
from excomm.estimate.answers import find_branches
from excomm.estimate.court import Court
from excomm.estimate.judging import judge
from excomm.estimate.manifest import made_by
from excomm.negotiation import make_playbook
from excomm.results import PlaybookResult
from excomm.session.at_hand import CaseAtHand

__all__ = ["SideQuestions"]


class SideQuestions(CaseAtHand):
    """What one side should do."""

    def playbook(
        self,
        party: str,
        as_of: str | None = None,
        given: Mapping[str, str] | None = None,
        seed: int = 0,
        progress: Progress | None = None,
    ) -> PlaybookResult:
        """Play one side: how its objectives stand, what to do, where to stand on each issue.

        Parameters
        ----------
        party
            The side.
        as_of, given
            As for every question, of the questions that the side asks itself; those that are
            not given are answered in every way, each by what it believes.
        seed
            Of the sampling that carries the ranges of words.
        progress
            Called before each step with what is next, the steps done and the steps in all.
        """
        seen = seen_by(self.case, party)
        situation = situate(seen, as_of, given=given)
        asked = [question for question in situation.questions if question.id not in (given or {})]
        branches = find_branches(seen, as_of, given, seed)
        beliefs = believe_all(situation, asked, seed)
        court = Court(seed)
        found = make_playbook(situation, branches, beliefs, party, progress, court.remembered)
        judged = []
        for judgement in situate(self.case, as_of).judgements:
            check = judgement.check
            if isinstance(check, PositionCheck) and check.party == party:
                judged.append(judge(court, self.case, judgement, as_of))
        made = made_by("playbook", self.case, as_of, given or {}, seed, self.asked)
        words = (*made.command[:3], "--as", party, *made.command[3:])
        return PlaybookResult(found, tuple(judged), replace(made, command=words))
