from excomm.record import Document
from excomm.record.document import Container, DateAssertion, Field, Source, digest
from excomm.record.kin import kin_of
from excomm.record.text import read_text
from scans import RENDERED, SPLICED


def entry(number: str, sender: str, addressee: str, day: str, subject: str) -> Document:
    """Return an entry of a catalogue."""
    title = f"Memorandum from {sender} to {addressee}. {subject}."
    return Document(
        id=f"catalogue/d{number}",
        title=title,
        source=Source("catalogue.xml", digest(title), "tei"),
        text=title,
        container=Container("catalogue", "A Catalogue", None, None),
        number=number,
        fields=(
            Field("from", sender, None),
            Field("to", addressee, None),
            Field("subject", subject, None),
        ),
        dates=(DateAssertion(day, day, "document", None, "printed", best=True),),
    )


def read(text: str) -> Document:
    return read_text(text, Source("sample.txt", digest(text), "text"))


def test_a_catalogue_entry_is_known_by_number_people_and_subject() -> None:
    right = entry("91", "Keeper", "Mayor", "1962-10-03", "Lamp and keeper, winter")
    wrong = entry("92", "Keeper", "Clerk", "1962-10-04", "The price of oil")
    [kin] = kin_of(read(RENDERED), [wrong, right])
    assert (kin.document, kin.date) == ("catalogue/d91", "1962-10-03")
    assert {"the same number", "the same sender", "the same addressee"} <= set(kin.signs)


def test_a_day_alone_is_no_sign_enough() -> None:
    other = entry("5", "Somebody", "Anybody", "1962-10-30", "The price of oil")
    assert kin_of(read(SPLICED), [other]) == ()


def test_a_document_is_not_its_own_kin() -> None:
    document = read(RENDERED)
    assert kin_of(document, [document]) == ()
