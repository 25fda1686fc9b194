"""XML that is refused, and why."""

import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from excomm.record.document import Source
from excomm.record.opening import UnreadableError, read_file
from excomm.record.tei import read_tei

FIXTURES = Path(__file__).parent / "fixtures"


@pytest.mark.parametrize(
    ("name", "line", "reason"),
    [
        ("entity-bomb.xml", 2, "declares entities"),
        ("external-entity.xml", 3, "elsewhere.dtd"),
        ("truncated.xml", 75, "breaks off"),
        ("not-tei.xml", None, "its first element is invoice"),
        ("no-documents.xml", None, "holds no documents"),
    ],
)
def test_a_file_is_refused_with_its_reason(name, line, reason):
    with pytest.raises(UnreadableError, match=reason) as caught:
        list(read_file(FIXTURES / name))
    assert caught.value.line == line
    assert caught.value.path == FIXTURES / name


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        (b"<?xml version='1.0'?><TEI><text></TEI>", "mismatched tag"),
        (b"<?xml version='1.0'?>", "breaks off"),
        (b"<?xml version='1.0' encoding='klingon'?><TEI/>", "encoding"),
        (b"<?xml version='1.0'?><TEI>\xff</TEI>", "not well-formed"),
        (b"<!-- -->\n<TEI>&nbsp;</TEI>", "undefined entity"),
        (b"<TEI>" + b"<div>" * 5000 + b"</div>" * 5000 + b"</TEI>", "deep"),
        (b"<!DOCTYPE html><!-- --><html></html>", "its first element is html"),
    ],
)
def test_what_is_malformed_says_so(raw, reason, tmp_path):
    path = tmp_path / "a.xml"
    path.write_bytes(raw)
    with pytest.raises(UnreadableError, match=reason):
        list(read_file(path))


def test_a_bomb_costs_nothing():
    start = time.process_time()
    with pytest.raises(UnreadableError):
        list(read_file(FIXTURES / "entity-bomb.xml"))
    assert time.process_time() - start < 1


def test_a_truncated_volume_still_yields_what_came_before():
    documents = read_file(FIXTURES / "truncated.xml")
    assert next(documents).id == "strait1950v02/d1"
    with pytest.raises(UnreadableError):
        next(documents)


whole = (FIXTURES / "old.xml").read_bytes()


@given(st.integers(0, len(whole)), st.binary(max_size=6), st.integers(0, 40))
def test_a_damaged_file_is_read_or_refused(at, put, left_out):
    raw = whole[:at] + put + whole[at + left_out :]
    try:
        documents = list(read_tei(Path("a.xml"), raw, Source("a.xml", "0" * 64, "tei")))
    except UnreadableError as error:
        documents = []
        assert str(error).startswith("a.xml")  # noqa: PT017  either may happen
    for document in documents:
        for paragraph in document.paragraphs:
            assert all(span.end <= len(document.text) for span in paragraph.spans)
