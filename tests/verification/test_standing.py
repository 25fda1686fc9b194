import pytest

from verification.samples import ledger, status

OUT = "commitments: {out: {text: go, party: su, to: us, requires: su.out, since: pact%s}}\n"
PACT = "{id: pact, at: 1962-10-28, text: T.%s}"


def told(*events, more=""):
    lines = "".join(f"  - {event}\n" for event in events)
    return OUT % more + f"events:\n{lines}"


def event(name, day, rest):
    return f"{{id: {name}, at: 1962-11-{day:02}, text: T., {rest}}}"


DONE = event("done", 5, "sets: {su.out: yes}")
UNDONE = event("undone", 6, "sets: {su.out: no}")


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("", ("unknown", "nothing")),
        ("{su: accepted}", ("accepted", "word")),
        ("{su: agreed, cuba: refused}", ("accepted", "word")),
        ("{su: accepted, us: in progress}", ("in progress", "word")),
        ("{su: refused, us: in progress}", ("refused", "word")),
        ("{su: accepted, us: disputed}", ("disputed", "denied")),
        ("{us: broken}", ("broken", "denied")),
        ("{su: kept, us: broken}", ("disputed", "denied")),
        ("{su: kept}", ("disputed", "denied")),
        ("{su: objects}", ("objects but cannot prevent", "word")),
        ("{cuba: acquiesced}", ("acquiesced in", "word")),
        ("{cuba: acquiesced, un: accepted}", ("acquiesced in", "word")),
        ("{un: unknown}", ("unknown", "nothing")),
        ("{us: lapsed}", ("lapsed", "word")),
    ],
)
def test_what_is_not_done_stands_by_what_is_said_of_it(said, expected):
    pact = PACT % (f", standing: {{out: {said}}}" if said else "")
    assert status(told(pact)) == expected


def test_who_must_do_it_holds_the_options_that_it_requires():
    text = told(PACT % ", standing: {out: {su: accepted, cuba: refused}}")
    assert status(text) == ("accepted", "word")
    assert status(text.replace("requires: su.out", "requires: gone and cuba.inspection")) == (
        "refused",
        "word",
    )


def test_the_last_word_of_a_party_counts():
    later = event("later", 2, "standing: {out: {su: accepted}}")
    text = told(PACT % ", standing: {out: {su: refused}}", later)
    assert status(text) == ("accepted", "word")
    assert status(text, "after pact") == ("refused", "word")


def test_what_is_so_goes_before_what_was_said():
    text = told(PACT % ", standing: {out: {su: refused, us: disputed}}", DONE, UNDONE)
    assert status(text, "1962-11-04") == ("refused", "word")
    assert status(text, "after done") == ("kept", "so")
    assert ledger(text, "after done")["out"].standing.event.id == "done"
    assert status(text) == ("broken", "no longer so")
    assert ledger(text)["out"].standing.event.id == "undone"


@pytest.mark.parametrize(
    ("rest", "expected"),
    [
        ("standing: {out: {us: disputed}}", ("disputed", "denied")),
        ("standing: {out: {us: broken}}", ("disputed", "denied")),
        ("standing: {out: {su: refused}}", ("refused", "word")),
        ("standing: {out: {cuba: refused}}", ("kept", "so")),
        ("seen: [{measure: low, sign: alarm}]", ("disputed", "alarm")),
        ("seen: [{measure: low, sign: nothing}]", ("kept", "so")),
    ],
)
def test_what_is_so_can_be_denied_once_it_is(rest, expected):
    low = "measures: {low: {text: T., sees: out}}\n"
    assert status(low + told(PACT % "", DONE, event("word", 6, rest))) == expected


def test_an_alarm_is_cleared_by_those_it_is_owed_to():
    low = "measures: {low: {text: T., sees: out}}\n"
    alarm = event("alarm", 6, "seen: [{measure: low, sign: alarm}]")
    clear = event("clear", 7, "standing: {out: {us: kept}}")
    assert status(low + told(PACT % "", DONE, alarm, clear)) == ("kept", "so")
    assert status(low + told(PACT % "", DONE, clear.replace("07", "06"), alarm)) == (
        "disputed",
        "alarm",
    )


