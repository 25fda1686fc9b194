"""Save files of GMCR+ as cases."""

import json
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exchange.samples import Literal, any_of, harbour, maker, option, pattern, saved, write
from excomm.case import CaseError, situate
from excomm.conflict import lint, make_conflict, solve
from excomm.exchange import as_gmcr, read_gmcr
from strategies import conflicts


@pytest.fixture
def read(tmp_path):
    """Return a function that writes the content of a save file and reads it as a case."""

    def read(content):
        return read_gmcr(write(tmp_path, content))

    return read


@pytest.fixture
def refused(read):
    """Return a function that returns why the content of a save file is refused."""

    def refused(content):
        with pytest.raises(CaseError) as error:
            read(content)
        (problem,) = error.value.problems
        assert problem.place.file.endswith("harbour.gmcr")
        return problem.message + (f" ({problem.hint})" if problem.hint else "")

    return refused


def solved(case):
    return solve(make_conflict(situate(case)))


# A case that a person can read


def test_the_case_file_is_readable(read):
    assert (
        read(harbour()).text
        == """\
# From harbour.gmcr, a save file of GMCR+, made by gmcr-py 0.3.12. It names no sources:
# every premise stands as the analyst's own. Put a passage in its place where there is one.
excomm: 1
title: harbour

parties:
  port: {name: Port}
  fleet: {name: Fleet}

options:
  port.close_harbour: {text: Close the harbour}
  port.lay_mines: {text: Lay mines, moves: on}  # cannot be undone
  fleet.sail_in: {text: Sail in}

impossible:
  - {rule: not port.close_harbour and port.lay_mines, by: analyst}

orders:  # what each party wants, the most important first
  port:
    - {id: s1, want: not port.close_harbour or not fleet.sail_in, by: analyst}
    - {id: no_lay_mines, want: not port.lay_mines, by: analyst}
    - {id: close_harbour, want: port.close_harbour, by: analyst}
  fleet:
    - {id: s1, want: not port.lay_mines and fleet.sail_in, by: analyst}
    - {id: no_sail_in, want: not fleet.sail_in, by: analyst}

# Say here which options are yes now: the save file does not, so every option is no.
start: {}
"""
    )


def test_it_passes_the_checks(read):
    assert [finding for finding in lint(read(harbour()).case) if finding.gravity == "error"] == []


def test_a_ranking_shows_the_numbers_of_the_states(read):
    content = harbour(useManualPreferenceRanking=True)
    port, fleet = content["decisionMakers"]
    port["preferenceRanking"] = [2, [1, 3], 6, 5, 4]
    fleet["preferenceVector"] = [5, 4, 6, 3, 2, 1]
    found = read(content)
    assert "      - YN N  # 2\n      - [NN N, YY N]  # 1, 3\n" in found.text
    assert found.notes == (
        "the rankings count in it: the preference statements of Port, Fleet are not carried over",
    )
    levels = make_conflict(situate(found.case)).levels
    assert levels["port"][levels["port"] >= 0].tolist() == [3, 4, 3, 0, 1, 2]
    assert levels["fleet"][levels["fleet"] >= 0].tolist() == [0, 1, 2, 4, 5, 3]


@pytest.mark.parametrize(
    ("members", "want"),
    [
        ([(1, 3), (-1, -3), (1, -3)], "port.close_harbour if fleet.sail_in"),
        ([(1, 3), (-1, -3), (-1, 3)], "fleet.sail_in if port.close_harbour"),
        ([(1, 3), (-1, -3)], "port.close_harbour iff fleet.sail_in"),
        ([(3, -1), (1, -3)], "port.close_harbour iff not fleet.sail_in"),
        ([(1, 3), (-1, 3), (1, -3)], "port.close_harbour or fleet.sail_in"),
        ([(1, 3), (-1, 3)], "port.close_harbour and fleet.sail_in or not port.close_harbour "
         "and fleet.sail_in"),
        ([(1,), (3, 2)], "port.close_harbour or port.lay_mines and fleet.sail_in"),
        ([()], "true"),
        ([], "false"),
    ],
)  # fmt: skip
def test_what_the_program_spells_out_becomes_a_condition(members, want, read):
    compound = any_of(*members)
    makers = [maker("Port", [0, 1], [compound]), maker("Fleet", [2])]
    (statement,) = read(harbour(decisionMakers=makers)).case.orders["port"].items
    assert str(statement.want) == want


# What the file says is what the case says


