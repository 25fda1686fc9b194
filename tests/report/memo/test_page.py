"""A memo as one page of HTML."""

import json
import re
from html import escape
from html.parser import HTMLParser
from importlib.resources import files

import pytest

from excomm.report import Table
from excomm.report.memo.document import Memo, Note, Paragraph, Section, Sentence
from excomm.report.memo.markdown import escaped, memo_markdown
from excomm.report.memo.page import memo_page
from excomm.report.memo.text import memo_text
from excomm.report.palette import COLOURS, page_colours
from report.memo.cuba import cuba
from report.memo.cuba_charts import outcome_chart
from report.memo.samples import hostile, large

VOID = {"meta", "link", "hr", "br", "img", "input"}


class Page(HTMLParser):
    """Reads a page: fails where its tags are not balanced, and keeps what is in it."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: list[tuple[str, dict[str, str]]] = []
        self.texts: dict[str, str] = {}
        self.named: list[str | None] = []
        self.feed(text)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag, attributes):
        given = dict(attributes)
        assert len(given) == len(attributes), f"an attribute twice in {tag}"
        self.tags.append((tag, given))
        if tag not in VOID:
            self.open.append(tag)
            self.named.append(given.get("id"))

    def handle_startendtag(self, tag, attributes):
        self.tags.append((tag, dict(attributes)))

    def handle_endtag(self, tag):
        assert self.open.pop() == tag
        self.named.pop()

    def handle_data(self, data):
        for name in filter(None, self.named):
            self.texts[name] = self.texts.get(name, "") + data

    def all(self, tag: str) -> list[dict[str, str]]:
        return [given for name, given in self.tags if name == tag]


MEMOS = {"cuba": cuba(), "marked": cuba("SECRET"), "hostile": hostile(), "large": large()}


@pytest.fixture(scope="module", params=MEMOS)
def memo(request) -> Memo:
    return MEMOS[request.param]


@pytest.fixture(scope="module")
def text(memo) -> str:
    return memo_page(memo)


@pytest.fixture(scope="module")
def page(text) -> Page:
    return Page(text)


def paged(*blocks, title: str = "Section") -> str:
    return memo_page(Memo("Title", (), None, (Section("s", title, blocks),), "{}"))


def noted(words: str, reasons: int, after: int = 0) -> Paragraph:
    notes = tuple(Note(f"Reason {after + k}: " + "why " * 40) for k in range(reasons))
    return Paragraph((Sentence(words, notes),))


def test_it_is_one_html_page(text, page, memo):
    assert text.startswith("<!DOCTYPE html>\n<html lang=")
    assert page.all("html") == [{"lang": "en"}]
    names = {meta.get("name"): meta.get("content") for meta in page.all("meta")}
    assert names["viewport"] == "width=device-width, initial-scale=1"
    assert names["color-scheme"] == "light dark"
    assert f"<title>{escape(' '.join(memo.title.split()))}</title>" in text
    assert len(page.all("h1")) == len(page.all("main")) == 1


def test_it_needs_nothing_but_itself(text, page):
    kinds = {tag for tag, _ in page.tags}
    assert not kinds & {"script", "iframe", "object", "embed", "img", "base", "form"}
    for _, given in page.tags:
        assert not [name for name in given if name.startswith("on")]
        for name in ("src", "srcset", "action", "xlink:href"):
            assert name not in given
        assert given.get("href", "#").startswith(("#", "data:,"))
    style = text[text.index("<style>") : text.index("</style>")]
    assert not re.search(r"url\(|@import|https?:", style)


def test_ids_are_unique_and_links_have_their_ends(page):
    ids = [given["id"] for _, given in page.tags if "id" in given]
    assert len(ids) == len(set(ids))
    ends = {link["href"][1:] for link in page.all("a")}
    assert ends <= set(ids)
    named = {given[key] for _, given in page.tags for key in given if key == "aria-labelledby"}
    assert named <= set(ids)


def test_every_reason_is_there_and_linked_both_ways(page, memo):
    notes = list(memo.notes())
    links = [link["href"] for link in page.all("a")]
    for number, note in enumerate(notes, 1):
        told = "; ".join(" ".join(cite.split()) for cite in note.cites)
        expected = f"{number} {' '.join(note.text.split())} {told}".strip()
        assert page.texts[f"note-{number}"] == expected
        assert page.texts[f"ref-{number}"] == str(number)
        assert links.count(f"#ref-{number}") == 1
        assert f"#note-{number}" in links
    assert f"note-{len(notes) + 1}" not in page.texts


@pytest.mark.parametrize("name", ["cuba", "large"])
def test_reasons_have_the_same_numbers_in_every_form(name):
    memo = MEMOS[name]
    page = Page(memo_page(memo))
    text = re.sub(r"\n +", " ", memo_text(memo))
    footnotes = memo_markdown(memo)
    for number, note in enumerate(memo.notes(), 1):
        assert page.texts[f"note-{number}"].startswith(f"{number} {note.text}")
        assert f"[{number}] {note.text}" in text
        assert f"[^{number}]: {escaped(note.text)}" in footnotes


def test_the_manifest_can_be_read_back(page, memo):
    assert page.texts["manifest"] == memo.manifest
    assert json.loads(page.texts["manifest"])


def test_a_page_is_small():
    page = memo_page(large())
    assert len(list(large().notes())) == 144
    assert len(page.encode()) < 300_000
    assert len(memo_page(cuba()).encode()) < 150_000


def test_it_is_the_same_each_time(memo, text):
    assert memo_page(memo) == text


def test_the_style_sheet_is_in_the_package():
    style = files("excomm.report.memo").joinpath("memo.css").read_text("utf-8")
    assert style in memo_page(cuba())
    assert "</" not in style


def test_the_mark_stands_at_head_and_foot_and_on_every_sheet():
    plain, marked = memo_page(cuba()), memo_page(cuba("SECRET // A"))
    assert 'class="mark"' not in plain
    assert "@top-center" not in plain
    assert marked.count('<p class="mark">SECRET // A</p>') == 2
    assert marked.index('class="mark"') < marked.index("<h1")
    content = 'content: "SECRET\\20 \\2f \\2f \\20 A"'
    assert f"@top-center {{ {content}" in marked
    assert f"@bottom-center {{ {content}" in marked


def test_a_list_of_sections_stands_before_more_than_four():
    assert '<nav aria-label="Sections">' in memo_page(cuba())
    assert "<nav" not in paged(noted("Word.", 1))
    shown = Page(memo_page(cuba()))
    assert [link["href"] for link in shown.all("a")][:9] == [f"#{s.id}" for s in cuba().sections]


def test_the_head_is_a_list_of_names_and_values():
    page = memo_page(cuba())
    assert '<dt>Rests on</dt><dd dir="auto">what inr knew</dd>' in page
    assert "<dl" not in paged(noted("Word.", 1))


def test_a_heading_is_in_one_box_with_the_first_block():
    start = '<section id="s">\n<div class="start"><h2 dir="auto">Section</h2>\n<p '
    assert start in paged(noted("Word.", 0))
    bullet = Paragraph((Sentence("One."),), bullet=True)
    assert '<h2 dir="auto">Section</h2>\n<ul ' in paged(bullet)


def test_bullets_are_one_list_with_their_reasons():
    bullets = [Paragraph((Sentence(f"{k}.", (Note("Why."),)),), bullet=True) for k in range(3)]
    page = Page(paged(*bullets, noted("After.", 0)))
    kinds = [tag for tag, _ in page.tags]
    assert kinds.count("ul") == 1
    assert len([given for given in page.all("li") if given.get("role") == "listitem"]) == 3


def test_reasons_that_fit_stand_beside_their_paragraph():
    page = paged(noted("Word. " * 100, 2), noted("After.", 0))
    assert 'class="rest' not in page
    assert 'class="more"' not in page
    assert page.index("Word.") < page.index('id="note-1"') < page.index('id="note-2"')
    assert page.index('id="note-2"') < page.index("After.")


def test_reasons_that_do_not_fit_stand_at_the_end_of_the_section():
    page = paged(noted("Word " * 100, 12), noted("Word " * 10, 0))
    rest = page[page.index('class="rest') :]
    beside = page[: page.index('class="rest')]
    inside = [number for number in range(1, 13) if f'id="note-{number}"' in beside]
    assert inside == list(range(1, len(inside) + 1))
    assert 0 < len(inside) < 12
    first = len(inside) + 1
    assert f'<a href="#note-{first}">{first}–12 at the end of the section</a>' in beside
    assert f'style="order:{first}"' in rest


def test_reasons_do_not_crowd_out_those_of_the_next_paragraph():
    page = paged(noted("Word " * 30, 8), noted("Word " * 60, 1, 8), noted("Word " * 60, 1, 9))
    beside = page[: page.index('class="rest')]
    assert 'id="note-9"' in beside
    assert 'id="note-10"' in beside


def test_lists_of_reasons_are_ordered_by_their_numbers():
    page = Page(memo_page(large()))
    orders = [int(ol["style"].removeprefix("order:")) for ol in page.all("ol") if "style" in ol]
    assert len(set(orders)) == len(orders)
    assert min(orders) == 1


def test_numbers_stand_to_the_right_and_long_texts_are_broken():
    table = Table(("what", "rank", "day"), (("word " * 10, 1000, "Oct 27"),), "Ranks")
    page = paged(table)
    assert '<td class="long" dir="auto">' in page
    assert '<td class="number" dir="auto">1,000</td>' in page
    assert '<td class="whole" dir="auto">Oct 27</td>' in page
    assert '<div class="scroll" tabindex="0" role="region" aria-label="Ranks">' in page


def test_a_broad_table_takes_the_margin_too():
    narrow, broad = (Table(tuple("abc"), (("x" * n,) * 3,)) for n in (8, 29))
    assert '<figure class="table">' in paged(narrow)
    assert '<figure class="table broad">' in paged(broad)


def test_charts_have_their_captions_and_figures():
    page = paged(outcome_chart())
    assert '<figure class="chart broad"><figcaption dir="auto">The outcomes as each' in page
    assert "Left is best, right is worst." in page
    assert "<details><summary>The same as a table</summary>" in page


def colours(style: str) -> dict[str, str]:
    return dict(re.findall(r"(--\w+): (#[0-9a-f]{6});", style))


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours as WCAG defines it."""

    def luminance(colour: str) -> float:
        parts = (int(colour[k : k + 2], 16) / 255 for k in (1, 3, 5))
        linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
        return sum(w * p for w, p in zip((0.2126, 0.7152, 0.0722), linear, strict=True))

    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("dark", [False, True])
def test_contrast_is_enough_in_light_and_in_dark(dark):
    style = files("excomm.report.memo").joinpath("memo.css").read_text("utf-8")
    shown = {}
    for part in (page_colours(), style):
        light_part, dark_part = part.split("prefers-color-scheme: dark", 1)
        shown |= colours(light_part)
        if dark:
            shown |= colours(dark_part[: dark_part.index("}\n")])
    for ink in ("--ink", "--soft"):
        for ground in ("--paper", "--touched"):
            assert contrast(shown[ink], shown[ground]) >= 4.5, (ink, ground)
    for k in range(COLOURS):
        for mark in (f"--p{k}", f"--h{k}"):
            assert contrast(shown[mark], shown["--paper"]) >= 4.5, mark
