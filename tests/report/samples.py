"""Small cases whose results are known by heart."""

from excomm import Analysis
from excomm.case import parse_case

# A guard keeps a gate; a rider comes by. A third party watches.
GATE = """
excomm: 1
title: The gate
documents:
  log: {title: Log of the watch}
parties:
  guard: {name: the guard}
  rider: {name: Rider}
  town: {name: Town, observer: true}
options:
  guard.gate: {text: open the gate, levels: [shut, ajar, wide]}
  guard.horn: {text: blow the horn, one_of: [silence, call, alarm]}
  rider.enter: {text: enter, moves: on}
impossible:
  - rider.enter and guard.gate = shut
outcomes:
  inside: rider.enter
  quiet: guard.horn = silence
orders:
  guard:
    - {id: calm, want: not guard.horn = alarm, by: analyst}
    - {id: empty, want: not inside, text: nobody comes in, cites: [{document: log, page: 3}]}
    - {id: air, want: guard.gate >= ajar}
  rider:
    - {id: home, want: inside, by: analyst}
"""

TWO = """
excomm: 1
title: Two
parties:
  a: {name: A}
  b: {name: B}
options:
  a.x: {text: do x}
  b.y: {text: do y}
outcomes:
  both: a.x and b.y
orders:
  a: {ranking: [N Y, Y Y, N N, Y N]}
  b: {ranking: [Y N, Y Y, N N, N Y]}
"""


def analysis(text):
    """Return the analysis of a case given as text."""
    return Analysis(parse_case(text, "sample"))


# What a wants, and whether b bluffs: belief of two questions, one of them asked for a time.
ASKED = """
excomm: 1
title: Asked
words: icd203
known_to: desk
parties:
  a: {name: A}
  b: {name: B}
options:
  a.x: {text: do x}
  b.y: {text: do y}
outcomes:
  calm: not a.x and not b.y
orders:
  a: [{id: quiet, want: not a.x, by: analyst}, {id: gain, want: a.x, by: analyst}]
  b: [{id: still, want: not b.y, by: analyst}]
questions:
  aim:
    asks: What does A want?
    about: [a]
    hypotheses:
      bold: {text: It wants to win., prior: likely, first: {a: [gain]}}
      timid: {text: It wants quiet., prior: residual}
  bluff:
    asks: Does B bluff?
    about: [b]
    until: 2024-01-31
    hypotheses:
      bluffs: {text: It bluffs., prior: likely}
      means_it: {text: It means it., prior: likely, orders: {b: {ranking: [b.y, not b.y]}}}
events:
  - id: move
    at: 2024-01-05
    text: A moves.
    evidence: {aim: {bold: very likely, timid: 0.3}, bluff: {bluffs: 0.5, means_it: 0.5}}
  - id: halt
    at: 2024-01-06
    text: A halts.
    evidence: {aim: {bold: [0.2, 0.4], timid: 0.6}}
  - id: secret
    at: 2024-01-07
    text: A plans.
    known_to: [a]
    evidence: {aim: {bold: 0.9, timid: 0.1}}
"""
