"""Belief shown: tables, rows, data."""

import csv
import io
import json

import pytest

from excomm.belief import Band
from excomm.report import as_csv, as_html, as_text, belief_data, belief_rows, belief_tables
from excomm.report.phrases import percent, span_in_percent
from report.samples import ASKED, TWO, analysis


@pytest.fixture(scope="module")
def result():
    return analysis(ASKED).belief()


def test_each_question_has_its_table_and_that_of_its_events(result):
    captions = [table.caption for table in result.tables()]
    assert captions == [
        "aim, after secret: What does A want?",
        "",
        "bluff, after secret: Does B bluff?",
        "",
    ]
    assert belief_tables(result.situation, result.beliefs) == result.tables()


def test_a_question_without_evidence_has_no_table_of_events():
    text = ASKED.replace(", bluff: {bluffs: 0.5, means_it: 0.5}", "")
    assert len(analysis(text).belief("bluff").tables()) == 1


def test_the_table_says_before_and_now(result):
    table = result.tables()[0]
    assert table.columns == ("hypothesis", "before", "now", "point", "80% band")
    bold, timid = table.rows
    assert bold[:3] == ("bold", "likely: 68%", "likely")
    assert timid[:3] == ("timid", "the rest: 32%", "unlikely")
    assert bold[3] == percent(result["aim"].posterior["bold"].point) == "75%"
    assert bold[4] == span_in_percent(result["aim"].posterior["bold"])


def test_the_note_says_words_draws_and_what_was_left_out(result):
    note = result.tables()[0].note
    assert "Intelligence Community Directive 203" in note
    assert "The band holds 80% of 10,000 samples." in note
    assert note.endswith("Not known to desk, and left out: secret.")
    assert "scaled" not in note


def test_scaled_priors_are_said_to_be(result):
    table = result.tables()[2]
    assert [row[1] for row in table.rows] == ["likely: 50%", "likely: 50%"]
    assert "The points of the priors make 1.35 and are scaled to 1." in table.note
    assert "left out" not in table.note


def test_events_say_their_chances_and_what_they_speak_for(result):
    table = result.tables()[1]
    assert table.columns == ("date", "event", "bold", "timid", "speaks for")
    assert table.rows == (
        ("2024-01-05", "move", "very likely -> 86%", "0.3 -> 14%", "bold, x 2.9"),
        ("2024-01-06", "halt", "0.2 to 0.4 -> 75%", "0.6 -> 25%", "timid, x 2"),
    )


def test_an_event_as_likely_under_all_speaks_for_none(result):
    assert result.tables()[3].rows[0][-1] == "none"


def test_an_event_possible_under_one_speaks_for_it_alone():
    found = analysis(ASKED.replace("timid: 0.3}", "timid: 0}")).belief("aim")
    first, second = found.tables()[1].rows
    assert first[-1] == "bold alone"
    assert second[-1] == "timid, x 2"


def test_without_a_table_of_words_one_is_taken():
    text = ASKED.replace("words: icd203\n", "")
    for word, number in [("very likely", "0.9"), ("likely", "0.6")]:
        text = text.replace(word, number)
    text = text.replace(
        "means_it: {text: It means it., prior: 0.6", "means_it: {text: M, prior: 0.4"
    )
    found = analysis(text).belief()
    assert "Directive 203" in found.tables()[0].note
    assert found.to_dict()["words"] == "icd203"


def test_the_words_are_those_of_the_table_of_the_case():
    text = ASKED.replace("words: icd203", "words: kent1964").replace("very likely", "0.9")
    found = analysis(text).belief("aim")
    assert "Sherman Kent, 1964" in found.tables()[0].note
    assert found.tables()[0].rows[0][2] == "probable"


@pytest.mark.parametrize(
    ("probability", "text"),
    [
        (0, "0%"),
        (1e-9, "<1%"),
        (0.0049, "<1%"),
        (0.006, "1%"),
        (0.5, "50%"),
        (0.994, "99%"),
        (0.9951, ">99%"),
        (1 - 1e-9, ">99%"),
        (1, "100%"),
    ],
)
def test_what_is_possible_is_never_0_and_what_is_open_never_100(probability, text):
    assert percent(probability) == text


def test_a_span_has_both_ends():
    assert span_in_percent(Band(0.5, 0.25, 1)) == "25% to 100%"


