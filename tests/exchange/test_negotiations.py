"""Cases with numbers out to Genius and NegMAS, read back as those programs read them."""

import xml.etree.ElementTree as ET
from itertools import product
from math import isclose

import pytest
import yaml
from hypothesis import given, settings

from excomm.case import CaseError
from excomm.exchange import as_genius, as_negmas
from excomm.negotiation.packages.worth import weigh_issues
from negotiation.bargaining.weighted import situation, weighted_cases


def worth_of(talks, fallback=None):
    fallback = talks.present if fallback is None else fallback
    return weigh_issues(talks, dict.fromkeys((party.id for party in talks.case.players), fallback))


def read_genius(files):
    """A domain as values by issue, and by party a utility function and a reservation value."""
    trees = {name: ET.fromstring(text) for name, text in files.items()}
    (domain,) = (tree for tree in trees.values() if tree.tag == "negotiation_template")
    space = domain.find("utility_space")
    issues = {
        issue.get("name"): [item.get("value") for item in issue.findall("item")]
        for issue in space.find("objective").findall("issue")
    }
    assert int(space.get("number_of_issues")) == len(issues)
    profiles = {}
    for name, tree in trees.items():
        if tree is domain:
            continue
        objective = tree.find("objective")
        weights = {w.get("index"): float(w.get("value")) for w in objective.findall("weight")}
        tables = []
        for issue, (named, values) in zip(objective.findall("issue"), issues.items(), strict=True):
            assert issue.get("name") == named
            assert {issue.get(key) for key in ("type", "etype", "vtype")} == {"discrete"}
            items = {item.get("value"): float(item.get("evaluation")) for item in issue}
            assert list(items) == values
            # Genius divides by the greatest evaluation of the issue.
            tables.append((weights[issue.get("index")] / max(items.values()), items))
        assert tree.find("discount_factor").get("value") == "1.0"
        profiles[name.removesuffix(".xml")] = (tables, float(tree.find("reservation").get("value")))
    return issues, profiles


def read_negmas(files):
    """The same of a scenario of NegMAS."""
    read = {name: yaml.safe_load(text) for name, text in files.items()}
    (space,) = (one for one in read.values() if "OutcomeSpace" in one["type"])
    issues = {issue["name"]: issue["values"] for issue in space["issues"]}
    profiles = {}
    for name, one in read.items():
        if one is space:
            continue
        assert "fun" in one["type"].lower()
        assert one["name"] == name.removesuffix(".yml")
        assert all(
            list(v["mapping"]) == values
            for v, values in zip(one["values"], issues.values(), strict=True)
        )
        tables = [(w, v["mapping"]) for w, v in zip(one["weights"], one["values"], strict=True)]
        profiles[one["name"]] = (tables, one["reserved_value"])
    return issues, profiles


READERS = [(as_genius, read_genius), (as_negmas, read_negmas)]


def utility(tables, package):
    return sum(
        weight * items[value] for (weight, items), value in zip(tables, package, strict=True)
    )


@pytest.mark.parametrize(("write", "read"), READERS)
@settings(max_examples=40)
@given(talks=weighted_cases())
def test_utilities_are_what_packages_are_worth_on_a_scale_from_0_to_1(write, read, talks):
    worth = worth_of(talks)
    indifferent = [
        party
        for column, party in enumerate(worth.parties)
        if all(len({*issue[:, column]}) == 1 for issue in worth.values)
    ]
    if indifferent:
        with pytest.raises(CaseError, match=f"no issue makes a difference to {indifferent[0]}"):
            write(talks.case, worth)
        return
    issues, profiles = read(write(talks.case, worth))
    assert list(issues) == [issue.id for issue in talks.case.issues]
    assert tuple(profiles) == worth.parties
    for column, party in enumerate(worth.parties):
        tables, reserved = profiles[party]
        assert isclose(sum(weight for weight, _ in tables), 1)
        exact, read_back = [], []
        for places in product(*(range(len(values)) for values in issues.values())):
            package = [values[at] for values, at in zip(issues.values(), places, strict=True)]
            exact.append(sum(i[at, column] for i, at in zip(worth.values, places, strict=True)))
            read_back.append(utility(tables, package))
        low, high = min(exact), max(exact)
        for worth_it, found in zip(exact, read_back, strict=True):
            assert isclose(found, (worth_it - low) / (high - low), abs_tol=1e-9)
        assert isclose(reserved, (worth.reservations[column] - low) / (high - low), abs_tol=1e-9)


