"""The browser of the tests of pages."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from browser import rig


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Return a browser; there is one for each worker that runs tests of pages."""
    with rig.launched() as browser:
        yield browser


@pytest.fixture
def open_page(browser: Browser) -> Iterator[rig.Opener]:
    """Return what opens pages; they are closed after the test."""
    opener = rig.Opener(browser)
    yield opener
    opener.close()
