"""The dates that a published document has: printed, encoded, or inferred; and which to take."""

import re
from collections.abc import Iterator
from dataclasses import replace
from xml.etree.ElementTree import Element

from excomm.record.dates import FoundDate, bounds, found_dates
from excomm.record.document import DateAssertion, Doubt
from excomm.record.tei.layout import Layout
from excomm.record.tei.names import attribute, collapsed, local

__all__ = ["dates_of"]

_WHOLE_DAYS = re.compile(r"T00:00:00.*T23:59:59", re.DOTALL)
_INFERRED = re.compile(r"#date_(\S+)")
_CLOCK = re.compile(r"T(\d\d:\d\d)")


def dates_of(
    layout: Layout,
    head: str,
    head_start: int,
    chapters: tuple[str, ...],
    files: tuple[DateAssertion, ...],
) -> tuple[tuple[DateAssertion, ...], tuple[Doubt, ...]]:
    """Return what is asserted of the date of a document, and what is doubtful about it.

    Parameters
    ----------
    layout
        The document.
    head, head_start
        The text of its head, notes blanked out, and where it begins.
    chapters
        The headings it stands under, the innermost last.
    files
        The dates in the numbers of the files it is kept under.
    """
    lines = [element for element in layout.named("dateline") if not layout.within(element, "note")]
    line = next((element for element in lines if not layout.within(element, "attachment")), None)
    printed = [] if line is None else list(_printed(layout, line))
    encoded = [] if line is None else list(_encoded(layout, line))
    headed = list(_headed(head, head_start, chapters))
    said = list(_division(layout.root))
    dates = [*printed, *headed, *encoded, *said]
    best = next(
        (
            date
            for group in (printed, headed, encoded, said)
            for date in group
            if date.edtf is not None and not date.edtf.startswith("XXXX")
        ),
        None,
    )
    if best is None and (supposed := _of_file(files) or _of_chapter(chapters)) is not None:
        best = supposed
        dates.append(supposed)
    dates.extend(files)
    marked = tuple(replace(date, best=date is best) for date in dates)
    return marked, tuple(_doubts(marked))


def _printed(layout: Layout, line: Element) -> Iterator[DateAssertion]:
    span = layout.spans[line]
    inferred = _inferred(line)
    for found in found_dates(layout.text[span.start : span.end], span.start)[:1]:
        reason = "printed in the dateline"
        if inferred and found.edtf is not None:
            reason = f"supplied in the dateline by the editors of the encoding: {inferred}"
        if found.why:
            reason = f"{reason}; {found.why}"
        yield _asserted(found, reason)


def _asserted(found: FoundDate, reason: str) -> DateAssertion:
    return DateAssertion(collapsed(found.text), found.edtf, "document", found.span, reason)


def _inferred(line: Element) -> str | None:
    """Return what the encoding says a date rests on, in words."""
    for element in line.iter():
        match = _INFERRED.search(element.get("ana", ""))
        if match:
            return match[1].replace("-", " ")
    return None


def _encoded(layout: Layout, line: Element) -> Iterator[DateAssertion]:
    inferred = _inferred(line)
    for element in line.iter():
        if local(element) != "date":
            continue
        value = _value(element)
        if value is None:
            continue
        text, edtf = value
        reason = "the encoding of the dateline"
        if inferred:
            reason = f"{reason}: {inferred}"
            edtf = f"{edtf}?" if edtf and len(edtf) == 10 else edtf
        yield DateAssertion(text, edtf, "attribute", layout.ink(element), reason)


def _value(element: Element) -> tuple[str, str | None] | None:
    """Return the attributes of a date as written, and as one value."""
    when = attribute(element, "when")
    if when:
        return when, _readable(when)
    for first, last in (("from", "to"), ("notBefore", "notAfter")):
        start, end = attribute(element, first), attribute(element, last)
        if start or end:
            return f"{start or '..'}/{end or '..'}", _interval(start, end)
    return None


def _interval(start: str | None, end: str | None) -> str | None:
    """Return an interval of days; one day where it begins and ends on it."""
    days = [value[:10] if value else ".." for value in (start, end)]
    return _readable(days[0] if days[0] == days[1] else "/".join(days))


def _readable(edtf: str) -> str | None:
    try:
        bounds(edtf)
    except ValueError:
        return None
    return edtf


