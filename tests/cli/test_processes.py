"""The command line as a process of its own: what it prints, and how it is stopped."""

import os
import random
import re
import signal
import subprocess
import sys
from pathlib import Path

import pytest

import excomm
from library.made import estimate_of

FULL = Path("/dev/full")
posix = pytest.mark.skipif(os.name != "posix", reason="signals and terminals of POSIX")


def process(*arguments, **settings):
    """Start the command line as a process of its own."""
    settings = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "text": True} | settings
    return subprocess.Popen([sys.executable, "-m", "excomm", *arguments], **settings)


# The real command


def test_the_main_path_in_processes(folder):
    for arguments, expected in [
        (["--version"], f"excomm {excomm.__version__}\n"),
        (["cases"], "chicken"),
        (["init", "mine"], "mine.yaml is written. Next: excomm check mine.yaml\n"),
        (["check", "mine.yaml"], "mine.yaml: no errors\n"),
        (["states", "mine.yaml"], "The present state is 5: YNY NN"),
        (["stability", "mine.yaml"], "* accord holds"),
        (["why", "mine.yaml", "--state", "present", "--party", "north"], "is stable for"),
        (["estimate", "mine.yaml"], "- Accord, in which matters stand now, can hold."),
        (["schema"], '"$schema"'),
    ]:
        ran = process(*arguments)
        out, err = ran.communicate()
        assert (ran.returncode, err) == (0, ""), arguments
        assert expected in out
    assert [path.name for path in folder.iterdir()] == ["mine.yaml"]


def test_a_process_that_fails_says_why_and_exits_with_2(folder):
    (folder / "case.yaml").write_text("excomm: 1\ntitle: A\n", encoding="utf-8")
    ran = process("stability", "case.yaml")
    out, err = ran.communicate()
    assert (ran.returncode, out) == (2, "")
    assert "case.yaml:1:1: the key 'parties' is missing" in err
    assert "Traceback" not in err


def estimate(case, form, seed):
    """Write an estimate in a process in which sets of names are laid out by a seed."""
    environment = {**os.environ, "PYTHONHASHSEED": seed}
    ran = process("estimate", case, "--format", form, env=environment)
    out, err = ran.communicate()
    assert (ran.returncode, err) == (0, "")
    return out


def test_estimates_are_alike_in_every_process(asked):
    assert estimate(asked, "json", "1") == estimate(asked, "json", "2")


def test_the_estimate_of_1962_is_alike_in_another_process():
    assert estimate("cuba-1962", "html", "1") == estimate_of("cuba-1962").written("html")


# Processes that are stopped


LARGE = 7  # options a party: 2^21 states, several seconds of work


@pytest.fixture
def large(folder):
    """A case that takes seconds to solve."""
    options = [f"{party}.o{k}" for party in "abc" for k in range(LARGE)]
    lines = ["excomm: 1", "title: Large", "parties:"]
    lines += [f"  {party}: {{name: Party {party.upper()}}}" for party in "abc"]
    lines += ["options:", *(f"  {option}: {{text: do {option}}}" for option in options), "orders:"]
    for turn, party in enumerate("abc"):
        wants = options[turn * 5 :] + options[: turn * 5]
        lines.append(f"  {party}:")
        lines += [
            f"    - {{id: s{k}, want: {'not ' * (k % 3 == turn)}{want}, by: analyst}}"
            for k, want in enumerate(wants)
        ]
    (folder / "large.yaml").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return "large.yaml"


@posix
def test_a_reader_that_goes_away_is_no_fault(mine):
    with process("stability", mine, "--format", "json") as ran:
        ran.stdout.close()
        assert ran.stderr.read() == ""
    assert ran.returncode in (0, 1)


@posix
def test_head_takes_what_it_wants(mine):
    command = f"{sys.executable} -m excomm states {mine} --format csv | head -1"
    ran = subprocess.run(command, shell=True, capture_output=True, text=True)
    assert (ran.stdout, ran.stderr) == ("state,pattern,outcomes\n", "")


