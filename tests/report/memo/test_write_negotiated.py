"""The parts of a memo on proposals, packages and pressure."""

from excomm.report import Table
from negotiation.packages.test_trades import TALKS, UNPAID
from negotiation.samples import BORDER, CLEAN, changed
from report.memo.reading import blocks, notes, sections, told, write

AGAIN = """
  again:
    text: The South alone takes its guns back.
    event: second_visit
    terms:
      south: {text: take its guns back, party: south, to: north, performs: {south.guns_back: yes},
        cites: [{document: note, page: 3}]}
"""
TWICE = (
    changed(
        ("proposals:\n", "documents: {note: {title: A note}}\nproposals:\n"),
        (
            "channel: public}\n",
            "channel: public}\n  - {id: second_visit, at: 2024-03-09, text: He comes again., "
            "from: north, to: south}\n",
        ),
    )
    + AGAIN
)


def test_what_lies_open_is_told_and_what_was_overtaken_is_not():
    memo = write(TWICE)
    heads = [text for text in told(memo, "proposals") if "the North to the South" in text]
    assert len(heads) == 1
    assert heads[0].startswith("Again, the North to the South, 2024-03-09: The South alone")
    earlier = told(write(TWICE, as_of="2024-03-05"), "proposals")
    assert earlier[0].startswith("Offer, the North to the South, public, 2024-03-01:")
    assert earlier[0].endswith("It has none of the pitfalls that are looked for.")


def test_whom_it_serves_and_who_raised_the_price():
    head, *pitfalls = told(write(TWICE), "proposals")
    assert "Beside offer, the South would lose 'north.guns_back if south.guns_back'" in head
    assert "The North raised the price." in head
    assert any(text.startswith("No deadline, or one that runs") for text in pitfalls)


def test_a_pitfall_cites_its_term():
    (first, *_) = notes(write(TWICE), "proposals", "The South to take its guns back: no deadline")
    assert first == "Again, south. note, p. 3"


def test_what_cannot_be_performed_is_said_not_to_be_appraised():
    text = changed(("orders:\n", "impossible: [south.guns_back and north.guns_back]\norders:\n"))
    (said,) = told(write(text), "proposals")
    assert "It cannot be appraised: " in said


def test_packages_stand_side_by_side():
    memo = write(TALKS)
    (table,) = blocks(memo, "packages", Table)
    assert table.columns == ("issue", "best for A", "best for B", "fairest")
    assert table.rows[:2] == (("gift", "one", "one", "one"), ("price", "high", "low", "low"))
    assert "All of them settle gift (one)." in told(memo, "packages")
    assert any(line.startswith("What could be traded") for line in told(memo, "packages"))


def test_what_blocks_agreement_and_the_smallest_concession():
    said = told(write(UNPAID), "packages")
    assert any("The smallest concession is for B not to insist on spares." in s for s in said)
    conclusion = told(write(UNPAID), "conclusion")
    assert any("The smallest concession is for B" in line for line in conclusion)


def test_pressure_says_through_whom_under_what_and_what_must_get_across():
    said = told(write(BORDER), "pressure")
    assert said[0].startswith("The North, to bring the South to open the border: 2 sets of ")
    assert any("It works if aim is money (60%, likely)." in line for line in said)
    assert any("Two messages must get across: to the patron what the North" in s for s in said)
    assert any("Set aside as of then, and so a threat and no more: The fleet" in s for s in said)
    assert sum("Complied with" in line for line in said) == 1  # of the first set


def test_pressure_that_is_not_asked_or_cannot_be_looked_for():
    assert "pressure" not in sections(write(CLEAN))
    text = BORDER + "start: {south.open: yes}\n"
    assert "It cannot be looked for: 'south.open' is so already" in told(write(text), "pressure")[0]


def test_so_many_sets_are_told_with_the_number_tried():
    said = told(write(BORDER), "pressure")
    assert sum(line[:2] in ("1.", "2.", "3.", "4.") for line in said) == 2
    assert "16 of 64 sets work under no hypothesis" in said[0]