@given(saved())
def test_states_moves_and_preferences_are_those_of_the_file(tmp_path_factory, content):
    literal = Literal(content)
    path = write(tmp_path_factory.mktemp("saved"), content)
    conflict = make_conflict(situate(read_gmcr(path).case))
    space = conflict.space
    assert list(space.patterns()) == literal.patterns()
    places = range(space.size)
    for party, item in zip(conflict.parties, literal.makers, strict=True):
        for s in places:
            reached = {
                space.number(cell) - 1 for cell in conflict.movers[party].moves(space.cell(s + 1))
            }
            assert reached == {q for q in places if literal.can_move(item, s, q)}
            for q in places:
                levels = conflict.levels[party]
                liked = levels[space.cell(q + 1)] > levels[space.cell(s + 1)]
                assert liked == literal.better(item, q, s)


@given(saved(ranked=True))
def test_payoffs_stand_in_for_a_ranking(tmp_path_factory, content):
    by_ranking = write(tmp_path_factory.mktemp("saved"), content)
    expected = make_conflict(situate(read_gmcr(by_ranking).case)).levels
    for item in content["decisionMakers"]:
        places = {}
        for place, tied in enumerate(item.pop("preferenceRanking")):
            places |= dict.fromkeys(tied if isinstance(tied, list) else [tied], place)
        item["payoffs"] = [9 - places[number] for number in sorted(places)]
    found = make_conflict(situate(read_gmcr(write(by_ranking.parent, content)).case)).levels
    assert {party: cells.tolist() for party, cells in found.items()} == {
        party: cells.tolist() for party, cells in expected.items()
    }


@given(conflicts(max_parties=3, cells=48))
def test_what_is_written_for_the_program_reads_back_the_same(tmp_path_factory, drawn):
    path = write(tmp_path_factory.mktemp("saved"), as_gmcr(drawn.conflict))
    case = read_gmcr(path).case
    found, conflict = make_conflict(situate(case)), drawn.conflict
    assert list(found.space.patterns()) == list(conflict.space.patterns())
    # A party without options stands as an observer there, and decides nothing.
    moving = [party for party in conflict.parties if conflict.situation.case.options_of(party)]
    for there, here in zip(found.parties, moving, strict=True):
        for number in range(1, conflict.space.size + 1):
            a, b = found.space.cell(number), conflict.space.cell(number)
            assert found.levels[there][a] == conflict.levels[here][b]
            assert [found.space.number(cell) for cell in found.movers[there].moves(a)] == [
                conflict.space.number(cell) for cell in conflict.movers[here].moves(b)
            ]


def test_cuba_with_the_air_strike_for_good_holds_as_published(read):
    # The rankings that the literature gives, in statements made for them: 1 is the strike,
    # 2 the blockade, 3 the withdrawal, 4 the escalation. Its labels of states count from 0.
    us = [
        pattern(3),
        pattern(-4),
        any_of((-1,), (-3,)),
        any_of((-2,), (-3,)),
        any_of((1,), (-4,)),
        any_of((2,), (-4,)),
        any_of((1,), (2,)),
        pattern(-1),
        pattern(-2),
    ]
    ussr = [
        pattern(-4),
        any_of((1, 4), (1, -4), (-1, -4)),
        any_of((2, 4), (2, -4), (-2, -4)),
        pattern(-1),
        pattern(-2),
        any_of((3, 1), (3, 2), (-3, -1, -2)),
    ]
    content = {
        "useManualPreferenceVectors": False,
        "options": [option("Strike", "fwd"), option("Blockade"), option("Out"), option("Escalate")],
        "decisionMakers": [maker("US", [0, 1], us), maker("USSR", [2, 3], ussr)],
        "infeasibles": [pattern(3, 4)],
    }
    case = read(content).case
    stability = solved(case)
    held = {concept: stability.equilibria(concept) - 1 for concept in stability.concepts}
    assert held["Nash"].tolist() == [5]
    assert held["SEQ"].tolist() == [4, 5, 6]
    assert held["GMR"].tolist() == held["SMR"].tolist() == [0, 1, 2, 4, 5, 6, 7]
    levels = make_conflict(situate(case)).levels
    best_first = {
        party: (-cells.ravel()[:12]).argsort().tolist() for party, cells in levels.items()
    }
    assert best_first["us"] == [4, 6, 5, 7, 2, 1, 3, 0, 11, 9, 10, 8]
    assert best_first["ussr"] == [0, 4, 6, 2, 5, 1, 7, 3, 11, 9, 10, 8]


# Read with tolerance


def test_missing_keys_have_defaults(read):
    found = read({"options": [{}, {"name": "Sail"}], "decisionMakers": [{"options": [0, 1]}]})
    assert [(o.id, o.text, o.moves) for o in found.case.options] == [
        ("party_1.option_1", "Option 1", "both"),
        ("party_1.sail", "Sail", "both"),
    ]
    assert found.notes == ("Party 1 has no preferences: it is indifferent between all states",)


def test_unknown_keys_are_passed_over(read):
    assert read(harbour(colours=[1], program="other")).case.orders == read(harbour()).case.orders


