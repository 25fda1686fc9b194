"""Tables as text, HTML, CSV and data frames."""

import csv
import io
import re
import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from excomm.report import Table, as_csv, as_html, as_pandas, as_text

TABLE = Table(
    ("state", "pattern", "outcomes"),
    ((1, "NN YN", "peace"), (1200, "YY NN", "war, famine")),
    caption="The title",
    note="The note.",
)


def test_text_is_aligned_between_caption_and_note():
    assert as_text(TABLE) == (
        "The title\n"
        "state  pattern  outcomes\n"
        "───────────────────────────\n"
        "    1  NN YN    peace\n"
        "1,200  YY NN    war, famine\n"
        "The note.\n"
    )


def test_text_without_caption_and_note():
    assert as_text(Table(("a",), (("x",),))) == "a\n─\nx\n"


def test_a_narrow_page_breaks_between_words_and_never_inside_a_pattern():
    lines = as_text(TABLE, 24).splitlines()
    assert lines[1:6] == [
        "state  pattern  outcomes",
        "────────────────────────",
        "    1  NN YN    peace",
        "1,200  YY NN    war,",
        "                famine",
    ]


def test_a_page_too_narrow_for_the_words_is_overstepped():
    text = as_text(Table(("word",), (("unbreakable",),)), 4)
    assert "unbreakable" in text


def test_caption_and_note_are_wrapped():
    table = Table(("a",), (("x",),), caption="one two three", note="four five six")
    assert as_text(table, 8).splitlines() == ["one two", "three", "a", "─", "x", "four", "five six"]


def test_a_table_without_rows():
    assert as_text(Table(("a", "b"), ())) == "a  b\n────\n"


def test_markup_is_shown_as_it_stands():
    text = as_text(Table(("[bold]a[/]",), (("[red]x",),)))
    assert "[bold]a[/]" in text
    assert "[red]x" in text
    assert "\x1b" not in text


words = st.text(
    st.characters(codec="latin-1", categories=["Lu", "Ll", "Nd"]), min_size=1, max_size=12
).filter(
    lambda word: word != "pattern"  # a column of that name is never broken
)
cells = st.lists(words, max_size=5).map(" ".join) | st.integers(0, 10**6)


@given(
    st.integers(1, 4).flatmap(
        lambda width: st.tuples(
            st.lists(words, min_size=width, max_size=width),
            st.lists(st.lists(cells, min_size=width, max_size=width), max_size=5),
        )
    ),
    st.integers(20, 100),
)
def test_text_keeps_every_word_and_the_width_if_it_can(table, width):
    heading, rows = table
    text = as_text(Table(tuple(heading), tuple(map(tuple, rows))), width)
    shown = text.split()
    for cell in (cell for row in rows for cell in row):
        for word in (f"{cell:,}" if isinstance(cell, int) else cell).split():
            assert word in shown
    longest = [
        max(len(word) for row in [heading, *rows] for word in str_of(row[at]).split() or [""])
        for at in range(len(heading))
    ]
    if sum(longest) + 2 * (len(longest) - 1) <= width:
        assert max(map(len, text.splitlines())) <= width


def str_of(cell):
    return f"{cell:,}" if isinstance(cell, int) else cell


def test_html_is_escaped():
    table = Table(("<b>",), (("<script>alert(1)</script>",),), caption="a & b", note="<i>")
    html = as_html(table)
    assert "<script>" not in html
    assert "<b>" not in html
    assert "<i>" not in html
    assert "&lt;script&gt;" in html
    assert "a &amp; b" in html


def test_html_has_the_cells_in_order():
    html = as_html(TABLE)
    assert re.findall(r"<th>(.*?)</th>", html) == list(TABLE.columns)
    assert re.findall(r"<td>(.*?)</td>", html)[3:] == ["1,200", "YY NN", "war, famine"]
    assert html.startswith("<table><caption>The title</caption>")
    assert html.endswith("<p>The note.</p>")


def test_csv_has_headings_and_plain_numbers():
    rows = list(csv.reader(io.StringIO(as_csv(TABLE))))
    assert rows == [
        ["state", "pattern", "outcomes"],
        ["1", "NN YN", "peace"],
        ["1200", "YY NN", "war, famine"],
    ]


def test_csv_quotes_what_needs_it():
    text = as_csv(Table(("a",), (('he said "no",\nand left',),)))
    assert list(csv.reader(io.StringIO(text))) == [["a"], ['he said "no",\nand left']]


def test_a_data_frame_has_the_columns():
    frame = as_pandas(TABLE)
    assert list(frame.columns) == ["state", "pattern", "outcomes"]
    assert frame["state"].tolist() == [1, 1200]


def test_without_pandas_the_message_says_what_to_install():
    script = (
        "import sys\n"
        "sys.modules['pandas'] = None\n"
        "import excomm\n"
        "try:\n"
        "    excomm.load('chicken').stability().to_pandas()\n"
        "except ImportError as error:\n"
        "    print(error)\n"
    )
    ran = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True)
    assert ran.stdout == "pandas is not installed: pip install pandas\n", ran.stderr


@pytest.mark.parametrize("number", [0, 7, 1_000_000])
def test_numbers_are_grouped_in_text_only(number):
    table = Table(("n",), ((number,),))
    assert f"{number:,}" in as_text(table)
    assert as_csv(table) == f"n\n{number}\n"
