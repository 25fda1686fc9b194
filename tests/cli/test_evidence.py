"""The command line: evidence against hypotheses, judges and their footnotes."""

import csv
import io
import json

import pytest
import yaml

import excomm
from belief.samples import HEAD
from belief.test_items import ANN, BOB, NO, YES, case, seen


def written(folder, events, **more):
    """Write a case that asks whether, and return its name."""
    made = {
        "questions": {
            "aim": {
                "asks": "Whether?",
                "about": ["a"],
                "hypotheses": {
                    "yes": {"text": "Yes.", "prior": 0.4},
                    "no": {"text": "No.", "prior": "residual"},
                },
            }
        },
        "events": [
            {"id": f"e{k}", "at": f"2024-01-{k:02}", "text": "T.", **event}
            for k, event in enumerate(events, 1)
        ],
    }
    (folder / "c.yaml").write_text(yaml.safe_dump(HEAD | made | more, sort_keys=False), "utf-8")
    return "c.yaml"


WATCH = {"ships": {"text": "Ships turn.", "evidence": {"aim": {"yes": 0.9, "no": 0.1}}}}


def test_the_table_the_words_and_what_to_watch_for(folder, output):
    made = written(folder, [seen(YES), seen(NO, reliability="C")], indicators=WATCH)
    shown = output("evidence", made)
    lines = shown.splitlines()
    assert lines[0] == "aim, after e2: Whether?"
    assert lines[1].split() == ["item", "yes", "no", "weight", "bits", "without", "it"]
    assert lines[3].split()[:5] == ["e1", "C", "I", "100%", "1.00"]
    assert "What to watch for" in lines
    assert "Watch, as it would speak for yes: ships (Ships turn)." in shown
    assert max(map(len, lines)) <= 80


def test_json_and_csv_hold_what_the_result_does(folder, output):
    made = written(folder, [seen(YES), seen(NO)], indicators=WATCH)
    result = excomm.load(made).evidence()
    data = json.loads(output("evidence", made, "--format", "json"))
    assert data == result.to_dict()
    assert data["questions"][0]["watch"][0]["item"] == "ships"
    rows = list(csv.DictReader(io.StringIO(output("evidence", made, "--format", "csv"))))
    assert [row["item"] for row in rows] == ["e1", "e2"]
    assert (rows[0]["yes"], rows[0]["yes chance"]) == ("C", "0.8")


def test_json_has_no_infinity(folder, output):
    never = {"ships": {"text": "S.", "evidence": {"aim": {"yes": 0.5, "no": 0}}}}
    made = written(folder, [seen({"yes": 0.5, "no": 0}), seen(YES)], indicators=never)
    data = json.loads(output("evidence", made, "--format", "json"), parse_constant=pytest.fail)
    assert data["questions"][0]["items"][0]["bits"] is None
    assert "no end" in output("evidence", made)


def test_as_a_judge_sees_it(folder, output, run):
    made = written(folder, [seen(YES)], judges={"ann": ANN, "bob": BOB})
    assert "aim, after e1, as ann judges it: Whether?" in output("evidence", made, "--judge", "ann")
    assert "The chances and priors are the case's own." in " ".join(
        output("evidence", made).split()
    )
    code, out, err = run("evidence", made, "--judge", "an")
    assert (code, out) == (2, "")
    assert "unknown judge 'an' of aim (did you mean ann?)" in err


def test_what_cannot_be_asked(folder, run):
    made = written(folder, [seen(YES)])
    code, _, err = run("evidence", made, "--question", "aims")
    assert (code, err) == (2, "unknown question 'aims' (did you mean aim?)\n")
    code, _, err = run("evidence", "cuba-1962", "--format", "csv")
    assert code == 2
    assert "one question" in err


def test_a_case_without_questions_says_so(output):
    assert output("evidence", "chicken") == "chicken: no question is asked as of the start\n"


