"""The plan of a side as a whole, on small cases known by heart."""

import pytest

import excomm
from excomm.case import CaseError, parse_case
from excomm.session import Analysis
from negotiation.samples import CLAIM, talks


@pytest.fixture(scope="module")
def analysis():
    return Analysis(parse_case(talks()))


@pytest.fixture(scope="module")
def played(analysis):
    return analysis.playbook("north")


def stands(played):
    return {
        f"{issue.issue.id}.{one.level.id}": one.stand
        for issue in played.playbook.issues
        for one in issue.levels
    }


def test_positions(played):
    assert stands(played) == {
        "data.shared": "reserve",
        "flights.ended": "seek",
        "inspection.token": "sidestep",
        "inspection.full": "refuse",
        "power.bought": "seek",
        "meeting.held": "sidestep",
    }


def test_a_meeting_hangs_on_the_mood_and_the_most_telling_indicator_comes_first(played):
    meeting = played["meeting"]["held"]
    assert meeting.position.why == "crisis"
    assert meeting.position.response.party == "south"
    assert meeting.position.response.effect.statement.id == "standing"
    assert meeting.stands.cases == (({"mood": "sobered"}, "seek"), ({"mood": "elated"}, "sidestep"))
    assert [item.item.id for item in played.playbook.watched("mood")] == ["parade", "letter"]


def test_given_the_answer_it_is_sought(analysis):
    assert stands(analysis.playbook("north", given={"mood": "sobered"}))["meeting.held"] == "seek"


def test_what_is_sought_in_vain_lays_a_foundation(played):
    flights, power = played["flights"]["ended"], played["power"]["bought"]
    assert (flights.chance, power.chance) == (0, 1)
    assert [one.issue for one in played.playbook.raising] == ["power", "flights"]
    assert "to lay a foundation" in str(played)


def test_pressing_a_claim_alone_counts_as_raising_it():
    (level,) = Analysis(parse_case(CLAIM)).playbook("us")["land"].levels
    assert level.stand == "sidestep"
    assert level.position.response.raised
    assert [c.option for c in level.position.response.changes] == ["them.mobilise"]


def test_a_day_after_a_need_has_passed_is_not_reserved():
    text = talks().replace("form: in principle, by", "effective: 2025-02-01, by")
    assert stands(Analysis(parse_case(text)).playbook("north"))["data.shared"] == "accept"


def test_what_lasts_only_at_first_is_reserved():
    text = (
        talks()
        .replace("until: 2025-01-01, ", "")
        .replace("want: not north.share, text", "want: not measured, text")
    )
    text = text.replace(
        "outcomes:\n",
        "horizons: {now: 1, later: 5}\nfactors:\n"
        "  measured: {when: north.share and not eased, text: T}\n"
        "  eased: {when: north.share, from: later, text: T}\noutcomes:\n",
    )
    shared = Analysis(parse_case(text)).playbook("north")["data"]["shared"]
    assert shared.stand == "reserve"
    assert [item.id for item in shared.position.reserved] == ["quiet_works"]


SHARING = """
excomm: 1
title: T
parties: {us: {name: Us}, them: {name: Them}}
options:
  us.share:
    text: share
    levels: [none, some, all]
    matures: {text: The works grow., on: 2025-01-01}
  them.pay: {text: pay}
orders:
  us: [{id: hidden, want: us.share <= some}]
  them: [[{id: seen, want: us.share >= some}, {id: rich, want: not them.pay}]]
issues:
  data:
    text: data
    raised_by: them
    levels:
      some: {text: some, performs: {us.share: some, them.pay: yes}, by: me}
      all: {text: all, performs: {us.share: all}, by: me}
no_agreement: present
"""


def shared(text=SHARING):
    return Analysis(parse_case(text)).playbook("us")


def test_what_matures_is_reserved_until_it_is_complete():
    found = shared()["data"]["some"]
    assert (found.stand, found.timing_matters) == ("reserve", True)
    assert [option.id for option in found.position.maturing] == ["us.share"]
    assert "time works for us: The works grow (2025-01-01)." in " ".join(str(shared()).split())
    for day, stand in (("2024-12-31", "reserve"), ("2025-01-01", "accept")):
        text = SHARING.replace("{text: some,", f"{{text: some, effective: {day},")
        assert shared(text)["data"]["some"].stand == stand


def test_an_issue_of_which_a_level_is_agreed_to_is_not_avoided():
    assert shared()["data"]["all"].stand == "refuse"
    assert "If Them raises it, agree to some, and to no more." in " ".join(str(shared()).split())
    alone = SHARING.replace(
        "      some: {text: some, performs: {us.share: some, them.pay: yes}, by: me}\n", ""
    )
    assert shared(alone)["data"]["all"].stand == "sidestep"