@pytest.mark.parametrize("yes", ["Y", "y", " Yes ", True, 1, "true"])
@pytest.mark.parametrize("place", [2, "2", 2.0, "Sail in", "sail IN "])
def test_options_and_answers_may_be_written_in_several_ways(place, yes, read):
    makers = [maker("Port", [0, "1"], [[[place, yes]]]), maker("Fleet", [place])]
    (statement,) = read(harbour(decisionMakers=makers)).case.orders["port"].items
    assert str(statement.want) == "fleet.sail_in"


def test_a_dash_asks_nothing(read):
    makers = [maker("Port", [0, 1], [[[0, "-"], [2, "N"]]]), maker("Fleet", [2])]
    (statement,) = read(harbour(decisionMakers=makers)).case.orders["port"].items
    assert str(statement.want) == "not fleet.sail_in"


def test_names_become_ids_and_stay_as_text(read):
    names = ["2nd: strike, “hard” #1", "2nd strike hard 1", "not", "Удар", "yes", "a\nb\x07"]
    content = {
        "options": [option(name) for name in names],
        "decisionMakers": [maker("A & B: C", [0, 1, 2]), maker("if", [3, 4]), maker("if", [5])],
    }
    case = read(content).case
    assert [o.id for o in case.options] == [
        "a_b_c.option1_2nd_strike_hard_1",
        "a_b_c.option2_2nd_strike_hard_1",
        "a_b_c.not_",
        "if_.option4",
        "if_.yes",
        "if__2.a_b",
    ]
    assert [o.text for o in case.options] == [*names[:5], "a b"]
    assert [party.name for party in case.parties] == ["A & B: C", "if", "if"]


@pytest.mark.parametrize(
    "name", ["null", "~", "1e5", "0x10", "- a", "a: b", "a #b", "{a}", "'", '"', "\\", "*a", "!!a"]
)
def test_no_name_upsets_the_file(name, read):
    content = harbour()
    content["options"][0]["name"] = content["decisionMakers"][0]["name"] = name
    case = read(content).case
    assert (case.options[0].text, case.parties[0].name) == (name, name)


def test_the_title_is_the_name_of_the_file(tmp_path):
    path = write(tmp_path, harbour(), "north: a #case.gmcr")
    assert read_gmcr(path).case.title == "north: a #case"


def test_what_is_not_carried_over_is_noted(read):
    content = harbour(coalitions=[[0, 1], 2])
    content["decisionMakers"][0]["misperceptions"] = [pattern(1)]
    content["decisionMakers"].append(maker("Press", []))
    found = read(content)
    assert found.notes == (
        "the misperceptions of Port are not carried over",
        "its coalitions are not carried over: every party stands for itself",
        "Press holds no option: it stands as an observer",
    )
    assert found.case.parties[2].observer


def test_what_an_observer_wants_is_carried_over(read):
    content = harbour()
    content["decisionMakers"].append(maker("Press", [], [pattern(3)]))
    (statement,) = read(content).case.orders["press"].items
    assert str(statement.want) == "fleet.sail_in"


def test_a_start_that_cannot_be_is_left_to_the_analyst(read):
    found = read(harbour(infeasibles=[pattern(-1, -3)]))
    assert found.notes[-1].endswith("give the case a 'start'")
    assert "this case needs a start" in found.text
    assert make_conflict(situate(found.case)).present == 0


# Refused


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"options": []}, "the conflict has no options"),
        ({"options": "none"}, "this is no save file of GMCR+ (it needs the lists options and"),
        ({"decisionMakers": [3]}, "decision maker 1 is no mapping of keys to values"),
        ({"decisionMakers": [maker("Port", [0, 1])]}, "the option 'Sail in' belongs to no"),
        (
            {"decisionMakers": [maker("Port", [0, 1, 2]), maker("Fleet", [2])]},
            "the option 'Sail in' belongs to Port and Fleet (an option of a case is in one",
        ),
        ({"decisionMakers": [maker("Port", [0, 7])]}, "option of Port 2: there is no option 7"),
        ({"decisionMakers": [maker("Port", [0, -1])]}, "option of Port 2: there is no option -1"),
        ({"decisionMakers": [maker("Port", [True])]}, "option of Port 1: there is no option true"),
        ({"decisionMakers": [maker("Port", ["Sale in"])]}, "option of Port 1: there is no option "
         '"Sale in" (did you mean Sail in?)'),
        ({"decisionMakers": [maker("Port", 3)]}, "'options' is no list"),
        ({"infeasibles": [pattern(1), []]}, "an infeasible pattern is empty"),
        ({"infeasibles": [[[0, "Q"]]]}, 'infeasible pattern 1: expected Y or N, not "Q"'),
        ({"infeasibles": [[0, "Y"]]}, "infeasible pattern 1: expected an option with Y or N"),
        ({"infeasibles": ["YN-"]}, "infeasible pattern 1: expected a list of options"),
        (
            {"infeasibles": [[[0, "Y"], [0, "N"]]]},
            "infeasible pattern 1: it asks for 'Close the harbour' to be both Y and N",
        ),
        ({"options": [option("a", "sideways")]}, "the option 'a' cannot be changed 'sideways'"),
        ({"useManualPreferenceRanking": "maybe"}, "whether rankings count: expected Y or N"),
    ],
)  # fmt: skip
def test_broken_references_are_told(change, message, refused):
    assert refused(harbour(**change)).startswith(message)


