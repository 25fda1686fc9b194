"""Tables of estimative words, and what readers take the words for, shown."""

from collections.abc import Iterable, Sequence
from typing import Any

from excomm.report.phrases import counted
from excomm.report.table import Cell, Table
from excomm.words import Gap, Perception, Survey, Term, Understood
from excomm.words import Table as Words

__all__ = [
    "readers_data",
    "readers_rows",
    "readers_tables",
    "word_list_data",
    "word_list_rows",
    "word_list_table",
    "word_table_data",
    "word_table_rows",
    "word_table_tables",
]

# What readers take a word for, and beside a table how it reads the word.
Answers = Sequence[Perception] | Sequence[Understood]


def word_list_table(tables: Iterable[Words]) -> Table:
    """Return one row a published table."""
    rows = ((t.name, t.title, t.author, str(t.year), len(t.terms)) for t in tables)
    return Table(("name", "title", "author", "year", "terms"), tuple(rows))


def word_list_rows(tables: Iterable[Words]) -> Table:
    """Return one row a published table, for another program."""
    rows = ((t.name, t.title, t.author, t.year, len(t.terms), len(t.gaps)) for t in tables)
    return Table(("name", "title", "author", "year", "terms", "gaps"), tuple(rows))


def word_list_data(tables: Iterable[Words]) -> list[dict[str, Any]]:
    """Return the published tables as plain data, ready for JSON."""
    return [_head(table) | {"terms": len(table.terms), "gaps": len(table.gaps)} for table in tables]


def _head(table: Words) -> dict[str, Any]:
    return {
        "name": table.name,
        "title": table.title,
        "author": table.author,
        "year": table.year,
        "source": table.source,
    }


def word_table_tables(table: Words) -> tuple[Table, ...]:
    """Return the terms of a table, and what it says where no term fits."""
    rows = tuple(
        (term.word, _range(term), _figure(term.point), ", ".join(term.synonyms))
        for term in table.terms
    )
    stated = {term.point_is_stated for term in table.terms}
    points = {
        (True,): "Points are stated by the table. ",
        (False,): "The point of a term is the middle of its range. ",
        (False, True): "Where the table states no point it is the middle of the range. ",
    }[tuple(sorted(stated))]
    notes = [points.rstrip(), *(f"{t.word}: {t.note}" for t in table.terms if t.note)]
    notes += [*table.notes, *table.unverified, f"Source: {table.source.rstrip('.')}."]
    terms = Table(
        ("term", "range", "point", "synonyms"), rows, caption=str(table), note="\n".join(notes)
    )
    gaps = tuple((_gap(gap), str(gap.wording)) for gap in table.gaps)
    between = Table(("gap", "printed as"), gaps, caption="What no term covers:")
    added = tuple((term.word, _also(table, term)) for term in table.terms)
    also = Table(
        ("term", "also"),
        tuple(row for row in added if row[1]),
        caption="What this program reads as a term beside the table's own words:",
    )
    return (terms, between, also) if gaps else (terms, also)


def _also(table: Words, term: Term) -> str:
    return ", ".join(r.word for r in table.words_for(term) if r.by == "excomm")


def _range(term: Term) -> str:
    if term.is_exact:
        return _figure(term.low)
    return _span(term.low, term.high, term.low_open, term.high_open)


def _gap(gap: Gap) -> str:
    if gap.low == gap.high:
        return _figure(gap.low)
    return _span(gap.low, gap.high, gap.low_open, gap.high_open)


def _span(low: float, high: float, low_open: bool, high_open: bool) -> str:
    begins = "over " if low_open else ""
    ends = "under " if high_open else ""
    return f"{begins}{_figure(low)} to {ends}{_figure(high)}"


def _figure(number: float) -> str:
    """Return a figure of a table or of a survey as a percentage, just as it is."""
    return f"{round(100 * number, 6):g}%"


def word_table_rows(table: Words) -> Table:
    """Return one row a term, for another program."""
    rows: list[tuple[Cell, ...]] = []
    for term in table.terms:
        others = table.words_for(term)
        said = [
            "; ".join(reading.word for reading in others if reading.by == by)
            for by in ("table", "excomm")
        ]
        ends = [int(term.low_open), int(term.high_open)]
        figures = [f"{number:g}" for number in (term.low, term.high, term.point)]
        rows.append((term.word, *figures, *ends, *said))
    columns = ("term", "low", "high", "point", "low_open", "high_open", "synonyms", "also")
    return Table(columns, tuple(rows))


def word_table_data(table: Words) -> dict[str, Any]:
    """Return a table as plain data, ready for JSON."""
    return _head(table) | {
        "terms": [_term_data(table, term) for term in table.terms],
        "gaps": [
            {
                "low": gap.low,
                "high": gap.high,
                "low_open": gap.low_open,
                "high_open": gap.high_open,
                "words": str(gap.wording),
                "terms": [term.word for term in gap.wording.terms],
            }
            for gap in table.gaps
        ],
        "notes": list(table.notes),
        "unverified": list(table.unverified),
    }


