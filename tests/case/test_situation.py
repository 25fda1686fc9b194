import pytest

from excomm.case import CaseError, parse_case, situate

TEXT = """
excomm: 1
title: T
horizons: {months: 12, days: 3, weeks: 6}
parties: {us: {name: US}, su: {name: SU}}
options:
  su.reply: {text: reply, one_of: [none, soft, hard]}
  us.attack: {text: attack}
  us.alert: {text: alert, levels: [low, mid, high]}
factors:
  panic: {when: us.attack, text: Panic.}
  cost: {when: us.attack, text: Cost., from: weeks}
  grief: {when: us.attack, text: Grief., from: months}
set_aside:
  - {what: us.attack, why: Not now., from: 1962-10-27, until: 1962-10-28}
  - {what: us.alert = high, why: Never.}
orders:
  us:
    - {id: always, want: us.attack}
    - {id: since, want: us.attack, from: 1962-10-27}
    - {id: until, want: us.attack, until: 1962-10-27}
    - {id: hour, want: us.attack, from: 1962-10-27T10:00Z, until: 1962-10-27T11:00Z}
  su: {ranking: [us.attack, not us.attack]}
interests:
  us: [{id: until, want: us.attack, until: 1962-10-27}]
start: {us.alert: mid}
events:
  - {id: raise, at: 1962-10-26, text: A., sets: {us.alert: high}}
  - {id: answer, at: 1962-10-27T10:00-04:00, text: B., sets: {su.reply: soft, us.attack: yes}}
  - {id: news, at: 1962-10-27T16:00Z, text: C.}
  - {id: calm, at: 1962-10-28, text: D., sets: {us.alert: low, us.attack: no}}
"""
CASE = parse_case(TEXT)
NO_EVENTS = parse_case(TEXT.partition("events:")[0])


def happened(as_of):
    return [event.id for event in situate(CASE, as_of).events]


def present(situation):
    return {
        option.id: option.values[value]
        for option, value in zip(situation.case.options, situation.present, strict=True)
    }


def in_force(as_of, case=CASE):
    return [statement.id for statement in situate(case, as_of).orders["us"].items]


@pytest.mark.parametrize(
    ("as_of", "events"),
    [
        ("1962-10-26", ["raise"]),
        ("1962-10-27", ["raise", "answer", "news"]),
        ("1962-10-28", ["raise", "answer", "news", "calm"]),
        ("1999-01-01", ["raise", "answer", "news", "calm"]),
        ("1962-10-26T00:00Z", ["raise"]),
        ("1962-10-27T13:59Z", ["raise"]),
        ("1962-10-27T14:00Z", ["raise", "answer"]),
        ("1962-10-27T10:00-04:00", ["raise", "answer"]),
        ("1962-10-27T16:00Z", ["raise", "answer", "news"]),
        ("after raise", ["raise"]),
        ("after news", ["raise", "answer", "news"]),
        ("  AFTER   news ", ["raise", "answer", "news"]),
    ],
)
def test_what_has_happened(as_of, events):
    assert happened(as_of) == events


@pytest.mark.parametrize("as_of", ["1962-10-25", "1962-10-25T23:59Z", "0001-01-01"])
def test_before_the_first_event_is_an_error(as_of):
    with pytest.raises(CaseError, match=r"lies before the first event, raise of 1962-10-26$"):
        situate(CASE, as_of)


@pytest.mark.parametrize(
    ("as_of", "message"),
    [
        ("after nwes", r"^as of: unknown event 'nwes' \(did you mean news\?\)$"),
        ("after", "^as of: 'after' names no event$"),
        ("afterwards", "'afterwards' is no moment of the case; .* or after EVENT$"),
        ("1962-02-30", "^as of: there is no day 1962-02-30$"),
        ("1962-10-27T10:00", "needs its offset"),
        ("27 October", "'27 October' is not a date"),
    ],
)
def test_what_is_no_moment_is_an_error(as_of, message):
    with pytest.raises(CaseError, match=message):
        situate(CASE, as_of)


def test_by_default_all_has_happened():
    situation = situate(CASE)
    assert situation.as_of == "after calm"
    assert str(situation.moment) == "1962-10-28"
    assert situation.events == CASE.events


