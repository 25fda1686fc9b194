"""What a case holds once it is read."""

import dataclasses
from fractions import Fraction
from pathlib import Path

import pytest

from excomm.case import (
    CaseError,
    Chance,
    Cite,
    Horizon,
    Party,
    Ranking,
    Statements,
    Weights,
    open_case,
    parse_case,
)
from excomm.case.logic import Name, Or, parse

CASE = open_case(Path(__file__).parent / "fixtures" / "good_everything.yaml")
HEAD = "excomm: 1\ntitle: T\nparties: {us: {name: US}}\noptions: {us.attack: {text: attack}}\n"


def problems(text):
    with pytest.raises(CaseError) as caught:
        parse_case(text)
    return caught.value.problems


def test_options_are_grouped_by_party_in_the_order_of_the_file():
    assert [option.id for option in CASE.options] == [
        "us.attack",
        "us.flights",
        "su.withdraw",
        "su.answer",
    ]
    assert [option.id for option in CASE.options_of("us")] == ["us.attack", "us.flights"]
    assert CASE.options_of("un") == ()


def test_players_are_the_parties_that_do_not_observe():
    assert [party.id for party in CASE.players] == ["us", "su", "cu"]
    assert CASE.parties[1] == Party("un", "United Nations", observer=True)


def test_kinds_of_options():
    attack, flights, withdraw, answer = CASE.options
    assert (attack.kind, attack.values, attack.moves) == ("switch", ("no", "yes"), "both")
    assert (flights.kind, flights.values, flights.moves) == (
        "levels",
        ("none", "low", "high"),
        "off",
    )
    assert (answer.kind, answer.values) == ("one_of", ("silence", "yes", "no"))
    assert (attack.severity, flights.severity, withdraw.severity) == (4.5, None, 0)


def test_options_come_apart_into_switches():
    attack, flights, _, answer = CASE.options
    assert attack.switches == (Name("us.attack"),)
    assert flights.switches == (parse("us.flights >= low"), parse("us.flights >= high"))
    assert answer.switches == (parse("su.answer = yes"), parse("su.answer = no"))
    assert [attack.switched(value) for value in (0, 1)] == [(False,), (True,)]
    assert [flights.switched(value) for value in (0, 1, 2)] == [
        (False, False),
        (True, False),
        (True, True),
    ]
    assert [answer.switched(value) for value in (0, 1, 2)] == [
        (False, False),
        (True, False),
        (False, True),
    ]


def test_start_is_no_or_the_lowest_level_where_nothing_is_said():
    assert CASE.start == (0, 2, 0, 0)


def test_horizons_are_in_the_order_of_their_turns():
    assert CASE.horizons == (Horizon("days", 3), Horizon("months", 12))


def test_orders_are_statements_a_ranking_or_weights():
    statements, ranking, weights = CASE.orders["us"], CASE.orders["su"], CASE.orders["un"]
    assert isinstance(statements, Statements)
    assert [item.id for item in statements.items] == ["peace", "look", "eyes", "word"]
    assert [[item.id for item in tier] for tier in statements.tiers] == [
        ["peace"],
        ["look"],
        ["eyes", "word"],
    ]
    assert [item.id for item in statements.refusals] == ["look"]
    assert isinstance(ranking, Ranking)
    assert ranking.classes == (
        Name("quiet"),
        Or((Name("deal"), parse("su.answer = yes"))),
        Name("war"),
    )
    assert ranking.texts == ("quiet", "deal ~ su.answer = yes", "war")
    assert isinstance(weights, Weights)
    assert [weight for _, weight in weights.items] == [Fraction(1, 10), -2, 1]


def test_weights_are_exact_as_they_are_written():
    case = parse_case(HEAD + "orders: {us: {weights: {us.attack: 0.3, not us.attack: 1e-3}}}\n")
    assert [weight for _, weight in case.orders["us"].items] == [Fraction(3, 10), Fraction(1, 1000)]


def test_a_question_has_its_priors_given_what_it_depends_on():
    _, haste = CASE.questions
    assert haste.depends_on == ("aim",)
    assert [dict(row.given) for row in haste.rows] == [
        {"aim": "bargain"},
        {"aim": "time"},
        {"aim": "trick"},
    ]
    first, ratios, last = (row.priors for row in haste.rows)
    assert (first["hurried"].word, first["patient"]) == ("probable", None)
    assert [ratios[name].point for name in ("hurried", "patient")] == pytest.approx([0.1, 0.9])
    assert str(ratios["patient"]) == "x 9"
    assert (last["hurried"].low, last["hurried"].high) == (0.4, 0.6)
    assert (haste.rows[0].by, [cite.paragraph for cite in haste.rows[0].cites]) == (
        "analyst",
        ["3"],
    )
    assert all(hypothesis.prior is None for hypothesis in haste.hypotheses)
    _, other = CASE.judges
    assert [(dict(row.given), row.priors["patient"].point) for row in other.rows["haste"]] == [
        ({}, 0.5)
    ]
    assert other.judges("haste")
    assert not CASE.judges[0].judges("haste")


