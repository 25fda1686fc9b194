"""The citations of a case, found in the documents of a record."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from excomm.case import Case, find_sources, parse_case, resolve_citations
from excomm.record import Record

MINUTE = """MEMORANDUM FOR: The Director

SUBJECT: Ferries

1. The ferries keep to their timetable, and the islanders are content.

2. The northern company will probably withdraw two boats before the winter.
"""
NOISY = """MEMQRANDUM FOR: The Direct0r

SUBJECT: Ferries

l. The ferr1es keep to thelr tirnetable, and the isianders are content.

2. The northerm cornpany wiil probably wlthdraw two b0ats before the wlnter.
"""
CASE = """excomm: 1
title: Ferries
parties: {{us: {{name: Us}}}}
options: {{us.go: {{text: go}}}}
documents:
  minute: {{title: Ferries, {minute}}}
  letter: {{title: Letter, source: FRUS 1961-63 volume VI document 60}}
orders:
  us:
    - {{id: go, want: us.go, cites: [{{document: minute, {cite}}}]}}
    - {{id: stay, want: not us.go, cites: [{{document: letter, quote: we shall}}]}}
"""


@pytest.fixture
def record(tmp_path: Path) -> Iterator[Record]:
    (tmp_path / "minute.txt").write_text(MINUTE, "utf-8")
    with Record.open(tmp_path / "record.sqlite", create=True) as made:
        list(made.add([tmp_path / "minute.txt"]))
        yield made


def a_case(cite: str, minute: str = "record: minute") -> Case:
    return parse_case(CASE.format(cite=cite, minute=minute), "ferries")


def status(case: Case, record: Record) -> str:
    (one,) = resolve_citations(case, record).resolved
    return one.resolution.status


def test_a_document_is_known_by_its_name_in_the_record_or_by_a_hash(record: Record) -> None:
    (reading,) = record.readings("minute")
    for said in ("record: minute", f"sha256: {reading.sha256}"):
        sources = find_sources(a_case("page: 1", said), record)
        assert dict(sources.found) == {"minute": "minute"}
        assert [document.id for document in sources.absent] == ["letter"]
    for said in ("record: another", "source: A drawer", f"sha256: {'f' * 64}"):
        assert find_sources(a_case("page: 1", said), record).found == {}


def test_citations_of_absent_documents_are_counted(record: Record) -> None:
    found = resolve_citations(a_case("quote: islanders"), record)
    assert [one.cite.document for one in found.absent] == ["letter"]
    assert [one.document for one in found.resolved] == ["minute"]


def test_what_is_said_of_a_passage_is_looked_for(record: Record) -> None:
    reading = record.readings("minute")[0].sha256[:12]
    start = MINUTE.index("islanders")
    at = f'at: {start}-{start + 9}, reading: "{reading}"'
    assert status(a_case(f"quote: islanders, {at}"), record) == "exact"
    assert status(a_case("quote: islanders, paragraph: 1"), record) == "exact"
    assert status(a_case("quote: islanders, paragraph: 2"), record) == "moved"
    assert status(a_case(f"quote: ferries keep, {at}"), record) == "moved"
    assert status(a_case("quote: the"), record) == "ambiguous"
    assert status(a_case("quote: no such words"), record) == "lost"
    assert status(a_case("paragraph: 9"), record) == "lost"


@pytest.mark.parametrize("kept", [True, False])
def test_a_citation_is_found_in_a_new_reading_by_the_old_one(
    record: Record, tmp_path: Path, kept: bool
) -> None:
    reading = record.readings("minute")[0].sha256
    start = MINUTE.index("withdraw two")
    cite = "quote: withdraw two"
    (tmp_path / "noisy.txt").write_text(NOISY, "utf-8")
    list(record.add([tmp_path / "noisy.txt"], same_as="minute"))
    assert status(a_case("quote: islanders are content"), record) == "fuzzy"
    if kept:  # the record knows what the case does not say
        from excomm.record import Span

        record.keep_citation("minute", reading, [Span(start, start + 12)], "withdraw two")
    else:
        cite += f', at: {start}-{start + 12}, reading: "{reading[:12]}"'
    (one,) = resolve_citations(a_case(cite), record).resolved
    assert one.resolution.status == "fuzzy"
    assert record.document("minute").raw(one.resolution.spans) == "wlthdraw two"
