"""Random cases with issues, and what a side makes of them read literally.

A state is a dictionary from option to value. Of the package only the case is used, as data;
what others would answer is passed in, since of several best replies any may be taken.
"""

import random

from hypothesis import strategies as st

from conflict.literal import Textbook
from excomm.case import parse_case, situate
from excomm.negotiation.replies import Replies
from strategies import as_yaml

OPTIONS = ("a.one", "a.two", "b.one", "b.two", "c.one")


def wants(some):
    parts = [some.choice(["", "not "]) + option for option in some.sample(OPTIONS, 2)]
    joined = some.choice([" and ", " or ", " if "]).join(parts)
    return some.choice([joined, parts[0]])


def make_case(seed):
    """Return a case of three parties, two issues and two answers about what B wants."""
    some = random.Random(seed)
    orders = {}
    for party in "abc":
        orders[party] = [
            {"id": f"{party}{k}", "want": wants(some)} for k in range(some.randint(2, 5))
        ]
        for item in orders[party]:
            if some.random() < 0.15:
                item["until"] = "2030-01-01"
    if some.random() < 0.3:
        orders["a"][0]["refusal"] = True
    start = {name: some.random() < 0.5 for name in OPTIONS}
    chosen = some.sample(OPTIONS, 4)
    issues = {}
    for name, settled in (("first", chosen[:2]), ("second", chosen[2:])):
        levels = {}
        for k in range(some.randint(1, 3)):
            performs = {option: some.random() < 0.5 for option in settled if some.random() < 0.8}
            if performs and performs not in [level["performs"] for level in levels.values()]:
                levels[f"l{k}"] = {"text": "T", "performs": performs, "by": "me"}
        if levels:
            issues[name] = {"text": "T", "levels": levels}
            if some.random() < 0.6:
                issues[name]["raised_by"] = some.sample("abc", some.randint(1, 2))
    content = {
        "excomm": 1,
        "title": "T",
        "as_of": "2020-01-01",
        "parties": {party: {"name": party.upper()} for party in "abc"},
        "options": {
            name: {"text": name, "moves": some.choice(["both", "both", "both", "on", "off"])}
            | ({"matures": "T"} if some.random() < 0.2 else {})
            for name in OPTIONS
        },
        "orders": orders,
        "questions": {
            "aim": {
                "asks": "T",
                "about": ["b"],
                "hypotheses": {
                    "as_said": {"text": "T", "prior": 0.4},
                    "other": {
                        "text": "T",
                        "prior": 0.6,
                        "first": {"b": [orders["b"][-1]["id"]]},
                    },
                },
            }
        },
        "issues": issues,
        "no_agreement": "present",
        "start": start,
        "events": [
            {
                "id": f"e{k}",
                "at": f"2019-01-0{k + 1}",
                "text": "T",
                "sets": {some.choice(OPTIONS): some.random() < 0.5},
            }
            for k in range(some.randint(0, 3))
        ],
    }
    return as_yaml(content)


def cases():
    """Draw cases, evenly: most that are simple have nothing in them to tell apart."""
    return st.integers(0, 2**32).map(make_case)


