"""Checks the shape of a case file and says in the user's words what does not fit."""

import re
from dataclasses import dataclass
from typing import Any, Literal

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from excomm.case import schema
from excomm.case.patterns import is_pattern
from excomm.case.problems import MAX_PROBLEMS, CaseError, Problem, first_of, nearest
from excomm.case.source import DataPath, Source

__all__ = ["shaped"]


@dataclass
class _Fault:
    """A problem and what it is of, so that what only follows from another is left out.

    Attributes
    ----------
    path
        The mapping whose keys do not fit, or the value that is not what it should be.
    key
        The key that is missing, not known or part of a split statement; None for a value.
    value, wanted
        What stands here, and what types could have.
    """

    problem: Problem
    kind: Literal["missing", "unknown", "split", "type", "other"]
    path: DataPath
    key: str | None = None
    value: Any = None
    wanted: tuple[str, ...] = ()


def shaped(source: Source) -> schema.CaseFile:
    """Return the content of a case file, its shape checked.

    Raises
    ------
    CaseError
        With every key that is unknown, missing or of the wrong type.
    """
    try:
        return schema.CaseFile.model_validate(source.data)
    except ValidationError as error:
        details = error.errors(include_url=False)[: 10 * MAX_PROBLEMS]
        faults = [_fault(source, detail) for detail in details]
        problems = [fault.problem for fault in _without_echoes(source, faults)]
        raise CaseError(first_of(problems)) from None


_TYPES = {
    "string_type": "text",
    "list_type": "a list",
    "dict_type": "a mapping",
    "model_type": "a mapping",
    "int_type": "a whole number",
    "float_type": "a number",
    "bool_type": "true or false",
}


def _fault(source: Source, detail: ErrorDetails) -> _Fault:
    path, value = _path_in_data(source.data, detail["loc"])
    kind = detail["type"]
    context = detail.get("ctx", {})
    place = source.place(path)
    name = _name(path)
    if kind == "missing":
        key = str(detail["loc"][-1])
        hint = "an order is a list of statements, a ranking or weights" if key == "ranking" else ""
        return _Fault(Problem(place, f"the key '{key}' is missing", hint), "missing", path, key)
    if kind == "extra_forbidden":
        # A key of a check stands in one of several kinds of mapping, which pydantic names.
        of_check = path[:1] == ("judgements",) and path[2:-1] == ("check",)
        return _unknown_key(source, path, str(detail["loc"][3]) if of_check else None)
    if kind == "union_tag_not_found":
        return _no_check(source, path, value)
    if value is None:
        key = str(path[-1])
        if key.count("(") != key.count(")"):
            return _split(source, path)
        field = schema.CaseFile.model_fields.get(name)
        hint = "leave the key out" if field and not field.is_required() else ""
        problem = Problem(source.key_place(path), f"nothing stands at '{name}'", hint)
        return _Fault(problem, "other", path)
    if kind in _TYPES:
        return _wrong_type(source, path, value, (_TYPES[kind],))
    match kind:
        case "literal_error":
            allowed = re.findall(r"'([^']*)'", str(context["expected"]))
            message = f"{_what(value)} cannot stand at '{name}'"
            problem = Problem(place, message, nearest(str(value), allowed))
        case "string_too_short" | "too_short" if context.get("min_length", 1) > 1:
            least = f"needs at least {context['min_length']} entries"
            problem = Problem(place, f"'{name}' {least}")
        case "string_too_short" | "too_short":
            problem = Problem(place, f"'{name}' is empty")
        case "greater_than_equal":
            problem = Problem(place, f"'{name}' must be at least {context['ge']:g}, not {value}")
        case "greater_than":
            problem = Problem(place, f"'{name}' must be above {context['gt']:g}, not {value}")
        case "less_than_equal" if path == ("excomm",):
            message = f"the case is in version {value} of the format, this program reads version 1"
            problem = Problem(place, message)
        case "less_than_equal":
            problem = Problem(place, f"'{name}' must be at most {context['le']:g}, not {value}")
        case "too_long":
            most = f"at most {context['max_length']} entries, not {len(value)}"
            problem = Problem(place, f"'{name}' may have {most}")
        case "string_pattern_mismatch":
            problem = Problem(place, f"'{name}' must be 64 digits, 0 to 9 and a to f")
        case _:
            problem = Problem(place, f"'{name}': {detail['msg'][:1].lower()}{detail['msg'][1:]}")
    return _Fault(problem, "other", path)


