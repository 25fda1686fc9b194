from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from excomm.case.moments import Moment, parse_moment

DAYS = st.dates().map(Moment)
TIMES = st.datetimes(timezones=st.timezones()).map(lambda time: Moment(time.date(), time))


@pytest.mark.parametrize(
    "text",
    [
        "1962-10-27",
        "1962-10-27T10:17-04:00",
        "1962-10-27T10:17+00:00",
        "0001-01-01",
        "9999-12-31T23:59+14:00",
    ],
)
def test_prints_as_it_is_written(text):
    assert str(parse_moment(text)) == text


def test_time_is_of_the_day_of_its_own_place():
    moment = parse_moment("1962-10-27T23:30-04:00")
    assert moment.day == date(1962, 10, 27)
    assert moment.instant == datetime(1962, 10, 28, 3, 30, tzinfo=UTC)


@pytest.mark.parametrize("text", ["1962-10-27T14:17Z", "1962-10-27 10:17-04:00"])
def test_other_ways_to_write_a_time(text):
    assert parse_moment(text).instant == datetime(1962, 10, 27, 14, 17, tzinfo=UTC)


@pytest.mark.parametrize("text", ["1962-02-29", "1962-13-01", "1962-10-00", "0000-01-01"])
def test_day_that_does_not_exist(text):
    with pytest.raises(ValueError, match=f"^there is no day {text}$"):
        parse_moment(text)


@pytest.mark.parametrize(
    "text", ["yesterday", "27.10.1962", "1962", "1962-10", "18:51", "1962-10-27T25:00Z", "", " "]
)
def test_what_is_no_date(text):
    with pytest.raises(ValueError, match="is not a date; expected a day such as 1962-10-27"):
        parse_moment(text)


@pytest.mark.parametrize("text", ["1962-10-27T10:17", "1962-10-27 10:17:30"])
def test_time_without_offset(text):
    with pytest.raises(ValueError, match=f"^the time '{text}' needs its offset"):
        parse_moment(text)


@given(st.text())
def test_any_text_is_a_moment_or_a_value_error(text):
    try:
        said = parse_moment(text)
    except ValueError as error:
        said = error
    assert str(said)


@pytest.mark.parametrize(
    ("later", "earlier"),
    [
        ("1962-10-28", "1962-10-27"),
        ("1962-10-28", "1962-10-27T23:59-04:00"),
        ("1962-10-28T00:00Z", "1962-10-27"),
        ("1962-10-27T10:17-04:00", "1962-10-27T14:16Z"),
    ],
)
def test_is_after(later, earlier):
    assert parse_moment(later).is_after(parse_moment(earlier))
    assert not parse_moment(earlier).is_after(parse_moment(later))


@pytest.mark.parametrize("time", ["1962-10-27T00:00Z", "1962-10-27T23:59Z", "1962-10-27"])
def test_day_and_a_time_of_it_are_neither_after_the_other(time):
    assert not parse_moment("1962-10-27").is_after(parse_moment(time))
    assert not parse_moment(time).is_after(parse_moment("1962-10-27"))


def test_same_instant_in_two_places_is_not_after_itself():
    washington, moscow = "1962-10-27T10:00-04:00", "1962-10-27T17:00+03:00"
    assert not parse_moment(washington).is_after(parse_moment(moscow))
    assert not parse_moment(moscow).is_after(parse_moment(washington))


@given(st.one_of(DAYS, TIMES), st.one_of(DAYS, TIMES))
def test_no_moment_is_both_before_and_after(one, other):
    assert not (one.is_after(other) and other.is_after(one))
    assert not one.is_after(one)
