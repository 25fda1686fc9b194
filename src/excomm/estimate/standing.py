"""What a source would have a side do about an issue, held against the model."""

from collections.abc import Sequence

from excomm.case import PositionCheck, Statement
from excomm.estimate.found import AnsweredStand, PositionFound
from excomm.forecast import Branch
from excomm.negotiation import LevelPosition, LevelStance, Remembered, find_positions

__all__ = ["check_position"]


def check_position(
    branches: Sequence[Branch], check: PositionCheck, remembered: Remembered | None = None
) -> tuple[bool, PositionFound]:
    """Return whether a side stands where it is said to, and where it does.

    Parameters
    ----------
    branches
        What the others may want in the eyes of the side.
    check
        The check.
    remembered
        Positions found before.
    """
    stance = find_positions(branches, check.party, check.issue, remembered)[check.level]
    return _meets(stance, check.stand), _found(check, stance)


def _meets(stance: LevelStance, stand: str) -> bool:
    """Return whether a position is the one that is asked about.

    To reserve is to accept, or to seek, with a reservation as to the day.
    """
    if stand == "reserve":
        return stance.stand == "reserve" or stance.timing_matters
    return stance.stand == stand or (stand, stance.stand) == ("accept", "reserve")


def _found(check: PositionCheck, stance: LevelStance) -> PositionFound:
    position = stance.position
    return PositionFound(
        issue=check.issue,
        level=check.level,
        party=check.party,
        stand=stance.stand,
        why=position.why,
        gain=_named(position.own.statement) if position.own.better else None,
        breaks=tuple(filter(None, map(_named, _against(position, check.party)))),
        reserved=(
            *filter(None, map(_named, position.reserved)),
            *(option.matures.text for option in position.maturing if option.matures),
        ),
        stands=tuple(AnsweredStand(given, stand) for given, stand in stance.stands.cases),
    )


def _against(position: LevelPosition, party: str) -> Sequence[Statement | None]:
    """Return what of the side's own speaks against a level."""
    if position.why == "refusal":
        return position.crossed[party]
    if position.why == "crisis" and position.response is not None:
        return (position.response.effect.statement,)
    return (position.own.statement,) if position.own.better is False else ()


def _named(statement: Statement | None) -> str | None:
    return None if statement is None else statement.text or str(statement.want)
