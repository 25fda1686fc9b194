"""What is likely to happen and by when, as a part of an estimate."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from excomm.belief import words_of
from excomm.case import Case, Cite, Situation, Statement
from excomm.conflict import Step
from excomm.estimate.outcomes import want_part
from excomm.estimate.parts import WantPart
from excomm.forecast import (
    Act,
    Branch,
    Endings,
    Likelihood,
    PartyReaction,
    Prospect,
    Reply,
    make_forecast,
    react,
)

__all__ = [
    "HorizonPart",
    "LikelihoodPart",
    "LikelyPart",
    "NextPart",
    "ProspectsPart",
    "ReplyPart",
    "RestPart",
    "find_prospects",
    "likelihood_part",
]

# What has happened has happened: who moves next answers to the present state.
_NOTHING = Act("", "nothing more", {}, ())


@dataclass(frozen=True)
class LikelihoodPart:
    """How likely something is: in the middle of the range of error and caution, and in words.

    `low` and `high` are the least and the most over that range.
    """

    point: float
    low: float
    high: float
    words: str


@dataclass(frozen=True)
class LikelyPart:
    """How likely an outcome is; `outcome` is None for the states of no named one.

    `profiles` has the middle of the range, profile by profile.
    """

    outcome: str | None
    chance: LikelihoodPart
    profiles: tuple[float, ...]


@dataclass(frozen=True)
class HorizonPart:
    """What is likely after so many turns; `present`, that the present state holds then."""

    horizon: str
    turns: int
    outcomes: tuple[LikelyPart, ...]
    present: LikelihoodPart


@dataclass(frozen=True)
class ReplyPart:
    """One thing a party may do next.

    `step` is what it changes, `kept` the severe things it keeps doing, with their values.
    `gained` and `broken` are its statements that are true there and would not be if it did
    nothing severe, and the other way round; `feared` are those that rivals could then make
    false, `feared_anyway` those of them that they can as well if it does nothing.
    """

    step: Step
    kept: Mapping[str, str]
    chance: LikelihoodPart
    gained: tuple[WantPart, ...]
    broken: tuple[WantPart, ...]
    feared: tuple[WantPart, ...]
    feared_anyway: tuple[WantPart, ...]


@dataclass(frozen=True)
class NextPart:
    """What a party may do, were the next turn its own.

    `replies` are the likeliest, `others` how many more have any chance and `rest` how likely
    these are together. `certain` is whether it can be predicted; `leading` are the places of
    the replies that lead somewhere in the range of error, caution and hypotheses. `ordered` is
    whether the party says what it wants: one that does not chooses evenly.
    """

    party: str
    ordered: bool
    replies: tuple[ReplyPart, ...]
    others: int
    rest: float
    certain: bool
    leading: tuple[int, ...]


@dataclass(frozen=True)
class RestPart:
    """Where improvements from the present can come to rest, in a profile.

    `endings` is how many sets of states they lead into and not out of, `states` how many
    states these have together, `outcomes` in how many of them each outcome is; `steps` is
    what the nearest takes.
    """

    endings: int
    states: int
    outcomes: Mapping[str, int]
    steps: int


@dataclass(frozen=True)
class ProspectsPart:
    """What is likely to happen next, and by each horizon.

    `error` and `caution` are the ranges over which the parties are taken to choose; `stated`
    is whether the case says so. `horizons` has one turn where the case names none. `rest` is
    profile by profile.
    """

    error: tuple[float, float]
    caution: tuple[float, float]
    stated: bool
    cites: tuple[Cite, ...]
    next: tuple[NextPart, ...]
    horizons: tuple[HorizonPart, ...]
    rest: tuple[RestPart, ...]


def find_prospects(situation: Situation, branches: Sequence[Branch]) -> ProspectsPart | None:
    """Return what is likely to happen; None where the rules exclude the present state.

    Parameters
    ----------
    situation, branches
        As for :func:`excomm.forecast.make_forecast`.
    """
    case = situation.case
    conflict = branches[0].conflict
    if conflict is None or not conflict.present:
        return None
    found = make_forecast(situation, branches)
    reaction = react(situation, branches, _NOTHING)
    choice = case.choice
    return ProspectsPart(
        error=choice.error,
        caution=choice.caution,
        stated=choice.place is not None,
        cites=choice.cites,
        next=tuple(_next(situation, one) for one in reaction.parties),
        horizons=tuple(_horizon(case, prospect) for prospect in found.horizons),
        rest=tuple(map(_rest, found.endings)),
    )


def likelihood_part(case: Case, chance: Likelihood) -> LikelihoodPart:
    """Return a chance with its middle in the words of the case."""
    words = str(words_of(case).describe(chance.point))
    return LikelihoodPart(chance.point, chance.low, chance.high, words)


def _horizon(case: Case, prospect: Prospect) -> HorizonPart:
    return HorizonPart(
        horizon=prospect.horizon,
        turns=prospect.turns,
        outcomes=tuple(
            LikelyPart(item.outcome, likelihood_part(case, item.chance), item.branches)
            for item in prospect.outcomes
        ),
        present=likelihood_part(case, prospect.present),
    )


def _next(situation: Situation, found: PartyReaction) -> NextPart:
    turn = found.first
    return NextPart(
        party=found.party,
        ordered=found.party in situation.orders,
        replies=tuple(_reply(situation.case, found.party, reply) for reply in turn.replies),
        others=turn.others,
        rest=turn.rest,
        certain=turn.certain,
        leading=turn.leading,
    )


def _reply(case: Case, party: str, reply: Reply) -> ReplyPart:
    values = zip(case.options, reply.state.values, strict=True)
    at = {option.id: option.values[value] for option, value in values}
    return ReplyPart(
        step=Step(party, reply.changes, reply.state.number, reply.state.values),
        kept={option: at[option] for option in reply.kept},
        chance=likelihood_part(case, reply.chance),
        gained=_wants(reply.gained),
        broken=_wants(reply.broken),
        feared=_wants(reply.feared),
        feared_anyway=_wants(reply.feared_anyway),
    )


def _wants(statements: Sequence[Statement]) -> tuple[WantPart, ...]:
    return tuple(map(want_part, statements))


def _rest(endings: Endings) -> RestPart:
    return RestPart(
        endings=endings.count,
        states=endings.states,
        outcomes=endings.outcomes,
        steps=len(endings.shown[0].path),
    )
