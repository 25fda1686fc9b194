"""A record is opened, begun, or refused with a reason."""

import sqlite3

import pytest

from excomm.record.store import Record, RecordError, find_record, new_record


def test_a_record_is_begun_only_where_that_is_asked_for(tmp_path):
    path = tmp_path / "deep" / "record.sqlite"
    with pytest.raises(RecordError, match="there is no such record"):
        Record.open(path)
    assert not path.parent.exists()
    with Record.open(path, create=True) as record:
        assert record.ids() == ()
    with Record.open(path) as record:
        assert list(record.documents()) == []


def test_a_record_at_rest_is_one_file(kept, papers, tmp_path):
    assert [added.outcome for added in kept.add([papers])] == ["added"]
    kept.close()
    assert sorted(path.name for path in tmp_path.iterdir()) == [papers.name, "record.sqlite"]


@pytest.mark.parametrize(
    ("statement", "reason"),
    [
        ("PRAGMA user_version = 99", "later version of excomm"),
        ("PRAGMA application_id = 7", "not a record of excomm"),
    ],
)
def test_a_record_of_another_kind_is_refused(kept, statement, reason):
    kept.close()
    database = sqlite3.connect(kept.path)
    database.execute(statement)
    database.commit()
    database.close()
    before = kept.path.read_bytes()
    for create in (True, False):
        with pytest.raises(RecordError, match=reason):
            Record.open(kept.path, create)
    assert kept.path.read_bytes() == before


def test_another_program_s_database_is_refused_and_left_alone(tmp_path):
    path = tmp_path / "other.sqlite"
    database = sqlite3.connect(path)
    database.execute("CREATE TABLE thing (name)")
    database.close()
    before = path.read_bytes()
    with pytest.raises(RecordError, match="not a record of excomm"):
        Record.open(path, create=True)
    assert path.read_bytes() == before


@pytest.mark.parametrize("content", [b"this is a letter, not a database\n" * 99, b"SQLite forma"])
def test_what_is_no_database_is_refused(tmp_path, content):
    path = tmp_path / "letter.txt"
    path.write_bytes(content)
    with pytest.raises(RecordError, match="not a record"):
        Record.open(path, create=True)
    assert path.read_bytes() == content


def test_a_folder_is_no_record(tmp_path):
    with pytest.raises(RecordError, match=r"cannot be opened|no such record"):
        Record.open(tmp_path, create=True)


def test_the_nearest_record_is_found(tmp_path):
    inner = tmp_path / "case" / "drafts"
    inner.mkdir(parents=True)
    assert new_record(inner) == inner / ".excomm" / "record.sqlite"
    outer = tmp_path / ".excomm" / "record.sqlite"
    Record.open(outer, create=True).close()
    assert find_record(inner) == outer == new_record(inner)
    nearer = tmp_path / "case" / ".excomm" / "record.sqlite"
    Record.open(nearer, create=True).close()
    assert find_record(inner) == nearer
