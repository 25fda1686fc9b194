"""What tests of the store share: a record of their own, and a volume to add."""

import pytest

from excomm.record.store import Record
from volumes import volume


@pytest.fixture
def kept(tmp_path):
    """An empty record."""
    with Record.open(tmp_path / "record.sqlite", create=True) as record:
        yield record


@pytest.fixture
def papers(tmp_path):
    """A volume of three documents, in a file."""
    path = tmp_path / "frus1961-63v99.xml"
    path.write_text(
        volume(
            "frus1961-63v99",
            d1=(
                "Memorandum From the Director (Rowan) to the Secretary",
                "1962-10-20",
                "The convoy is expected to pass the strait on Thursday, says the harbour master.",
                "Nothing suggests that the envoy of Fredonia knows of it.",
            ),
            d2=(
                "Letter From the Premier of Fredonia to the President",
                "1962-10-28",
                "We are ready to withdraw the batteries if the convoy turns back.",
            ),
            d3=(
                "Telegram From the Embassy in Fredonia to the Department",
                "1963-01-05",
                "The façade of the ministry was lit; the Premier spoke of a lasting settlement.",
            ),
        ),
        encoding="utf-8",
    )
    return path
