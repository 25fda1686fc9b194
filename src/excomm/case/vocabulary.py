"""Words the case file, the command line and the documentation share.

Kept free of imports, so that help and completion need nothing else.
"""

__all__ = [
    "CONCEPT_IDS",
    "CONTINUITY",
    "COVERAGE",
    "DELAYS",
    "DETECTION",
    "FORMS",
    "NOT_BUILT",
    "RISKS",
    "STANDS",
    "STATUSES",
    "STATUS_SHORT",
    "TACTICS",
    "concept_id",
]

CONCEPT_IDS = ("Nash", "GMR", "SMR", "SEQ", "SymSEQ", "SIM")

# Keys the format has room for and this version does not read, by the mapping they stand in.
NOT_BUILT: dict[str, frozenset[str]] = {
    "case": frozenset(["proposals"]),
    "option": frozenset(["tags", "matures", "reserve"]),
    "event": frozenset(),
}

# Where a side can stand on a level of an issue, from the boldest to the most careful.
STANDS = ("seek", "accept", "reserve", "sidestep", "refuse")

# What advice is about, where it is about no option or issue.
TACTICS = "tactics"

# How a commitment stands, and what a party says of one or of a measure.
STATUSES = (
    "kept",
    "in progress",
    "accepted",
    "acquiesced in",
    "objects but cannot prevent",
    "disputed",
    "refused",
    "broken",
    "lapsed",
    "unknown",
)
STATUS_SHORT = {
    "agreed": "accepted",
    "acquiesced": "acquiesced in",
    "objects": "objects but cannot prevent",
}

# How well a measure sees, in words, each from the least to the best; of delays the longest first.
COVERAGE = ("little", "some", "most", "full")
DETECTION = ("poor", "fair", "good")
CONTINUITY = ("once", "occasional", "regular", "continuous")
DELAYS = ("years", "months", "weeks", "days", "hours", "at once")
RISKS = ("none", "low", "moderate", "high")

# How binding it is what is agreed, the least first.
FORMS = ("tacit", "declaratory", "in principle", "formal")

_SYNONYMS = {
    "r": "Nash",
    "rational": "Nash",
    "general metarational": "GMR",
    "symmetric metarational": "SMR",
    "sequential": "SEQ",
    "symmetric seq": "SymSEQ",
    "symmetric sequential": "SymSEQ",
    "simultaneous": "SIM",
}


def concept_id(word: str) -> str | None:
    """Return the id of the solution concept that `word` names, in any case, or None."""
    folded = word.strip().casefold()
    by_id = {name.casefold(): name for name in CONCEPT_IDS}
    return by_id.get(folded) or _SYNONYMS.get(folded.replace("-", " ").replace("_", " "))
