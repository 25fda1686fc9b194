"""The command line: `excomm picture`."""

from xml.etree import ElementTree

import pytest

import excomm


def test_a_picture_is_printed_or_written(output, folder):
    printed = output("picture", "chicken")
    assert ElementTree.fromstring(printed).get("role") == "img"
    assert output("picture", "chicken", "-o", "chicken.svg") == "chicken.svg is written.\n"
    assert (folder / "chicken.svg").read_text("utf-8") == printed
    assert printed == str(excomm.load("chicken").picture())


def test_states_are_grouped_if_asked_or_if_there_are_many(output):
    assert 'class="state"' in output("picture", "elmira")
    assert 'class="group"' in output("picture", "elmira", "--by", "outcome")
    assert 'class="group"' in output("picture", "cuba-1962")


def test_the_concept_and_the_moment_are_said_in_it(output):
    drawn = output("picture", "chicken", "--concept", "smr")
    assert "under SMR, symmetric metarationality" in drawn
    asked = ["--given", "october_aim=bargain", "--as-of", "1962-10-27", "--horizon", "days"]
    drawn = output("picture", "cuba-1962", *asked)
    for said in ("as of 1962-10-27", "to the horizon", "days", "given october_aim=bargain"):
        assert said in drawn


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["cuba-1962", "--by", "state"], "184,275 states cannot be drawn one by one"),
        (["chicken", "--concept", "sequel"], "unknown solution concept 'sequel'"),
        (["chickn"], "did you mean chicken?"),
    ],
)
def test_what_cannot_be_drawn_is_said_to_be(arguments, message, run, folder):
    code, out, err = run("picture", *arguments, "-o", "picture.svg")
    assert (code, out) == (2, "")
    assert message in err
    assert not (folder / "picture.svg").exists()


def test_in_python_the_kind_of_picture_is_checked():
    with pytest.raises(excomm.CaseError, match=r"not drawn by 'outcomes' .*outcome"):
        excomm.load("chicken").picture(by="outcomes")


def test_a_picture_shows_itself():
    shown = excomm.load("chicken").picture()
    assert repr(shown) == "<Picture of chicken, state by state, under SEQ>"
    assert shown._repr_svg_() == str(shown)
    assert str(shown) in shown._repr_html_()
    data = shown.to_dict()
    assert [state["equilibrium"] for state in data["states"]] == [False, True, True, False]
    assert {"party": "a", "from": 1, "to": 2, "kind": "better", "one_way": False} in data["arrows"]
    assert len(shown.rows().rows) == 4
    grouped = excomm.load("chicken").picture(by="outcome").to_dict()
    assert grouped["groups"][0]["outcomes"] == ["crash"]
    assert len(grouped["flows"]) == 4
