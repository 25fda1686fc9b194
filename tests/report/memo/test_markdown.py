"""A memo as Markdown."""

import json
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from excomm.report import Table
from excomm.report.memo.document import Memo, Note, Paragraph, Section, Sentence
from excomm.report.memo.markdown import escaped, memo_markdown
from report.memo.cuba import cuba
from report.memo.samples import HOSTILE, MANIFEST, hostile

READER = MarkdownIt("commonmark").enable("table").enable("strikethrough")


def one(*blocks) -> str:
    return memo_markdown(Memo("Title", (), None, (Section("s", "Section", blocks),), "{}"))


@pytest.fixture(scope="module")
def text() -> str:
    return memo_markdown(cuba())


def test_a_small_memo_as_it_is_set():
    memo = Memo(
        title="The gate",
        head=(("Estimate", "as of dusk"), ("Words", "Kent")),
        mark="SECRET",
        sections=(
            Section(
                "conclusion",
                "Conclusion",
                (
                    Paragraph(
                        (
                            Sentence("Shut.", (Note("Calm."), Note("Dark."))),
                            Sentence("So.", (Note("As seen.", ("log, p. 3", "log")),)),
                        ),
                        lead="The gate:",
                    ),
                    Paragraph((Sentence("One."),), bullet=True),
                    Paragraph((Sentence("Two."),), bullet=True),
                    Table(("a", "b"), (("x|y", 1000),), caption="A table", note="A note."),
                ),
            ),
        ),
        manifest='{"seed": 0}',
    )
    assert memo_markdown(memo) == (
        "**SECRET**\n\n"
        "# The gate\n\n"
        "**Estimate:** as of dusk\\\n**Words:** Kent\n\n"
        "## Conclusion\n\n"
        "**The gate:** Shut.[^1][^2] So.[^3]\n\n"
        "- One.\n- Two.\n\n"
        "**A table**\n\n"
        "| a | b |\n| --- | ---: |\n| x\\|y | 1,000 |\n\n"
        "A note.\n\n"
        "[^1]: Calm.\n[^2]: Dark.\n[^3]: As seen. (log, p. 3; log)\n\n"
        "**SECRET**\n\n"
        '```json\n{"seed": 0}\n```\n'
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("# one", "\\# one"),
        ("1. one", "1\\. one"),
        ("12) one", "12\\) one"),
        ("1.5 is a number", "1.5 is a number"),
        ("- one", "\\- one"),
        ("---", "\\---"),
        ("-1 is a number", "-1 is a number"),
        ("> one", "\\> one"),
        ("us.pledge >= formal", "us.pledge >= formal"),
        ("letter_of_27 and _this_", "letter_of_27 and \\_this\\_"),
        ("a & b &amp; c", "a & b \\&amp; c"),
        ("a\n\n  b", "a b"),
    ],
)
def test_what_would_be_markup_is_escaped_and_no_more(text, expected):
    assert escaped(text) == expected


SPECIAL = "\\`*_{}[]()<>#+-=.!|~&$:;\"'^@/ \n\t0aé"


@given(st.text(st.sampled_from(SPECIAL)) | st.text(st.characters(exclude_categories=["C"])))
def test_an_escaped_text_is_read_as_itself(text):
    plain = " ".join(text.split())
    tokens = READER.parse(escaped(text))
    assert [token.type for token in tokens] == (
        ["paragraph_open", "inline", "paragraph_close"] if plain else []
    )
    if plain:
        children = tokens[1].children
        assert {child.type for child in children} <= {"text", "text_special"}
        assert "".join(child.content for child in children) == plain


def test_every_cell_of_a_table_is_read_as_itself():
    tokens = READER.parse(one(Table(HOSTILE, (HOSTILE, HOSTILE))))
    kinds = [token.type for token in tokens]
    assert kinds.count("th_open") == len(HOSTILE)
    assert kinds.count("td_open") == 2 * len(HOSTILE)
    cells = [
        "".join(child.content for child in tokens[k + 1].children)
        for k, kind in enumerate(kinds)
        if kind in ("th_open", "td_open")
    ]
    assert cells == list(HOSTILE) * 3


def test_nothing_in_a_hostile_memo_is_markup():
    tokens = READER.parse(memo_markdown(hostile()))
    assert not {token.type for token in tokens} & {"html_block", "blockquote_open", "hr"}
    allowed = {"text", "text_special", "strong_open", "strong_close", "softbreak", "hardbreak"}
    # A renderer without footnotes takes a reason of one word for the target of a link.
    allowed |= {"link_open", "link_close"}
    for token in tokens:
        assert {child.type for child in token.children or ()} <= allowed
    assert sum(token.type == "heading_open" for token in tokens) == 2


def test_every_reason_has_its_footnote(text):
    defined = re.findall(r"^\[\^(\d+)\]: (.+)$", text, flags=re.MULTILINE)
    notes = list(cuba().notes())
    assert [int(number) for number, _ in defined] == list(range(1, 1 + len(notes)))
    for (number, words), note in zip(defined, notes, strict=True):
        assert words.startswith(escaped(note.text))
        assert text.count(f"[^{number}]") >= 2


def test_charts_are_tables_under_their_captions(text):
    assert "\n**What does Moscow want from the talks? Belief after each event, with" in text
    assert "|  | after | engage | ruse | change of heart |\n" in text
    assert "| Oct 26 | private letter | 55% | 25% | 20% |\n" in text


def test_the_manifest_is_the_last_block(text):
    block = re.search(r"\n```json\n(.+)\n```\n$", text)
    assert block is not None
    assert block[1] == MANIFEST
    assert json.loads(block[1])["seed"] == 0


def test_it_is_the_same_each_time():
    assert memo_markdown(cuba("SECRET")) == memo_markdown(cuba("SECRET"))
