"""A ledger in words."""

from excomm.report import verification_tables, verification_text
from verification.samples import ledger

TEXT = """
commitments:
  out: {text: go, party: su, to: [us, un], requires: su.out, since: pact}
  later: {text: stay away, party: su, since: later}
measures:
  low: {text: T., party: us, sees: out, risk: low}
  shore: {text: T., sees: out, veto: [cuba, su]}
events:
  - id: pact
    at: 1962-10-28
    text: T.
    sets: {su.out: yes}
    standing: {low: {cuba: objects}, shore: {cuba: refused}}
    seen: [{measure: low, sign: nothing, looks: 2}]
  - {id: more, at: 1962-10-29, text: T., seen: [{measure: low, sign: nothing}]}
  - {id: count, at: 1962-10-30, text: T., seen: [{measure: low, counted: 4}]}
  - {id: alarm, at: 1962-10-31, text: T., seen: [{measure: low, sign: alarm}]}
  - {id: again, at: 1962-11-01, text: T., seen: [{measure: low, sign: alarm}]}
  - {id: later, at: 1962-11-02, text: T.}
"""


def words(as_of):
    return " ".join(verification_text(ledger(TEXT, as_of)).split())


def test_what_measures_saw_is_summed_up():
    assert "low saw nothing in 2 looks." in words("after pact")
    assert "low saw nothing in 3 looks." in words("after more")
    assert "low saw nothing in 3 looks and counted 4 (count, 1962-10-30)." in words("after count")
    assert "raised the alarm (alarm, 1962-10-31)" in words("after alarm")
    assert "raised the alarm 2 times, last (again, 1962-11-01)" in words("after again")


def test_what_decides_a_standing_is_said():
    assert "the SU is to go (owed to the US and the UN): kept." in words("after pact").replace(
        "1. The SU", "the SU"
    )
    assert "What it requires is so since pact." in words("after pact")
    assert "disputed. A measure raised the alarm (alarm, 1962-10-31)." in words("after alarm")
    assert "Nothing is done, and nobody has said anything of it." in words("after later")


def test_what_is_not_owed_yet_stands_below():
    assert verification_tables(ledger(TEXT, "after pact"))[0].note == (
        "Not owed yet: later (since later)."
    )
    assert verification_tables(ledger(TEXT))[0].note == ""


def test_what_bars_a_measure_stands_beside_it():
    rows = {row[0]: row for row in verification_tables(ledger(TEXT, "after pact"))[1].rows}
    assert rows["low"][1:3] == ("yes", "(cuba objects but cannot prevent)")
    assert rows["shore"][1:3] == ("no", "cuba: refused; su: has not consented")
    assert rows["low"][-1] == "low"
