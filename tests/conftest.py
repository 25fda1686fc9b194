"""What all tests share: how examples are drawn, and where the record is."""

import os
from collections.abc import Generator
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


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item,
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Where there is a record, a test of it that is skipped has failed."""
    report = yield
    asks = "record" in getattr(item, "fixturenames", ())
    if report.skipped and asks and os.environ.get("EXCOMM_RECORD"):
        report.outcome = "failed"
        report.longrepr = f"EXCOMM_RECORD is set, and {item.nodeid} was skipped"
    return report
