"""Random conflicts, as case files.

They are drawn as the text of a file, so that the way from the file to the result is tested
whole. Formulas are drawn with the text that says them, written here and not by the package.
"""

from dataclasses import dataclass
from functools import cached_property

import yaml
from hypothesis import strategies as st

from conflict.literal import Textbook
from excomm.case import parse_case, situate
from excomm.case.logic import And, Compare, Constant, Count, Iff, Implies, Name, Not, Or
from excomm.conflict import make_conflict

VALUES = {
    "switch": ("no", "yes"),
    "levels": ("low", "mid", "high"),
    "one_of": ("none", "left", "right"),
}
# How a value of an option is written in a pattern.
SYMBOLS = {
    "no": "N",
    "yes": "Y",
    "low": "NN",
    "mid": "YN",
    "high": "YY",
    "none": "NN",
    "left": "YN",
    "right": "NY",
}
KINDS = ("switch", "switch", "switch", "levels", "one_of")
MOVES = ("both", "both", "both", "on", "off")
HORIZONS = {"soon": 1, "later": 3}
# What makes deterrents, and long ones, frequent: few ties, few rules.
EVENTFUL = {
    "orders": ("ranking", "statements", "ranking"),
    "moves": ("both", "both", "both", "both", "on", "off"),
    "max_rules": 1,
}


@dataclass(frozen=True)
class Drawn:
    """A case file and the horizon looked to; what is made of it is made once."""

    text: str
    horizon: str | None

    def __repr__(self):
        return f"Drawn(horizon={self.horizon}, text=\n{self.text})"

    @cached_property
    def situation(self):
        return situate(parse_case(self.text), horizon=self.horizon)

    @cached_property
    def conflict(self):
        return make_conflict(self.situation)

    @cached_property
    def textbook(self):
        return Textbook(self.situation)


@dataclass(frozen=True)
class Said:
    """A formula and the text that says it."""

    formula: object
    text: str


@st.composite
def formulas(draw, options, names=(), depth=2):
    """Draw formulas over `options`, a mapping from id to kind, and over factors and outcomes."""
    return _formula(draw, options, names, depth)


def _formula(draw, options, names, depth):
    shape = draw(SHAPES) if depth else "atom"
    if shape == "atom":
        return _atom(draw, options, names)
    if shape == "constant":
        return (
            Said(Constant(True), "true") if draw(st.booleans()) else Said(Constant(False), "False")
        )
    parts = [_formula(draw, options, names, depth - 1) for _ in range(draw(WIDTHS[shape]))]
    if shape == "not":
        return negated(*parts)
    if shape in JOINED:
        return joined(shape, parts)
    if shape in CONDITIONAL:
        return conditional(shape, *parts)
    number = draw(st.integers(0, len(parts)))
    text = f"{shape} {number} of ({', '.join(part.text for part in parts)})"
    return Said(Count(shape, number, tuple(part.formula for part in parts)), text)


JOINED = {"and": And, "or": Or}
CONDITIONAL = ("implies", "if", "iff")
COUNTED = ("at least", "at most", "exactly")
SHAPES = st.sampled_from(
    [*["atom"] * 8, *["not", "and", "or"] * 3, *CONDITIONAL, *COUNTED, "constant"]
)
WIDTHS = (
    {"not": st.just(1)}
    | dict.fromkeys(CONDITIONAL, st.just(2))
    | dict.fromkeys([*JOINED, *COUNTED], st.integers(2, 3))
)
OPERATORS = {"levels": ("=", "!=", ">=", "<=", ">", "<"), "one_of": ("=", "!=")}


def _atom(draw, options, names):
    name = draw(st.sampled_from([*options, *names]))
    kind = options.get(name, "switch")
    if kind == "switch":
        return Said(Name(name), name)
    operator = draw(st.sampled_from(OPERATORS[kind]))
    level = draw(st.sampled_from(VALUES[kind]))
    return Said(Compare(name, operator, level), f"{name} {operator} {level}")


def negated(part):
    return Said(Not(part.formula), f"not ({part.text})")


def joined(word, parts):
    if len(parts) == 1:
        return parts[0]
    text = f" {word} ".join(f"({part.text})" for part in parts)
    return Said(JOINED[word](tuple(part.formula for part in parts)), text)


def conditional(word, left, right):
    formula = {
        "implies": Implies(left.formula, right.formula),
        "if": Implies(right.formula, left.formula),
        "iff": Iff(left.formula, right.formula),
    }[word]
    return Said(formula, f"({left.text}) {word} ({right.text})")


