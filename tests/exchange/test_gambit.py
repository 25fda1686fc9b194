"""The game in strategic form, for Gambit."""

import re
from itertools import product

import pytest
import yaml
from hypothesis import assume, given
from hypothesis import strategies as st

from excomm.case import CaseError, parse_case, situate
from excomm.conflict import concept, make_conflict, solve
from excomm.exchange import as_nfg, gambit
from strategies import conflicts

TOKEN = re.compile(r'\s*(?:"((?:[^"\\]|\\.)*)"|([{}]|[^\s{}"]+))')


def read_nfg(text):
    """Return title, players, strategies and payoffs of a game, by the format's description."""
    tokens, place = [], 0
    while text[place:].strip():
        match = TOKEN.match(text, place)
        quoted, word = match.groups()
        tokens.append(word if quoted is None else ("text", quoted.replace('\\"', '"')))
        place = match.end()
    stream = iter(tokens)
    take = stream.__next__

    def texts():
        found = []
        while (token := take()) != "}":
            found.append(token[1])
        return found

    assert [take() for _ in range(3)] == ["NFG", "1", "R"]
    title = take()[1]
    assert take() == "{"
    players = texts()
    assert take() == "{"
    strategies = []
    while take() == "{":
        strategies.append(texts())
    assert len(strategies) == len(players)
    assert take()[0] == "text"
    payoffs = {}
    # The first player's strategy changes fastest.
    for chosen in product(*(range(len(s)) for s in reversed(strategies))):
        payoffs[chosen[::-1]] = tuple(int(take()) for _ in players)
    assert next(stream, None) is None
    return title, players, strategies, payoffs


def made(parties, options, more=""):
    text = f"excomm: 1\ntitle: A game\nparties: {parties}\noptions: {options}\n{more}"
    return make_conflict(situate(parse_case(text)))


TWO = "{a: {name: A}, b: {name: B}}"
CHOICES = "{a.x: {text: x}, b.y: {text: y, levels: [low, mid, high]}}"


@given(conflicts(max_parties=3, cells=48, moves=("both",), max_rules=0, kinds=("switch", "one_of")))
def test_pure_equilibria_are_the_nash_states_and_payoffs_the_levels(drawn):
    # Alternatives are settings of one option, so that every combination is a state.
    textbook, conflict = drawn.textbook, drawn.conflict
    _, players, strategies, payoffs = read_nfg(as_nfg(conflict))
    assert players == [*conflict.parties]
    assert len(payoffs) == len(textbook.states)
    patterns = dict(zip(conflict.space.patterns(), textbook.states, strict=True))
    held = set()
    for chosen, paid in payoffs.items():
        words = (names[way] for names, way in zip(strategies, chosen, strict=True))
        number = patterns[" ".join(word for word in words if word != "-")]
        for place, party in enumerate(textbook.parties):
            for other, others_paid in payoffs.items():
                q = other_number(patterns, strategies, other)
                assert (others_paid[place] > paid[place]) == textbook.better(party, q, number)
        if all(
            paid[place] >= payoffs[(*chosen[:place], way, *chosen[place + 1 :])][place]
            for place in range(len(players))
            for way in range(len(strategies[place]))
        ):
            held.add(number)
    stability = solve(conflict, [concept("Nash")])
    assert sorted(held) == stability.equilibria("Nash").tolist()


def other_number(patterns, strategies, chosen):
    words = (names[way] for names, way in zip(strategies, chosen, strict=True))
    return patterns[" ".join(word for word in words if word != "-")]


def test_what_a_party_alone_cannot_do_is_no_strategy():
    conflict = made(TWO, CHOICES, "impossible: [b.y = mid]")
    _, _, strategies, payoffs = read_nfg(as_nfg(conflict))
    assert strategies == [["N", "Y"], ["NN", "YY"]]
    assert len(payoffs) == 4


def test_a_party_without_options_waits():
    conflict = made("{a: {name: A}, b: {name: B}}", "{a.x: {text: x}}")
    _, players, strategies, _ = read_nfg(as_nfg(conflict))
    assert (players, strategies) == (["A", "B"], [["N", "Y"], ["-"]])


def test_players_of_one_name_are_told_apart():
    conflict = made("{a: {name: Bloc}, b: {name: Bloc}}", CHOICES)
    assert read_nfg(as_nfg(conflict))[1] == ["Bloc (a)", "Bloc (b)"]


def test_a_combination_that_cannot_be_is_refused():
    conflict = made(TWO, CHOICES, "impossible: [a.x and b.y = high]")
    with pytest.raises(CaseError, match="Y YY cannot be, though each party can do its part"):
        as_nfg(conflict)


def test_one_way_options_are_refused():
    conflict = made(TWO, "{a.x: {text: x, moves: on}, b.y: {text: y}}")
    with pytest.raises(CaseError, match=r"a\.x can be changed one way only"):
        as_nfg(conflict)


def test_games_too_large_are_refused(monkeypatch):
    monkeypatch.setattr(gambit, "MAX_COMBINATIONS", 5)
    with pytest.raises(CaseError, match="the game has 6 combinations, over 5"):
        as_nfg(made(TWO, CHOICES))


@given(st.text(st.sampled_from(' "\\{}\n&é中'), min_size=1, max_size=8))
def test_no_name_upsets_the_file(name):
    assume(name.strip())
    parties = yaml.safe_dump({"a": {"name": name}, "b": {"name": "B"}}, default_flow_style=True)
    _, players, _, payoffs = read_nfg(as_nfg(made(parties.strip(), CHOICES)))
    # The format cannot write a backslash everywhere; a slash stands for it.
    assert players == [" ".join(name.split()).replace("\\", "/"), "B"]
    assert len(payoffs) == 6
