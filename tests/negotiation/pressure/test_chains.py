"""How a set works: the chain, what it rests on, what it costs and risks."""

import pytest

import excomm
from excomm.case import CaseError, parse_case
from excomm.negotiation import Undertaking
from negotiation.samples import BORDER

LOAN = Undertaking("north.loan", 1, "promise")
BLOCKADE = Undertaking("north.blockade", 1, "threat")
CUT_OFF = Undertaking("patron.cut_off", 1, "threat")


@pytest.fixture
def border():
    return excomm.Analysis(parse_case(BORDER))


def test_the_chain_is_named(border):
    found = border.press("north", "south.open")
    by_set = {one.undertakings: one for one in found.sets}
    loan = by_set[(LOAN,)]
    assert loan.works == (True, False)  # a patron that wants a client first is not bought
    (way,) = loan.ways[0]
    assert (way.third, way.undertakings) == ("patron", (CUT_OFF,))
    assert way.needed
    assert way.alone  # the South need not believe the North


def test_nothing_works_directly_where_the_target_fears_another_more(border):
    found = border.press("north", "south.open")
    assert {way.third for one in found.sets for ways in one.ways for way in ways} == {"patron"}
    shared = found.shared(0)
    assert (shared.third, shared.third_undertakings) == ("patron", (CUT_OFF,))


def test_what_rests_on_being_believed(border):
    found = border.press("north", "south.open", options=["north.loan"])
    (way,) = found.sets[0].ways[0]
    promise, threat = way.trusts
    assert (promise.party, promise.kind, promise.credible) == ("north", "promise", False)
    assert promise.gains.id == "thrift"
    assert (threat.party, threat.credible, threat.gains.id) == ("patron", False, "friendship")
    assert found.shared(0, credible=True) is None


def test_a_promise_that_costs_nothing_is_credible():
    text = BORDER.replace("    - {id: thrift, want: not north.loan}\n", "")
    found = excomm.Analysis(parse_case(text)).press("north", "south.open", options=["north.loan"])
    promise, threat = found.sets[0].ways[0][0].trusts
    assert promise.credible
    assert not threat.credible
    assert not found.sets[0].credible


def test_cost_and_risk(border):
    found = border.press("north", "south.open", options=["north.blockade"], given={"aim": "money"})
    (one,) = found.sets
    assert one.undertakings == (BLOCKADE,)
    (way,) = one.ways[0]
    # Once blockaded the patron sinks the blockaders, undertaking or not.
    assert way.if_not.lost.id == "no_loss"
    assert way.if_not.better is False
    assert (way.if_so.lost, way.if_so.better) == (None, True)
    assert way.risk.states >= 1
    assert [item.why for item in way.aside] == ["The fleet is elsewhere."]


def test_no_pressure_is_needed_where_it_would_be_done_anyway():
    text = BORDER.replace("{id: closed, want: not south.open}", "{id: open, want: south.open}")
    found = excomm.Analysis(parse_case(text)).press("north", "south.open")
    (one,) = found.sets
    assert one.undertakings == ()
    assert one.always
    assert "No pressure is needed" in found.in_words()


@pytest.mark.parametrize(
    ("by", "wanted", "said"),
    [
        ("nord", "south.open", "unknown party 'nord' (did you mean north?)"),
        ("press", "south.open", "press is an observer"),
        ("north", "not north.loan", "rests on options of north itself"),
        ("north", "south.open and not north.loan", "rests on options of north itself"),
        ("north", "not south.open", "is so already"),
        ("north", "true", "rests on nobody's options"),
        ("north", "south.opens", "unknown name 'south.opens' (did you mean south.open?)"),
        (None, "south.open", "nobody is named who presses"),
    ],
)
def test_what_cannot_be_pressed_for(border, by, wanted, said):
    with pytest.raises(CaseError) as error:
        border.press(by, wanted)
    assert said in str(error.value)


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ({"through": "south"}, "south is pressed itself"),
        ({"through": "north"}, "north presses"),
        ({"through": "press"}, "press is an observer"),
        (
            {"options": ["north.lone"]},
            "'north.lone' is no option of north (did you mean north.loan?)",
        ),
        ({"options": ["south.open"]}, "'south.open' is no option of north"),
        ({"size": -1}, "sets of -1 undertakings"),
    ],
)
def test_what_cannot_be_pressed_with(border, more, said):
    with pytest.raises(CaseError) as error:
        border.press("north", "south.open", **more)
    assert said in str(error.value)


