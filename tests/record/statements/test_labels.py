"""The labelled sentences: they resolve, and what is found in them is right often enough."""

import pytest

from excomm.record.statements import CATEGORIES, KINDS
from statements.measure import HALVES, documents, rows, tally

LEAST_PRECISION = 0.9
LEAST_RECALL = 0.85
MOST_DOUBTFUL = 0.05


@pytest.fixture(scope="module")
def labelled():
    return {half: rows(half) for half in HALVES}


@pytest.fixture(scope="module")
def read(record, labelled):
    ids = {row.document for half in labelled.values() for row in half}
    return {document.id: document for document in documents(record, ids)}


def test_every_label_resolves(labelled, read):
    for row in (row for half in labelled.values() for row in half):
        document = read[row.document]
        assert document.sha256 == row.sha256
        low, high = row.sentence[0].start, row.sentence[-1].end
        assert high <= len(document.text)
        for label in row.statements:
            assert all(low <= span.start < span.end <= high for span in label.cue)
            assert document.raw(label.cue).strip()


def test_labels_say_what_they_may(labelled):
    for row in (row for half in labelled.values() for row in half):
        for label in row.statements:
            assert label.kind in (*KINDS, "doubtful", "same")
            assert (label.category in CATEGORIES) == (label.kind == "estimate")
        assert row.weight >= 1


def test_halves_share_no_sentence_and_few_are_doubtful(labelled):
    sentences = [(row.document, row.sentence) for half in labelled.values() for row in half]
    assert len(set(sentences)) == len(sentences)
    doubtful = [
        row
        for half in labelled.values()
        for row in half
        if any(label.kind == "doubtful" for label in row.statements)
    ]
    assert len(doubtful) <= MOST_DOUBTFUL * len(sentences)


def test_estimates_of_the_half_held_back_are_found(labelled, read):
    result = tally(labelled["held"], read)
    assert result.labelled["estimate"] >= 100
    assert result.precision("estimate") >= LEAST_PRECISION
    assert result.recall("estimate") >= LEAST_RECALL
