"""Cases, and what looks wrong in one, shown."""

from collections.abc import Iterable
from typing import Any

from excomm.case import Case
from excomm.conflict import Finding
from excomm.report.table import Table

__all__ = ["cases_data", "cases_table", "findings_data"]


def cases_table(cases: Iterable[Case]) -> Table:
    """Return one row a case."""
    rows = ((case.name, case.title, len(case.players), len(case.options)) for case in cases)
    return Table(("name", "title", "parties", "options"), tuple(rows))


def cases_data(cases: Iterable[Case]) -> list[dict[str, Any]]:
    """Return cases as plain data, ready for JSON."""
    return [
        {
            "name": case.name,
            "title": case.title,
            "about": case.about,
            "parties": [party.id for party in case.players],
            "options": [option.id for option in case.options],
        }
        for case in cases
    ]


def findings_data(findings: Iterable[Finding]) -> list[dict[str, Any]]:
    """Return what looks wrong in a case as plain data, ready for JSON."""
    return [
        {
            "gravity": finding.gravity,
            "message": finding.problem.message,
            "hint": finding.problem.hint,
            "file": place.file if (place := finding.problem.place) else None,
            "line": place.line if place else None,
            "column": place.column if place else None,
        }
        for finding in findings
    ]
