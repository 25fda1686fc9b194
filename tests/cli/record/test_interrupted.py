"""Adding that is killed, fills the disk or is done twice at once: nothing is lost or half there."""

import shutil
import signal
import sqlite3
import subprocess
import sys
import time

import pytest

from excomm.record.store import Record

DOCUMENTS = 434  # of volume XII


def whole(path):
    """Return what a record holds, after its database has said that it is sound."""
    database = sqlite3.connect(path)
    assert database.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    database.execute("INSERT INTO passage_words (passage_words) VALUES ('integrity-check')")
    database.close()
    with Record.open(path) as kept:
        for document in kept.documents():
            assert document.id
        return kept.ids()


def journal_appears(path, process):
    journal = path.with_name(f"{path.name}-journal")
    while process.poll() is None and not journal.exists():
        time.sleep(0.001)


@pytest.mark.usefixtures("papers")
@pytest.mark.parametrize("delay", [0, 0.02, 0.1, 0.25, 0.5, 0.8, 1.0])
def test_a_killed_process_leaves_a_volume_whole_or_out(delay, started, record, folder, run):
    path = folder / "kept.sqlite"
    code, _, _ = run("record", "add", "papers", "--record", path)
    assert code == 0
    before = whole(path)
    volume = record / "frus" / "frus1961-63v12.xml"
    process = started("record", "add", volume, "--record", path)
    journal_appears(path, process)
    time.sleep(delay)
    process.kill()
    process.communicate()
    assert process.returncode in (-signal.SIGKILL, 0)
    after = whole(path)
    assert after[: len(before)] == before
    assert len(after) - len(before) in (0, DOCUMENTS)
    code, out, _ = run("record", "add", volume, "--record", path)
    assert code == 0
    assert f"{DOCUMENTS} new documents" in out or "1 known" in out
    assert len(whole(path)) == len(before) + DOCUMENTS


def test_two_processes_add_the_same_folder(started, record, folder):
    path = folder / "kept.sqlite"
    both = [started("record", "add", record / "ocr", "--record", path) for _ in range(2)]
    ends = [process.communicate() for process in both]
    assert [process.returncode for process in both] == [0, 0], ends
    names = whole(path)
    assert len(names) == len(set(names)) == 13


@pytest.mark.usefixtures("papers")
def test_a_record_is_searched_while_another_process_adds(started, record, folder, output):
    path = folder / "kept.sqlite"
    output("record", "add", "papers", "--record", path)
    process = started("record", "add", record / "frus" / "frus1961-63v06.xml", "--record", path)
    journal_appears(path, process)
    found = output(
        "record", "search", "harbour", "--document", "frus1961-63v99/*", "--record", path
    )
    assert "1. frus1961-63v99/d1" in found
    process.communicate()
    assert process.returncode == 0


def disk_of(folder):
    """Return how a shell makes a disk of 3 MiB of a folder, and what it is started with.

    Where nobody may mount one, no file may grow beyond that, which is nearly the same.
    """
    mounting = ["unshare", "--mount", "--map-root-user"]
    probe = [*mounting, "mount", "-t", "tmpfs", "none", str(folder)]
    if shutil.which("unshare") and subprocess.run(probe, capture_output=True).returncode == 0:
        return f"mount -t tmpfs -o size=3m none '{folder}'", mounting
    return "ulimit -f 6144", []


def test_a_disk_that_fills(record, folder):
    """What fits goes in, what does not is told, and nothing is half there."""
    (folder / "disk").mkdir()
    (folder / "kept").mkdir()
    small, prefix = disk_of(folder / "disk")
    script = (
        f"{small} || exit 1\n"
        f"{sys.executable} -m excomm record add --record '{folder}/disk/record.sqlite'"
        f" '{record}/memoranda' '{record}/frus/frus1961-63v12.xml' '{record}/ocr/jfk_doc_844.md'\n"
        f"code=$?; cp '{folder}'/disk/* '{folder}/kept'; exit $code\n"
    )
    done = subprocess.run([*prefix, "sh", "-c", script], capture_output=True, text=True)
    assert done.returncode == 2, done.stderr
    assert "frus1961-63v12.xml: " in done.stderr
    assert ("the disk is full" if prefix else "the disk cannot be written to") in done.stderr
    assert "5 of 6 files added; 5 new documents; 1 not added" in done.stdout
    names = whole(folder / "kept" / "record.sqlite")
    assert len(names) == 5
    assert "jfk_doc_844" in names


def test_an_interrupted_adding_says_what_was_added(started, record, folder):
    path = folder / "kept.sqlite"
    process = started("record", "add", record / "memoranda", record / "frus", "--record", path)
    for line in process.stdout:
        if b"frus1961-63v05.xml: added" in line:
            break
    process.send_signal(signal.SIGINT)
    out, err = process.communicate()
    assert process.returncode == 130
    assert b"what was added is kept" in err
    assert b" not tried" in out
    assert len(whole(path)) >= 4 + 390
