"""The command line: `excomm estimate`."""

import json
import os
import re
import shlex
import stat

import pytest

import excomm
from case.json_schema_check import accepts
from excomm.estimate import FORMATS

posix = pytest.mark.skipif(os.name != "posix", reason="only POSIX systems do this")


@pytest.fixture(params=["chicken", "elmira", "cuba-1962-classic", "mine", "asked"])
def case(request):
    """Cases of the library, the one that `excomm init` writes, one that asks questions."""
    name = request.param
    return request.getfixturevalue(name) if name in ("mine", "asked") else name


def names(folder):
    return sorted(path.name for path in folder.iterdir())


# Forms


def test_the_memo_is_printed_as_text(output):
    out = output("estimate", "chicken")
    assert out.startswith("Chicken\n=======\n\nAs of:  the start\n\nConclusion\n----------\n")
    assert out == excomm.load("chicken").estimate().written("text")
    assert max(len(line) for line in out.splitlines() if not line.startswith("Manifest")) <= 80


def test_numbers_can_be_left_out_and_are_when_it_is_made_again(output, tmp_path):
    with_numbers = output("estimate", "chicken")
    without = output("estimate", "chicken", "--no-numbers")
    assert "(" in with_numbers
    assert with_numbers != without
    (tmp_path / "memo.txt").write_text(without, encoding="utf-8")
    assert output("rerun", str(tmp_path / "memo.txt")) == without


def test_every_form_is_printed(output, asked):
    begins = {"text": "Asked\n=====\n", "md": "# Asked\n", "html": "<!DOCTYPE html>\n", "json": "{"}
    for form in FORMATS:
        out = output("estimate", asked, "--format", form)
        assert out.startswith(begins[form])
        assert out == excomm.load(asked).estimate().written(form)


@pytest.mark.parametrize("form", FORMATS)
def test_a_second_run_gives_the_same_bytes(form, output, case, folder):
    printed = output("estimate", case, "--format", form)
    output("estimate", case, "--format", form, "-o", "memo")
    assert (folder / "memo").read_bytes() == printed.encode()


@pytest.mark.parametrize(
    ("name", "form"),
    [
        *(("memo.txt", "text"), ("memo", "text"), ("memo.yaml", "text"), ("md", "text")),
        *(("memo.md", "md"), ("MEMO.MD", "md"), ("memo.html.md", "md"), ("memo.json", "json")),
        *(("memo.html", "html"), ("memo.htm", "html"), ("memo.HTML", "html")),
    ],
)
def test_the_name_of_the_file_says_the_form(name, form, output, folder):
    assert output("estimate", "chicken", "-o", name) == f"{name} is written.\n"
    written = (folder / name).read_bytes().decode()
    assert written == excomm.load("chicken").estimate().written(form)
    assert names(folder) == [name]


@pytest.mark.parametrize("form", FORMATS)
def test_a_form_that_is_asked_for_goes_before_the_name(form, output, folder):
    output("estimate", "chicken", "--output", "memo.html", "--format", form)
    assert (folder / "memo.html").read_text("utf-8") == output(
        "estimate", "chicken", "--format", form
    )


@pytest.mark.parametrize("columns", [20, 200])
def test_the_memo_is_as_wide_as_a_page_on_every_terminal(columns, output, monkeypatch):
    printed = output("estimate", "elmira")
    monkeypatch.setenv("COLUMNS", str(columns))
    assert output("estimate", "elmira") == printed


# Writing


def test_a_write_that_fails_leaves_the_old_file(run, folder, monkeypatch):
    def fail(*_arguments):
        raise OSError(28, "No space left on device")

    (folder / "memo.html").write_text("the old memo\n", "utf-8")
    monkeypatch.setattr(os, "fsync", fail)
    code, out, err = run("estimate", "chicken", "-o", "memo.html")
    assert (code, out) == (2, "")
    assert err == "memo.html: cannot be written: No space left on device\n"
    assert (folder / "memo.html").read_text("utf-8") == "the old memo\n"
    assert names(folder) == ["memo.html"]


