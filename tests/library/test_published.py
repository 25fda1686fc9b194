"""Results that the literature has published for the cases of the library."""

import pytest

from excomm.case import open_case, parse_case, situate
from excomm.conflict import CONCEPTS, concept, make_conflict, profile, solve, solve_symbolically
from excomm.library import case_path

# The four concepts for which results were published for every case.
PUBLISHED = ("Nash", "GMR", "SMR", "SEQ")

# Those that look further ahead: for two parties.
AHEAD = ("L1", "L2", "L3", "L4", "L9", "NM")


def conflict_of(name):
    return make_conflict(situate(open_case(name)))


def edited(name, *edits):
    """Return the conflict of a library case with its text edited: pairs of old and new."""
    text = case_path(name).read_text(encoding="utf-8")
    for old, new in edits:
        assert text.count(old) == 1
        text = text.replace(old, new)
    return make_conflict(situate(parse_case(text, name)))


def best_first(conflict, party, label):
    """Return the labels of the states as a party ranks them, without ties."""
    liked = {n: conflict.levels[party][conflict.space.cell(n)] for n in every_state(conflict)}
    assert len(set(liked.values())) == len(liked)
    return [label(n) for n in sorted(liked, key=liked.get, reverse=True)]


def every_state(conflict):
    return range(1, conflict.space.size + 1)


def published(text):
    """Read labels as they are printed here: '0-7 11' are the labels 0 to 7 and 11."""
    spans = [part.partition("-") for part in text.split()]
    return {n for first, _, last in spans for n in range(int(first), int(last or first) + 1)}


# Cuban missile crisis: Fraser and Hipel (1979, 1984)


def decimal(number):
    """Return the label of a state in the literature: options as binary digits."""
    return number - 1


CUBA = {
    ("Nash", "us"): "2 4 11",
    ("Nash", "ussr"): "0 5 6 7",
    ("Nash", None): "",
    ("GMR", "us"): "0-7 11",
    ("GMR", "ussr"): "0 1 2 4 5 6 7",
    ("GMR", None): "0 1 2 4 5 6 7",
    ("SEQ", "us"): "2 4 6 11",
    ("SEQ", "ussr"): "0 4 5 6 7",
    ("SEQ", None): "4 6",
    ("L1", None): "",
    ("L2", "us"): "4 6",
    ("L2", "ussr"): "0 4 6",
    ("L2", None): "4 6",
    ("L3", None): "4",
    ("L4", None): "4",
    ("L9", None): "4",
    ("NM", "us"): "4",
    ("NM", "ussr"): "0 4",
    ("NM", None): "4",
}
CUBA |= {("SMR", party): labels for (concept, party), labels in CUBA.items() if concept == "GMR"}
CUBA |= {("SymSEQ", party): labels for (concept, party), labels in CUBA.items() if concept == "SEQ"}


def labels_of(stability, concept, party, label):
    states = stability.equilibria(concept) if party is None else stability.states(concept, party)
    return {label(int(number)) for number in states}


class Numbered:
    """What the symbolic engine finds, its states by the numbers of the enumerated engine."""

    def __init__(self, conflict):
        self.conflict = conflict
        self.found = solve_symbolically(conflict.situation)

    def states(self, name, party):
        diagrams, stable = self.found.conflict.diagrams, self.found.stable[name][party]
        only = {n: diagrams.only(self.conflict.space.values(n)) for n in every_state(self.conflict)}
        return [n for n, state in only.items() if (stable & state).satisfiable()]

    def equilibria(self, name):
        stable = (set(self.states(name, party)) for party in self.conflict.parties)
        return sorted(set.intersection(*stable))


def solved(conflict, engine):
    """Return what holds, by one of the two engines."""
    if engine == "symbolic":
        return Numbered(conflict)
    ahead = AHEAD if len(conflict.parties) == 2 else ()
    return solve(conflict, list(map(concept, [*PUBLISHED, *ahead])))


ENGINES = ["enumerated", "symbolic"]


@pytest.fixture(scope="module")
def cuba():
    conflict = conflict_of("cuba-1962-classic")
    return solve(conflict, [*CONCEPTS.values(), *map(concept, AHEAD)])


