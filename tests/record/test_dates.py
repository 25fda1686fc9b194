"""Dates in texts, and what they can mean."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from excomm.record.dates import bounds, found_dates, relative_dates


@pytest.mark.parametrize(
    ("text", "edtf", "form"),
    [
        ("October 27, 1962", "1962-10-27", "month day, year"),
        ("Oct. 27, 1962", "1962-10-27", "month day, year"),
        ("OCTOBER 27 1962", "1962-10-27", "month day, year"),
        ("November-2, 1962", "1962-11-02", "month day, year"),
        ("October 22nd, 1962", "1962-10-22", "month day, year"),
        ("October\n      22, 1962", "1962-10-22", "month day, year"),
        ("27 October 1962", "1962-10-27", "day month year"),
        ("24 Jan 62", "1962-01-24", "day month year"),
        ("30 Cetober 1962", "1962-10-30?", "day month year"),
        ("27 Novenber 1962", "1962-11-27?", "day month year"),
        ("0ctober 27, 1962", "1962-10-27?", "month day, year"),
        ("October 27, l962", "1962-10-27?", "month day, year"),
        ("October 1962", "1962-10", "month year"),
        ("November 2", "XXXX-11-02", "month day"),
        ("2 November", "XXXX-11-02", "day month"),
        ("1962/11/17", "1962-11-17", "yyyy/mm/dd"),
        ("1962-11-17", "1962-11-17", "yyyy/mm/dd"),
        ("10/27/62", "1962-10-27", "m/d/y"),
        ("4/3/69", "1969-04-03", "m/d/y"),
        ("10/12/1962", "1962-10-12", "m/d/y"),
        ("2/00/1963", "1963-02", "m/d/y"),
        ("13/1/63", "1963-01-13?", "m/d/y"),
        ("12/1", "XXXX-12-01", "m/d"),
        ("February 30, 1962", "1962-02", "month day, year"),
        ("611.61/10-2262", "1962-10-22", "file number"),
        ("37.56361/10-27-62", "1962-10-27", "file number"),
        ("033.1100–HA/9–762", "1962-09-07", "file number"),
        ("271300Z OCT 62", "1962-10-27T13:00:00Z", "date-time group"),
        ("December 13 – 15, 1961", "1961-12-13/1961-12-15", "interval"),
        ("December 30–January 2, 1963", "1962-12-30/1963-01-02", "interval"),
        ("December 30, 1962–January 2, 1963", "1962-12-30/1963-01-02", "interval"),
        ("27–28 December 1962", "1962-12-27/1962-12-28", "interval"),
        ("October 23, 1962, 6:51 p.m.", "1962-10-23T18:51:00", "month day, year"),
        ("October 23, 1962—12:05 a.m.", "1962-10-23T00:05:00", "month day, year"),
        ("October 23, 1962 noon", "1962-10-23T12:00:00", "month day, year"),
        ("October 23, 1962, 10-11 a.m.", "1962-10-23T10:00:00", "month day, year"),
        ("27 October 1962, 1300 hours", "1962-10-27T13:00:00", "day month year"),
        ("2 p.m., October 27, 1962", "1962-10-27T14:00:00", "month day, year"),
        ("December 27, 1962, 10:45", "1962-12-27T10:45:00", "month day, year"),
        ("November 14, 1962, 16:30 p.m.", "1962-11-14T16:30:00", "month day, year"),
        ("December2, 1961, 3 p.m.", "1961-12-02T15:00:00", "month day, year"),
        ("November 15 and 17, 1962", "{1962-11-15,1962-11-17}", "two days"),
        ("November 2 or 21, 1962", "[1962-11-02,1962-11-21]", "two days"),
        ("undated", None, "undated"),
    ],
)
def test_a_date_is_read(text, edtf, form):
    [found] = found_dates(text)
    assert (found.text, found.edtf, found.form) == (text, edtf, form)


@pytest.mark.parametrize(
    "text",
    "They may 3 times|14-00000|104-10306-10020|Document 60 1962|Section 12, 1962|The 1962 talks|"
    "25/40|1/2.5|October|0/0/62|10 to 12|Mayor 3, 1962".split("|"),
)
def test_what_is_no_date_is_none(text):
    assert found_dates(text) == ()


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("30 Cetober 1962", "“Cetober” is probably October"),
        ("2/00/1963", "February has no day 0"),
        ("November 2", "no year"),
        ("October 27, l962", "year is misread"),
        ("October 2, 1962, midnight", "beginning or the end"),
        ("October 2, 1962, 10-11 a.m.", "began"),
        ("13/1/63", "before the month"),
        ("6/12/85", "of a stamp"),
    ],
)
def test_a_doubtful_date_says_why(text, reason):
    [found] = found_dates(text)
    assert reason in found.why


def test_years_of_two_digits_fall_before_a_year():
    assert [found.edtf for found in found_dates("10/27/62", before=2030)] == ["1962-10-27"]
    assert [found.edtf for found in found_dates("6/12/17", before=2030)] == ["2017-06-12"]
    assert [found.edtf for found in found_dates("6/12/17")] == ["1917-06-12"]
    assert [found.edtf for found in found_dates("6/12/85")] == ["1985-06-12?"]


def test_all_dates_of_a_text_are_found_in_order():
    text = "On Saturday 27 October 1962 he answered the letter of October 26; see 611.61/10-2662."
    assert [found.edtf for found in found_dates(text, 100)] == [
        "1962-10-27",
        "XXXX-10-26",
        "1962-10-26",
    ]
    assert all(
        text[f.span.start - 100 : f.span.end - 100] == f.text for f in found_dates(text, 100)
    )


pieces = st.sampled_from(
    "October Oct. november may 27 2 1962 l962 62 , / - – . ' p.m. 6:51 noon 1300 hours 271300Z "
    "611.61 00 undated Cetober today 99 days ago last Monday \n \u0662 é".split(" ")
) | st.text(max_size=3)
texts = st.lists(pieces, max_size=12).flatmap(
    lambda drawn: st.sampled_from(["", " "]).map(lambda gap: gap.join(drawn))
)


@given(texts, st.integers(0, 1000), st.sampled_from([1950, 1970, 2030]))
def test_every_found_date_points_at_the_text_and_has_bounds(text, start, before):
    last = start
    for found in found_dates(text, start, before):
        assert found.span.start >= last
        last = found.span.end
        assert text[found.span.start - start : found.span.end - start] == found.text
        if found.edtf is not None:
            first, latest = bounds(found.edtf)
            assert first is None or latest is None or first <= latest


@given(texts, st.dates())
def test_every_relative_date_points_at_the_text_and_has_bounds(text, day):
    for found in relative_dates(text, day):
        assert text[found.span.start : found.span.end] == found.text
        assert bounds(found.edtf)


@given(st.dates(date(1900, 1, 1), date(1969, 12, 31)))
def test_a_day_is_read_from_all_its_forms(day):
    for form in ("%B %d, %Y", "%d %B %Y", "%Y/%m/%d", "%m/%d/%y", "%b %d, %Y", "611.61/%m-%d%y"):
        [found] = found_dates(day.strftime(form))
        assert found.edtf == day.isoformat()
        assert bounds(found.edtf) == (day, day)


def test_days_named_by_their_distance():
    text = "Today's letter, yesterday, last night, the day before yesterday, three days ago"
    found = relative_dates(text, date(1962, 10, 27), 5)
    assert [f.edtf for f in found] == [
        "1962-10-27",
        "1962-10-26",
        "1962-10-26",
        "1962-10-25",
        "1962-10-24",
    ]
    assert found[0].span.start == 5
    [monday] = relative_dates("last Saturday", date(1962, 10, 27))
    assert monday.edtf == "1962-10-20?"
    assert "1962-10-27" in monday.why


@pytest.mark.parametrize(
    ("edtf", "first", "last"),
    [
        ("1962-10-27", "1962-10-27", "1962-10-27"),
        ("1962-10-27?", "1962-10-27", "1962-10-27"),
        ("1962-10-27T18:51:00-04:00", "1962-10-27", "1962-10-27"),
        ("1962-10", "1962-10-01", "1962-10-31"),
        ("1962", "1962-01-01", "1962-12-31"),
        ("196X", "1960-01-01", "1969-12-31"),
        ("1962-10-XX", "1962-10-01", "1962-10-31"),
        ("1962-22", "1962-06-01", "1962-08-31"),
        ("1962-10-22/1962-11-20", "1962-10-22", "1962-11-20"),
        ("1962-10/1962-11", "1962-10-01", "1962-11-30"),
        ("1962-10-22/..", "1962-10-22", None),
        ("../1962-11-20", None, "1962-11-20"),
        ("/1962-11-20", None, "1962-11-20"),
        ("[1962-11-02..1962-11-21]", "1962-11-02", "1962-11-21"),
        ("[1962-11-02,1962-11-21]", "1962-11-02", "1962-11-21"),
        ("XXXX-11-02", None, None),
        ("196X-02-29", "1960-02-29", "1969-02-28"),
    ],
)
def test_bounds(edtf, first, last):
    expected = tuple(day and date.fromisoformat(day) for day in (first, last))
    assert bounds(edtf) == expected


@pytest.mark.parametrize(
    ("edtf", "problem"),
    [
        ("27 October 1962", "expected a date such as"),
        ("", "expected a date such as"),
        ("1962-13", "no month 13"),
        ("1962-02-30", "no day 30"),
        ("XXXX-02-30", "no day 30"),
        ("0000-01-01", "no year 0"),
        ("1962-11-20/1962-10-22", "ends before it begins"),
        ("1962-1-2", "expected a date such as"),
        ("٢٠٢٤-10", "expected a date such as"),
    ],
)
def test_what_is_no_date_has_no_bounds(edtf, problem):
    with pytest.raises(ValueError, match=problem):
        bounds(edtf)


@given(st.text(alphabet="0123456789X-/.,[]{}?~T:Z ", max_size=24))
def test_bounds_or_a_reason(edtf):
    try:
        first, last = bounds(edtf)
    except ValueError as error:
        reason = str(error)
    else:
        reason = "in order" if first is None or last is None or first <= last else ""
    assert "“" in reason or reason == "in order"
