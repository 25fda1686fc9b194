"""Every citation of cuba-1962 is found in the document it is of."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from excomm.case import Case, CitationsFound, Statements, open_case, resolve_citations
from excomm.record import Record


@pytest.fixture(scope="module")
def case() -> Case:
    return open_case("cuba-1962")


@pytest.fixture(scope="module")
def kept(record: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Record]:
    """Return a record with the memoranda and the letters."""
    path = tmp_path_factory.mktemp("kept") / "record.sqlite"
    with Record.open(path, create=True) as made:
        added = list(made.add([record / "memoranda", record / "frus" / "frus1961-63v06.xml"]))
        assert [one.outcome for one in added] == ["added"] * 5
        yield made


@pytest.fixture(scope="module")
def found(case: Case, kept: Record) -> CitationsFound:
    return resolve_citations(case, kept)


def test_every_document_is_in_the_record(case: Case, found: CitationsFound) -> None:
    assert found.sources.absent == ()
    called = found.sources.found
    assert called["frus_vi_60"] == "frus1961-63v06/d60"
    assert called["ups_the_ante"] == called["sam_reply"]
    assert len(called) == len(case.documents)


def test_every_citation_is_found_word_for_word_where_it_says(found: CitationsFound) -> None:
    others = [
        (str(one.cited.cite), one.resolution.status, one.resolution.why)
        for one in found.resolved
        if one.resolution.status != "exact"
    ]
    assert others == []
    assert len(found.resolved) > 100
    assert found.absent == ()


def test_no_citation_is_of_words_of_doubtful_sense(found: CitationsFound) -> None:
    doubtful = [
        str(one.cited.cite)
        for one in found.resolved
        if any(doubt.kind == "sense" for doubt in one.doubts)
    ]
    assert doubtful == []


def test_of_a_file_with_two_documents_each_is_cited_in_its_part(
    kept: Record, found: CitationsFound
) -> None:
    for one in found.resolved:
        wanted = {"ups_the_ante": 1, "sam_reply": 2}.get(one.cited.cite.document)
        if wanted is not None:
            part = kept.document(one.document).parts[wanted - 1]
            assert part.span.covers(one.resolution.spans[0])


def test_every_premise_is_cited_or_marked_as_the_analysts(case: Case) -> None:
    orders = (*case.orders.values(), *case.interests.values())
    premises = [s for order in orders if isinstance(order, Statements) for s in order.items]
    premises += [*case.factors, *case.impossible, *case.set_aside]
    assert [p for p in premises if not p.cites and p.by is None] == []