def test_cuba_ranks_its_states_as_published(cuba):
    us = best_first(cuba.conflict, "us", decimal)
    ussr = best_first(cuba.conflict, "ussr", decimal)
    assert us == [4, 6, 5, 7, 2, 1, 3, 0, 11, 9, 10, 8]
    assert ussr == [0, 4, 6, 2, 5, 1, 7, 3, 11, 9, 10, 8]


@pytest.mark.parametrize(("concept", "party"), CUBA)
def test_cuba_is_stable_where_published(cuba, concept, party):
    assert labels_of(cuba, concept, party, decimal) == published(CUBA[concept, party])


@pytest.mark.parametrize(("name", "party"), [key for key in CUBA if key[0] not in AHEAD])
def test_cuba_is_stable_where_published_by_the_symbolic_engine_too(cuba, name, party):
    found = Numbered(cuba.conflict)
    assert labels_of(found, name, party, decimal) == published(CUBA[name, party])


def test_cuba_has_no_state_rescued_by_moving_at_the_same_time(cuba):
    for party in (None, "us", "ussr"):
        simultaneous = labels_of(cuba, "SIM", party, decimal)
        assert simultaneous == labels_of(cuba, "SEQ", party, decimal)


def test_cuba_with_an_air_strike_that_cannot_be_undone():
    conflict = edited(
        "cuba-1962-classic",
        ("missile sites from the air}", "missile sites from the air, moves: on}"),
    )
    stability = solve(conflict)
    equilibria = {concept: labels_of(stability, concept, None, decimal) for concept in PUBLISHED}
    assert equilibria == {
        "Nash": {5},
        "GMR": {0, 1, 2, 4, 5, 6, 7},
        "SMR": {0, 1, 2, 4, 5, 6, 7},
        "SEQ": {4, 5, 6},
    }


# Elmira: Hipel, Fang, Kilgour and Haight (1993); Kilgour and Hipel (2005)

NINE_STATES = ["01000", "11000", "00100", "10100", "01001", "11001", "00101", "10101", "---1-"]
ELMIRA = {
    "Nash": {"moe": "1-9", "uniroyal": "1 4 5 8 9", "lg": "5-9", None: "5 8 9"},
    "GMR": {"moe": "1-9", "uniroyal": "1 4 5 8 9", "lg": "1-9", None: "1 4 5 8 9"},
    "SMR": {"moe": "1-9", "uniroyal": "1 4 5 8 9", "lg": "1-9", None: "1 4 5 8 9"},
    "SEQ": {"moe": "1-9", "uniroyal": "1 4 5 8 9", "lg": "2 3 5-9", None: "5 8 9"},
}
TAIL = """\
      - N NYN N
      - N NYN Y
      - Y YNN N
      - Y YNN Y
  lg:"""
# As in the file that comes with GMCR+.
OTHER_TAIL = """\
      - Y YNN N
      - N NYN N
      - N NYN Y
      - Y YNN Y
  lg:"""


@pytest.fixture(
    scope="module",
    params=[(tail, engine) for tail in (TAIL, OTHER_TAIL) for engine in ENGINES],
    ids=lambda drawn: f"{'the paper' if drawn[0] == TAIL else 'GMCR+'}, {drawn[1]}",
)
def elmira(request):
    tail, engine = request.param
    return solved(edited("elmira", (TAIL, tail)), engine)


def of_nine(space):
    """Return the function from a state's number to its number in the literature."""
    bits = str.maketrans("YN", "10")
    shown = {n: space.pattern(n).replace(" ", "").translate(bits) for n in range(1, space.size + 1)}
    labels = {
        n: [
            label
            for label, pattern in enumerate(NINE_STATES, 1)
            if all(p in ("-", b) for p, b in zip(pattern, word, strict=True))
        ]
        for n, word in shown.items()
    }
    assert all(len(found) == 1 for found in labels.values())
    return lambda number: labels[number][0]


def test_elmira_has_twelve_states_of_which_the_literature_merges_four(elmira):
    space = elmira.conflict.space
    label = of_nine(space)
    assert sorted(map(label, every_state(elmira.conflict))) == [*range(1, 9), 9, 9, 9, 9]
    assert label(elmira.conflict.present) == 1


