"""Small volumes in TEI, for tests that need documents of their own."""

from xml.sax.saxutils import escape

__all__ = ["volume"]

HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    '<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:id="{id}">\n'
    "<teiHeader><fileDesc><titleStmt><title>{id}</title></titleStmt></fileDesc></teiHeader>\n"
    '<text><body><div type="compilation" xml:id="comp1"><head>Papers</head>\n'
)


def volume(name, **documents):
    """Return a volume: of each document its head, its day and its paragraphs.

    A document is called by the name of its argument: ``d1=(head, day, paragraph, ...)``.
    """
    parts = [HEAD.format(id=name)]
    for key, (head, day, *paragraphs) in documents.items():
        number = key.removeprefix("d")
        parts.append(
            f'<div type="document" n="{number}" xml:id="{key}">'
            f"<head>{number}. {escape(head)}</head>"
            f'<opener><dateline><date when="{day}">{day}</date></dateline></opener>\n'
        )
        parts += [f"<p>{escape(text)}</p>\n" for text in paragraphs]
        parts.append("</div>\n")
    return "".join([*parts, "</div></body></text></TEI>\n"])
