"""How well citations are found again in real documents: another scan, another edition, none."""

import random
import re
from collections import Counter
from pathlib import Path
from statistics import median

import pytest

from excomm.record import Document, read_file
from excomm.record.citing import Citation, Resolution, Texts, resolve
from excomm.record.citing.normal import folded

SENTENCE_END = re.compile(r"(?<=[.;:!?]) ")
SEED = 1962


def sentences(documents: list[Document], kinds: tuple[str, ...]) -> list[str]:
    """Return the sentences of documents that are long enough to be known by their likeness."""
    return [
        sentence
        for document in documents
        for paragraph in document.paragraphs
        if paragraph.kind in kinds
        for sentence in SENTENCE_END.split(folded(document.raw(paragraph.spans)))
        if 60 <= len(sentence) <= 400
    ]


def sought(quotes: list[str], document: Document) -> list[Resolution]:
    texts = Texts(document)
    return [resolve(Citation(document.id, quote), texts) for quote in quotes]


@pytest.fixture(scope="module")
def clean(record: Path) -> list[str]:
    """Return the sentences of the clean reading of the plan of November 1962."""
    found = sentences(list(read_file(record / "ocr" / "jfk_doc_844.md")), ("body", "item"))
    assert len(found) >= 52
    return found


@pytest.mark.parametrize("noisy", ["173", "169"])
def test_sentences_of_a_clean_reading_are_found_in_a_noisy_one(
    clean: list[str], noisy: str, record: Path
) -> None:
    (document,) = read_file(record / "ocr" / f"jfk_doc_{noisy}.md")
    found = sought(clean, document)
    count = Counter(one.status for one in found)
    assert count["fuzzy"] + count["exact"] >= 0.94 * len(clean)  # 49 of 52
    assert median(one.score for one in found) >= 92
    assert all(one.score >= 60 for one in found if one.spans)


@pytest.mark.parametrize("other", ["1103", "1104", "1122", "842"])
def test_none_of_them_is_found_in_another_paper(clean: list[str], other: str, record: Path) -> None:
    for document in read_file(record / "ocr" / f"jfk_doc_{other}.md"):
        assert {one.status for one in sought(clean, document)} == {"lost"}


def test_sentences_of_a_volume_are_found_in_its_electronic_book(record: Path) -> None:
    volume = list(read_file(record / "frus" / "frus1961-63v05.xml"))
    quotes = random.Random(SEED).sample(sentences(volume, ("body",)), 400)
    (book,) = read_file(record / "frus" / "text" / "frus1961-63v05.ebook.txt")
    found = sought(quotes, book)
    count = Counter(one.status for one in found)
    assert count["exact"] >= 380
    assert count["lost"] == 0
    assert all(one.score >= 90 for one in found if one.status == "fuzzy")
