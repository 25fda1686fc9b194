"""When to look, if there are fewer looks than periods: Dresher's sequential inspection.

In each period the inspector looks or does not, and the inspectee, who knows the plan and sees
every look, keeps the commitment or breaks it, once. The breach ends the game: missed, it brings
the inspectee `gain`, detected, it costs it `penalty`. Values are the inspector's, so at most 0:
what the commitment loses by having too few looks.
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from excomm.verification.ranges import FloatArray, amount, chance, count

__all__ = ["LookPlan", "PlanStep", "plan_looks"]

# Periods times looks that a plan may have.
MOST_STEPS = 2**22


@dataclass(frozen=True)
class PlanStep:
    """What to do in one period, with so many looks left.

    Attributes
    ----------
    period
        From 1.
    left
        How many looks are left before it.
    look, breach
        The chance to look; the chance that a violator who may act next breaks the commitment
        where neither announces what it does.
    value
        What the rest of the game is worth to the inspector.
    """

    period: int
    left: int
    look: float
    breach: float
    value: float


@dataclass(frozen=True, eq=False, repr=False)
class LookPlan:
    """A plan of looks that leaves a violator who knows it the least to gain.

    Attributes
    ----------
    periods, looks
        Of the whole.
    look, breach, value
        By the number of periods that remain and of looks that are left:
        (periods + 1, looks + 1). More looks than periods count as many as periods.
    """

    periods: int
    looks: int
    look: FloatArray
    breach: FloatArray
    value: FloatArray

    def steps(self) -> tuple[PlanStep, ...]:
        """Return what to do in every period with every number of looks that can be left."""
        return tuple(
            PlanStep(
                self.periods - remaining + 1,
                left,
                float(self.look[remaining, left]),
                float(self.breach[remaining, left]),
                float(self.value[remaining, left]),
            )
            for remaining in range(self.periods, 0, -1)
            # At most as many looks as periods are left, for with as many none is let pass.
            for left in range(
                min(self.looks, remaining), max(self.looks - self.periods + remaining, 0) - 1, -1
            )
        )

    def by_period(self) -> FloatArray:
        """Return the chance that each period is looked at, before the first: (periods,)."""
        left = np.zeros(self.looks + 1)
        left[self.looks] = 1
        found = np.zeros(self.periods)
        for at, remaining in enumerate(range(self.periods, 0, -1)):
            looked = left * self.look[remaining]
            found[at] = looked.sum()
            left = left - looked
            left[:-1] += looked[1:]
        return found

    def draw(self, number: int, seed: int) -> npt.NDArray[np.bool_]:
        """Return schedules drawn from the plan: whether to look, (number, periods).

        Raises
        ------
        ValueError
            If the number is below 0.
        """
        random = np.random.default_rng(seed)
        left = np.full(count("the number of schedules", number), self.looks)
        found = np.zeros((number, self.periods), dtype=bool)
        for at, remaining in enumerate(range(self.periods, 0, -1)):
            found[:, at] = random.random(number) < self.look[remaining, left]
            left = left - found[:, at]
        return found

    def in_words(self) -> tuple[str, ...]:
        """Return the plan as sentences, one for each period in which to look."""
        ways: dict[int, list[str]] = {}
        for step in self.steps():
            if step.left:
                how = f"with chance {step.look:.3g}" if step.look < 1 else "for certain"
                if step.period > 1:
                    how += f" if {step.left} {'look is' if step.left == 1 else 'looks are'} left"
                ways.setdefault(step.period, []).append(how)
        return tuple(f"Period {period}: look {', '.join(how)}." for period, how in ways.items())


def plan_looks(
    periods: int, looks: int, detection: float = 1.0, gain: float = 1.0, penalty: float = 1.0
) -> LookPlan:
    """Return when to look so that a violator who knows the plan gains least.

    Parameters
    ----------
    periods, looks
        How many periods there are, and how many looks.
    detection
        The chance that a look detects a breach of that period.
    gain, penalty
        What a breach brings the violator if it is missed, and costs it if it is detected.

    Raises
    ------
    ValueError
        If there are more looks than periods, the chance of detection is 0 or above 1, there is
        nothing to gain, or there are too many periods and looks.

    Notes
    -----
    With n periods and m looks left, and P the chance of detection, the value v(n, m) is that of
    the matrix game [[v(n-1, m-1), r], [v(n-1, m), -gain]] with r = P penalty - (1 - P) gain; rows
    are to look and not to, columns to keep and to break (Dresher 1962; r = 2P - 1 where gain and
    penalty are 1). v(n, 0) = -gain. With a look for every period it is min(0, r).

    Where r > 0, v(n, m) = -gain C(n-1, m) / sum over i <= m of C(n, i) (r / gain)^(m-i), the
    published form for r = gain. Where r <= 0 even a look does not deter: the best is to look at m
    periods drawn evenly, and v(n, m) = (m r - (n - m) gain) / n. For the share of looks left among
    the periods left is then on average what it was, so a violator who waits gains nothing by it.

    The look is the same whether the plan is announced or not. Announced, it is the breach that
    changes: a violator then keeps the commitment as long as looks are left (Maschler 1966).
    """
    count("the number of periods", periods)
    count("the number of looks", looks)
    if looks > periods:
        raise ValueError(f"there are {looks} looks for {periods} periods: at most one each")
    if (periods + 1) * (looks + 1) > MOST_STEPS:
        raise ValueError(
            f"a plan of {looks} looks in {periods} periods is too large: group the periods"
        )
    if chance("the chance of detection", detection) == 0:
        raise ValueError("the chance of detection is 0: it does not matter when one looks")
    if amount("the gain of a breach", gain) == 0:
        raise ValueError("a breach gains nothing: there is no reason to look")
    amount("the penalty of a breach", penalty)
    seen = detection * penalty - (1 - detection) * gain
    value = np.zeros((periods + 1, looks + 1))
    look, breach = np.zeros_like(value), np.zeros_like(value)
    look[1:, 1:] = 1.0
    value[1:, 0], breach[1:, 0] = -gain, 1.0
    for remaining in range(1, periods + 1):
        every = slice(remaining, None)
        value[remaining, every] = min(0.0, seen)
        breach[remaining, every] = 1 / remaining if seen < 0 else 0.0
        some = slice(1, min(looks, remaining - 1) + 1)
        fewer = value[remaining - 1, some.start - 1 : some.stop - 1]
        same = value[remaining - 1, some]
        apart = seen + gain + same - fewer
        look[remaining, some] = (same + gain) / apart
        breach[remaining, some] = (same - fewer) / apart
        value[remaining, some] = (seen * same + gain * fewer) / apart
    return LookPlan(periods, looks, look, breach, value)
