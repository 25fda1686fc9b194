"""The invented ceasefire: what is kept, how sure that is, who is tempted, what would help."""

import pytest

import excomm


@pytest.fixture(scope="module")
def ceasefire():
    return excomm.load("ceasefire")


@pytest.fixture(scope="module")
def found(ceasefire):
    return ceasefire.verify()


def test_everything_in_it_is_the_analysts(ceasefire):
    case = ceasefire.case
    assert not case.documents
    parts = (*case.outcomes, *case.commitments, *case.measures, *case.options, *case.judgements)
    assert {part.by for part in parts} == {"analyst"}
    assert "invented" in case.title


def test_how_it_stands(found):
    assert {entry.commitment.id: entry.standing.status for entry in found.ledger.entries} == {
        "upland_ceases_fire": "kept",
        "coastland_ceases_fire": "kept",
        "guns_in_store": "in progress",
        "port": "kept",
        "access": "broken",
    }
    assert found["guns_in_store"].standing.done == 50


def test_it_had_stood_better(ceasefire):
    before = ceasefire.verify(as_of="after port_opened")
    assert before["access"].standing.status == "kept"
    assert [one.measure.id for one in before["guns_in_store"].seen_by] == ["patrols", "store_count"]
    assert before.assured["guns_in_store"].kept.point > 0.8


def test_since_the_pass_is_closed_nothing_sees_the_guns(found):
    assert found["guns_in_store"].seen_by == ()
    guns = found.assured["guns_in_store"]
    assert guns.short
    assert guns.coverage == 0
    assert guns.required == 0.9


def test_upland_is_tempted_and_deterred_only_where_it_bargains(ceasefire, found):
    temptation = found.assured["guns_in_store"].prior.temptation
    believed = ceasefire.belief("upland_aim")["upland_aim"].posterior
    assert {one.pull for one in temptation.defaults} == {"deterred", "undeterred"}
    assert temptation.undeterred == pytest.approx(believed["rearm"].point)
    assert temptation.deterred == pytest.approx(believed["trade"].point)


def test_what_would_help_waits_on_consent(found):
    helped = found.help("guns_in_store")
    gains = {gain.measure: gain for gain in helped.gains}
    assert gains["drones"].consent == ("coastland",)
    assert gains["patrols"].consent == ("upland",)
    assert gains["drones"].gain > gains["patrols"].gain > 0
    assert helped.cheapest.best is None
    # Half the chance lies in the gorge, yet the quarry is searched twice as fast.
    assert helped.sites.effort.sum() == pytest.approx(helped.effort)
    assert helped.sites.effort[0] > 0


def test_the_memo_says_so(ceasefire):
    memo = " ".join(ceasefire.estimate().written("text").split())
    assert "Of 5 commitments 3 are kept, 1 is in progress and 1 is broken" in memo
    assert "that guns in store is kept is less sure than is asked" in memo
    assert "28 points short of the 90% asked" in memo
    assert "drones of the mission (Coastland refuses it)" in memo
    assert "Nothing in force sees guns in store." in memo


def test_the_analyst_and_the_model_agree(ceasefire):
    made = ceasefire.estimate()
    assert all(judgement.agrees for judgement in made.judgements)
    assert {judgement.standing for judgement in made.judgements} == {"untested"}