def interrupted(*command, at):
    """Interrupt a command at a step; return its exit code, its output and what it showed."""
    import pty

    ours, theirs = pty.openpty()
    ran = process(*command, stderr=theirs)
    os.close(theirs)
    shown = b""
    while at not in shown:  # the line that says how far the calculation is
        shown += os.read(ours, 4096)
    ran.send_signal(signal.SIGINT)
    out, _ = ran.communicate(timeout=10)
    while True:
        try:
            shown += os.read(ours, 4096)
        except OSError:  # the other end is closed
            break
    os.close(ours)
    return ran.returncode, out, shown


@posix
@pytest.mark.parametrize(
    ("command", "step"),
    [(["stability"], b" of 15)"), (["estimate", "-o", "memo.html"], b"what holds (2 of 7)")],
    ids=["stability", "estimate"],
)
def test_an_interrupt_stops_a_calculation_quietly(command, step, large, folder):
    code, out, shown = interrupted(*command, large, at=step)
    assert (code, out) == (130, "")
    assert b"Traceback" not in shown
    assert b"stopped: " in shown
    assert [path.name for path in folder.iterdir()] == [large]


@posix
def test_an_interrupt_stops_diagrams_and_says_how_far_they_came(folder):
    # 24 far-reaching statements each of three parties: this would take many minutes.
    draw = random.Random(1)
    names = [f"p{k % 3}.o{k}" for k in range(60)]
    lines = ["excomm: 1", "title: intricate"]
    lines += ["parties: {p0: {name: A}, p1: {name: B}, p2: {name: C}}"]
    lines += ["options:", *(f"  {name}: {{text: act}}" for name in names), "orders:"]
    for party in ("p0", "p1", "p2"):
        lines += [f"  {party}:"]
        for place in range(24):
            want = draw.choice([" and ", " or "]).join(draw.sample(names, 3))
            lines.append(f"    - {{id: s{place}, want: {want}}}")
    (folder / "intricate.yaml").write_text("\n".join(lines))
    command = ("stability", "intricate.yaml", "--concept", "SymSEQ")
    code, out, shown = interrupted(*command, at=b"SymSEQ for p")
    assert (code, out) == (130, "")
    assert re.search(rb"stopped: SymSEQ for p\d \(\d of 3\)", shown)
    assert [path.name for path in folder.iterdir()] == ["intricate.yaml"]


@posix
@pytest.mark.parametrize(
    "module", ["excomm.session", "excomm.case.schema", "lark", "numpy", "rich"]
)
def test_an_interrupt_stops_an_import_quietly(module):
    script = (
        "import os, signal, sys\n"
        "from excomm.cli import main\n"
        "class Interrupting:\n"
        "    def find_spec(self, name, path=None, target=None):\n"
        "        if name == os.environ['AT']:\n"
        "            os.kill(os.getpid(), signal.SIGINT)\n"
        "sys.meta_path.insert(0, Interrupting())\n"
        "main()\n"
    )
    ran = subprocess.run(
        [sys.executable, "-c", script, "stability", "chicken"],
        env={**os.environ, "AT": module},
        capture_output=True,
        text=True,
    )
    assert (ran.returncode, ran.stdout, ran.stderr) == (130, "", "")


@pytest.mark.parametrize("encoding", ["ascii", "cp1252"])
def test_a_terminal_of_few_characters_shows_what_it_can(encoding):
    environment = {**os.environ, "PYTHONIOENCODING": encoding, "PYTHONUTF8": "0"}
    ran = process("cases", env=environment)
    out, err = ran.communicate()
    assert (ran.returncode, err) == (0, "")
    assert "chicken" in out


@pytest.mark.skipif(not FULL.exists(), reason=f"there is no {FULL} here")
def test_a_full_disk_is_said_to_be(mine):
    with FULL.open("w") as full:
        ran = process("states", mine, stdout=full)
        _, err = ran.communicate()
    assert ran.returncode == 2
    assert err.startswith("excomm: ")
    assert len(err.splitlines()) == 1
