"""The command line: what cannot be answered, and what it says then."""

import pytest

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
    (["estimate"], "CASE"),
    (["estimate", "chickn"], "did you mean chicken?"),
    (["estimate", "."], "this is a folder, not a case file"),
    (["rerun"], "MANIFEST"),
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


@pytest.mark.parametrize("command", ["check", "states", "stability", "why", "belief", "estimate"])
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
