"""A document of a case as other works cite it."""

from excomm.case.model import Document
from excomm.record.citing.bibliography import Work, work_from

__all__ = ["as_work"]


def as_work(document: Document) -> Work:
    """Return what a case says of a document, for a note or a citation manager.

    It rests on the case alone, so that it is the same with a record and without one.
    """
    return work_from(
        known_as=document.id,
        title=document.title,
        source=document.source,
        url=document.url,
        author=document.author,
        to=document.to,
        genre=document.genre,
        place=document.place,
        date=None if document.date is None else str(document.date),
    )
