"""Estimates, timelines and playbooks made again from their manifests."""

import shlex
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path

from excomm.case import Case, CaseError, Place, Problem, open_case
from excomm.estimate import Manifest
from excomm.results import EstimateResult, PlaybookResult, TimelineResult
from excomm.session import Analysis

__all__ = ["rerun"]


def rerun(
    manifest: Manifest, beside: Path | None = None
) -> EstimateResult | TimelineResult | PlaybookResult:
    """Make an estimate, a timeline or a playbook again from its manifest.

    A difference is not made again: its manifest has one case, and not the other.

    Parameters
    ----------
    manifest
        What it carries; :func:`excomm.estimate.read_manifest` reads it.
    beside
        The folder to look for the case in, where the one the manifest says has it not.

    Raises
    ------
    CaseError
        If the case is not there, or is not the one that was used, or something else made the
        manifest.
    """
    command, party = manifest.command[1:2], _side(manifest.command)
    if command not in (("estimate",), ("timeline",)) and party is None:
        message = "its manifest is of no estimate, no timeline and no playbook"
        raise CaseError(Problem(None, message, f"run '{shlex.join(manifest.command)}'"))
    analysis = Analysis(_case_of(manifest, beside), manifest.case)
    asked = manifest.as_of, dict(manifest.given), manifest.seed
    if party is not None:
        return analysis.playbook(party, *asked)
    return analysis.timeline(*asked) if command == ("timeline",) else analysis.estimate(*asked)


def _side(command: Sequence[str]) -> str | None:
    """Return the side that a command plays; None where it plays none."""
    named = [party for option, party in pairwise(command) if option == "--as"]
    return named[0] if named and command[1] == "playbook" else None


def _case_of(manifest: Manifest, beside: Path | None) -> Case:
    """Return the case of a manifest: of the files and library cases of its name the right one."""
    folders = [Path()] if beside is None else [Path(), beside]
    places = [place for folder in folders if (place := folder / manifest.case).is_file()]
    refused: list[CaseError] = []
    for place in [*places, Path(manifest.case)]:
        try:
            case = open_case(place)
        except CaseError as error:
            refused.append(error)
            continue
        if case.digest == manifest.sha256:
            return case
        problem = Problem(
            Place(case.file),
            f"this is not the case the {manifest.command[1]} was made from: its sha256 is "
            f"{case.digest[:12]}, not {manifest.sha256[:12]}",
            f"bring back that version, or make a new {manifest.command[1]}",
        )
        refused.append(CaseError(problem))
    raise refused[0]
