"""The names that actors go by, for a search."""

from collections.abc import Iterable

from excomm.record.statements import Vocabulary, load_vocabulary
from excomm.record.store.errors import QueryError

__all__ = ["names_of"]

# Abbreviations that are words as well: the index does not know capitals.
_WORDS = frozenset({"us", "got"})


def names_of(actors: Iterable[str], vocabulary: Vocabulary | None) -> dict[str, tuple[str, ...]]:
    """Return of actors, by an id or a form of each, all forms that can be sought.

    Raises
    ------
    QueryError
        If the vocabulary has no such actor.
    """
    known = vocabulary or load_vocabulary()
    found = {}
    for asked in actors:
        actor = known.actor(asked)
        if actor is None:
            ids = ", ".join(sorted(known.actors))
            raise QueryError(f"there is no actor '{asked}' in the vocabulary; it has {ids}")
        found[asked] = tuple(form for form in actor.forms if form.casefold() not in _WORDS)
    return found
