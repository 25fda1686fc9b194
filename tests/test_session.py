"""What `excomm.load` returns, and how its results show themselves."""

import csv
import io
import json
from dataclasses import FrozenInstanceError
from pathlib import Path

import pytest

import excomm
from excomm.case import starter_case
from excomm.results import (
    BeliefResult,
    PathsResult,
    ReasonResult,
    StabilityResult,
    StatesResult,
)
from report.samples import ASKED

SCRIPT = "<script>alert(1)</script>"


@pytest.fixture
def chicken():
    return excomm.load("chicken")


@pytest.fixture
def mine(tmp_path):
    path = tmp_path / "mine.yaml"
    path.write_text(starter_case("mine"), encoding="utf-8")
    return path


@pytest.fixture
def asked(tmp_path):
    path = tmp_path / "asked.yaml"
    path.write_text(ASKED, encoding="utf-8")
    return excomm.load(path)


@pytest.fixture
def results(chicken):
    return [
        chicken.states(),
        chicken.stability(),
        chicken.why("compromise", "a", "SMR"),
        chicken.paths(),
    ]


# Loading


def test_a_case_is_loaded_by_name_or_path(mine, monkeypatch):
    assert excomm.load("chicken").case.title == "Chicken"
    assert excomm.load(mine).case.title == "mine"
    assert excomm.load(str(mine)).case.title == "mine"
    monkeypatch.chdir(mine.parent)
    assert excomm.load("mine.yaml").case.title == "mine"
    assert excomm.load(Path("mine.yaml")).case.title == "mine"


def test_a_file_comes_before_a_library_case(mine, monkeypatch):
    mine.with_name("chicken").write_text(starter_case("own"), encoding="utf-8")
    monkeypatch.chdir(mine.parent)
    assert excomm.load("chicken").case.title == "own"


def test_what_is_wrong_is_raised_with_every_problem(mine):
    mine.write_text("excomm: 1\ntitl: A\nparties: {}\noptions: {}\n", encoding="utf-8")
    with pytest.raises(excomm.CaseError) as raised:
        excomm.load(mine)
    problems = raised.value.problems
    assert len(problems) > 1
    assert {problem.place.file for problem in problems} == {str(mine)}
    assert str(raised.value) == "\n".join(str(problem) for problem in problems)


def test_an_analysis_says_what_it_is(chicken):
    assert repr(chicken) == "<Analysis of chicken: Chicken; 2 parties, 2 options, 0 events>"


# Asking


def test_the_results_have_their_types(results):
    assert list(map(type, results)) == [
        StatesResult,
        StabilityResult,
        ReasonResult,
        PathsResult,
    ]


def test_one_or_several_may_be_named(chicken):
    assert chicken.stability("SEQ").concepts == ("SEQ",)
    assert chicken.stability(["SEQ", "nash"]).concepts == ("SEQ", "Nash")
    assert chicken.stability(parties="b").parties == ("b",)
    assert chicken.stability(parties=["b", "a"]).parties == ("a", "b")
    assert chicken.stability(states=4).among == (4,)
    assert chicken.stability(states=["compromise", 1, "Y N"]).among == (1, 2, 4)


def test_only_states_asked_about_are_counted(chicken):
    result = chicken.stability("SMR", states=[1, 2])
    assert result.equilibria("SMR").tolist() == [2]
    assert result.states("SMR", "a").tolist() == [2]


def test_equilibria_need_every_party(chicken):
    with pytest.raises(ValueError, match="every party"):
        chicken.stability(parties="a").equilibria("SEQ")


def test_states_go_by_number_or_text(chicken):
    for state in (4, "4", "Y Y", "compromise", "a.swerve and b.swerve"):
        assert chicken.why(state, "a").at.number == 4


def test_states_of_an_empty_formula_are_refused(chicken):
    with pytest.raises(excomm.CaseError, match="formula"):
        chicken.states("")


def test_the_conflict_of_a_moment_is_made_once(mine):
    analysis = excomm.load(mine)
    assert analysis.conflict() is analysis.conflict()
    assert analysis.conflict("after filling") is not analysis.conflict()
    assert analysis.stability().conflict is analysis.conflict()


def test_progress_is_told_before_each_step(chicken):
    told = []
    chicken.stability(["Nash", "SEQ"], progress=lambda *step: told.append(step))
    assert told == [
        ("Nash for a", 0, 4),
        ("Nash for b", 1, 4),
        ("SEQ for a", 2, 4),
        ("SEQ for b", 3, 4),
    ]


