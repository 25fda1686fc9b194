"""What all tests share: how examples are drawn, and where the record is."""

import os
from pathlib import Path

import pytest
from hypothesis import settings

settings.register_profile("default", deadline=None)
settings.register_profile("ci", derandomize=True, deadline=None)
settings.load_profile("ci" if os.environ.get("CI") else "default")


@pytest.fixture(scope="session")
def record() -> Path:
    """Return the folder of the record, the documents that are not part of the project."""
    named = os.environ.get("EXCOMM_RECORD")
    if not named:
        pytest.skip("EXCOMM_RECORD is not set to the folder of the record")
    folder = Path(named)
    if not folder.is_dir():
        pytest.fail(f"EXCOMM_RECORD names {named}, which is not a folder")
    return folder
