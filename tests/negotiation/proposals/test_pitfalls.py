"""The rules on pitfalls: what triggers each, what does not, and when it cannot be told."""

import pytest

from excomm.case.vocabulary import PITFALLS
from excomm.negotiation import appraise
from negotiation.samples import CLEAN, appraised, changed, offer_in, places

NORTH_DUE = "due: {weeks: 2, after: agreement}, "
FOLLOWED = """  second:
    text: The same once more.
    from: north
    to: south
    terms:
      north: {text: take its guns back, party: north, to: south, performs: {north.guns_back: yes}}
"""


def test_a_clean_proposal_triggers_none():
    found = appraised(CLEAN)
    assert found.triggered == ()
    assert [pitfall.id for pitfall in found.pitfalls] == list(PITFALLS)
    assert {pitfall.verdict for pitfall in found.pitfalls} == {"clear"}


@pytest.mark.parametrize(
    ("due", "reason"),
    [
        ("", "no deadline"),
        ("due: {weeks: 2, after: talks}, ", "after talks"),
        ("due: {after: south}, ", "no span"),
        ("due: {days: 1, after: signal}, ", "after its own event"),
        ("due: signal, ", "after its own event"),
    ],
)
def test_a_deadline_that_is_none(due, reason):
    later = "events:\n", "events:\n"
    signal = "  - {id: signal, at: 2024-04-01, text: A signal., from: north}\nproposals:"
    text = changed((NORTH_DUE, due), ("proposals:", signal), later)
    found = appraised(text)["no_deadline"]
    assert places(found) == [(reason, "north", "north", None)]


def test_a_deadline_counted_from_another_term_of_its_owner():
    text = changed(
        (NORTH_DUE, "due: {weeks: 1, after: halt}, "),
        (
            "      south: {text",
            "      halt: {text: halt, party: north, performs: {north.march: yes},"
            " due: 2024-03-09}\n      south: {text",
        ),
    )
    assert places(appraised(text)["no_deadline"]) == [
        ("after its own term", "north", "north", None)
    ]


def test_what_has_happened_can_no_longer_be_put_off():
    text = changed((NORTH_DUE, "due: {weeks: 2, after: visit}, "))
    assert appraised(text)["no_deadline"].verdict == "clear"


def test_what_only_asks_to_leave_things_as_they_are_needs_no_deadline():
    still = (
        "      south: {text",
        "      still: {text: stay, party: north, performs: {north.march: no},"
        " commitment: north_back}\n      south: {text",
    )
    assert appraised(changed(still))["no_deadline"].verdict == "clear"


def test_a_subject_that_was_a_precondition():
    demand = """  demand:
    text: First the guns.
    event: earlier
    terms: {guns: {text: take its guns back, party: north, performs: {north.guns_back: yes},
      talks: precondition}}
  offer:"""
    text = changed(
        ("  offer:", demand),
        ("talks: precondition, seen_by", "talks: subject, seen_by"),
        ("events:\n", "events:\n  - {id: earlier, at: 2024-02-01, text: A demand., from: south}\n"),
    )
    found = appraised(text)["subject_not_precondition"]
    assert places(found) == [("put before talks", "north", "north", None)]
    assert found.triggers[0].also == "demand"
    # A demand that came later says nothing of it.
    later = changed(
        ("  - {id: earlier, at: 2024-02-01, text: A demand., from: south}\n", ""),
        (
            "proposals:",
            "  - {id: earlier, at: 2024-04-01, text: A demand., from: south}\nproposals:",
        ),
        text=text,
    )
    assert appraised(later)["subject_not_precondition"].verdict == "clear"


def test_who_never_speaks_of_talks_cannot_be_judged_by_them():
    found = appraised(changed(("talks: precondition, ", "")))["subject_not_precondition"]
    assert (found.verdict, found.triggers) == ("cannot be told", ())
    assert "no term says" in found.lacks


@pytest.mark.parametrize(
    ("pair", "reasons"),
    [
        (
            ("patrols: {text: patrols,", "patrols: {text: patrols, needs: north.march,"),
            {("not in force", "north"), ("not in force", "south")},
        ),
        (
            (
                "talks: precondition, seen_by: [patrols],\n        reference: agreed",
                "seen_by: [patrols]",
            ),
            {("terms open", "north")},
        ),
        (
            ("patrols: {text: patrols,", "patrols: {text: patrols, veto: north,"),
            {("veto", "north")},
        ),
        (
            (
                "talks: precondition, seen_by: [patrols],\n        reference: agreed",
                "talks: precondition",
            ),
            {("no measure", "north")},
        ),
    ],
)
def test_what_cannot_be_seen(pair, reasons):
    found = appraised(changed(pair))["cannot_be_seen"]
    assert {(trigger.reason, trigger.term) for trigger in found.triggers} == reasons