def test_rows_are_one_a_question_moment_and_hypothesis(result):
    table = belief_rows(result.beliefs)
    assert table == result.rows()
    assert table.columns == ("question", "date", "event", "hypothesis", "point", "low", "high")
    assert [row[:4] for row in table.rows] == [
        ("aim", "", "", "bold"),
        ("aim", "", "", "timid"),
        ("aim", "2024-01-05", "move", "bold"),
        ("aim", "2024-01-05", "move", "timid"),
        ("aim", "2024-01-06", "halt", "bold"),
        ("aim", "2024-01-06", "halt", "timid"),
        ("bluff", "", "", "bluffs"),
        ("bluff", "", "", "means_it"),
        ("bluff", "2024-01-05", "move", "bluffs"),
        ("bluff", "2024-01-05", "move", "means_it"),
    ]
    last = table.rows[4]
    band = result["aim"].posterior["bold"]
    assert [float(x) for x in last[4:]] == pytest.approx(
        [band.point, band.low, band.high], abs=1e-6
    )
    read = list(csv.reader(io.StringIO(as_csv(table))))
    assert tuple(read[0]) == table.columns
    assert [tuple(row) for row in read[1:]] == list(table.rows)


def test_data_says_everything(result):
    data = belief_data(result.situation, result.beliefs)
    assert json.loads(json.dumps(data)) == data == result.to_dict()
    assert (data["known_to"], data["words"], data["as_of"]) == ("desk", "icd203", "after secret")
    assert "options" not in data
    aim, bluff = data["questions"]
    assert (aim["id"], aim["asks"], aim["about"]) == ("aim", "What does A want?", ["a"])
    assert (aim["draws"], aim["seed"], aim["scaled"], aim["unknown"]) == (
        10000,
        0,
        None,
        ["secret"],
    )
    assert bluff["scaled"] == pytest.approx(1.35)
    assert aim["prior"]["bold"] == {
        "point": 0.675,
        "low": result["aim"].prior["bold"].low,
        "high": result["aim"].prior["bold"].high,
    }
    assert aim["posterior"]["bold"]["words"] == "likely"
    move, halt = aim["updates"]
    assert (move["event"], move["at"]) == ("move", "2024-01-05")
    assert move["chances"]["bold"] == {
        "stated": "very likely",
        "point": 0.875,
        "low": 0.8,
        "high": 0.95,
    }
    assert [c["stated"] for c in halt["chances"].values()] == ["0.2 to 0.4", "0.6"]
    assert halt["ratios"] == {"bold": pytest.approx(0.5), "timid": pytest.approx(2)}
    assert halt["after"]["bold"] == {
        key: aim["posterior"]["bold"][key] for key in ("point", "low", "high")
    }


def test_a_ratio_that_there_is_not_is_null():
    data = analysis(ASKED.replace("timid: 0.3}", "timid: 0}")).belief("aim").to_dict()
    assert data["questions"][0]["updates"][0]["ratios"] == {"bold": None, "timid": 0}


def test_tables_fit_the_page(result):
    for table in result.tables():
        assert all(len(line) <= 80 for line in as_text(table).splitlines())


def test_html_is_escaped():
    text = ASKED.replace("asks: What does A want?", 'asks: "<script>alert(1)</script>"')
    for table in analysis(text).belief().tables():
        assert "<script" not in as_html(table)


def test_a_case_without_questions_has_nothing_to_show():
    found = analysis(TWO).belief()
    assert found.tables() == ()
    assert found.rows().rows == ()
    assert found.to_dict()["questions"] == []
    assert str(found) == ""


# Hypotheses taken to be true


def test_the_head_says_what_is_given():
    asked = analysis(ASKED)
    given = {"bluff": "means_it", "aim": "bold"}
    head = "Asked: 4 states as of 2024-01-06, given aim=bold and bluff=means_it"
    assert asked.states(as_of="2024-01-06", given=given).tables()[0].caption == head
    stability = asked.stability("Nash", as_of="2024-01-06", given=given)
    assert stability.tables()[0].caption == head


def test_data_says_what_is_given():
    asked = analysis(ASKED)
    for result in (
        asked.states(given={"aim": "bold"}),
        asked.stability("Nash", given={"aim": "bold"}),
        asked.why(1, "a", given={"aim": "bold"}),
    ):
        assert result.to_dict()["given"] == {"aim": "bold"}
    assert asked.states().to_dict()["given"] == {}
