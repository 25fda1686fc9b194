"""Save files of GMCR+ written by hand, and random ones with what they literally say."""

import json
from itertools import product

from hypothesis import strategies as st


def pattern(*numbers):
    """Options counted from 1, negative for those not taken, as the program writes them."""
    return [[abs(number) - 1, "Y" if number > 0 else "N"] for number in numbers]


def any_of(*members):
    """Satisfied where one of some patterns is."""
    return {"compound": True, "members": [pattern(*member) for member in members]}


def option(name, direction="both"):
    return {"name": name, "permittedDirection": direction}


def maker(name, options, preferences=(), **more):
    return {"name": name, "options": options, "preferences": list(preferences)} | more


def harbour(**changes):
    """A quarrel over a harbour: two parties, three options, one of them one way."""
    return {
        "program": "gmcr-py",
        "version": "0.3.12",
        "useManualPreferenceRanking": False,
        "options": [option("Close the harbour"), option("Lay mines", "fwd"), option("Sail in")],
        "decisionMakers": [
            maker(
                "Port",
                [0, 1],
                [
                    any_of((1, -3), (-1, 3), (-1, -3)),
                    pattern(-2),
                    pattern(1),
                ],
            ),
            maker("Fleet", [2], [pattern(3, -2), pattern(-3)]),
        ],
        "infeasibles": [pattern(-1, 2)],
    } | changes


def write(folder, content, name="harbour.gmcr"):
    path = folder / name
    path.write_text(content if isinstance(content, str) else json.dumps(content), "utf-8")
    return path


# Random save files


@st.composite
def saved(draw, ranked=None):
    """Draw the content of a save file whose options are shuffled among two or three parties."""
    owners = draw(
        st.lists(st.integers(0, 2), min_size=2, max_size=5).filter(
            lambda owners: len(set(owners)) > 1
        )
    )
    count = len(owners)
    literal = st.tuples(st.integers(0, count - 1), st.sampled_from("YN")).map(list)
    patterns = st.lists(literal, min_size=1, max_size=3, unique_by=lambda pair: pair[0])
    compound = st.lists(patterns, min_size=1, max_size=4).map(
        lambda members: {"compound": True, "members": members}
    )
    content = {
        "useManualPreferenceRanking": draw(st.booleans()) if ranked is None else ranked,
        "options": [
            option(f"option {n}", draw(st.sampled_from(["both", "both", "fwd", "back"])))
            for n in range(count)
        ],
        "infeasibles": draw(st.lists(patterns, max_size=3)),
        "decisionMakers": [
            maker(
                f"party {party}",
                draw(st.permutations([n for n in range(count) if owners[n] == party])),
                draw(st.lists(st.one_of(patterns, compound), min_size=1, max_size=5)),
            )
            for party in sorted(set(owners))
        ],
    }
    while not (states := Literal(content).states):
        content["infeasibles"].pop()
    for item in content["decisionMakers"]:
        places = draw(st.lists(st.integers(0, 3), min_size=len(states), max_size=len(states)))
        classes = [[n for n, p in enumerate(places, 1) if p == place] for place in range(4)]
        item["preferenceRanking"] = [c[0] if len(c) == 1 else c for c in classes if c]
    return content


class Literal:
    """A save file as it literally says: a state is the options taken, numbered as there."""

    def __init__(self, content):
        self.content = content
        self.makers = content["decisionMakers"]
        self.order = [n for item in self.makers for n in item["options"]]
        combinations = product("NY", repeat=len(self.order))
        states = [dict(zip(self.order, reversed(values), strict=True)) for values in combinations]
        self.states = [
            state
            for state in states
            if not any(meets(state, rule) for rule in content["infeasibles"])
        ]

    def patterns(self):
        return [
            " ".join("".join(state[n] for n in item["options"]) for item in self.makers)
            for state in self.states
        ]

    def better(self, item, q, s):
        """Whether a party prefers the q-th state to the s-th."""
        if self.content["useManualPreferenceRanking"]:
            places = {
                number: place
                for place, tied in enumerate(item["preferenceRanking"])
                for number in (tied if isinstance(tied, list) else [tied])
            }
            return places[q + 1] < places[s + 1]
        for wish in item["preferences"]:
            here, there = (satisfies(self.states[place], wish) for place in (q, s))
            if here != there:
                return here
        return False

    def can_move(self, item, s, q):
        old, new = self.states[s], self.states[q]
        changed = [n for n in self.order if old[n] != new[n]]
        directions = [self.content["options"][n]["permittedDirection"] for n in changed]
        return bool(changed) and all(
            n in item["options"]
            and (direction == "both" or (direction == "fwd") == (new[n] == "Y"))
            for n, direction in zip(changed, directions, strict=True)
        )


def meets(state, rule):
    return all(state[n] == value for n, value in rule)


def satisfies(state, wish):
    members = wish["members"] if isinstance(wish, dict) else [wish]
    return any(meets(state, member) for member in members)
