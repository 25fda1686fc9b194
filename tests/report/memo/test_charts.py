"""The charts of a memo."""

import re
from dataclasses import replace
from itertools import pairwise
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from excomm.report import Table
from excomm.report.memo.charts import belief_chart, how_outcomes_are_read, outcome_table
from excomm.report.memo.document import Bar, BeliefChart, Line, OutcomeChart, OutcomeRow, Tick
from report.memo.cuba_charts import AIM, CASTRO, outcome_chart
from report.memo.samples import hostile

# About how wide a letter of the charts is, and how high a line of letters.
LETTER, LEADING = 6.9, 15.6


def drawn(chart: BeliefChart) -> list[ElementTree.Element]:
    """Return the drawings of a chart: for a page, for a telephone."""
    return ElementTree.fromstring(belief_chart(chart)).findall("svg")


def box(svg: ElementTree.Element) -> tuple[float, float]:
    left, top, width, height = map(float, svg.get("viewBox").split())
    assert left == top == 0
    return width, height


def of_kind(svg: ElementTree.Element, kind: str) -> list[ElementTree.Element]:
    return [element for element in svg.iter() if kind in element.get("class", "").split()]


def labels(svg: ElementTree.Element) -> list[tuple[float, float, float, str]]:
    """Return where each label is, from the top: its first and last line, its end, its name."""
    found = []
    for text in of_kind(svg, "name"):
        parts = text.findall("tspan")
        ends = [float(part.get("x")) + LETTER * len(part.text) for part in parts]
        lines = [float(part.get("y")) for part in parts]
        found.append((lines[0], lines[-1], max(ends), " ".join(part.text for part in parts)))
    return sorted(found)


def assert_labels_are_apart(svg: ElementTree.Element) -> None:
    width, height = box(svg)
    for (_, above, _, _), (below, _, _, _) in pairwise(labels(svg)):
        assert below - above >= LEADING - 0.2
    for first, last, end, _ in labels(svg):
        assert 0.7 * LEADING <= first <= last <= height
        assert end <= width + 1


def made(points: list[list[float]], ticks: int) -> BeliefChart:
    return BeliefChart(
        "How sure?",
        tuple(Tick(f"Oct {16 + k}", f"event {k}") for k in range(ticks)),
        tuple(
            Line(
                f"hypothesis number {k}",
                "",
                tuple(line),
                tuple(point / 2 for point in line),
                tuple((1 + point) / 2 for point in line),
            )
            for k, line in enumerate(points)
        ),
        Table((), ()),
    )


def test_there_is_a_drawing_for_a_page_and_one_for_a_telephone():
    wide, narrow = drawn(AIM)
    assert (wide.get("class"), narrow.get("class")) == ("wide", "narrow")
    assert box(narrow)[0] <= 360 < box(wide)[0]


@pytest.mark.parametrize("ticks", [1, 2, 6, 12])
def test_every_moment_and_line_is_drawn(ticks):
    chart = made([[0.2] * ticks, [0.5] * ticks, [0.3] * ticks], ticks)
    for svg in drawn(chart):
        assert len(of_kind(svg, "dot")) == 3 * ticks
        assert len(of_kind(svg, "line")) == (3 if ticks > 1 else 0)
        assert len(of_kind(svg, "band")) == (3 if ticks > 1 else 0)
        assert len(of_kind(svg, "reach")) == (0 if ticks > 1 else 3)
        assert len(of_kind(svg, "rule")) == 5
        assert_labels_are_apart(svg)


def test_points_stand_where_belief_is():
    for svg in drawn(AIM):
        zero, _, half, _, whole = (
            float(re.match(r"M\S+ (\S+)H", rule.get("d"))[1]) for rule in of_kind(svg, "rule")
        )
        assert half == pytest.approx((zero + whole) / 2)
        path = of_kind(svg, "line")[0].get("d")
        heights = [float(y) for y in re.findall(r"[ML]\S+ ([\d.]+)", path)]
        expected = [zero + point * (whole - zero) for point in AIM.lines[0].points]
        assert heights == pytest.approx(expected, abs=0.1)


