"""The dates that are asserted of a document, and which of them to believe."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from excomm.record.dates import FoundDate, bounds, found_dates, relative_dates
from excomm.record.document import DateAssertion, Doubt, Span
from excomm.record.text.labels import Label
from excomm.record.text.rows import Row

__all__ = ["Dated", "dated"]

_RELATIVE_WITHIN = 3000  # characters at the head of a part in which it speaks of its own day


@dataclass(frozen=True)
class Dated:
    """The dates of a document and what is doubtful in them."""

    dates: tuple[DateAssertion, ...]
    doubts: tuple[Doubt, ...]


def dated(
    raw: str,
    rows: Sequence[Row],
    told: Mapping[int, Label],
    heads: Mapping[int, Sequence[int]],
    spans: Mapping[int, Span],
    loose_notes: Sequence[str],
) -> Dated:
    """Return the dates asserted of each part, the best of each chosen.

    Parameters
    ----------
    raw, rows, told
        The text, its lines and their labels.
    heads
        For each part, the lines of its head that bear a date.
    spans
        For each part, where it stands.
    loose_notes
        Labels of footnotes to which no mark in the text is known.
    """
    found: list[DateAssertion] = []
    doubts: list[Doubt] = []
    for part, span in spans.items():
        own, doubted = _of_head(rows, heads.get(part, ()), part, loose_notes)
        own += _of_archive(rows, told, span, part)
        chosen, more = _chosen(own)
        found += chosen
        found += _of_text(raw, span, part, chosen)
        doubts += [*doubted, *more]
    return Dated(tuple(found), tuple(doubts))


def _of_head(
    rows: Sequence[Row], lines: Sequence[int], part: int, loose_notes: Sequence[str]
) -> tuple[list[DateAssertion], list[Doubt]]:
    found: list[DateAssertion] = []
    doubts: list[Doubt] = []
    for number in lines:
        row = rows[number]
        for date in found_dates(row.text, row.span.start):
            said = DateAssertion(
                date.text, date.edtf, "document", date.span, _reason(date), part=part
            )
            other = _without_note(row, date, loose_notes)
            if other is None:
                found.append(said)
                continue
            without, label = other
            found += [
                replace(
                    said,
                    reason=f"as it reads; its last figure is probably the mark of note {label}",
                ),
                replace(
                    said,
                    text=without.text,
                    edtf=without.edtf,
                    span=without.span,
                    reason=f"as it reads without the mark of note {label}, which stands behind it",
                    best=True,
                ),
            ]
            doubts.append(
                Doubt(
                    "date",
                    f"“{date.text}” is probably “{without.text}” and the mark of footnote {label}: "
                    f"there is a note {label}, and no other mark of it in the text.",
                    (date.span,),
                    without.text,
                )
            )
    return found, doubts


def _reason(date: FoundDate) -> str:
    return "the date in its head" + (f"; {date.why}" if date.why else "")


def _without_note(
    row: Row, date: FoundDate, loose_notes: Sequence[str]
) -> tuple[FoundDate, str] | None:
    """Return a date without the mark of a note that reads as its last figure."""
    ends = row.text.rstrip().endswith(date.text)
    for label in loose_notes:
        shorter = date.text.removesuffix(label)
        if not (ends and label and shorter != date.text and re.search(r"\d$", shorter)):
            continue
        again = found_dates(shorter, date.span.start)
        if again and again[0].edtf is not None and again[0].text == shorter:
            return again[0], label
    return None


def _of_archive(
    rows: Sequence[Row], told: Mapping[int, Label], span: Span, part: int
) -> list[DateAssertion]:
    """Return the dates of numbers and stamps on the pages of a part."""
    found = []
    for number, row in enumerate(rows):
        label = told[number].label
        if label not in {"archive", "stamp", "noise"} or not span.covers(row.span):
            continue
        if len(row.text) > 300:
            continue
        for date in found_dates(row.text, row.span.start):
            if label == "archive" and date.form == "file number":
                role, reason = "file_number", "inside a file number"
            elif label == "archive":
                role, reason = "archive", "put on it by an archive"
            elif label == "stamp" or (number and told[number - 1].label in {"mark", "stamp"}):
                role, reason = "stamp", "in a stamp, put on it later"
            else:
                continue
            found.append(
                DateAssertion(date.text, date.edtf, role, date.span, reason, part=part)  # type: ignore[arg-type]
            )
    return found


def _chosen(
    own: Sequence[DateAssertion],
) -> tuple[list[DateAssertion], list[Doubt]]:
    """Return the dates of a part with the best of them marked, and what speaks against it."""
    dates = list(own)
    said = [date for date in dates if date.role == "document"]
    filed = [date for date in dates if date.role == "archive" and _day(date) is not None]
    if any(date.best for date in said):
        return dates, []
    if not said:
        if filed:
            at = dates.index(filed[0])
            reason = f"{filed[0].reason}; its head gives none"
            dates[at] = replace(filed[0], best=True, reason=reason)
        return dates, []
    first = said[0]
    other = next((date for date in filed if _day(date) != _day(first)), None)
    if other is None or any(_day(date) == _day(first) for date in filed):
        agree = "; the archive has the same" if filed and _day(first) is not None else ""
        dates[dates.index(first)] = replace(first, best=True, reason=first.reason + agree)
        return dates, []
    day, filed_day = _day(first), _day(other)
    slip = day is not None and filed_day is not None and day[4:] == filed_day[4:]
    if day is None or slip:
        why = "the year is misread or mistyped" if slip else "its head gives no full date"
        dates[dates.index(other)] = replace(other, best=True, reason=f"{other.reason}; {why}")
        dates[dates.index(first)] = replace(
            first, reason=f"{first.reason}; the archive has {other.text}, and {why}"
        )
        doubt = f"The head says {first.text}, the archive {other.text}: {why}."
        return dates, [Doubt("date", doubt, _spans(first, other), other.edtf)]
    dates[dates.index(first)] = replace(
        first, best=True, reason=f"{first.reason}; the archive has {other.text}"
    )
    doubt = (
        f"The head says {first.text}, the archive {other.text}. The head is believed; the other "
        "may be the day of filing."
    )
    return dates, [Doubt("date", doubt, _spans(first, other))]


def _spans(*dates: DateAssertion) -> tuple[Span, ...]:
    return tuple(sorted(date.span for date in dates if date.span is not None))


def _day(date: DateAssertion) -> str | None:
    """Return the day of a date that has one; None for a date that is not of one day."""
    if date.edtf is None:
        return None
    first, last = bounds(date.edtf)
    return first.isoformat() if first is not None and first == last else None


def _of_text(
    raw: str, span: Span, part: int, chosen: Sequence[DateAssertion]
) -> list[DateAssertion]:
    """Return what a part says of days before its own: "this morning", "yesterday"."""
    best = next((date for date in chosen if date.best and date.edtf), None)
    day = bounds(best.edtf)[0] if best is not None and best.edtf is not None else None
    if day is None:
        return []
    end = min(span.end, span.start + _RELATIVE_WITHIN)
    return [
        DateAssertion(
            date.text,
            date.edtf,
            "relative",
            Span(span.start + date.span.start, span.start + date.span.end),
            "counted from the day of the document",
            part=part,
        )
        for date in relative_dates(raw[span.start : end], day)
    ]
