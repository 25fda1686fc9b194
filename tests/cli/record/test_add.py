"""The command line: `excomm record add`, with good input and bad."""

import os
import pty
import subprocess
import sys

import pytest

from excomm.record.store import Record


def names(folder):
    with Record.open(folder / ".excomm" / "record.sqlite") as record:
        return record.ids()


def test_a_folder_is_added_and_then_known(output, folder, papers):
    first = output("record", "add", papers)
    assert "frus1961-63v99.xml: added, 3 documents" in first
    assert "2 of 2 files added; 4 new documents" in first.splitlines()[-1]
    second = output("record", "add", papers)
    assert "0 of 2 files added; 2 known" in second.splitlines()[-1]
    assert len(names(folder)) == 4


def test_the_record_is_begun_here_or_used_from_above(output, folder, papers, monkeypatch):
    output("record", "add", papers)
    (folder / "deep" / "er").mkdir(parents=True)
    monkeypatch.chdir(folder / "deep" / "er")
    assert "2 known" in output("record", "add", "../../papers")
    assert not (folder / "deep" / "er" / ".excomm").exists()


def test_another_record_by_its_file(output, folder, papers):
    output("record", "add", papers, "--record", "other.sqlite")
    assert not (folder / ".excomm").exists()
    assert "frus1961-63v99/d2" in output("record", "list", "--record", "other.sqlite")


@pytest.mark.parametrize(
    "command", [["search", "x"], ["list"], ["show", "x"], ["export", "--format", "csv"]]
)
def test_without_a_record_one_is_told_how_to_begin(command, run, folder):
    code, out, err = run("record", *command)
    assert (code, out) == (2, "")
    assert "there is no record here or in a folder above; begin one with" in err
    assert "excomm record add FOLDER" in err
    code, _, err = run("record", *command, "--record", "my.sqlite")
    assert (code, "add FOLDER --record my.sqlite" in err) == (2, True)
    assert list(folder.iterdir()) == []


BAD = {
    "truncated.xml": (
        b'<?xml version="1.0"?>\n<TEI xmlns="http://www.tei-c.org/ns/1.0">\n<text>\n<bo',
        "truncated.xml:4",
    ),
    "picture.txt": (b"\x89PNG\r\n\x1a\n" + bytes(range(256)), "a picture (PNG)"),
    "program.md": (b"\x7fELF" + bytes(200), "a program"),
    "zeros.txt": (bytes(500), "zeros.txt"),
    "letter.txt": ("Ångström".encode("utf-16-le"), "zero bytes"),
    "legacy.txt": (b"a line\nna\x81ve\n", "legacy.txt:2: byte 9 (0x81)"),
    "bell.txt": (b"a line\nand a bell \x07\n", "bell.txt:2: is not a text"),
    "empty.txt": (b"", "is empty"),
    "blank.txt": (b" \n\n\t", "is empty"),
    "other.xml": (b"<?xml version='1.0'?><html><body>no TEI</body></html>", "other.xml"),
    "bomb.xml": (
        b'<?xml version="1.0"?><!DOCTYPE T [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]>'
        b'<TEI xmlns="http://www.tei-c.org/ns/1.0"><text>&b;</text></TEI>',
        "bomb.xml",
    ),
    "outside.xml": (
        b'<?xml version="1.0"?><!DOCTYPE T [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
        b'<TEI xmlns="http://www.tei-c.org/ns/1.0"><text>&a;</text></TEI>',
        "outside.xml",
    ),
}


def test_what_cannot_be_read_is_told_and_the_rest_goes_in(run, folder, papers):
    for name, (content, _) in BAD.items():
        (folder / papers / name).write_bytes(content)
    code, out, err = run("record", "add", papers)
    assert code == 2
    lines = err.splitlines()
    for name, (_, told) in BAD.items():
        [line] = [line for line in lines if f"/{name}" in line]
        assert line.startswith("not added: ")
        assert told in line
        assert "a fault of excomm" not in line
    assert len(lines) == len(BAD)
    assert f"2 of {len(BAD) + 2} files added; 4 new documents; {len(BAD)} not added" in out
    assert len(names(folder)) == 4


