"""The negotiation after Cuba: its citations, its counts, and what comes of its premises."""

from collections.abc import Iterator
from math import prod
from pathlib import Path

import pytest

import excomm
from excomm.case import (
    Case,
    CitationsFound,
    Statements,
    open_case,
    resolve_citations,
    situate,
)
from excomm.conflict import solve_symbolically
from excomm.estimate import JudgementPart
from excomm.record import Record
from excomm.results import PackagesResult, PlaybookResult

# What the paper is known for.
KNOWN_FOR = [
    "testing_total",
    "testing_inspected",
    "testing_fallback",
    "numbers",
    "summit_open",
    "teams",
    "open_skies",
    "line",
    "berlin_passed_by",
]
# The paragraphs in which the paper takes a position, each of which some judgement cites.
POSITIONS = [
    *(f"IV.1.{label}" for label in "bcdeghij1"),
    *("p50", "p56"),  # of IV.1.f and k, which begin below their headings
    *("IV.2", *(f"IV.2.{label}" for label in "abcde")),
    *(f"IV.3.{label}" for label in "abc"),
    *(f"IV.{number}" for number in range(4, 9)),
    *("II.2.d", "II.2.e", "p35"),
]


@pytest.fixture(scope="module")
def case() -> Case:
    return open_case("after-cuba-1962")


@pytest.fixture(scope="module")
def played() -> PlaybookResult:
    return excomm.load("after-cuba-1962").playbook("ussr")


@pytest.fixture(scope="module")
def judged(played: PlaybookResult) -> dict[str, JudgementPart]:
    return {one.id: one for one in played.judgements}


@pytest.fixture(scope="module")
def packages() -> PackagesResult:
    return excomm.load("after-cuba-1962").packages()


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


def test_every_position_of_the_paper_is_a_judgement(
    case: Case, judged: dict[str, JudgementPart]
) -> None:
    cited = {cite.paragraph for judgement in case.judgements for cite in judgement.cites}
    assert cited == set(POSITIONS)
    assert list(judged) == [judgement.id for judgement in case.judgements]


def test_what_the_paper_is_known_for_comes_out(judged: dict[str, JudgementPart]) -> None:
    assert [name for name in KNOWN_FOR if not judged[name].agrees] == []


def test_the_model_differs_from_the_paper_in_one(judged: dict[str, JudgementPart]) -> None:
    assert [name for name, one in judged.items() if not one.agrees] == ["border"]


def test_most_of_what_agrees_is_derived(judged: dict[str, JudgementPart]) -> None:
    standing = {name: one.standing for name, one in judged.items() if one.agrees}
    restated = [name for name, how in standing.items() if how == "restated"]
    # Where the paragraph of the issue alone gives the reason.
    assert restated == [
        "declaration_broad",
        "declaration",
        "weapons_abroad",
        "space",
        "teams",
        "open_skies",
        "numbers",
        "berlin_weapons",
        "cooperation",
        "summit_welcome",
        "not_new_york",
    ]
    assert {how for name, how in standing.items() if name not in restated} == {"derived"}
    assert len(standing) - len(restated) >= len(judged) / 2


def test_what_is_refused_is_in_no_package(packages: PackagesResult) -> None:
    levels = {f"{one.issue}.{one.level}": one for one in packages.levels}
    for refused in (
        "testing.inspected",
        "numbers.reduction",
        "non_diffusion.broad",
        "bases.principle",
        "general_disarmament.complete",
        "boundaries.outright",
    ):
        assert levels[refused].acceptable == 0
    assert packages.acceptable > 0


def test_the_fairest_package_is_what_both_can_sign(packages: PackagesResult) -> None:
    fairest = packages.fairest_shown
    assert fairest is not None
    assert {issue: fairest.levels[issue] for issue in ("testing", "bases", "surprise_attack")} == {
        "testing": "token",
        "bases": "none",
        "surprise_attack": "none",
    }
