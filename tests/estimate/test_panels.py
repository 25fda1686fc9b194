"""An estimate of a case with judges, absence and indicators is data like any other."""

import json

from belief.test_items import ANN, BOB, NO, YES, case, seen
from case.json_schema_check import accepts
from excomm.estimate import estimate_data, estimate_schema, make_estimate, read_estimate

DUE = {"text": "An answer.", "due": "2024-01-02", "evidence": {"aim": YES}}
LATER = {"text": "A note.", "due": "2024-02-02", "evidence": {"aim": NO}}
WATCH = {"text": "Ships turn.", "evidence": {"aim": {"yes": 0.9, "no": 0}}}
WRONG = [{"said": 0, "of": "rain", "happened": "yes"}]


def made():
    return make_estimate(
        case(
            [seen(YES, reliability="B", source="x"), seen(NO, source="x"), {}],
            expected={"answer": DUE | {"came": "e3"}, "note": LATER},
            indicators={"ships": WATCH},
            judges={"ann": ANN | {"record": WRONG}, "bob": BOB | {"dissents": "yes"}},
        )
    )


def test_it_fits_the_schema_and_is_read_back_the_same():
    estimate = made()
    text = json.dumps(estimate_data(estimate), allow_nan=False)
    assert accepts(estimate_schema(), json.loads(text))
    assert estimate_data(read_estimate(text)) == estimate_data(estimate)


def test_its_parts_are_those_of_belief():
    (question,) = made().questions
    assert [(u.event, u.absent, u.late, u.grade) for u in question.updates] == [
        ("e1", False, None, "B"),
        ("e2", False, None, None),
        ("no_answer", True, "e3", None),
    ]
    assert {u.group for u in question.updates} == {"source x", None}
    assert [w.id for w in question.watch] == ["ships", "note"]
    assert question.watch[0].times is None
    ann, bob = question.panel.opinions
    assert (ann.brier, ann.log, ann.forecasts) == (1.0, None, 1)
    assert bob.dissents
    assert question.panel.apart > 0
