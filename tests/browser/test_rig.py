"""The rig itself: a test of a page proves nothing if the rig is blind to what it looks for."""

from pathlib import Path

import pytest

from browser import rig
from browser.rig import TELEPHONE

HEAD = '<!doctype html><meta charset="utf-8"><meta name="viewport" content="width=device-width">'
STRICT = "default-src 'none'; style-src 'unsafe-inline'"
FORBID = f'<meta http-equiv="Content-Security-Policy" content="{STRICT}">'
GOOD = "<title>Good</title><h1>Good morning</h1><p>A page that does nothing wrong.</p>"
SCHEMES = """
<style>
  :root { color-scheme: light dark }
  @media (prefers-color-scheme: dark) { p::after { content: " after dark" } }
  @media print { p::after { content: " on paper" } }
</style>
<p>Read</p>
"""


@pytest.fixture
def open_html(open_page, tmp_path):
    """Return what opens a page that holds some HTML."""

    def opened(html, head=HEAD, **how):
        path = tmp_path / "page.html"
        path.write_text(head + html, "utf-8")
        return open_page(path, **how)

    return opened


def test_a_page_is_opened_by_its_path_or_its_address(open_page, tmp_path):
    path = tmp_path / "page.html"
    path.write_text(HEAD + GOOD, "utf-8")
    for named in (path, str(path), path.as_uri(), f"{path.as_uri()}#part"):
        page = open_page(named)
        assert page.page.title() == "Good"
        assert page.requests == []


def test_a_page_from_a_file_has_no_network(open_html):
    assert open_html(GOOD).page.evaluate("navigator.onLine") is False


@pytest.mark.parametrize("javascript", [True, False])
@pytest.mark.parametrize("size", [rig.DESKTOP, TELEPHONE], ids=["desktop", "telephone"])
@pytest.mark.parametrize("head", [HEAD, HEAD + FORBID], ids=["free", "strict"])
def test_nothing_is_found_in_a_good_page(open_html, head, size, javascript):
    page = open_html(GOOD, head, javascript=javascript, **size)
    assert page.requests == []
    assert page.errors == []
    assert page.overflowing() == []
    assert [text.words for text in page.texts()] == [
        "Good morning",
        "A page that does nothing wrong.",
    ]
    assert page.hard_to_read() == []
    assert page.page.evaluate("[innerWidth, innerHeight]") == [*size.values()]
    assert page.page.title() == "Good"


def test_requests_are_caught(open_html):
    page = open_html("""
      <link rel="stylesheet" href="https://pages.invalid/sheet">
      <style>p { background: url("https://pages.invalid/background") }</style><p>Text</p>
      <img alt="" src="https://pages.invalid/image">
      <iframe src="https://pages.invalid/frame"></iframe>
      <script>
        fetch("https://pages.invalid/fetched").catch(() => 0)
        navigator.sendBeacon("https://pages.invalid/beacon")
        new WebSocket("wss://pages.invalid/socket")
        setTimeout(() => { new Image().src = "https://pages.invalid/late" }, 20)
      </script>
    """)
    names = "background beacon fetched frame image late sheet socket".split()
    assert sorted(Path(address).name for address in page.requests) == names


def test_a_request_that_the_page_forbids_itself_is_caught(open_html):
    page = open_html('<img alt="" src="https://pages.invalid/a">', HEAD + FORBID)
    assert page.requests == ["https://pages.invalid/a"]
    assert "Content Security Policy" in page.errors[0]


def test_a_file_beside_the_page_is_a_request(open_html, tmp_path):
    (tmp_path / "beside.css").write_text("p { color: red }", "utf-8")
    page = open_html('<link rel="stylesheet" href="beside.css"><p>Red</p>')
    assert page.requests == [(tmp_path / "beside.css").as_uri()]
    assert [text.colour for text in page.texts()] == [(255, 0, 0)]


def test_errors_are_caught(open_html):
    page = open_html("""
      <script>console.error("logged"); console.log("fine"); console.warn("fine")</script>
      <script>throw new Error("thrown")</script>
      <script>Promise.reject(new Error("rejected"))</script>
      <script>setTimeout(() => { throw new Error("late") }, 20)</script>
      <script>unreadable(</script>
    """)
    errors = ["Unexpected end of input", "late", "logged", "rejected", "thrown"]
    assert sorted(page.errors) == errors


