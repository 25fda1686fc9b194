"""Cases that ask one question."""

from excomm.belief import believe
from excomm.case import parse_case, situate
from strategies import as_yaml

HEAD = {
    "excomm": 1,
    "title": "T",
    "words": "icd203",
    "parties": {"a": {"name": "A"}},
    "options": {"a.x": {"text": "do x"}},
}


def case_text(priors, events=(), learned=None, **more):
    """Return a case that asks `aim` of hypotheses by name.

    Each of `events` maps hypotheses to chances, or is None for an event that is no evidence;
    they happen a day apart and are called e1, e2 and so on. `learned` says of each, by its
    position, who learned of it.
    """
    question = {
        "asks": "What does it want?",
        "about": ["a"],
        "hypotheses": {name: {"text": name, "prior": prior} for name, prior in priors.items()},
    }
    happened = []
    for position, chances in enumerate(events):
        day = f"2024-{1 + position // 28:02}-{1 + position % 28:02}"
        event = {"id": f"e{position + 1}", "at": day, "text": "It happens."}
        if chances is not None:
            event["evidence"] = {"aim": dict(chances)}
        if learned and learned[position] is not None:
            event["known_to"] = learned[position]
        happened.append(event)
    content = HEAD | {"questions": {"aim": question}, "events": happened} | more
    return as_yaml(content)


def believed(priors, events=(), as_of=None, seed=0, draws=2000, **more):
    """Return what is believed of the question of such a case."""
    situation = situate(parse_case(case_text(priors, events, **more), "drawn"), as_of)
    (question,) = situation.case.questions
    return believe(situation, question, seed, draws)


def points(bands):
    """Return the points of bands, by hypothesis."""
    return {name: band.point for name, band in bands.items()}


def width(band):
    """Return how wide a band is."""
    return band.high - band.low
