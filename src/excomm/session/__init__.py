"""What ``excomm.load`` returns: a case at hand, and what can be asked of it.

Thin: it chains the rooms; nothing is computed here.
"""

from excomm.session.analysis import Analysis, load
from excomm.session.conflicts import ENGINES
from excomm.session.exchanges import EXPORTS, FOLDERS, Export, Folder
from excomm.session.words import word_readers, word_table, word_tables

__all__ = [
    "ENGINES",
    "EXPORTS",
    "FOLDERS",
    "Analysis",
    "Export",
    "Folder",
    "load",
    "word_readers",
    "word_table",
    "word_tables",
]
