"""Small cases with questions and judgements, whose results are known by heart."""

import re

import yaml

from excomm.case import parse_case

CHICKEN = """
excomm: 1
title: Chicken, of a driver who may be a daredevil
words: kent1964
horizons: {now: 1, later: 4}
documents:
  note: {title: A note, sha256: "0000000000000000000000000000000000000000000000000000000000000000"}
  book: {title: A book}
parties:
  a: {name: Driver A}
  b: {name: Driver B}
  town: {name: the town, observer: true}
options:
  a.swerve: {text: swerve}
  b.swerve: {text: swerve}
factors:
  grief: {when: not a.swerve and not b.swerve, from: later, text: The town grieves.}
  fame: {when: not a.swerve, text: A is spoken of., cites: [{document: note, page: 7}]}
outcomes:
  compromise: {when: a.swerve and b.swerve, text: Both give way.}
  a_yields: a.swerve and not b.swerve
  b_yields: b.swerve and not a.swerve
  crash: not a.swerve and not b.swerve
set_aside:
  - {what: crash, why: Nobody speaks of it., cites: [{document: note, page: 4}]}
orders:
  a:
    - {id: alive, want: not crash, cites: [{document: note, page: 1}]}
    - {id: face, want: not a.swerve, cites: [{document: book, page: 1}]}
    - {id: shame, want: b.swerve, by: analyst}
  b:
    - {id: alive, want: not crash, cites: [{document: note, page: 2}]}
    - {id: face, want: not b.swerve, cites: [{document: book, page: 2}]}
    - {id: shame, want: a.swerve, by: analyst}
interests:
  town:
    - {id: quiet, want: not grief, cites: [{document: note, page: 3}]}
    - {id: peace, want: a.swerve or b.swerve, cites: [{document: book, page: 3}]}
questions:
  nerve:
    asks: Is A a daredevil?
    about: [a]
    hypotheses:
      sane: {text: A wants to live., prior: 0.75, cites: [{document: note, page: 5}]}
      daredevil: {text: A would not swerve for anything., prior: 0.25, first: {a: [face]}}
start: {}
events:
  - id: boast
    at: 1960-01-01
    text: A boasts.
    evidence: {nerve: {sane: 0.2, daredevil: 0.6}}
    cites: [{document: note, page: 6}]
  - id: visit
    at: 1960-01-02
    text: A goes to see the doctor.
    evidence: {nerve: {sane: 0.5, daredevil: 0.25}}
    known_to: [a]
"""


# A case whose orders, questions and present change with time.
GATE = """
excomm: 1
title: a gate, day by day
known_to: clerk
parties: {a: {name: the guard}, b: {name: the rider}}
options:
  a.open: {text: open the gate}
  a.bar: {text: bar the road, moves: on}
  b.enter: {text: enter}
impossible: [b.enter and not a.open]
outcomes: {open: a.open, in: a.open and b.enter, barred: a.bar}
orders:
  a:
    - {id: toll, want: b.enter, from: 1962-10-03}
    - {id: quiet, want: not a.open}
    - {id: free, want: not a.bar}
  b: [{id: home, want: b.enter}, {id: road, want: not a.bar}]
questions:
  mood:
    asks: Is the guard in a good mood?
    about: [a]
    hypotheses: {good: {text: He is., prior: 0.5, first: {a: [free]}}, bad: {text: No., prior: 0.5}}
  horse:
    asks: Has the rider a horse?
    about: [b]
    from: 1962-10-03
    until: 1962-10-04
    hypotheses:
      horse: {text: He has., prior: 0.25, first: {b: [road]}}
      none: {text: He has none., prior: residual}
start: {}
events:
  - {id: song, at: 1962-10-01, text: The guard sings., evidence: {mood: {good: 0.8, bad: 0.2}}}
  - {id: whisper, at: 1962-10-02, text: He mutters., known_to: b,
     evidence: {mood: {good: 0.1, bad: 0.6}}}
  - {id: opened, at: 1962-10-03, text: The gate is opened., sets: {a.open: yes}}
  - {id: hoofs, at: 1962-10-04, text: Hoofs are heard., evidence: {horse: {horse: 0.9, none: 0.1}}}
  - {id: shut, at: 1962-10-05, text: The gate is shut., sets: {a.open: no, a.bar: yes}}
"""


def chicken(*judgements, more=""):
    """Return the case with judgements, each given as (check, cites) in YAML."""
    text = CHICKEN + more
    if judgements:
        text += "judgements:\n"
    for number, (check, cites) in enumerate(judgements):
        text += f"  - {{id: j{number}, text: So it is., check: {{{check}}}, cites: [{cites}]}}\n"
    return parse_case(text, "chicken")


IDLE = 25


def padded(text):
    """Return a case as text with options that matter to nobody: too large to list then."""
    content = yaml.load(text, _Loader)
    content["parties"]["idler"] = {"name": "the idler"}
    idle = {f"idler.idle{number}": {"text": f"wait {number}"} for number in range(IDLE)}
    content["options"] |= idle
    return yaml.safe_dump(content, sort_keys=False, width=10_000)


class _Loader(yaml.SafeLoader):
    """Reads numbers, true and false as such, and all else as text."""


_Loader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in known if tag.endswith((":int", ":float"))]
    for first, known in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
_Loader.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile("true|false"), ["t", "f"])
