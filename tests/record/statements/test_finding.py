"""Statements found in sentences made for it: what is one, and what only looks like one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from excomm.record import Document
from excomm.record.document import Source
from excomm.record.statements import find_statements
from excomm.words import table
from statements.papers import paper


def found(*paragraphs, kind="estimate", **others):
    return [one for one in find_statements(paper(*paragraphs, **others)) if one.kind == kind]


@pytest.mark.parametrize(
    ("sentence", "phrase", "category"),
    [
        ("Orlov will almost certainly refuse.", "almost certainly", "near certain"),
        ("There is no doubt that the convoy has sailed.", "no doubt", "near certain"),
        ("A second raid is bound to follow.", "bound to", "near certain"),
        ("The envoy must have known of it.", "must have known", "near certain"),
        ("The Soviets will probably delay the talks.", "probably", "probable"),
        ("A refusal is very likely under these terms.", "very likely", "probable"),
        ("We believe that the Cubans are unaware of it.", "believe", "probable"),
        ("The harvest can be expected to fail.", "can be expected", "probable"),
        ("It should be possible to reach them by Monday.", "should be possible", "probable"),
        ("Orlov may well resign.", "may well", "fair chance"),
        ("There is an even chance that he stays.", "even chance", "fair chance"),
        ("The Soviets might blockade the strait.", "might", "possible"),
        ("Perhaps the note was lost.", "Perhaps", "possible"),
        ("It is possible that Castro was not told.", "possible that", "possible"),
        ("This could lead to war.", "could", "possible"),
        ("A landing is unlikely before the spring.", "unlikely", "unlikely"),
        ("We doubt that Moscow would agree.", "doubt", "unlikely"),
        ("There is little chance of a settlement.", "little chance", "unlikely"),
        ("The outcome cannot be predicted.", "cannot be predicted", "indeterminate"),
        ("It is not clear whether he signed.", "not clear", "indeterminate"),
        ("The batteries have apparently been moved.", "apparently", "evidential"),
        ("Orlov seems to have lost control.", "seems", "evidential"),
    ],
)  # fmt: skip
def test_a_judgement_is_found_with_its_phrase_and_class(sentence, phrase, category):
    [statement] = found(sentence)
    assert (statement.phrase, statement.category) == (phrase, category)
    assert statement.text == sentence


@pytest.mark.parametrize(
    "sentence",
    [
        "We could send a second convoy by Friday.",
        "He could not open the door.",
        "You may inform the Minister of this.",
        "May I thank you for your letter?",
        "The talks began in May and ended in June.",
        "On May 5 the convoy sailed.",
        "Please answer as soon as possible.",
        "I should like to see him.",
        "We should withdraw the batteries.",
        "I believe that we should wait.",
        "I am sure you will agree.",
        "He asked whether the Soviets might refuse.",
        "Whatever the cost may be, it is paid.",
        "It might be useful to consult the allies.",
        "Study the likely reactions and the possible costs.",
        "Certain of the ships were late.",
        "The Chancellor had a talk with him.",
        "His article appeared in the Sunday paper.",
        "Is it likely that they sail?",
        "They left no doubt about it.",
        "We will make sure that it sails.",
    ],
)
def test_what_judges_nothing_is_not_found(sentence):
    assert found(sentence) == []


def test_of_what_only_leads_up_to_a_judgement_the_judgement_counts():
    [statement] = found("We believe that the Soviets will probably wait.")
    assert statement.phrase == "probably"
    [statement] = found("It is possible that they might wait.")
    assert statement.phrase == "possible that"


def test_a_sentence_can_hold_several():
    statements = found("Orlov may resign, and his successor will probably be worse.")
    assert [one.category for one in statements] == ["possible", "probable"]


def test_offsets_are_of_the_raw_text():
    document = paper("The convoy   will\n  very\nprobably turn back. It is late.")
    [statement] = find_statements(document)
    assert document.raw(statement.phrase_spans) == "very\nprobably"
    assert statement.phrase == "very probably"
    assert document.raw(statement.spans).startswith("The convoy")
    assert document.raw(statement.spans).endswith("back.")
    assert (statement.paragraph, statement.page, statement.part) == ("p1", 1, 1)


@pytest.mark.parametrize(
    ("sentence", "negated", "term"),
    [
        ("They will probably sail.", False, "likely"),
        ("They will probably not sail.", True, "unlikely"),
        ("They almost certainly would not sail.", True, "almost no chance"),
        ("It is very likely that they sail.", False, "very likely"),
        ("That is highly unlikely.", False, "very unlikely"),
    ],
)
def test_the_word_is_one_that_tables_read(sentence, negated, term):
    [statement] = found(sentence)
    assert statement.negated is negated
    assert table("icd203").term(statement.word).word.startswith(term)


def test_whose_judgement_it_is_and_about_whom():
    [statement] = found("The Soviets probably estimate that the Cubans will yield.", voice="Rowan")
    assert (statement.holder, statement.about, statement.embedded) == (
        "Rowan",
        ("ussr",),
        ("cuba",),
    )
    [statement] = found("Gromyko said that the Germans might object.", voice="Rowan")
    assert (statement.holder, statement.holder_actor) == ("Gromyko", "ussr")
    assert statement.about == ("frg",)
    [statement] = found("We believe Castro is unaware of it.", voice="Rowan")
    assert (statement.holder, statement.holder_actor, statement.about) == ("Rowan", None, ("cuba",))
    [statement] = found("We believe Castro is unaware of it.")
    assert statement.holder is None


@pytest.mark.parametrize(
    ("sentence", "condition", "consequence"),
    [
        (
            "If the Soviets refuse, we should close the strait.",
            "If the Soviets refuse", "we should close the strait",
        ),
        (
            "Should they refuse, the US should close the strait.",
            "Should they refuse", "the US should close the strait",
        ),
        ("If not, however, we should wait.", "If not", "however, we should wait"),
        (
            "We should not withdraw until the bases are gone.",
            "until the bases are gone", "We should not withdraw",
        ),
    ],
)  # fmt: skip
def test_advice_on_a_condition(sentence, condition, consequence):
    document = paper(sentence)
    [advice] = [one for one in find_statements(document) if one.kind == "recommendation"]
    assert document.raw(advice.condition) == condition
    assert document.raw(advice.consequence) == consequence


def test_advice_in_a_second_sentence():
    document = paper("The Soviets may close the air lanes. In that case we should send a convoy.")
    [advice] = [one for one in find_statements(document) if one.kind == "recommendation"]
    assert document.raw(advice.condition) == "The Soviets may close the air lanes."
    assert document.raw(advice.consequence) == "In that case we should send a convoy."


def test_who_should_act():
    [advice] = found("If it rains, the US should wait.", kind="recommendation")
    assert advice.who == "us"


def test_what_would_follow_is_conditional():
    [one] = found("If attacked, the Soviets would withdraw.", kind="conditional")
    assert one.about == ("ussr",)
    [one] = found("Unless the wind turns, the fleet will be late.", kind="conditional")
    assert one.phrase == "Unless"


def test_a_mark_behind_an_if_judges_nothing():
    assert found("If it seems wise, Orlov will go.") == []
    assert len(found("If Orlov goes, his rival may return.")) == 1


@pytest.mark.parametrize(
    "sentence",
    [
        "They will sign only if the bases are removed.",
        "No treaty can be signed unless the bases are removed.",
        "The bases must first be removed.",
        "Removal is a prerequisite for talks.",
        "They would sign, provided the bases were removed.",
    ],
)
def test_what_something_depends_on_is_a_prerequisite(sentence):
    assert len(found(sentence, kind="prerequisite")) == 1


@pytest.mark.parametrize(
    "sentence",
    [
        "He asked if the convoy would sail.",
        "I would be grateful if you could come.",
        "He behaved as if he would win.",
        "Funds were provided by the bank.",
        "It sailed only after the storm.",
    ],
)
def test_what_is_no_condition(sentence):
    others = [one for one in find_statements(paper(sentence)) if one.kind != "estimate"]
    assert others == []


@given(
    st.lists(
        st.sampled_from(
            "if unless we should may probably Soviets , . ; the not it is likely that until "
            "doubt no could \n\n “ ” ? ( ) believe Cuba would perhaps only".split(" ")
        ),
        max_size=40,
    ).map(" ".join)
)
def test_offsets_always_point_into_the_text(text):
    for with_paragraphs in (True, False):
        document = paper(text) if with_paragraphs else _bare(text)
        for one in find_statements(document):
            for spans in (one.spans, one.phrase_spans, one.condition, one.consequence):
                assert all(0 <= span.start < span.end <= len(document.text) for span in spans)
            assert one.phrase == " ".join(document.raw(one.phrase_spans).split())


def _bare(text):
    return Document("d", "d", Source("d", "0", "text"), text)


@given(st.text(max_size=300))
def test_no_text_is_too_odd(text):
    find_statements(_bare(text))
