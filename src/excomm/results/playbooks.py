"""What playing a side returns."""

from dataclasses import dataclass
from typing import Any

from excomm import report
from excomm.estimate import JudgementPart, Manifest
from excomm.negotiation import IssueStance, Playbook
from excomm.report import Table
from excomm.results.shown import Shown, framed

__all__ = ["PlaybookResult"]


@dataclass(frozen=True, eq=False, repr=False)
class PlaybookResult(Shown):
    """The plan of one side, and the positions of the sources held against it.

    Attributes
    ----------
    playbook
        The plan.
    judgements
        The positions that the sources would have the side take, beside those that follow.
    manifest
        What makes it again.
    """

    playbook: Playbook
    judgements: tuple[JudgementPart, ...]
    manifest: Manifest

    def __getitem__(self, issue: str) -> IssueStance:
        """Return where the side stands on one issue."""
        return self.playbook[issue]

    def __str__(self) -> str:
        return self.written("text").removesuffix("\n")

    def written(self, form: str) -> str:
        """Return the playbook as ``text``, ``md``, ``html`` or ``json``."""
        return report.playbook_in(form, self.playbook, self.judgements, self.manifest)

    def _repr_html_(self) -> str:
        return framed(self.written("html"))

    def tables(self) -> tuple[Table, ...]:
        """Return the table of the positions."""
        return (self.rows(),)

    def rows(self) -> Table:
        """Return one row a level of an issue."""
        return report.playbook_rows(self.playbook)

    def to_dict(self) -> dict[str, Any]:
        """Return the playbook as plain data."""
        return report.playbook_data(self.playbook, self.judgements, self.manifest)
