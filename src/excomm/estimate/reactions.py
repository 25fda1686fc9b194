"""Reactions: the act put into the case, what is believed then, and how the others choose."""

from collections.abc import Mapping, Sequence

from excomm.case import Case, Proposal, situate
from excomm.conflict import make_conflict
from excomm.conflict.stability import Progress
from excomm.estimate.answers import answer_questions, find_branches
from excomm.forecast import RUNS, Reaction, as_if_done, check_possible, offered, react, read_act

__all__ = ["find_reaction"]


def find_reaction(
    case: Case,
    to: str | Proposal,
    as_of: str | None = None,
    given: Mapping[str, str] | None = None,
    seed: int = 0,
    parties: Sequence[str] | None = None,
    listed: bool = True,
    runs: int = RUNS,
    progress: Progress | None = None,
) -> Reaction:
    """Say how the others react to an act.

    Parameters
    ----------
    case, as_of, given
        As for :func:`excomm.case.situate`: the case before the act.
    to
        The act, as :func:`excomm.forecast.read_act` reads it; or a proposal, of which its sender
        does its own part.
    seed
        Of the sampling that carries the ranges of words, and of replies that are drawn.
    parties
        Who reacts; by default all that did not act and can do something.
    listed
        Whether states are listed; else what rivals can do is read off diagrams.
    runs, progress
        As for :func:`excomm.forecast.react`.

    Raises
    ------
    CaseError
        If there is no such act, or it is impossible in the present state.
    """
    before = situate(case, as_of, given=given)
    act = read_act(before, to) if isinstance(to, str) else offered(before, to)
    if act.event is None or act.event not in before.events:
        check_possible(before, act, make_conflict(before) if listed else None)
    after, then = as_if_done(before, act)
    if listed:
        answers = answer_questions(after, then, given, seed)
        return react(answers.situation, answers.branches, act, parties, progress=progress)
    situation, branches = situate(after, then, given=given), find_branches(after, then, given, seed)
    return react(situation, branches, act, parties, runs=runs, seed=seed, progress=progress)
