"""Random cases with all that a negotiation may have: proposals, issues, views, pressure.

Written as an analyst writes a case file, each the same again from its seed.
"""

import random

from strategies import as_yaml

PARTIES = {"us": "United States", "ussr": "Soviet Union", "cuba": "Cuba"}
LEVELS = ("none", "some", "all")
CHOICES = ("none", "left", "right")


def make_case(seed):
    """Return the text of a case, and the names that may be asked about."""
    return _Drawn(random.Random(seed)).case()


class _Drawn:
    def __init__(self, some):
        self.some = some
        self.parties = list(PARTIES)[: some.choice([2, 3, 3])]
        self.options = {}
        for party in self.parties:
            for number in range(some.randint(1, 2)):
                self.options[f"{party}.o{number}"] = self.option(number)

    def often(self, chance):
        return self.some.random() < chance

    def option(self, number):
        """An option, and now and then what the rules on proposals look at."""
        found = {"text": f"do {number}"}
        kind = self.some.choice(["switch", "switch", "levels", "one_of"])
        if kind != "switch":
            found[kind] = list(LEVELS if kind == "levels" else CHOICES)
        if self.often(0.2):
            found["moves"] = self.some.choice(["on", "off"])
        looked_at = {"tags": ["arms"], "matures": "It ripens.", "reserve": True}
        found |= {key: value for key, value in looked_at.items() if self.often(0.2)}
        if self.often(0.3):
            found["severity"] = self.some.choice([0.1, 0.5, 1])
        return found

    def values(self, name):
        option = self.options[name]
        return option.get("levels") or option.get("one_of") or [False, True]

    def value(self, name):
        return self.some.choice(self.values(name))

    def atom(self, name=None):
        name = name or self.some.choice(list(self.options))
        values = self.values(name)
        if values == [False, True]:
            return self.some.choice([name, f"not {name}"])
        compared = ["=", "!="] if "one_of" in self.options[name] else ["=", ">=", "<"]
        return f"{name} {self.some.choice(compared)} {self.some.choice(values)}"

    def formula(self):
        if self.often(0.5):
            return self.atom()
        return f"({self.atom()}) {self.some.choice(['and', 'or', 'if'])} ({self.atom()})"

    def order(self, party):
        if self.often(0.1):
            return {"weights": {self.formula(): self.some.choice([-2, 1, 3]) for _ in range(3)}}
        found = []
        for number in range(self.some.randint(1, 4)):
            item = {"id": f"{party}{number}", "want": self.formula(), "by": "analyst"}
            if number == 0 and self.often(0.2):
                item["refusal"] = True
            elif self.often(0.15):
                item["until"] = "2030-01-01"
            if number > 1 and self.often(0.3):
                tier = found[-1] if isinstance(found[-1], list) else [found[-1]]
                found[-1] = [*tier, item]
            else:
                found.append(item)
        return found

    def case(self):
        some, parties = self.some, {party: {"name": PARTIES[party]} for party in self.parties}
        case = {"excomm": 1, "title": "Drawn", "as_of": "2020-01-10", "parties": parties}
        case["options"] = self.options
        case["orders"] = {party: self.order(party) for party in self.parties if self.often(0.95)}
        if self.often(0.5):
            parties["nato"] = {"name": "the allies", "observer": True}
            parties["nato"] |= {"allies": ["us"]} if self.often(0.5) else {}
            case["interests"] = {"nato": [{"id": "n", "want": self.formula(), "by": "analyst"}]}
        if self.often(0.3):
            case["impossible"] = [f"({self.formula()}) and ({self.formula()})"]
        case["start"] = {name: self.value(name) for name in self.options}
        case["questions"] = {
            f"q{number}": self.question(case) for number in range(some.randint(0, 2))
        }
        case["events"] = [self.event(number) for number in range(some.randint(0, 3))]
        case["issues"] = dict(self.issues())
        if self.often(0.3):
            case["no_agreement"] = some.choice(["present", self.formula()])
        case["proposals"] = dict(self.proposals(parties, case["events"]))
        if self.often(0.2):
            party = some.choice(self.parties)
            orders = {other: self.order(other) for other in self.parties if other != party}
            case["views"] = {party: {"text": "A view.", "by": "analyst", "orders": orders}}
        by = some.choice(self.parties)
        target = some.choice([name for name in self.options if not name.startswith(f"{by}.")])
        wanted = self.atom(target)
        if self.often(0.3):
            case["pressure"] = {"push": {"text": "push", "by": by, "for": wanted}}
        asked = {"by": by, "wanted": wanted, "parties": self.parties}
        asked["proposals"] = list(case["proposals"])
        return as_yaml({key: value for key, value in case.items() if value != {}}), asked

    def question(self, case):
        """A question about a party, whose answers may move one of its statements to the front."""
        about = self.some.choice(self.parties)
        number = self.some.randint(2, 3)
        order = case["orders"].get(about)
        items = order if isinstance(order, list) else []
        first = [item["id"] for item in items if isinstance(item, dict)]
        answers = {}
        for place in range(number):
            answers[f"h{place}"] = {"text": f"It is {place}.", "prior": round(1 / number, 6)}
            if place and first:
                answers[f"h{place}"]["first"] = {about: [self.some.choice(first)]}
            if self.often(0.3):
                answers[f"h{place}"]["plays_for_time"] = True
        answers["h0"]["prior"] = "residual"
        return {"asks": "What is it?", "about": [about], "hypotheses": answers}

    def event(self, number):
        name = self.some.choice(list(self.options))
        found = {"id": f"e{number}", "at": f"2020-01-0{number + 1}", "text": "It comes."}
        found["sets"] = {name: self.value(name)}
        if self.often(0.5):
            sender, receiver = self.some.sample(self.parties, 2)
            found |= {"from": sender, "to": [receiver], "channel": "public"}
        return found

    def issues(self):
        left = self.some.sample(list(self.options), len(self.options))
        for number in range(self.some.randint(0, 3)):
            own, left = left[:2], left[2:]
            levels = {}
            for place in range(self.some.randint(1, 3)):
                performs = {name: self.value(name) for name in own if self.often(0.8)}
                if performs and performs not in [one["performs"] for one in levels.values()]:
                    levels[f"l{place}"] = {"text": "so", "performs": performs, "by": "analyst"}
            if levels:
                raised = [self.some.choice(self.parties)] if self.often(0.4) else []
                found = {"text": f"issue {number}", "levels": levels}
                yield f"i{number}", found | ({"raised_by": raised} if raised else {})

    def proposals(self, parties, events):
        dues = ({"weeks": 3, "after": "talks"}, "2020-02-01", {"days": 3, "after": "agreement"})
        earlier = None
        for number in range(self.some.randint(0, 2)):
            sender, receiver = self.some.sample(self.parties, 2)
            owned = [name for name in self.options if name.split(".")[0] in (sender, receiver)]
            terms = {}
            for place, name in enumerate(self.some.sample(owned, min(2, len(owned)))):
                owner = name.split(".")[0]
                term = {"text": f"term {place}", "party": owner, "by": "analyst"}
                term |= {"to": [receiver if owner == sender else sender]}
                term |= {"performs": {name: self.value(name)}}
                term |= {"due": self.some.choice(dues)} if self.often(0.4) else {}
                term |= {"talks": "subject"} if self.often(0.2) else {}
                terms[f"t{place}"] = term
            found = {"text": f"proposal {number}", "terms": terms}
            sent = [event["id"] for event in events if event.get("from") == sender]
            found |= {"event": sent[0]} if sent else {"from": sender, "to": [receiver]}
            if "nato" in parties and self.often(0.5):
                found["mentions"] = ["nato"]
            if earlier is not None and self.often(0.5):
                found["follows"] = earlier
            earlier = f"p{number}"
            yield earlier, found
