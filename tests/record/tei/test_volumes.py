"""The reader of TEI, over all volumes of the record."""

import csv
from collections import Counter
from itertools import pairwise

import pytest

from excomm.record.dates import bounds
from excomm.record.opening import read_file
from excomm.record.reading import passage

# Documents whose encoded date or time is not the printed one, and the printed one.
MISDATED = {
    "frus1961-63v12/d196": "1963-01-22T10:00:00",
    "frus1961-63v12/d207": "1961-04-12T00:00:00",
    "frus1961-63v12/d237": "1963-03-13T20:21:00",
    "frus1961-63v12/d275": "1962-04-27",
    "frus1961-63v15/d6": "1962-03-11T16:00:00",
    "frus1961-63v15/d208": "1963-08-09T10:15:00",
    "frus1961-63v16/d8": "1962-02-02T18:00:00",
    "frus1961-63v16/d11": "1962-03-22T10:45:00",
}


@pytest.fixture(scope="module")
def volumes(record):
    files = sorted((record / "frus").glob("*.xml"))
    assert len(files) == 8
    return [document for path in files for document in read_file(path)]


@pytest.fixture(scope="module")
def index(record):
    with (record / "frus" / "index.tsv").open(encoding="utf-8", newline="") as rows:
        table = list(csv.DictReader(rows, delimiter="\t", quoting=csv.QUOTE_NONE))
    return {f"{row['volume']}/{row['id']}": row for row in table}


@pytest.fixture(scope="module")
def by_id(volumes):
    return {document.id: document for document in volumes}


def test_every_document_is_read_in_its_order(volumes, index):
    assert len(volumes) == 2848
    assert [document.id for document in volumes] == list(index)
    assert [document.number for document in volumes] == [row["n"] for row in index.values()]


def test_kinds_agree_with_the_index(volumes, index):
    kinds = {"catalogue entry": "catalogue-entry", "editorial note": "editorial-note"}
    for document in volumes:
        assert kinds.get(document.genre, "document") == index[document.id]["kind"], document.id
    assert [d.id for d in volumes if d.genre is None] == []


def test_dates_agree_with_the_index(volumes, index):
    differing = []
    for document in volumes:
        expected = index[document.id]["date"]
        if not expected:
            continue
        assert document.date is not None, document.id
        if document.date.edtf[:10] != expected[:10]:
            differing.append(document.id)
    # Of two days the index has the first. In the supplement it reads "January 1961" as January
    # 19, 1961, and takes for an undated entry a day that its head mentions.
    entries = [name.rpartition("/")[2] for name in differing if "mSupp" in name]
    assert entries == ["d235", "d236", "d259", "d273A", "d330", "d700", "d707"]
    others = [name for name in differing if "mSupp" not in name]
    assert others == ["frus1961-63v05/d266", "frus1961-63v19/d35"]


def test_dated_documents(volumes):
    encoded = Counter(
        {True: "time", False: "day" if len(date.text) > 7 else "month"}["T" in date.text]
        for document in volumes
        for date in document.dates
        if date.role == "attribute" and "/" not in date.text
    )
    assert encoded == {"time": 956, "day": 880, "month": 4}
    undated = [
        d
        for d in volumes
        if d.genre != "catalogue entry" and any(date.text == "undated" for date in d.dates)
    ]
    assert len(undated) == 30  # 23 of them say so in a date element


def test_wrong_dates_are_doubted(volumes, by_id):
    doubted = {
        document.id
        for document in volumes
        for doubt in document.doubts
        if doubt.kind == "date" and "encoding says" in doubt.text
    }
    assert doubted == set(MISDATED)
    for name, edtf in MISDATED.items():
        assert by_id[name].date.edtf == edtf


def test_every_date_can_be_read(volumes):
    for document in volumes:
        assert sum(date.best for date in document.dates) <= 1
        for date in document.dates:
            if date.edtf is not None:
                bounds(date.edtf)
            if date.span is not None and date.role != "attribute":
                written = " ".join(document.raw((date.span,)).split())
                assert written == " ".join(date.text.split())


