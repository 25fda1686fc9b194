import pytest

from excomm.case import Delay, Grade
from excomm.verification.wants import better
from verification.samples import ledger

TEXT = """
commitments: {out: {text: go, party: su, to: us, requires: su.out%s}}
measures:
  low: {text: T., party: us, sees: out, coverage: some, continuity: regular, delay: {days: 2}}
  more: {text: T., party: us, sees: out, coverage: 0.9, delay: hours, needs: us.flights >= low}
  shore: {text: T., sees: out, coverage: full, continuity: continuous, needs: cuba.inspection}
"""


def asked(needed):
    return TEXT % (f", assurance: {needed}" if needed else "")


def wants(text, what_if=None):
    entry = ledger(text, what_if=what_if)["out"]
    return {want.dimension: want for want in entry.wants}, entry.short


def test_the_best_in_force_is_held_against_what_is_asked():
    found, short = wants(asked("{coverage: most, continuity: regular, delay: days}"))
    assert short
    coverage = found["coverage"]
    assert (str(coverage.found), coverage.by, coverage.enough) == ("some", "low", False)
    assert coverage.met_by == ("more", "shore")
    assert [found[name].enough for name in ("continuity", "delay")] == [True, True]
    assert found["delay"].met_by == ()


def test_more_measures_in_force_can_only_help():
    found, short = wants(asked("{coverage: most, delay: hours}"), "us.flights=low")
    assert not short
    assert (found["coverage"].by, found["delay"].by) == ("more", "more")


def test_what_nobody_sees_falls_short():
    found, short = wants(asked("{coverage: little}").replace("coverage: some, ", ""))
    assert short
    assert (found["coverage"].found, found["coverage"].enough) == (None, False)


def test_where_nothing_is_asked_nothing_is_lacking():
    found, short = wants(asked(""))
    assert not short
    assert found["coverage"].enough is None
    assert wants(asked("very likely"))[1] is False


def coverage(value):
    return Grade("coverage", word=value) if isinstance(value, str) else Grade("coverage", value)


@pytest.mark.parametrize(
    ("one", "other"),
    [("full", "most"), ("most", "some"), ("some", "little"), (0.5, "some"), (1.0, "most"),
     ("most", 0.49), ("full", 0.99), (0.7, 0.6), ("some", 0.2)],
)  # fmt: skip
def test_coverage_in_figures_stands_beside_words(one, other):
    assert better(coverage(one), coverage(other))
    assert not better(coverage(other), coverage(one))


@pytest.mark.parametrize(
    ("one", "other"),
    [(("hours", 24), ("days", 2)), (("days", 7), ("weeks", 2)), (("days", 1), ("days", 2)),
     (("hours", 1), "days"), ("at once", ("hours", 1)), ("weeks", ("months", 2)),
     ("months", ("months", 13))],
)  # fmt: skip
def test_delays_in_figures_stand_beside_words(one, other):
    first, second = (
        Delay(word=value) if isinstance(value, str) else Delay.of(*value) for value in (one, other)
    )
    assert better(first, second)
    assert not better(second, first)


def test_a_grade_and_a_delay_are_not_compared():
    with pytest.raises(TypeError):
        better(coverage("most"), Delay(word="days"))
