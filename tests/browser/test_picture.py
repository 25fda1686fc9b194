"""Pictures where they are looked at: every text readable, none on another, none cut off."""

import pytest

from browser.rig import TELEPHONE
from report.picture.samples import LIBRARY, STATE_BY_STATE, TEXTS, analysis

PICTURES = [
    *((name, "state") for name in STATE_BY_STATE),
    *((name, "outcome") for name in (*LIBRARY, *TEXTS)),
]
# A usual face, and a wide one where there is one.
FACES = ["", "'Noto Serif', 'DejaVu Serif', serif"]

# The texts that overlap another, or a box that is not their own, or leave the picture.
FAULTS = """() => {
  const all = [...document.querySelectorAll('text')];
  const box = (e) => e.getBoundingClientRect();
  const meet = (a, b) => Math.min(a.right, b.right) - Math.max(a.left, b.left) > 1 &&
    Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 4;
  const whole = box(document.querySelector('svg'));
  const found = [];
  for (const [k, one] of all.entries()) {
    const a = box(one);
    if (a.left < whole.left || a.right > whole.right ||
        a.top < whole.top || a.bottom > whole.bottom)
      found.push(`${one.textContent} leaves the picture`);
    for (const other of all.slice(k + 1))
      if (meet(a, box(other))) found.push(`${one.textContent} meets ${other.textContent}`);
    const own = one.closest('.state, .group');
    for (const state of document.querySelectorAll('.state, .group')) {
      const b = box(state.querySelector('rect'));
      if (state !== own && meet(a, b)) found.push(`${one.textContent} is on a box`);
      if (state === own && !one.classList.contains('inverse') &&
          (a.left < b.left || a.right > b.right || a.bottom > b.bottom + 1))
        found.push(`${one.textContent} leaves its box`);
    }
  }
  return found;
}"""


@pytest.fixture
def shown(open_page, tmp_path):
    """Return a function that opens a picture as a file of its own."""

    def shown(name, by, face="", **how):
        svg = str(analysis(name).picture(by=by))
        if face:
            svg = svg.replace("</style>", f"text {{ font-family: {face} !important }}</style>")
        path = tmp_path / "picture.html"
        path.write_text(f'<!doctype html><meta charset="utf-8">{svg}', "utf-8")
        return open_page(path, **how)

    return shown


@pytest.mark.parametrize(("name", "by"), PICTURES)
@pytest.mark.parametrize("face", FACES, ids=["usual", "wide"])
def test_no_text_meets_another_or_leaves_its_place(name, by, face, shown):
    page = shown(name, by, face)
    assert page.page.evaluate(FAULTS) == []
    assert page.errors == []
    assert page.requests == []


@pytest.mark.parametrize(
    ("name", "by"), [("elmira", "state"), ("hostile", "state"), ("cuba-1962", "outcome")]
)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_text_can_be_read(name, by, scheme, shown):
    page = shown(name, by, scheme=scheme)
    texts = page.texts()
    assert len(texts) > 20
    assert min(text.size for text in texts) >= 11
    assert [str(text) for text in page.hard_to_read()] == []
    paper = {text.background for text in texts}
    assert any(max(colour) < 64 for colour in paper) or scheme == "light"


def test_a_page_narrower_than_a_picture_keeps_its_width(open_page, tmp_path):
    path = tmp_path / "page.html"
    shown = analysis("elmira").picture()._repr_html_()
    head = (
        '<!doctype html><meta charset="utf-8"><meta name="viewport" content="width=device-width">'
    )
    path.write_text(f'{head}<meta charset="utf-8">{shown}', "utf-8")
    page = open_page(path, **TELEPHONE)
    assert page.overflowing() == []
    assert page.page.locator("svg").bounding_box()["width"] > 800


def test_a_file_of_its_own_is_shown(open_page, tmp_path):
    path = tmp_path / "picture.svg"
    path.write_text(str(analysis("chicken").picture()), "utf-8")
    page = open_page(path)
    assert page.page.locator("g.state").count() == 4
    assert page.errors == []