def test_other_encodings_are_read(output, folder):
    text = "The façade was lit.\n"
    for encoding in ("utf-8-sig", "utf-16", "cp1252"):
        (folder / f"{encoding}.txt").write_text(text, encoding=encoding)
    output("record", "add", *(f"{encoding}.txt" for encoding in ("utf-8-sig", "utf-16", "cp1252")))
    with Record.open(folder / ".excomm" / "record.sqlite") as record:
        assert {document.text for document in record.documents()} == {text}


def test_a_file_larger_than_any_document_is_refused(run, folder):
    with (folder / "line.txt").open("wb") as file:
        file.write(b"word " * 1000)
        file.truncate(100 * 2**20)
    code, _, err = run("record", "add", "line.txt")
    assert (code, "has 100 MiB; a document has at most" in err) == (2, True)


def test_folders_that_links_lead_back_to(output, folder, papers):
    (folder / papers / "again").symlink_to(folder / papers)
    (folder / papers / "up").symlink_to(folder)
    (folder / papers / "lost").symlink_to(folder / "nowhere")
    (folder / papers / "same.txt").symlink_to(folder / papers / "note.txt")
    assert "2 of 2 files added; 4 new documents" in output("record", "add", papers)


# Of names of files, what is odd: the last but one is no text.
ODD = [
    b"two words.txt",
    b"line\nbreak.txt",
    b'it\'s "so".txt',
    b"-r.txt",
    b"caf\xe9.txt",
    b"%s{}.txt",
]

WORDS = "wheat wool timber copper coal flax".split()


def test_odd_names(run, folder):
    (folder / "odd").mkdir()
    inner = os.fsencode(folder / "odd")
    for number, name in enumerate(ODD):
        with open(os.path.join(inner, name), "w") as file:  # noqa: PTH118, PTH123
            file.write(f"NOTE\n\n{WORDS[number].capitalize()} is spoken of here, and no other.\n")
    code, out, err = run("record", "add", "odd")
    assert (code, err) == (0, "")
    assert f"{len(ODD)} of {len(ODD)} files added; {len(ODD)} new documents" in out
    found = names(folder)
    assert len(found) == len(ODD)
    for name in found:
        code, shown, err = run("record", "show", "--", name)
        assert (code, err) == (0, ""), name
        assert "and no other" in shown
    assert run("record", "list")[0] == run("record", "list", "--format", "csv")[0] == 0


def test_what_is_not_there_is_told(run, papers):
    code, out, err = run("record", "add", "nothing", papers)
    assert (code, "nothing: there is no such file or folder" in err) == (2, True)
    assert "2 of 3 files added; 4 new documents; 1 not added" in out


@pytest.mark.usefixtures("small")
def test_another_reading_of_a_document(run, output, folder):
    (folder / "typed.txt").write_text("NOTE\n\nWhat a typist made of the letter of the Premier.\n")
    code, _, err = run("record", "add", "typed.txt", "--as", "frus1961-63v99/d22")
    assert (code, "did you mean frus1961-63v99/d2" in err) == (2, True)
    code, _, err = run("record", "add", "papers", "--as", "frus1961-63v99/d2")
    assert (code, "one file can be another reading of it, and here are 2" in err) == (2, True)
    told = output("record", "add", "typed.txt", "--as", "frus1961-63v99/d2")
    assert "1 of 1 file added; 1 new reading" in told
    assert "2 other" not in output("record", "show", "frus1961-63v99/d2")


def test_no_database_is_overwritten(run, folder, papers):
    (folder / "letter.txt").write_text("Dear Sir,\n" * 99)
    code, _, err = run("record", "add", papers, "--record", "letter.txt")
    assert (code, "letter.txt: this is not a record" in err) == (2, True)
    assert (folder / "letter.txt").read_text() == "Dear Sir,\n" * 99


@pytest.mark.skipif(os.name != "posix", reason="terminals of POSIX")
def test_a_bar_on_a_terminal(folder, papers):
    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "excomm", "record", "add", papers]
    done = subprocess.Popen(
        command,
        cwd=folder,
        stdout=subprocess.PIPE,
        stderr=theirs,
        env={**os.environ, "TERM": "xterm"},
    )
    out, _ = done.communicate()
    os.close(theirs)
    shown = os.read(ours, 65536).decode()
    os.close(ours)
    assert done.returncode == 0
    assert "━" in shown
    assert "frus1961-63v99.xml: added, 3 documents" in shown
    assert b"2 of 2 files added" in out