def test_the_case_may_say_as_of_when():
    case = parse_case(TEXT + "as_of: 1962-10-26\n")
    assert [event.id for event in situate(case).events] == ["raise"]
    assert situate(case, "after answer").as_of == "after answer"


def test_moment_after_an_event_is_that_of_the_event():
    situation = situate(CASE, "after answer")
    assert str(situation.moment) == "1962-10-27T10:00-04:00"


def test_events_are_replayed_over_the_start():
    assert present(situate(CASE, "after raise")) == {
        "su.reply": "none",
        "us.attack": "no",
        "us.alert": "high",
    }
    assert present(situate(CASE, "after answer")) == {
        "su.reply": "soft",
        "us.attack": "yes",
        "us.alert": "high",
    }
    assert present(situate(CASE)) == {"su.reply": "soft", "us.attack": "no", "us.alert": "low"}


def test_without_events_the_present_is_the_start():
    case = parse_case(TEXT.partition("set_aside:")[0] + "start: {us.alert: mid}\n")
    situation = situate(case)
    assert (situation.as_of, situation.moment, situation.events) == ("the start", None, ())
    assert present(situation) == {"su.reply": "none", "us.attack": "no", "us.alert": "mid"}


@pytest.mark.parametrize(
    ("as_of", "ids"),
    [
        ("1962-10-26", ["always", "until"]),
        ("1962-10-27", ["always", "since", "until", "hour"]),
        ("1962-10-27T09:59Z", ["always", "since", "until"]),
        ("1962-10-27T10:00Z", ["always", "since", "until", "hour"]),
        ("1962-10-27T11:00Z", ["always", "since", "until", "hour"]),
        ("1962-10-27T11:01Z", ["always", "since", "until"]),
        ("1962-10-28", ["always", "since"]),
        ("after calm", ["always", "since"]),
    ],
)
def test_statements_in_force(as_of, ids):
    assert in_force(as_of) == ids


def test_other_orders_are_always_in_force():
    assert situate(CASE, "1962-10-28").orders["su"] == CASE.orders["su"]


def test_interests_are_limited_in_time_too():
    assert [item.id for item in situate(CASE, "1962-10-27").interests["us"].items] == ["until"]
    assert situate(CASE, "1962-10-28").interests["us"].items == ()


@pytest.mark.parametrize(
    ("as_of", "count"), [("1962-10-26", 1), ("1962-10-27", 2), ("1962-10-28", 2), ("1962-10-29", 1)]
)
def test_both_days_of_what_is_set_aside_are_included(as_of, count):
    assert len(situate(CASE, as_of).set_aside) == count


def test_what_is_limited_in_time_needs_a_time():
    with pytest.raises(CaseError) as caught:
        situate(NO_EVENTS)
    (problem,) = caught.value.problems
    assert problem.message == "this is in force only for a time, and nothing says what time it is"
    assert problem.hint == "give the case an as_of, or --as-of"
    assert TEXT.splitlines()[problem.place.line - 1].lstrip().startswith("- {id: since")


def test_a_case_without_events_may_be_as_of_a_time():
    assert in_force("1962-10-26", NO_EVENTS) == ["always", "until"]


@pytest.mark.parametrize(
    ("horizon", "factors"),
    [
        (None, ["panic", "cost", "grief"]),
        ("days", ["panic"]),
        ("weeks", ["panic", "cost"]),
        ("months", ["panic", "cost", "grief"]),
    ],
)
def test_factors_in_effect_by_horizon(horizon, factors):
    situation = situate(CASE, horizon=horizon)
    assert [item.id for item in CASE.factors if situation.in_effect(item)] == factors


def test_unknown_horizon_gets_the_nearest():
    with pytest.raises(CaseError, match=r"unknown horizon 'month' \(did you mean months\?\)"):
        situate(CASE, horizon="month")


def test_horizon_of_a_case_without():
    case = parse_case(
        "{excomm: 1, title: T, parties: {us: {name: US}}, options: {us.attack: {text: attack}}}"
    )
    with pytest.raises(CaseError, match=r"unknown horizon 'days' \(the case names no horizons\)"):
        situate(case, horizon="days")


# Hypotheses taken to be true