class Side:
    """The side A of a drawn case, read literally."""

    def __init__(self, case, given=None):
        self.case = parse_case(case) if isinstance(case, str) else case
        self.situation = situate(self.case, given=given)
        self.textbook = Textbook(self.situation)
        self.replies = Replies.of(self.situation)
        self.numbers = {self.key(state): n for n, state in self.textbook.states.items()}
        self.base = self.state(self.situation.present)

    def state(self, values):
        options = zip(self.case.options, values, strict=True)
        return {option.id: option.values[value] for option, value in options}

    def values(self, state):
        return tuple(option.values.index(state[option.id]) for option in self.case.options)

    def key(self, state):
        return tuple(sorted(state.items()))

    def number(self, state):
        return self.numbers[self.key(state)]

    def statements(self, party):
        return self.situation.orders[party].items

    def holds(self, item, state):
        return self.textbook.true(item.want, state)

    def reply(self, party, state):
        return self.state(self.replies.best(party, self.values(state)))

    def set(self, state, performs):
        options = {option.id: option.values for option in self.case.options}
        return state | {name: options[name][place] for name, place in performs.items()}

    def effect(self, party, before, after, besides=()):
        """Whether it gets better, and the place of the statement that says so."""
        for place, item in enumerate(self.statements(party)):
            here, there = self.holds(item, before), self.holds(item, after)
            if item.id not in besides and here != there:
                return there, place
        return None, None

    def crossed(self, party, after):
        return [
            item.id
            for item in self.statements(party)
            if item.refusal and self.holds(item, self.base) and not self.holds(item, after)
        ]

    def response(self, level):
        """What a reply changes for A, beyond undoing a level, that it would not change anyway."""
        ours = {k: v for k, v in level.performs.items() if k.startswith("a.")}
        at = [self.set(self.base, level.performs)]
        if ours and ours != dict(level.performs):
            at.append(self.set(self.base, ours))
        found = []
        for state in at:
            for rival in "bc":
                kept = {name: state[name] for name in level.performs}
                then = self.reply(rival, state) | kept
                anyway = self.reply(rival, self.base)
                anyway |= {name: self.base[name] for name in level.performs}
                for place, item in enumerate(self.statements("a")):
                    truths = [self.holds(item, s) for s in (self.base, anyway, state, then)]
                    if truths[0] == truths[1] == truths[2] != truths[3]:
                        found.append((truths[3], place))
                        break
        return sorted(found, key=lambda pair: (pair[0], pair[1]))

    def position(self, issue, name):
        """The position on a level, by the rules as they are written."""
        readings = {level.id: self.reading(issue, level) for level in issue.levels}
        gaining = [level for level in issue.levels if readings[level.id][0] == "gain"]
        stand, timed = readings[name]
        level = issue.level(name)
        reserved = timed or self.maturing(level)
        if stand == "gain":
            timed = {x for level in gaining for x in readings[level.id][1]}
            best = gaining[0]
            for level in gaining[1:]:
                one = self.set(self.base, best.performs)
                other = self.set(self.base, level.performs)
                if self.effect("a", one, other, timed)[0]:
                    best = level
            if name == best.id and not self.offered(issue, best):
                return "seek"
            return "reserve" if reserved else "accept"
        if stand == "loss":
            raised = any(party != "a" for party in issue.raised_by)
            if not issue.raised_by:
                raised = any(
                    self.effect(party, self.base, self.set(self.base, level.performs))[0]
                    for level in issue.levels
                    for party in self.concerned(issue)
                )
            answered = {stand for stand, _ in readings.values()} & {"gain", "accept"}
            return "sidestep" if raised and not answered else "refuse"
        return "reserve" if stand == "accept" and reserved else stand

    def maturing(self, level):
        """Whether a level has A do what matures as long as it is not done."""
        options = {option.id: option for option in self.case.options}
        return any(
            value and self.base[name] == "no" and name[0] == "a" and options[name].matures
            for name, value in level.performs.items()
        )

    def offered(self, issue, level):
        raising = [party for party in issue.raised_by if party != "a"]
        state = self.set(self.base, level.performs)
        others = [self.set(self.base, other.performs) for other in issue.levels]
        return bool(raising) and all(
            self.effect(party, self.base, state)[0]
            and not any(self.effect(party, state, other)[0] for other in others)
            for party in raising
        )

    def concerned(self, issue):
        named = {option[0] for level in issue.levels for option in level.performs}
        return [p for p in "bc" if p in named | {*issue.raised_by}] or ["b", "c"]

    def reading(self, issue, level):
        """What a level is by itself, and what its day matters to."""
        state = self.set(self.base, level.performs)
        if self.crossed("a", state):
            return "refuse", ()
        timed = [
            item.id
            for item in self.statements("a")
            if item.period.until and self.holds(item, self.base) and not self.holds(item, state)
        ]
        better, place = self.effect("a", self.base, state, timed)
        answers = self.response(level)
        if better is None and answers:
            better, place = answers[0]
            if not better:
                return "sidestep", ()
        if better is False:
            return "loss", ()
        wanted = any(self.effect(party, self.base, state)[0] for party in self.concerned(issue))
        if better is None and not wanted:
            return "sidestep", ()
        if any(not gains and (place is None or p < place) for gains, p in answers):
            return "sidestep", ()
        if better:
            return "gain", timed
        return "accept", timed
