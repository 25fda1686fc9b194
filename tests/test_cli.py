"""The command line: what it prints, where, and with which exit code."""

import csv
import io
import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

import excomm
from excomm import cli
from excomm.conflict import CONCEPTS
from report.samples import ASKED

FULL = Path("/dev/full")
posix = pytest.mark.skipif(os.name != "posix", reason="signals and terminals of POSIX")

COMMANDS = ["init", "check", "cases", "states", "stability", "why", "compare", "belief", "schema"]
SMALL = ["chicken", "prisoners-dilemma", "cuba-1962-classic", "elmira"]


@pytest.fixture(autouse=True)
def folder(tmp_path, monkeypatch):
    """Work in an empty folder, on a page of 80 columns."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "80")
    return tmp_path


@pytest.fixture
def run(capsys, monkeypatch):
    """Return a function that runs a command here: its exit code, output and errors."""

    def run(*arguments):
        monkeypatch.setattr(sys, "argv", ["excomm", *map(str, arguments)])
        with pytest.raises(SystemExit) as end:
            cli.main()
        printed = capsys.readouterr()
        return end.value.code or 0, printed.out, printed.err

    return run


@pytest.fixture
def output(run):
    """Return a function that runs a command that is to succeed, and returns its output."""

    def output(*arguments):
        code, out, err = run(*arguments)
        assert (code, err) == (0, "")
        return out

    return output


@pytest.fixture
def mine(output):
    """The case that `excomm init` writes."""
    output("init", "mine")
    return "mine.yaml"


@pytest.fixture
def asked(folder):
    """A case that asks two questions."""
    (folder / "asked.yaml").write_text(ASKED, encoding="utf-8")
    return "asked.yaml"


def process(*arguments, **settings):
    """Start the command line as a process of its own."""
    settings = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "text": True} | settings
    return subprocess.Popen([sys.executable, "-m", "excomm", *arguments], **settings)


# The real command


def test_the_main_path_in_processes(folder):
    for arguments, expected in [
        (["--version"], f"excomm {excomm.__version__}\n"),
        (["cases"], "chicken"),
        (["init", "mine"], "mine.yaml is written. Next: excomm check mine.yaml\n"),
        (["check", "mine.yaml"], "mine.yaml: no errors\n"),
        (["states", "mine.yaml"], "The present state is 5: YNY NN"),
        (["stability", "mine.yaml"], "* accord holds"),
        (["why", "mine.yaml", "--state", "present", "--party", "north"], "is stable for"),
        (["schema"], '"$schema"'),
    ]:
        ran = process(*arguments)
        out, err = ran.communicate()
        assert (ran.returncode, err) == (0, ""), arguments
        assert expected in out
    assert [path.name for path in folder.iterdir()] == ["mine.yaml"]


def test_a_process_that_fails_says_why_and_exits_with_2(folder):
    (folder / "case.yaml").write_text("excomm: 1\ntitle: A\n", encoding="utf-8")
    ran = process("stability", "case.yaml")
    out, err = ran.communicate()
    assert (ran.returncode, out) == (2, "")
    assert "case.yaml:1:1: the key 'parties' is missing" in err
    assert "Traceback" not in err


@pytest.mark.parametrize("command", COMMANDS)
def test_help(command):
    result = CliRunner().invoke(cli.app, [command, "--help"])
    assert result.exit_code == 0
    assert command in result.output


@pytest.mark.parametrize("flag", ["-h", "--help"])
def test_help_lists_the_commands(flag):
    result = CliRunner().invoke(cli.app, [flag])
    assert result.exit_code == 0
    listed = [line.split()[0] for line in result.output.splitlines() if line.startswith("  ")]
    assert [name for name in listed if name in COMMANDS] == COMMANDS


def test_without_a_command_help_is_shown(run):
    code, out, err = run()
    assert code == 2
    assert "Commands:" in out + err


# Beginning


def test_init_writes_a_case_without_findings(mine, output, folder):
    assert output("check", mine) == "mine.yaml: no errors\n"
    assert (folder / mine).read_text("utf-8").startswith("excomm: 1")


@pytest.mark.parametrize("name", ["dam", "dam.yaml", "dam.yml", "sub/dam"])
def test_init_names_the_file(name, output, folder):
    (folder / "sub").mkdir()
    output("init", name)
    path = folder / (name if "." in name else f"{name}.yaml")
    assert 'title: "dam"' in path.read_text("utf-8")


def test_init_does_not_overwrite(mine, run, folder):
    (folder / mine).write_text("my work\n", encoding="utf-8")
    code, out, err = run("init", "mine")
    assert (code, out) == (2, "")
    assert err == "mine.yaml: there is such a file; --force overwrites it\n"
    assert (folder / mine).read_text("utf-8") == "my work\n"


def test_init_overwrites_by_force(mine, output, folder):
    before = (folder / mine).read_text("utf-8")
    (folder / mine).write_text("my work\n", encoding="utf-8")
    output("init", "mine", "--force")
    assert (folder / mine).read_text("utf-8") == before


@pytest.mark.parametrize("name", ["none/mine", "taken"])
def test_init_that_cannot_write_says_so(name, run, folder):
    (folder / "taken.yaml").mkdir()
    code, out, err = run("init", name, "--force")
    assert (code, out) == (2, "")
    assert err.startswith(f"{name}.yaml: cannot be written: ")
    assert [path.name for path in folder.iterdir()] == ["taken.yaml"]


def test_a_case_of_odd_name_can_be_checked(output):
    output("init", "no: a case")
    assert output("check", "no: a case.yaml") == "no: a case.yaml: no errors\n"


# Checking


@pytest.mark.parametrize("name", excomm.cases())
def test_library_cases_have_no_errors(name, output):
    assert f"{name}: no errors" in output("check", name).splitlines()[-1]


def test_errors_go_to_the_error_stream_and_findings_to_the_output(run, folder, mine):
    text = (folder / mine).read_text("utf-8")
    (folder / mine).write_text(text.replace("{south.threaten: yes}", "{south.strike: yes}"))
    code, out, err = run("check", mine)
    assert code == 2
    assert "error: mine.yaml:" in err
    assert "no errors" not in out

    (folder / mine).write_text(text.replace(", by: analyst}", "}", 3))
    code, out, err = run("check", mine)
    assert (code, err) == (0, "")
    assert "note: mine.yaml:" in out
    assert out.endswith("mine.yaml: no errors, 2 to look at\n")


# Listing


def test_cases_lists_the_library(output):
    lines = output("cases").splitlines()
    assert lines[0].split() == ["name", "title", "parties", "options"]
    assert [line.split()[0] for line in lines[2:] if line[0] != " "] == list(excomm.cases())


@pytest.mark.parametrize("name", SMALL)
def test_states_table_has_every_state(name, output):
    analysis = excomm.load(name)
    out = output("states", name)
    space = analysis.conflict().space
    assert f"{space.size} states" in out
    assert all(len(line) <= 80 for line in out.splitlines())
    heading = out.splitlines()[1].split()
    assert heading == [str(number) for number in range(1, space.size + 1)]
    for option in analysis.case.options:
        assert option.id in out


def test_many_states_stand_in_rows_up_to_a_limit(output, mine):
    out = output("states", mine, "--limit", 3)
    assert "15 more; --limit shows them." in out
    assert "3  YYN NN" in out
    assert "4  NNY NN" not in out
    assert "2  north.fill >= full" in out


@pytest.mark.parametrize("name", [*SMALL, "mine"])
def test_states_as_json(name, output, mine):
    case = mine if name == "mine" else name
    data = json.loads(output("states", case, "--format", "json"))
    analysis = excomm.load(case)
    space = analysis.conflict().space
    assert data["excomm"] == excomm.__version__
    assert data["case"]["name"] == name
    assert [entry["option"] for entry in data["options"]] == [
        option.id for option in analysis.case.options for _ in option.switches
    ]
    assert [p["id"] for p in data["parties"]] == [p.id for p in analysis.case.players]
    assert data["count"] == len(data["states"]) == space.size
    assert data["present"] == analysis.conflict().present
    for state in data["states"]:
        assert state["pattern"] == space.pattern(state["number"])
        assert len(state["pattern"].replace(" ", "")) == len(data["options"])
        assert state["outcomes"] == [
            o.id for o in analysis.case.outcomes if space.holds(o.when, state["number"])
        ]


def test_states_as_csv(output):
    rows = list(csv.DictReader(io.StringIO(output("states", "elmira", "--format", "csv"))))
    assert [int(row["state"]) for row in rows] == list(range(1, 13))
    assert rows[8]["pattern"] == "N NYN Y"
    assert rows[8]["outcomes"] == "accepted_as_issued"


@pytest.mark.parametrize(
    "where", ["lg.insist", "- --- Y", "lg.insist and true", "not not lg.insist"]
)
def test_states_where(where, output):
    data = json.loads(output("states", "elmira", "--where", where, "--format", "json"))
    assert [state["number"] for state in data["states"]] == [7, 8, 9, 10, 11, 12]
    assert data["count"] == 12


def test_states_where_nothing_is(output):
    assert "The present state is 1" in output("states", "elmira", "--where", "false")


# Stability


def test_stability_table(output):
    out = output("stability", "chicken")
    assert out.startswith("Chicken: 4 states as of the start\n")
    rows = [line.split() for line in out.splitlines()[3:7]]
    assert rows[1] == ["2", "Y", "N", "a_yields", *"EEEEEE"]
    assert rows[3] == ["4", "Y", "Y", "compromise", *"EEE"]
    assert "* compromise does not hold: its one state is no equilibrium" in out


@pytest.mark.parametrize("name", [*excomm.cases(), "mine"])
def test_stability_fits_the_page(name, output, mine):
    out = output("stability", mine if name == "mine" else name)
    assert max(map(len, out.splitlines())) <= 80


@pytest.mark.parametrize("columns", [40, 200])
def test_tables_are_as_wide_as_the_page(columns, output, monkeypatch):
    wide = output("stability", "elmira")
    monkeypatch.setenv("COLUMNS", str(columns))
    other = output("stability", "elmira")
    lines = {
        name: len(text.split("\n\n")[0].splitlines())
        for name, text in (("80", wide), ("other", other))
    }
    assert (lines["other"] > lines["80"]) == (columns < 80)


@pytest.mark.parametrize("name", [*SMALL, "mine"])
def test_stability_as_json(name, output, mine):
    case = mine if name == "mine" else name
    data = json.loads(output("stability", case, "--format", "json"))
    result = excomm.load(case).stability()
    space = result.conflict.space
    assert data["states"] == [space.pattern(n) for n in range(1, space.size + 1)]
    assert data["among"] is None
    assert list(data["concepts"]) == list(result.concepts)
    for concept, entry in data["concepts"].items():
        assert entry["equilibria"] == result.equilibria(concept).tolist()
        assert list(entry["stable"]) == list(result.parties)
        for party, numbers in entry["stable"].items():
            assert numbers == result.states(concept, party).tolist()
        joint = set.intersection(*map(set, entry["stable"].values()))
        assert set(entry["equilibria"]) == joint
    assert {(o["outcome"], o["concept"]) for o in data["outcomes"]} == {
        (o.id, c) for o in excomm.load(case).case.outcomes for c in result.concepts
    }


def test_stability_as_json_for_one_party(output):
    data = json.loads(output("stability", "chicken", "--party", "a", "--format", "json"))
    assert list(data["concepts"]["SEQ"]) == ["stable"]
    assert list(data["concepts"]["SEQ"]["stable"]) == ["a"]
    assert "outcomes" not in data


def test_stability_as_csv(output):
    text = output("stability", "chicken", "--concept", "seq", "--concept", "SMR", "--format", "csv")
    rows = list(csv.DictReader(io.StringIO(text)))
    assert list(rows[0]) == [
        *("state", "pattern", "outcomes"),
        *("SEQ a", "SEQ b", "SMR a", "SMR b", "SEQ equilibrium", "SMR equilibrium"),
    ]
    assert [row["SMR equilibrium"] for row in rows] == ["0", "1", "1", "1"]
    assert [row["SEQ a"] for row in rows] == ["0", "1", "1", "0"]


def test_stability_of_some_states(output):
    asked = ["--state", "present", "--state", "N NYN Y"]
    out = output("stability", "elmira", "--concept", "SEQ", *asked)
    assert [line.split()[0] for line in out.splitlines()[3:5]] == ["1", "9"]
    data = json.loads(output("stability", "elmira", *asked, "--format", "json"))
    assert data["among"] == [1, 9]
    text = output("stability", "elmira", *asked, "--format", "csv")
    assert [row["state"] for row in csv.DictReader(io.StringIO(text))] == ["1", "9"]


@pytest.mark.parametrize("concept", [*CONCEPTS, "rational", "symmetric-sequential", "nash"])
def test_concepts_go_by_their_names(concept, output):
    heading = output("stability", "chicken", "--concept", concept).splitlines()[1].split()
    assert heading[:3] == ["state", "pattern", "outcomes"]
    assert heading[3] in CONCEPTS


def test_a_large_conflict_is_shown_by_outcome(output):
    out = output("stability", "cuba-1962", "--concept", "SEQ", "--limit", "3")
    assert "Equilibria under SEQ, 3 of " in out
    assert "all states" in out


# Why


@pytest.mark.parametrize(
    "state",
    ["7", "NY YN", "NYYN", "blockade_works", "us.blockade and withdrawal and not us.air_strike"],
)
def test_a_state_goes_by_number_pattern_or_formula(state, output):
    expected = output("why", "cuba-1962-classic", "--state", "7", "--party", "us")
    assert output("why", "cuba-1962-classic", "--state", state, "--party", "us") == expected
    assert expected.startswith("State 7 (NY YN, withdrawal, blockade_works) is stable for")


def test_the_present_state_goes_by_its_name(output, mine):
    named = output("why", mine, "--state", "present", "--party", "south")
    assert named == output("why", mine, "--state", "5", "--party", "south")
    assert named.startswith("State 5 (YNY NN, accord, the present state) is stable for South")


def test_why_as_json(output):
    arguments = ["why", "chicken", "--state", "compromise", "--party", "a", "--concept", "SMR"]
    data = json.loads(output(*arguments, "--format", "json"))
    assert data["state"] == {"number": 4, "pattern": "Y Y"}
    assert (data["party"], data["concept"], data["stable"]) == ("a", "SMR", True)
    assert (data["improvements"], data["undeterred"]) == (1, 0)
    [temptation] = data["temptations"]
    assert temptation["move"]["changes"] == [{"option": "a.swerve", "before": "yes", "after": "no"}]
    assert temptation["gain"] == {"better": True, "statement": None, "ranks": [2, 1, 4]}
    [step] = temptation["deterrent"]["steps"]
    assert (step["party"], step["state"]["number"]) == ("b", 1)
    assert temptation["deterrent"]["no_escape"] is True


@pytest.mark.parametrize("concept", CONCEPTS)
def test_why_agrees_with_stability(concept, output):
    stable = excomm.load("chicken").stability(concept)
    for number in range(1, 5):
        for party in "ab":
            arguments = ["--state", number, "--party", party, "--concept", concept]
            out = output("why", "chicken", *arguments)
            verdict = "is stable" if number in stable.states(concept, party) else "is not stable"
            assert verdict in " ".join(out.split())


def test_why_explains_as_many_as_asked(output, mine):
    asked = ["why", mine, "--state", "accord", "--party", "north"]
    assert "2 more moves; --limit shows more." in output(*asked, "--limit", 1)
    assert "--limit" not in output(*asked, "--limit", 3)


def test_findings_as_json(output):
    (finding,) = json.loads(output("check", "elmira", "--format", "json"))
    assert finding["gravity"] == "note"
    assert finding["message"].startswith("'moe.modify' of accepted_as_modified")
    assert (finding["file"], finding["line"] > 1) == ("elmira", True)
    assert json.loads(output("check", "chicken", "--format", "json")) == []


def test_errors_as_json_still_end_with_2(run, folder):
    text = "excomm: 1\ntitle: A\nparties: {a: {name: A}}\noptions: {a.go: {text: go}}\n"
    (folder / "none.yaml").write_text(text + "impossible: ['true']\n", encoding="utf-8")
    code, out, _ = run("check", "none.yaml", "--format", "json")
    assert code == 2
    assert json.loads(out)[0]["gravity"] == "error"


def test_cases_as_json_and_csv(output):
    listed = json.loads(output("cases", "--format", "json"))
    assert [case["name"] for case in listed] == list(excomm.cases())
    assert next(c for c in listed if c["name"] == "chicken")["options"] == ["a.swerve", "b.swerve"]
    rows = list(csv.DictReader(io.StringIO(output("cases", "--format", "csv"))))
    assert [row["name"] for row in rows] == list(excomm.cases())


# Moments and horizons


def test_as_of_goes_back(output, mine):
    for moment in ["after filling", "2024-05-01", "2024-05-02"]:
        data = json.loads(output("states", mine, "--as-of", moment, "--format", "json"))
        assert (data["as_of"], data["present"]) == (moment, 3)
    data = json.loads(output("states", mine, "--format", "json"))
    assert (data["as_of"], data["present"]) == ("after accord", 5)


def test_a_horizon_is_looked_to(output):
    asked = ["states", "cuba-1962", "--where", "dearer_presence", "--format", "json"]
    assert json.loads(output(*asked, "--horizon", "days"))["states"] == []
    assert json.loads(output(*asked, "--horizon", "months"))["states"] != []


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


# What cannot be answered

WRONG = [
    (["states", "nowhere"], "there is no file and no library case 'nowhere'"),
    (["states", "chickn"], "did you mean chicken?"),
    (["check", "."], "this is a folder, not a case file"),
    (["states", "elmira", "--where", "lg.insit"], "did you mean lg.insist?"),
    (["states", "elmira", "--where", "lg.insist &"], "write and"),
    (["states", "elmira", "--where", "YN"], "the pattern has 2 places, the case 5"),
    (["states", "elmira", "--where", ""], "a formula is missing"),
    (["states", "elmira", "--as-of", "tomorrow"], "'tomorrow'"),
    (["states", "elmira", "--as-of", "after it"], "unknown event 'it'"),
    (["states", "elmira", "--as-of", "2024-02-30"], "2024-02-30"),
    (["states", "elmira", "--horizon", "days"], "unknown horizon 'days'"),
    (["states", "elmira", "--limit", "0"], "--limit"),
    (["states", "elmira", "--format", "xml"], "--format"),
    (["states"], "CASE"),
    (["stability", "elmira", "--concept", "SIM"], "SIM is defined for two parties"),
    (["stability", "elmira", "--concept", "SEK"], "did you mean SEQ?"),
    (["stability", "elmira", "--party", "lgs"], "did you mean lg?"),
    (["stability", "cuba-1962", "--party", "nato"], "nato is an observer"),
    (["stability", "elmira", "--state", "13"], "states are numbered 1 to 12"),
    (["stability", "elmira", "--state", "0"], "there is no state 0"),
    (["why", "elmira", "--state", "delayed", "--party", "lg"], "satisfied by 4 states, not one"),
    (["why", "elmira", "--state", "false", "--party", "lg"], "no state satisfies 'false'"),
    (["why", "elmira", "--state", "1"], "--party"),
    (["why", "elmira", "--party", "lg"], "--state"),
    (["why", "elmira", "--state", "1", "--party", "lg", "--format", "csv"], "--format"),
    (["states", "elmira", "--given", "aim=bold"], "unknown question 'aim' (the case asks none)"),
    (["belief", "elmira", "--question", "aim"], "unknown question 'aim' (the case asks none"),
    (["belief", "elmira", "--seed", "-1"], "--seed"),
    (["belief", "elmira", "--seed", "one"], "--seed"),
    (["belief", "elmira", "--as-of", "tomorrow"], "'tomorrow'"),
    (["belief"], "CASE"),
    (["schema", "elmira"], "elmira"),
    (["cases", "elmira"], "elmira"),
    (["init"], "NAME"),
    (["stabilty", "elmira"], "stabilty"),
    (["--verson"], "--verson"),
]


@pytest.mark.parametrize(("arguments", "message"), WRONG, ids=lambda v: " ".join(v)[:40])
def test_what_cannot_be_answered_is_said_to_be(arguments, message, run, folder):
    code, out, err = run(*arguments)
    assert (code, out) == (2, "")
    assert message in err
    assert "Traceback" not in err
    assert list(folder.iterdir()) == []


@pytest.mark.parametrize("command", ["check", "states", "stability", "why", "belief"])
def test_every_command_names_the_place_of_what_is_wrong(command, run, folder, mine):
    path = folder / mine
    text = path.read_text("utf-8").replace("south.strike and not", "south.strke and not")
    path.write_text(text, encoding="utf-8")
    asked = ["--state", "present", "--party", "north"] if command == "why" else []
    code, out, err = run(command, mine, *asked)
    line = next(n for n, line in enumerate(text.splitlines(), 1) if "strke" in line)
    column = text.splitlines()[line - 1].index("south.strke") + 1
    assert (code, out) == (2, "")
    assert (
        err
        == f"mine.yaml:{line}:{column}: unknown name 'south.strke' (did you mean south.strike?)\n"
    )
    assert path.read_text("utf-8") == text


def test_several_problems_are_reported_together(run, folder):
    (folder / "case.yaml").write_text("excomm: 1\ntitl: A\nparty: {}\n", encoding="utf-8")
    code, _, err = run("check", "case.yaml")
    assert code == 2
    assert err.splitlines() == [
        "case.yaml:1:1: the key 'options' is missing",
        "case.yaml:2:1: unknown key 'titl' (did you mean title?)",
        "case.yaml:3:1: unknown key 'party' (did you mean parties?)",
    ]


def test_a_file_that_cannot_be_read_is_named(run, folder):
    (folder / "case.yaml").write_bytes(b"title: \xff\n")
    code, _, err = run("states", "case.yaml")
    assert code == 2
    assert err.startswith("case.yaml:1:")


def test_an_infeasible_present_is_refused_where_it_is_asked_for(run, folder, mine):
    path = folder / mine
    text = path.read_text("utf-8").replace("{south.threaten: yes}", "{south.strike: yes}")
    path.write_text(text, encoding="utf-8")
    code, out, err = run("why", mine, "--state", "present", "--party", "north")
    assert (code, out) == (2, "")
    assert "is not feasible" in err
    code, out, err = run("states", mine)
    assert (code, err) == (0, "")
    assert "The present state is not feasible." in out


# Schema


def test_schema_is_json(output):
    from excomm.case import json_schema

    assert json.loads(output("schema")) == json_schema()


# Processes that are stopped


LARGE = 7  # options a party: 2^21 states, several seconds of work


@pytest.fixture
def large(folder):
    """A case that takes seconds to solve."""
    options = [f"{party}.o{k}" for party in "abc" for k in range(LARGE)]
    lines = ["excomm: 1", "title: Large", "parties:"]
    lines += [f"  {party}: {{name: Party {party.upper()}}}" for party in "abc"]
    lines += ["options:", *(f"  {option}: {{text: do {option}}}" for option in options), "orders:"]
    for turn, party in enumerate("abc"):
        wants = options[turn * 5 :] + options[: turn * 5]
        lines.append(f"  {party}:")
        lines += [
            f"    - {{id: s{k}, want: {'not ' * (k % 3 == turn)}{want}, by: analyst}}"
            for k, want in enumerate(wants)
        ]
    (folder / "large.yaml").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return "large.yaml"


@posix
def test_a_reader_that_goes_away_is_no_fault(mine):
    with process("stability", mine, "--format", "json") as ran:
        ran.stdout.close()
        assert ran.stderr.read() == ""
    assert ran.returncode in (0, 1)


@posix
def test_head_takes_what_it_wants(mine):
    command = f"{sys.executable} -m excomm states {mine} --format csv | head -1"
    ran = subprocess.run(command, shell=True, capture_output=True, text=True)
    assert (ran.stdout, ran.stderr) == ("state,pattern,outcomes\n", "")


@posix
def test_an_interrupt_stops_a_calculation_quietly(large):
    import pty

    ours, theirs = pty.openpty()
    ran = process("stability", large, stderr=theirs)
    os.close(theirs)
    shown = b""
    while b" of 15)" not in shown:  # the line that says how far the calculation is
        shown += os.read(ours, 4096)
    ran.send_signal(signal.SIGINT)
    out, _ = ran.communicate()
    while True:
        try:
            shown += os.read(ours, 4096)
        except OSError:  # the other end is closed
            break
    os.close(ours)
    assert (ran.returncode, out) == (130, "")
    assert b"Traceback" not in shown


@posix
@pytest.mark.parametrize(
    "module", ["excomm.session", "excomm.case.schema", "lark", "numpy", "rich"]
)
def test_an_interrupt_stops_an_import_quietly(module):
    script = (
        "import os, signal, sys\n"
        "from excomm.cli import main\n"
        "class Interrupting:\n"
        "    def find_spec(self, name, path=None, target=None):\n"
        "        if name == os.environ['AT']:\n"
        "            os.kill(os.getpid(), signal.SIGINT)\n"
        "sys.meta_path.insert(0, Interrupting())\n"
        "main()\n"
    )
    ran = subprocess.run(
        [sys.executable, "-c", script, "stability", "chicken"],
        env={**os.environ, "AT": module},
        capture_output=True,
        text=True,
    )
    assert (ran.returncode, ran.stdout, ran.stderr) == (130, "", "")


@pytest.mark.parametrize("encoding", ["ascii", "cp1252"])
def test_a_terminal_of_few_characters_shows_what_it_can(encoding):
    environment = {**os.environ, "PYTHONIOENCODING": encoding, "PYTHONUTF8": "0"}
    ran = process("cases", env=environment)
    out, err = ran.communicate()
    assert (ran.returncode, err) == (0, "")
    assert "chicken" in out


@pytest.mark.skipif(not FULL.exists(), reason=f"there is no {FULL} here")
def test_a_full_disk_is_said_to_be(mine):
    with FULL.open("w") as full:
        ran = process("states", mine, stdout=full)
        _, err = ran.communicate()
    assert ran.returncode == 2
    assert err.startswith("excomm: ")
    assert len(err.splitlines()) == 1
