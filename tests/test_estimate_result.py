"""What `Analysis.estimate` and `rerun` return, and how it shows itself."""

import csv
import io
import json
from dataclasses import FrozenInstanceError, replace
from html.parser import HTMLParser

import pytest

import excomm
from excomm.case import parse_case, starter_case
from excomm.estimate import FORMATS, estimate_data, make_estimate, read_estimate, read_manifest
from excomm.reruns import rerun
from excomm.results import EstimateResult
from report.samples import ASKED

SCRIPT = "<script>alert(1)</script>"
OPEN = "{excomm: 1, title: Open, parties: {a: {name: A}}, options: {a.go: {text: go}}}"


@pytest.fixture
def asked(tmp_path):
    path = tmp_path / "asked.yaml"
    path.write_text(ASKED, encoding="utf-8")
    return excomm.load(path)


@pytest.fixture
def made(asked):
    return asked.estimate("after halt")


def test_an_estimate_shows_itself_as_its_memo(made):
    assert isinstance(made, EstimateResult)
    assert repr(made) == str(made)
    assert str(made).rstrip("\n") == made.written("text").rstrip("\n")
    assert str(made).startswith("Asked\n=====\n\nAs of: ")


def test_an_estimate_is_written_in_its_forms(made):
    written = {form: made.written(form) for form in FORMATS}
    assert written["md"].startswith("# Asked\n")
    assert written["html"].startswith("<!DOCTYPE html>\n")
    assert json.loads(written["json"]) == made.to_dict()
    for form, text in written.items():
        assert text.endswith("\n")
        assert read_manifest(text) == made.in_form(form).manifest
        assert read_manifest(text).format == form
    with pytest.raises(ValueError, match="'pdf' is no form of an estimate; expected text, md, "):
        made.written("pdf")


def test_an_estimate_is_plain_data(made, asked):
    data = json.loads(made.to_json())
    assert data == json.loads(json.dumps(made.to_dict()))
    assert data == json.loads(
        json.dumps(estimate_data(make_estimate(asked.case, "after halt", asked=asked.asked)))
    )
    assert EstimateResult.of(read_estimate(made.to_json())).written("html") == made.written("html")


def test_an_estimate_has_one_row_an_outcome_and_concept(made):
    table = made.rows()
    assert made.tables() == (table,)
    assert table.columns[:4] == ("outcome", "concept", "states", "equilibria")
    # The likeliest is that A is bold; then calm does not hold.
    assert [row[:4] for row in table.rows] == [("calm", "Nash", 1, 0), ("calm", "SEQ", 1, 0)]
    held = made.outcomes[0].holds[0].holds.belief
    assert 0 < held < 1
    assert table.rows[0][4] == f"{held:.6f}"
    read = list(csv.reader(io.StringIO(made.to_csv())))
    assert read == [list(table.columns), *(list(map(str, row)) for row in table.rows)]
    frame = made.to_pandas()
    assert tuple(frame.columns) == table.columns
    assert [tuple(row) for row in frame.itertuples(index=False)] == list(table.rows)


def test_an_estimate_without_outcomes_has_no_rows():
    made = excomm.Analysis(parse_case(OPEN)).estimate()
    assert made.rows().rows == ()
    assert len(made.to_csv().splitlines()) == 1
    assert made.to_pandas().empty


class Frames(HTMLParser):
    """Collects what the frames of a page show."""

    def __init__(self, page):
        super().__init__()
        self.shown = []
        self.tags = []
        self.feed(page)

    def handle_starttag(self, tag, attributes):
        self.tags.append(tag)
        self.shown.append(dict(attributes).get("srcdoc"))


@pytest.mark.parametrize("title", ["Asked", SCRIPT, '"><b>', "a & b &quot;"])
def test_an_estimate_is_a_page_of_its_own_in_a_notebook(title, tmp_path):
    path = tmp_path / "asked.yaml"
    path.write_text(ASKED.replace("title: Asked", f"title: {json.dumps(title)}"), "utf-8")
    made = excomm.load(path).estimate()
    frames = Frames(made._repr_html_())
    assert frames.tags == ["iframe"]
    assert frames.shown == [made.written("html")]
    assert SCRIPT not in made._repr_html_() + made.written("html")


def test_an_estimate_takes_a_moment_hypotheses_and_a_seed(asked):
    made = asked.estimate("after move", {"aim": "bold"}, 5)
    manifest = made.manifest
    assert (manifest.as_of, manifest.given, manifest.seed) == ("after move", {"aim": "bold"}, 5)
    assert made.as_of == "after move"
    assert {question.seed for question in made.questions} == {5}
    with pytest.raises(excomm.CaseError, match="unknown question 'am'"):
        asked.estimate(given={"am": "bold"})


def test_an_estimate_tells_its_progress():
    told = []
    excomm.load("chicken").estimate(progress=lambda *step: told.append(step))
    assert told[-1] == ("where pressure works", 6, 7)
    assert all(done < steps for _, done, steps in told)


def test_an_estimate_cannot_be_changed(made):
    with pytest.raises(FrozenInstanceError):
        made.title = "Other"


def test_a_case_that_is_nowhere_kept_goes_by_its_name():
    made = excomm.Analysis(parse_case(OPEN, "open")).estimate()
    assert made.manifest.case == "open"
    assert made.manifest.command == ("excomm", "estimate", "open", "--format", "json")


@pytest.mark.parametrize("form", FORMATS)
def test_rerun_makes_the_estimate_again(form, asked):
    made = asked.estimate("after halt", {"bluff": "means_it"}, 3)
    again = rerun(read_manifest(made.written(form)))
    assert isinstance(again, EstimateResult)
    assert again.to_dict() == made.to_dict()
    assert again.written(form) == made.written(form)


def test_rerun_looks_for_the_case_here_and_beside(tmp_path, monkeypatch):
    here, there = tmp_path / "here", tmp_path / "there"
    here.mkdir()
    there.mkdir()
    (there / "mine.yaml").write_text(starter_case("mine"), "utf-8")
    monkeypatch.chdir(there)
    made = excomm.load("mine.yaml").estimate()
    monkeypatch.chdir(here)
    with pytest.raises(excomm.CaseError, match=r"no file and no library case 'mine\.yaml'"):
        rerun(made.manifest)
    assert rerun(made.manifest, there).written("text") == made.written("text")


def test_rerun_refuses_another_case():
    chicken = excomm.load("chicken")
    manifest = replace(chicken.estimate().manifest, sha256="f" * 64)
    with pytest.raises(excomm.CaseError) as raised:
        rerun(manifest)
    assert f"its sha256 is {chicken.case.digest[:12]}, not ffffffffffff" in str(raised.value)
