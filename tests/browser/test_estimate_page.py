"""The page of an estimate where it is read: on a desk, on a telephone, in the dark, on paper."""

from pathlib import Path

import pytest

from browser.rig import DESKTOP, TELEPHONE
from excomm.case import parse_case, starter_case
from excomm.session import Analysis
from library.made import estimate_of

SIZES = {"desktop": DESKTOP, "telephone": TELEPHONE}
LIMIT = 300_000  # bytes

# Names that a page must survive: markup, another direction, a word as long as a line.
ODD = """
excomm: 1
title: "<script>document.title = 'gone'</script> & \\"quotes\\""
about: odd names
documents:
  d: {title: "محضر الاجتماع", mark: {was: SECRET, now: SECRET}}
parties:
  a: {name: "ألف"}
  b: {name: Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft}
options:
  a.x: {text: "do <b>x</b> & more"}
  b.y: {text: do y}
outcomes:
  both: {when: a.x and b.y, text: "Both & \\"more\\"."}
orders:
  a: [{id: one, want: a.x, cites: [{document: d, page: 1, quote: "<i>so</i>"}]}]
  b: [{id: two, want: b.y if a.x, by: analyst}]
"""


@pytest.fixture(scope="module")
def pages(tmp_path_factory) -> dict[str, Path]:
    """Return the pages of some estimates, by name."""
    folder = tmp_path_factory.mktemp("pages")
    made = {
        "cuba-1962": estimate_of("cuba-1962"),
        "october": estimate_of("cuba-1962", "1962-10-28"),
        "chicken": estimate_of("chicken"),
        "starter": Analysis(parse_case(starter_case("starter"), "starter")).estimate(),
        "odd": Analysis(parse_case(ODD, "odd")).estimate(),
    }
    found = {}
    for name, estimate in made.items():
        found[name] = folder / f"{name}.html"
        found[name].write_text(estimate.written("html"), "utf-8")
    return found


NAMES = ["cuba-1962", "october", "chicken", "starter", "odd"]


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_page_can_be_read(name, size, scheme, pages, open_page):
    page = open_page(pages[name], scheme=scheme, **SIZES[size])
    assert page.errors == []
    assert page.requests == []
    assert page.overflowing() == []
    assert "Conclusion" in page.text()
    assert [str(text) for text in page.hard_to_read()] == []


@pytest.mark.parametrize("name", NAMES)
def test_the_page_needs_no_script_and_little_room(name, pages, open_page):
    source = pages[name].read_bytes()
    assert len(source) < LIMIT
    assert b"<script" not in source
    page = open_page(pages[name], javascript=False)
    assert "Conclusion" in page.text()


def test_names_are_shown_and_never_obeyed(pages, open_page):
    page = open_page(pages["odd"])
    text = page.text()
    assert "<script>document.title = 'gone'</script>" in text
    assert "do <b>x</b> & more" in text
    assert page.page.title() != "gone"
    assert page.page.locator("script, b > b, i > i").count() == 0


def test_a_mark_in_force_stands_at_head_and_foot_and_no_other(pages, open_page):
    marked = open_page(pages["odd"]).text()
    assert marked.count("SECRET") >= 2
    lines = [line.strip() for line in marked.splitlines() if line.strip()]
    assert "SECRET" in lines[0]
    assert any("SECRET" in line for line in lines[-3:])
    bare = [line.strip() for line in open_page(pages["cuba-1962"]).text().splitlines()]
    assert "SECRET" not in bare
    assert "TOP SECRET" not in bare[:3]


def test_every_reason_is_one_click_away_and_back(pages, open_page):
    page = open_page(pages["cuba-1962"], **TELEPHONE).page
    links = page.locator("a[href^='#']").evaluate_all("all => all.map(a => a.hash.slice(1))")
    assert len(links) > 100
    ids = set(page.locator("[id]").evaluate_all("all => all.map(e => e.id)"))
    assert set(links) <= ids
    page.locator("#ref-1").click()
    assert page.url.endswith("#note-1")
    page.locator("#note-1 a").first.click()
    assert page.url.endswith("#ref-1")


@pytest.mark.parametrize("paper", ["A4", "Letter"])
def test_it_prints(paper, pages, open_page):
    page = open_page(pages["cuba-1962"], media="print")
    printed = page.printed(paper=paper)
    assert 5 <= printed.pages <= 30
    assert page.overflowing() == []
    assert [str(text) for text in page.hard_to_read()] == []


def test_charts_are_there_and_say_what_they_show(pages, open_page):
    page = open_page(pages["october"]).page
    charts = page.locator("svg[role=img]")
    assert charts.count() >= 1
    for chart in charts.all():
        assert chart.locator("title").count() or chart.get_attribute("aria-label")
    box = charts.first.bounding_box()
    assert box is not None
    assert box["width"] > 300
    assert box["height"] > 100
