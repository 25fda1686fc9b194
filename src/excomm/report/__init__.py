"""Results shown: tables, words, and data for other programs."""

from typing import TYPE_CHECKING

import lazy_loader

if TYPE_CHECKING:
    from excomm.report.cases import cases_data, cases_table, findings_data
    from excomm.report.reasons import reason_data, reason_rows, reason_text
    from excomm.report.stability import (
        outlook_text,
        stability_data,
        stability_rows,
        stability_tables,
    )
    from excomm.report.states import StateList, states_data, states_rows, states_tables
    from excomm.report.table import Table, as_csv, as_html, as_pandas, as_text

__all__ = [
    "StateList",
    "Table",
    "as_csv",
    "as_html",
    "as_pandas",
    "as_text",
    "cases_data",
    "cases_table",
    "findings_data",
    "outlook_text",
    "reason_data",
    "reason_rows",
    "reason_text",
    "stability_data",
    "stability_rows",
    "stability_tables",
    "states_data",
    "states_rows",
    "states_tables",
]

__getattr__, __dir__, _ = lazy_loader.attach(
    __name__,
    submod_attrs={
        "cases": ["cases_data", "cases_table", "findings_data"],
        "reasons": ["reason_data", "reason_rows", "reason_text"],
        "stability": ["outlook_text", "stability_data", "stability_rows", "stability_tables"],
        "states": ["StateList", "states_data", "states_rows", "states_tables"],
        "table": ["Table", "as_csv", "as_html", "as_pandas", "as_text"],
    },
)
