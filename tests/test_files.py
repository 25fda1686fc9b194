"""An interrupted write leaves the old file whole."""

import os
import signal
import subprocess
import sys
import time
from contextlib import contextmanager
from pathlib import Path

import pytest

from excomm._files import write_whole

OLD = "the old text\n"
posix = pytest.mark.skipif(os.name != "posix", reason="only POSIX systems do this")


@pytest.fixture
def path(tmp_path):
    path = tmp_path / "case.yaml"
    path.write_text(OLD)
    return path


@contextmanager
def umask(mask):
    before = os.umask(mask)
    try:
        yield
    finally:
        os.umask(before)


def names(folder):
    return sorted(path.name for path in folder.iterdir())


def mode(path):
    return path.stat().st_mode & 0o7777


def run(code, *arguments):
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    command = [sys.executable, "-c", code, *map(str, arguments)]
    return subprocess.Popen(
        command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )


def test_text_is_written_as_it_is(path):
    text = "Größe\n🚀 \r\n\n"
    write_whole(path, text)
    assert path.read_bytes() == text.encode()
    assert names(path.parent) == ["case.yaml"]


def test_file_is_made_where_there_is_none(tmp_path):
    write_whole(tmp_path / "new.yaml", "new")
    assert (tmp_path / "new.yaml").read_text() == "new"


@posix
def test_write_that_the_system_stops_midway_leaves_the_old_file(path):
    code = """
import resource, sys
from pathlib import Path
from excomm._files import write_whole
resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, 100_000))
try:
    write_whole(Path(sys.argv[1]), "x" * 1_000_000)
except OSError as error:
    print(error.strerror)
"""
    with run(code, path) as process:
        output, errors = process.communicate(timeout=60)
    assert output == "File too large\n", errors
    assert path.read_text() == OLD
    assert names(path.parent) == ["case.yaml"]


@posix
def test_kill_in_the_midst_of_writing_leaves_a_whole_file(path):
    code = """
import sys
from pathlib import Path
from excomm._files import write_whole
while True:
    for letter in "ab":
        write_whole(Path(sys.argv[1]), letter * 3_000_000)
"""
    for attempt in range(8):
        before = path.stat().st_ino
        with run(code, path) as process:
            while process.poll() is None and path.stat().st_ino == before:
                time.sleep(0.001)
            time.sleep(0.003 * attempt)
            assert process.poll() is None
            process.send_signal(signal.SIGKILL)
        assert path.read_text() in ("a" * 3_000_000, "b" * 3_000_000)


def test_text_that_cannot_be_encoded_leaves_the_old_file(path):
    with pytest.raises(UnicodeEncodeError):
        write_whole(path, "x" * 100_000 + "\ud800")
    assert path.read_text() == OLD
    assert names(path.parent) == ["case.yaml"]


@pytest.mark.parametrize("step", ["fsync", "replace"])
def test_failure_of_any_step_leaves_the_old_file(step, path, monkeypatch):
    def fail(*_arguments):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, step, fail)
    with pytest.raises(OSError, match="No space left on device"):
        write_whole(path, "new")
    assert path.read_text() == OLD
    assert names(path.parent) == ["case.yaml"]


def test_interrupt_leaves_the_old_file(path, monkeypatch):
    def interrupt(_descriptor):
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "fsync", interrupt)
    with pytest.raises(KeyboardInterrupt):
        write_whole(path, "new")
    assert path.read_text() == OLD
    assert names(path.parent) == ["case.yaml"]


def test_folder_is_not_replaced(tmp_path):
    (tmp_path / "folder").mkdir()
    with pytest.raises(OSError, match="directory"):
        write_whole(tmp_path / "folder", "new")
    assert names(tmp_path) == ["folder"]


def test_folder_that_is_not_there_is_not_made(tmp_path):
    with pytest.raises(FileNotFoundError):
        write_whole(tmp_path / "no" / "case.yaml", "new")
    assert names(tmp_path) == []


@posix
@pytest.mark.parametrize("kept", [0o600, 0o644, 0o664, 0o755, 0o444])
def test_mode_of_the_old_file_is_kept(kept, path):
    path.chmod(kept)
    with umask(0o077):
        write_whole(path, "new")
    assert mode(path) == kept


@posix
@pytest.mark.parametrize(("mask", "made"), [(0o022, 0o644), (0o077, 0o600), (0o002, 0o664)])
def test_mode_of_a_new_file_is_what_the_umask_leaves(mask, made, tmp_path):
    with umask(mask):
        write_whole(tmp_path / "new.yaml", "new")
        assert os.umask(mask) == mask
    assert mode(tmp_path / "new.yaml") == made


@posix
def test_link_stays_and_its_target_is_written(path):
    link = path.parent / "link.yaml"
    link.symlink_to(path.name)
    write_whole(link, "new")
    assert link.is_symlink()
    assert path.read_text() == "new"


@posix
def test_names_as_long_as_the_system_allows(tmp_path):
    path = tmp_path / ("é" * 122 + ".yaml")
    write_whole(path, "new")
    assert path.read_text() == "new"


def test_path_in_the_working_folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    write_whole(Path("case.yaml"), "new")
    assert Path("case.yaml").read_text() == "new"
