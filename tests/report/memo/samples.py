"""Memos made to try how one is set: with markup in every text, and a large one."""

from excomm.report import Table
from excomm.report.memo.document import (
    Bar,
    BeliefChart,
    Line,
    Memo,
    Note,
    OutcomeChart,
    OutcomeRow,
    Paragraph,
    Section,
    Sentence,
    Tick,
)
from report.memo.cuba_charts import AIM, BERLIN, CASTRO, outcome_chart

MANIFEST = (
    '{"excomm": "0.0.0", "case": "sample", "sha256": "'
    + "0123456789abcdef" * 4
    + '", "documents": {"rsb_185": "591f7d3c", "mikoyan_talks": "9717c610"}, "as_of": '
    '"1962-11-17", "given": {}, "seed": 0, "format": "html", "command": ["excomm", "estimate", '
    '"sample", "--as-of", "1962-11-17", "--format", "html"]}'
)


def said(text: str, *notes: Note) -> Sentence:
    return Sentence(text, notes)


HOSTILE = (
    "<script>alert('x')</script>",
    "a & b &amp; \"quoted\" 'so'",
    "</style></title></details>",
    "*stars* _under_ [link](http://x.example) `code` ~~gone~~ | pipe \\ back",
    "מזכר על קובה, 1962",
    "Donaudampfschifffahrtsgesellschaft" * 6,
)


def hostile() -> Memo:
    """Return a memo whose every text has markup in it."""
    text = " ".join(HOSTILE)
    note = Note(text, HOSTILE)
    paragraphs = (
        Paragraph((Sentence(text, (note, note)),), lead=HOSTILE[0]),
        Paragraph((Sentence("# 1. - " + text, (note,)),), lead=HOSTILE[3], bullet=True),
        *(Paragraph((Sentence(words, (Note(words),)),)) for words in HOSTILE),
        Paragraph((Sentence("1. no list"), Sentence("two\nlines")), bullet=True),
        Paragraph((Sentence("- no list\n\n# no heading"),)),
    )
    table = Table(HOSTILE, (HOSTILE, HOSTILE), caption=text, note=text)
    line = Line(HOSTILE[0], text, (0.5, 0.6), (0.4, 0.5), (0.6, 0.7))
    beliefs = BeliefChart(
        text, (Tick(HOSTILE[0], text), Tick(HOSTILE[1], text)), (line, line), table
    )
    bar = Bar(HOSTILE[1], 1, 2, 4, (1, 1), 2)
    ranked = OutcomeChart(
        text, ((HOSTILE[0], HOSTILE[1]),), (OutcomeRow(HOSTILE[0], text, ((bar, bar),)),), table
    )
    return Memo(
        title=text,
        head=((HOSTILE[0], HOSTILE[1]),),
        mark=HOSTILE[0],
        sections=(Section("all", text, (*paragraphs, table, beliefs, ranked)),),
        manifest='{"case": "</pre><script>&amp;", "quote": "\'"}',
    )


def large() -> Memo:
    """Return a memo of 12 sections, some 150 notes, 10 tables and 4 charts."""
    sections = []

    def note(place: int) -> Note:
        return Note(
            f"{place}: the United States would no longer stop ships on the way to Cuba, and so "
            "gain no_incidents; but then Cuba would fire on aircraft, and in all it would lose "
            "aircraft_safe (not ussr.sam_fire and not cuba.fire_on_aircraft).",
            ("rsb_185, p. 4: “lift or maintain the quarantine”",) * 2,
        )

    text = "Of its 96 states 12 to 16 are equilibria, more often than states in general."
    rows = tuple((f"state {k}", text, k * 1000, "Y N Y") for k in range(20))
    for k in range(12):
        paragraphs = [
            Paragraph(
                (
                    Sentence(text, (note(3 * n),)),
                    Sentence(text, (note(3 * n + 1), note(3 * n + 2))),
                ),
                lead="Stalemate",
            )
            for n in range(4)
        ]
        blocks: list[Paragraph | Table | BeliefChart | OutcomeChart] = [*paragraphs]
        if k < 10:
            blocks.append(Table(("state", "what", "rank", "options"), rows, caption="States"))
        if k < 3:
            blocks.append((AIM, CASTRO, BERLIN)[k])
        if k == 3:
            blocks.append(outcome_chart())
        sections.append(
            Section(f"part_{k}", f"Part {k}: what holds and what does not", tuple(blocks))
        )
    return Memo("A large memo", (), None, tuple(sections), MANIFEST)
