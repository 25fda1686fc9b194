"""The vocabulary: what a user's file adds, and how it is told what is wrong with it."""

import pytest

from excomm.record.statements import VocabularyError, find_statements, load_vocabulary
from excomm.record.statements.phrases import triggers_of
from statements.papers import paper


@pytest.fixture
def words(tmp_path):
    """Return a function that loads the vocabulary with what a file adds."""

    def load(text):
        path = tmp_path / "mine.toml"
        path.write_text(text, encoding="utf-8")
        return load_vocabulary(path)

    return load


def phrases(text, vocabulary=None):
    return [one.phrase for one in find_statements(paper(text), vocabulary)]


def test_a_file_adds_a_phrase(words):
    mine = words('[marks.cards]\nclass = "probable"\nword = "likely"\nphrases = ["on the cards"]\n')
    text = "A landing is on the cards, and Orlov may go."
    assert phrases(text) == ["may"]
    assert phrases(text, mine) == ["on the cards", "may"]
    assert find_statements(paper(text), mine)[0].word == "likely"


def test_a_file_replaces_and_takes_away(words):
    text = "Orlov may go, perhaps today."
    assert phrases(text) == ["may", "perhaps"]
    assert phrases(text, words("[marks.may]\noff = true\n")) == ["perhaps"]
    mine = words('[marks.may]\nclass = "fair chance"\nphrases = ["may"]\n')
    assert find_statements(paper(text), mine)[0].category == "fair chance"


def test_a_file_names_an_actor(words):
    mine = words('[actors.fredonia]\nname = "Fredonia"\nforms = ["Fredonia", "Fredonians"]\n')
    [one] = find_statements(paper("The Fredonians may land."), mine)
    assert one.about == ("fredonia",)
    assert mine.actor("FREDONIANS").id == "fredonia"
    assert mine.actor("moscow").id == "ussr"
    assert mine.actor("Ruritania") is None


def test_what_excuses_a_phrase(words):
    mine = words(
        '[marks.cards]\nclass = "probable"\nphrases = ["on the cards"]\n'
        'excused_left = ["not"]\nneeds_right = ["for"]\n'
    )
    assert phrases("War is on the cards for May 1.", mine) == ["on the cards"]
    assert phrases("War is not on the cards for May 1.", mine) == []
    assert phrases("War is on the cards.", mine) == []


MARK = "[marks.x]\nclass = 'probable'\n"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "[marks.x]\nclass = 'probabel'\nphrases = ['x y']",
            "marks.x: unknown class 'probabel'; did you mean 'probable'?",
        ),
        (MARK + "phrase = ['x y']", "marks.x: unknown key 'phrase'; did you mean 'phrases'?"),
        (MARK, "marks.x: 'phrases' is missing"),
        (MARK + "phrases = 'x y'", "marks.x.phrases: expected a list of texts, found 'x y'"),
        (MARK + "phrases = [1]", "marks.x.phrases: expected a list of texts, found 1"),
        (MARK + "phrases = [' ']", "marks.x.phrases: an empty text stands for nothing"),
        (MARK + "phrases = ['x (y']", "marks.x: no pattern:"),
        (MARK + "phrases = ['{nobody} xy']", "marks.x: no pattern:"),
        (MARK + "phrases = ['(xy)?']", "marks.x: '(xy)?': one word of it must always be there"),
        ("[mark.x]\nclass = 'probable'", "unknown key 'mark'; did you mean 'marks'?"),
        ("marks = 3", "marks: expected a table, found 3"),
        ("[conditions]\nopens = ['if']", "conditions: unknown key 'opens'; did you mean 'open'?"),
        ("[marks.x", "is not TOML:"),
    ],
)
def test_what_is_wrong_is_told(text, told, words):
    with pytest.raises(VocabularyError) as error:
        words(text)
    assert "mine.toml: " + told in str(error.value)


def test_a_file_that_is_not_there(tmp_path):
    with pytest.raises(VocabularyError, match="cannot be read: No such file"):
        load_vocabulary(tmp_path / "none.toml")


@pytest.mark.parametrize(
    ("phrase", "triggers"),
    [
        ("on the cards", {"cards"}),
        ("(very )?likely", {"likely"}),
        ("(un|im)?probable", set()),
        ("seem(s|ed)?", {"seem"}),
        ("(bound|certain) to", {"bound", "certain"}),
        ("(bound|(very )?)", set()),
        ("{be} likely", {"likely"}),
    ],
)
def test_the_words_a_phrase_cannot_be_without(phrase, triggers):
    assert triggers_of(phrase, {"be": ["is", "are"]}) == triggers
