"""What a case holds of an agreement once it is read."""

from datetime import date
from pathlib import Path

import pytest

from excomm.case import Chance, Delay, Grade, Needed, Sample, Seen, Site, When, open_case
from excomm.case.commitments import Risk, Stakes, Word
from excomm.case.logic import Name
from excomm.case.moments import Moment

CASE = open_case(Path(__file__).parent / "fixtures" / "good_everything.yaml")
OUT, PEACE, LOOK = CASE.commitments
FLIGHTS, COUNT, VISITS, CAMERAS = CASE.measures


def test_a_commitment_says_who_owes_what_to_whom_and_when():
    assert (OUT.party, OUT.to, PEACE.to, LOOK.to) == ("su", ("us", "un"), ("su",), ())
    assert isinstance(OUT.requires, Name)
    assert OUT.requires.id == "su.withdraw"
    assert (OUT.total, OUT.what) == (42, "bombers")
    assert (OUT.since, PEACE.due) == (When(event="letter"), When(event="reply"))
    assert OUT.due == When(Moment(date(1962, 12, 20)))
    assert (OUT.in_return_for, OUT.hangs_on) == (("peace",), ("look",))
    assert LOOK.since is None


def test_assurance_is_asked_for_as_a_chance_or_in_words():
    assert OUT.assurance == Chance(0.875, 0.8, 0.95, "very likely")
    assert LOOK.assurance == Chance(0.9, 0.9, 0.9)
    assert PEACE.assurance == Needed(
        Grade("coverage", word="most"), Grade("continuity", word="regular"), Delay.of("weeks", 2)
    )


def test_breach_stakes_and_sites():
    assert OUT.breach == Chance(0.2, 0.1, 0.3)
    assert OUT.stakes == Stakes(1, 2, 0.5, worth=1.0, discount=0.9)
    assert OUT.sites == (Site("harbour", 0.75, 2), Site("airfield", 0.25))
    assert (OUT.count, PEACE.count, LOOK.count) == (2, 24, None)
    assert PEACE.sites == ()


def test_what_a_measure_sees_and_how_well():
    assert list(FLIGHTS.sees) == ["out", "peace"]
    assert FLIGHTS.sees["peace"].coverage == Grade("coverage", 0.8)
    assert FLIGHTS.sees["peace"].detection == Grade("detection", word="good")
    assert COUNT.sees["out"].coverage == Grade("coverage", word="full")
    assert COUNT.sees["out"].sample == Sample(20, 42)
    assert VISITS.sees["look"].sample == Sample(1, 10)


@pytest.mark.parametrize(
    ("measure", "per_day", "in_all", "periods", "said"),
    [
        (FLIGHTS, 1.0, None, None, "7 a week"),
        (COUNT, None, 1, 3, "1 in 3 periods"),
        (VISITS, 2 / 30, None, None, "2 a month"),
        (CAMERAS, 24.0, None, None, "24 a day"),
    ],
)
def test_how_often_a_measure_looks(measure, per_day, in_all, periods, said):
    looks = measure.looks
    assert looks.per_day == (None if per_day is None else pytest.approx(per_day))
    assert (looks.in_all, looks.periods, str(looks)) == (in_all, periods, said)


def test_delay_risk_and_veto():
    assert [str(measure.delay) for measure in CASE.measures] == [
        "days",
        "3 hours",
        "1 month",
        "1 day",
    ]
    assert COUNT.delay.days == pytest.approx(1 / 8)
    assert (FLIGHTS.risk, COUNT.risk) == (Risk("low", 0.1, "incidents"), Risk("none"))
    assert str(FLIGHTS.risk) == "low, incidents, 0.1 a week"
    assert (FLIGHTS.veto, COUNT.veto) == (("su", "un"), ("su",))


def test_what_an_event_says_of_it():
    told = CASE.events[0].told
    assert told.words == (
        Word("out", "su", "accepted"),
        Word("out", "un", "acquiesced in"),
        Word("flights", "su", "objects but cannot prevent"),
    )
    assert told.done == {"out": 3}
    assert told.seen == (
        Seen("flights", "out", "alarm", looks=2),
        Seen("count", "out", "count", counted=3),
        Seen("visits", "look", "nothing"),
    )


def test_a_detection_in_figures_has_no_place_among_words():
    with pytest.raises(ValueError, match="no word of detection"):
        _ = COUNT.sees["out"].detection.rank
