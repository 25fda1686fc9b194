"""Estimates of cases of the library: each takes seconds, and is made once for all that look at it.

They are frozen, so that no test can change what another sees.
"""

from functools import cache

import excomm
from excomm.results import EstimateResult


@cache
def estimate_of(name: str, as_of: str | None = None) -> EstimateResult:
    """Return the estimate of a case of the library as of a moment."""
    return excomm.load(name).estimate(as_of)
