"""What a user types is a query, whatever it is."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from excomm.record.store import QueryError, Record, Which
from excomm.record.store.query import Term, read_query


def wanted(text):
    return [tuple(term.words for term in group) for group in read_query(text).wanted]


def test_words_phrases_beginnings_and_alternatives():
    query = read_query('convoy "lasting settlement" withdr* ships OR boats -harbour NOT strait')
    assert query.wanted == (
        (Term("convoy"),),
        (Term("lasting settlement"),),
        (Term("withdr", prefix=True),),
        (Term("ships"), Term("boats")),
    )
    assert query.unwanted == (Term("harbour"), Term("strait"))


@pytest.mark.parametrize(
    ("text", "groups"),
    [
        ("“no pledge” – a-b", [("no pledge",), ("a-b",)]),
        ('an "open phrase', [("an",), ("open phrase",)]),
        ("OR ships OR", [("ships",)]),
        ("ships AND boats", [("ships",), ("boats",)]),
        ("18:51 at http://x.y", [("18:51",), ("at",), ("http://x.y",)]),
        ("( ) * ^ + & |", []),
        ("or and not", [("or",), ("and",), ("not",)]),
    ],
)
def test_what_is_no_operator_is_a_word(text, groups):
    assert wanted(text) == groups


def test_fields_choose_documents():
    query = read_query(
        'x From:rowan to:"the secretary" date:1962-10-20..1962-11 volume:v06 class:top-secret'
        " genre:letter doc:v/d1 doc:v/d2 actor:fredonia",
        Which(genre=("note",)),
    )
    assert query.which == Which(
        "1962-10-20",
        "1962-11",
        ("v06",),
        ("top-secret",),
        ("rowan",),
        ("the secretary",),
        ("note", "letter"),
        ("v/d1", "v/d2"),
    )
    assert (query.actors, wanted("x from:")) == (("fredonia",), [("x",)])


ODD = st.lists(
    st.one_of(
        st.sampled_from(
            [*'"*-():^+{}[]\\%_;', "AND", "OR", "NOT", "NEAR", "NEAR(", "date:", "from:", "doc:["]
        ),
        st.sampled_from(["convoy", "the", "fa*", "text:", "rank", "passage_words", "--", "'"]),
        st.text(max_size=6),
    ),
    max_size=8,
)


@pytest.fixture(scope="module")
def searched(tmp_path_factory):
    folder = tmp_path_factory.mktemp("searched")
    (folder / "note.txt").write_text("NOTE\n\nThe convoy passed the strait by night.\n")
    with Record.open(folder / "record.sqlite", create=True) as record:
        assert [added.outcome for added in record.add([folder / "note.txt"])] == ["added"]
        yield record


@given(ODD, st.sampled_from(["", " "]), st.booleans())
def test_no_query_is_an_error_of_the_database(searched, parts, between, damaged):
    found = None
    with suppress(QueryError):  # nothing asked for, or a date that is none
        found = searched.search(between.join(parts), damaged=damaged)
    for hit in found.hits if found else ():
        assert hit.document == "note"
        assert all(0 <= start < end <= len(hit.text) for start, end in hit.matches)


@given(st.text(st.characters(codec="utf-8")))
def test_a_quoted_text_is_sought_as_it_stands(searched, text):
    if any(character.isalnum() for character in text):
        searched.search(f'"{text}"')
