"""The negotiation after Cuba: its citations, its counts, and what comes of its premises."""

from collections.abc import Iterator
from math import prod
from pathlib import Path

import pytest

from excomm.case import Case, CitationsFound, Statements, open_case, resolve_citations, situate
from excomm.conflict import solve_symbolically
from excomm.record import Record

# The paragraphs in which the paper takes a position, each of which some judgement cites.
POSITIONS = [
    *(f"IV.1.{label}" for label in "bcdeghijl"),
    *("p50", "p56"),  # of IV.1.f and k, which begin below their headings
    *("IV.2", *(f"IV.2.{label}" for label in "abcde")),
    *(f"IV.3.{label}" for label in "abc"),
    *(f"IV.{number}" for number in range(4, 9)),
    *("p32", "p33", "p35"),
]


@pytest.fixture(scope="module")
def case() -> Case:
    return open_case("after-cuba-1962")


@pytest.fixture(scope="module")
def kept(record: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Record]:
    """Return a record with the memoranda."""
    path = tmp_path_factory.mktemp("kept") / "record.sqlite"
    with Record.open(path, create=True) as made:
        list(made.add([record / "memoranda"]))
        yield made


@pytest.fixture(scope="module")
def found(case: Case, kept: Record) -> CitationsFound:
    return resolve_citations(case, kept)


def test_every_citation_is_found_word_for_word_where_it_says(found: CitationsFound) -> None:
    assert found.sources.absent == ()
    others = [
        (str(one.cited.cite), one.resolution.status, one.resolution.why)
        for one in found.resolved
        if one.resolution.status != "exact"
    ]
    assert others == []
    assert len(found.resolved) > 200


def test_no_citation_is_of_words_of_doubtful_sense(found: CitationsFound) -> None:
    doubtful = [
        str(one.cited.cite)
        for one in found.resolved
        if any(doubt.kind == "sense" for doubt in one.doubts)
    ]
    assert doubtful == []


def test_every_premise_is_cited_or_marked_as_the_analysts(case: Case) -> None:
    orders = (*case.orders.values(), *case.views["ussr"].orders.values())
    premises = [s for order in orders if isinstance(order, Statements) for s in order.items]
    levels = [level for issue in case.issues for level in issue.levels]
    hypotheses = [h for q in case.views["ussr"].questions for h in q.hypotheses]
    stated = [*premises, *case.factors, *case.options, *levels, *hypotheses, *case.judgements]
    assert [p for p in stated if not p.cites and p.by is None] == []
    # What the paper does not state of issues is not made up.
    assert all(level.cites for level in levels)


def test_the_case_says_how_large_it_is(case: Case) -> None:
    packages = prod(len(issue.levels) + 1 for issue in case.issues)
    states = solve_symbolically(situate(case), [], []).size
    assert f"{len(case.issues)} issues" in case.about
    assert f"{packages:,} packages" in case.about
    assert f"among {states:,}." in case.about


def test_what_moscow_should_do_is_no_premise(case: Case) -> None:
    # No statement of its order cites the paragraph of an issue, but for two that give a reason.
    order = case.orders["ussr"]
    assert isinstance(order, Statements)
    cited = {cite.paragraph for item in order.items for cite in item.cites}
    assert cited & set(POSITIONS) == {"IV.1.b", "IV.2.d"}
    assert [item.id for item in order.items if item.refusal] == [
        "no_lasting_inferiority",
        "token_at_most",
    ]