@pytest.mark.parametrize(
    ("as_of", "present"), [(None, 5), ("after filling", 3), ("2024-05-02", 3), ("2024-05-03", 9)]
)
def test_every_question_takes_a_moment(as_of, present, mine):
    analysis = excomm.load(mine)
    assert analysis.states(as_of=as_of).present == present
    assert analysis.stability("SEQ", states="present", as_of=as_of).among == (present,)
    assert analysis.why("present", "north", as_of=as_of).at.number == present
    assert analysis.conflict(as_of).present == present


def test_every_question_takes_a_horizon(mine):
    text = mine.read_text("utf-8") + (
        "horizons: {weeks: 1, years: 9}\n"
        "factors: {drought: {when: north.fill = full, text: It is dry., from: years}}\n"
    )
    mine.write_text(
        text.replace("all_water, want: north.fill = full", "dry, want: drought"), "utf-8"
    )
    analysis = excomm.load(mine)
    assert analysis.states("drought", horizon="weeks").numbers.tolist() == []
    assert len(analysis.states("drought", horizon="years").numbers) == 6
    assert len(analysis.states("drought").numbers) == 6
    stable = {
        horizon: analysis.stability("Nash", horizon=horizon).states("Nash", "north").tolist()
        for horizon in ("weeks", "years", None)
    }
    assert stable["weeks"] != stable["years"] == stable[None]
    assert analysis.why(1, "south", horizon="weeks").situation.horizon == "weeks"
    with pytest.raises(excomm.CaseError, match="unknown horizon 'days'"):
        analysis.states(horizon="days")


def test_a_hypothesis_that_is_given_changes_the_verdict(asked):
    for given, stable in [(None, True), ({"aim": "timid"}, True), ({"aim": "bold"}, False)]:
        assert asked.why(1, "a", "Nash", given=given).stable is stable
        result = asked.stability("Nash", given=given)
        assert (1 in result.equilibria("Nash")) is stable
        assert result.conflict is asked.conflict(given=given)
        assert asked.states(given=given).space.situation.given == (given or {})


def test_a_whole_order_that_is_given_changes_the_verdict(asked):
    equilibria = {
        name: asked.stability("Nash", as_of="after halt", given={"bluff": name}).equilibria("Nash")
        for name in ("bluffs", "means_it")
    }
    assert {name: found.tolist() for name, found in equilibria.items()} == {
        "bluffs": [1],
        "means_it": [3],
    }


def test_the_conflict_of_what_is_given_is_made_once(asked):
    bold = {"aim": "bold", "bluff": "bluffs"}
    assert asked.conflict(given=bold) is asked.conflict(given=dict(reversed(bold.items())))
    assert asked.conflict(given={}) is asked.conflict() is not asked.conflict(given=bold)


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ({"am": "bold"}, r"unknown question 'am' \(did you mean aim\?\)"),
        ({"aim": "bolt"}, r"unknown hypothesis 'bolt' of aim \(did you mean bold\?\)"),
    ],
)
def test_what_is_not_in_the_case_cannot_be_given(given, message, asked):
    for ask in (asked.conflict, asked.states, asked.stability):
        with pytest.raises(excomm.CaseError, match=message):
            ask(given=given)
    with pytest.raises(excomm.CaseError, match=message):
        asked.why(1, "a", given=given)


# Belief


def test_belief_is_of_all_questions_or_of_those_named(asked):
    def ids(result):
        return [belief.question.id for belief in result.beliefs]

    assert isinstance(asked.belief(), BeliefResult)
    assert ids(asked.belief()) == ["aim", "bluff"]
    assert ids(asked.belief("bluff")) == ["bluff"]
    assert ids(asked.belief(["bluff", "aim", "bluff"])) == ["aim", "bluff"]
    assert ids(asked.belief([])) == []
    assert asked.belief()["bluff"] == asked.belief("bluff")["bluff"]
    with pytest.raises(KeyError):
        asked.belief("bluff")["aim"]


def test_belief_is_as_of_a_moment(asked):
    before, after = asked.belief("aim", as_of="after move"), asked.belief("aim")
    assert [update.event.id for update in before["aim"].updates] == ["move"]
    assert before["aim"].posterior == after["aim"].updates[0].after
    assert before.situation.as_of == "after move"


def test_belief_takes_a_seed(asked):
    first, again, other = (asked.belief("aim", seed=seed)["aim"] for seed in (1, 1, 2))
    assert first == again
    assert first.posterior != other.posterior
    assert first.posterior["bold"].point == other.posterior["bold"].point
    assert (first.seed, asked.belief("aim")["aim"].seed) == (1, 0)


def test_a_question_that_is_not_asked_is_an_error(asked):
    with pytest.raises(excomm.CaseError, match=r"unknown question 'am' \(did you mean aim\?\)"):
        asked.belief("am")
    with pytest.raises(excomm.CaseError, match=r"unknown question 'aim' \(the case asks none"):
        excomm.load("chicken").belief("aim")