ASKED = """
excomm: 1
title: T
parties: {us: {name: US}, su: {name: SU}}
options: {us.attack: {text: attack}, us.alert: {text: alert}, su.reply: {text: reply}}
orders:
  us:
    - {id: peace, want: not us.attack}
    - {id: reply, want: su.reply}
    - {id: calm, want: not us.alert, until: 1962-10-27}
  su: [{id: silence, want: not su.reply}]
interests:
  us: [{id: peace, want: not us.attack}]
questions:
  mood:
    asks: What moves Washington?
    about: [us]
    hypotheses:
      fear: {text: Fear., prior: 0.5, first: {us: [calm, reply]}}
      hope: {text: Hope., prior: 0.3, first: {us: [reply]}}
      none: {text: Nothing., prior: 0.2}
  aim:
    asks: What do they want?
    about: [us, su]
    hypotheses:
      talks:
        text: Talks.
        prior: 0.5
        first: {us: [calm]}
        orders: {su: [{id: speak, want: su.reply}]}
      war:
        text: War.
        prior: 0.5
        orders:
          us: [{id: war, want: us.attack}, {id: reply, want: su.reply}]
          su: {ranking: [su.reply, not su.reply]}
  bluff:
    asks: Does it bluff?
    about: [su, us]
    from: 1962-10-27
    until: 1962-10-28
    hypotheses:
      bluffs: {text: It bluffs., prior: 0.5, orders: {us: [{id: wait, want: not us.attack}]}}
      means_it: {text: It means it., prior: 0.5}
events:
  - {id: first, at: 1962-10-26, text: A.}
  - {id: last, at: 1962-10-29, text: B.}
"""
ASKING = parse_case(ASKED)


def ordered(given, as_of="after first", party="us"):
    return [item.id for item in situate(ASKING, as_of, given=given).orders[party].items]


@pytest.mark.parametrize(
    ("given", "us"),
    [
        ({}, ["peace", "reply", "calm"]),
        ({"mood": "none"}, ["peace", "reply", "calm"]),
        ({"mood": "hope"}, ["reply", "peace", "calm"]),
        ({"mood": "fear"}, ["calm", "reply", "peace"]),
        ({"aim": "talks"}, ["calm", "peace", "reply"]),
        ({"aim": "war"}, ["war", "reply"]),
    ],
)
def test_statements_that_are_moved_come_first(given, us):
    assert ordered(given) == us


def test_a_whole_order_stands_in_place_of_another():
    assert ordered({}, party="su") == ["silence"]
    assert ordered({"aim": "talks"}, party="su") == ["speak"]
    situation = situate(ASKING, "after first", given={"aim": "war"})
    assert situation.orders["su"].texts == ("su.reply", "not su.reply")
    assert situation.case.orders["su"] == ASKING.orders["su"]


@pytest.mark.parametrize("answers", [["mood", "aim"], ["aim", "mood"]])
def test_what_the_first_question_moves_stays_on_top(answers):
    given = {"mood": "hope", "aim": "talks"}
    assert ordered({name: given[name] for name in answers}) == ["reply", "calm", "peace"]


def test_statements_are_moved_within_the_order_that_replaces():
    assert ordered({"mood": "hope", "aim": "war"}) == ["reply", "war"]
    assert ordered({"mood": "fear", "aim": "war"}) == ["reply", "war"]


def test_of_two_whole_orders_that_of_the_first_question_counts():
    given = {"aim": "war", "bluff": "bluffs"}
    assert ordered(given, "1962-10-27") == ["war", "reply"]


def test_a_ranking_that_replaces_is_left_as_it_is():
    text = ASKED.replace(
        "us: [{id: war, want: us.attack}, {id: reply, want: su.reply}]",
        "us: {ranking: [us.attack, not us.attack]}",
    )
    situation = situate(parse_case(text), "after first", given={"aim": "war", "mood": "hope"})
    assert situation.orders["us"].texts == ("us.attack", "not us.attack")


def test_what_is_moved_is_limited_in_time_all_the_same():
    assert ordered({"mood": "fear"}, "after last") == ["reply", "peace"]


def test_interests_stay_as_they_are():
    situation = situate(ASKING, "after first", given={"aim": "war"})
    assert [item.id for item in situation.interests["us"].items] == ["peace"]


def test_a_situation_says_what_is_given_in_the_order_of_the_case():
    assert situate(ASKING).given == {}
    given = situate(ASKING, "after first", given={"aim": "war", "mood": "hope"}).given
    assert list(given.items()) == [("mood", "hope"), ("aim", "war")]


