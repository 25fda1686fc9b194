"""What could be settled: both engines against a literal reading of the definitions."""

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from excomm.case import CaseError, parse_case, situate
from excomm.conflict import concept, make_conflict
from excomm.negotiation import Asked, find_packages, find_packages_symbolically
from negotiation.packages.bargains import Literal, cases

ENGINES = ["enumerated", "symbolic"]


def find(text, engine="enumerated", no_agreement="present", name="SEQ", **asked):
    situation = situate(parse_case(text))
    asked = Asked(concept(name), no_agreement, **asked)
    if engine == "symbolic":
        return find_packages_symbolically(situation, asked)
    return find_packages(make_conflict(situation), asked)


def literally(text, no_agreement="present", name="SEQ"):
    """Return the case read literally; one that contradicts itself is not tried."""
    try:
        literal = Literal(text, no_agreement, name)
    except CaseError as error:
        assume("refus" not in str(error))
        raise
    assume(literal.without)
    return literal


@settings(max_examples=120)
@given(cases(), st.sampled_from(["present", "a.one", "not b.one"]), st.sampled_from(["SEQ", "GMR"]))
@pytest.mark.parametrize("engine", ENGINES)
def test_packages_are_what_the_definitions_say(engine, text, no_agreement, name):
    literal = literally(text, no_agreement, name)
    found = find(text, engine, no_agreement, name, parties=literal.parties)
    assert found.states == len(literal.states)
    acceptable, in_some, efficient, efficient_in_some = literal.found()
    assert (found.acceptable, found.acceptable_in_some) == (len(acceptable), len(in_some))
    assert found.efficient == len(efficient)
    assert found.efficient <= found.efficient_in_some <= len(efficient_in_some)
    assert len(efficient_in_some) <= found.efficient_at_most
    if not found.tiers:
        assert found.efficient == found.efficient_in_some == found.efficient_at_most
    kept = {x for x in acceptable if literal.keeps(x)}
    assert (found.keepable, found.efficient_and_keepable) == (len(kept), len(kept & efficient))
    numbers = {literal.values(s): n for n, s in literal.book.states.items()}
    shown = [p.shown for p in found.prospects] + [found.fairest_shown, *found.samples]
    for package in filter(None, shown):
        number = numbers[package.at.values]
        assert number in acceptable
        assert (package.efficient, package.keepable) == (number in efficient, number in kept)
        assert literal.packages[tuple(package.levels.values())] == number
    if not acceptable:
        _check_blocked(found, literal)
    else:
        assert found.blocked is None


def _check_blocked(found, literal):
    books = list(literal.books)
    better = {
        p: {
            x
            for x in literal.states
            if all(book.better(p, x, n) for book in books for n in literal.without)
        }
        for p in literal.parties
    }
    blocked = found.blocked
    openings = [
        tuple((r.party, r.statement) for r in opening.refusals) for opening in blocked.openings
    ]
    assert blocked.complete
    assert sorted(openings) == sorted(literal.openings(better))
    for opening in blocked.openings:
        dropped = {(r.party, r.statement) for r in opening.refusals}
        left = [r for r in literal.refusals if (r[0], r[1].id) not in dropped]
        served = set.intersection(literal.states, *better.values())
        assert opening.packages == sum(literal.kept(x, left) for x in served)
    sizes = [len(opening.refusals) for opening in blocked.openings]
    assert sizes == sorted(sizes)
    assert bool(blocked.opposed) == (not openings)
    for together in blocked.opposed:
        assert not set.intersection(*(better[p] for p in together))
        for one in together if len(together) > 1 else ():
            assert set.intersection(*(better[p] for p in together if p != one))


@settings(max_examples=80)
@given(cases(refusals=False))
@pytest.mark.parametrize("engine", ENGINES)
def test_linked_issues_are_settled_together_or_apart(engine, text):
    literal = literally(text)
    assume(len(literal.case.issues) > 1)
    pair = literal.case.issues[:2]
    ids = [issue.id for issue in pair]
    found = find(text, engine, parties=literal.parties, link=ids, delink=ids)
    together, apart = found.linked
    for linked, fits in ((together, (0, 2)), (apart, (0, 1))):
        left = {x for x in literal.states if sum(literal.settles(x, i) for i in pair) in fits}
        acceptable, _, efficient, _ = literal.found(left)
        assert (linked.states, linked.acceptable) == (len(left), len(acceptable))
        assert linked.efficient == len(efficient)
        assert all((best is not None) == bool(acceptable) for best in linked.best.values())
