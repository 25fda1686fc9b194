"""Estimative words and probabilities: published tables, synonyms, and what readers take words for.

A word of a table is a point and a range. A number is put into the words of a table by
`Table.describe`, a range of numbers by `Table.describe_range`.
"""

from typing import TYPE_CHECKING

import lazy_loader

if TYPE_CHECKING:
    from excomm.words.gaps import Gap
    from excomm.words.lexicon import Reading, Table, UnknownWordError
    from excomm.words.readers import Understood, understood
    from excomm.words.reference import UnknownTableError, table, tables
    from excomm.words.surveys import Perception, Survey, perception, perceptions
    from excomm.words.term import Term
    from excomm.words.wording import Wording

__all__ = [
    "Gap",
    "Perception",
    "Reading",
    "Survey",
    "Table",
    "Term",
    "Understood",
    "UnknownTableError",
    "UnknownWordError",
    "Wording",
    "perception",
    "perceptions",
    "table",
    "tables",
    "understood",
]

__getattr__, __dir__, _ = lazy_loader.attach(
    __name__,
    submod_attrs={
        "gaps": ["Gap"],
        "lexicon": ["Reading", "Table", "UnknownWordError"],
        "readers": ["Understood", "understood"],
        "reference": ["UnknownTableError", "table", "tables"],
        "surveys": ["Perception", "Survey", "perception", "perceptions"],
        "term": ["Term"],
        "wording": ["Wording"],
    },
)