@pytest.mark.parametrize(("write", "read"), READERS)
def test_levels_are_values_and_none_is_unsettled(write, read):
    talks = situation()
    issues, profiles = read(write(talks.case, worth_of(talks)))
    assert issues == {
        "testing": ["none", "air", "all"],
        "inspection": ["none", "admitted"],
        "bases": ["none", "left"],
    }
    assert isclose(utility(profiles["us"][0], ("air", "admitted", "none")), 1)
    assert isclose(utility(profiles["ussr"][0], ("none", "admitted", "none")), 0, abs_tol=1e-9)


@pytest.mark.parametrize(("write", "read"), READERS)
def test_what_no_agreement_leaves_may_be_better_or_worse_than_every_package(write, read):
    talks = situation(**{"us.leave: -4": "us.leave: -4, us.tests = underground: 90"})
    worth = worth_of(talks, (1, 0, 2, 0))
    assert read(write(talks.case, worth))[1]["us"][1] > 0
    worth = weigh_issues(talks, {"us": talks.present, "ussr": (0, 1, 0, 0)})
    assert read(write(talks.case, worth))[1]["ussr"][1] == 1


def test_words_of_other_languages_and_signs_are_kept():
    talks = situation(**{"none in the air": "keine in der Luft – & <über> Wasser"})
    files = as_genius(talks.case, worth_of(talks))
    item = ET.fromstring(files["domain.xml"]).find(".//item[@value='air']")
    assert item.get("description") == "keine in der Luft – & <über> Wasser"
    assert (
        "# testing.air: keine in der Luft – & <über> Wasser\n"
        in as_negmas(talks.case, worth_of(talks))["domain.yml"]
    )


def test_a_party_may_be_called_domain():
    talks = situation(**{"us:": "domain:", "us.": "domain.", "ussr:": "ussr:"})
    assert list(as_genius(talks.case, worth_of(talks))) == [
        "domain_2.xml",
        "domain.xml",
        "ussr.xml",
    ]


THREE = """
excomm: 1
title: Three of them & <more>
parties: {north: {name: North}, south: {name: South}, isle: {name: Isle}}
options:
  north.tests: {text: test weapons, levels: [low, mid, high]}
  south.inspectors: {text: admit inspectors}
  isle.harbour: {text: open its harbour}
issues:
  no:
    text: a ban
    levels:
      y: {text: some, performs: {north.tests: mid}, by: a}
      "on": {text: all, performs: {north.tests: low}, by: a}
  e1:
    text: what the others do
    levels:
      "null": {text: inspectors, performs: {south.inspectors: yes}, by: a}
      Off: {text: a harbour, performs: {isle.harbour: yes}, by: a}
orders:
  north: {weights: {north.tests = low: -3, south.inspectors: -1, isle.harbour: -2}}
  south: {weights: {north.tests <= mid: 4}}
  isle: {weights: {north.tests <= mid: 0.1, isle.harbour: -0.3}}
start: {north.tests: high}
"""


@pytest.mark.parametrize(("write", "read"), READERS)
def test_three_parties_have_a_file_each_and_ids_are_no_words_of_the_format(write, read):
    talks = situation(THREE)
    issues, profiles = read(write(talks.case, worth_of(talks)))
    assert issues == {"no": ["none", "y", "on"], "e1": ["none", "null", "Off"]}
    assert list(profiles) == ["north", "south", "isle"]


@pytest.mark.parametrize(("write", "read"), READERS)
def test_who_has_only_to_lose_likes_nothing_settled_best(write, read):
    talks = situation(THREE)
    tables, reserved = read(write(talks.case, worth_of(talks)))[1]["north"]
    assert isclose(utility(tables, ("none", "none")), 1)
    assert isclose(utility(tables, ("on", "Off")), 0, abs_tol=1e-9)
    assert isclose(reserved, 1)


@pytest.mark.parametrize(("write", "read"), READERS)
def test_an_issue_that_is_all_one_to_a_party_has_no_weight(write, read):
    talks = situation(THREE)
    tables, reserved = read(write(talks.case, worth_of(talks)))[1]["south"]
    assert [weight * max(items.values()) for weight, items in tables] == [1, 0]
    assert reserved == 0


def test_a_party_without_weights_is_named():
    talks = situation(THREE, **{"  south: {weights: {north.tests <= mid: 4}}\n": ""})
    with pytest.raises(CaseError, match="no numbers for south"):
        worth_of(talks)