def test_a_table_goes_out_and_comes_in_again(folder, output, run):
    made = written(folder, [seen(YES, source="x", reliability="B"), seen(NO)])
    table = output("evidence", made, "--format", "csv")
    (folder / "t.csv").write_text(table, "utf-8")
    told = output("import", "t.csv", "-o", "items.yaml")
    assert told.startswith("items.yaml is written.\nnote: the question aim needs the hypotheses")
    events = yaml.safe_load((folder / "items.yaml").read_text("utf-8"))["events"]
    again = written(folder, [{k: v for k, v in e.items() if k not in ("at",)} for e in events])
    assert output("evidence", again, "--format", "csv") == table
    assert run("import", "t.csv", "-o", "items.yaml")[0] == 2
    (folder / "x.json").write_text("{}", "utf-8")
    assert "--question is of a table" in run("import", "x.json", "--question", "aim")[2]


def test_belief_shows_judges_and_the_footnotes_they_take(folder, output):
    bob = BOB | {"text": "Nobody asked.", "record": [{"said": 0.8, "of": "rain", "happened": "no"}]}
    made = written(folder, [seen(YES)], judges={"ann": ANN, "bob": bob})
    shown = " ".join(output("belief", made).split())
    assert "Together they make the linear pool above." in shown
    assert "takes a footnote" in shown
    assert "Nobody asked." in shown
    assert "0.640" in shown
    data = json.loads(output("belief", made, "--format", "json"))
    panel = data["questions"][0]["panel"]
    assert [opinion["judge"] for opinion in panel["opinions"]] == ["ann", "bob"]
    assert panel["opinions"][1]["brier"] == pytest.approx(0.64)


def test_a_memo_prints_dissents_with_their_own_result(folder, output):
    bob = BOB | {"text": "Nobody asked", "dissents": "yes"}
    made = written(folder, [seen(YES)], judges={"ann": ANN | {"dissents": "no"}, "bob": bob})
    lines = output("estimate", made)
    section = " ".join(lines[lines.index("Dissents\n") :].split())
    assert "- Bob (ONI) takes a footnote on aim:" in section
    assert "Nobody asked." in section
    assert "The judge's own result: yes 75% (likely), no 25% (unlikely); before" in section
    assert "Ann takes" not in section
    quiet = written(folder, [seen(YES)])
    assert "Dissents" not in output("estimate", quiet)


def test_belief_and_memo_say_what_an_item_counts_for_and_what_came_late(folder, output):
    due = {"text": "An answer.", "due": "2024-01-02", "came": "e3", "evidence": {"aim": YES}}
    made = written(
        folder, [seen(YES, reliability="B", credibility=2), {}, {}], expected={"answer": due}
    )
    shown = output("belief", made)
    assert "64% B2" in shown
    assert "answer came late, with e3." in " ".join(shown.split())
    memo = " ".join(output("estimate", made).split())
    assert "No answer by 2024-01-02 counts; it came late, with e3." in memo
    early = " ".join(output("estimate", made, "--as-of", "after e1").split())
    assert "It counts for 64%: graded B2." in early


def test_what_was_not_known_yet_is_said_where_nobody_is_named(folder, output):
    made = written(folder, [seen(YES, learned="2024-01-05")])
    shown = output("belief", made, "--as-of", "2024-01-02")
    assert "Not known yet, and left out: e1." in " ".join(shown.split())


def test_a_judgement_stands_without_what_cites_its_passage():
    """Evidence that was expected is a premise like any other, and judges follow the case."""
    documents = {"d": {"title": "D"}}
    cites = [{"document": "d", "page": 1}]
    due = {"text": "A.", "due": "2024-01-02", "evidence": {"aim": YES}, "cites": cites}
    judgement = {
        "id": "less",
        "text": "It is less likely.",
        "check": {"belief": "aim.yes", "at_most": 0.4},
        "cites": cites,
    }
    more = {"documents": documents, "expected": {"answer": due}, "judgements": [judgement]}
    plain = excomm.Analysis(case([{}], as_of="2024-01-03", **more)).estimate()
    assert (plain.judgements[0].agrees, plain.judgements[0].standing) == (True, "restated")
