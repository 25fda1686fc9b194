"""What tempts a party to break what it owes, against the definitions read literally."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from excomm.case import Commitment, parse_case, situate
from excomm.estimate.answers import answer_questions
from excomm.forecast import Branch
from excomm.verification import find_assurance, make_ledger
from excomm.verification.temptation import Temptations
from strategies import EVENTFUL, conflicts, formulas


def values_of(book, state):
    """The place of every option's value in a state of the textbook."""
    return [o.values.index(book.states[state][o.id]) for o in book.options.values()]


def literal_pull(book, requires, owed, owner, present):
    """How a party looks on the best default, read literally; None where it has no default."""
    kept = [s for s in book.states if book.true(requires, book.states[s])]
    performed = [s for s in kept if all(book.true(w, book.states[s]) for w in owed)]

    def far(state):
        return sum(a != b for a, b in zip(values_of(book, state), present, strict=True))

    if not (performed or kept):
        return None
    done = min(performed or kept, key=lambda s: (far(s), s))
    breaks = [q for q in book.moves(owner, done) if q not in kept]

    def changed(q):
        return {o for o in book.options if book.states[q][o] != book.states[done][o]}

    smallest = [q for q in breaks if not any(changed(r) < changed(q) for r in breaks)]
    if not smallest:
        return None
    tempting = [q for q in smallest if book.better(owner, q, done)]
    if any(
        all(book.better(owner, y, done) for y in {q, *book.credible_replies(owner, q)})
        for q in tempting
    ):
        return "undeterred"
    if tempting:
        return "deterred"
    # The best default is as good to an owner that says nothing of it, or else worse.
    as_good = any(not book.better(owner, done, q) for q in smallest)
    return "indifferent" if as_good else "none"


@given(st.data())
def test_against_the_definition(data):
    drawn = data.draw(conflicts(max_parties=3, cells=32, **EVENTFUL))
    options = {option.id: option.kind for option in drawn.situation.case.options}
    requires, other = (data.draw(formulas(options, depth=1)).formula for _ in range(2))
    conflict, book = drawn.conflict, drawn.textbook
    owner = data.draw(st.sampled_from(book.parties))
    present = drawn.situation.present
    expected = literal_pull(book, requires, [requires, other], owner, present)
    assume(expected is not None)
    branch = Branch(drawn.situation, 1.0, ({},), conflict)
    item = Commitment(id="c", text="T.", party=owner, requires=requires)
    found = Temptations([requires, other], [branch], present).of(item)
    assert (found.party, found.defaults[0].pull) == (owner, expected)
    assert found.undeterred == float(expected == "undeterred")
    assert found.deterred == float(expected == "deterred")
    assert found.defaults[0].step.party == owner


CASE = """
excomm: 1
title: T
words: icd203
parties: {hill: {name: the Hill}, shore: {name: the Shore}}
options:
  hill.stock: {text: bring arms}
  shore.blockade: {text: close the lake}
choice: {error: [0.02, 0.1]}
orders:
  hill:
    - {id: open_lake, want: not shore.blockade, by: analyst}
    - {id: arms, want: hill.stock, by: analyst}
  shore: [{id: answer, want: shore.blockade iff hill.stock, by: analyst}]
questions:
  aim:
    asks: What does the Hill want?
    about: [hill]
    hypotheses:
      rearm: {text: arms at any cost, prior: 0.1, first: {hill: [arms]}}
      bargain: {text: arms if nobody minds, prior: 0.6}
      peace:
        text: no arms
        prior: 0.3
        orders: {hill: [{id: none, want: not hill.stock, by: analyst}]}
commitments:
  no_arms:
    text: bring no arms
    party: hill
    to: shore
    requires: not hill.stock
    readiness: 0.5
    %s
measures:
  posts: {text: posts, sees: no_arms, looks: {per_day: 1}, detection: 0.2, false_alarm: 0%s}
events: [{id: signed, at: 2024-03-01, text: T.}]
"""


def assured(keys="", measure=""):
    case = parse_case(CASE % (keys, measure))
    ledger = make_ledger(situate(case))
    return find_assurance(ledger, lambda: answer_questions(case).branches)["no_arms"]


def test_readiness_times_what_is_not_deterred():
    prior = assured().prior
    assert prior.temptation.undeterred == pytest.approx(0.1)
    assert prior.temptation.deterred == pytest.approx(0.6)
    # The case does not say how long the Shore needs: nothing is seen in time.
    assert prior.in_time == 0
    assert prior.breach.point == pytest.approx(0.5 * (0.1 + 0.6 + 0.3 * 0.02))


def test_who_is_seen_in_time_is_deterred():
    prior = assured("response: {days: 2}").prior
    assert prior.in_time == pytest.approx(1 - 0.8**2)
    assert prior.breach.point == pytest.approx(0.5 * (0.1 + 0.6 * 0.8**2 + 0.3 * 0.02))
    # What is seen is known a day later: one look is left.
    late = assured("response: {days: 2}", ", delay: {days: 1}").prior
    assert late.in_time == pytest.approx(0.2)


def test_nobody_looking_deters_nobody_and_never_assures():
    found = assured("response: {days: 9}", ", needs: shore.blockade")
    assert found.prior.in_time == 0
    assert found.kept.point == pytest.approx(1 - 0.5 * (0.7 + 0.3 * 0.02))
    assert found.detection == found.coverage == 0


def test_a_stated_breach_goes_before_what_tempts():
    prior = assured("breach: [0.1, 0.3]").prior
    assert (prior.breach.low, prior.breach.high, prior.temptation) == (0.1, 0.3, None)


def test_an_owner_whose_orders_say_nothing_of_a_breach_is_not_trusted_for_it():
    silent = CASE.replace(
        "{id: arms, want: hill.stock, by: analyst}",
        "{id: quiet, want: hill.stock or not hill.stock}",
    )
    silent = silent.replace("first: {hill: [arms]}", "first: {hill: [quiet]}").replace(
        "orders: {hill: [{id: none, want: not hill.stock, by: analyst}]}", ""
    )
    case = parse_case(silent % ("", ""))
    ledger = make_ledger(situate(case))
    found = find_assurance(ledger, lambda: answer_questions(case).branches)["no_arms"]
    assert (found.kept, found.silent) == (None, "nothing wanted")
