"""What readers take estimative words for, by the surveys that asked them."""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from excomm.words.vocabulary import fold, plain

__all__ = ["Perception", "Survey", "perception", "perceptions"]

_FILE = Path(__file__).with_name("perception.toml")


@dataclass(frozen=True)
class Survey:
    """A survey that asked readers for the number behind a word.

    Attributes
    ----------
    name, author, year, source
        What it is, and where it was published.
    spread
        What the ranges are, such as "5 to 95 % of answers".
    notes
        What a reader of the figures should know.
    """

    name: str
    author: str
    year: int
    source: str
    spread: str
    notes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Perception:
    """What the readers of one survey took a word for.

    Attributes
    ----------
    word
        The word as the survey put it.
    median
        The median answer as a probability, if it is known.
    low, high
        The range of answers; the survey says which.
    answers
        How many answered, if it is known.
    survey
        The survey.
    """

    word: str
    median: float | None
    low: float
    high: float
    answers: int | None
    survey: Survey


def perception(word: str) -> tuple[Perception, ...]:
    """Return what readers took `word` for, one entry a survey; none if none asked for it.

    Other forms of the word stand in where no survey asked for it as it is.
    """
    every = perceptions()
    exact = tuple(asked for asked in every if plain(asked.word) == plain(word))
    return exact or tuple(asked for asked in every if fold(asked.word) == fold(word))


@cache
def perceptions() -> tuple[Perception, ...]:
    """Return what readers took every word for that was asked for, survey by survey."""
    content = tomllib.loads(_FILE.read_text("utf-8"))
    found: list[Perception] = []
    for entry in content["surveys"]:
        words = entry.pop("words")
        survey = Survey(**entry | {"notes": tuple(entry.get("notes", ()))})
        found += [
            Perception(
                word=word,
                median=figures.get("median"),
                low=figures["low"],
                high=figures["high"],
                answers=figures.get("answers"),
                survey=survey,
            )
            for word, figures in words.items()
        ]
    return tuple(found)
