"""The ledger of cuba-1962 says what the memorandum on the Mikoyan talks says of November 2.

The numbers are those of its paragraphs.
"""

import pytest

import excomm


@pytest.fixture(scope="module")
def november_2():
    return excomm.load("cuba-1962").verify(as_of="1962-11-02")


def said(result, about, party):
    return {one.party: one.status for one in result[about].standing.stands}.get(party)


def said_of_measure(result, name, party):
    return {one.party: one.status for one in result.measure(name).stands}.get(party)


def test_what_castro_has_accommodated_himself_to(november_2):  # 1
    assert said(november_2, "missiles_out", "cuba") == "acquiesced in"
    assert said(november_2, "bombers_out", "cuba") == "acquiesced in"
    assert said_of_measure(november_2, "red_cross_at_sea", "cuba") == "acquiesced in"


def test_what_he_has_not_agreed_to_and_what_he_cannot_stop(november_2):  # 2
    assert said_of_measure(november_2, "un_inspection", "cuba") == "refused"
    assert not november_2.measure("un_inspection").in_force
    assert november_2["verification"].standing.status == "refused"
    for flights in ("high_flights", "low_flights"):
        assert said_of_measure(november_2, flights, "cuba") == "objects but cannot prevent"
        assert november_2.measure(flights).in_force
    assert november_2["planes_safe"].standing.status == "refused"
    assert november_2["planes_safe"].standing.party == "ussr"


def test_the_sites_are_being_dismantled_and_low_flights_alone_see_it(november_2):  # 5
    assert november_2["missiles_out"].standing.status == "in progress"
    for name in ("missiles_out", "bombers_out"):
        assert [one.measure.id for one in november_2[name].seen_by] == ["low_flights"]


def test_assurance_is_not_as_high_as_it_should_be_and_what_would_raise_it(november_2):  # 5, 6
    wants = {want.dimension: want for want in november_2["missiles_out"].wants}
    for dimension in ("coverage", "continuity"):  # search capability and continuity
        assert wants[dimension].enough is False
        assert wants[dimension].met_by == ("stepped_up_flights", "un_inspection")
    assert november_2.measure("stepped_up_flights").at_hand
    assert november_2.measure("un_inspection").waits_on == ("cuba",)


def test_the_quarantine_is_not_relinquished_to_the_red_cross(november_2):  # 7
    assert november_2.measure("quarantine_line").in_force
    missing = november_2.measure("red_cross_at_sea").missing
    assert [str(part) for part in missing] == ["us.quarantine = none"]


def test_failed_verification_is_failed_removal_and_vitiates_the_understanding(november_2):  # 7, 9
    falls = {fall.commitment: fall.steps for fall in november_2["verification"].falls}
    assert falls == {
        "missiles_out": 1,
        "bombers_out": 1,
        "no_invasion": 1,
        "quarantine_lifted": 2,
        "weapons_kept_out": 2,
    }


def test_flights_assure_more_than_the_settlement_would():
    found = excomm.load("cuba-1962").verify(
        as_of="1962-11-17", outcomes=["stalemate", "settlement"]
    )
    stalemate, settlement = found.outcomes
    assert stalemate.measures["high_flights"] == "always"
    surely = settlement["weapons_kept_out"].surely
    assert [value for value, _ in surely.values()] == [None, None, None]
    assert stalemate["weapons_kept_out"].surely["coverage"][1] == "high_flights"
    assert found.measure("high_flights").measure.risk.text == "incidents"


def test_how_it_stands_when_the_quarantine_is_lifted():
    found = excomm.load("cuba-1962").verify(as_of="1962-11-21")
    assert {entry.commitment.id: entry.standing.status for entry in found.ledger.entries} == {
        "missiles_out": "kept",
        "bombers_out": "accepted",
        "verification": "refused",
        "weapons_kept_out": "disputed",
        "planes_safe": "refused",
        "no_invasion": "disputed",
        "quarantine_lifted": "kept",
    }
    counted = found["missiles_out"].sights[-1].observations
    assert [(one.event.id, one.seen.counted) for one in counted] == [("bombers_demanded", 42)]
    # What the United States must continue to rely upon.
    running = [state.measure.id for state in found.ledger.measures if state.in_force]
    assert running == ["high_flights", "low_flights", "deck_count"]
