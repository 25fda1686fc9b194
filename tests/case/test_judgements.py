"""What a judgement holds once it is read."""

from pathlib import Path

import pytest

from excomm.case import (
    AssuresCheck,
    BeliefCheck,
    BetterCheck,
    Chance,
    Cite,
    FactorCheck,
    FallsCheck,
    HoldsCheck,
    LikelierCheck,
    SeenCheck,
    SetAsideCheck,
    StandsCheck,
    ThreatCheck,
    UncertainCheck,
    open_case,
    parse_case,
)
from excomm.case.logic import Compare, Name

FIXTURES = Path(__file__).parent / "fixtures"
CASE = open_case(FIXTURES / "good_everything.yaml")
EDGES = {item.id: item for item in open_case(FIXTURES / "good_judgements.yaml").judgements}
LIKELY = Chance(0.675, 0.55, 0.8, "likely")


def test_judgements_are_in_the_order_of_the_file():
    ids = "rises falls serves quiet aside deterred later answers open".split()
    ids += "stand word eyes enough all stay surer trap moves".split()
    assert [item.id for item in CASE.judgements] == ids


def test_a_judgement_says_who_concluded_what_and_when():
    rises, falls, *_ = CASE.judgements
    assert (rises.text, rises.source) == ("The letter makes a bargain likelier.", "17")
    assert (rises.as_of, rises.by) == ("after letter", "analyst")
    assert rises.cites == (Cite("memo", "2"),)
    assert (falls.source, falls.as_of, falls.by, falls.cites) == (None, "1962-10-27", None, ())


def test_a_judgement_stands_where_its_id_does():
    lines = Path(CASE.file).read_text("utf-8").splitlines()
    for item in CASE.judgements:
        assert lines[item.place.line - 1][item.place.column - 1 :].startswith(item.id)


@pytest.mark.parametrize(
    ("name", "check"),
    [
        (
            "rises",
            BeliefCheck("aim", "bargain", "letter", at_least=LIKELY, above=("time", "trick")),
        ),
        (
            "falls",
            BeliefCheck(
                "aim",
                "time",
                falls_at="letter",
                at_most=Chance(0.35, 0.2, 0.5),
                above=("trick",),
            ),
        ),
        ("serves", BetterCheck("deal", "war", "un", "days")),
        ("quiet", HoldsCheck("quiet", "Nash", {"aim": "trick"})),
        ("aside", SetAsideCheck("war")),
        ("deterred", ThreatCheck("war", "su", "SEQ")),
        ("later", FactorCheck("cost", "war", "months", "days")),
        (
            "answers",
            LikelierCheck(
                (Compare("su.answer", "=", "yes"),),
                (Name("su.withdraw"),),
                "su",
                "us.attack, us.flights=low",
                turn=2,
            ),
        ),
        ("open", UncertainCheck("su", "reply")),
    ],
)
def test_kinds_of_check(name, check):
    assert next(item.check for item in CASE.judgements if item.id == name) == check


def test_what_a_check_leaves_out():
    assert EDGES["later"].check == BetterCheck("peace", "war", "un", horizon=None)
    assert EDGES["feared"].check == ThreatCheck("war", "us", concept="SEQ")
    assert EDGES["dear"].check == FactorCheck("cost", "war", horizon=None, not_at="days")
    text = (FIXTURES / "good_judgements.yaml").read_text("utf-8")
    bare = text.replace(", given: {nerve: firm, aim: time}, concept: general-metarational", "")
    assert next(
        item.check for item in parse_case(bare).judgements if item.id == "that_hour"
    ) == HoldsCheck("war", concept="SEQ", given={})


def test_a_concept_may_go_by_another_name():
    assert EDGES["that_hour"].check.concept == "GMR"


def test_one_rival_is_a_list_of_one():
    assert EDGES["some_time"].check.above == ("firm",)
    assert CASE.judgements[1].check.above == ("trick",)


def test_the_order_of_the_keys_of_a_check_does_not_matter():
    assert EDGES["wavers"].check == BeliefCheck("aim", "bargain", "offer", "demand")


def test_a_case_without_judgements_has_none():
    text = "{excomm: 1, title: T, parties: {us: {name: US}}, options: {us.attack: {text: attack}}}"
    assert parse_case(text).judgements == ()


def test_checks_on_an_agreement():
    checks = {item.id: item.check for item in CASE.judgements}
    assert checks["stand"] == StandsCheck(("out", "peace"), "kept")
    assert checks["word"] == StandsCheck(("flights", "look"), "accepted", "su")  # agreed
    assert checks["eyes"] == SeenCheck(("out",), only_by="flights", short=True)
    assert checks["enough"] == SeenCheck(("peace",), short=False, mended_by=("flights",))
    assert checks["all"] == FallsCheck(("out",), "peace")
    assert checks["surer"] == AssuresCheck("war", "deal", ("out", "peace"))


def test_a_check_on_pressure():
    check = CASE.judgements[-1].check
    assert str(check.wanted) == "su.withdraw"
    assert (check.party, check.through, check.only) == ("us", "cu", False)
    assert (check.under, check.credible, check.size) == ("each", False, 2)
    assert check.given == {"aim": "trick"}