def test_a_file_there_is_gives_way(output, folder):
    (folder / "memo.md").write_text("the old memo, which is short\n", "utf-8")
    output("estimate", "chicken", "-o", "memo.md")
    assert (folder / "memo.md").read_text("utf-8").startswith("# Chicken\n")
    assert names(folder) == ["memo.md"]


@pytest.mark.parametrize("name", ["none/memo.html", "taken", "file/memo.html", ".", ""])
def test_what_cannot_be_written_is_said_to_be(name, run, folder):
    (folder / "taken").mkdir()
    (folder / "file").write_text("a file\n", "utf-8")
    code, out, err = run("estimate", "chicken", "-o", name)
    assert (code, out) == (2, "")
    assert err.startswith(f"{name or '.'}: cannot be written: ")
    assert len(err.splitlines()) == 1
    assert names(folder) == ["file", "taken"]
    assert names(folder / "taken") == []


@pytest.mark.skipif(getattr(os, "geteuid", lambda: 0)() == 0, reason="root may write everywhere")
def test_a_folder_that_may_not_be_written_to_is_said_to_be(run, folder):
    (folder / "closed").mkdir(mode=0o500)
    code, out, err = run("estimate", "chicken", "-o", "closed/memo.html")
    assert (code, out) == (2, "")
    assert err == "closed/memo.html: cannot be written: Permission denied\n"


@posix
def test_a_pipe_is_written_to_and_stays(output, folder):
    pipe = folder / "memo.json"
    os.mkfifo(pipe)
    reader = os.open(pipe, os.O_RDWR | os.O_NONBLOCK)  # holds it open; the memo fits into it
    output("estimate", "chicken", "-o", "memo.json")
    written = os.read(reader, 100_000).decode()
    os.close(reader)
    assert written == output("estimate", "chicken", "--format", "json")
    assert stat.S_ISFIFO(pipe.stat().st_mode)


@posix
def test_a_case_whose_name_is_no_text_can_be_printed_and_not_be_written(run, mine, folder):
    odd = os.fsdecode(b"od\xff.yaml")
    try:
        (folder / mine).rename(folder / odd)
    except OSError:
        pytest.skip("the file system takes no such name")
    code, out, err = run("estimate", odd, "-o", "memo.txt")
    assert (code, out) == (2, "")
    assert err == "memo.txt: cannot be written: surrogates not allowed\n"
    assert names(folder) == [odd]


# What is asked


def test_what_is_asked_is_in_the_result_and_in_the_manifest(output, asked):
    options = ["--as-of", "after halt", "--given", "aim=bold", "--seed", "7"]
    data = json.loads(output("estimate", asked, *options, "--format", "json"))
    manifest = data["manifest"]
    assert data["as_of"] == manifest["as_of"] == "after halt"
    assert manifest["given"] == {"aim": "bold"}
    assert manifest["seed"] == 7
    assert manifest["command"] == ["excomm", "estimate", asked, *options, "--format", "json"]
    assert [question["seed"] for question in data["questions"]] == [7] * len(data["questions"])
    assert [event["id"] for event in data["situation"]["events"]] == ["move", "halt"]
    assert [list(answer["given"]) for answer in data["answers"]] == [["bluff"], ["bluff"]]


def test_what_is_not_asked_is_as_the_case_says(output, asked):
    manifest = json.loads(output("estimate", asked, "--format", "json"))["manifest"]
    assert (manifest["as_of"], manifest["given"], manifest["seed"]) == (None, {}, 0)
    assert manifest["command"] == ["excomm", "estimate", asked, "--format", "json"]
    assert manifest["excomm"] == excomm.__version__
    assert manifest["sha256"] == excomm.load(asked).case.digest


