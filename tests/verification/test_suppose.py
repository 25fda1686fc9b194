import pytest

from excomm.case import CaseError, parse_case, situate
from excomm.verification.suppose import suppose
from verification.samples import HEAD

CASE = situate(
    parse_case(HEAD + "start: {us.flights: high, su.fire: yes}\nimpossible: [su.out and su.fire]\n")
)


@pytest.mark.parametrize(
    ("text", "sets"),
    [
        ("+us.flights", {"us.flights": 2}),
        ("us.flights=low", {"us.flights": 2}),
        ("-us.flights", {"us.flights": 0}),
        ("- su.fire", {"su.fire": 0}),
        ("-su.fire, +su.out", {"su.fire": 0, "su.out": 1}),
        ("+cuba.inspection=no", {"cuba.inspection": 0}),
    ],
)
def test_options_are_set_on_top_of_the_present(text, sets):
    assert suppose(CASE, text) == sets


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("+su.oot", "unknown option or event 'su.oot' (did you mean su.out?)"),
        ("-su.oot", "unknown option or event 'su.oot' (did you mean su.out?)"),
        ("us.flights=hihg", "'hihg' is not a value of us.flights (did you mean high?)"),
        ("+su.out", "it breaks 'su.out and su.fire'"),
        ("+su.out, -su.out", "su.out stands twice"),
    ],
)
def test_what_cannot_be_supposed_is_said(text, message):
    with pytest.raises(CaseError) as caught:
        suppose(CASE, text)
    assert message in str(caught.value)
