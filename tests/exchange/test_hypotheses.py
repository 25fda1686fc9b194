"""Tables of competing hypotheses, out and in again."""

import pytest
import yaml

from belief.test_items import case
from excomm.case import CaseError
from excomm.exchange import read_hypotheses
from excomm.session import Analysis


def table(made):
    return Analysis(made).evidence().to_csv()


EVENTS = [
    {"evidence": {"aim": {"yes": "likely", "no": 0.25}}, "source": "x", "reliability": "B"},
    {"evidence": {"aim": {"yes": [0.3, 0.5], "no": "unlikely"}}, "credibility": 3, "source": "x"},
    {"evidence": {"aim": {"ratio": {"yes": 2.5}}}},
    {"evidence": {"aim": {"yes": 0.1, "no": 0.2}}, "ratings": {"aim": {"yes": "NA"}}},
    {"ratings": {"aim": {"yes": "II", "no": "C"}}},
]


def test_a_table_written_and_read_back_is_the_same(tmp_path):
    made = case(EVENTS)
    path = tmp_path / "table.csv"
    path.write_text(table(made), "utf-8")
    fragment = read_hypotheses(path)
    events = yaml.safe_load(fragment.text)["events"]
    assert table(case(events)) == table(made)
    assert fragment.names == ("yes", "no")
    again = Analysis(case(events)).evidence()["aim"]
    assert again.posterior == pytest.approx(Analysis(made).evidence()["aim"].posterior)


def test_what_did_not_come_is_read_back_as_an_event_of_its_day(tmp_path):
    due = {"text": "An answer.", "due": "2024-01-03", "evidence": {"aim": {"yes": 0.8, "no": 0.4}}}
    made = case([{}], expected={"answer": due}, as_of="2024-01-05")
    path = tmp_path / "table.csv"
    path.write_text(table(made), "utf-8")
    (event,) = yaml.safe_load(read_hypotheses(path).text)["events"]
    assert (event["id"], event["at"]) == ("no_answer", "2024-01-03")
    assert event["evidence"] == {"aim": {"yes": 0.2, "no": 0.6}}


def test_a_table_of_another_program_is_read_by_the_names_of_its_columns(tmp_path):
    path = tmp_path / "other.csv"
    path.write_text(
        "Evidence,Date,Credibility,Peace holds,War is near\n"
        '"Troops, many, move",1962-10-27,2,I,cc\n'
        "Talks go on,1962-10-26,,C,\n",
        "utf-8-sig",
    )
    fragment = read_hypotheses(path, "aim")
    assert fragment.names == ("peace_holds", "war_is_near")
    first, second = yaml.safe_load(fragment.text)["events"]
    assert first["at"] == "1962-10-26"
    assert second["ratings"] == {"aim": {"peace_holds": "I", "war_is_near": "CC"}}
    assert (second["credibility"], second["text"]) == (2, "Troops, many, move")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("text,a,b\nx,C,I\n", "1:1: the column 'date' is missing"),
        ("text,date,a\nx,1962-10-27,C\n", "1:1: the table has no two hypotheses"),
        ("text,date,a,b\n", "1:1: the table has no items"),
        ("text,date,a,b\nx,1962-10-27,C,Q\n", "2:1: unknown rating 'Q' of b"),
        ("text,date,a,b\n,1962-10-27,C,I\n", "2:1: the item has no text"),
        ("text,date,a,b\nx,1962-10-27,C,I,I\n", "2:1: the line has more cells"),
        ("text,date,a,b,credibility\nx,1962-10-27,C,I,7\n", "2:1: '7' is no credibility"),
        ('text,date,a,b\n"x', "this is no table"),
        ("", "the table has no two hypotheses"),
    ],
)
def test_what_is_wrong_with_a_table_is_said_with_its_line(tmp_path, text, told):
    path = tmp_path / "bad.csv"
    path.write_text(text, "utf-8")
    with pytest.raises(CaseError) as caught:
        read_hypotheses(path, "aim")
    assert told in str(caught.value)


def test_a_table_that_names_no_question_needs_one(tmp_path):
    path = tmp_path / "bad.csv"
    path.write_text("text,date,a,b\nx,1962-10-27,C,I\n", "utf-8")
    with pytest.raises(CaseError, match="nothing says which question this is on"):
        read_hypotheses(path)
    path.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(CaseError, match="no text in UTF-8"):
        read_hypotheses(path, "aim")
