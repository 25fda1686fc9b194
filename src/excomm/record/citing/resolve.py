"""A citation is found again in a document: where, and how surely.

A passage is never taken to be found because it is the best there is: a quotation in a noisier
reading has to be alike enough, a short one has to stand there word for word or between the same
words, and of two that are equally good neither is chosen.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from excomm.record.citing.alike import NEAR, Alike, fitted, passages_like
from excomm.record.citing.citation import (
    Citation,
    citation_at,
    context_of,
    occurrences,
    regions,
)
from excomm.record.citing.normal import Texts, folded
from excomm.record.citing.place import Place, place_of, within
from excomm.record.document import Document, Spans

__all__ = ["ALIKE", "DOUBTFUL", "LONG", "Resolution", "Status", "resolve"]

Status = Literal["exact", "moved", "fuzzy", "ambiguous", "lost"]

# Of a plan of 1962 in three readings, 101 of 104 sentences of the clean one score 70 or more in
# the noisy two, and none of them more than 55 in another paper; five words score up to 79 there.
ALIKE = 70.0  # from this score on a passage is the one that is cited
DOUBTFUL = 60.0  # and from this one on it may be
LONG = 60  # characters of the normal form: a quotation is found by its likeness alone
SAME_CONTEXT = 80.0  # what stands around two passages is the same


@dataclass(frozen=True)
class Resolution:
    """What became of a citation in a document.

    Attributes
    ----------
    status
        ``exact``: word for word where the citation says; ``moved``: word for word elsewhere;
        ``fuzzy``: not word for word, and alike enough; ``ambiguous``: several passages are
        equally good; ``lost``: there is none.
    spans
        Where it stands in the raw text; empty where it is ambiguous or lost.
    score
        How alike the words are, from 0 to 100.
    why
        What the status rests on, as a sentence.
    place
        Where it stands, as people say it.
    places
        Where the passages stand that are equally good.
    """

    status: Status
    why: str
    spans: Spans = ()
    score: float = 0.0
    place: Place | None = None
    places: tuple[Place, ...] = ()

    @property
    def is_doubtful(self) -> bool:
        """Whether the words are alike, but hardly enough."""
        return self.status == "fuzzy" and self.score < ALIKE


def resolve(
    citation: Citation,
    document: Document | Texts,
    before: Document | Texts | None = None,
    part: int | None = None,
) -> Resolution:
    """Find a citation in a document, or in another reading of it.

    Parameters
    ----------
    citation
        The citation; one made by hand may have no more than the words quoted.
    document
        The document, or its texts where several citations of it are found.
    before
        The reading that the citation was made from, where this is another one: it has the words
        around a short quotation.
    part
        The part of the document that is cited; the others are not looked through.
    """
    texts = document if isinstance(document, Texts) else Texts(document)
    if before is not None and citation.spans:
        citation = _from_before(citation, before)
    return _Search(citation, texts, part).result()


def _from_before(citation: Citation, before: Document | Texts) -> Citation:
    """Return a citation with what the reading it was made from has of it."""
    texts = before if isinstance(before, Texts) else Texts(before)
    old = texts.document
    reading = citation.reading
    if reading is None or not old.sha256.startswith(reading):
        return citation
    if citation.spans[-1].end > len(old.text):
        return citation
    made = citation_at(texts, citation.spans)
    if folded(citation.exact) not in folded(made.exact):
        return citation  # the offsets are wrong, or the words
    return replace(
        citation,
        exact=made.exact,
        prefix=citation.prefix or made.prefix,
        suffix=citation.suffix or made.suffix,
    )


class _Search:
    """The search for one citation in one document."""

    def __init__(self, citation: Citation, texts: Texts, part: int | None) -> None:
        self.citation = citation
        self.texts = texts
        self.document = texts.document
        parts = [one.span for one in self.document.parts if one.number == part]
        self.inside = parts if part is not None and self.document.parts else None
        named = regions(self.document, citation.page, citation.paragraph)
        self.named = named
        self.same_reading = self.document.sha256.startswith(citation.reading or "")

    def result(self) -> Resolution:
        if not folded(self.citation.exact):
            return self._by_locator()
        at = self._at_position()
        if at is not None:
            return at
        found = [s for s in occurrences(self.texts, self.citation.exact) if self._is_inside(s)]
        if found:
            return self._word_for_word(found)
        if len(folded(self.citation.exact)) >= LONG:
            return self._alike()
        return self._short()

    def _by_locator(self) -> Resolution:
        """Find a citation without words: the page or the paragraph is there, or it is not."""
        if self.named is None:
            return Resolution("exact", "The whole document is cited.", score=100.0)
        spans = [span for span in self.named if self._is_inside((span,))]
        if not spans:
            return Resolution("lost", f"The document has no {self._said()}.")
        if len(spans) > 1:
            places = tuple(place_of(self.document, (span,)) for span in spans)
            return Resolution(
                "ambiguous", f"The document has several of {self._said()}.", places=places
            )
        return self._found("exact", (spans[0],), 100.0, f"The document has {self._said()}.")

    def _at_position(self) -> Resolution | None:
        """Find a citation by its offsets, in the reading it was made from."""
        spans = self.citation.spans
        if not (spans and self.same_reading and spans[-1].end <= len(self.document.text)):
            return None
        there = folded(self.document.raw(spans))
        if not there or folded(self.citation.exact) not in there or not self._is_inside(spans):
            return None
        if self._is_named(spans):
            return self._found("exact", spans, 100.0, "It stands at its offsets, word for word.")
        place = place_of(self.document, spans)
        return self._found(
            "moved", spans, 100.0, f"It stands at its offsets, on {place}, not on {self._said()}."
        )

    def _word_for_word(self, found: list[Spans]) -> Resolution:
        where_said = [spans for spans in found if self._is_named(spans)]
        left = where_said or found
        if len(left) > 1:
            left = self._in_context(left)
        if len(left) > 1:
            places = tuple(place_of(self.document, spans) for spans in left)
            said = "; ".join(map(str, places))
            return Resolution(
                "ambiguous", f"Its words stand in {len(left)} places: {said}.", places=places
            )
        spans = left[0]
        place = place_of(self.document, spans)
        if not where_said:
            why = f"Its words stand on {place}, not on {self._said()}."
            return self._found("moved", spans, 100.0, why)
        if self.citation.spans and spans != self.citation.spans:
            why = f"Its words stand on {place}, at other offsets than it says."
            return self._found("moved", spans, 100.0, why)
        return self._found("exact", spans, 100.0, f"Its words stand on {place}.")

    def _alike(self) -> Resolution:
        """Find a long quotation by its likeness."""
        near = passages_like(self.texts, self.citation.exact, DOUBTFUL)
        return self._best([one for one in near if self._is_inside(one.spans)])

    def _best(self, near: Sequence[Alike]) -> Resolution:
        if not near:
            return Resolution(
                "lost", f"No passage is alike enough: none scores {DOUBTFUL:.0f} of 100."
            )
        top = [one for one in near if one.score >= near[0].score - NEAR]
        top = [one for one in top if self._is_named(one.spans)] or top
        if len(top) > 1:
            kept = self._in_context([one.spans for one in top])
            top = [one for one in top if one.spans in kept]
        if len(top) > 1:
            places = tuple(place_of(self.document, one.spans) for one in top)
            said = "; ".join(map(str, places))
            return Resolution(
                "ambiguous",
                f"{len(top)} passages are about equally like it: {said}.",
                score=top[0].score,
                places=places,
            )
        return self._judged(top[0].spans, top[0].score)

    def _judged(self, spans: Spans, score: float) -> Resolution:
        place = place_of(self.document, spans)
        elsewhere = "" if self._is_named(spans) else f", not on {self._said()}"
        doubt = "; that is hardly enough: compare the passage" if score < ALIKE else ""
        why = f"A passage on {place}{elsewhere} is alike to {score:.0f} of 100{doubt}."
        return self._found("fuzzy", spans, score, why)

    def _short(self) -> Resolution:
        """Find a short quotation by the words around it."""
        from rapidfuzz.fuzz import partial_ratio_alignment

        wanted = folded(self.citation.exact)
        whole = f"{self.citation.prefix}{wanted}{self.citation.suffix}"
        if len(whole) < LONG:
            return Resolution(
                "lost",
                "Its words do not stand there, and it is too short to be known by its likeness"
                f" without what stands around it{self._nearest(wanted)}.",
            )
        near = [
            one for one in passages_like(self.texts, whole, ALIKE) if self._is_inside(one.spans)
        ]
        result = self._best(near)
        if result.status != "fuzzy":
            return result
        one = next(one for one in near if one.spans == result.spans)
        text = one.normal.text[one.start : one.end]
        # The quotation stands in the passage between what is like its surroundings.
        inner = partial_ratio_alignment(wanted, text) if len(text) >= len(wanted) else None
        if inner is None or inner.score < ALIKE:
            return Resolution(
                "lost", "What stood around its words is there, and its words are not."
            )
        start, end = one.start + inner.dest_start, one.start + inner.dest_end
        spans = one.normal.spans(*fitted(wanted, one.normal.text, start, end))
        return self._judged(spans, inner.score)

    def _nearest(self, wanted: str) -> str:
        """Return which words are nearest to a short quotation, for whoever wrote it to judge."""
        near = [s for s in passages_like(self.texts, wanted, ALIKE) if self._is_inside(s.spans)]
        if not near:
            return ""
        there = " ".join(self.document.raw(near[0].spans).split())
        return f"; the nearest words, on {place_of(self.document, near[0].spans)}, are “{there}”"

    def _in_context(self, found: list[Spans]) -> list[Spans]:
        """Return of passages the one between the same words as the citation's, if one alone is."""
        from rapidfuzz.fuzz import ratio

        citation = self.citation
        if self.same_reading and citation.spans and (at := [s for s in found if self._overlaps(s)]):
            return at
        if not (citation.prefix.strip() or citation.suffix.strip()):
            return found
        scores = []
        for spans in found:
            prefix, suffix = context_of(self.texts, spans)
            both = [
                ratio(said.strip(), there.strip())
                for said, there in ((citation.prefix, prefix), (citation.suffix, suffix))
                if said.strip()
            ]
            scores.append(sum(both) / len(both))
        best = max(scores)
        if best < SAME_CONTEXT:
            return found
        return [spans for spans, score in zip(found, scores, strict=True) if score >= best - NEAR]

    def _overlaps(self, spans: Spans) -> bool:
        return any(own.meets(span) for own in self.citation.spans for span in spans)

    def _is_inside(self, spans: Spans) -> bool:
        return self.inside is None or within(spans, self.inside)

    def _is_named(self, spans: Spans) -> bool:
        return self.named is None or within(spans, self.named)

    def _said(self) -> str:
        parts = [] if self.citation.page is None else [f"page {self.citation.page}"]
        if self.citation.paragraph is not None:
            parts.append(f"paragraph {self.citation.paragraph}")
        return ", ".join(parts)

    def _found(self, status: Status, spans: Spans, score: float, why: str) -> Resolution:
        return Resolution(status, why, spans, score, place_of(self.document, spans))
