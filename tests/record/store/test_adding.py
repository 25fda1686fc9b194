"""Files are added whole or not at all, and none twice."""

import pytest

from excomm.record import Span, files_in, read_file
from excomm.record.store import Record, RecordError, UnknownDocumentError
from volumes import volume

PLAIN = (
    "MEMORANDUM FOR THE RECORD\n\n"
    "The harbour master was asked what he had seen of the ships that came in at night.\n\n"
    "He said that three of them lay deep in the water and that nobody was let on board.\n"
)
OTHER = (
    "NOTE ON WHEAT\n\nThe harvest of the northern districts fell short of the plan by a third,"
    " and the mills will stand idle from the first of December unless grain is bought abroad.\n"
)


def added(record, *paths, **options):
    return list(record.add(paths, **options))


def test_documents_come_back_as_they_were_read(kept, papers):
    [result] = added(kept, papers)
    assert (result.outcome, result.readings) == ("added", ())
    assert result.documents == kept.ids()
    assert list(kept.documents()) == list(read_file(papers))


def test_all_of_the_record_comes_back_as_it_was_read(kept, record):
    results = added(kept, record)
    assert {result.outcome for result in results} == {"added"}
    named = [name for result in results for name in (*result.documents, *result.readings)]
    assert len(named) == len(set(kept.ids())) + sum(len(result.readings) for result in results)
    for path in files_in(
        [record / "ocr", record / "memoranda", record / "frus/frus1961-63v06.xml"]
    ):
        for document in read_file(path):
            assert kept.document(document.id, document.sha256) == document


def test_a_known_file_is_passed_over_without_being_read(kept, papers, tmp_path):
    added(kept, papers)
    elsewhere = tmp_path / "copy.xml"
    elsewhere.write_bytes(papers.read_bytes())
    read = []
    results = added(kept, papers, elsewhere, progress=lambda *step: read.append(step))
    assert [result.outcome for result in results] == ["known", "known"]
    assert read == []
    assert len(kept.ids()) == 3


def test_a_volume_goes_in_whole_or_not_at_all(kept, papers, tmp_path):
    good = tmp_path / "note.txt"
    good.write_text(PLAIN)
    broken = tmp_path / "broken.xml"
    broken.write_text(papers.read_text()[:-60])
    results = added(kept, broken, good)
    assert [result.outcome for result in results] == ["failed", "added"]
    assert str(broken) in results[0].told[0]
    assert kept.ids() == ("note",)
    broken.write_text(papers.read_text())  # what failed was not taken for known
    assert [result.outcome for result in added(kept, broken)] == ["added"]


def test_another_text_of_the_same_name_is_another_document(kept, tmp_path):
    for folder, text in (("a", PLAIN), ("b", OTHER), ("c", OTHER + "\nSeen by the minister.\n")):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "note.txt").write_text(text)
    first, second, third = added(kept, *(tmp_path / folder / "note.txt" for folder in "abc"))
    assert (first.documents, second.documents) == (("note",), ("note-2",))
    assert "there is another document called note" in second.told[0]
    assert (third.documents, third.readings) == ((), ("note-2",))
    assert kept.document("note").text == PLAIN
    assert kept.document("note-2").text == OTHER + "\nSeen by the minister.\n"
    assert kept.document("note-2").id == "note-2"


def test_a_better_scan_is_a_new_reading_and_the_old_one_is_kept(kept, tmp_path):
    scan = tmp_path / "scan.txt"
    scan.write_text(PLAIN.replace("harbour", "harb0ur").replace("night", "n!ght"))
    added(kept, scan)
    before = kept.document("scan")
    scan.write_text(PLAIN)
    [result] = added(kept, scan)
    assert (result.documents, result.readings) == ((), ("scan",))
    old, new = kept.readings("scan")
    assert (old.sha256, old.current, new.current) == (before.sha256, 0, 1)
    assert kept.document("scan").text == PLAIN
    assert kept.document("scan", old.sha256[:10]) == before
    with pytest.raises(UnknownDocumentError, match="its readings are"):
        kept.document("scan", "0000")
    assert len(list(kept.documents())) == 1


def test_a_fragment_does_not_take_the_place_of_the_whole(kept, papers, tmp_path):
    added(kept, papers)
    part = tmp_path / "part.xml"
    part.write_text(volume("frus1961-63v99", d1=("Memorandum", "1962-10-20", "The convoy")))
    [result] = added(kept, part)
    assert result.readings == ("frus1961-63v99/d1",)
    assert "stays the current one" in result.told[0]
    assert [one.current for one in kept.readings("frus1961-63v99/d1")] == [1, 0]


def test_what_looks_like_another_reading_is_told_and_can_be_made_one(kept, tmp_path):
    for name, text in (("clean", PLAIN), ("noisy", PLAIN.replace("ships", "sh1ps")), ("x", OTHER)):
        (tmp_path / f"{name}.txt").write_text(text)
    clean, noisy, wheat = added(kept, *(tmp_path / f"{n}.txt" for n in ("clean", "noisy", "x")))
    assert (clean.told, wheat.told) == ((), ())
    assert "noisy looks like another reading of clean" in noisy.told[0]
    assert f"{tmp_path / 'noisy.txt'} --as clean" in noisy.told[0]
    [result] = added(kept, tmp_path / "noisy.txt", same_as="clean")
    assert result.readings == ("clean",)
    assert kept.ids() == ("clean", "x")
    assert len(kept.readings("clean")) == 2
    assert kept.document("clean").id == "clean"
    assert [one.outcome for one in added(kept, tmp_path / "noisy.txt", same_as="clean")] == [
        "known"
    ]


