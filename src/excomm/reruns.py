"""Estimates made again from their manifests."""

from pathlib import Path

from excomm.case import Case, CaseError, Place, Problem, open_case
from excomm.estimate import Manifest
from excomm.results import EstimateResult
from excomm.session import Analysis

__all__ = ["rerun"]


def rerun(manifest: Manifest, beside: Path | None = None) -> EstimateResult:
    """Make an estimate again from its manifest.

    Parameters
    ----------
    manifest
        What an estimate carries; :func:`excomm.estimate.read_manifest` reads it.
    beside
        The folder to look for the case in, where the one the manifest says has it not.

    Raises
    ------
    CaseError
        If the case is not there, or is not the one the estimate was made from.
    """
    case = _case_of(manifest, beside)
    analysis = Analysis(case, manifest.case)
    return analysis.estimate(manifest.as_of, dict(manifest.given), manifest.seed)


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
            f"this is not the case the estimate was made from: its sha256 is "
            f"{case.digest[:12]}, not {manifest.sha256[:12]}",
            "bring back that version, or make a new estimate",
        )
        refused.append(CaseError(problem))
    raise refused[0]
