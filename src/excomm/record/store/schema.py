"""The tables of a record.

Of a document in the record several readings may be kept, each read in a file; the newest is the
current one. The raw text of a reading and its annotations are its body. Its passages are its
paragraphs as they are searched: on one line, without what divides words at a line's end. The
number of a passage says which reading it is of, so that a search need not look it up.
"""

__all__ = ["APPLICATION", "SHIFT", "TABLES", "VERSION"]

SHIFT = 32  # a passage's number is its reading's times 2 to this power, and its place

APPLICATION = 0x6578636D  # "excm": by this number a database is known to be a record
VERSION = 1  # of these tables; a record of a later version is refused

TABLES = """
CREATE TABLE file (
  number INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  path TEXT NOT NULL,
  sha256 TEXT NOT NULL UNIQUE,
  bytes INTEGER NOT NULL,
  added TEXT NOT NULL
) STRICT;

CREATE TABLE reading (
  number INTEGER PRIMARY KEY,
  document TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  file INTEGER NOT NULL REFERENCES file,
  kind TEXT NOT NULL,
  current INTEGER NOT NULL,
  title TEXT NOT NULL,
  genre TEXT,
  volume TEXT,
  date TEXT,
  earliest TEXT,
  latest TEXT,
  level TEXT,
  sender TEXT NOT NULL,
  addressee TEXT NOT NULL,
  characters INTEGER NOT NULL,
  pages INTEGER NOT NULL,
  doubts INTEGER NOT NULL,
  sketch BLOB NOT NULL,
  UNIQUE (document, sha256)
) STRICT;
CREATE UNIQUE INDEX current_reading ON reading (document) WHERE current;

CREATE TABLE body (
  reading INTEGER PRIMARY KEY REFERENCES reading,
  text TEXT NOT NULL,
  annotations BLOB NOT NULL
) STRICT;

CREATE TABLE passage (
  number INTEGER PRIMARY KEY,
  paragraph TEXT NOT NULL,
  label TEXT,
  page TEXT,
  text TEXT NOT NULL
) STRICT;

CREATE VIRTUAL TABLE passage_words USING fts5(
  text, content='passage', content_rowid='number', tokenize='unicode61 remove_diacritics 2'
);
CREATE VIRTUAL TABLE vocabulary USING fts5vocab(passage_words, 'row');

CREATE TABLE citation (
  number INTEGER PRIMARY KEY,
  document TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  spans TEXT NOT NULL,
  anchor TEXT NOT NULL,
  made TEXT NOT NULL,
  UNIQUE (document, sha256, spans)
) STRICT;
"""
