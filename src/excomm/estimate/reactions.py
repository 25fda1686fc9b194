"""Reactions: the act put into the case, what is believed then, and how the others choose."""

from collections.abc import Mapping, Sequence

from excomm.case import Case, situate
from excomm.conflict import make_conflict
from excomm.estimate.answers import answer_questions
from excomm.forecast import Reaction, as_if_done, check_possible, react, read_act

__all__ = ["find_reaction"]


def find_reaction(
    case: Case,
    to: str,
    as_of: str | None = None,
    given: Mapping[str, str] | None = None,
    seed: int = 0,
    parties: Sequence[str] | None = None,
) -> Reaction:
    """Say how the others react to an act.

    Parameters
    ----------
    case, as_of, given
        As for :func:`excomm.case.situate`: the case before the act.
    to
        The act, as :func:`excomm.forecast.read_act` reads it.
    seed
        Of the sampling that carries the ranges of words.
    parties
        Who reacts; by default all that did not act and can do something.

    Raises
    ------
    CaseError
        If there is no such act, or it is impossible in the present state.
    """
    before = situate(case, as_of, given=given)
    act = read_act(before, to)
    if act.event is None or act.event not in before.events:
        check_possible(make_conflict(before), act)
    after, then = as_if_done(before, act)
    answers = answer_questions(after, then, given, seed)
    return react(answers.situation, answers.branches, act, parties)
