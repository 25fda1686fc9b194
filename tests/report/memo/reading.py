"""How tests read a memo, and the small cases that they write memos of."""

import re

from estimate.samples import CHICKEN as WITH_A_HASH
from excomm.case import parse_case
from excomm.estimate import make_estimate
from excomm.report.memo.document import Paragraph
from excomm.report.memo.write import write_memo

# Without the hash of a text that nobody has.
CHICKEN = re.sub(r', sha256: "?0+"?', "", WITH_A_HASH)

JUDGED = (
    CHICKEN
    + """
judgements:
  - {id: loses, text: B yields., check: {holds: b_yields}, cites: [{document: note, page: 1}]}
  - {id: aside, text: No crash., check: {set_aside: crash}, cites: [{document: note, page: 4}]}
  - id: bold
    text: He is bold.
    source: A clerk
    check: {belief: nerve.daredevil, rises_at: boast}
    cites: [{document: note, page: 6}]
  - {id: sane, text: He is sane., check: {belief: nerve.sane, at_least: 0.4}, by: analyst}
  - id: sure
    text: He surely is.
    check: {belief: nerve.sane, at_least: 0.9}
    cites: [{document: note, page: 5}]
"""
)

SMALL = "{excomm: 1, title: Small, parties: {a: {name: A}}, options: {a.go: {text: go}}}"

EXCLUDED = """
excomm: 1
title: Excluded
parties: {a: {name: A}, b: {name: the B}}
options: {a.x: {text: do x}, b.y: {text: do y}}
outcomes: {both: a.x and b.y, rest: not a.x}
impossible: [a.x and b.y]
start: {a.x: yes, b.y: yes}
orders: {a: [{id: own, want: a.x}], b: [{id: own, want: b.y}]}
"""


def write(text, **asked):
    """Return the memo of a case given as text."""
    return write_memo(make_estimate(parse_case(text, "case"), **asked))


def sections(memo):
    return [section.id for section in memo.sections]


def paragraphs(memo, name):
    (section,) = (section for section in memo.sections if section.id == name)
    return [block for block in section.blocks if isinstance(block, Paragraph)]


def blocks(memo, name, kind):
    (section,) = (section for section in memo.sections if section.id == name)
    return [block for block in section.blocks if isinstance(block, kind)]


def told(memo, name):
    """Return the paragraphs of a section as they are read, without their reasons."""
    return [
        " ".join((p.lead, *(sentence.text for sentence in p.sentences))).strip()
        for p in paragraphs(memo, name)
    ]


def notes(memo, name, beginning, lead=""):
    """Return the reasons of the sentence of a section that begins so."""
    (found,) = (
        sentence
        for p in paragraphs(memo, name)
        for sentence in p.sentences
        if sentence.text.startswith(beginning) and p.lead.startswith(lead)
    )
    return [" ".join((note.text, *note.cites)) for note in found.notes]
