"""What comes if nothing is agreed, as one state."""

from excomm.conflict.sets import without_agreement
from excomm.conflict.symbolic.engine import memory_bounded
from excomm.conflict.symbolic.sets import SymbolicSets
from excomm.negotiation.points import Values
from excomm.negotiation.replies import Replies

__all__ = ["state_without_agreement"]


def state_without_agreement(replies: Replies) -> Values:
    """Return the state if nothing is agreed: of several that may come, the nearest.

    Raises
    ------
    CaseError
        If the case names none that can be.
    """
    present = replies.conflict.situation.present
    with memory_bounded():
        _, states = without_agreement(SymbolicSets(replies.conflict), None)
    return replies.nearest(states, present) or present
