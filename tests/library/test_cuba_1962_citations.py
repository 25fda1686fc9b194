"""Every quotation of cuba-1962 stands in the document it is cited from."""

import hashlib
import re
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

import pytest

from excomm.case import Case, Cite, Statements, open_case

TEI = "{http://www.tei-c.org/ns/1.0}"
XML_ID = "{http://www.w3.org/XML/1998/namespace}id"


@pytest.fixture(scope="module")
def case() -> Case:
    return open_case("cuba-1962")


@pytest.fixture(scope="module")
def texts(case: Case, record: Path) -> dict[str, str]:
    """Return the text of every document of the case, by its id."""
    by_hash = {}
    for path in (record / "memoranda").iterdir():
        raw = path.read_bytes()
        by_hash[hashlib.sha256(raw).hexdigest()] = raw.decode()
    volume = ElementTree.parse(record / "frus" / "frus1961-63v06.xml")
    letters = {
        division.get(XML_ID): "".join(division.itertext())
        for division in volume.iter(f"{TEI}div")
        if division.get("type") == "document"
    }
    found = {}
    for document in case.documents:
        if document.sha256:
            found[document.id] = normal(by_hash[document.sha256])
        else:
            number = re.fullmatch(r"FRUS 1961-63 volume VI document (\d+)", document.source or "")
            assert number is not None, document
            found[document.id] = normal(letters[f"d{number[1]}"])
    return found


def normal(text: str) -> str:
    """Fold white space and the shapes of quotation marks, which differ between scans."""
    for curly, straight in ("“”", '""'), ("‘’", "''"):
        text = text.translate(str.maketrans(curly, straight))
    return re.sub(r"\s+", " ", text)


def cites(case: Case) -> Iterator[Cite]:
    orders = (*case.orders.values(), *case.interests.values())
    statements = [s for order in orders if isinstance(order, Statements) for s in order.items]
    parts = (
        case.options,
        case.factors,
        case.impossible,
        case.outcomes,
        case.set_aside,
        case.judgements,
        case.indicators,
    )
    hypotheses = [h for question in case.questions for h in question.hypotheses]
    for part in (*parts, statements, hypotheses, case.events):
        for item in part:
            yield from item.cites


def test_every_quotation_stands_in_its_document(case: Case, texts: dict[str, str]) -> None:
    quoted = [cite for cite in cites(case) if cite.quote]
    missing = [cite for cite in quoted if normal(cite.quote or "") not in texts[cite.document]]
    assert missing == []
    assert len(quoted) > 50


def test_paragraphs_cited_of_the_numbered_memorandum_hold_the_quotation(
    case: Case, texts: dict[str, str]
) -> None:
    text = texts["mikoyan_talks"]
    starts = {n: text.index(f" {n}. ") for n in range(1, 10)} | {10: len(text)}
    for cite in cites(case):
        if cite.document == "mikoyan_talks" and cite.quote and cite.paragraph:
            number = int(cite.paragraph)
            assert normal(cite.quote) in text[starts[number] : starts[number + 1]], cite


def test_every_premise_is_cited_or_marked_as_the_analysts(case: Case) -> None:
    orders = (*case.orders.values(), *case.interests.values())
    premises = [s for order in orders if isinstance(order, Statements) for s in order.items]
    premises += [*case.factors, *case.impossible, *case.set_aside]
    assert [p for p in premises if not p.cites and p.by is None] == []