def test_means_of_ones_own_need_no_terms():
    text = changed(
        (
            "talks: precondition, seen_by: [patrols],\n        reference: agreed",
            "commitment: north_back",
        )
    )
    assert appraised(text)["cannot_be_seen"].verdict == "clear"


def test_a_case_without_measures_cannot_tell_what_is_seen():
    text = changed(
        ("measures:\n  patrols: {text: patrols, sees: [north_back, south_back]}\n", ""),
        (
            "talks: precondition, seen_by: [patrols],\n        reference: agreed",
            "talks: precondition",
        ),
        ("due: 2024-03-20, seen_by: [patrols], reference: agreed", "due: 2024-03-20"),
    )
    found = appraised(text)["cannot_be_seen"]
    assert (found.verdict, found.lacks) == ("cannot be told", "the case has no measures")


@pytest.mark.parametrize("due", ["", "due: {months: 3, after: agreement}, ", "due: 2024-05-02, "])
def test_time_works_for_who_gains_by_waiting(due):
    found = appraised(changed((NORTH_DUE, due)))["time_works_for_them"]
    assert places(found) == [("matures", "north", "north", "north.guns_back")]


@pytest.mark.parametrize(("prior", "verdict"), [(0.3, "triggered"), (0.1, "clear")])
def test_time_works_for_who_plays_for_it(prior, verdict):
    asked = f"""questions:
  aim:
    asks: What does the North want?
    about: [north]
    hypotheses:
      time: {{text: Time., prior: {prior}, plays_for_time: yes}}
      peace: {{text: Peace., prior: residual}}
interests:"""
    matures = ",\n    matures: {text: The roads dry., on: 2024-05-01}", ""
    text = changed(("interests:", asked), matures)
    assert appraised(text)["time_works_for_them"].verdict == "clear"  # the deadline is firm
    found = appraised(changed((NORTH_DUE, ""), text=text))["time_works_for_them"]
    assert found.verdict == verdict
    assert [t.answer for t in found.triggers] == [("aim", "time")] * (verdict == "triggered")


def test_time_of_which_the_case_says_nothing():
    text = changed((",\n    matures: {text: The roads dry., on: 2024-05-01}", ""))
    assert appraised(text)["time_works_for_them"].verdict == "cannot be told"


HARMED = (
    "interests:\n  east: [{id: quiet, want: not north.march}]",
    "interests:\n  east: [{id: guns, want: not north.guns_back}]",
)
FRIEND = "allies: [east]", "allies: []"
OF_THE_SOUTH = "east: {name: the East,", "east: {name: the East, allies: [south],"


def test_the_mention_harms_a_friend_that_hears_of_it():
    text = changed(HARMED, FRIEND, OF_THE_SOUTH)
    found = appraised(text)
    assert places(found["mention_harms"]) == [("mentioned", "north", "east", "north.guns_back")]
    assert places(found["performance_harms"]) == [("falls", None, "east", None)]
    private = changed(("channel: public", "channel: private"), text=text)
    assert appraised(private)["mention_harms"].verdict == "clear"
    told = changed(("channel: private", "channel: private, known_to: [south, east]"), text=private)
    assert appraised(told)["mention_harms"].verdict == "triggered"


def test_the_friends_of_the_sender_are_not_looked_at():
    found = appraised(changed(HARMED))
    assert {found[name].verdict for name in ("mention_harms", "performance_harms")} == {"clear"}


def test_a_friend_that_says_nothing_of_what_it_wants():
    silent = "interests:\n  east: [{id: quiet, want: not north.march}]", "interests: {}"
    found = appraised(changed(silent, FRIEND, OF_THE_SOUTH))
    assert {found[name].verdict for name in ("mention_harms", "performance_harms")} == {
        "cannot be told"
    }


def test_where_no_one_has_allies_all_that_do_not_sign_are_looked_at():
    found = appraised(changed(HARMED, FRIEND))
    assert found["performance_harms"].verdict == "triggered"


def test_what_is_only_mentioned_harms_too():
    march = "interests:\n  east: [{id: quiet, want: not north.march}]"
    text = changed(
        (march, march),
        FRIEND,
        ("    event: visit\n", "    event: visit\n    mentions: [north.march]\n"),
    )
    found = appraised(text)
    assert places(found["mention_harms"]) == [("mentioned", None, "east", "north.march")]
    assert found["mention_harms"].triggers[0].mentioned
    assert found["performance_harms"].verdict == "clear"


