import pytest

from verification.samples import ledger

OUT = """
commitments: {out: {text: go, party: su, to: us, requires: su.out, since: pact}}
measures: {look: {text: T., party: us, sees: out, %s}}
events:
  - {id: pact, at: 1962-10-28, text: T.}
"""


def state(measure, *events, as_of=None, what_if=None):
    text = OUT % measure + "".join(f"  - {event}\n" for event in events)
    return ledger(text, as_of, what_if).measure("look")


def event(day, rest):
    return f"{{id: e{day}, at: 1962-11-{day:02}, text: T., {rest}}}"


def test_a_measure_that_needs_nothing_is_in_force():
    found = state("coverage: most")
    assert found.in_force
    assert not found.at_hand
    assert found.waits_on == ()


def test_a_measure_is_in_force_while_its_needs_are_so():
    flying = event(2, "sets: {us.flights: low}")
    grounded = event(5, "sets: {us.flights: none}")
    needs = "needs: us.flights >= low and not su.fire"
    found = state(needs, flying, grounded, as_of="1962-11-03")
    assert (found.in_force, found.missing) == (True, ())
    found = state(needs, flying, grounded)
    assert (found.in_force, found.at_hand) == (False, True)
    assert [str(part) for part in found.missing] == ["us.flights >= low"]
    assert [(str(span.begin), str(span.end)) for span in found.spans] == [
        ("1962-11-02", "1962-11-05")
    ]


@pytest.mark.parametrize(
    ("said", "in_force"),
    [
        ("accepted", True),
        ("acquiesced in", True),
        ("objects but cannot prevent", True),
        ("in progress", True),
        ("refused", False),
        ("disputed", False),
        ("unknown", False),
    ],
)
def test_a_veto_is_a_word(said, in_force):
    found = state("veto: cuba", event(2, f"standing: {{look: {{cuba: {said}}}}}"))
    assert found.in_force is in_force
    assert [one.status for one in found.barred] == [said] * (not in_force)
    assert found.waits_on == ("cuba",) * (not in_force)


def test_silence_is_no_consent():
    found = state("veto: [cuba, su]", event(2, "standing: {look: {cuba: accepted}}"))
    assert (found.in_force, found.silent, found.waits_on) == (False, ("su",), ("su",))


def test_an_option_of_its_own_says_whether_a_party_consents():
    refused = event(2, "standing: {look: {cuba: refused}}")
    needs = "needs: cuba.inspection, veto: cuba"
    found = state(needs, refused)
    assert (found.in_force, found.barred, found.waits_on) == (False, (), ("cuba",))
    assert state(needs, refused, what_if="+cuba.inspection").in_force


def test_the_word_of_others_bars_nothing():
    assert state("coverage: most", event(2, "standing: {look: {cuba: refused}}")).in_force


@pytest.mark.parametrize("word", ["us: refused", "us: lapsed", "cuba: lapsed"])
def test_a_measure_ends_by_the_word_of_who_carries_it_out_or_lapses(word):
    party = word.split(":")[0]
    ended = event(2, f"standing: {{look: {{{word}}}}}")
    again = event(5, f"standing: {{look: {{{party}: in progress}}}}")
    assert not state("coverage: most", ended).in_force
    found = state("coverage: most", ended, again)
    assert found.in_force
    assert [(span.since, span.until) for span in found.spans] == [(0, 2), (3, None)]


def sight(measure, *events, as_of=None):
    text = OUT % measure + "".join(f"  - {event}\n" for event in events)
    return ledger(text, as_of)["out"].sights[0]


def test_looks_are_counted_from_when_the_commitment_is_owed():
    flying = event(2, "sets: {us.flights: low}")
    grounded = event(5, "sets: {us.flights: none}")
    measure = "needs: us.flights >= low, looks: {per_day: 2}"
    assert sight(measure, flying, grounded, as_of="1962-11-01").looks == 0
    found = sight(measure, flying, grounded, as_of="1962-11-02")  # today counts
    assert (found.days, found.looks) == (1, 2)
    found = sight(measure, flying, grounded, as_of="1962-11-04")
    assert (found.days, found.looks) == (3, 6)
    found = sight(measure, flying, grounded, as_of="1962-11-09")  # the day of the end does not
    assert (found.days, found.looks) == (3, 6)
    assert sight("looks: {per_week: 7}", as_of="1962-10-30").looks == pytest.approx(3)
    assert sight("looks: {in_all: 4}", as_of="1962-10-30").looks == 4
    assert sight("needs: su.fire, looks: {in_all: 4}", as_of="1962-10-30").looks == 0
    assert sight("coverage: most").looks is None


def test_a_sight_carries_how_well_it_sees_and_what_it_saw():
    seen = event(2, "seen: [{measure: look, sign: nothing, looks: 3}]")
    alarm = event(4, "seen: [{measure: look, sign: alarm}]")
    measure = "coverage: 0.8, detection: 0.5, correlation: 0.2, false_alarm: 0.01"
    measure += ", sample: {checked: 5, of: 9}"
    found = sight(measure, seen, alarm)
    assert (found.coverage.number, found.detection.number) == (0.8, 0.5)
    assert (found.correlation, found.false_alarm) == (0.2, 0.01)
    assert (found.sample.checked, found.sample.of) == (5, 9)
    assert [(one.event.id, one.seen.sign, one.seen.looks) for one in found.observations] == [
        ("e2", "nothing", 3),
        ("e4", "alarm", 1),
    ]
    assert sight(measure, seen, alarm, as_of="1962-11-03").observations[-1].event.id == "e2"


def test_of_one_commitment_a_measure_may_see_more():
    text = """
commitments:
  a: {text: T., party: su, total: {of: 7}}
  b: {text: T., party: su}
measures:
  look:
    text: T.
    sees: {a: {coverage: full, sample: {checked: 3}}, b: {}}
    coverage: little
"""
    found = ledger(text)
    assert [str(found[name].sights[0].coverage) for name in "ab"] == ["full", "little"]
    assert found["a"].sights[0].sample.of == 7
    assert found["b"].sights[0].days is None