def test_elmira_moves_uniroyal_as_published(elmira):
    conflict = elmira.conflict
    label = of_nine(conflict.space)
    published_moves = {
        1: {3, 9},
        2: {4, 9},
        3: {9},
        4: {9},
        5: {7, 9},
        6: {8, 9},
        7: {9},
        8: {9},
        9: set(),
    }
    for n in every_state(conflict):
        cells = conflict.movers["uniroyal"].moves(conflict.space.cell(n))
        ends = {label(conflict.space.number(cell)) for cell in cells}
        assert ends == published_moves[label(n)]


@pytest.mark.parametrize("party", ["moe", "uniroyal", "lg", None])
@pytest.mark.parametrize("concept", PUBLISHED)
def test_elmira_is_stable_where_published(elmira, concept, party):
    label = of_nine(elmira.conflict.space)
    stable = labels_of(elmira, concept, party, label)
    assert stable == published(ELMIRA[concept][party])
    # The merged states agree with each other.
    states = elmira.equilibria(concept) if party is None else elmira.states(concept, party)
    assert sum(label(int(n)) == 9 for n in states) == 4


# Two-party games: Brams and Wittman (1981)

# 1 to 4 are CC, CD, DC and DD, the first party's choice first.
GAME_LABEL = {"YY": 1, "YN": 2, "NY": 3, "NN": 4}
GAMES = {
    "prisoners-dilemma": {"Nash": {4}, "GMR": {1, 4}, "SMR": {1, 4}, "SEQ": {1, 4}},
    "chicken": {"Nash": {2, 3}, "GMR": {1, 2, 3}, "SMR": {1, 2, 3}, "SEQ": {2, 3}},
}
GAMES_AHEAD = {
    "prisoners-dilemma": {"NM": {1, 4}},
    "chicken": {"L2": set(), "NM": {1}},
}
RANKINGS = {
    "prisoners-dilemma": ([3, 1, 4, 2], [2, 1, 4, 3]),
    "chicken": ([3, 1, 2, 4], [2, 1, 3, 4]),
}


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("name", GAMES)
def test_games_have_the_published_rankings_and_equilibria(name, engine):
    conflict = conflict_of(name)

    def label(number):
        return GAME_LABEL[conflict.space.pattern(number).replace(" ", "")]

    assert best_first(conflict, "a", label) == RANKINGS[name][0]
    assert best_first(conflict, "b", label) == RANKINGS[name][1]
    stability = solved(conflict, engine)
    assert {c: labels_of(stability, c, None, label) for c in PUBLISHED} == GAMES[name]
    if engine == "enumerated":
        ahead = GAMES_AHEAD[name]
        assert {c: labels_of(stability, c, None, label) for c in ahead} == ahead


def test_a_leader_in_chicken_goes_straight_and_the_other_gives_way():
    conflict = conflict_of("chicken")
    for leader, end in (("a", "NY"), ("b", "YN")):
        led = solve(conflict, [profile(f"Stackelberg:{leader}", conflict.parties)])
        (state,) = led.equilibria(f"Stackelberg:{leader}").tolist()
        assert conflict.space.pattern(state).replace(" ", "") == end


# Simultaneous sanctioning, as in the study of Korea in 2017: from the state NY each party
# alone improves, the first to YY and the second to NN, and both at once end in YN, which
# each likes less than NY.
KOREA = """
excomm: 1
title: one step each
parties: {us: {name: United States}, nk: {name: North Korea}}
options: {us.act: {text: act}, nk.hold: {text: hold}}
orders:
  us: {ranking: [Y Y, N Y, N N, Y N]}
  nk: {ranking: [N N, N Y, Y Y, Y N]}
"""


def test_moving_at_the_same_time_rescues_a_state_of_the_korean_conflict():
    stability = solve(make_conflict(situate(parse_case(KOREA))))
    pattern = stability.conflict.space.pattern
    sequential = [pattern(n) for n in stability.equilibria("SEQ").tolist()]
    simultaneous = [pattern(n) for n in stability.equilibria("SIM").tolist()]
    assert sequential == ["N N", "Y Y"]
    assert simultaneous == ["N N", "N Y", "Y Y"]
    assert set(stability.concepts) == set(CONCEPTS)