@st.composite
def conflicts(
    draw,
    min_parties=2,
    max_parties=4,
    cells=96,
    kinds=KINDS,
    moves=MOVES,
    max_rules=3,
    orders=("statements", "ranking", "statements", "ranking", "weights", None),
    beyond_options=False,
    horizons=(None, *HORIZONS),
):
    """Draw a case file with at least one state and at most `cells` combinations of options.

    With `beyond_options` it merges states, bars moves and gives moves one by one.
    """
    parties = "abcd"[: draw(st.integers(min_parties, max_parties))]
    options = _options(draw, parties, cells, kinds)
    content = {
        "excomm": 1,
        "title": "drawn",
        "horizons": HORIZONS,
        "parties": {party: {"name": party} for party in parties},
        "options": {
            option: {"text": "do it"}
            | ({} if kind == "switch" else {kind: list(VALUES[kind])})
            | {"moves": draw(st.sampled_from(moves))}
            for option, kind in options.items()
        },
    }
    horizon = draw(st.sampled_from(horizons))
    names = _definitions(draw, content, options)
    content["impossible"] = [
        _formula(draw, options, names, 2).text for _ in range(draw(st.integers(0, max_rules)))
    ]
    while not (states := Drawn(as_yaml(content), horizon).textbook.states):
        content["impossible"].pop()
    if beyond_options:
        _moves(draw, content, parties, options, names)
        states = Drawn(as_yaml(content), horizon).textbook.states
    content["start"] = {o: draw(st.sampled_from(VALUES[kind])) for o, kind in options.items()}
    content["orders"] = {}
    for party in parties:
        if kind := draw(st.sampled_from(orders)):
            content["orders"][party] = _ORDERS[kind](draw, options, names, states)
    return Drawn(as_yaml(content), horizon)


def _moves(draw, content, parties, options, names):
    def states():
        return _formula(draw, options, names, 1).text

    content["merged"] = [states() for _ in range(draw(st.integers(0, 2)))]
    content["barred"] = [
        {"from": states(), "to": states()}
        | ({"party": draw(st.sampled_from(parties))} if draw(st.booleans()) else {})
        for _ in range(draw(st.integers(0, 2)))
    ]
    content["moves"] = {
        party: [
            {
                "from": states(),
                "sets": {
                    option: draw(st.sampled_from(VALUES[options[option]]))
                    for option in draw(
                        st.lists(st.sampled_from(sorted(options)), min_size=1, unique=True)
                    )
                },
            }
            for _ in range(draw(st.integers(0, 5)))
        ]
        for party in draw(st.lists(st.sampled_from(parties), unique=True))
    }


def _options(draw, parties, cells, kinds):
    # The first two parties can always do something. Options of different parties alternate
    # in the file; the case groups them by party.
    options, combinations = {}, 1
    for letter in "xyz":
        for party in parties:
            certain = letter == "x" and party in "ab"
            kind = draw(st.sampled_from(kinds if certain else (None, *kinds)))
            if kind and combinations * len(VALUES[kind]) <= cells:
                options[f"{party}.{letter}"] = kind
                combinations *= len(VALUES[kind])
    return options


def _definitions(draw, content, options):
    names = []
    content["factors"], content["outcomes"] = {}, {}
    for factor in ("dear", "cold")[: draw(st.integers(0, 2))]:
        since = draw(st.sampled_from([None, *HORIZONS]))
        when = _formula(draw, options, names, 1).text
        content["factors"][factor] = {"when": when, "text": "it is so"}
        content["factors"][factor] |= {"from": since} if since else {}
        names.append(factor)
    for outcome in ("deal", "war")[: draw(st.integers(0, 2))]:
        content["outcomes"][outcome] = _formula(draw, options, names, 2).text
        names.append(outcome)
    return names


def _statements(draw, options, names, states):
    del states
    return [
        {"id": f"s{k}", "want": _formula(draw, options, names, 1).text}
        for k in range(draw(st.integers(1, 8)))
    ]


# Among them decimal fractions that floating point does not add up exactly.
WEIGHT = st.sampled_from([1, 2, 3, -1, -2, 0.1, 0.2, 0.3, -0.3])


def _weights(draw, options, names, states):
    del states
    weights = [
        (_formula(draw, options, names, 1).text, draw(WEIGHT))
        for _ in range(draw(st.integers(1, 5)))
    ]
    return {"weights": dict(weights)}


def _ranking(draw, options, names, states):
    if len(states) > 100 or draw(st.booleans()):
        return {"ranking": _ranked_formulas(draw, options, names)}
    places = draw(st.lists(st.integers(0, 9), min_size=len(states), max_size=len(states)))
    classes = {}
    for place, state in sorted(zip(places, states.values(), strict=True), key=lambda pair: pair[0]):
        classes.setdefault(place, []).append(pattern(options, state))
    return {"ranking": [tied[0] if len(tied) == 1 else tied for tied in classes.values()]}


def _ranked_formulas(draw, options, names):
    # Each class is what its formula holds in and none of the earlier ones did.
    classes, left = [], []
    for _ in range(draw(st.integers(1, 4))):
        want = _formula(draw, options, names, 1)
        classes.append(joined("and", [*left, want]))
        left.append(negated(want))
    return [said.text for said in [*classes, joined("and", left)]]


_ORDERS = {"statements": _statements, "ranking": _ranking, "weights": _weights}


def pattern(options, state):
    """Write a state as a pattern, grouped by party."""
    parties = sorted({option.partition(".")[0] for option in options})
    return " ".join(
        "".join(SYMBOLS[state[o]] for o in sorted(options) if o.startswith(f"{party}."))
        for party in parties
    )


def as_yaml(content):
    """Write the content of a case file; in C where that is built, which is much faster."""
    dumper = getattr(yaml, "CSafeDumper", yaml.SafeDumper)
    return yaml.dump(content, Dumper=dumper, sort_keys=False, width=1000, default_flow_style=None)