@pytest.mark.parametrize(
    ("given", "as_of", "message"),
    [
        ({"mod": "hope"}, None, r"^unknown question 'mod' \(did you mean mood\?\)$"),
        ({"mood": "hop"}, None, r"^unknown hypothesis 'hop' of mood \(did you mean hope\?\)$"),
        ({"mood": "joy"}, None, r"^unknown hypothesis 'joy' of mood \(known: fear, hope, none\)$"),
        ({"bluff": "bluffs"}, "after first", "^the question 'bluff' is not asked as of then$"),
        ({"bluff": "bluffs"}, "after last", "^the question 'bluff' is not asked as of then$"),
    ],
)
def test_what_cannot_be_given_is_an_error(given, as_of, message):
    with pytest.raises(CaseError, match=message):
        situate(ASKING, as_of, given=given)


def test_nothing_can_be_given_where_nothing_is_asked():
    with pytest.raises(CaseError, match=r"unknown question 'mood' \(the case asks none\)"):
        situate(CASE, given={"mood": "hope"})


@pytest.mark.parametrize(
    ("as_of", "asked"),
    [
        ("1962-10-26", ["mood", "aim"]),
        ("1962-10-27", ["mood", "aim", "bluff"]),
        ("1962-10-28", ["mood", "aim", "bluff"]),
        (None, ["mood", "aim"]),
    ],
)
def test_questions_asked_as_of_a_moment(as_of, asked):
    assert [question.id for question in situate(ASKING, as_of).questions] == asked


def test_a_question_for_a_time_needs_a_time():
    timeless = parse_case(ASKED.partition("events:")[0].replace(", until: 1962-10-27}", "}"))
    for ask in (
        lambda: situate(timeless).questions,
        lambda: situate(timeless, given={"bluff": "bluffs"}),
    ):
        with pytest.raises(CaseError, match="nothing says what time it is") as caught:
            ask()
        (problem,) = caught.value.problems
        assert ASKED.splitlines()[problem.place.line - 1] == "  bluff:"
    assert situate(timeless, given={"mood": "hope"}).given == {"mood": "hope"}


# Judgements made by then

JUDGED = """
outcomes: {war: us.attack}
judgements:
  - {id: whenever, text: T., check: {set_aside: war}}
  - {id: first, text: T., as_of: after raise, check: {set_aside: war}}
  - {id: answered, text: T., as_of: AFTER  answer, check: {set_aside: war}}
  - {id: hour, text: T., as_of: 1962-10-27T15:00Z, check: {set_aside: war}}
  - {id: day, text: T., as_of: 1962-10-27, check: {set_aside: war}}
  - {id: years, text: T., as_of: 1999-01-01, check: {set_aside: war}}
"""
JUDGING = parse_case(TEXT + JUDGED)


@pytest.mark.parametrize(
    ("as_of", "made"),
    [
        ("1962-10-26", "whenever first"),
        ("1962-10-26T12:00Z", "whenever first"),
        ("1962-10-27T13:59Z", "whenever first day"),
        ("1962-10-27T14:00Z", "whenever first answered day"),
        ("1962-10-27T15:00Z", "whenever first answered hour day"),
        ("after answer", "whenever first answered day"),
        ("after news", "whenever first answered hour day"),
        ("1962-10-27", "whenever first answered hour day"),
        (None, "whenever first answered hour day"),
        ("1999-01-01", "whenever first answered hour day years"),
    ],
)
def test_judgements_made_by_a_moment(as_of, made):
    assert [item.id for item in situate(JUDGING, as_of).judgements] == made.split()


def test_what_an_event_of_the_same_hour_followed_had_not_been_made():
    case = parse_case(
        TEXT.replace("T16:00Z", "T10:00-04:00") + JUDGED.replace("AFTER  answer", "after news")
    )
    assert "answered" not in [item.id for item in situate(case, "after answer").judgements]
    assert "answered" in [item.id for item in situate(case, "1962-10-27T14:00Z").judgements]


def test_all_judgements_count_where_nothing_says_what_time_it_is():
    timeless = TEXT.partition("set_aside:")[0]
    case = parse_case(
        timeless + JUDGED.replace(", as_of: after raise", "").replace(", as_of: AFTER  answer", "")
    )
    assert situate(case).judgements == case.judgements
    assert len(situate(case, "1962-10-26").judgements) == 3
