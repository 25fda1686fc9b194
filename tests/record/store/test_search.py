"""Paragraphs are found by their words, and by words that were misread."""

import pytest

from excomm.record.statements import load_vocabulary
from excomm.record.store import QueryError, Which

NOISY = (
    "NOTE\n\n"
    "The bat- teries were seen on the ridge, and the conv0y lay in the roads.\n\n"
    "The batterics were gone by rnorning; one gun of the old bat tery was left.\n\n"
    "Observers on the hill wrote it down, and the obs ervcrs on the shore did not.\n"
)


@pytest.fixture
def filled(kept, papers, tmp_path):
    note = tmp_path / "note.txt"
    note.write_text(NOISY)
    assert {added.outcome for added in kept.add([papers, note])} == {"added"}
    return kept


def places(found):
    return [(hit.document.removeprefix("frus1961-63v99/"), hit.paragraph) for hit in found.hits]


def found_in(record, query, which=None, **options):
    return sorted({document for document, _ in places(record.search(query, which, **options))})


@pytest.mark.parametrize(
    ("query", "documents"),
    [
        ("convoy", ["d1", "d2"]),
        ("CONVOY strait", ["d1"]),
        ("convoy -strait", ["d2"]),
        ("strait OR settlement", ["d1", "d3"]),
        ('"lasting settlement"', ["d3"]),
        ('"settlement lasting"', []),
        ("facade", ["d3"]),
        ("withdr*", ["d2"]),
        ("withdr", []),
        ("batteries", ["d2", "note"]),  # a word divided at a line's end is one
        ("convoy from:rowan", ["d1"]),
        ("convoy date:1962-10-28", ["d2"]),
        ("convoy date:1962-10-21..1963", ["d2"]),
        ("the until:1962-10", ["d1", "d2"]),
        ("convoy volume:v99", ["d1", "d2"]),
        ("convoy volume:v98", []),
        ("convoy doc:*/d2", ["d2"]),
        ("convoy doc:frus1961-63v99/d[12]", []),
        ("doc:frus1961-63v99/d3", ["d3"]),
        ("convoy from:100%", []),
    ],
)
def test_what_is_found(filled, query, documents):
    assert found_in(filled, query) == documents


def test_options_choose_as_fields_do(filled):
    assert found_in(filled, "convoy", Which(sender=("ROWAN",))) == ["d1"]
    assert found_in(filled, "convoy", Which(since="1962-10-21")) == ["d2"]
    assert found_in(filled, "", Which(volume=("frus1961-63v99",))) == ["d1", "d2", "d3"]
    assert filled.ids(Which(until="1962-10-20")) == ("frus1961-63v99/d1",)
    assert [head.document for head in filled.list(Which(document=("note",)))] == ["note"]


def test_a_hit_says_where_it_stands_and_what_was_found(filled):
    [hit] = filled.search("batteries convoy").hits
    document = filled.document(hit.document)
    [paragraph] = [one for one in document.paragraphs if one.id == hit.paragraph]
    assert "batteries" in document.raw(paragraph.spans)
    assert sorted(hit.text[start:end] for start, end in hit.matches) == ["batteries", "convoy"]
    assert (hit.date, hit.volume) == ("1962-10-28", "frus1961-63v99")


def test_as_many_as_asked(filled):
    found = filled.search("the", limit=2)
    assert (len(found.hits), found.more) == (2, True)
    every = filled.search("the", limit=100)
    assert (every.more, every.hits[:2]) == (False, found.hits)


def test_actors_go_by_their_names(kept, tmp_path):
    path = tmp_path / "talks.txt"
    path.write_text(
        "Moscow will not move.\n\nThe harbour froze.\n\nThey told us, and Soviet ships left.\n"
    )
    list(kept.add([path]))
    for name in ("ussr", "USSR", "soviet union", "Kremlin"):
        assert len(kept.search(f'actor:"{name}"').hits) == 2
    assert len(kept.search("ships actor:ussr").hits) == 1
    assert kept.search("harbour actor:ussr").hits == ()
    assert kept.search("actor:us").hits == ()  # the pronoun is no actor
    with pytest.raises(QueryError, match=r"no actor 'sylvania' in the vocabulary; it has .*ussr"):
        kept.search("ships actor:sylvania")


def test_actors_of_a_vocabulary_of_one_s_own(filled, tmp_path):
    path = tmp_path / "own.toml"
    path.write_text('[actors.fredonia]\nname = "Fredonia"\nforms = ["Fredonia", "the Premier"]\n')
    own = load_vocabulary(path)
    assert found_in(filled, "settlement actor:fredonia", vocabulary=own) == ["d3"]
    assert found_in(filled, "strait actor:fredonia", vocabulary=own) == []


@pytest.mark.parametrize("query", ["", "  ", '""', "-convoy", "NOT convoy", "***"])
def test_what_asks_for_nothing_is_said_to(filled, query):
    with pytest.raises(QueryError, match=r"nothing to look for|must not be there"):
        filled.search(query)


@pytest.mark.parametrize("query", ["x date:yesterday", "x since:1962-13", "x until:.."])
def test_a_date_that_is_none_is_said_to_be(filled, query):
    with pytest.raises(QueryError, match="is no date: expected"):
        filled.search(query)


def test_damaged_words_are_found_and_named(filled):
    assert found_in(filled, "convoy", damaged=True) == ["d1", "d2", "note"]
    found = filled.search("battery", damaged=True)
    assert "bat tery" in found.forms["battery"]
    assert {hit.document for hit in found.hits} == {"note"}
    assert filled.search("batteries", damaged=True).forms == {"batteries": ("batterics",)}
    assert "obs ervcrs" in filled.search("observers", damaged=True).forms["observers"]
    assert filled.search('"by morning"', damaged=True).forms == {"by morning": ("by rnorning",)}
    assert found_in(filled, '"by morning"', damaged=True) == ["note"]
    assert filled.search("convoy").forms == {}


def test_a_word_that_stands_often_is_no_damaged_one(kept, tmp_path):
    path = tmp_path / "often.txt"
    path.write_text("\n\n".join(["The house stood.", "A horse ran."] * 50))
    list(kept.add([path]))
    assert kept.search("house", damaged=True).forms == {}


def test_words_of_a_scan_are_found_in_its_worse_readings(kept, record):
    names = [f"jfk_doc_{number}" for number in (844, 173, 169)]
    list(kept.add(record / "ocr" / f"{name}.md" for name in names))
    plain = found_in(kept, "operations", limit=1000)
    damaged = kept.search("operations", limit=1000, damaged=True)
    assert set(plain) <= set(names)
    assert len(damaged.hits) > len(kept.search("operations", limit=1000).hits)
    assert damaged.forms["operations"]
