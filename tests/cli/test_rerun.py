"""The command line: `excomm rerun`."""

import json
import shutil
from pathlib import Path

import pytest

import excomm
from excomm.estimate import FORMATS
from library.made import estimate_of

OPTIONS = ["--as-of", "after halt", "--given", "bluff=means_it", "--seed", "3"]


@pytest.fixture
def made(output, asked, folder):
    """Return a function that writes an estimate in a form, and returns its bytes."""

    def made(form, file="memo", case=asked, options=OPTIONS):
        output("estimate", case, *options, "--format", form, "-o", file)
        return (folder / file).read_bytes()

    return made


@pytest.fixture
def altered(made, folder):
    """Return a function that writes the manifest of an estimate with some values changed."""

    def altered(**values):
        manifest = json.loads(made("json"))["manifest"] | values
        (folder / "memo").write_text(json.dumps(manifest), "utf-8")
        return manifest

    return altered


def names(folder):
    return sorted(path.name for path in folder.iterdir())


# The same bytes


@pytest.mark.parametrize("form", FORMATS)
def test_an_estimate_in_any_form_is_made_again(form, made, output, folder):
    first = made(form)
    assert output("rerun", "memo").encode() == first
    assert output("rerun", "memo", "-o", "again") == "again is written.\n"
    assert (folder / "again").read_bytes() == first


@pytest.mark.parametrize("form", FORMATS)
def test_a_timeline_in_any_form_is_made_again(form, asked, output, folder):
    output("timeline", asked, *OPTIONS, "--format", form, "-o", "course")
    assert output("rerun", "course") == (folder / "course").read_text("utf-8")


@pytest.mark.parametrize("form", FORMATS)
def test_a_bare_manifest_makes_the_estimate_again(form, made, output, folder):
    first = made(form)
    manifest = json.loads(made("json"))["manifest"] | {"format": form}
    manifest["command"][-1] = form
    for indent in (None, 2):
        (folder / "manifest.json").write_text(json.dumps(manifest, indent=indent), "utf-8")
        assert output("rerun", "manifest.json").encode() == first


@pytest.mark.parametrize(
    ("case", "form"), [("chicken", "text"), ("elmira", "html"), ("mine", "md")]
)
def test_cases_of_the_library_and_files_are_made_again(case, form, made, output, mine):
    first = made(form, case=mine if case == "mine" else case, options=[])
    assert output("rerun", "memo").encode() == first


def test_the_crisis_of_1962_is_made_again(output, folder):
    first = estimate_of("cuba-1962").written("html")
    (folder / "memo").write_text(first, "utf-8")
    assert output("rerun", "memo") == first


def test_the_form_is_that_of_the_manifest_whatever_the_file_is_called(made, output, folder):
    first = made("md", "memo.html")
    output("rerun", "memo.html", "--output", "again.json")
    assert (folder / "again.json").read_bytes() == first


def test_an_estimate_can_be_made_again_in_its_own_place(made, output, folder):
    first = made("html")
    output("rerun", "memo", "-o", "memo")
    assert (folder / "memo").read_bytes() == first


@pytest.mark.parametrize("form", FORMATS)
def test_an_editor_may_have_changed_the_ends_of_lines(form, made, output, folder):
    first = made(form)
    (folder / "memo").write_bytes(b"\xef\xbb\xbf" + first.replace(b"\n", b"\r\n"))
    assert output("rerun", "memo").encode() == first


@pytest.mark.parametrize("form", FORMATS)
def test_a_case_that_quotes_a_manifest_does_not_confuse(form, output, mine, folder):
    fake = '{"excomm": "9", "case": "other"}'
    name = f"a & <b> {fake}.yaml"
    text = (folder / mine).read_text("utf-8").replace('title: "mine"', f"title: '{fake}'")
    try:
        (folder / name).write_text(text, "utf-8")
    except OSError:
        pytest.skip("the file system takes no such name")
    first = output("estimate", name, "--format", form)
    (folder / "memo").write_text(first, "utf-8")
    assert output("rerun", "memo") == first


# Where the case is


@pytest.mark.parametrize("form", ["text", "html"])
@pytest.mark.parametrize("inside", ["", "cases/"])
def test_the_case_is_found_beside_the_manifest(form, inside, output, folder, mine, monkeypatch):
    (folder / "cases").mkdir()
    (folder / "elsewhere").mkdir()
    case = f"{inside}{mine}"
    (folder / mine).replace(folder / case)
    first = output("estimate", case, "--format", form)
    (folder / "memo").write_text(first, "utf-8")
    monkeypatch.chdir("elsewhere")
    assert output("rerun", "../memo") == first
    assert output("rerun", folder / "memo") == first


def test_the_case_of_an_absolute_path_is_found_from_everywhere(output, folder, mine, monkeypatch):
    first = output("estimate", folder / mine)
    for name in ("memos", "elsewhere"):
        (folder / name).mkdir()
    (folder / "memos" / "memo").write_text(first, "utf-8")
    monkeypatch.chdir("elsewhere")
    assert output("rerun", "../memos/memo") == first


