"""What tests of these commands share: processes of their own, and a small record."""

import subprocess
import sys

import pytest

from volumes import volume


@pytest.fixture
def started(folder):
    """Return a function that starts a command in a process of its own, here."""
    running = []

    def start(*arguments):
        process = subprocess.Popen(
            [sys.executable, "-m", "excomm", *map(str, arguments)],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            cwd=folder,
        )
        running.append(process)
        return process

    yield start
    for process in running:
        process.kill()
        process.communicate()


@pytest.fixture
def papers(folder):
    """A folder of papers: a volume of three documents, and a note."""
    (folder / "papers").mkdir()
    (folder / "papers" / "frus1961-63v99.xml").write_text(
        volume(
            "frus1961-63v99",
            d1=(
                "Memorandum From the Director (Rowan) to the Secretary (Marsh)",
                "1962-10-20",
                "The convoy is expected to pass the strait on Thursday, says the harbour master.",
                "Nothing suggests that the envoy of Fredonia knows of it.",
            ),
            d2=(
                "Letter From Premier Orlov to President Marsh",
                "1962-10-28",
                "We are ready to withdraw the batteries if the convoy turns back.",
                "The envoy will bring a note; the convoy need not wait for it.",
            ),
            d3=(
                "Telegram From the Embassy in Fredonia to the Department",
                "1963-01-05",
                "The façade of the ministry was lit; the Premier spoke of a lasting settlement.",
            ),
        ),
        encoding="utf-8",
    )
    (folder / "papers" / "note.txt").write_text(
        "NOTE\n\nThe bat- teries were seen on the ridge, and the conv0y lay in the roads.\n"
        "\nThe batterics were gone by morning; one gun of the old bat tery was left.\n",
        encoding="utf-8",
    )
    return "papers"


@pytest.fixture
def small(output, papers):
    """A record of these papers, in this folder."""
    output("record", "add", papers)
    return ".excomm/record.sqlite"
