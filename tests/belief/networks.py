"""Cases of questions that depend on one another, and what is believed of them, literally."""

from itertools import product
from math import prod

from hypothesis import strategies as st

from belief.samples import HEAD
from excomm.case import parse_case, situate
from strategies import as_yaml

hundredths = st.integers(1, 99).map(lambda n: n / 100)


def network_text(questions, events=(), **more):
    """Return a case of questions that depend on one another.

    Parameters
    ----------
    questions
        By id: the ids it depends on, and by the combinations of their answers the priors by
        hypothesis.
    events
        Of each the questions it bears on, with chances by hypothesis, and its reliability.
    """
    asked = {}
    for name, (parents, table) in questions.items():
        names = list(next(iter(table.values())))
        asked[name] = {
            "asks": f"What of {name}?",
            "about": ["a"],
            "hypotheses": {answer: {"text": answer} for answer in names},
        }
        if parents:
            asked[name]["depends_on"] = list(parents)
            asked[name]["priors"] = [
                {"given": dict(zip(parents, key, strict=True)), "prior": dict(row)}
                for key, row in table.items()
            ]
        else:
            for answer, prior in table[()].items():
                asked[name]["hypotheses"][answer]["prior"] = prior
    happened = [
        {
            "id": f"e{number}",
            "at": f"2024-01-{number:02}",
            "text": "It happens.",
            "evidence": {key: dict(chances) for key, chances in evidence.items()},
        }
        | ({"reliability": grade} if grade else {})
        for number, (evidence, grade) in enumerate(events, 1)
    ]
    content = HEAD | {"questions": asked, "events": happened} | more
    return as_yaml(content)


def network(questions, events=(), given=None, **more):
    """Return such a case as of its last event."""
    return situate(parse_case(network_text(questions, events, **more), "drawn"), given=given)


WEIGHTS = {None: 1.0, "A": 1.0, "B": 0.8, "C": 0.6, "D": 0.4, "E": 0.2}


def literal_joint(questions, events=()):
    """Return belief in every joint answer: by the answers in the order of the questions."""
    ids = list(questions)
    hypotheses = [list(next(iter(table.values()))) for _, table in questions.values()]
    prior = {}
    for answers in product(*hypotheses):
        chosen = dict(zip(ids, answers, strict=True))
        prior[answers] = prod(
            table[tuple(chosen[parent] for parent in parents)][chosen[name]]
            for name, (parents, table) in questions.items()
        )
    joint = dict(prior)
    for evidence, grade in events:
        for name, chances in evidence.items():
            axis, weight = ids.index(name), WEIGHTS[grade]
            anyway = sum(p * chances[answers[axis]] for answers, p in prior.items())
            for answers in joint:
                joint[answers] *= weight * chances[answers[axis]] + (1 - weight) * anyway
    total = sum(joint.values())
    return {answers: p / total for answers, p in joint.items()} if total else None


def literal_marginal(questions, joint, name):
    """Return belief in the hypotheses of one question."""
    axis = list(questions).index(name)
    found = dict.fromkeys(next(iter(questions[name][1].values())), 0.0)
    for answers, p in joint.items():
        found[answers[axis]] += p
    return found


@st.composite
def networks(draw, most=4, items=4, least=1, parents_each=2):
    """Draw questions that depend on some of those before them, and events that bear on them."""
    questions = {}
    for number in range(draw(st.integers(least, most))):
        before = list(questions)
        parents = (
            draw(st.lists(st.sampled_from(before), unique=True, max_size=parents_each))
            if before
            else []
        )
        names = [f"h{k}" for k in range(draw(st.integers(2, 3)))]
        sides = [list(next(iter(questions[parent][1].values()))) for parent in parents]
        table = {}
        for key in product(*sides):
            raw = [draw(st.integers(1, 9)) for _ in names]
            table[key] = {name: x / sum(raw) for name, x in zip(names, raw, strict=True)}
        questions[f"q{number}"] = (tuple(parents), table)
    events = []
    for _ in range(draw(st.integers(0, items))):
        on = draw(st.lists(st.sampled_from(list(questions)), unique=True, min_size=1, max_size=2))
        evidence = {
            name: {answer: draw(hundredths) for answer in next(iter(questions[name][1].values()))}
            for name in on
        }
        events.append((evidence, draw(st.sampled_from([None, "B", "E"]))))
    return questions, events