def test_questions_have_hypotheses_in_the_order_of_the_file():
    aim, _ = CASE.questions
    assert (aim.id, aim.asks, aim.about) == ("aim", "What does Moscow want?", ("su", "us"))
    assert (str(aim.period.since), str(aim.period.until)) == ("1962-10-20", "1962-11-20")
    bargain, time, trick = aim.hypotheses
    assert [h.id for h in aim.hypotheses] == ["bargain", "time", "trick"]
    assert (bargain.text, bargain.by) == ("It wants a bargain.", "analyst")
    assert bargain.cites == (Cite("memo", "2", None, None),)
    assert dict(bargain.first) == {"us": ("look",)}
    assert [item.id for item in bargain.orders["su"].items] == ["withdraw"]
    assert isinstance(time.orders["su"], Ranking)
    assert isinstance(trick.orders["su"], Weights)
    assert (dict(time.first), trick.cites) == ({}, ())


def test_chances_are_words_numbers_or_ranges():
    bargain, time, trick = CASE.questions[0].hypotheses
    assert bargain.prior == Chance(0.675, 0.55, 0.8, "probable")
    assert time.prior == Chance(pytest.approx(0.3), 0.2, 0.4)
    assert trick.prior is None
    evidence = CASE.events[0].evidence["aim"]
    assert evidence == {
        "bargain": Chance(0.875, 0.8, 0.95, "very likely"),
        "time": Chance(0.3, 0.3, 0.3),
        "trick": Chance(0.375, 0.25, 0.5),
    }
    assert [str(chance) for chance in evidence.values()] == ["very likely", "0.3", "0.25 to 0.5"]
    assert CASE.events[1].evidence == {}


def test_places_are_those_of_the_file():
    lines = Path(CASE.file).read_text("utf-8").splitlines()
    for item, word in [
        (CASE.options[0], "us.attack:"),
        (CASE.factors[0], "cost:"),
        (CASE.outcomes[1], "war:"),
        (CASE.impossible[1], "us.attack and su.withdraw"),
        (CASE.impossible[2], "YYN"),
        (CASE.set_aside[0], "{what: war"),
        (CASE.orders["us"].items[0], "not us.attack if"),
        (CASE.orders["su"], "[quiet"),
        (CASE.events[0], "letter"),
        (CASE.questions[0], "aim:"),
        (CASE.questions[0].hypotheses[1], "time:"),
    ]:
        assert lines[item.place.line - 1][item.place.column - 1 :].startswith(word)


def test_events_say_who_what_and_to_whom():
    letter, leak, reply = CASE.events
    assert (letter.sender, letter.to, letter.channel) == ("su", ("us",), "private")
    assert letter.mentions == ("un", "su.withdraw")
    assert letter.admits == ("that there are missiles",)
    assert dict(letter.sets) == {"su.answer": 1}
    assert (letter.known_to, leak.known_to, reply.known_to) == (("us", "su"), ("inr",), ("all",))
    assert leak.to == ("us", "un")


def test_cites_print_as_a_reader_would_look_them_up():
    at, reading = "1234-1267, 1300-1310", "0f343b093112"
    assert CASE.options[0].cites == (Cite("memo", "4", "2", "a quick strike", at, reading),)
    assert str(CASE.options[0].cites[0]) == "memo, p. 2, para. 4: “a quick strike”"
    assert str(CASE.outcomes[1].cites[0]) == "memo"


def test_mark_in_force_is_none_unless_said():
    assert [(document.was, document.now) for document in CASE.documents] == [
        ("SECRET", "none"),
        ("PRIVATE", "none"),
    ]


def test_case_cannot_be_changed():
    with pytest.raises(dataclasses.FrozenInstanceError):
        CASE.title = "Another"
    with pytest.raises(TypeError):
        CASE.orders["us"] = None
    with pytest.raises(TypeError):
        CASE.events[0].sets["us.attack"] = 1


def test_digest_is_of_the_text():
    assert parse_case(HEAD).digest == parse_case(HEAD, "another").digest
    assert parse_case(HEAD).digest != parse_case(HEAD + "\n").digest


def test_booleans_are_values_of_switches():
    case = parse_case(HEAD + "start: {us.attack: true}\n")
    assert case.start == (1,)


def test_one_reading_finds_problems_of_all_parts():
    found = problems(HEAD + "outcomes: {war: us.atack}\nstart: {us.alert: no}\nas_of: never\n")
    assert [problem.place.line for problem in found] == [5, 6, 7]


def test_no_more_problems_are_told_than_anyone_mends():
    text = HEAD + "start:\n" + "".join(f"  us.attack{n}: yes\n" for n in range(500))
    found = problems(text)
    assert len(found) == 101
    assert [problem.place.line for problem in found[:-1]] == list(range(6, 106))
    assert str(found[-1]) == "there are more problems (mend these first)"


def test_no_more_unknown_keys_are_told_than_anyone_mends():
    assert len(problems(HEAD + "".join(f"colour{n}: 1\n" for n in range(500)))) == 101


@pytest.mark.parametrize("ordered", [True, False])
def test_definitions_may_rest_on_a_hundred_others_and_no_more(ordered):
    def chain(length):
        lines = [f"  o{n}: o{n - 1}\n" for n in range(1, length)]
        return HEAD + "outcomes:\n  o0: us.attack\n" + "".join(lines if ordered else lines[::-1])

    assert len(parse_case(chain(100)).outcomes) == 100
    for length in (102, 5000):
        (problem,) = problems(chain(length))
        assert problem.message.endswith("is defined through more than 100 others")


def test_definitions_that_meet_are_no_circle():
    text = "outcomes: {a: b and c, b: d, c: d or b, d: us.attack}\n"
    assert len(parse_case(HEAD + text).outcomes) == 4
