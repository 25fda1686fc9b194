"""What can be asked of a case as a file: whether it is sound, and in another form."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Literal

from excomm.case import CaseError, CitationsFound, Problem, nearest, resolve_citations, situate
from excomm.conflict import Finding, lint, profile
from excomm.conflict.stability import Progress
from excomm.exchange import (
    as_csl,
    as_dot,
    as_genius,
    as_gmcr,
    as_graphml,
    as_negmas,
    as_nfg,
    as_xdsl,
    move_graph,
)
from excomm.negotiation import find_worth, find_worth_symbolically
from excomm.session.at_hand import never_listed
from excomm.session.conflicts import ConflictQuestions

if TYPE_CHECKING:
    from excomm.record import Record

__all__ = ["EXPORTS", "FOLDERS", "ExchangeQuestions"]

Export = Literal["dot", "graphml", "csv", "json", "nfg", "gmcr", "csl", "xdsl"]
EXPORTS: tuple[Export, ...] = ("dot", "graphml", "csv", "json", "nfg", "gmcr", "csl", "xdsl")
Folder = Literal["genius", "negmas"]
FOLDERS: tuple[Folder, ...] = ("genius", "negmas")


class ExchangeQuestions(ConflictQuestions):
    """Whether a case is sound, what its citations lead to, and its conflict in other forms."""

    def export(
        self,
        form: Export,
        concept: str | None = None,
        improvements: bool = False,
        as_of: str | None = None,
        horizon: str | None = None,
        given: Mapping[str, str] | None = None,
        progress: Progress | None = None,
    ) -> str:
        """Return the conflict in the form of another program.

        Parameters
        ----------
        form
            ``dot`` and ``graphml`` are the state graph, ``csv`` and ``json`` what
            :meth:`stability` gives, ``nfg`` the game in strategic form for Gambit, ``gmcr`` a
            save file of GMCR+, ``csl`` the documents of the case for citation managers, ``xdsl``
            its questions and the evidence on them as a Bayes network for GeNIe.
        concept
            What says which states are stable: by default SEQ for a graph, all for a table.
        improvements
            Whether a graph leaves out the moves that a party gains nothing by.
        as_of, horizon, given
            As for every question.
        progress
            As for :meth:`stability`.
        """
        if str(form) in FOLDERS:
            message = f"{form} is a folder of several files"
            raise CaseError(Problem(None, message, "ask for them with export_files"))
        if form not in EXPORTS:
            raise CaseError(Problem(None, f"unknown format '{form}'", nearest(form, EXPORTS)))
        if improvements and form not in ("dot", "graphml"):
            raise CaseError(Problem(None, f"{form} does not list moves", "only dot and graphml do"))
        if form == "csl":
            if any(asked is not None for asked in (concept, as_of, horizon)) or given:
                raise CaseError(
                    Problem(None, "csl has the documents of a case", "leave the other options out")
                )
            return as_csl(self.case)
        if form == "xdsl":
            if concept is not None or horizon is not None or given:
                message = "xdsl has the questions of a case and the evidence on them"
                raise CaseError(Problem(None, message, "leave all options but --as-of out"))
            return as_xdsl(situate(self.case, as_of))
        if form in ("nfg", "gmcr"):
            if concept is not None:
                raise CaseError(
                    Problem(None, f"{form} does not say what is stable", "leave the concept out")
                )
            conflict = self.conflict(as_of, horizon, given)
            return as_nfg(conflict) if form == "nfg" else as_gmcr(conflict)
        if form in ("csv", "json"):
            result = self.stability(concept, None, None, as_of, horizon, given, progress)
            return result.to_csv() if form == "csv" else result.to_json() + "\n"
        conflict = self.conflict(as_of, horizon, given)
        foreseen = profile(concept or "SEQ", self._deciding)
        graph = move_graph(conflict, foreseen, improvements, progress)
        return as_dot(graph) if form == "dot" else as_graphml(graph)

    def export_files(
        self,
        form: Folder,
        as_of: str | None = None,
        horizon: str | None = None,
        given: Mapping[str, str] | None = None,
    ) -> dict[str, str]:
        """Return a case with numbers as the files of another program, by their names.

        Parameters
        ----------
        form
            ``genius``: a domain and a profile for each party, in the XML of Genius. ``negmas``:
            an outcome space and a utility function for each party, in the YAML of NegMAS.
        as_of, horizon, given
            As for every question.
        """
        if form not in FOLDERS:
            raise CaseError(Problem(None, f"unknown format '{form}'", nearest(form, FOLDERS)))
        situation = situate(self.case, as_of, horizon, given)
        if never_listed(situation, "auto"):
            worth = find_worth_symbolically(situation)
        else:
            worth = find_worth(self.conflict(as_of, horizon, given))
        made = as_genius if form == "genius" else as_negmas
        return made(self.case, worth)

    def check(self) -> tuple[Finding, ...]:
        """Return what looks wrong in the case, in the order of its file."""
        return lint(self.case)

    def citations(self, record: "Record") -> CitationsFound:
        """Return what became of the citations of the case in the documents of a record."""
        return resolve_citations(self.case, record)
