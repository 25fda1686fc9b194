"""The citations of a case, found in the documents of a record."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import TYPE_CHECKING

from excomm.case.model import Case, Cite, Cited, Document
from excomm.record.citing import Citation, Resolution, Texts, doubts_over, resolve
from excomm.record.citing.frus import frus_document
from excomm.record.citing.normal import folded
from excomm.record.citing.offsets import read_offsets
from excomm.record.document import Doubt

if TYPE_CHECKING:
    from excomm.record import Record

__all__ = ["CitationsFound", "ResolvedCite", "Sources", "find_sources", "resolve_citations"]


@dataclass(frozen=True)
class Sources:
    """Which documents of a record the documents of a case are.

    Attributes
    ----------
    found
        By the case's id of a document, what the record calls it.
    absent
        The documents of the case that are not in the record.
    """

    found: Mapping[str, str]
    absent: tuple[Document, ...]


@dataclass(frozen=True)
class ResolvedCite:
    """What became of a citation of a case.

    Attributes
    ----------
    cited
        The citation, and where in the case file it stands.
    document
        What the record calls the document.
    resolution
        Where it was found, and how surely.
    doubts
        What is doubtful in the passage.
    """

    cited: Cited
    document: str
    resolution: Resolution
    doubts: tuple[Doubt, ...]


@dataclass(frozen=True)
class CitationsFound:
    """What became of the citations of a case in a record.

    Attributes
    ----------
    resolved
        The citations of documents that the record has, in the order of the case file.
    sources
        Which documents those are, and which are absent.
    absent
        The citations of the documents that are absent.
    """

    resolved: tuple[ResolvedCite, ...]
    sources: Sources
    absent: tuple[Cited, ...]


def find_sources(case: Case, record: "Record") -> Sources:
    """Return which documents of a record the documents of a case are.

    A document is known by what the case says the record calls it, else by the hash of its text
    or of the file it was read in, else by the volume of *Foreign Relations* it is published in.
    """
    known = frozenset(record.ids())
    found = {
        document.id: called
        for document in case.documents
        if (called := next(_called(document, record, known), None)) is not None
    }
    absent = tuple(document for document in case.documents if document.id not in found)
    return Sources(MappingProxyType(found), absent)


def _called(document: Document, record: "Record", known: frozenset[str]) -> Iterator[str]:
    if document.record is not None:
        if document.record in known:
            yield document.record
        return
    if document.sha256 is not None:
        with_hash = record.with_hash(document.sha256)
        if len(with_hash) == 1:  # the hash of a volume does not tell its documents apart
            yield with_hash[0]
    for said in (document.source, document.url):
        published = frus_document(said) if said else None
        if published is not None and published.id in known:
            yield published.id


def resolve_citations(case: Case, record: "Record") -> CitationsFound:
    """Find the citations of a case in the documents of a record.

    Parameters
    ----------
    case
        The case.
    record
        The record. A document is looked at in its current reading; where a citation was made
        from another reading that the record keeps, that one says what stood around it.
    """
    sources = find_sources(case, record)
    parts = {document.id: document.part for document in case.documents}
    searches: dict[str, _Search] = {}
    resolved = []
    for cited in case.cited:
        called = sources.found.get(cited.cite.document)
        if called is None:
            continue
        if called not in searches:
            searches[called] = _Search(record, called)
        search = searches[called]
        resolution = search.resolve(cited.cite, parts[cited.cite.document])
        doubts = doubts_over(search.texts.document, resolution.spans)
        resolved.append(ResolvedCite(cited, called, resolution, doubts))
    absent = tuple(one for one in case.cited if one.cite.document not in sources.found)
    return CitationsFound(tuple(resolved), sources, absent)


class _Search:
    """The citations of one document: its readings are opened once."""

    def __init__(self, record: "Record", document: str) -> None:
        self.record = record
        self.document = document
        self.texts = Texts(record.document(document))
        self.readings = [one.sha256 for one in record.readings(document)]
        self.kept = {folded(one.anchor): one for one in record.citations(document)}
        self.before: dict[str, Texts] = {}

    def resolve(self, cite: Cite, part: int | None) -> Resolution:
        citation = self._citation(cite)
        found = resolve(citation, self.texts, self._before(citation.reading), part)
        return self._by_older(citation, part) or found if found.status == "lost" else found

    def _by_older(self, citation: Citation, part: int | None) -> Resolution | None:
        """Find words that the current reading has not by where an older reading has them."""
        current = self.texts.document.sha256
        for sha256 in reversed([one for one in self.readings if one != current]):
            older = self._before(sha256)
            there = resolve(citation, older, part=part) if older else None
            if there is None or there.status not in ("exact", "moved") or not there.spans:
                continue
            known = replace(citation, reading=sha256, spans=there.spans, prefix="", suffix="")
            found = resolve(known, self.texts, older, part)
            if found.spans:
                return found
        return None

    def _citation(self, cite: Cite) -> Citation:
        quote = cite.quote or ""
        spans = read_offsets(cite.at) if cite.at else ()
        reading = cite.reading
        kept = self.kept.get(folded(quote)) if quote and not spans else None
        if kept is not None and kept.sha256 != self.texts.document.sha256:
            # The record knows what stood around these words when they were cited.
            spans, reading = kept.spans, kept.sha256
        return Citation(
            self.document, quote, reading, spans, page=cite.page, paragraph=cite.paragraph
        )

    def _before(self, reading: str | None) -> Texts | None:
        """Return another reading that the record keeps, by how its hash begins."""
        if reading is None:
            return None
        hashes = [one for one in self.readings if one.startswith(reading)]
        if len(hashes) != 1 or hashes[0] == self.texts.document.sha256:
            return None
        if reading not in self.before:
            self.before[reading] = Texts(self.record.document(self.document, hashes[0]))
        return self.before[reading]
