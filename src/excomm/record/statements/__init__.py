"""Estimative statements and conditional advice in documents, found by rules and a vocabulary."""

from excomm.record.statements.finding import find_statements
from excomm.record.statements.problems import VocabularyError
from excomm.record.statements.statement import CATEGORIES, KINDS, Category, Kind, Statement
from excomm.record.statements.vocabulary import Vocabulary, load_vocabulary

__all__ = [
    "CATEGORIES",
    "KINDS",
    "Category",
    "Kind",
    "Statement",
    "Vocabulary",
    "VocabularyError",
    "find_statements",
    "load_vocabulary",
]