def test_dots_stand_where_belief_is_at_one_moment():
    for svg in drawn(made([[0.25], [1.0]], 1)):
        rules = [float(re.match(r"M(\S+) ", r.get("d"))[1]) for r in of_kind(svg, "rule")]
        dots = [
            float(re.match(r"translate\((\S+) ", dot.get("transform"))[1])
            for dot in of_kind(svg, "dot")
        ]
        assert dots == pytest.approx([rules[1], rules[4]])


def test_lines_are_told_apart_by_more_than_colour():
    for svg in drawn(made([[0.1, 0.2]] * 5, 2)):
        dashes = [line.get("class").split()[2] for line in of_kind(svg, "line")]
        markers = [dot.get("d") for dot in of_kind(svg, "dot")]
        assert len(set(dashes)) == 5
        assert len(set(markers)) == 5


def test_ends_are_labelled_with_name_and_percentage():
    for svg in drawn(AIM):
        assert [name for *_, name in labels(svg)] == ["engage", "ruse", "change of heart"]
        assert [text.text for text in of_kind(svg, "share")] == ["68%", "19%", "13%"]
        assert_labels_are_apart(svg)


def test_what_is_nearly_sure_is_not_labelled_as_sure():
    for svg in drawn(made([[0.5, 0.998], [0.5, 0.002]], 2)):
        assert [text.text for text in of_kind(svg, "share")] == [">99%", "<1%"]


@given(
    st.integers(1, 12).flatmap(
        lambda ticks: st.lists(
            st.lists(st.floats(0, 1), min_size=ticks, max_size=ticks), min_size=1, max_size=10
        )
    )
)
def test_labels_never_overlap(points):
    for svg in drawn(made(points, len(points[0]))):
        assert_labels_are_apart(svg)


def test_labels_that_are_far_apart_stand_beside_their_ends():
    for svg in drawn(made([[0.5, 0.9], [0.5, 0.1]], 2)):
        for dot, (first, last, _, _) in zip(of_kind(svg, "dot")[1::2], labels(svg), strict=True):
            end = float(re.search(r" (\S+)\)", dot.get("transform"))[1])
            assert (first + last) / 2 - 4.5 == pytest.approx(end, abs=0.5)


def test_dates_that_would_run_into_each_other_are_left_out():
    chart = made([[0.5] * 12], 12)
    for svg in drawn(chart):
        dates = [(float(t.get("x")), t.text) for t in of_kind(svg, "date")]
        assert dates[0][1] == "Oct 16"
        assert dates[-1][1] == "Oct 27"
        assert len(of_kind(svg, "tick")) == 12
        for (a, one), (b, other) in pairwise(dates):
            assert b - a >= (len(one) + len(other)) / 2 * LETTER
    assert len(of_kind(drawn(chart)[0], "date")) > 4


def test_a_date_is_set_once():
    for svg in drawn(CASTRO):
        dates = [text.text for text in of_kind(svg, "date")]
        assert len(set(dates)) == len(dates)


def test_the_chart_of_beliefs_tells_itself_to_who_cannot_see_it():
    for svg in drawn(AIM):
        assert svg.get("role") == "img"
        assert svg.find("title").text == AIM.caption
        assert svg.find("desc").text.startswith(
            "Engage: 68%, between 57% and 73%; 45% before the first event. Ruse: 19%"
        )
    pointed = of_kind(drawn(AIM)[0], "dot")[2].find("title").text
    assert pointed == "Oct 27, letter of 27: engage 42% (31% to 57%)"


def test_texts_in_charts_are_escaped():
    *_, beliefs, ranked = hostile().sections[0].blocks
    for svg in drawn(beliefs):
        assert svg.find("title").text == beliefs.caption
    table = ElementTree.fromstring(outcome_table(ranked))
    assert table.find(".//b").text == ranked.rows[0].id


