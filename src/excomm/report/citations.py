"""What became of a case's citations in the documents of a record."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from shlex import quote

from excomm.case import Case, CitationsFound, Document, Place, Problem, ResolvedCite
from excomm.conflict import Finding
from excomm.record.citing import Status
from excomm.report.phrases import counted

__all__ = ["citation_findings", "citations_text"]

_GRAVITY = {"moved": "note", "fuzzy": "note", "ambiguous": "warning", "lost": "warning"}
_ORDER: tuple[Status, ...] = ("exact", "moved", "fuzzy", "ambiguous", "lost")


def citation_findings(
    case: Case, found: CitationsFound, record: Path | None = None
) -> tuple[Finding, ...]:
    """Return the citations that are to be looked at, and the documents that are absent.

    Parameters
    ----------
    case
        The case.
    found
        What became of its citations.
    record
        The record, where it was asked for by name.
    """
    looked = (finding for one in found.resolved for finding in _of_citation(one))
    return (*looked, *_of_absent(case, found, record))


def citations_text(found: CitationsFound, record: Path | None) -> str:
    """Return in one sentence how many citations were found, and how."""
    count = Counter(one.resolution.status for one in found.resolved)
    scores = [one.resolution.score for one in found.resolved if one.resolution.status == "fuzzy"]
    said = [f"{count[status]} {status}" for status in _ORDER if count[status]]
    if scores:
        fuzzy = f"{count['fuzzy']} fuzzy"
        least = f"{fuzzy} (alike to {min(scores):.0f} of 100 or more)"
        said = [least if part == fuzzy else part for part in said]
    if found.absent:
        said.append(f"{len(found.absent)} of documents that are not in it")
    number = len(found.resolved) + len(found.absent)
    return f"{counted(number, 'citation')} looked for in {record}: {', '.join(said)}"


def _of_citation(one: ResolvedCite) -> Iterator[Finding]:
    resolution, cite, place = one.resolution, one.cited.cite, one.cited.place
    if resolution.status != "exact":
        gravity = "warning" if resolution.is_doubtful else _GRAVITY[resolution.status]
        why = resolution.why[:1].lower() + resolution.why[1:].rstrip(".")
        message = f"the citation of {cite} is {resolution.status}: {why}"
        yield Finding(gravity, Problem(place, message))  # type: ignore[arg-type]
    for doubt in one.doubts:
        if doubt.kind == "sense":
            message = f"the citation of {cite} is of words of doubtful sense: {doubt.text}"
            yield Finding("warning", Problem(place, message.rstrip(".")))


def _of_absent(case: Case, found: CitationsFound, record: Path | None) -> Iterator[Finding]:
    option = f" --record {quote(str(record))}" if record else ""
    for document in found.sources.absent:
        of_it = [one for one in found.absent if one.cite.document == document.id]
        if not of_it:
            continue
        message = f"the document {document.id} is not in the record: {_said(document)}"
        hint = f"add it: excomm record add FILE{option}"
        yield Finding("note", Problem(of_it[0].place or Place(case.file), message, hint))


def _said(document: Document) -> str:
    """Return what a case says of a document, for whoever looks for it."""
    parts = [f"“{document.title}”"]
    parts += [str(said) for said in (document.date, document.source, document.record) if said]
    if document.sha256:
        parts.append(f"sha256 {document.sha256}")
    return ", ".join(parts)