def _term_data(table: Words, term: Term) -> dict[str, Any]:
    return {
        "term": term.word,
        "low": term.low,
        "high": term.high,
        "low_open": term.low_open,
        "high_open": term.high_open,
        "point": term.point,
        "point_is_stated": term.point_is_stated,
        "synonyms": list(term.synonyms),
        "also": [r.word for r in table.words_for(term) if r.by == "excomm"],
        "note": term.note,
    }


def readers_tables(answers: Answers, table: Words | None) -> tuple[Table, ...]:
    """Return what readers take words for, beside a table if there is one, and the surveys."""
    rows = []
    for answer in answers:
        asked = _asked(answer)
        median = "" if asked.median is None else _figure(asked.median)
        number = "" if asked.answers is None else f"{asked.answers:,}"
        figures = (median, f"{_figure(asked.low)} to {_figure(asked.high)}", number)
        rows.append((asked.word, *_read(answer), *figures, str(asked.survey.year)))
    beside = () if table is None else ("read as", "table", "median is")
    columns = ("asked for", *beside, "median", "spread", "n", "survey")
    words = Table(
        columns,
        tuple(rows),
        caption="What readers take words for" + (f", beside {table}" if table else ""),
        note=_parted(answers),
    )
    surveys = _surveys(answers)
    told = Table(
        ("survey", "name", "author", "spread"),
        tuple((str(s.year), s.name, s.author, s.spread) for s in surveys),
        caption="The surveys:",
        note="\n".join(line for survey in surveys for line in _told(survey)),
    )
    return words, told


def _asked(answer: Perception | Understood) -> Perception:
    return answer.asked if isinstance(answer, Understood) else answer


def _read(answer: Perception | Understood) -> tuple[str, ...]:
    """Return how a table reads a word and where the readers stand; nothing without a table."""
    if not isinstance(answer, Understood):
        return ()
    if answer.reading is None:
        return "no term", "", ""
    stands = {"in": "within", None: ""}.get(answer.stands, answer.stands or "")
    return answer.reading.term.word, _range(answer.reading.term), stands


def _parted(answers: Answers) -> str:
    """Say how often readers and a table part; nothing without a table."""
    beside = [item for item in answers if isinstance(item, Understood)]
    if not beside:
        return ""
    compared = [item for item in beside if item.stands is not None]
    parted = sum(item.stands != "in" for item in compared)
    without = {item.asked.word for item in beside if item.reading is None}
    return (
        f"Of {counted(len(compared), 'median')} beside a range {parted} "
        f"{'lies' if parted == 1 else 'lie'} outside it. For "
        f"{counted(len(without), 'word')} asked for the table has no term."
    )


def _surveys(answers: Answers) -> tuple[Survey, ...]:
    named = dict.fromkeys(_asked(answer).survey for answer in answers)
    return tuple(sorted(named, key=lambda survey: survey.year))


def _told(survey: Survey) -> list[str]:
    return [f"{survey.year}: {survey.source}.", *survey.notes]


def readers_rows(answers: Answers, table: Words | None) -> Table:
    """Return one row a word and survey, for another program."""
    rows = []
    for answer in answers:
        asked = _asked(answer)
        median = "" if asked.median is None else f"{asked.median:g}"
        figures = (median, f"{asked.low:g}", f"{asked.high:g}", asked.answers or "")
        rows.append((asked.word, *_beside(answer), *figures, asked.survey.name, asked.survey.year))
    beside = () if table is None else ("term", "term_low", "term_high", "stands")
    columns = ("word", *beside, "median", "low", "high", "answers", "survey", "year")
    return Table(columns, tuple(rows))


def _beside(answer: Perception | Understood) -> tuple[str, ...]:
    if not isinstance(answer, Understood):
        return ()
    if answer.reading is None:
        return "", "", "", ""
    term = answer.reading.term
    return term.word, f"{term.low:g}", f"{term.high:g}", answer.stands or ""


def readers_data(answers: Answers, table: Words | None) -> dict[str, Any]:
    """Return what readers take words for as plain data, ready for JSON."""
    return {
        "table": None if table is None else _head(table),
        "answers": [_answer_data(answer) for answer in answers],
        "surveys": [
            {
                "name": survey.name,
                "author": survey.author,
                "year": survey.year,
                "source": survey.source,
                "spread": survey.spread,
                "notes": list(survey.notes),
            }
            for survey in _surveys(answers)
        ],
    }


def _answer_data(answer: Perception | Understood) -> dict[str, Any]:
    asked = _asked(answer)
    found: dict[str, Any] = {
        "word": asked.word,
        "median": asked.median,
        "low": asked.low,
        "high": asked.high,
        "answers": asked.answers,
        "survey": asked.survey.name,
    }
    if isinstance(answer, Understood):
        reading = answer.reading
        found |= {
            "term": None if reading is None else reading.term.word,
            "by": None if reading is None else reading.by,
            "range": None if reading is None else [reading.term.low, reading.term.high],
            "stands": answer.stands,
        }
    return found
