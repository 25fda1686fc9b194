"""Citations found again in another reading of their document."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator

from excomm.record.citing import Resolution, Texts, resolve
from excomm.record.citing.citation import citation_at
from excomm.record.document import Document
from excomm.record.store.citations import KeptCitation

__all__ = ["found_again", "told_of"]

Found = tuple[KeptCitation, Resolution]


def found_again(
    kept: Iterable[KeptCitation], current: Document, reading: Callable[[str], Document]
) -> Iterator[Found]:
    """Find citations in the current reading of their document.

    Parameters
    ----------
    kept
        Citations of the document.
    current
        Its current reading.
    reading
        What returns its reading of a hash.
    """
    texts = {current.sha256: Texts(current)}
    for one in kept:
        if one.sha256 not in texts:
            texts[one.sha256] = Texts(reading(one.sha256))
        before = texts[one.sha256]
        citation = citation_at(before, one.spans)
        yield one, resolve(citation, texts[current.sha256], before)


def told_of(document: str, found: Iterable[Found]) -> Iterator[str]:
    """Yield what became of the citations of other readings, for who added the new one."""
    every = list(found)
    if not every:
        return
    counts = Counter(resolution.status for _, resolution in every)
    told = ", ".join(f"{number} {status}" for status, number in counts.most_common())
    one = len(every) == 1
    yield f"{len(every)} citation{'' if one else 's'} of {document} in this reading: {told}"
    for citation, resolution in every:
        if resolution.status in ("ambiguous", "lost") or resolution.is_doubtful:
            yield f"“{citation.anchor}”: {resolution.status}. {resolution.why}"