def test_senders_agree_with_the_index(volumes, index):
    for document in volumes:
        row = index[document.id]
        for name in ("from", "to"):
            printed = row[name].split("; ") if row[name] else []
            fields = [f for f in document.fields if f.name == name]
            shown = [" ".join(document.raw((f.span,)).split()) for f in fields]
            assert all(any(one in other for other in shown) for one in printed) or (
                len(set(printed)) > 1  # one tagged as sender stands behind "to"
            ), document.id


def test_spans_lie_in_the_text(volumes):
    for document in volumes:
        end = len(document.text)
        spans = [
            *(f.span for f in document.fields if f.span),
            *(m.span for m in document.marks if m.span),
            *(r.span for r in document.references),
            *(span for doubt in document.doubts for span in doubt.spans),
        ]
        assert all(span.end <= end and document.text[span.start : span.end] for span in spans)
        for note in document.notes:
            assert note.attaches is None or not document.text[note.attaches - 1].isspace()
        pages = document.pages
        assert all(a.span.end == b.span.start for a, b in pairwise(pages))
        assert not pages or (pages[0].span.start, pages[-1].span.end) == (0, end)


def test_paragraphs_are_disjoint_and_in_order(volumes):
    for document in volumes:
        taken = sorted(span for p in document.paragraphs for span in p.spans)
        assert all(a.end <= b.start for a, b in pairwise(taken)), document.id
        starts = [p.spans[0].start for p in document.paragraphs]
        assert starts == sorted(starts)
        assert len({p.id for p in document.paragraphs}) == len(document.paragraphs)
        assert all(passage(document, p.spans) for p in document.paragraphs)


def test_nothing_but_labels_and_counts_is_outside_the_paragraphs(volumes):
    for document in volumes:
        covered = bytearray(len(document.text))
        labels = 0
        for paragraph in document.paragraphs:
            labels += len(paragraph.label or "")
            for span in paragraph.spans:
                covered[span.start : span.end] = b"\1" * len(span)
        remarks = sum(len(document.raw(d.spans)) for d in document.doubts if "remark" in d.text)
        outside = sum(
            not there and not sign.isspace()
            for there, sign in zip(covered, document.text, strict=True)
        )
        counts = 3 if document.genre == "catalogue entry" else 0
        assert outside <= labels + counts + remarks, document.id


def test_the_source_note_is_no_footnote(volumes):
    sources = Counter(sum(p.kind == "source" for p in document.paragraphs) for document in volumes)
    assert sources == {0: 984, 1: 1863, 2: 1}  # one has its note twice
    printed = [d for d in volumes if any(p.kind == "source" for p in d.paragraphs)]
    assert all(d.archive for d in printed)
    assert sum(bool(d.marks) for d in printed) > 0.99 * len(printed)


def test_omissions_and_hyphens(volumes, by_id):
    [doubt] = [d for d in by_id["frus1961-63v06/d61"].doubts if d.kind == "reading"]
    assert doubt.suggests == "evaluated"
    left_out = sum(
        len(doubt.spans)
        for document in volumes
        for doubt in document.doubts
        if doubt.kind == "broken" and "not declassified" in doubt.text
    )
    assert left_out > 300


def test_a_letter_of_the_crisis(by_id):
    document = by_id["frus1961-63v06/d61"]
    assert document.genre == "telegram"
    assert list(document.values("number")) == ["1042"]
    assert (document.marks[0].level, document.marks[0].handling[0]) == ("SECRET", "EYES ONLY")
    assert [page.label for page in document.pages] == ["166", "167"]
    assert [note.label for note in document.notes] == ["1", "2", "3"]
    assert document.references[0].target == "frus1961-63v06/d60fn1"
    assert document.container.editor == "Charles S. Sampson"


def test_the_later_form_agrees_with_the_older(record, by_id):
    folder = record / "frus" / "modern"
    files = sorted(folder.glob("*.xml"))
    assert files
    for path in files:
        for document in read_file(path):
            older = by_id[document.id]
            assert document.number == older.number
            assert document.genre == older.genre
            assert document.archive == older.archive
            assert [m.text for m in document.marks] == [m.text for m in older.marks]
            if document.date.edtf[-1] != "?":
                assert document.date.edtf == older.date.edtf
            assert [n.label for n in document.notes] == [n.label for n in older.notes]
            assert [p.kind for p in document.paragraphs if p.kind != "field"] == [
                p.kind for p in older.paragraphs if p.kind != "field"
            ]
