"""All that can be asked of a negotiation drawn at random: answered, or refused in words."""

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

import excomm
from excomm.case import CaseError
from negotiation.drawn import make_case

# What says where a state stands among all, which is known only where they are listed.
NUMBERED = ("number", "engine")


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("drawn")


def loaded(folder, seed):
    text, asked = make_case(seed)
    path = folder / f"drawn{seed}.yaml"
    path.write_text(text, encoding="utf-8")
    try:
        return excomm.load(path), asked
    except CaseError:
        assume(False)
    finally:
        path.unlink()


def questions(case, asked):
    """What can be asked of either engine, by name, but for what is drawn."""
    found = {
        "packages": lambda **engine: case.packages(samples=0, **engine),
        "agreements": lambda **engine: case.agreements(samples=0, **engine),
    }
    for name in asked["proposals"]:
        found[f"appraise {name}"] = lambda name=name, **engine: case.appraise(name, **engine)
        found[f"react {name}"] = lambda name=name, **engine: case.react(after=name, **engine)
    return found


def answered(ask, **engine):
    """What is found, or what is said to stand in the way."""
    try:
        return ask(**engine)
    except CaseError as error:
        return error


def unnumbered(data):
    """Plain data, without numbers of states and with what rounding leaves taken away."""
    if isinstance(data, dict):
        return {k: unnumbered(v) for k, v in data.items() if k not in NUMBERED}
    if isinstance(data, list):
        return [unnumbered(item) for item in data]
    return round(data, 9) if isinstance(data, float) else data


@settings(max_examples=25)
@given(st.integers(0, 2**32))
def test_everything_is_answered_or_refused_in_words(folder, seed):
    case, asked = loaded(folder, seed)
    asks = questions(case, asked)
    asks |= {f"play {party}": lambda p=party: case.playbook(p) for party in asked["parties"]}
    asks["press"] = lambda: case.press(asked["by"], asked["wanted"])
    asks["estimate"] = case.estimate
    for ask in asks.values():
        found = answered(ask)
        if isinstance(found, CaseError):
            assert str(found)
            continue
        assert str(found)
        assert found._repr_html_()
        assert found.to_json()
        assert found.to_csv()


@settings(max_examples=25)
@given(st.integers(0, 2**32))
def test_the_engines_answer_alike(folder, seed):
    case, asked = loaded(folder, seed)
    for name, ask in questions(case, asked).items():
        listed, symbolic = (answered(ask, engine=e) for e in ("enumerated", "symbolic"))
        if isinstance(listed, CaseError) or isinstance(symbolic, CaseError):
            assert type(listed) is type(symbolic), (name, listed, symbolic)
            continue
        assert unnumbered(listed.to_dict()) == unnumbered(symbolic.to_dict()), name
