"""Assurance drawn over time, where it is looked at: every text readable, none on another."""

import pytest

from browser.test_picture import FACES, FAULTS
from report.samples import analysis
from report.verification.test_assurance import LAKE

# What is asked lies just beside what is known.
CLOSE = LAKE.replace("assurance: 0.95", "assurance: 0.3")


@pytest.fixture
def shown(open_page, tmp_path):
    """Return a function that opens the picture of a case as a file of its own."""

    def shown(text, face):
        svg = analysis(text).verify().to_svg()
        if face:
            svg = svg.replace("</style>", f"text {{ font-family: {face} !important }}</style>")
        path = tmp_path / "picture.html"
        path.write_text(f'<!doctype html><meta charset="utf-8">{svg}', "utf-8")
        return open_page(path)

    return shown


@pytest.mark.parametrize("text", [LAKE, CLOSE], ids=["apart", "close"])
@pytest.mark.parametrize("face", FACES, ids=["usual", "wide"])
def test_no_text_meets_another_or_leaves_its_place(text, face, shown):
    page = shown(text, face)
    assert page.page.evaluate(FAULTS) == []
    assert page.errors == []
    assert page.requests == []
