"""How sure one can be, shown: figures with their reasons, what would help, the picture."""

import re
from datetime import date
from xml.etree import ElementTree

import pytest

from excomm.case import CaseError
from report.samples import analysis

SVG = "{http://www.w3.org/2000/svg}"

LAKE = """
excomm: 1
title: The lake
words: icd203
parties: {hill: {name: the Hill}, shore: {name: the Shore}}
options: {hill.stock: {text: bring arms}, hill.access: {text: let inspectors in}}
outcomes: {open: not hill.stock and hill.access, shut: not hill.stock and not hill.access}
orders: {hill: [{id: arms, want: hill.stock, by: analyst}]}
commitments:
  no_arms:
    text: bring no arms
    party: hill
    to: shore
    requires: not hill.stock
    since: signed
    assurance: 0.95
    readiness: 0.4
    stakes: {gain: 3, loss: 4, worth: 0.5, discount: 0.9}
    sites: {pier: {chance: 0.75, rate: 2}, depot: {chance: 0.25}}
  passage: {text: let boats pass, party: shore, to: hill, since: signed, breach: 0.1}
  words: {text: be kind, party: shore, to: hill, since: signed}
measures:
  boats: {text: boats, party: shore, sees: no_arms, looks: {per_day: 1}, detection: 0.1,
    false_alarm: 0.01, effort: 1}
  inspectors: {text: inspectors, sees: no_arms, looks: {per_day: 1}, detection: 0.5, false_alarm: 0,
    effort: 2, needs: hill.access, veto: hill}
  few: {text: a few, sees: no_arms, looks: {in_all: 1, periods: 2}, detection: 0.9,
    false_alarm: 0, effort: 4, veto: hill}
events:
  - {id: signed, at: 2024-03-01, text: T.}
  - {id: crates, at: 2024-03-06, text: T., seen: [{measure: boats, sign: alarm}]}
  - {id: later, at: 2024-03-11, text: T.}
"""


def said(result):
    return " ".join(result.in_words().split())


def test_a_figure_stands_beside_its_reasons():
    text = said(analysis(LAKE).verify())
    assert "no_arms: 28% that it is kept, 67 points short of the 95% asked." in text
    assert "Before looking, a breach had 40%: readiness 0.4; under 100% of belief" in text
    assert "the Hill gains if it were to bring arms and nothing deters it." in text
    assert "boats: 11 looks, with 1 alarm, would have seen a breach with 69%" in text
    assert "passage: 90% that it is kept. Before looking, a breach had 10%, as the case" in text
    assert "Nothing has looked: what was likely before is likely now." in text
    assert "words: no figure; the case has no figures for it." in text


def test_the_cheapest_set_and_whose_leave_it_waits_on():
    text = said(analysis(LAKE).verify())
    assert (
        "To be sure of no_arms with 95% after 30 days in which nothing is seen, the cheapest is to "
        "add inspectors (effort 2), which waits on the Hill." in text
    )
    assert "Nothing can be added without leave of others: that stays at" in text
    assert "When few should look" not in text


def test_at_length_sites_schedules_and_deterrence_are_told():
    result = analysis(LAKE).verify(what_helps=True, days=10, effort=3)
    text = said(result)
    assert "When few should look for a breach of no_arms, with 1 look in 2 periods:" in text
    assert "For keeping no_arms to be the better choice, once:" in text
    gains, sites = result.tables()[-2:]
    assert [row[1] for row in gains.rows] == ["inspectors", "few"]
    assert [row[0] for row in sites.rows] == ["pier", "depot"]
    assert sum(float(row[3]) for row in sites.rows) == pytest.approx(3, abs=0.01)


def test_where_nothing_is_enough_it_is_said():
    text = LAKE.replace("assurance: 0.95", "assurance: 0.9999999999")
    assert "No set of measures makes one sure of no_arms" in said(analysis(text).verify(days=2))


def test_outcomes_are_compared_in_figures():
    result = analysis(LAKE).verify(outcomes=["open", "shut"])
    table = next(t for t in result.tables() if "sure one would be" in t.caption)
    row = next(row for row in table.rows if row[0] == "no_arms")
    assert re.fullmatch(r"open assures more, by \d+(\.\d)? points", row[3])
    assert next(row for row in table.rows if row[0] == "passage")[3] == "alike"


def test_the_data_hold_everything_that_is_shown():
    result = analysis(LAKE).verify(outcomes="open", what_helps=True)
    data = result.to_dict()
    one = data["assurance"][0]
    assert one["kept"]["point"] == result.assured["no_arms"].kept.point
    assert one["prior"]["undeterred"] == pytest.approx(1)
    assert one["prior"]["defaults"][0]["changes"][0]["option"] == "hill.stock"
    assert set(one["outcomes"]) == {"open"}
    assert [step["day"] for step in one["course"]] == [f"2024-03-{d:02}" for d in range(1, 12)]
    assert next(step for step in one["course"] if step["alarm"])["events"] == ["crates"]
    assert data["assurance"][2]["no_figure"] == "no figures"
    first = data["helps"][0]
    assert first["cheapest"]["best"]["measures"] == ["inspectors"]
    assert first["sites"]["by_site"].keys() == {"pier", "depot"}


def test_the_picture_has_a_panel_for_each_figure():
    result = analysis(LAKE).verify()
    root = ElementTree.fromstring(result.to_svg())
    texts = [" ".join(e.itertext()) for e in root.iter(f"{SVG}text")]
    assert {"no_arms", "passage", "28% kept", "95% asked", "90% kept"} <= {*texts}
    told = root.find(f"{SVG}desc").text
    assert "No_arms: 60% on 2024-03-01" not in told  # the first look is on the first day
    course = result.course("no_arms")
    assert course.alarms == {date(2024, 3, 6)}
    alarms = [e for e in root.iter(f"{SVG}path") if e.get("class") == "now"]
    assert len(alarms) == 2  # in the plot and in the legend


def test_without_figures_there_is_nothing_to_draw_or_add():
    text = LAKE.split("measures:")[0].replace("readiness: 0.4", "by: T")
    text = text.replace(", breach: 0.1", "") + "events: [{id: signed, at: 2024-03-01, text: T.}]"
    result = analysis(text).verify()
    assert not any("in figures" in table.caption for table in result.tables())
    assert "no figure" not in result.in_words()
    with pytest.raises(CaseError, match="no commitment of the case has figures to draw"):
        result.to_svg()
