"""Which premises cite a passage, and what a case is without them."""

import dataclasses
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from excomm.case import (
    Chance,
    Cite,
    Premise,
    Ranking,
    citing,
    open_case,
    parse_case,
    premises,
    same_passage,
    situate,
    without,
)
from excomm.case.logic import Constant
from excomm.library import case_path

FIXTURES = Path(__file__).parent / "fixtures"
KINDS = ("order", "interest", "factor", "rule", "set_aside", "evidence", "hypothesis")

TEXT = """
excomm: 1
title: T
documents: {memo: {title: Memo}, note: {title: Note}}
parties: {us: {name: US}, su: {name: SU}, un: {name: UN}}
options:
  us.attack: {text: attack, cites: [{document: memo, paragraph: 1}]}
  su.reply: {text: reply}
factors:
  cost: {when: us.attack, text: It costs., cites: [{document: memo, paragraph: 2}], by: me}
  relief: {when: not us.attack, text: It helps.}
impossible:
  - us.attack and su.reply
  - {rule: not us.attack and not su.reply, cites: [{document: memo, paragraph: 3}]}
outcomes:
  war: {when: us.attack, cites: [{document: memo, paragraph: 1}]}
set_aside:
  - {what: war, why: No., cites: [{document: memo, paragraph: 4}]}
  - {what: not war, why: No.}
orders:
  us:
    - {id: peace, want: not us.attack, cites: [{document: memo, paragraph: 5}]}
    - {id: reply, want: su.reply}
  su: [{id: peace, want: not us.attack}]
  un: {ranking: [war, not war]}
interests:
  us: [{id: peace, want: not us.attack, cites: [{document: memo, paragraph: 6}]}]
questions:
  aim:
    asks: What does it want?
    about: [us, su]
    hypotheses:
      talks:
        text: Talks.
        prior: 0.7
        first: {us: [reply, peace], su: [peace]}
        cites: [{document: memo, paragraph: 7}]
      war:
        text: War.
        prior: 0.2
        orders:
          us: [{id: war, want: us.attack, cites: [{document: memo, paragraph: 8}]}]
          su: {weights: {us.attack: 1}}
      rest: {text: The rest., prior: residual, by: me}
  mood:
    asks: What moves it?
    about: [su]
    hypotheses:
      fear: {text: Fear., prior: 0.9, cites: [{document: note, page: 1}]}
      hope: {text: Hope., prior: 0.1}
events:
  - id: letter
    at: 1962-10-26
    text: A letter.
    sets: {us.attack: yes}
    evidence: {aim: {talks: 1, war: 0.5, rest: 0.5}, mood: {fear: 0.5, hope: 0.5}}
    cites: [{document: memo, paragraph: 9}]
  - {id: reply, at: 1962-10-27, text: A reply., evidence: {mood: {fear: 0.5, hope: 0.1}}}
"""
CASE = parse_case(TEXT)
ALL = {str(premise): premise for premise in premises(CASE)}
PREMISES = """us.peace (order); us.reply (order); su.peace (order); us.peace (interest);
cost (factor); relief (factor); entry 1 of impossible; entry 2 of impossible;
entry 1 of set_aside; entry 2 of set_aside; evidence of letter on aim;
evidence of letter on mood; evidence of reply on mood; aim.talks (hypothesis);
aim.war (hypothesis); aim.rest (hypothesis); mood.fear (hypothesis); mood.hope (hypothesis)"""


def memo(paragraph):
    return Cite("memo", paragraph=str(paragraph))


def lacking(*names):
    return without(CASE, [ALL[name] for name in names])


def asked(case, question, hypothesis):
    answers = next(q for q in case.questions if q.id == question).hypotheses
    return next(h for h in answers if h.id == hypothesis)