def _division(root: Element) -> Iterator[DateAssertion]:
    """Yield the date of the division, which later encodings give for the order of documents."""
    start, end = attribute(root, "doc-dateTime-min"), attribute(root, "doc-dateTime-max")
    if not start and not end:
        return
    both = f"{start or '..'}/{end or '..'}"
    exact = start is not None and start == end
    edtf = _readable(start) if exact and start else _interval(start, end)
    reason = "the encoding of the division, for the order of documents only"
    if not _WHOLE_DAYS.search(both):
        reason += ": the time is that of -05:00 all year, not that of the place"
    yield DateAssertion(both, edtf, "attribute", None, reason)


def _headed(head: str, start: int, chapters: tuple[str, ...]) -> Iterator[DateAssertion]:
    """Yield the date in the head; its year, where it has none, is that of the chapter."""
    dates = [d for d in found_dates(head, start) if d.form not in ("file number", "m/d")]
    if not dates:
        return
    # Of several the one that stands for itself, behind a comma or "dated", and names a day.
    found = min(dates, key=lambda date: _standing(head, date.span.start - start, date))
    reason = "printed in the head"
    if found.edtf is None or "XXXX" not in found.edtf:
        yield _asserted(found, f"{reason}; {found.why}" if found.why else reason)
        return
    heading, year = _year_of(chapters)
    if year is None:
        yield _asserted(found, f"{reason}; {found.why}")
        return
    completed = _readable(found.edtf.replace("XXXX", year))
    reason = f"{reason}; the year is that of the chapter, “{heading}”"
    yield replace(_asserted(found, reason), edtf=completed or found.edtf)


def _standing(head: str, at: int, date: FoundDate) -> tuple[bool, bool]:
    alone = re.search(r"(?:,|\bdated|\bof)\s+$", head[:at]) is not None
    return not alone, date.edtf is not None and len(date.edtf) == 7


def _year_of(chapters: tuple[str, ...]) -> tuple[str, str | None]:
    """Return the innermost heading that names one year, and that year."""
    for heading in reversed(chapters):
        years = set(re.findall(r"\b1[89]\d\d\b", heading))
        if len(years) == 1:
            return heading, years.pop()
    return "", None


def _of_file(files: tuple[DateAssertion, ...]) -> DateAssertion | None:
    """Return the day that a file number gives, to which the document may have been filed."""
    for file in files:
        if file.edtf is not None and len(file.edtf) == 10:
            reason = f"inferred from the number of its file, {file.text}"
            return replace(file, edtf=f"{file.edtf}?", role="document", reason=reason)
    return None


def _of_chapter(chapters: tuple[str, ...]) -> DateAssertion | None:
    for heading in reversed(chapters):
        for found in found_dates(heading):
            if found.edtf is not None and "XXXX" not in found.edtf:
                reason = f"inferred from the heading of its chapter, “{heading}”"
                edtf = found.edtf if "/" in found.edtf else f"{found.edtf}?"
                return DateAssertion(found.text, edtf, "document", None, reason)
    return None


def _doubts(dates: tuple[DateAssertion, ...]) -> Iterator[Doubt]:
    best = next((date for date in dates if date.best), None)
    undated = next((d for d in dates if d.edtf is None and d.role == "document"), None)
    if undated is not None:
        spans = (undated.span,) if undated.span else ()
        if best is None:
            yield Doubt("date", "The document is undated, and nothing tells its date.", spans)
        else:
            yield Doubt(
                "date",
                f"The document is undated; {best.edtf} is taken instead ({best.reason}).",
                spans,
                best.edtf,
            )
    if best is None or best.role != "document":
        return
    for other in dates:
        if other is best or other.edtf is None or other.role not in ("document", "attribute"):
            continue
        local_time = other.span is not None
        if other.edtf.startswith("XXXX") or not _differ(best.edtf, other.edtf, local_time):
            continue
        both = tuple(sorted({date.span for date in (best, other) if date.span}))
        where = "the encoding says" if other.role == "attribute" else "it also says"
        text = (
            f"The document says “{best.text}” ({best.reason}); {where} {other.text}. "
            "The first is taken."
        )
        yield Doubt("date", text, both, best.edtf)


def _differ(one: str | None, other: str, local_time: bool) -> bool:
    """Return whether two dates exclude each other, or give other times of the same day."""
    if one is None:
        return False
    (first, last), (start, end) = bounds(one), bounds(other)
    if last and start and last < start:
        return True
    if first and end and end < first:
        return True
    times = [_CLOCK.search(edtf) for edtf in (one, other)]
    return bool(local_time and times[0] and times[1] and times[0][1] != times[1][1])
