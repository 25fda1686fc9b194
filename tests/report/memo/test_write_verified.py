"""What a memo says of an agreement: how it stands, what sees it, what would mend it, what falls."""

import pytest

from report.memo.reading import SMALL, notes, sections, told, write

LENT = """
excomm: 1
title: A horse lent
documents: {note: {title: A note}}
parties: {a: {name: Anna}, b: {name: Bert}, town: {name: the town, observer: true}}
options:
  a.give: {text: give it back}
  a.gate: {text: open the gate}
  b.watch: {text: watch}
commitments:
  back:
    text: give the horse back
    party: a
    to: b
    requires: a.give
    since: lent
    assurance: {coverage: most}
    cites: [{document: note, page: 1}]
  rent: {text: pay, party: b, to: a, since: lent, in_return_for: [back]}
  thanks: {text: say thanks, party: b, since: lent, hangs_on: [rent]}
  later: {text: lend it again, party: b, since: 2025-01-01}
measures:
  watch:
    text: a watch
    party: b
    sees: back
    coverage: some
    needs: b.watch
    risk: {level: low, text: colds}
    cites: [{document: note, page: 3}]
  visit: {text: a visit, party: b, sees: back, coverage: full, needs: a.gate, veto: town}
  spy: {text: a spy, sees: [back, thanks], coverage: little, veto: a}
start: {b.watch: yes}
events:
  - id: lent
    at: 2024-01-01
    text: The horse is lent.
    standing: {back: {a: accepted, town: objects}, watch: {a: objects}, visit: {town: refused}}
    cites: [{document: note, page: 4}]
  - {id: paid, at: 2024-01-02, text: Bert pays., standing: {rent: {b: kept}}}
"""


@pytest.fixture(scope="module")
def memo():
    return write(LENT)


def test_it_stands_after_what_is_likely_and_before_what_would_change_it(memo):
    order = sections(memo)
    assert "verified" in order
    assert "verified" not in sections(write(SMALL))
    assert order[order.index("verified") - 1] == "next"


def test_what_is_said(memo):
    assert told(memo, "verified") == [
        "Kept: Bert is to pay. Bert says that it is kept.",
        "Accepted: Anna is to give the horse back. The town objects to it but cannot prevent it.",
        "Unknown: Bert is to say thanks. Nothing is done, and nobody has said anything of it.",
        "Not owed yet: Later.",
        "What can see it: Back is seen by a watch alone, at the risk of colds. Anna objects to a "
        "watch but cannot prevent it. Nothing in force sees thanks. For rent the case has no "
        "measure.",
        "Beside what is asked: Sight of back falls short: coverage some, not most. A visit would "
        "mend that: the town refuses it and it waits on Anna.",
        "Not in force either: A spy: Anna has not consented.",
        "What hangs together: If back fails, rent and thanks fall too: nothing is left. If rent "
        "fails, thanks falls too: 1 of 3 is left.",
    ]


def test_every_standing_names_its_events_and_its_passages(memo):
    (note,) = notes(memo, "verified", "The town objects")
    assert note.startswith("By lent (2024-01-01).")
    assert "note, p. 1" in note
    assert "note, p. 4" in note
    assert notes(memo, "verified", "Bert says") == ["By paid (2024-01-02)."]
    assert notes(memo, "verified", "A spy") == ["Spy."]


def test_the_conclusion_says_it_in_a_line(memo):
    assert any(
        said == "Of 3 commitments 1 is kept, 1 is accepted and 1 is unknown; sight of back falls "
        "short of what is asked: a watch alone can see it."
        for said in told(memo, "conclusion")
    )