# The same passage


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        (Cite("memo"), Cite("memo"), True),
        (Cite("memo"), Cite("note"), False),
        (Cite("memo", paragraph="2"), Cite("note", paragraph="2"), False),
        (Cite("memo", paragraph="2"), Cite("memo", paragraph="2"), True),
        (Cite("memo", paragraph="2"), Cite("memo", paragraph="3"), False),
        (Cite("memo", page="2"), Cite("memo", page="2"), True),
        (Cite("memo", page="2"), Cite("memo", page="3"), False),
        (Cite("memo", paragraph="2"), Cite("memo", page="3"), True),
        (Cite("memo", paragraph="2"), Cite("memo"), True),
        (Cite("memo", page="2"), Cite("memo"), True),
        # A paragraph may run over a page; two of a page are two.
        (Cite("memo", paragraph="2", page="1"), Cite("memo", paragraph="2", page="2"), True),
        (Cite("memo", paragraph="2", page="1"), Cite("memo", paragraph="3", page="1"), False),
        (Cite("memo", paragraph="2", page="1"), Cite("memo", page="2"), False),
        (Cite("memo", paragraph="2", page="1"), Cite("memo", page="1"), True),
        (Cite("memo", quote="a quick strike"), Cite("memo", quote="a pledge"), True),
        (Cite("memo", paragraph="2", quote="a"), Cite("memo", paragraph="3", quote="a"), False),
    ],
)
def test_what_tells_two_citations_apart(a, b, same):
    assert same_passage(a, b) is same
    assert same_passage(b, a) is same


LOCATORS = st.none() | st.sampled_from("12")
CITES = st.builds(
    Cite, st.sampled_from(["memo", "note"]), LOCATORS, LOCATORS, st.sampled_from([None, "a word"])
)


@given(CITES, CITES)
def test_quotations_tell_nothing_apart(a, b):
    unquoted = dataclasses.replace(a, quote=None)
    assert same_passage(unquoted, b) == same_passage(a, b) == same_passage(b, a)


@given(CITES)
def test_a_passage_is_the_same_as_itself_and_as_the_whole(cite):
    assert same_passage(cite, cite)
    assert same_passage(cite, Cite(cite.document))


# Premises


def test_every_premise_has_a_name():
    assert list(ALL) == PREMISES.replace("\n", " ").split("; ")


def test_there_are_premises_of_every_kind():
    assert tuple(dict.fromkeys(premise.kind for premise in ALL.values())) == KINDS


@pytest.mark.parametrize(
    ("paragraph", "names"),
    [
        (1, []),  # definitions are no premises
        (2, ["cost (factor)"]),
        (3, ["entry 2 of impossible"]),
        (4, ["entry 1 of set_aside"]),
        (5, ["us.peace (order)"]),
        (6, ["us.peace (interest)"]),
        (7, ["aim.talks (hypothesis)"]),
        (8, ["aim.war (hypothesis)"]),
        (9, ["evidence of letter on aim", "evidence of letter on mood"]),
    ],
)
def test_premises_that_cite_a_passage(paragraph, names):
    assert [str(premise) for premise in citing(CASE, [memo(paragraph)])] == names


def test_several_passages_are_cited_by_what_cites_any_of_them():
    found = citing(CASE, [Cite("note"), memo(2), memo(7)])
    names = ["cost (factor)", "aim.talks (hypothesis)", "mood.fear (hypothesis)"]
    assert [str(premise) for premise in found] == names


def test_nothing_cites_no_passage():
    assert citing(CASE, []) == ()


def test_a_whole_document_is_every_passage_of_it():
    assert len(citing(CASE, [Cite("memo")])) == 9
    assert citing(CASE, [Cite("memo")]) == citing(CASE, map(memo, range(1, 10)))


def test_a_premise_stands_where_it_is_said():
    lines = TEXT.splitlines()
    for name, word in [
        ("us.peace (order)", "not us.attack"),
        ("cost (factor)", "cost:"),
        ("entry 2 of impossible", "not us.attack and"),
        ("entry 1 of set_aside", "{what: war"),
        ("evidence of letter on mood", "letter"),
        ("aim.war (hypothesis)", "war:"),
    ]:
        place = ALL[name].place
        assert lines[place.line - 1][place.column - 1 :].startswith(word)


# The case without them


def test_a_statement_is_dropped_and_moved_by_no_hypothesis():
    case = lacking("us.peace (order)")
    assert [item.id for item in case.orders["us"].items] == ["reply"]
    assert case.orders["su"] == CASE.orders["su"]
    assert case.interests == CASE.interests
    assert asked(case, "aim", "talks").first == {"us": ("reply",), "su": ("peace",)}
    given = situate(case, given={"aim": "talks"}).orders["us"]
    assert [item.id for item in given.items] == ["reply"]


def test_an_interest_is_dropped_and_the_order_is_not():
    case = lacking("us.peace (interest)")
    assert case.interests["us"].items == ()
    assert case.orders == CASE.orders
    assert asked(case, "aim", "talks").first == asked(CASE, "aim", "talks").first