def test_it_is_said_where_anothers_answer_hangs_on_the_order_of_a_tier():
    found = shared()
    assert found["data"]["some"].position.unranked == ("them",)
    assert found["data"]["all"].position.unranked == ()
    assert "yes, unranked" in str(found)


def test_the_judgements_are_derived(played):
    assert [(one.id, one.agrees, one.standing) for one in played.judgements] == [
        ("no_initiative", True, "derived"),
        ("reserve_data", True, "derived"),
    ]


def test_a_position_that_rests_on_its_own_passage_is_restated():
    text = talks().replace(
        "{id: closed, want: north.inspect <= token, text: no more than token inspection, "
        "refusal: yes, by: analyst}",
        "{id: closed, want: north.inspect <= token, refusal: yes,"
        " cites: [{document: plan, paragraph: 9}]}",
    )
    text += (
        "  - {id: no_inspectors, text: None., "
        "check: {position: inspection.full, as: refuse, for: north}, "
        "cites: [{document: plan, paragraph: 9}]}\n"
    )
    (*_, last) = Analysis(parse_case(text)).playbook("north").judgements
    # Without it nothing speaks against inspectors, who are of no use to the North either.
    assert (last.agrees, last.standing) == (True, "restated")


def test_what_spoke_for_a_level_gone_its_being_of_no_use_is_no_agreement():
    text = talks() + (
        "  - {id: unseen, text: Let the meeting rest., "
        "check: {position: meeting.held, as: sidestep, for: north}, "
        "cites: [{document: plan, paragraph: 8}]}\n"
    )
    for name in ("eased", "standing"):
        text = text.replace(
            next(line for line in text.splitlines() if f"{{id: {name}," in line),
            next(line for line in text.splitlines() if f"{{id: {name}," in line).replace(
                "by: analyst", "cites: [{document: plan, paragraph: 8}]"
            ),
            1,
        )
    (*_, last) = Analysis(parse_case(text)).playbook("north").judgements
    assert last.agrees
    assert last.found_without.why in ("costs nothing", "no use")
    assert last.standing == "restated"


def test_every_form_says_the_positions(played):
    for form in ("text", "md", "html"):
        written = played.written(form)
        assert "The North, played" in written
        assert "2 of 2 positions of the source follow: 2 derived." in " ".join(written.split())
        assert "--as" in written
    data = played.to_dict()
    assert data["party"] == "north"
    assert [stated["about"] for stated in data["stated"]] == ["tactics"]
    assert data["options"][0]["option"] == "north.visit"


def test_every_sentence_of_a_position_has_its_reason(played):
    from excomm.report.playbook.write import write_playbook

    memo = write_playbook(played.playbook, played.judgements, played.manifest)
    for section in memo.sections:
        if section.id in ("issues", "procedure", "options", "requirements", "collisions"):
            for block in section.blocks:
                for sentence in getattr(block, "sentences", ())[:1]:
                    assert sentence.notes, sentence


def test_a_side_without_a_view_has_the_estimators_picture(analysis):
    played = analysis.playbook("south")
    assert not played.playbook.viewed
    assert "the estimators', as the case gives none of this side" in " ".join(str(played).split())


@pytest.mark.parametrize(
    ("party", "message"),
    [
        ("north_", "unknown party 'north_' (did you mean north?)"),
        ("town", "'town' is an observer and plays no side (known: row, column)"),
        ("row", "the order of row has no statements, and a playbook goes by them"),
    ],
)
def test_a_side_that_cannot_be_played(party, message):
    text = """
excomm: 1
title: T
parties: {row: {name: R}, column: {name: C}, town: {name: T, observer: true}}
options: {row.a: {text: a}, column.b: {text: b}}
orders: {row: {weights: {row.a: 1}}}
"""
    case = parse_case(talks() if party == "north_" else text)
    with pytest.raises(CaseError) as caught:
        Analysis(case).playbook(party)
    assert message in str(caught.value)


def test_a_side_of_which_nothing_is_said():
    lines = [line for line in CLAIM.splitlines() if not line.startswith("  us: [{id: calm")]
    with pytest.raises(CaseError, match="nothing says what us wants"):
        Analysis(parse_case("\n".join(lines))).playbook("us")


def test_library_cases_can_be_played():
    found = excomm.load("cuba-1962").playbook("ussr")
    assert found.playbook.objectives
    assert not found.playbook.issues
