"""States shown: in columns, in rows, as data."""

import pytest

from excomm.report import states as module
from excomm.report import states_data, states_rows, states_tables
from report.samples import GATE, TWO, analysis


def test_few_states_stand_in_columns():
    [table] = analysis(TWO).states().tables()
    assert table.columns == ("", "1", "2", "3", "4")
    assert table.rows == (
        ("a.x", "N", "Y", "N", "Y"),
        ("b.y", "N", "N", "Y", "Y"),
        ("  both", "", "", "", "x"),
    )
    assert table.caption == "Two: 4 states as of the start"
    assert table.note == "The present state is 1: N N"


def test_more_stand_in_rows_with_a_legend(monkeypatch):
    monkeypatch.setattr(module, "MOST_COLUMNS", 14)
    listed, legend = analysis(GATE).states().tables()
    assert listed.columns == ("state", "pattern", "outcomes")
    assert listed.rows[0] == (1, "NNNN N", "quiet")
    assert len(listed.rows) == 15
    assert [row[:2] for row in legend.rows] == [
        (1, "guard.gate >= ajar"),
        (2, "guard.gate >= wide"),
        (3, "guard.horn = call"),
        (4, "guard.horn = alarm"),
        (5, "rider.enter"),
    ]


@pytest.mark.parametrize(("limit", "left"), [(1, 3), (3, 1), (4, 0), (None, 0)])
def test_rows_up_to_a_limit(limit, left):
    table = states_rows(analysis(TWO).states(), limit)
    assert len(table.rows) == 4 - left
    assert (f"{left} more; --limit shows them." in table.note) == (left > 0)


def test_states_keep_their_numbers():
    found = analysis(TWO).states("b.y")
    assert found.numbers.tolist() == [3, 4]
    assert [row[0] for row in states_rows(found).rows] == [3, 4]
    assert [state["number"] for state in states_data(found)["states"]] == [3, 4]
    assert states_data(found)["count"] == 4


def test_no_state_at_all():
    [table] = states_tables(analysis(TWO).states("false"))
    assert table.columns == ("",)
    assert states_data(analysis(TWO).states("false"))["states"] == []


def test_a_present_that_is_not_feasible_is_said_to_be():
    text = TWO.replace("outcomes:", "impossible: [N N]\noutcomes:")
    found = analysis(text).states()
    assert found.present == 0
    assert found.tables()[0].note == "The present state is not feasible."
    assert found.to_dict()["present"] is None


def test_one_state_is_one_state():
    found = analysis(
        TWO.replace("outcomes:", "impossible: [Y -, N Y]\noutcomes:")
        .replace("[N Y, Y Y, N N, Y N]", "[N N]")
        .replace("[Y N, Y Y, N N, N Y]", "[N N]")
    ).states()
    assert found.tables()[0].caption == "Two: 1 state as of the start"


def test_the_head_says_when():
    text = TWO + (
        "horizons: {soon: 1}\n"
        "events: [{id: first, at: 2024-01-05, text: It begins., sets: {a.x: yes}}]\n"
    )
    captions = [
        analysis(text).states(**asked).tables()[0].caption
        for asked in ({}, {"as_of": "2024-01-06"}, {"horizon": "soon"})
    ]
    assert captions == [
        "Two: 4 states after first",
        "Two: 4 states as of 2024-01-06",
        "Two: 4 states after first, to the horizon 'soon'",
    ]
