import pytest

from excomm.case import CaseError
from excomm.verification import claim, view_outcome
from verification.samples import HEAD, ledger

TEXT = """
commitments:
  out: {text: go, party: su, to: us, requires: su.out}
  quiet: {text: hold fire, party: su, requires: not su.fire}
measures:
  low: {text: T., party: us, sees: out, coverage: most, needs: us.flights >= low}
  high: {text: T., party: us, sees: out, coverage: some, delay: days, needs: us.flights >= high}
  shore: {text: T., sees: out, coverage: full, veto: cuba}
"""
MORE = """  flown: su.out and us.flights >= high
  grounded: us.flights = none
  half: us.flights >= high and not su.out
"""
FOUND = ledger(TEXT, head=HEAD + MORE)


@pytest.mark.parametrize("listed", [True, False])
def test_how_often_a_measure_is_in_force_in_an_outcome(listed):
    views = [view_outcome(FOUND, name, listed) for name in ("flown", "grounded")]
    assert [dict(view.measures) for view in views] == [
        {"low": "sometimes", "high": "always", "shore": "never"},
        {"low": "never", "high": "never", "shore": "never"},
    ]
    assert [view["out"].required for view in views] == ["always", "sometimes"]
    surely, possibly = views[0]["out"].surely, views[0]["out"].possibly
    assert (str(surely["coverage"][0]), surely["coverage"][1]) == ("some", "high")
    assert (str(possibly["coverage"][0]), possibly["coverage"][1]) == ("most", "low")
    assert views[1]["out"].surely["coverage"] == (None, None)


def test_which_outcome_assures_more():
    flown, grounded, half = (view_outcome(FOUND, name) for name in ("flown", "grounded", "half"))
    assert claim(flown["out"], grounded["out"]) == "better"
    assert claim(grounded["out"], flown["out"]) == "worse"
    assert claim(flown["out"], half["out"]) == "alike"
    assert claim(flown["quiet"], grounded["quiet"]) == "alike"


def test_each_may_assure_more_in_some_respect():
    text = TEXT.replace("needs: us.flights >= low", "needs: us.flights = low").replace(
        "us.flights >= high}", "us.flights = high}"
    )
    both = ledger(text, head=HEAD + "  a: us.flights = low\n  b: us.flights = high\n")
    a, b = (view_outcome(both, name) for name in "ab")
    assert claim(a["out"], b["out"]) == "split"


@pytest.mark.parametrize("listed", [True, False])
def test_an_outcome_there_is_not_or_of_no_state(listed):
    with pytest.raises(CaseError, match="unknown outcome 'flow' \\(did you mean flown"):
        view_outcome(FOUND, "flow", listed)
    empty = ledger(TEXT + "impossible: [su.out]\n")
    with pytest.raises(CaseError, match="no state belongs to 'gone'"):
        view_outcome(empty, "gone", listed)