def test_readings_of_one_plan_are_told_from_all_other_papers(kept, record):
    told = " ".join(line for one in added(kept, record / "ocr") for line in one.told)
    assert told.count("looks like another reading of") == 3
    assert {"jfk_doc_844", "jfk_doc_169", "jfk_doc_173"} == {
        name for name in kept.ids() if f"{name} looks" in told or f"of {name} " in told
    }


def test_a_file_is_said_to_be_a_reading_when_it_is_added(kept, papers, tmp_path):
    added(kept, papers)
    path = tmp_path / "typed.txt"
    path.write_text(PLAIN)
    [result] = added(kept, path, same_as="frus1961-63v99/d2")
    assert result.readings == ("frus1961-63v99/d2",)
    assert "typed" not in kept.ids()
    other = tmp_path / "other.xml"
    other.write_text(volume("v", d1=("Head", "1962-10-20", "Text.")))
    [result] = added(kept, other, same_as="frus1961-63v99/d2")
    assert (result.outcome, "volume of documents" in result.told[0]) == ("failed", True)
    with pytest.raises(UnknownDocumentError, match="did you mean frus1961-63v99/d2"):
        added(kept, path, same_as="frus1961-63v99/d22")


def test_citations_stay_with_the_reading_they_were_made_in(kept, papers):
    added(kept, papers)
    document = kept.document("frus1961-63v99/d1")
    spans = document.paragraphs[-1].spans
    for _ in range(2):
        kept.keep_citation(document.id, document.sha256, spans, "Nothing suggests")
    [citation] = kept.citations(document.id)
    assert (citation.sha256, citation.spans) == (document.sha256, spans)
    assert kept.citations() == (citation,)
    assert kept.citations("frus1961-63v99/d2") == ()
    with pytest.raises(UnknownDocumentError):
        kept.keep_citation(document.id, "0" * 64, spans, "Nothing suggests")


def test_citations_are_found_again_in_a_new_reading(kept, tmp_path):
    scan = tmp_path / "scan.txt"
    scan.write_text(PLAIN.replace("harbour", "harb0ur"))
    added(kept, scan)
    old = kept.document("scan")
    said = "three of them lay deep in the water"
    start = old.text.index(said)
    kept.keep_citation("scan", old.sha256, (Span(start, start + len(said)),), said)
    start = old.text.index("The harb0ur master")
    end = old.text.index("at night")
    kept.keep_citation("scan", old.sha256, (Span(start, end),), "The harb0ur master was asked")
    assert [found.status for _, found in kept.resolutions("scan")] == ["exact", "exact"]
    scan.write_text("OFFICE COPY\n\n" + PLAIN)
    [result] = added(kept, scan)
    assert result.told[0].startswith("2 citations of scan in this reading: ")
    new = kept.document("scan")
    (_, first), (_, second) = kept.resolutions("scan")
    assert (first.status, new.raw(first.spans)) == ("moved", said)
    assert second.status == "fuzzy"
    assert new.raw(second.spans).startswith("The harbour master was asked")
    scan.write_text(PLAIN.replace(said, "nobody could say how deep they lay"))
    [result] = added(kept, scan)
    assert f"“{said}”: lost." in result.told[1]


def test_a_full_database_keeps_what_it_had(kept, record, tmp_path):
    small = tmp_path / "small.txt"
    small.write_text(PLAIN)
    added(kept, small)
    (pages,) = kept._database.execute("PRAGMA page_count").fetchone()
    kept._database.execute(f"PRAGMA max_page_count = {pages + 20}")
    [result] = added(kept, record / "frus" / "frus1961-63v06.xml")
    assert (result.outcome, "the disk is full" in result.told[0]) == ("failed", True)
    assert kept.ids() == ("small",)
    assert kept._database.execute("PRAGMA integrity_check").fetchone() == ("ok",)


def test_who_waits_too_long_for_another_is_told_once(kept, papers, tmp_path):
    note = tmp_path / "note.txt"
    note.write_text(PLAIN)
    with Record.open(kept.path) as other:
        other._database.execute("PRAGMA busy_timeout = 50")
        kept._database.execute("BEGIN IMMEDIATE")
        first, second = added(other, papers, note)
        kept._database.execute("ROLLBACK")
        assert "another process is adding to it" in first.told[0]
        assert "not tried" in second.told[0]
        assert [one.outcome for one in added(other, papers, note)] == ["added", "added"]


def test_a_record_that_may_not_be_written_to_says_so(kept, papers):
    kept._database.execute("PRAGMA query_only = ON")
    [result] = added(kept, papers)
    assert (result.outcome, "may not be written" in result.told[0]) == ("failed", True)


def test_a_closed_record_is_an_error_of_the_record(kept):
    kept.close()
    with pytest.raises(RecordError):
        kept.ids()


def test_known_files_are_read_again(kept, papers, tmp_path):
    """What is said of a reading is written anew; what it is called and its text stay."""
    note = tmp_path / "note.txt"
    note.write_text(PLAIN)
    added(kept, papers, note)
    added(kept, note, same_as="frus1961-63v99/d2")
    before = [kept.document(name) for name in kept.ids()]
    kept._database.execute("UPDATE reading SET title = 'old', sender = 'nobody'")
    kept._database.execute("UPDATE body SET annotations = zeroblob(0)")
    kept._database.execute("DELETE FROM passage_words WHERE rowid = 1 << 32")
    results = added(kept, papers, note, again=True)
    assert [(one.outcome, one.documents, one.readings) for one in results] == [
        ("again", (), ())
    ] * 2
    assert [kept.document(name) for name in kept.ids()] == before
    assert len(kept.readings("frus1961-63v99/d2")) == 2
    assert "old" not in {head.title for head in kept.list()}
    assert kept.search("harbour").hits
    kept._database.execute("INSERT INTO passage_words (passage_words) VALUES ('integrity-check')")
