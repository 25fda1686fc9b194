"""States: their numbers, their patterns, what holds in them, and the moves between them."""

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from conflict.literal import all_combinations
from excomm.case import CaseError, parse_case, pattern_formula, situate
from excomm.case.logic import parse
from excomm.conflict import find_state, make_conflict, make_space, solve
from excomm.conflict.space import MAX_CELLS
from strategies import conflicts, formulas, pattern


def kinds(drawn):
    return {option.id: option.kind for option in drawn.situation.case.options}


def named(space, number):
    """Return a state of the package as the textbook has it, as values by option."""
    values = zip(space.options, space.values(number), strict=True)
    return {option.id: option.values[value] for option, value in values}


@given(conflicts())
def test_states_are_numbered_with_the_first_option_changing_fastest(drawn):
    space = drawn.conflict.space
    assert space.size == len(drawn.textbook.states)
    assert {n: named(space, n) for n in range(1, space.size + 1)} == drawn.textbook.states


@given(conflicts())
def test_a_state_is_found_again_by_its_values_its_cell_and_its_pattern(drawn):
    space = drawn.conflict.space
    for n, shown in enumerate(space.patterns(), 1):
        assert space.pattern(n) == shown
        assert space.find(space.values(n)) == n
        assert space.number(space.cell(n)) == n
        assert find_state(drawn.conflict, shown) == n
        assert find_state(drawn.conflict, f" {n} ") == n


@given(conflicts())
def test_patterns_say_option_by_option_what_is_so(drawn):
    by_hand = [pattern(kinds(drawn), state) for state in drawn.textbook.states.values()]
    shown = [" ".join(words.split()) for words in drawn.conflict.space.patterns()]
    assert shown == by_hand


@given(conflicts())
def test_what_the_rules_exclude_is_no_state(drawn):
    space = drawn.conflict.space
    states = list(drawn.textbook.states.values())
    for state in all_combinations(space.options):
        values = [option.values.index(state[option.id]) for option in space.options]
        assert (space.find(values) > 0) == (state in states)


@given(conflicts(), st.data())
def test_a_pattern_with_dashes_matches_what_it_says(drawn, data):
    space = drawn.conflict.space
    places = len(space.pattern(1).replace(" ", ""))
    wanted = data.draw(st.text("YN-", min_size=places, max_size=places))
    expected = [
        n
        for n, shown in enumerate(space.patterns(), 1)
        if all(w in ("-", s) for w, s in zip(wanted, shown.replace(" ", ""), strict=True))
    ]
    assert space.states_where(pattern_formula(wanted, space.options)).tolist() == expected


@settings(max_examples=200)
@given(conflicts(cells=48), st.data())
def test_a_formula_holds_where_its_text_says(drawn, data):
    space = drawn.conflict.space
    case = drawn.situation.case
    names = [item.id for item in (*case.factors, *case.outcomes)]
    said = data.draw(formulas(kinds(drawn), names))
    formula = parse(said.text)
    assert formula == said.formula
    expected = [
        n for n, state in drawn.textbook.states.items() if drawn.textbook.true(formula, state)
    ]
    assert space.states_where(formula).tolist() == expected
    assert [n for n in drawn.textbook.states if space.holds(formula, n)] == expected


@given(conflicts())
def test_moves_change_own_options_and_undo_nothing_one_way(drawn):
    space = drawn.conflict.space
    for party, fibres in drawn.conflict.movers.items():
        for n in drawn.textbook.states:
            moves = [space.number(cell) for cell in fibres.moves(space.cell(n))]
            improvements = [space.number(cell) for cell in fibres.improvements(space.cell(n))]
            assert set(moves) == drawn.textbook.moves(party, n)
            assert set(improvements) == drawn.textbook.improvements(party, n)


@pytest.mark.parametrize("number", [0, -1, 5])
def test_a_number_of_no_state_is_refused(number):
    space = make_space(switches(1, 1))
    for asked in (space.cell, space.values, space.pattern):
        with pytest.raises(IndexError, match=f"there is no state {number}; .* 1 to 4"):
            asked(number)


def switches(*parties, impossible=()):
    """Return a case in which each party holds as many switches as said."""
    options = {f"p{k}.o{n}": {"text": "o"} for k, many in enumerate(parties) for n in range(many)}
    content = {
        "excomm": 1,
        "title": "large",
        "parties": {f"p{k}": {"name": "p"} for k in range(len(parties))},
        "options": options,
        "impossible": list(impossible),
    }
    return situate(parse_case(yaml.safe_dump(content)))


@pytest.mark.parametrize("parties", [(25,), (13, 12), (60, 1)])
def test_too_many_combinations_are_refused_before_they_are_made(parties):
    with pytest.raises(CaseError) as refused:
        make_space(switches(*parties))
    assert f"more than {MAX_CELLS:,} combinations of options" in str(refused.value)


def test_a_rule_about_one_party_alone_makes_room():
    of_13 = ", ".join(f"p0.o{n}" for n in range(13))
    space = make_space(switches(13, 12, impossible=[f"at least 2 of ({of_13})"]))
    assert space.shape == (2**12, 14)
    assert space.size == 14 * 2**12


def ladder(rungs, kind="levels", moves="both"):
    """Return a case in which one party climbs a ladder and the other does one thing."""
    steps = [f"rung{k}" for k in range(rungs)]
    content = {
        "excomm": 1,
        "title": "ladder",
        "parties": {"a": {"name": "A"}, "b": {"name": "B"}},
        "options": {
            "a.climb": {"text": "climb", kind: steps, "moves": moves},
            "b.act": {"text": "act"},
        },
        "orders": {"a": [{"id": "low", "want": "a.climb = rung0"}]},
    }
    return situate(parse_case(yaml.safe_dump(content)))


def test_an_option_may_have_more_levels_than_a_byte_holds():
    conflict = make_conflict(ladder(300))
    space = conflict.space
    assert space.size == 600
    assert space.values(600) == (299, 1)
    assert space.find((299, 1)) == 600
    assert find_state(conflict, "a.climb = rung200 and b.act") == 501


@pytest.mark.parametrize(
    ("kind", "moves", "moves_from_20th"),
    [
        ("levels", "on", range(21, 71)),
        ("levels", "off", range(1, 20)),
        ("one_of", "on", []),
        ("one_of", "off", [1]),
    ],
)
def test_a_long_ladder_may_be_one_way(kind, moves, moves_from_20th):
    conflict = make_conflict(ladder(70, kind, moves))
    space, fibres = conflict.space, conflict.movers["a"]
    assert [space.number(cell) for cell in fibres.moves(space.cell(20))] == [*moves_from_20th]
    # A likes its first rung best: it improves only where it can go there.
    stable = solve(conflict).states("GMR", "a").tolist()
    assert (20 in stable) == (1 not in moves_from_20th)


def test_more_parties_than_an_array_has_axes_are_refused():
    names = [f"p{number}" for number in range(61)]
    parties = "".join(f"  {name}: {{name: {name}}}\n" for name in names)
    text = f"excomm: 1\ntitle: many\nparties:\n{parties}options: {{p0.go: {{text: go}}}}\n"
    with pytest.raises(CaseError, match="61 parties, more than 60"):
        make_space(situate(parse_case(text)))
