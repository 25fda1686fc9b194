"""The command line: what is likely at each horizon, and how the others react."""

import csv
import io
import json

import pytest

import excomm


def test_forecast_shows_each_horizon_and_the_endings(output):
    lines = output("forecast", "elmira").splitlines()
    assert lines[0] == "Elmira groundwater contamination, as of the start"
    assert lines[1] == "next: after 1 turn"
    assert lines[2].split() == ["outcome", "likely", "middle", "error", "and", "caution"]
    assert "Where improvements from the present state can come to rest:" in lines
    assert "1. State 7 (N YNN Y): delayed." in lines
    assert max(map(len, lines)) <= 80


def test_forecast_as_json_and_csv(output, asked):
    result = excomm.load(asked).forecast()
    assert json.loads(output("forecast", asked, "--format", "json")) == result.to_dict()
    assert output("forecast", asked, "--format", "csv") == result.to_csv()
    rows = list(csv.DictReader(io.StringIO(result.to_csv())))
    assert {row["horizon"] for row in rows} == {item.horizon for item in result.horizons}


def test_forecast_to_one_horizon_and_given_an_answer(output, asked):
    data = json.loads(output("forecast", asked, "--given", "aim=bold", "--format", "json"))
    assert data["given"] == {"aim": "bold"}
    assert {
        answer["aim"] for b in data["branches"] for answer in b["given"] if "aim" in answer
    } == (set())
    assert sum(branch["belief"] for branch in data["branches"]) == pytest.approx(1)


def test_runs_are_drawn_where_states_are_not_listed(output):
    arguments = ("forecast", "elmira", "--engine", "symbolic", "--runs", 40, "--format", "json")
    data = json.loads(output(*arguments))
    assert (data["exact"], data["runs"], data["seed"], data["endings"]) == (False, 40, 0, [])
    assert output(*arguments) == output(*arguments, "--seed", 0)
    assert output(*arguments) != output(*arguments, "--seed", 5)
    assert "40 runs from seed 0" in " ".join(output(*arguments[:-2]).split())


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (
            ["forecast", "cuba-1962", "--horizon", "day"],
            "unknown horizon 'day' (did you mean days?)",
        ),
        (["forecast", "elmira", "--horizon", "day"], "unknown horizon 'day' (the case names no"),
        (["react", "elmira", "--to", "moe.modfy"], "(did you mean moe.modify?)"),
    ],
)
def test_what_there_is_not_is_said(run, arguments, message):
    code, out, err = run(*arguments)
    assert (code, out) == (2, "")
    assert message in err
    assert err.count("\n") == 1


def test_react_shows_replies_the_ladder_and_reasons(output):
    text = output("react", "elmira", "--to", "moe.modify")
    assert "It cannot be predicted with certainty" in text or "leads throughout" in text
    assert "The ladder, from least to most severe:" in text
    assert "what impels and what restrains it at first:" in text
    assert max(map(len, text.splitlines())) <= 80


def test_react_does_not_need_the_states_listed(output):
    arguments = ("react", "elmira", "--to", "moe.modify")
    listed, symbolic = (
        json.loads(output(*arguments, "--engine", engine, "--format", "json"))
        for engine in ("enumerated", "symbolic")
    )
    assert (symbolic["exact"], symbolic["runs"], symbolic["state"]["number"]) == (True, None, None)
    assert symbolic["state"]["pattern"] == listed["state"]["pattern"]
    for one, other in zip(listed["parties"], symbolic["parties"], strict=True):
        for turn in ("first", "second"):
            for mine, theirs in zip(one[turn]["replies"], other[turn]["replies"], strict=True):
                assert theirs["chance"]["point"] == pytest.approx(mine["chance"]["point"])
                assert theirs["changes"] == mine["changes"]
    text = output(*arguments, "--engine", "symbolic")
    assert max(map(len, text.splitlines())) <= 80


def test_replies_of_a_party_with_many_options_are_drawn(folder, output):
    names = [f"b.o{k}" for k in range(13)]
    options = "".join(f"  {name}: {{text: act}}\n" for name in names)
    (folder / "many.yaml").write_text(
        "excomm: 1\ntitle: Many\nparties: {a: {name: A}, b: {name: the Bs}}\n"
        f"options:\n  a.go: {{text: go}}\n{options}"
        "orders:\n  b: [{id: answer, want: b.o0 iff a.go}]\n",
        encoding="utf-8",
    )
    arguments = ("react", "many.yaml", "--to", "a.go", "--engine", "symbolic", "--runs", 30)
    said = " ".join(output(*arguments).split())
    assert "The choices of the Bs are too many to list: 30 runs" in said
    data = json.loads(output(*arguments, "--seed", 4, "--format", "json"))
    assert (data["exact"], data["runs"], data["seed"]) == (False, 30, 4)
    assert data["parties"][0]["drawn"]
    assert data["ladder"][0]["first"]["error"] > 0


def test_react_as_json_and_csv(output):
    result = excomm.load("elmira").react("moe.modify")
    data = json.loads(output("react", "elmira", "--to", "moe.modify", "--format", "json"))
    assert data == result.to_dict()
    assert output("react", "elmira", "--to", "moe.modify", "--format", "csv") == result.to_csv()
    for party in data["parties"]:
        for turn in (party["first"], party["second"]):
            total = sum(reply["chance"]["point"] for reply in turn["replies"]) + turn["rest"]
            assert total == pytest.approx(1)