def test_javascript_can_be_off(open_html):
    html = "<p>Before</p><script>document.querySelector('p').textContent = 'After'</script>"
    assert open_html(html).text() == "After"
    assert open_html(html, javascript=False).text() == "Before"


def test_what_overflows_is_caught(open_html):
    html = '<p>Narrow</p><p class="wide" style="width: 500px">Wide</p>'
    assert open_html(html).overflowing() == []
    page, wide, *rest = open_html(html, **TELEPHONE).overflowing()
    assert page.endswith("in a window of 390")
    assert wide.startswith("p.wide reaches 508")
    assert rest == []


def test_what_is_scrolled_in_its_own_box_does_not_overflow(open_html):
    html = '<div style="overflow-x: auto"><p style="width: 600px">Wide</p></div>'
    assert open_html(html, **TELEPHONE).overflowing() == []
    html += '<p style="width: 500px">Wider than the box</p>'
    assert len(open_html(html, **TELEPHONE).overflowing()) == 2


def test_a_page_that_is_not_made_for_telephones_overflows(open_html):
    assert open_html(GOOD, head='<!doctype html><meta charset="utf-8">', **TELEPHONE).overflowing()


def test_contrast_is_that_of_wcag():
    assert rig.contrast((0, 0, 0), (255, 255, 255)) == pytest.approx(21)
    assert rig.contrast((255, 255, 255), (255, 255, 255)) == 1
    assert rig.contrast((118, 118, 118), (255, 255, 255)) == pytest.approx(4.54, abs=0.005)
    assert rig.contrast((255, 0, 0), (0, 0, 255)) == pytest.approx(2.15, abs=0.005)


BLACK, DARK, GREY, LIGHT, WHITE = ((part,) * 3 for part in (0, 16, 128, 240, 255))
NIGHT = "background: rgb(16 16 16)"
# Pieces of pages, the colour in which their text is painted and the one that is behind it.
PAINTED = [
    ("<p>Text</p>", BLACK, WHITE),
    (f'<p style="{NIGHT}">Text</p>', BLACK, DARK),
    (f'<div style="{NIGHT}"><p>A <b>Text</b></p></div>', BLACK, DARK),
    (f'<table><tr style="{NIGHT}"><td>Text</table>', BLACK, DARK),
    (f'<table><tbody style="{NIGHT}"><tr><th>Text</table>', BLACK, DARK),
    ('<p style="color: oklch(1 0 0); background: color(srgb 0 0 0)">Text', WHITE, BLACK),
    ('<p style="color: rgb(0 0 0 / 50%)">Text</p>', GREY, WHITE),
    ('<p style="background: rgb(0 0 0 / 50%)">Text</p>', BLACK, GREY),
    ('<div style="opacity: 0.5"><p>Text</p></div>', GREY, WHITE),
    (f'<p style="{NIGHT}; color: #fff; opacity: 0.5">Text</p>', WHITE, (136, 136, 136)),
    (
        '<p style="background: linear-gradient(to right, rgb(16 16 16) 50%, white 0)">Text</p>',
        BLACK,
        DARK,
    ),
    (
        f'<div style="position: relative; width: 300px"><i style="{NIGHT}; position: absolute; '
        'height: 40px; width: 20px"></i><b style="position: relative">Text</b></div>',
        BLACK,
        DARK,
    ),
    (
        '<svg style="pointer-events: none"><rect width="99" height="99" fill="#101010"/>'
        '<text x="9" y="50"><tspan>Text</tspan></text></svg>',
        BLACK,
        DARK,
    ),
    (
        '<svg><path d="M0 45H99" stroke="#101010" stroke-width="30"/>'
        '<text x="9" y="50" fill="#f0f0f0">Text</text></svg>',
        LIGHT,
        DARK,
    ),
    (f'<input value="Text" style="color: #f0f0f0; {NIGHT}">', LIGHT, DARK),
    (f'<select style="color: #f0f0f0; {NIGHT}"><option>Text</select>', LIGHT, DARK),
    ('<style>em::before { content: "Text"; color: #f0f0f0 }</style><em></em>', LIGHT, WHITE),
    (
        '<div style="width: 99px; overflow: auto"><div style="width: 999px; text-align: right">'
        f'<b style="{NIGHT}">Text</b></div></div>',
        BLACK,
        DARK,
    ),
    (f'<div style="height: 3000px"></div><p style="{NIGHT}">Text</p>', BLACK, DARK),
]


