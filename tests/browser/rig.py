"""What tests of pages need: a page in a real browser, and what can be asked of it."""

import os
import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, sync_playwright

BROWSERS = ("chromium", "chromium-browser", "google-chrome")
DESKTOP = {"width": 1280, "height": 900}
TELEPHONE = {"width": 390, "height": 844}
# Windows narrower than this are those of a telephone, which obeys the page's viewport.
NARROW = 600
# For how long, in milliseconds, a page is watched for what it does late.
LATE = 100
# For how long, in milliseconds, a page may take for anything.
PATIENCE = 20_000

Colour = tuple[int, int, int]


def find_browser() -> str:
    """Return the path of a browser; where there is none, skip, or fail where CI is set."""
    for name in BROWSERS:
        if path := shutil.which(name):
            return path
    reason = f"there is no browser here: none of {', '.join(BROWSERS)} is on PATH"
    if os.environ.get("CI"):
        pytest.fail(reason)
    pytest.skip(reason)


@contextmanager
def launched() -> Iterator[Browser]:
    """Run a browser, without a window, for as long as the block runs."""
    path = find_browser()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, timeout=60_000)
        try:
            yield browser
        finally:
            browser.close()


@cache
def script(name: str) -> str:
    """Return one of the functions in JavaScript beside this file."""
    return Path(__file__).with_name(name).read_text("utf-8")


def rgb(parts: list[float] | None) -> Colour | None:
    """Return a colour as whole numbers from 0 to 255."""
    if parts is None:
        return None
    red, green, blue = (round(part) for part in parts)
    return red, green, blue


def luminance(colour: Colour) -> float:
    """Return the relative luminance of a colour, as WCAG defines it."""
    parts = [part / 255 for part in colour]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: Colour, other: Colour) -> float:
    """Return the contrast ratio of two colours, from 1 to 21, as WCAG defines it."""
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


@dataclass(frozen=True)
class Text:
    """A piece of visible text, where it is read worst.

    `colour` and `background` are what is painted, with opacities worked in. They are None where
    an image is behind the text: then nothing is known, and the contrast counts as 0.
    """

    words: str
    element: str
    size: float
    weight: int
    colour: Colour | None
    background: Colour | None

    @property
    def contrast(self) -> float:
        if self.colour is None or self.background is None:
            return 0
        return contrast(self.colour, self.background)

    @property
    def needed(self) -> float:
        """The contrast that WCAG asks for at level AA: less for large text."""
        large = self.size >= 24 or (self.size >= 18.66 and self.weight >= 700)
        return 3 if large else 4.5

    def __str__(self) -> str:
        return (
            f"{self.contrast:.2f} of {self.needed:g}: {self.element} {self.words[:60]!r}, "
            f"{self.colour} on {self.background}"
        )


@dataclass(frozen=True)
class Printed:
    """A page as it is printed."""

    pdf: bytes
    pages: int


class OpenPage:
    """A page in the browser. What is not here is asked of `page`, which is Playwright's."""

    def __init__(self, page: Page, width: int):
        self.page = page
        self.width = width
        self._asked: list[str] = []
        self._errors: list[str] = []
        page.on("websocket", lambda socket: self._asked.append(socket.url))
        page.on("crash", lambda _: self._errors.append("the page crashed"))
        context = page.context
        context.on("request", lambda request: self._asked.append(request.url))
        context.on("weberror", lambda failure: self._errors.append(str(failure.error)))
        context.on("console", self._hear)

    def _hear(self, message: ConsoleMessage) -> None:
        if message.type == "error":
            self._errors.append(message.text)

    @property
    def requests(self) -> list[str]:
        """The addresses of everything the page has asked for, but for the page itself."""
        self.page.wait_for_timeout(LATE)
        return [address for address in self._asked[1:] if not address.startswith("blob:")]

    @property
    def errors(self) -> list[str]:
        """The errors on the console, and those that nothing in the page caught."""
        self.page.wait_for_timeout(LATE)
        return list(self._errors)

    def text(self) -> str:
        """Return the text of the page as a reader sees it."""
        return self.page.inner_text("body")

    def overflowing(self) -> list[str]:
        """Return what sticks out of the page to the right; nothing where all of it fits."""
        found: list[str] = self.page.evaluate(script("overflow.js"), self.width)
        return found

    def texts(self, within: str = "body") -> list[Text]:
        """Return the visible texts in the elements that match a selector, the worst read first.

        That is also what style sheets put before and after elements, and what is in the fields
        of forms. What is behind a text is what the elements at its place paint; a background
        that a style sheet draws with an element of its own making is not seen.
        """
        found = []
        for text in self.page.evaluate(script("texts.js"), within):
            points = [pair or (None, None) for pair in text.pop("pairs")]
            seen = [Text(**text, colour=rgb(one), background=rgb(other)) for one, other in points]
            found.append(min(seen, key=lambda text: text.contrast))
        return sorted(found, key=lambda text: text.contrast)

    def hard_to_read(self, least: float | None = None) -> list[Text]:
        """Return the texts with less contrast than `least`, or than WCAG asks for, worst first."""
        return [text for text in self.texts() if text.contrast < (least or text.needed)]

    def screenshot(self, folder: Path, name: str, *, whole: bool = True) -> Path:
        """Write a picture of the page, or of what is in the window, and return its path."""
        path = folder / f"{name}.png"
        self.page.screenshot(path=path, full_page=whole)
        return path

    def printed(self, path: Path | None = None, paper: str = "A4") -> Printed:
        """Print the page, as a reader does who leaves backgrounds out; write it to `path`."""
        pdf = self.page.pdf(path=path, format=paper, prefer_css_page_size=True)
        return Printed(pdf, len(re.findall(rb"/Type\s*/Page\b", pdf)))


class Opener:
    """Open pages in a browser, each as if it were the first one there."""

    def __init__(self, browser: Browser):
        self._browser = browser
        self._contexts: list[BrowserContext] = []

    def __call__(
        self,
        path_or_url: Path | str,
        *,
        width: int = DESKTOP["width"],
        height: int = DESKTOP["height"],
        scheme: Literal["light", "dark"] = "light",
        media: Literal["screen", "print"] = "screen",
        javascript: bool = True,
    ) -> OpenPage:
        """Open a page and wait until it has loaded.

        A page from a file has no network: what it asks for is written down and not given.
        """
        address = str(path_or_url)
        if "://" not in address:
            address = Path(address).resolve(strict=True).as_uri()
        telephone = width < NARROW
        context = self._browser.new_context(
            viewport={"width": width, "height": height},
            is_mobile=telephone,
            has_touch=telephone,
            color_scheme=scheme,
            java_script_enabled=javascript,
            offline=address.startswith("file:"),
            reduced_motion="reduce",
            service_workers="block",
            locale="en-GB",
            timezone_id="UTC",
        )
        self._contexts.append(context)
        context.set_default_timeout(PATIENCE)
        page = context.new_page()
        if media == "print":
            page.emulate_media(media="print")
        opened = OpenPage(page, width)
        page.goto(address)
        return opened

    def close(self) -> None:
        """Close the pages that were opened."""
        while self._contexts:
            self._contexts.pop().close()