def test_a_factor_stays_and_is_so_nowhere():
    cost, relief = lacking("cost (factor)").factors
    assert (cost.id, cost.when, cost.cites) == ("cost", Constant(False), ())
    assert relief == CASE.factors[1]


def test_rules_and_what_is_set_aside_are_dropped():
    case = lacking("entry 1 of impossible", "entry 2 of set_aside")
    assert case.impossible == CASE.impossible[1:]
    assert case.set_aside == CASE.set_aside[:1]


def test_of_an_event_only_what_it_shows_is_dropped():
    letter, reply = lacking("evidence of letter on aim").events
    assert dict(letter.evidence) == {"mood": CASE.events[0].evidence["mood"]}
    assert dataclasses.replace(letter, evidence=CASE.events[0].evidence) == CASE.events[0]
    assert reply == CASE.events[1]


def test_a_hypothesis_changes_no_order_and_all_answers_are_even():
    case = lacking("aim.war (hypothesis)")
    war = asked(case, "aim", "war")
    assert (dict(war.first), dict(war.orders), war.cites) == ({}, {}, ())
    third = Chance(1 / 3, 1 / 3, 1 / 3)
    assert [item.prior for item in case.questions[0].hypotheses] == [third] * 3
    assert asked(case, "aim", "talks").first == asked(CASE, "aim", "talks").first
    assert asked(case, "aim", "talks").cites == asked(CASE, "aim", "talks").cites
    assert case.questions[1] == CASE.questions[1]


def test_a_hypothesis_taken_away_moves_no_statement():
    assert situate(lacking("aim.talks (hypothesis)"), given={"aim": "talks"}).orders == (
        situate(CASE).orders
    )


def test_definitions_and_rankings_stay():
    case = without(CASE, premises(CASE))
    assert (case.options, case.outcomes, case.documents) == (
        CASE.options,
        CASE.outcomes,
        CASE.documents,
    )
    assert isinstance(case.orders["un"], Ranking)
    assert situate(case).present == situate(CASE).present
    assert [event.id for event in case.events] == ["letter", "reply"]


def test_the_case_itself_is_left_as_it_was():
    without(CASE, premises(CASE))
    assert parse_case(TEXT) == CASE


# Of any case


def from_files():
    files = [*FIXTURES.glob("good_*.yaml"), *map(case_path, ["cuba-1962", "elmira"])]
    return [case for case in map(open_case, sorted(files)) if premises(case)]


FILES = from_files()


def cites_of(part):
    """Return every citation in what a file holds, wherever it stands."""
    if isinstance(part, list):
        return [cite for item in part for cite in cites_of(item)]
    if not isinstance(part, dict):
        return []
    own = [cite for cite in part.get("cites", []) if isinstance(cite, dict)]
    return own + [cite for key, item in part.items() if key != "cites" for cite in cites_of(item)]


@st.composite
def recited(draw):
    """Draw the case above with other citations in the place of its own."""
    data = yaml.safe_load(TEXT)
    for cite in cites_of(data):
        drawn = draw(CITES)
        cite.clear()
        cite["document"] = drawn.document
        cite |= {key: getattr(drawn, key) for key in ("paragraph", "page") if getattr(drawn, key)}
    for event in data["events"]:
        event["at"] = str(event["at"])
    return parse_case(yaml.safe_dump(data, sort_keys=False))


ANY_CASE = st.sampled_from([CASE, *FILES]) | recited()


@given(ANY_CASE, st.data())
def test_nothing_left_cites_what_was_removed(case, data):
    passages = sorted({str(c): c for p in premises(case) for c in p.cites}.items())
    wanted = data.draw(st.lists(st.sampled_from([c for _, c in passages] or [Cite("none")])))
    left = without(case, citing(case, wanted))
    assert citing(left, wanted) == ()
    assert all(
        premise in premises(left)
        for premise in premises(case)
        if premise.kind not in ("rule", "set_aside") and premise not in citing(case, wanted)
    )


@given(ANY_CASE, st.data())
def test_the_order_of_removal_does_not_matter(case, data):
    removed = data.draw(st.lists(st.sampled_from(premises(case)), unique=True))
    assert without(case, data.draw(st.permutations(removed))) == without(case, removed)
    # Positions are those of the case asked, so that later entries go first.
    one_by_one = case
    for premise in sorted(data.draw(st.permutations(removed)), key=by_position):
        one_by_one = without(one_by_one, [premise])
    assert one_by_one == without(case, removed)


