"""A statement: an estimate, a piece of conditional advice, a prediction, a prerequisite."""

from dataclasses import dataclass
from typing import Literal, get_args

from excomm.record.document import Spans

__all__ = ["CATEGORIES", "KINDS", "Category", "Kind", "Statement"]

Kind = Literal["estimate", "recommendation", "conditional", "prerequisite"]
Category = Literal[
    "near certain",
    "probable",
    "fair chance",
    "possible",
    "unlikely",
    "indeterminate",
    "evidential",
]
KINDS: tuple[Kind, ...] = get_args(Kind)
CATEGORIES: tuple[Category, ...] = get_args(Category)


@dataclass(frozen=True)
class Statement:
    """A statement in a sentence of a document; a sentence may hold several.

    Attributes
    ----------
    kind
        ``estimate``: a judgement of something uncertain, marked by a word (Kent 1964);
        ``recommendation``: what someone should do on a condition; ``conditional``: what would
        follow from a condition; ``prerequisite``: without what something does not come about.
    document, part, paragraph, page
        Where it stands; the page by its order.
    spans, text
        The sentence, in the raw text and as a reader reads it.
    phrase, phrase_spans
        The phrase that marks it, as written.
    category
        The class of an estimate; None for the other kinds.
    word
        The estimative word to look up in a table of words; None for the other kinds.
    negated
        Whether the judgement is that something is not, or will not be.
    holder
        Whose judgement it is, as the sentence says, or the voice of the part; None where
        neither is known.
    holder_actor
        The actor that the holder is, where the sentence names one.
    about
        The actors whom it is about.
    embedded
        The actors about whom it says that those judge something: the Cubans, in what the
        Soviets think of the Cubans.
    condition, consequence
        Where the two stand, for the kinds that have them; empty where they are not plain.
    who
        The actor that should act, for a recommendation.
    """

    kind: Kind
    document: str
    part: int
    paragraph: str | None
    page: int | None
    spans: Spans
    text: str
    phrase: str
    phrase_spans: Spans
    category: Category | None = None
    word: str | None = None
    negated: bool = False
    holder: str | None = None
    holder_actor: str | None = None
    about: tuple[str, ...] = ()
    embedded: tuple[str, ...] = ()
    condition: Spans = ()
    consequence: Spans = ()
    who: str | None = None