@pytest.mark.parametrize("other", ["a folder", "another case", "no case"])
@pytest.mark.parametrize("where", ["here", "beside"])
def test_of_files_of_one_name_the_right_one_is_taken(other, where, output, folder, mine):
    first = output("estimate", mine)
    (folder / "sub").mkdir()
    (folder / "sub" / "memo").write_text(first, "utf-8")
    wrong = Path("sub", mine)
    if where == "here":
        shutil.move(mine, wrong)
        wrong = Path(mine)
    if other == "a folder":
        wrong.mkdir()
    else:
        wrong.write_text("excomm: 1\n" if other == "no case" else ANOTHER, "utf-8")
    assert output("rerun", "sub/memo") == first


ANOTHER = "{excomm: 1, title: A, parties: {a: {name: A}}, options: {a.go: {text: go}}}"


@pytest.mark.parametrize("folder_called", ["chicken", "sub/chicken"])
def test_a_folder_called_like_a_library_case_does_not_hide_it(folder_called, output, folder):
    (folder / folder_called).mkdir(parents=True)
    (folder / "sub").mkdir(exist_ok=True)
    output("estimate", "chicken", "-o", "sub/memo.txt")
    assert output("rerun", "sub/memo.txt") == output("estimate", "chicken")


# What is refused


@pytest.mark.parametrize("where", ["here", "beside"])
def test_a_case_that_changed_is_refused(where, made, run, folder, asked, monkeypatch):
    made("html")
    before = excomm.load(asked).case.digest
    text = (folder / asked).read_text("utf-8")
    (folder / asked).write_text(text + "# a remark\n", "utf-8")
    after = excomm.load(asked).case.digest
    if where == "beside":
        (folder / "elsewhere").mkdir()
        monkeypatch.chdir("elsewhere")
    code, out, err = run("rerun", folder / "memo", "-o", "again.html")
    assert (code, out) == (2, "")
    assert len(err.splitlines()) == 1
    assert f"its sha256 is {after[:12]}, not {before[:12]}" in err
    assert "again.html" not in names(folder)


def test_a_case_that_is_gone_is_said_to_be(made, run, folder, asked):
    made("text")
    (folder / asked).unlink()
    code, out, err = run("rerun", "memo")
    assert (code, out) == (2, "")
    assert err.startswith("there is no file and no library case 'asked.yaml'")


def test_another_version_is_said_and_goes_on(altered, output, run):
    manifest = altered(excomm="0.0.1")
    code, out, err = run("rerun", "memo")
    assert code == 0
    assert err == f"made by excomm 0.0.1; this is {excomm.__version__}\n"
    assert out == output("estimate", manifest["case"], *OPTIONS, "--format", "json")


WRONG = [
    ({"format": "pdf"}, "its manifest asks for 'pdf', no form of an estimate"),
    ({"seed": -1}, "its manifest asks for a seed below 0"),
    ({"seed": "1"}, "its manifest is not one: seed: "),
    ({"case": None}, "its manifest is not one: case: "),
    ({"given": [1]}, "its manifest is not one: given: "),
    ({"as_of": "tomorrow"}, "as of: 'tomorrow' is no moment of the case"),
    ({"given": {"aim": "bolt"}}, "unknown hypothesis 'bolt' of aim (did you mean bold?)"),
    ({"case": "nowhere"}, "there is no file and no library case 'nowhere'"),
    ({"case": ""}, "this is a folder, not a case file"),
    ({"sha256": ""}, "this is not the case the estimate was made from"),
]


@pytest.mark.parametrize(("values", "message"), WRONG, ids=lambda value: str(value)[:30])
def test_a_manifest_that_is_wrong_is_said_to_be(values, message, altered, run, folder):
    altered(**values)
    before = names(folder)
    code, out, err = run("rerun", "memo", "-o", "again")
    assert (code, out) == (2, "")
    assert message in err
    assert len(err.splitlines()) == 1
    assert names(folder) == before


FILES = {
    "empty": b"",
    "prose": b"Manifest: there is none.\n",
    "case": b"excomm: 1\n",
    "list.json": b"[1, 2]",
    "other.json": b'{"excomm": "1"}',
    "number.json": b'{"manifest": 3}',
    "deep.json": b"[" * 100_000,
    "cut.txt": b'Manifest: {"excomm": "0.1.0", "case": "chicken", "sha256": "0"',
    "torn.txt": b'Manifest: {"excomm": "0.1.0", "case": "chicken", "sha256}',
    "zeros": b"\0" * 100,
    "binary": bytes(range(256)),
    "latin": "größe".encode("latin-1"),
}


@pytest.mark.parametrize("name", [*FILES, "missing", "folder", "none/memo"])
def test_what_carries_no_manifest_is_said_to(name, run, folder):
    (folder / "folder").mkdir()
    if name in FILES:
        (folder / name).write_bytes(FILES[name])
    before = names(folder)
    code, out, err = run("rerun", name, "-o", "again")
    assert (code, out) == (2, "")
    assert err.startswith(f"{name}: ")
    assert len(err.splitlines()) == 1
    assert names(folder) == before


def test_a_place_that_cannot_be_written_to_is_said_to_be(made, run, folder):
    made("html")
    before = names(folder)
    code, out, err = run("rerun", "memo", "-o", "none/again.html")
    assert (code, out) == (2, "")
    assert err == "none/again.html: cannot be written: No such file or directory\n"
    assert names(folder) == before


@pytest.mark.parametrize("arguments", [[], ["memo", "--format", "md"], ["memo", "more"]])
def test_what_cannot_be_asked_is_refused(arguments, run):
    code, out, err = run("rerun", *arguments)
    assert (code, out) == (2, "")
    assert "Usage: " in err
    assert "Traceback" not in err