def test_the_colours_of_a_text_are_those_that_are_painted(open_html):
    pieces = {
        f"Text {number}": (html.replace("Text", f"Text {number}"), colour, background)
        for number, (html, colour, background) in enumerate(PAINTED)
    }
    page = open_html("".join(f"<section>{html}</section>" for html, *_ in pieces.values()))
    found = {text.words: (text.colour, text.background) for text in page.texts("section")}
    found.pop("A")
    assert found == {words: (*colours,) for words, (_, *colours) in pieces.items()}
    assert page.page.evaluate("scrollY") == 0


@pytest.mark.parametrize("element", ["html", "body"])
def test_the_background_of_the_page_is_behind_a_text_outside_the_body(open_html, element):
    style = f"<style>{element} {{ {NIGHT} }} body {{ height: 10px; margin: 90px }}</style>"
    page = open_html(f'{style}<p style="position: absolute; top: 0; left: 0">Text</p>')
    assert [(text.colour, text.background) for text in page.texts()] == [(BLACK, DARK)]


def test_a_text_that_is_hard_to_read_is_caught(open_html):
    page = open_html(
        '<p style="color: #777">Pale</p><p style="color: #aaa">Paler</p><p>Clear</p>'
        '<p style="color: #777; font-size: 24px">Large</p>'
        '<p style="color: white; visibility: hidden">Hidden</p><p style="display: none">Gone</p>'
    )
    assert [str(text) for text in page.hard_to_read()] == [
        "2.32 of 4.5: p 'Paler', (170, 170, 170) on (255, 255, 255)",
        "4.48 of 4.5: p 'Pale', (119, 119, 119) on (255, 255, 255)",
    ]
    assert [text.words for text in page.hard_to_read(7)] == ["Paler", "Pale", "Large"]
    assert [text.words for text in page.texts("p:first-of-type")] == ["Pale"]


def test_a_text_on_an_image_counts_as_hard_to_read(open_html):
    gif = "data:image/gif;base64,R0lGODlhAQABAAAAACw="
    page = open_html(f"<p style=\"background: url('{gif}')\">Text</p>")
    [text] = page.hard_to_read()
    assert (text.contrast, text.background) == (0, None)


def test_dark_is_dark(open_html):
    light, dark = open_html(SCHEMES), open_html(SCHEMES, scheme="dark")
    assert light.text() == dark.text() == "Read"
    assert [(t.words, t.background) for t in light.texts()] == [("Read", WHITE)]
    assert {t.words for t in dark.texts()} == {"Read", "after dark"}
    assert all(max(t.background) < 64 < 192 < min(t.colour) for t in dark.texts())


def test_print_is_print(open_html):
    assert {t.words for t in open_html(SCHEMES).texts()} == {"Read"}
    page = open_html(SCHEMES, media="print")
    assert {t.words for t in page.texts()} == {"Read", "on paper"}


def test_pages_of_paper_are_counted(open_html, tmp_path):
    breaks = "<style>@media print { p + p { break-before: page } }</style>"
    html = f"{breaks}<p>One</p><p>Two</p><p>Three</p>"
    assert open_html(GOOD).printed().pages == 1
    printed = open_html(html).printed(tmp_path / "page.pdf")
    assert printed.pages == 3
    assert (tmp_path / "page.pdf").read_bytes() == printed.pdf


def test_a_screenshot_shows_the_window_or_the_whole_page(open_html, tmp_path):
    page = open_html('<div style="height: 3000px"></div>')

    def size(path):
        header = path.read_bytes()[:24]
        return [int.from_bytes(header[at : at + 4], "big") for at in (16, 20)]

    assert size(page.screenshot(tmp_path, "window", whole=False)) == [1280, 900]
    assert size(page.screenshot(tmp_path, "page")) == [1280, 3016]


def test_without_a_browser_tests_are_skipped(monkeypatch):
    monkeypatch.setenv("PATH", "")
    monkeypatch.delenv("CI", raising=False)
    with pytest.raises(pytest.skip.Exception, match="there is no browser here"):
        rig.find_browser()


def test_without_a_browser_tests_fail_where_none_may_be_skipped(monkeypatch):
    monkeypatch.setenv("PATH", "")
    monkeypatch.setenv("CI", "true")
    with pytest.raises(pytest.fail.Exception, match="there is no browser here"):
        rig.find_browser()
