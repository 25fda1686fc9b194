"""What can be opened: files of the library, files by path, and nothing else."""

import os
import threading
from pathlib import Path

import pytest

from excomm.case import CaseError, open_case, parse_case
from excomm.library import cases

TEXT = "excomm: 1\ntitle: T\nparties: {us: {name: US}}\noptions: {us.attack: {text: attack}}\n"


def problem(path):
    with pytest.raises(CaseError) as caught:
        open_case(path)
    assert len(caught.value.problems) == 1
    return str(caught.value)


@pytest.mark.parametrize("name", cases())
def test_library_case_opens_by_name(name):
    case = open_case(name)
    assert (case.name, case.file) == (name, name)


def test_file_is_preferred_to_a_library_case_of_its_name(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    Path("chicken").write_text(TEXT)
    assert open_case("chicken").title == "T"


def test_folder_does_not_hide_the_library_case_of_its_name(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    Path("chicken").mkdir()
    assert open_case("chicken").title == "Chicken"


def test_unknown_name_gets_the_nearest_library_case():
    assert problem("chikcen") == (
        "there is no file and no library case 'chikcen' (did you mean chicken?)"
    )


@pytest.mark.parametrize("name", ["chicken.yaml", "cases/chicken", "", "a" * 5000, "a\0b"])
def test_what_is_no_file_is_said_to_be_none(name, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    expected = "this is a folder" if name == "" else "there is no file"
    assert expected in problem(name)


def test_folder_is_refused(tmp_path):
    assert problem(tmp_path) == f"{tmp_path}:1:1: this is a folder, not a case file"


def test_empty_file_is_refused(tmp_path):
    path = tmp_path / "empty.yaml"
    path.touch()
    assert problem(path) == f"{path}:1:1: the file is empty ('excomm init' writes one)"


@pytest.mark.parametrize("text", ["", "\n", "---\n", "null\n", "~", "--- # nothing\n...\n"])
def test_text_without_content_is_empty(text):
    with pytest.raises(CaseError, match="the file is empty"):
        parse_case(text)


def test_file_without_permission_is_refused(tmp_path):
    path = tmp_path / "secret.yaml"
    path.write_text(TEXT)
    path.chmod(0)
    if os.access(path, os.R_OK):
        pytest.skip("this user may read everything")
    assert problem(path) == f"{path}:1:1: cannot be read: Permission denied"


def test_file_in_a_folder_without_permission_is_refused(tmp_path):
    folder = tmp_path / "secret"
    folder.mkdir()
    folder.chmod(0)
    if os.access(folder, os.R_OK):
        pytest.skip("this user may read everything")
    try:
        assert "there is no file" in problem(folder / "case.yaml")
    finally:
        folder.chmod(0o700)


def test_huge_file_is_refused(tmp_path):
    path = tmp_path / "huge.yaml"
    path.write_bytes(b"# " + b"x" * 10_000_000)
    assert problem(path) == (
        f"{path}:1:1: the file has 10.0 MB; a case file has at most 2.1 MB (is it a case file?)"
    )


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="there is no /dev/zero")
def test_endless_device_is_refused():
    assert "a case file has at most 2.1 MB" in problem("/dev/zero")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no named pipes")
def test_pipe_is_read(tmp_path):
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    writer = threading.Thread(target=pipe.write_text, args=(TEXT,))
    writer.start()
    assert open_case(pipe).title == "T"
    writer.join()


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-8"])
def test_utf8_is_read_with_and_without_byte_order_mark(encoding, tmp_path):
    path = tmp_path / "case.yaml"
    path.write_text(TEXT.replace("title: T", "title: Größe"), encoding)
    assert open_case(path).title == "Größe"
    assert open_case(path).digest == parse_case(path.read_text("utf-8")).digest


@pytest.mark.parametrize(
    ("raw", "message"),
    [
        ("title: Größe".encode("latin-1"), "3: byte 20 (0xf6) is not UTF-8"),
        (b"title: \xff", "3: byte 18 (0xff) is not UTF-8"),
        (b"title: \xed\xa0\x80", "3: byte 18 (0xed) is not UTF-8"),
    ],
)
def test_other_encodings_are_refused(raw, message, tmp_path):
    path = tmp_path / "case.yaml"
    path.write_bytes(b"excomm: 1\n\n" + raw + b"\n")
    line, what = message.split(": ", 1)
    assert problem(path) == f"{path}:{line}:1: {what} (save the file as UTF-8)"


def test_utf16_is_refused(tmp_path):
    path = tmp_path / "case.yaml"
    path.write_text(TEXT, "utf-16")
    assert problem(path) == f"{path}:1:1: byte 0 (0xff) is not UTF-8 (save the file as UTF-8)"


@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize(
    ("character", "code"),
    [("\0", "U+0000"), ("\x07", "U+0007"), ("\x7f", "U+007F"), ("\ufeff", "U+FEFF")],
)
def test_characters_that_yaml_forbids_are_refused_where_they_stand(character, code, ends, tmp_path):
    path = tmp_path / "case.yaml"
    path.write_bytes(f"excomm: 1{ends}# Größe{ends}title: é{character}\n".encode())
    assert problem(path) == f"{path}:3:9: the character {code} cannot stand here"


def test_lone_surrogate_is_refused():
    with pytest.raises(CaseError, match=r"case:1:8: the character U\+D800 cannot stand here"):
        parse_case("title: \ud800")


@pytest.mark.parametrize("ends", ["\r\n", "\r"])
def test_other_line_ends_are_read(ends):
    case = parse_case(TEXT.replace("\n", ends))
    assert case.options[0].place.line == 4
