"""Memos: of an estimate, a timeline and a difference, set as text, Markdown or one HTML page."""

import json
from collections.abc import Callable
from typing import Any

from excomm.estimate import (
    FORMATS,
    Difference,
    Estimate,
    Timeline,
    difference_data,
    estimate_data,
    timeline_data,
)
from excomm.report.memo.difference import write_difference
from excomm.report.memo.document import Memo
from excomm.report.memo.markdown import memo_markdown
from excomm.report.memo.page import memo_page
from excomm.report.memo.text import memo_text
from excomm.report.memo.timeline import write_timeline
from excomm.report.memo.write import write_memo

__all__ = ["difference_in", "estimate_in", "set_in", "timeline_in"]

_SETTERS: dict[str, Callable[[Memo], str]] = {
    "text": memo_text,
    "md": memo_markdown,
    "html": memo_page,
}


def estimate_in(form: str, estimate: Estimate, numbers: bool = True) -> str:
    """Return an estimate in a form: ``text``, ``md``, ``html`` or ``json``.

    Without `numbers`, the sentences of a memo say in words alone how likely things are.

    Raises
    ------
    ValueError
        If there is no such form.
    """
    _check(form, "an estimate")
    made = estimate.in_form(form, numbers)
    if form == "json":
        return _json(estimate_data(made))
    return _SETTERS[form](write_memo(made, numbers))


def difference_in(form: str, difference: Difference) -> str:
    """Return a difference of estimates in a form: ``text``, ``md``, ``html`` or ``json``.

    Raises
    ------
    ValueError
        If there is no such form.
    """
    _check(form, "a difference")
    made = difference.in_form(form)
    if form == "json":
        return _json(difference_data(made))
    return _SETTERS[form](write_difference(made))


def timeline_in(form: str, timeline: Timeline) -> str:
    """Return a timeline in a form: ``text``, ``md``, ``html`` or ``json``.

    Raises
    ------
    ValueError
        If there is no such form.
    """
    _check(form, "a timeline")
    made = timeline.in_form(form)
    return _json(timeline_data(made)) if form == "json" else _SETTERS[form](write_timeline(made))


def set_in(form: str, memo: Memo, of: str) -> str:
    """Return a memo as ``text``, ``md`` or ``html``; `of` says of what it is.

    Raises
    ------
    ValueError
        If there is no such form.
    """
    _check(form, of)
    return _SETTERS[form](memo)


def _check(form: str, of: str) -> None:
    if form not in FORMATS:
        raise ValueError(f"'{form}' is no form of {of}; expected {', '.join(FORMATS)}")


def _json(data: dict[str, Any]) -> str:
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"