def test_the_next_demand_is_of_the_same_kind():
    text = changed(("build a road, reserve: yes", "build a road, reserve: yes, tags: [guns]"))
    found = appraised(text)["next_demand"]
    assert places(found) == [("same kind", "south", "south", "south.road")]
    ally = changed(
        ("north.march: {text: march on", "north.march: {text: march on, tags: [guns]"),
        ("south: {name: the South}", "south: {name: the South, allies: [north]}"),
    )
    assert places(appraised(ally)["next_demand"]) == [
        ("same kind", "south", "north", "north.march")
    ]


def test_the_next_demand_is_a_further_level():
    text = changed(
        (
            "south.guns_back: {text: take its guns back, tags: [guns]}",
            "south.guns_back: {text: take its guns back, levels: [none, some, all]}",
        ),
        ("performs: {south.guns_back: yes}", "performs: {south.guns_back: some}"),
        ("    event: visit\n", "    event: visit\n    mentions: [south.guns_back=all]\n"),
        (
            "{id: safe, want: south.guns_back if north.guns_back}",
            "{id: safe, want: south.guns_back >= some if north.guns_back}",
        ),
        ("{id: gain, want: south.guns_back}", "{id: gain, want: south.guns_back >= some}"),
        (
            "{id: safe, want: north.guns_back if south.guns_back}",
            "{id: safe, want: north.guns_back if south.guns_back >= some}",
        ),
        ("{id: calm, want: south.guns_back}", "{id: calm, want: south.guns_back >= some}"),
        ("requires: south.guns_back", "requires: south.guns_back >= some"),
    )
    (trigger,) = appraised(text)["next_demand"].triggers
    assert (trigger.reason, trigger.option, trigger.value, trigger.mentioned) == (
        "further",
        "south.guns_back",
        2,
        True,
    )


def test_freedom_is_lost_where_no_state_has_both():
    rule = "impossible: [south.guns_back and south.road]\norders:"
    found = appraised(changed(("orders:", rule)))["binds_later_freedom"]
    assert places(found) == [("forecloses", "south", "south", "south.road")]


def test_freedom_is_lost_where_a_term_sets_it_off():
    text = changed(
        ("performs: {south.guns_back: yes}", "performs: {south.guns_back: yes, south.road: no}")
    )
    found = appraised(text)["binds_later_freedom"]
    assert places(found) == [("forecloses", "south", "south", "south.road")]


def test_who_signs_with_a_party_it_refuses_recognises_it():
    text = changed(
        ("north: {name: the North,", "north: {name: the North, unrecognized_by: [south],")
    )
    found = appraised(text)["binds_later_freedom"]
    assert [(t.reason, t.party, t.also) for t in found.triggers] == [
        ("recognises", "north", "south")
    ]


def test_old_trouble_is_of_the_same_rule_and_place():
    text = changed((NORTH_DUE, "")) + FOLLOWED
    found = appraised(text, "second")
    assert [(t.rule, t.term, t.last) for t in found["old_trouble"].triggers] == [
        ("no_deadline", "north", "offer"),
        ("time_works_for_them", "north", "offer"),
    ]
    assert appraised(text)["old_trouble"].verdict == "clear"  # nothing came before
    fresh = appraised(CLEAN + FOLLOWED, "second")
    assert fresh["no_deadline"].verdict == "triggered"
    assert fresh["old_trouble"].verdict == "clear"


def test_a_promiser_who_could_do_too_much_is_not_looked_at():
    def many(holder, text=CLEAN):
        more = "".join(f"  {holder}.way_{n}: {{text: go one way}}\n" for n in range(13))
        return changed(("options:\n", f"options:\n{more}"), text=text)

    tempted = changed(("safe, want: south.guns_back if", "safe, want: not north.guns_back if"))
    offer = offer_in(many("north", tempted), listed=False)
    found = appraise(offer.situation, "offer", offer.branches)["would_not_be_kept"]
    assert found.verdict == "cannot be told"
    assert found.lacks == "more than 4,096 states are open to north alone"
    # What another promiser would not keep is told all the same.
    offer = offer_in(many("south", tempted), listed=False)
    found = appraise(offer.situation, "offer", offer.branches)["would_not_be_kept"]
    assert found.verdict == "triggered"
    assert [trigger.term for trigger in found.triggers] == ["north"]