def test_belief_shows_itself(asked):
    result = asked.belief()
    assert repr(result) == str(result) == str(result).strip("\n")
    assert all(len(line) <= 80 for line in str(result).splitlines())
    assert result._repr_html_().count("<table>") == 4
    assert json.loads(result.to_json()) == result.to_dict()
    table = result.rows()
    read = list(csv.reader(io.StringIO(result.to_csv())))
    assert [tuple(row) for row in read] == [table.columns, *table.rows]
    assert tuple(result.to_pandas().columns) == table.columns
    with pytest.raises(FrozenInstanceError):
        result.beliefs = ()


def test_belief_is_escaped_in_a_notebook(tmp_path):
    path = tmp_path / "hostile.yaml"
    path.write_text(ASKED.replace("asks: Does B bluff?", f"asks: {SCRIPT!r}"), "utf-8")
    page = excomm.load(path).belief()._repr_html_()
    assert "<script" not in page
    assert "&lt;script&gt;" in page


def test_check_returns_the_findings(mine, chicken):
    assert chicken.check() == ()
    mine.write_text(mine.read_text("utf-8").replace(", by: analyst}", "}", 2), "utf-8")
    findings = excomm.load(mine).check()
    assert [finding.gravity for finding in findings] == ["note"]
    assert str(findings[0]).startswith(f"note: {mine}:")


# Showing


def test_results_show_themselves_at_the_prompt(results):
    for result in results:
        assert repr(result) == str(result)


def test_results_print_without_a_line_to_spare(results):
    for result in results:
        assert str(result) == str(result).strip("\n")
        assert all(len(line) <= 80 for line in str(result).splitlines())


def test_results_show_themselves_in_a_notebook(results):
    for result in results:
        assert result._repr_html_().startswith(("<table>", "<pre>"))
    assert "<td>compromise</td>" in results[1]._repr_html_()


@pytest.mark.parametrize("hostile", [SCRIPT, "a & b <i>"])
def test_what_a_case_says_is_escaped_in_a_notebook(hostile, mine):
    text = mine.read_text("utf-8").replace('title: "mine"', f"title: {json.dumps(hostile)}")
    text = text.replace("{name: North}", f"{{name: {json.dumps(hostile)}}}")
    mine.write_text(text.replace("text: share river data", f"text: {json.dumps(hostile)}"), "utf-8")
    analysis = excomm.load(mine)
    assert analysis.case.title == hostile
    shown = [
        analysis.states()._repr_html_(),
        analysis.stability()._repr_html_(),
        analysis.why("accord", "north")._repr_html_(),
    ]
    for page in shown:
        assert hostile not in page
        assert "<script" not in page
    escaped = hostile.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    assert all(escaped in page for page in shown)


def test_words_are_there_for_the_asking(results):
    assert results[1].in_words().startswith("In words, under SEQ:")


# Data


def test_json_is_the_plain_data(results):
    for result in results:
        assert json.loads(result.to_json()) == result.to_dict()


def test_every_result_says_what_made_it(results, chicken):
    for result in results:
        data = result.to_dict()
        assert data["excomm"] == excomm.__version__
        assert data["case"] == {
            "name": "chicken",
            "title": "Chicken",
            "sha256": chicken.case.digest,
        }
        assert data["as_of"] == "the start"
        assert data["horizon"] is None
        assert [party["id"] for party in data["parties"]] == ["a", "b"]
        assert [option["switch"] for option in data["options"]] == ["a.swerve", "b.swerve"]


@pytest.mark.parametrize("name", ["chicken", "elmira"])
def test_csv_rows_and_data_frames_agree(name):
    analysis = excomm.load(name)
    for result in (analysis.states(), analysis.stability(), analysis.stability("SEQ", states=[1])):
        table = result.rows()
        read = list(csv.reader(io.StringIO(result.to_csv())))
        assert tuple(read[0]) == table.columns
        assert [tuple(row) for row in read[1:]] == [tuple(map(str, row)) for row in table.rows]
        frame = result.to_pandas()
        assert tuple(frame.columns) == table.columns
        assert [tuple(row) for row in frame.itertuples(index=False)] == list(table.rows)


def test_data_frames_hold_the_verdicts(chicken):
    frame = chicken.stability(["Nash", "SMR"]).to_pandas().set_index("state")
    assert frame.index[frame["SMR equilibrium"] == 1].tolist() == [2, 3, 4]
    assert frame.loc[4, "Nash a"] == 0


def test_results_cannot_be_changed(results):
    for result in results:
        with pytest.raises(FrozenInstanceError):
            result.conflict = None
