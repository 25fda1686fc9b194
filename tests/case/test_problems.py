from excomm.case import CaseError, Place, Problem


def test_problem_prints_place_message_and_hint():
    place = Place("case.yaml", 3, 5)
    assert str(Problem(place, "it is wrong", "mend it")) == "case.yaml:3:5: it is wrong (mend it)"
    assert str(Problem(place, "it is wrong")) == "case.yaml:3:5: it is wrong"
    assert str(Problem(None, "it is wrong", "mend it")) == "it is wrong (mend it)"


def test_places_are_in_the_order_of_the_file():
    assert Place("a", 2, 1) > Place("a", 1, 9)
    assert Place("a", 1, 9).shifted(2) == Place("a", 1, 11)


def test_error_prints_every_problem_once():
    first, second = Problem(None, "one"), Problem(None, "two")
    error = CaseError([first, second, first])
    assert error.problems == (first, second)
    assert str(error) == "one\ntwo"
    assert CaseError(first).problems == (first,)
