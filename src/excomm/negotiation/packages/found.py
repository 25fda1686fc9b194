"""What is asked of packages, and what is found: how many are what, for whom, and some of them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from excomm.case import Situation
from excomm.conflict import Concept, Profile, StateAt
from excomm.negotiation.packages.bargained import Bargained
from excomm.negotiation.packages.blocked import Blocked
from excomm.negotiation.packages.trades import Trades

__all__ = ["Asked", "LevelFound", "Linked", "Package", "Packages", "Prospect"]

# Under so many orders of the tiers, drawn, it is asked which packages are efficient.
ORDERS_DRAWN = 5


@dataclass(frozen=True)
class Package:
    """A package.

    Attributes
    ----------
    levels
        By issue, the level it is settled at, or ``none``.
    at
        The state in which it is performed.
    changed
        How many options differ from the present.
    ranks
        By party, the place of its level among the levels that acceptable packages have for
        that party, 1 being the best; tiers are read in the order of the file.
    efficient
        Whether it is so under every order of the tiers.
    keepable
        Whether no party that promises something in it has a reason to leave its state; None
        where that is too dear to find out.
    """

    levels: Mapping[str, str]
    at: StateAt
    changed: int
    ranks: Mapping[str, int]
    efficient: bool
    keepable: bool | None


@dataclass(frozen=True)
class Prospect:
    """What one party can hope for.

    Attributes
    ----------
    party
        Its id.
    better
        How many packages it likes better than no agreement.
    levels
        How many levels the acceptable packages have for it: its last rank.
    best, shown
        How many acceptable packages are the best for it, and the nearest to the present of
        them; 0 and None where nothing is acceptable.
    """

    party: str
    better: int
    levels: int
    best: int
    shown: Package | None


@dataclass(frozen=True)
class LevelFound:
    """How many packages have an issue at one of its levels, or unsettled.

    Attributes
    ----------
    issue, level
        The issue and the level, or ``none``.
    same_as
        Another level, or ``none``, in which the same is so; None where there is none before it.
    acceptable, efficient
        How many packages with it are so.
    """

    issue: str
    level: str
    same_as: str | None
    acceptable: int
    efficient: int


@dataclass(frozen=True)
class Linked:
    """What becomes of the packages where some issues are settled only together, or apart.

    Attributes
    ----------
    issues
        Their ids.
    how
        ``together``: all of them or none; ``apart``: at most one of them.
    states, acceptable, efficient
        How many packages are left, and how many of these are so.
    best
        By party, the acceptable package best for it of those left, the nearest to the present;
        None where there is none.
    """

    issues: tuple[str, ...]
    how: Literal["together", "apart"]
    states: int
    acceptable: int
    efficient: int
    best: Mapping[str, Package | None]


@dataclass(frozen=True, eq=False, repr=False)
class Packages:
    """What could be settled.

    Attributes
    ----------
    situation
        The case as of the moment and horizon.
    parties
        The parties that agree.
    no_agreement, without
        What no agreement is, and how many states that is.
    base
        The place of every option's value where nothing is settled: no agreement if that is one
        state, or else the present.
    concept
        The id of the concept under which packages are kept.
    tiers
        Whether some statements of these parties are in no order among themselves.
    number, states
        How many packages there are, and how many states they make: fewer where the rules
        exclude some or levels come to the same. All other counts are of these states.
    acceptable, acceptable_in_some
        How many are acceptable, and how many are so under some order of the tiers.
    efficient, efficient_in_some, efficient_at_most, orders
        How many are efficient; how many were found to be so under some order of the tiers, how
        many may be, and how many orders were drawn to find out.
    keepable, efficient_and_keepable
        How many of the acceptable, and of the efficient, are keepable; None where that is too
        dear to find out, as `undecided` says.
    undecided
        Why it is not known how many are keepable.
    prospects
        What each party can hope for.
    fairest_rank, fairest, fairest_shown
        The least worst rank over the parties that an acceptable package can give, how many
        give it, and one of them, the nearest to the present: the maximin of ranks.
    levels
        How many packages have each issue at each level.
    trades
        What each level would change, and what could be traded.
    blocked
        Where nothing is acceptable, why.
    linked
        What becomes of it where issues are linked, as was asked.
    samples
        Some efficient packages that lie far apart.
    bargained
        What bargaining theory picks, where the orders of all these parties are weights.
    """

    situation: Situation
    parties: tuple[str, ...]
    no_agreement: str
    without: int
    base: tuple[int, ...]
    concept: str
    tiers: bool
    number: int
    states: int
    acceptable: int
    acceptable_in_some: int
    efficient: int
    efficient_in_some: int
    efficient_at_most: int
    orders: int
    keepable: int | None
    efficient_and_keepable: int | None
    undecided: str
    prospects: tuple[Prospect, ...]
    fairest_rank: int | None
    fairest: int
    fairest_shown: Package | None
    levels: tuple[LevelFound, ...]
    trades: Trades
    blocked: Blocked | None
    linked: tuple[Linked, ...]
    samples: tuple[Package, ...]
    bargained: Bargained | None

    @property
    def levels_of(self) -> dict[str, tuple[LevelFound, ...]]:
        """What was found of the levels, by issue."""
        ids = [issue.id for issue in self.situation.case.issues]
        return {name: tuple(item for item in self.levels if item.issue == name) for name in ids}


@dataclass(frozen=True)
class Asked:
    """What is asked of the packages.

    Attributes
    ----------
    no_agreement
        What comes if nothing is agreed; by default what the case says.
    foreseen
        The concept under which a package is kept, or one for each party.
    parties
        The parties that agree; by default those that the issues ask something of.
    link, delink
        Issues to settle only together, and only apart.
    trade_from
        ``none`` or ``fairest``: from where trades are made.
    samples, seed, orders
        How many packages to show that lie far apart, the seed of what is drawn, and how many
        orders of the tiers are drawn.
    """

    foreseen: Concept | Profile
    no_agreement: str | None = None
    parties: Sequence[str] | None = None
    link: Sequence[str] = ()
    delink: Sequence[str] = ()
    trade_from: Literal["none", "fairest"] = "none"
    samples: int = 3
    seed: int = 0
    orders: int = ORDERS_DRAWN
