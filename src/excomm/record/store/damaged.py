"""Words as character recognition leaves them: with letters misread, or split by a blank.

The forms come from the record itself: they are words that stand in it. A form counts as a misread
word if it is near to it and rare beside it; a word that stands there often is another word. Near
is measured by edits (Levenshtein, 1966), of which those between signs that look alike (rn and m,
c and e, l and 1, s and 8) weigh a third.
"""

import re
import sqlite3
import unicodedata
from collections.abc import Iterable, Iterator
from itertools import islice, product

from rapidfuzz import process
from rapidfuzz.distance import Levenshtein

from excomm.record.store.query import Query

__all__ = ["damaged_forms"]

_SHORTEST = 4  # letters: what is near to a shorter word is mostly another
_MOST = 60  # forms of a word or a phrase
_COMMON = 20  # paragraphs that a word stands in, at least, to be no mere piece of one
_PASSAGES = 200  # in which the pieces of a split word are sought
_LOOK_ALIKE = {
    **dict.fromkeys("1li|!jt", "l"),
    **dict.fromkeys("ceo0", "c"),
    **dict.fromkeys("s58", "s"),
    **dict.fromkeys("un", "n"),
    **dict.fromkeys("hb6", "h"),
    **dict.fromkeys("gq9", "g"),
    **dict.fromkeys("vy", "v"),
}
_SIGNS = str.maketrans(_LOOK_ALIKE)
_PAIRS = (
    ("rn", "m"),
    ("nn", "m"),
    ("iii", "m"),
    ("ri", "n"),
    ("vv", "w"),
    ("cl", "d"),
    ("ii", "u"),
)
_ENDINGS = re.compile(r"(?:e?s|e?d|ing|ly|e?r)?")
_WORD = re.compile(r"[^\W_]+")


def damaged_forms(database: sqlite3.Connection, query: Query) -> dict[str, tuple[str, ...]]:
    """Return of each word and phrase that is wanted the forms it has where it was misread."""
    counts = dict(database.execute("SELECT term, doc FROM vocabulary"))
    terms = list(counts)
    shapes = _shape("\n".join(terms)).split("\n")
    forms: dict[str, tuple[str, ...]] = {}
    for term in (term for group in query.wanted for term in group):
        words = [_folded(word) for word in _WORD.findall(term.words)]
        each = [
            [word, *_misread(word, counts, terms, shapes), *_split(database, word, counts)]
            for word in words
        ]
        found = (" ".join(choice) for choice in islice(product(*each), 1, 1000))
        if len(words) > 1:
            found = (form for form in found if _stands(database, form))
        forms[term.words] = tuple(islice(found, _MOST))
    return forms


def _folded(word: str) -> str:
    """Return a word as the search index has it: in small letters without diacritics."""
    parts = unicodedata.normalize("NFD", word.casefold())
    return "".join(part for part in parts if not unicodedata.combining(part))


def _shape(text: str) -> str:
    """Return a text with one sign for all that look like it."""
    for pair, one in _PAIRS:
        text = text.replace(pair, one)
    return text.translate(_SIGNS)


def _allowed(word: str) -> float:
    """Return how far a form of a word may be from it."""
    return min(3.0, (len(word) - 1) / 4)


def _distance(word: str, form: str) -> float:
    plain = Levenshtein.distance(word, form)
    return (plain + 2 * Levenshtein.distance(_shape(word), _shape(form))) / 3


def _misread(
    word: str, counts: dict[str, int], terms: list[str], shapes: list[str]
) -> Iterator[str]:
    """Yield words of the record that are this one misread, the nearest first."""
    if len(word) < _SHORTEST or word.isdigit():
        return
    rare = max(2, counts.get(word, 0) // 100) if word in counts else len(terms)
    furthest = _allowed(word)
    near = process.extract(
        _shape(word),
        shapes,
        scorer=Levenshtein.distance,
        score_cutoff=int(1.5 * furthest),
        limit=None,
    )
    found = []
    for _, _, index in near:
        form = terms[index]
        if form == word or counts[form] > rare or form.isdigit() or _inflected(word, form):
            continue
        if (far := _distance(word, form)) <= furthest:
            found.append((far, -counts[form], form))
    yield from (form for *_, form in sorted(found)[:_MOST])


def _inflected(word: str, form: str) -> bool:
    """Return whether one is the other with an ending, and so perhaps no misreading."""
    short, long = sorted((word, form), key=len)
    return long.startswith(short) and _ENDINGS.fullmatch(long[len(short) :]) is not None


def _split(database: sqlite3.Connection, word: str, counts: dict[str, int]) -> Iterator[str]:
    """Yield phrases of the record that are a word with blanks or a hyphen in it."""
    if len(word) < _SHORTEST + 2 or word.isdigit():
        return
    common = max(_COMMON, max(counts.values(), default=0) // 100)
    cuts = range(2, len(word) - 1)
    pieces: list[tuple[str, ...]] = [(word[:cut], word[cut:]) for cut in cuts]
    pieces += [(word[:a], word[a:b], word[b:]) for a in cuts for b in range(a + 2, len(word) - 1)]
    seen = set()
    for parts in pieces:
        # Two words that both stand there often are themselves: "to gather".
        if all(part in counts for part in parts) and min(counts[p] for p in parts) <= common:
            phrase = " ".join(parts)
            if _stands(database, phrase):
                seen.add(phrase)
                yield phrase
    for phrase in _split_and_misread(database, word, counts, common):
        if phrase not in seen:
            seen.add(phrase)
            yield phrase


def _split_and_misread(
    database: sqlite3.Connection, word: str, counts: dict[str, int], common: int
) -> Iterator[str]:
    """Yield such phrases whose first or last piece is right and another misread."""
    for cut in range(3, len(word) - 1):
        for piece, first in ((word[:cut], True), (word[-cut:], False)):
            if not 0 < counts.get(piece, 0) <= common:
                continue
            for text in _with(database, piece):
                yield from _windows(word, [_folded(w) for w in _WORD.findall(text)], piece, first)


def _windows(word: str, words: list[str], piece: str, first: bool) -> Iterator[str]:
    """Yield two and three words in a row, of which the piece is the first or last.

    Three words count only if two of them alone are farther from the word.
    """
    for place in (place for place, other in enumerate(words) if other == piece):
        nearest = _allowed(word) * 0.75
        for size in (1, 2, 3):
            start = max(place if first else place - size + 1, 0)
            window = words[start : start + size]
            if word in window or len(window) < size:
                break
            far = _distance(word, "".join(window))
            if far <= nearest and size > 1:
                yield " ".join(window)
            nearest = min(nearest, far - 0.1)


def _with(database: sqlite3.Connection, words: str) -> Iterable[str]:
    rows = database.execute(
        "SELECT passage.text FROM passage_words JOIN passage ON number = passage_words.rowid"
        " WHERE passage_words MATCH ? LIMIT ?",
        (f'"{words}"', _PASSAGES),
    )
    return (text for (text,) in rows)


def _stands(database: sqlite3.Connection, phrase: str) -> bool:
    return next(iter(_with(database, phrase)), None) is not None
