"""The command line: what is believed, and hypotheses taken to be true."""

import csv
import io
import json

import pytest

import excomm
from report.samples import ASKED

# Belief


def test_belief_table(output, asked):
    lines = output("belief", asked).splitlines()
    assert lines[0] == "aim, after secret: What does A want?"
    assert lines[1].split()[:3] == ["hypothesis", "before", "now"]
    assert lines[3].startswith("bold        likely: 68%    likely    75%    ")
    assert "bluff, after secret: Does B bluff?" in lines
    assert "Not known to desk, and left out: secret." in " ".join(lines)
    assert max(map(len, lines)) <= 80


def test_belief_as_json_and_csv(output, asked):
    result = excomm.load(asked).belief()
    assert json.loads(output("belief", asked, "--format", "json")) == result.to_dict()
    assert output("belief", asked, "--format", "csv") == result.to_csv()
    rows = list(csv.DictReader(io.StringIO(result.to_csv())))
    assert rows[-1]["question"] == "bluff"


def test_belief_is_the_same_every_time(output, asked):
    first = output("belief", asked, "--format", "json")
    assert output("belief", asked, "--format", "json") == first
    assert output("belief", asked, "--format", "json", "--seed", 0) == first
    other = json.loads(output("belief", asked, "--format", "json", "--seed", 1))
    assert other["questions"][0]["seed"] == 1
    assert other["questions"][0]["posterior"] != json.loads(first)["questions"][0]["posterior"]


def test_belief_in_some_questions(output, asked):
    def ids(*arguments):
        data = json.loads(output("belief", asked, "--format", "json", *arguments))
        return [question["id"] for question in data["questions"]]

    assert ids() == ["aim", "bluff"]
    assert ids("--question", "bluff") == ["bluff"]
    assert ids("--question", "bluff", "--question", "aim") == ["aim", "bluff"]
    assert "bluff" not in output("belief", asked, "--question", "aim")


def test_belief_as_of_a_moment(output, asked):
    data = json.loads(output("belief", asked, "--as-of", "after move", "--format", "json"))
    assert data["as_of"] == "after move"
    assert [update["event"] for update in data["questions"][0]["updates"]] == ["move"]
    data = json.loads(output("belief", asked, "--as-of", "2024-02-01", "--format", "json"))
    assert [question["id"] for question in data["questions"]] == ["aim"]


def test_a_case_may_ask_nothing(output):
    assert output("belief", "chicken") == "chicken: no question is asked as of the start\n"
    assert json.loads(output("belief", "chicken", "--format", "json"))["questions"] == []
    assert output("belief", "chicken", "--format", "csv").splitlines() == [
        "question,date,event,hypothesis,point,low,high"
    ]


def test_evidence_that_excludes_everything_is_said_where_it_stands(run, folder, asked):
    text = ASKED.replace("timid: 0.3}", "timid: 0}").replace("bold: [0.2, 0.4]", "bold: 0")
    (folder / asked).write_text(text, encoding="utf-8")
    code, out, err = run("belief", asked)
    line = next(n for n, line in enumerate(text.splitlines(), 1) if "id: halt" in line)
    assert (code, out) == (2, "")
    assert err == (
        f"{asked}:{line}:9: with 'halt' the evidence excludes every hypothesis of aim "
        "(one of them is true: a chance of 0 claims too much)\n"
    )


# Hypotheses taken to be true


def test_what_is_given_changes_the_verdict(output, asked):
    why = ["why", asked, "--state", "1", "--party", "a"]
    assert "State 1 (N N, calm, the present state) is stable for A" in output(*why)
    assert "is not stable for A" in output(*why, "--given", "aim=bold")
    assert "is stable for A" in output(*why, "--given", "aim = timid")
    stability = ["stability", asked, "--concept", "Nash"]
    assert "* calm holds" in output(*stability)
    assert "* calm does not hold" in output(*stability, "--given", "aim=bold")


def test_the_head_says_what_is_given(output, asked):
    given = ["--as-of", "after halt", "--given", "bluff=means_it", "--given", "aim=bold"]
    head = "Asked: 4 states after halt, given aim=bold and bluff=means_it"
    assert output("states", asked, *given).splitlines()[0] == head
    assert output("stability", asked, *given).splitlines()[0] == head


@pytest.mark.parametrize("command", ["states", "stability", "why"])
def test_json_says_what_is_given(command, output, asked):
    about = ["--state", "1", "--party", "a"] if command == "why" else []
    asking = [command, asked, *about, "--format", "json"]
    assert json.loads(output(*asking))["given"] == {}
    twice = ["--given", "aim=bold", "--given", "aim=bold"]
    assert json.loads(output(*asking, *twice))["given"] == {"aim": "bold"}


BADLY_GIVEN = [
    (["aim"], "--given aim: expected question=hypothesis"),
    (["aim="], "--given aim=: expected question=hypothesis"),
    (["=bold"], "--given =bold: expected question=hypothesis"),
    ([""], "--given : expected question=hypothesis"),
    (["aim=bold", "aim=timid"], "--given aim=timid: aim is taken to be bold already"),
    (["am=bold"], "unknown question 'am' (did you mean aim?)"),
    (["aim=bolt"], "unknown hypothesis 'bolt' of aim (did you mean bold?)"),
    (["aim=bold=timid"], "unknown hypothesis 'bold=timid' of aim (did you mean timid?)"),
]


@pytest.mark.parametrize("command", ["states", "stability", "why"])
@pytest.mark.parametrize(("given", "message"), BADLY_GIVEN)
def test_what_cannot_be_given_is_said_to_be(command, given, message, run, asked):
    about = ["--state", "1", "--party", "a"] if command == "why" else []
    options = [word for text in given for word in ("--given", text)]
    assert run(command, asked, *about, *options) == (2, "", message + "\n")


def test_a_question_cannot_be_answered_when_it_is_not_asked(run, asked):
    asking = ["states", asked, "--as-of", "2024-02-01", "--given", "bluff=bluffs"]
    assert run(*asking) == (2, "", "the question 'bluff' is not asked as of then\n")