def _wrong_type(source: Source, path: DataPath, value: Any, wanted: tuple[str, ...]) -> _Fault:
    # A number is one whether it is whole or not, and true can always be written as text.
    spare = {"a number": "a whole number", "text": "true or false"}
    left = [item for item in wanted if item not in {spare.get(other) for other in wanted}]
    hint = ""
    if "text" in left and not isinstance(value, list):
        hint = "quote this"
    elif "text" in left and value and all(_is_pattern(item) for item in value):
        hint = "quote a pattern that begins with '- '"
    elif isinstance(value, str) and value.isdecimal() and left[0].endswith("number"):
        hint = "without quotes"
    message = f"expected {' or '.join(left)} at '{_name(path)}', not {_what(value)}"
    problem = Problem(source.place(path), message, hint)
    return _Fault(problem, "type", path, value=value, wanted=wanted)


def _is_pattern(value: Any) -> bool:
    return isinstance(value, str) and is_pattern(value)


def _path_in_data(data: Any, loc: tuple[int | str, ...]) -> tuple[DataPath, Any]:
    """Follow an error's location through the data, leaving out the names of alternatives."""
    path: DataPath = ()
    named = False
    for step in loc:
        if _has_alternatives(path) and not named:
            named = True
            continue
        inside = (isinstance(data, dict) and step in data) or (
            isinstance(data, list) and isinstance(step, int) and step < len(data)
        )
        if inside:
            data = data[step]
            path = (*path, step)
    return path, data


def _has_alternatives(path: DataPath) -> bool:
    """Return whether what stands at `path` is read as one of several, which pydantic names."""
    match path:
        case (section, _):
            return section in _WITH_ALTERNATIVES
        case (*_, "questions", _, "hypotheses", _, "orders", _) | ("judgements", _, "check"):
            return True
        case ("views", _, "orders" | "interests", _):
            return True
        case _:
            return False


def _no_check(source: Source, path: DataPath, value: dict[str, Any]) -> _Fault:
    kinds = list(schema.CHECKS)
    message = f"the check names nothing: expected {', '.join(kinds[:-1])} or {kinds[-1]}"
    for key in value:
        if (guess := nearest(key, kinds)).startswith("did you mean"):
            problem = Problem(source.key_place((*path, key)), message, guess)
            return _Fault(problem, "other", path)
    return _Fault(Problem(source.place(path), message), "other", path)


def _unknown_key(source: Source, path: DataPath, kind: str | None) -> _Fault:
    key = str(path[-1])
    known = _keys_of(schema.CHECKS[kind]) if kind else _keys_at(path[:-1])
    if key == "<<":
        problem = Problem(
            source.key_place(path), "YAML's merge key is not read", "write the keys out"
        )
        return _Fault(problem, "other", path)
    # No key of the format looks like a formula, and none stands without a colon.
    guess = nearest(key, known)
    near = guess.startswith("did you mean")
    if not near and (set(key) & set(" .()<>=!") or path in source.lone_keys):
        return _split(source, path)
    place = source.key_place(path)
    others = [name for name, check in schema.CHECKS.items() if key in _keys_of(check)]
    if kind and others:
        message = f"the key '{key}' belongs to a check of {' or '.join(others)}, not of {kind}"
        return _Fault(Problem(place, message, f"known: {', '.join(known)}"), "other", path)
    if key in known:
        hint = "an order is a list of statements, a ranking or weights"
        return _Fault(Problem(place, f"'{key}' is one too many", hint), "other", path)
    problem = Problem(place, f"unknown key '{key}'", guess)
    return _Fault(problem, "unknown", path[:-1], key)


def _split(source: Source, path: DataPath) -> _Fault:
    # A comma inside { } or a colon inside a statement makes YAML see a key here.
    message = f"YAML has split a statement here, at '{path[-1]}'"
    problem = Problem(source.key_place(path), message, "quote this")
    return _Fault(problem, "split", path[:-1], str(path[-1]))


# The sections whose parts pydantic reads as one of several alternatives, which it names.
_WITH_ALTERNATIVES = frozenset(["impossible", "merged", "outcomes", "orders", "interests"])

_BY_SECTION: dict[str, type[BaseModel]] = {
    "documents": schema.Document,
    "parties": schema.Party,
    "options": schema.Option,
    "factors": schema.Factor,
    "impossible": schema.Rule,
    "merged": schema.Rule,
    "barred": schema.Bar,
    "outcomes": schema.Outcome,
    "set_aside": schema.SetAside,
    "questions": schema.Question,
    "events": schema.Event,
    "judgements": schema.Judgement,
    "groups": schema.Group,
    "expected": schema.Expected,
    "indicators": schema.Indicator,
    "judges": schema.Judge,
    "commitments": schema.Commitment,
    "measures": schema.Measure,
    "issues": schema.Issue,
    "views": schema.View,
    "pressure": schema.PressureAsked,
}

