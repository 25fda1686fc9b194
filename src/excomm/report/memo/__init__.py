"""The memo of an estimate: written once, set as text, Markdown or one HTML page."""

import json
from collections.abc import Callable

from excomm.estimate import FORMATS, Estimate, estimate_data
from excomm.report.memo.document import Memo
from excomm.report.memo.markdown import memo_markdown
from excomm.report.memo.page import memo_page
from excomm.report.memo.text import memo_text
from excomm.report.memo.write import write_memo

__all__ = ["estimate_in"]


def estimate_in(form: str, estimate: Estimate) -> str:
    """Return an estimate in a form: ``text``, ``md``, ``html`` or ``json``.

    Raises
    ------
    ValueError
        If there is no such form.
    """
    if form not in FORMATS:
        raise ValueError(f"'{form}' is no form of an estimate; expected {', '.join(FORMATS)}")
    made = estimate.in_form(form)
    if form == "json":
        return json.dumps(estimate_data(made), ensure_ascii=False, indent=1) + "\n"
    setters: dict[str, Callable[[Memo], str]] = {
        "text": memo_text,
        "md": memo_markdown,
        "html": memo_page,
    }
    return setters[form](write_memo(made))
