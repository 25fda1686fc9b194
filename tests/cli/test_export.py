"""The command line: `excomm export`."""

import json
import re

import pytest
import yaml

from excomm import CaseError, load
from negotiation.bargaining.weighted import TALKS


@pytest.mark.parametrize("form", ["csv", "json"])
@pytest.mark.parametrize("more", [(), ("--concept", "Nash"), ("--as-of", "after warning")])
def test_tables_are_those_of_stability(form, more, mine, output):
    exported = output("export", mine, "--format", form, *more)
    assert exported == output("stability", mine, "--format", form, *more)


def test_the_name_of_the_file_says_the_format(mine, output, folder):
    for form in ("dot", "graphml", "csv", "json", "gmcr"):
        assert output("export", mine, "-o", f"mine.{form}") == f"mine.{form} is written.\n"
        written = (folder / f"mine.{form}").read_text("utf-8")
        assert written == output("export", mine, "--format", form)


def test_a_format_that_nothing_says_is_asked_for(mine, run, folder):
    forms = "one of dot, graphml, csv, json, nfg, gmcr, csl, xdsl, genius, negmas"
    assert run("export", mine) == (2, "", f"--format is missing: {forms}\n")
    code, out, err = run("export", mine, "-o", "mine.txt")
    assert (code, out) == (2, "")
    assert err == f"mine.txt: its name does not say the format; give --format, {forms}\n"
    assert not (folder / "mine.txt").exists()


def test_improvements_leave_out_other_moves(output):
    every = output("export", "chicken", "--format", "dot").count(" -> ")
    only = output("export", "chicken", "--format", "dot", "--improvements")
    assert (every, only.count(" -> "), only.count("dotted")) == (8, 4, 0)


def test_the_concept_says_what_is_stable(output):
    def held(*more):
        text = output("export", "prisoners-dilemma", "--format", "graphml", *more)
        return text.count('<data key="node_equilibrium">true')

    assert (held(), held("--concept", "SEQ"), held("--concept", "Nash")) == (2, 2, 1)


def marked(text, key):
    """Return the numbers of the nodes of which something is true."""
    nodes = re.findall(r'<node id="s(\d+)">(.*?)</node>', text)
    return [int(number) for number, data in nodes if f'"node_{key}">true<' in data]


def test_the_moment_counts(mine, output):
    for more in ((), ("--as-of", "after warning")):
        shown = json.loads(output("states", mine, "--format", "json", *more))
        exported = output("export", mine, "--format", "graphml", *more)
        assert marked(exported, "present") == [shown["present"]]


@pytest.mark.parametrize("hypothesis", ["bold", "timid"])
def test_hypotheses_count(hypothesis, asked, output):
    given = ("--given", f"aim={hypothesis}")
    found = json.loads(output("stability", asked, "--format", "json", *given))
    exported = output("export", asked, "--format", "graphml", *given)
    assert marked(exported, "equilibrium") == found["concepts"]["SEQ"]["equilibria"]


def test_the_game_can_be_written(output):
    text = output("export", "chicken", "--format", "nfg")
    assert text.startswith('NFG 1 R "Chicken" { "Driver A" "Driver B" }\n')
    assert text.splitlines()[-4:] == ["0 0", "1 3", "3 1", "2 2"]


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("elmira", "--format", "nfg"), "moe.modify can be changed one way only"),
        (("chicken", "--format", "csv", "--improvements"), "csv does not list moves"),
        (("chicken", "--format", "nfg", "--concept", "SEQ"), "nfg does not say what is stable"),
        (("cuba-1962", "--format", "dot"), "the graph has 65,833,560 moves, over 1,000,000"),
        (("cuba-1962", "--format", "gmcr"), "the conflict has 25 yes-or-no options"),
        (("elmira", "--format", "dot", "--concept", "SIM"), "SIM is defined for two parties"),
        (("chicken", "--format", "dot", "--concept", "SEK"), "unknown solution concept 'SEK'"),
    ],
)
def test_what_cannot_be_is_refused(arguments, message, run, folder):
    code, out, err = run("export", *arguments, "-o", "file")
    assert (code, out) == (2, "")
    assert message in err
    assert list(folder.iterdir()) == []


