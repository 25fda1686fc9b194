"""Cases that a picture must survive, beside those of the library."""

from functools import cache

import yaml

import excomm
from excomm.case import parse_case
from excomm.session import Analysis

LONG = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft"

HOSTILE = f"""
excomm: 1
title: "<script>document.title = 'gone'</script> & \\"quotes\\" \\u202E turned ]]> {LONG}"
parties:
  a: {{name: "ألف <b>& Sons</b> وزارة الشؤون الخارجية"}}
  b: {{name: {LONG} und Söhne}}
  c: {{name: "外務省の非常に長い名前の国際協力局第一課"}}
options:
  a.x: {{text: "do <b>x</b> & more"}}
  a.a_very_long_identifier_that_goes_on_and_on: {{text: do y, moves: on}}
  b.donaudampfschifffahrtselektrizitaetenwerk: {{text: do y}}
  c.level: {{text: go, levels: [none, some_of_it, everything_there_is]}}
outcomes:
  both: {{when: a.x and c.level >= some_of_it, text: "Both & \\"more\\"."}}
  an_outcome_with_a_name_much_longer_than_any_box_is_wide: {{when: a.x, text: long}}
  another: not a.x
  one_more: c.level = none
  and_yet_another_one: c.level = none or a.x
orders:
  a: [{{id: one, want: a.x, by: analyst}}]
  b: [{{id: two, want: b.donaudampfschifffahrtselektrizitaetenwerk if a.x, by: analyst}}]
  c: [{{id: three, want: c.level = none, by: analyst}}]
"""


def _case(parties: int, options: int, *, moves: str = "both", outcomes: int = 0, **more) -> str:
    """Return a case of some parties with some options each, which want them in turn."""
    ids = {f"p{p}": [f"p{p}.o{p}{o}" for o in range(options)] for p in range(parties)}
    every = [option for own in ids.values() for option in own]
    orders = {
        party: [
            {"id": f"s{k}", "want": f"{'not ' if (k + n) % 2 else ''}{option}", "by": "analyst"}
            for k, option in enumerate([*own, *every[n::2]])
        ]
        for n, (party, own) in enumerate(ids.items())
    }
    return yaml.safe_dump(
        {
            "excomm": 1,
            "title": f"Options each: {options}; parties: {parties}",
            "parties": {party: {"name": f"Party number {party[1:]}"} for party in ids},
            "options": {o: {"text": f"do {o}", "moves": moves} for o in every},
            "outcomes": {f"outcome_{k}": every[k] for k in range(outcomes)},
            "orders": orders,
        }
        | more,
        sort_keys=False,
    )


def _wants(option: str) -> list[dict[str, str]]:
    return [{"id": "one", "want": option, "by": "analyst"}]


COMMON = """
excomm: 1
title: handshakes that take two
parties: {a: {name: A}, b: {name: B}, c: {name: C}}
options: {a.sign: {text: sign}, b.sign: {text: sign}, c.sign: {text: sign}}
moves:
  a:
    - {from: not a.sign and not b.sign, sets: {a.sign: yes, b.sign: yes}}
    - {from: c.sign, sets: {b.sign: no, c.sign: no}}
    - {from: a.sign, sets: {a.sign: no}}
  b: [{from: not a.sign and not b.sign, sets: {a.sign: yes, b.sign: yes}}, {sets: {a.sign: no}}]
orders:
  a: [{id: done, want: a.sign and b.sign}, {id: alone, want: not c.sign}]
  b: [{id: done, want: a.sign and b.sign}, {id: free, want: not a.sign}]
  c: [{id: all, want: c.sign}]
"""

MERGED = """
excomm: 1
title: a plant that may be abandoned
parties: {m: {name: the ministry}, p: {name: the plant}, l: {name: the town}}
options:
  m.modify: {text: modify}
  p.accept: {text: accept}
  p.abandon: {text: abandon, moves: on}
  l.insist: {text: insist}
impossible: [p.accept and p.abandon]
merged: [p.abandon]
orders:
  m: [{id: taken, want: p.accept}, {id: firm, want: not m.modify}]
  p: [{id: gone, want: p.abandon if l.insist}, {id: eased, want: m.modify}]
  l: [{id: quiet, want: not l.insist if m.modify}, {id: heard, want: l.insist}]
"""

TEXTS = {
    "common moves": COMMON,
    "merged states": MERGED,
    "hostile": HOSTILE,
    "one-party": _case(1, 2, outcomes=2),
    "one-party-of-32": _case(1, 5, outcomes=1),
    "five-parties": _case(5, 1, outcomes=3),
    "two-by-three": _case(2, 3, outcomes=2),
    "indifferent": _case(2, 2, orders={"p0": _wants("p0.o00"), "p1": _wants("p0.o01")}),
    "one-way": _case(2, 2, moves="on", outcomes=1),
    "of-42": _case(
        *(3, 2),
        outcomes=3,
        impossible=[
            *("YY -- YY", "-- YY NY", "NY YY --", "YY YN --"),
            *("NN NN YY", "YN -- YN", "-- NY YY"),
        ],
    ),
    "no-moves": _case(2, 1, outcomes=1, impossible=["Y N", "N Y"]),
    "one-state": _case(2, 1, impossible=["Y N", "N Y", "Y Y"]),
    "nobody-cares": _case(3, 1, orders={}),
    "many-groups": _case(4, 2, outcomes=8),
    "no-outcomes": _case(4, 2),
    "infeasible-present": _case(2, 1, impossible=["N N"]),
}
LIBRARY = ["chicken", "prisoners-dilemma", "cuba-1962-classic", "elmira", "cuba-1962"]


# Those that are drawn state by state, as those of more states are if that is asked.
STATE_BY_STATE = [
    *("chicken", "prisoners-dilemma", "cuba-1962-classic", "elmira"),
    *(name for name in TEXTS if name not in ("many-groups", "no-outcomes")),
]


@cache
def analysis(name: str) -> Analysis:
    """Return one of the cases, of the library or odd."""
    return excomm.load(name) if name in LIBRARY else Analysis(parse_case(TEXTS[name], name))