def ranked(*bars: Bar) -> OutcomeChart:
    """Return a chart of one outcome and one party."""
    return OutcomeChart("", (("us", "the US"),), (OutcomeRow("peace", "", (bars,)),), Table((), ()))


def test_outcomes_stand_in_rows_and_parties_in_columns():
    table = ElementTree.fromstring(outcome_table(outcome_chart()))
    heads = ["".join(th.itertext()) for th in table.findall("thead/tr/th")]
    assert heads[0] == "Outcome"
    assert heads[1] == "The United States1 best worst 1,152"
    assert heads[4] == "NATO allies and Turkey1 best worst 4"
    rows = table.findall("tbody/tr")
    assert [row.find("th/b").text for row in rows][:2] == ["Settlement", "Stalemate"]
    assert {len(row.findall("td")) for row in rows} == {6}


def test_a_party_has_the_same_colour_in_its_whole_column():
    table = ElementTree.fromstring(outcome_table(outcome_chart()))
    for row in table.iter("tr"):
        assert [cell.get("class") for cell in row][1:] == [f"p{k}" for k in range(6)]


def test_a_bar_spans_its_ranks():
    table = ElementTree.fromstring(outcome_table(ranked(Bar("", 2, 3, 4, (3, 3), 2))))
    span, held = table.findall(".//rect")
    assert (span.get("class"), span.get("x"), span.get("width")) == ("span", "25.00%", "50.00%")
    assert (held.get("class"), held.get("x"), held.get("width")) == ("held", "50.00%", "25.00%")
    (now,) = [svg for svg in table.iter("svg") if svg.find("path[@class='now']") is not None]
    assert now.get("x") == "37.50%"


def test_a_bar_says_what_it_shows():
    bar = Bar("months", 1200, 2300, 4096, (1300, 1300), 1301)
    table = ElementTree.fromstring(outcome_table(ranked(bar)))
    assert table.find(".//title").text == (
        "The US, months: rank 1,200–2,300 of 4,096; those that hold 1,300; the present state 1,301"
    )
    text = "".join(table.find(".//span[@class='ranks']").itertext())
    assert text == "months1,200–2,300 of 4,096"


def test_one_rank_among_many_is_still_drawn():
    table = ElementTree.fromstring(outcome_table(ranked(Bar("", 7, 7, 100_000))))
    assert float(table.find(".//rect").get("width").rstrip("%")) > 0
    assert table.find(".//title").text == "The US: rank 7 of 100,000; none that holds"


def test_horizons_are_stacked_and_named():
    chart = ranked(Bar("days", 1, 2, 4), Bar("months", 2, 3, 6))
    table = ElementTree.fromstring(outcome_table(chart))
    assert [at.text for at in table.findall(".//span[@class='at']")] == ["days", "months"]
    # Where the ranks differ with the horizon the head does not count them; each bar does.
    assert "".join(table.findall("thead//th")[1].itertext()) == "The USbest worst"
    assert [of.text for of in table.findall(".//span[@class='of all']")] == [" of 4", " of 6"]


def test_of_many_parties_each_outcome_is_a_block():
    chart = outcome_chart()
    many = replace(
        chart,
        parties=chart.parties + chart.parties[:2],
        rows=tuple(replace(row, bars=row.bars + row.bars[:2]) for row in chart.rows),
    )
    assert 'class="ranked across"' in outcome_table(chart)
    assert 'class="ranked"' in outcome_table(many)


def test_only_the_marks_that_are_there_are_explained():
    plain = ranked(Bar("", 1, 2, 4))
    assert how_outcomes_are_read(plain) == (
        "Left is best, right is worst. A bar reaches from the best to the worst rank of an "
        "outcome’s states."
    )
    told = how_outcomes_are_read(outcome_chart())
    assert "its dark part over those that hold" in told
    assert "a diamond is the present state" in told
