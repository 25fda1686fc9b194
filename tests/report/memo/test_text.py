"""A memo as plain text."""

import json
import re

import pytest

from excomm.report.memo.document import Memo, Note, Paragraph, Section, Sentence
from excomm.report.memo.text import memo_text
from report.memo.cuba import cuba
from report.memo.samples import MANIFEST, hostile


def one(*blocks) -> str:
    return memo_text(Memo("Title", (), None, (Section("s", "Section", blocks),), "{}"))


@pytest.fixture(scope="module")
def lines() -> list[str]:
    return memo_text(cuba()).splitlines()


def test_a_small_memo_as_it_is_set():
    text = memo_text(
        Memo(
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
                                Sentence("The gate stays shut.", (Note("The guard is calm."),)),
                                Sentence("So it is.", (Note("As seen.", ("log, p. 3", "log")),)),
                            ),
                            lead="Shut:",
                        ),
                        Paragraph((Sentence("One."),), bullet=True),
                        Paragraph((Sentence("Two.", (Note("a"), Note("b"))),), bullet=True),
                    ),
                ),
            ),
            manifest='{"seed": 0}',
        ),
        width=40,
    )
    assert text == (
        "                 SECRET\n"
        "\n"
        "The gate\n"
        "========\n"
        "\n"
        "Estimate:  as of dusk\n"
        "Words:     Kent\n"
        "\n"
        "Conclusion\n"
        "----------\n"
        "\n"
        "Shut: The gate stays shut. [1] So it\n"
        "is. [2]\n"
        "\n"
        "- One.\n"
        "- Two. [3] [4]\n"
        "\n"
        "Reasons\n"
        "  [1] The guard is calm.\n"
        "  [2] As seen. (log, p. 3; log)\n"
        "  [3] a\n"
        "  [4] b\n"
        "\n"
        "                 SECRET\n"
        "\n"
        'Manifest: {"seed": 0}\n'
    )


@pytest.mark.parametrize("width", [60, 80, 100])
def test_no_line_is_wider_than_asked_but_the_manifest(width):
    *lines, manifest = memo_text(cuba(), width).splitlines()
    tables = {line for line in lines if re.search(r"\S {2,}\S|─", line)}
    wide = [line for line in lines if len(line) > width and line not in tables]
    assert wide == []
    assert manifest == f"Manifest: {MANIFEST}"


def test_the_last_line_is_the_manifest_whole(lines):
    name, _, data = lines[-1].partition(": ")
    assert name == "Manifest"
    assert json.loads(data)["case"] == "sample"


def test_every_reason_is_numbered_once_and_in_order(lines):
    text = "\n".join(lines)
    listed = [int(n) for n in re.findall(r"^ +\[(\d+)\] ", text, flags=re.MULTILINE)]
    assert listed == list(range(1, 1 + len(list(cuba().notes()))))
    for number in listed:
        assert text.count(f"[{number}]") >= 2


def test_a_reason_given_twice_in_a_section_is_told_once():
    a, b = Note("a"), Note("b")
    shut = Sentence("Shut.", (a, b, a))
    still = Sentence("Still shut.", (b,))
    bullet = Paragraph((Sentence("Shut.", (a,)),), bullet=True)
    sections = (
        Section("now", "Now", (Paragraph((shut, still)), bullet)),
        Section("then", "Then", (Paragraph((Sentence("Open.", (a,)),)),)),
    )
    told = memo_text(Memo("Title", (), None, sections, "{}")).splitlines()
    assert told[6:-2] == [
        "Shut. [1] [2] Still shut. [2]",
        "",
        "- Shut. [1]",
        "",
        "Reasons",
        "  [1] a",
        "  [2] b",
        "",
        "Then",
        "----",
        "",
        "Open. [3]",
        "",
        "Reasons",
        "  [3] a",
    ]


def test_reasons_hang_from_their_numbers(lines):
    place = next(k for k, line in enumerate(lines) if line.startswith("  [10] "))
    assert lines[place + 1].startswith("       ")
    assert lines[place + 1][7] != " "


def test_headings_are_underlined(lines):
    for title, rule in (("Conclusion", "-"), (cuba().title, "=")):
        assert lines[lines.index(title) + 1] == rule * len(title)


def test_a_number_does_not_leave_its_sentence():
    text = one(Paragraph((Sentence("word " * 15 + "last", (Note("why"),)),)))
    assert "last [1]" in text


def test_tables_and_charts_are_tables(lines):
    text = "\n".join(lines)
    assert "What has happened\ndate        event" in text
    assert "What does Moscow want from the talks? Belief after each event" in text
    assert "Oct 26  private letter" in text
    assert re.search(r"\nThe outcomes as each party ranks their states\.\n(.+\n)+outcome ", text)


def test_the_mark_stands_at_head_and_foot():
    lines = memo_text(cuba("SECRET")).splitlines()
    assert lines[0] == lines[-3] == " " * 37 + "SECRET"
    assert "SECRET" not in memo_text(cuba()).replace("SECRET/NOFORN", "").replace("TOP SECRET", "")


def test_texts_of_several_lines_are_set_on_one():
    text = one(Paragraph((Sentence("- a\n\n# b", (Note("c\nd"),)),)))
    assert "\n- a # b [1]\n" in text
    assert "  [1] c d\n" in text


def test_it_is_the_same_each_time():
    assert memo_text(hostile()) == memo_text(hostile())