@pytest.mark.parametrize(
    ("ranking", "message"),
    [
        ([1, 2, 3, 4, 5], "the ranking of Port leaves out state 6"),
        ([1], "the ranking of Port leaves out state 2 and 4 more"),
        ([1, 2, 3, 4, 5, 6, 6], "the ranking of Port has state 6 twice"),
        ([1, 2, 3, 4, 5, 7], "the ranking of Port has state 7; states are numbered from 1 to 6"),
        ([1, 2, 3, 4, 5, None], "the ranking of Port has null, which is no number of a state"),
    ],
)
def test_rankings_that_do_not_fit_are_told(ranking, message, refused):
    content = harbour(useManualPreferenceRanking=True)
    content["decisionMakers"][0]["preferenceRanking"] = ranking
    assert refused(content) == message


def test_a_name_that_several_have_is_refused(refused):
    content = harbour()
    content["options"][0]["name"] = "Sail in"
    content["decisionMakers"][1]["options"] = ["Sail in"]
    assert refused(content).endswith("(several have this name: give the number of one)")


@pytest.mark.parametrize(
    "text",
    ["excomm: 1", "[1, 2]", "3", '{"nodes": []}', "{", "[" * 100_000, "1" * 5000, "\ufffe"],
)
def test_what_is_no_save_file_is_refused(text, refused):
    assert refused(text).startswith("this is no save file of GMCR+")


def test_what_cannot_be_read_is_told(tmp_path):
    for name, content in (("empty.gmcr", b" \n"), ("binary.gmcr", bytes(range(256)))):
        (tmp_path / name).write_bytes(content)
    for name, message in (
        ("empty.gmcr", "the file is empty"),
        ("binary.gmcr", "this is no save file of GMCR+ (it is not text in UTF-8)"),
        ("", "this is a folder, not a save file"),
        ("none.gmcr", "cannot be read: No such file or directory"),
    ):
        with pytest.raises(CaseError) as error:
            read_gmcr(tmp_path / name)
        assert str(error.value).endswith(message)


def test_what_is_not_json_is_told_with_its_place(tmp_path):
    with pytest.raises(CaseError) as error:
        read_gmcr(write(tmp_path, '{"options": [],\n  decisionMakers: []}'))
    assert "harbour.gmcr:2:3: this is no save file of GMCR+ (not JSON: " in str(error.value)


def test_too_many_options_for_the_program_are_refused(read):
    content = {
        "options": [option(str(n)) for n in range(17)],
        "decisionMakers": [maker("A", list(range(17)))],
    }
    conflict = make_conflict(situate(read(content).case))
    with pytest.raises(CaseError, match="17 yes-or-no options; a save file may have 16"):
        as_gmcr(conflict)


def test_what_is_written_is_plain_json(read):
    text = as_gmcr(make_conflict(situate(read(harbour()).case)))
    assert text.isascii()
    assert json.loads(text)["infeasibles"] == [[[0, "N"], [1, "Y"]]]


JUNK = st.recursive(
    st.sampled_from(
        [None, True, 0, -1, 2, 10**30, 1.5, float("inf"), float("nan"), "", "Y", "9" * 40]
    ),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from("ab"), inner),
    max_leaves=5,
)


@st.composite
def spoilt(draw):
    """Draw a save file in which something is not what it should be."""
    content = harbour(useManualPreferenceRanking=draw(st.booleans()))
    for item in content["decisionMakers"]:
        item["preferenceRanking"] = [6, 5, [4, 3], 2, 1]
        item["misperceptions"] = [pattern(1)]
    inside = content
    while True:
        keys = sorted(inside) if isinstance(inside, dict) else range(len(inside))
        key = draw(st.sampled_from(keys))
        if not isinstance(inside[key], list | dict) or not inside[key] or draw(st.booleans()):
            inside[key] = draw(JUNK)
            return content
        inside = inside[key]


@given(spoilt())
def test_whatever_is_wrong_is_told_or_read(tmp_path_factory, content):
    path = write(tmp_path_factory.mktemp("saved"), content)
    with suppress(CaseError):
        assert make_conflict(situate(read_gmcr(path).case)).space.size
