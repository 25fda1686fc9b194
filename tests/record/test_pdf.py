"""PDFs with a text layer, made for the tests."""

import logging
from pathlib import Path

import pytest

from excomm.record import UnreadableError, read_file

pytest.importorskip("pypdf")


def pdf(*pages: list[str]) -> bytes:
    """Return a PDF with these lines on its pages, in a font every reader has."""
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"",
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Times-Roman >>",
    ]
    kids = []
    for lines in pages:
        shown = " T* ".join(f"({line}) Tj" for line in lines)
        stream = f"BT /F1 12 Tf 14 TL 72 720 Td {shown} ET".encode() if lines else b""
        kids.append(f"{len(objects) + 1} 0 R")
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents {len(objects) + 2} 0 R"
            " /Resources << /Font << /F1 3 0 R >> >> >>".encode()
        )
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream))
    objects[1] = f"<< /Type /Pages /Count {len(pages)} /Kids [{' '.join(kids)}] >>".encode()
    out = b"%PDF-1.4\n"
    places = []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n%s" % (len(objects) + 1, table)
    out += b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF" % (len(objects) + 1, start)
    return out


def test_pages_and_their_text(tmp_path: Path) -> None:
    path = tmp_path / "plan.pdf"
    path.write_bytes(
        pdf(
            ["MEMORANDUM FOR: The Mayor", "SUBJECT: The Lamp", "1. The lamp burns all night and"],
            ["all day as well, which costs the town more oil than it has."],
        )
    )
    [document] = read_file(path)
    assert document.source.kind == "pdf"
    assert document.title.startswith("The Lamp")
    assert [page.number for page in document.pages] == [1, 2]
    assert document.text.count("\f") == 2


def test_a_page_without_text_is_doubted(tmp_path: Path) -> None:
    path = tmp_path / "plan.pdf"
    path.write_bytes(pdf(["The lamp burns all night."], []))
    [document] = read_file(path)
    assert "1 page of 2 without a text layer" in document.doubts[0].text


def test_pictures_alone_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "scan.pdf"
    path.write_bytes(pdf([], []))
    with pytest.raises(UnreadableError, match="no text layer"):
        list(read_file(path))


def test_a_damaged_file_is_refused_quietly(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    whole = pdf(["The lamp burns all night."])
    path = tmp_path / "broken.pdf"
    path.write_bytes(whole[: len(whole) // 2])
    with caplog.at_level(logging.DEBUG), pytest.raises(UnreadableError, match="PDF"):
        list(read_file(path))