# The mappings inside a commitment, a measure and an event.
_BY_KEY: dict[tuple[str, str], type[BaseModel]] = {
    ("commitments", "total"): schema.Total,
    ("commitments", "assurance"): schema.Needed,
    ("commitments", "stakes"): schema.Stakes,
    ("commitments", "response"): schema.Delay,
    ("measures", "looks"): schema.Looks,
    ("measures", "sample"): schema.Sample,
    ("measures", "delay"): schema.Delay,
    ("measures", "risk"): schema.Risk,
}


def _keys_at(path: DataPath) -> list[str]:
    """Return the keys that a mapping at `path` may have."""
    model: type[BaseModel] | None
    match path:
        case ():
            model = schema.CaseFile
        case (*_, "cites", int()):
            model = schema.Cite
        case ("documents", _, "mark"):
            model = schema.Mark
        case (*_, "orders" | "interests", _, int()) | (*_, "orders" | "interests", _, int(), int()):
            model = schema.Statement
        case (*_, "orders" | "interests", _):
            return ["ranking", "weights"]
        case (*_, "questions", _, "hypotheses", _):
            model = schema.Hypothesis
        case ("views", _, "questions", _):
            model = schema.Question
        case ("views", _, "advice", int()):
            model = schema.Advice
        case ("grading",):
            model = schema.Grading
        case ("judges", _, "record", int()):
            model = schema.Forecast
        case ("moves", _, int()):
            model = schema.Arc
        case ("events", _, "seen", int()):
            model = schema.Seen
        case ("commitments", _, "sites", _):
            model = schema.Site
        case ("commitments", _, "assurance", "delay"):
            model = schema.Delay
        case ("measures", _, "sees", _):
            model = schema.Seeing
        case ("measures", _, "sees", _, "sample"):
            model = schema.Sample
        case ("issues", _, "levels", _):
            model = schema.Level
        case ("commitments" | "measures" as section, _, key):
            model = _BY_KEY.get((section, str(key)))
        case (section, _):
            model = _BY_SECTION.get(str(section))
        case _:
            model = None
    return _keys_of(model) if model else []


def _keys_of(model: type[BaseModel]) -> list[str]:
    """Return the keys of a mapping, those that are required first."""
    fields = sorted(model.model_fields.items(), key=lambda item: not item[1].is_required())
    return [field.alias or name for name, field in fields]


def _name(path: DataPath) -> str:
    return ".".join(str(step + 1) if isinstance(step, int) else step for step in path) or "the case"


def _what(value: Any) -> str:
    match value:
        case dict():
            return "a mapping"
        case list():
            return "a list"
        case str():
            shown = " ".join(value.split())
            return f"'{shown[:37]}...'" if len(shown) > 40 else f"'{shown}'"
        case bool():
            return str(value).lower()
        case _:
            return str(value)


def _without_echoes(source: Source, faults: list[_Fault]) -> list[_Fault]:
    """Leave out what only follows from something else, and join what is said twice."""
    split: dict[DataPath, _Fault] = {}
    unknown: dict[DataPath, list[str]] = {}
    types: dict[DataPath, _Fault] = {}
    within = {fault.path[:end] for fault in faults for end in range(len(fault.path))}
    for fault in faults:
        if fault.kind == "split":
            split.setdefault(fault.path, fault)
        elif fault.kind == "unknown":
            unknown.setdefault(fault.path, []).append(fault.problem.hint)
    kept = []
    for fault in faults:
        match fault.kind:
            case "split" if split[fault.path] is not fault:
                continue
            case "missing" if fault.path in split:
                continue
            case "missing" if fault.key == "ranking" and fault.path in unknown:
                continue
            case "missing" if f"did you mean {fault.key}?" in unknown.get(fault.path, []):
                continue
            case "type" if fault.path in within:
                continue  # one of the types fits, and what is wrong is inside
            case "type" if first := types.get(fault.path):
                first.wanted += fault.wanted
                joined = _wrong_type(source, first.path, first.value, first.wanted)
                first.problem = joined.problem
                continue
            case "type":
                types[fault.path] = fault
            case _:
                pass
        kept.append(fault)
    return kept
