"""Documents made of paragraphs, for the tests of statements."""

from excomm.record.document import Document, Paragraph, Part, Source, Span

__all__ = ["paper"]


def paper(*paragraphs: str, voice: str | None = None) -> Document:
    """Return a document of these paragraphs, with a blank line between them."""
    text, made = "", []
    for number, paragraph in enumerate(paragraphs, 1):
        span = Span(len(text), len(text) + len(paragraph))
        made.append(Paragraph(f"p{number}", "body", (span,), page=1))
        text += paragraph + "\n\n"
    part = Part(1, "document", Span(0, len(text)), voice=voice)
    return Document(
        "paper", "Paper", Source("paper.txt", "0" * 64, "text"), text,
        parts=(part,), paragraphs=tuple(made),
    )  # fmt: skip