def test_what_was_exported_comes_back(output):
    output("export", "cuba-1962-classic", "-o", "cuba.gmcr")
    output("import", "cuba.gmcr")

    def held(case):
        concepts = json.loads(output("stability", case, "--format", "json"))["concepts"]
        return {name: found["equilibria"] for name, found in concepts.items()}

    assert held("cuba.yaml") == held("cuba-1962-classic")


def test_the_questions_go_out_as_a_network_and_come_in_again(output, folder):
    output("export", "cuba-1962", "-o", "beliefs.xdsl")
    said = output("import", "beliefs.xdsl", "-o", "questions.yaml")
    assert said.splitlines() == [
        "questions.yaml is written.",
        "note: the questions are about 'someone': put the parties there that each is about",
    ]
    written = (folder / "questions.yaml").read_text("utf-8")
    assert written.startswith("questions:\n")
    assert "\nindicators:\n" in written


def test_a_network_is_of_a_moment_and_of_nothing_else(run):
    code, _, error = run("export", "cuba-1962", "--format", "xdsl", "--concept", "SEQ")
    assert code == 2
    assert "xdsl has the questions of a case" in error


@pytest.mark.parametrize(("form", "ending"), [("genius", "xml"), ("negmas", "yml")])
def test_a_case_with_numbers_is_a_folder_of_files(form, ending, run, output, folder):
    (folder / "talks.yaml").write_text(TALKS, encoding="utf-8")
    assert output("export", "talks.yaml", "--format", form, "-o", "out") == (
        "3 files are written to out.\n"
    )
    names = [f"domain.{ending}", f"us.{ending}", f"ussr.{ending}"]
    assert sorted(path.name for path in (folder / "out").iterdir()) == names
    written = {name: (folder / "out" / name).read_text("utf-8") for name in names}
    assert written == load("talks.yaml").export_files(form)
    assert output("export", "talks.yaml", "-o", f"deep/out.{form}").endswith(f"out.{form}.\n")
    assert run("export", "talks.yaml", "--format", form) == (
        2,
        "",
        f"-o is missing: {form} is several files, written to a folder\n",
    )
    code, out, err = run("export", "talks.yaml", "--format", form, "-o", "o", "--concept", "SEQ")
    assert (code, out) == (2, "")
    assert err == f"{form} has issues and what they are worth: leave --concept out\n"
    code, out, err = run("export", "talks.yaml", "--format", form, "-o", "talks.yaml")
    assert (code, out) == (2, "")
    assert err == "talks.yaml: this is a file; 3 files are written to a folder\n"


@pytest.mark.parametrize("form", ["genius", "negmas"])
def test_without_numbers_nothing_is_written(form, run, folder):
    code, out, err = run("export", "chicken", "--format", form, "-o", "out")
    assert (code, out) == (2, "")
    assert err.startswith("the case says nothing of what could be settled (give it issues")
    assert not (folder / "out").exists()


def test_no_agreement_is_what_the_case_says(folder):
    path = folder / "talks.yaml"

    def reserved(text):
        path.write_text(TALKS + text, encoding="utf-8")
        files = load(path).export_files("negmas")
        return [yaml.safe_load(files[f"{party}.yml"])["reserved_value"] for party in ("us", "ussr")]

    present = [4 / 13, 3 / 13]
    assert reserved("no_agreement: present") == pytest.approx(present)
    # Of several states each party has the best: 3 and 1 more with a ban.
    several = "no_agreement: not us.leave and not ussr.inspect and us.tests >= underground"
    assert reserved(several) == pytest.approx([7 / 13, 4 / 13])
    # A single state is what nothing settled leaves: to test underground is no gain then.
    single = "no_agreement: not us.leave and not ussr.inspect and us.tests = underground"
    single += " and ussr.tests = underground"
    assert reserved(single) == pytest.approx([6.5 / 12.5, 3 / 12])


def test_folders_are_not_one_text(folder):
    (folder / "talks.yaml").write_text(TALKS, encoding="utf-8")
    with pytest.raises(CaseError, match="genius is a folder of several files"):
        load("talks.yaml").export("genius")
    with pytest.raises(CaseError, match="unknown format 'genious'"):
        load("talks.yaml").export_files("genious")