def by_position(premise):
    return -int(premise.key[0]) if premise.kind in ("rule", "set_aside") else 0


@given(ANY_CASE, st.data())
def test_what_is_gone_cannot_be_removed_again(case, data):
    removed = data.draw(st.lists(st.sampled_from(premises(case)), unique=True))
    named = [premise for premise in removed if premise.kind not in ("rule", "set_aside")]
    left = without(case, named)
    assert without(left, named) == left


@pytest.mark.parametrize("case", [CASE, *FILES], ids=lambda case: case.name)
def test_nothing_removed_is_the_same_case(case):
    assert without(case, ()) == case


@pytest.mark.parametrize("case", [CASE, *FILES], ids=lambda case: case.name)
def test_what_is_left_can_still_be_looked_at(case):
    bare = without(case, premises(case))
    for question in bare.questions:
        even = pytest.approx(1 / len(question.hypotheses))
        for answer in question.hypotheses:
            if question.rows:
                assert [row.priors[answer.id].point for row in question.rows] == [
                    even for _ in question.rows
                ]
            else:
                assert answer.prior.point == even
    assert situate(bare).present == situate(case).present
    defined = {"factor", "hypothesis", "priors", "commitment", "measure", "level"}
    assert {premise.kind for premise in premises(bare)} <= defined


def test_a_premise_is_known_by_its_kind_and_key():
    assert without(CASE, [Premise("order", ("us", "peace"))]) == lacking("us.peace (order)")
    assert without(CASE, [Premise("order", ("us", "nothing"))]) == CASE


AGREED = parse_case("""
excomm: 1
title: A thing lent
documents: {note: {title: A note}}
parties: {a: {name: A}, b: {name: B}}
options: {a.give: {text: give it back}, b.look: {text: look}}
commitments:
  back:
    text: give it back
    party: a
    requires: a.give
    in_return_for: [thanks]
    assurance: {coverage: most}
    cites: [{document: note, paragraph: 1}]
  thanks: {text: say thanks, party: b, hangs_on: [back]}
measures:
  look:
    text: a look
    sees: back
    coverage: most
    needs: b.look
    cites: [{document: note, paragraph: 2}]
  ask: {text: a question, sees: [back, thanks]}
events:
  - id: lent
    at: 2024-01-01
    text: It is lent.
    sets: {b.look: yes}
    standing: {back: {a: accepted}, look: {a: accepted}}
    cites: [{document: note, paragraph: 3}]
  - id: looked
    at: 2024-01-02
    text: B looks.
    seen: [{measure: look, sign: alarm}, {measure: ask, commitment: back, sign: nothing}]
    cites: [{document: note, paragraph: 4}]
""")


def taken(*names):
    """Return the case of a thing lent without premises, by their names."""
    known = {str(premise): premise for premise in premises(AGREED)}
    return without(AGREED, [known[name] for name in names])


def test_the_premises_of_an_agreement():
    assert [str(premise) for premise in premises(AGREED)] == [
        "back (commitment)",
        "thanks (commitment)",
        "look (measure)",
        "ask (measure)",
        "what lent tells of back",
        "what lent tells of look",
        "what looked tells of back",
    ]


def test_a_commitment_stays_owed_and_hangs_on_nothing():
    back, thanks = taken("back (commitment)").commitments
    assert (back.requires, back.party) == (AGREED.commitments[0].requires, "a")
    assert (back.in_return_for, back.assurance, back.cites) == ((), None, ())
    assert thanks == AGREED.commitments[1]


def test_a_measure_stays_defined_and_sees_nothing():
    case = taken("look (measure)")
    look, ask = case.measures
    assert (look.text, dict(look.sees), look.cites) == ("a look", {}, ())
    assert ask == AGREED.measures[1]
    lent, looked = case.events
    assert lent == AGREED.events[0]  # what is said of it is another premise
    assert [one.measure for one in looked.told.seen] == ["ask"]


def test_what_an_event_tells_of_one_thing_is_dropped_and_what_it_sets_is_not():
    lent, looked = taken("what lent tells of back", "what looked tells of back").events
    assert [word.about for word in lent.told.words] == ["look"]
    assert lent.sets == AGREED.events[0].sets
    assert looked.told.seen == ()