def test_several_who_hold_it_are_not_pressed_through_a_third():
    text = BORDER.replace("  press:", "  east: {name: the East}\n  press:").replace(
        "  south.open:", "  east.open: {text: open its border}\n  south.open:"
    )
    analysis = excomm.Analysis(parse_case(text))
    with pytest.raises(CaseError, match="lies in the hands of"):
        analysis.press("north", "south.open and east.open", through="patron")
    assert analysis.press("north", "south.open and east.open").request.thirds == ()


def test_the_case_says_what_is_asked(border):
    assert border.press().request.text == "south.open"
    assert border.press(wanted="border").request.presser == "north"


# The lever of the memorandum on the Mikoyan talks


@pytest.fixture(scope="module")
def castro():
    return excomm.load("cuba-1962").press(as_of="1962-11-02")


def test_whichever_is_true_pressure_on_castro_goes_through_moscow(castro):
    (one,) = castro.under(None)
    assert {(u.option, u.kind) for u in one.undertakings} == {
        ("us.attack", "threat"),
        ("us.strike_sam", "threat"),
        ("us.quarantine", "threat"),
        ("us.overflights", "threat"),
    }
    assert one.through == (None, "ussr")
    through = [way for ways in one.ways for way in ways if way.third == "ussr"]
    assert {way.undertakings for way in through} == {(Undertaking("ussr.pressure", 1, "threat"),)}
    assert not any(way.credible for way in through)  # both messages must be believed


def test_the_worst_that_others_make_of_the_threat_carried_out(castro):
    (one,) = castro.under(None)
    direct = [way for ways in one.ways for way in ways if way.third is None]
    assert {way.risk.lost.id for way in direct} == {"no_wider_war"}
    assert {way.risk.severest.id for way in direct} == {"ussr.escalate_elsewhere"}


def test_short_of_war_it_goes_only_through_moscow_and_not_if_castro_has_its_connivance(castro):
    for one in castro.sets:
        if not one.least_under_all:
            assert {way.third for ways in one.ways for way in ways} == {"ussr"}
            assert not one.always
    alone = [b.answers["balking"] == "alone" for b in castro.branches]
    short_of_war = [one for one in castro.sets if not one.least_under_all]
    assert all(
        so or not own for one in short_of_war for so, own in zip(one.works, alone, strict=True)
    )


def test_under_which_answers_a_set_fails_is_borne_out_by_taking_them_as_true():
    cuba = excomm.load("cuba-1962")
    given = {"balking": "connivance", "talks_aim": "engage"}
    found = cuba.press(as_of="1962-11-02", given=given, size=3)
    assert found.sets == ()
    assert found.refuted == found.tried == 6834


def test_a_conflict_too_large_to_list_is_pressed_too():
    more = "".join(f"  far{k}.act: {{text: act}}\n" for k in range(40))
    parties = "".join(f"  far{k}: {{name: Far {k}}}\n" for k in range(40))
    text = BORDER.replace("  press:", parties + "  press:").replace(
        "impossible:", more + "impossible:"
    )
    far = excomm.Analysis(parse_case(text)).press("north", "south.open")
    near = excomm.Analysis(parse_case(BORDER)).press("north", "south.open")
    assert [one.undertakings for one in far.sets] == [one.undertakings for one in near.sets]
    assert all(way.risk is None for one in far.sets for ways in one.ways for way in ways)


def test_options_that_matter_to_nobody_who_answers_do_not_stand_in_the_way():
    more = "".join(
        f"  {who}.idle{k}: {{text: idle}}\n" for who in ("south", "patron") for k in range(30)
    )
    text = BORDER.replace("impossible:", more + "impossible:")
    found = excomm.Analysis(parse_case(text)).press("north", "south.open")
    near = excomm.Analysis(parse_case(BORDER)).press("north", "south.open")
    assert found.left_out == ()
    assert [one.undertakings for one in found.sets] == [one.undertakings for one in near.sets]


def test_a_third_party_with_too_many_ways_is_named():
    names = [f"patron.way{k}" for k in range(30)]
    more = "".join(f"  {name}: {{text: way}}\n" for name in names)
    text = BORDER.replace("impossible:", more + "impossible:").replace(
        "{id: client, want: not south.open}", f"{{id: ways, want: {' and '.join(names)}}}"
    )
    text = text.replace("[harbour, client, at_sea]", "[harbour, at_sea]")
    analysis = excomm.Analysis(parse_case(text))
    found = analysis.press("north", "south.open")
    assert (found.left_out, found.sets) == (("patron",), ())
    assert "Not looked through, its ways being too many: the patron." in found.in_words()
    with pytest.raises(CaseError, match="patron has too many ways"):
        analysis.press("north", "south.open", through="patron")
