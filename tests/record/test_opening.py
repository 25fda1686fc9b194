"""Which files there are, and what is in them."""

from pathlib import Path

import pytest

from excomm.record import UnreadableError, files_in, read_file

TEXT = "1. The lamp burns.\n\n2. The keeper – Señor Müller – sleeps.\n"


def refused(path: Path) -> UnreadableError:
    with pytest.raises(UnreadableError) as caught:
        list(read_file(path))
    return caught.value


def put(folder: Path, name: str, content: bytes) -> Path:
    path = folder / name
    path.write_bytes(content)
    return path


@pytest.mark.parametrize(
    ("encoding", "mark", "said"),
    [
        ("utf-8", b"", "utf-8"),
        ("utf-8", b"\xef\xbb\xbf", "utf-8-sig"),
        ("utf-16-le", b"\xff\xfe", "utf-16-le"),
        ("utf-16-be", b"\xfe\xff", "utf-16-be"),
        ("utf-32-le", b"\xff\xfe\x00\x00", "utf-32-le"),
        ("cp1252", b"", "cp1252"),
    ],
)
def test_encodings_are_told(tmp_path: Path, encoding: str, mark: bytes, said: str) -> None:
    [document] = read_file(put(tmp_path, "a.txt", mark + TEXT.encode(encoding)))
    assert document.text == TEXT
    assert document.source.encoding == said
    told = [doubt for doubt in document.doubts if doubt.kind == "encoding"]
    assert bool(told) == (said not in {"utf-8", "utf-8-sig"})


def test_a_byte_of_no_encoding_is_named(tmp_path: Path) -> None:
    error = refused(put(tmp_path, "a.txt", "a\nb\u00e9".encode("cp1252") + b"\x81"))
    assert error.line == 2
    assert "byte 4 (0x81)" in error.reason


@pytest.mark.parametrize(
    ("content", "what"),
    [
        (b"", "empty"),
        (b" \n\n", "empty"),
        (b"PK\x03\x04rest", "zip"),
        (b"\x89PNG\r\n", "picture"),
        (b"\xff\xd8\xff\xe0", "picture"),
        (b"SQLite format 3\x00", "database"),
        (b"a text\x00with a zero byte", "control character 0x00"),
        (b"line\nline \x02", "control character 0x02"),
        (b"%PDF-1.4\nnothing", "PDF"),
    ],
)
def test_what_is_no_document_is_refused(tmp_path: Path, content: bytes, what: str) -> None:
    assert what in refused(put(tmp_path, "a.txt", content)).reason


def test_what_is_not_there_is_refused(tmp_path: Path) -> None:
    assert "no such file" in refused(tmp_path / "absent.txt").reason
    assert "folder" in refused(tmp_path).reason


def test_a_file_larger_than_any_document_is_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "large.txt"
    with path.open("wb") as file:
        file.truncate(100 * 2**20)
    assert "100 MiB" in refused(path).reason


def test_one_long_line_is_read(tmp_path: Path) -> None:
    words = "The lamp burns and the keeper sleeps, as he did in 1962. " * 40_000
    [document] = read_file(put(tmp_path, "a.txt", words.encode()))
    assert len(document.lines) == 1
    assert document.text == words


def test_folders_are_walked_in_order_and_links_that_loop_once(tmp_path: Path) -> None:
    inner = tmp_path / "inner"
    inner.mkdir()
    for name in ("b.txt", "a.md", "README.md", ".hidden.txt", "picture.png"):
        put(tmp_path, name, b"x")
    put(inner, "c.xml", b"x")
    (inner / "loop").symlink_to(tmp_path)
    (tmp_path / "again.txt").symlink_to(tmp_path / "b.txt")
    found = [path.name for path in files_in([tmp_path])]
    assert found == ["a.md", "again.txt", "c.xml"]  # b.txt is the file that again.txt is


def test_a_file_that_is_asked_for_counts_whatever_its_name(tmp_path: Path) -> None:
    odd = put(tmp_path, "a name\nwith ‘quotes’.data", TEXT.encode())
    assert list(files_in([odd, odd])) == [odd]
    [document] = read_file(odd)
    assert document.id.startswith("a name")


def test_a_folder_that_is_not_there_is_passed_on(tmp_path: Path) -> None:
    assert list(files_in([tmp_path / "absent"])) == [tmp_path / "absent"]