def test_an_alarm_before_it_came_to_be_so_says_nothing_of_it():
    low = "measures: {low: {text: T., sees: out}}\n"
    alarm = event("alarm", 2, "seen: [{measure: low, sign: alarm}]")
    assert status(low + told(PACT % "", alarm, DONE)) == ("kept", "so")


def test_what_was_due_and_is_not_done_has_lapsed():
    text = told(PACT % ", standing: {out: {su: accepted}}", DONE, more=", due: 1962-11-03")
    assert status(text, "1962-11-03") == ("accepted", "word")
    assert status(text, "1962-11-04") == ("lapsed", "due")
    assert status(text, "1962-11-05") == ("kept", "so")


def test_what_was_due_by_an_event():
    text = told(PACT % "", event("talks", 4, "sets: {}"), DONE, more=", due: talks")
    assert status(text, "1962-11-03") == ("unknown", "nothing")
    assert status(text, "1962-11-04") == ("lapsed", "due")
    assert ledger(text, "1962-11-04")["out"].standing.event.id == "talks"


def counted(text):
    return text.replace("requires: su.out", "total: {of: 10, what: bombers}")


def test_a_quantity_is_in_progress_until_all_of_it_is_done():
    text = counted(
        told(PACT % "", event("some", 2, "done: {out: 4}"), event("rest", 9, "done: {out: 6}"))
    )
    found = [ledger(text, f"1962-11-{day:02}")["out"].standing for day in (1, 2, 9)]
    assert [(one.status, one.done) for one in found] == [
        ("unknown", 0),
        ("in progress", 4),
        ("kept", 10),
    ]


def test_of_a_quantity_and_a_requirement_both_are_needed():
    text = told(PACT % "", event("all", 2, "done: {out: 10}"), DONE).replace(
        "requires: su.out", "requires: su.out, total: {of: 10}"
    )
    assert status(text, "after all") == ("in progress", "done")
    assert status(text) == ("kept", "so")
    assert status(text.replace("done: {out: 10}", "channel: public")) == ("in progress", "so")


def test_a_commitment_of_which_nothing_is_known_but_words():
    text = told(PACT % ", standing: {out: {su: kept}}").replace("requires: su.out, ", "")
    assert status(text) == ("kept", "word")
    assert status(text.replace("su: kept", "su: kept, us: disputed")) == ("disputed", "denied")


def test_what_is_not_owed_yet_is_not_in_the_ledger():
    text = told(PACT % "", event("pact2", 9, "sets: {}"), more=", due: pact2")
    text = text.replace("since: pact,", "since: 1962-11-03,")
    early = ledger(text, "1962-11-02")
    assert early.entries == ()
    assert [item.id for item in early.coming] == ["out"]
    assert ledger(text, "1962-11-03")["out"].standing.since == 1


def test_what_held_before_it_was_owed_does_not_make_it_broken():
    before = "{id: before, at: 1962-10-01, text: T., sets: {su.out: yes}}"
    undone = "{id: undone, at: 1962-10-02, text: T., sets: {su.out: no}}"
    assert status(told(before, undone, PACT % "")) == ("unknown", "nothing")


def test_words_that_the_estimators_have_not_learned_of_do_not_count():
    text = "known_to: us\n" + told(PACT % ", known_to: su, standing: {out: {su: accepted}}")
    assert status(text) == ("unknown", "nothing")
    assert status(text.replace("known_to: us", "known_to: su")) == ("accepted", "word")


def test_what_is_supposed_decides_like_what_is_so():
    text = told(PACT % "", DONE)
    assert status(text, "after pact", "+su.out") == ("kept", "supposed")
    assert status(text, "after done", "-su.out") == ("broken", "supposed")
    assert status(text, "after done", "+us.flights") == ("kept", "so")