def test_what_is_given_changes_the_verdict(output, asked):
    def calm(*options):
        out = " ".join(output("estimate", asked, *options).split())
        return re.search(r" Calm (can hold|does not hold)[^:.]*", out)[0].strip()

    assert calm("--given", "aim=bold", "--given", "bluff=bluffs").startswith("Calm does not hold")
    assert calm("--given", "aim=timid", "--given", "bluff=bluffs").startswith("Calm can hold")
    assert " if aim is timid " in calm("--as-of", "after halt", "--given", "bluff=bluffs")


def test_the_head_says_what_is_taken_as_true(output, asked):
    lines = output("estimate", asked, "--given", "aim=bold", "--as-of", "after halt").splitlines()
    assert lines[3].split(maxsplit=2) == ["As", "of:", "after halt"]
    assert "Taken as true:  aim is bold" in lines


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (["--as-of", "tomorrow"], "'tomorrow'"),
        (["--as-of", "after it"], "unknown event 'it'"),
        (["--as-of", "2023-12-31"], "2023-12-31"),
        (["--given", "aim"], "--given aim: expected question=hypothesis"),
        (["--given", "am=bold"], "unknown question 'am' (did you mean aim?)"),
        (["--given", "aim=bolt"], "unknown hypothesis 'bolt' of aim (did you mean bold?)"),
        (["--given", "aim=bold", "--given", "aim=timid"], "aim is taken to be bold already"),
        (["--seed", "-1"], "--seed"),
        (["--seed", "1.5"], "--seed"),
        (["--format", "pdf"], "--format"),
        (["--horizon", "days"], "--horizon"),
        (["more"], "more"),
    ],
    ids=lambda value: " ".join(value)[:30],
)
def test_what_cannot_be_answered_is_said_to_be(options, message, run, folder, asked):
    code, out, err = run("estimate", asked, *options, "-o", "memo.html")
    assert (code, out) == (2, "")
    assert message in err
    assert "Traceback" not in err
    assert names(folder) == [asked]


def test_a_case_with_errors_gives_no_estimate(run, folder, mine):
    text = (folder / mine).read_text("utf-8").replace("south.strike and not", "south.strke and not")
    (folder / mine).write_text(text, "utf-8")
    code, out, err = run("estimate", mine, "-o", "memo.html")
    assert (code, out) == (2, "")
    assert "unknown name 'south.strke'" in err
    assert names(folder) == [mine]


# The manifest's command


@pytest.mark.parametrize("form", FORMATS)
def test_the_command_of_the_manifest_gives_the_same_bytes(form, output, asked):
    options = ["--as-of", "after halt", "--given", "bluff=means_it", "--seed", "3"]
    printed = output("estimate", asked, *options, "--format", form)
    data = json.loads(output("estimate", asked, *options, "--format", "json"))
    _, *command = data["manifest"]["command"]
    assert output(*command[:-1], form) == printed


@pytest.mark.parametrize("name", ["no: a case", "it's $HOME", "sub/new", "größe"])
def test_the_memo_says_a_command_that_a_shell_takes(name, output, folder):
    (folder / "sub").mkdir()
    output("init", name)
    printed = output("estimate", f"{name}.yaml", "--as-of", "after filling")
    said = re.search(r"It is made again by: (.*) Manifest: ", " ".join(printed.split()))[1]
    program, *command = shlex.split(said)
    assert program == "excomm"
    assert output(*command) == printed


# The schema


def test_the_schema_accepts_what_is_printed_and_names_all_of_it(output, case):
    schema = json.loads(output("schema", "estimate"))
    data = json.loads(output("estimate", case, "--format", "json"))
    assert accepts(schema, data)
    for part in (schema, *schema["$defs"].values()):
        part["additionalProperties"] = False
    assert accepts(schema, data)
    assert not accepts(schema, data | {"more": 1})
    data["manifest"]["seed"] = "0"
    assert not accepts(schema, data)


def test_the_schema_of_the_case_is_another(output):
    assert output("schema") == output("schema", "case") != output("schema", "estimate")
