"""A memo before it is set: paragraphs, tables and charts, every sentence with its reasons.

What writes a memo knows nothing of pages; what sets it, as text, Markdown or HTML, knows
nothing of estimates. Between them stands this.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from excomm.report.table import Table

__all__ = [
    "Bar",
    "BeliefChart",
    "Block",
    "Line",
    "Memo",
    "Note",
    "OutcomeChart",
    "OutcomeRow",
    "Paragraph",
    "Section",
    "Sentence",
    "Tick",
]


@dataclass(frozen=True)
class Note:
    """A reason of a sentence.

    Attributes
    ----------
    text
        The reason in words: the evidence, the chain of moves, the premise.
    cites
        The passages it rests on, each as it is to be printed.
    """

    text: str
    cites: tuple[str, ...] = ()


@dataclass(frozen=True)
class Sentence:
    """A sentence, and the reasons for it."""

    text: str
    notes: tuple[Note, ...] = ()

    def marks(self, numbered: Mapping[Note, int]) -> tuple[int, ...]:
        """Return the numbers of its reasons."""
        return tuple(numbered[note] for note in dict.fromkeys(self.notes))


@dataclass(frozen=True)
class Paragraph:
    """Sentences that belong together.

    Attributes
    ----------
    lead
        A few words set apart at the beginning, such as the name of an outcome; may be empty.
    bullet
        Whether it is an item of a list.
    """

    sentences: tuple[Sentence, ...]
    lead: str = ""
    bullet: bool = False


@dataclass(frozen=True)
class Tick:
    """A moment on the axis of a chart: a short label such as "Oct 26", and what happened."""

    label: str
    text: str


@dataclass(frozen=True)
class Line:
    """Belief in one hypothesis: a point and a band, from 0 to 1, at each tick."""

    name: str
    text: str
    points: tuple[float, ...]
    lows: tuple[float, ...]
    highs: tuple[float, ...]


@dataclass(frozen=True)
class BeliefChart:
    """Belief in the hypotheses of a question over the events; `table` says the same."""

    caption: str
    ticks: tuple[Tick, ...]
    lines: tuple[Line, ...]
    table: Table


@dataclass(frozen=True)
class Bar:
    """Where the states of an outcome stand among all, as a party ranks them; 1 is the best.

    Attributes
    ----------
    horizon
        How far ahead consequences count; empty where it makes no difference.
    best, worst, ranks
        The best and the worst rank of its states, and how many ranks there are.
    held
        The best and worst rank among those of its states that hold; None where none does.
    present
        The rank of the present state, where it belongs to the outcome.
    """

    horizon: str
    best: int
    worst: int
    ranks: int
    held: tuple[int, int] | None = None
    present: int | None = None


@dataclass(frozen=True)
class OutcomeRow:
    """An outcome in the chart: for each party its bars, one for each horizon that differs."""

    id: str
    text: str
    bars: tuple[tuple[Bar, ...], ...]


@dataclass(frozen=True)
class OutcomeChart:
    """The outcomes as each party ranks them; `table` says the same.

    `parties` are (id, name) in the order of the bars of each row.
    """

    caption: str
    parties: tuple[tuple[str, str], ...]
    rows: tuple[OutcomeRow, ...]
    table: Table


Block = Paragraph | Table | BeliefChart | OutcomeChart


@dataclass(frozen=True)
class Section:
    """A part of a memo, under a heading; `id` names it in links."""

    id: str
    title: str
    blocks: tuple[Block, ...]

    def notes(self) -> Iterator[Note]:
        """Yield the reasons of its sentences, in order; one that several give once."""
        paragraphs = (block for block in self.blocks if isinstance(block, Paragraph))
        sentences = (sentence for one in paragraphs for sentence in one.sentences)
        yield from dict.fromkeys(note for sentence in sentences for note in sentence.notes)

    def numbered(self, numbers: Iterator[int]) -> dict[Note, int]:
        """Return its reasons with their numbers, the next of some."""
        return {note: next(numbers) for note in self.notes()}


@dataclass(frozen=True)
class Memo:
    """A memo.

    Attributes
    ----------
    head
        What stands above it, as names and values: as of, known to, made by.
    mark
        The handling mark in force, for head and foot; None for none.
    manifest
        What reproduces it, as one line of JSON.
    """

    title: str
    head: tuple[tuple[str, str], ...]
    mark: str | None
    sections: tuple[Section, ...]
    manifest: str

    def notes(self) -> Iterator[Note]:
        """Yield the reasons of all sections, in order: the n-th is note n."""
        for section in self.sections:
            yield from section.notes()
