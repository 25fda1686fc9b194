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
