"""Checks the shape of a case file and says in the user's words what does not fit."""

from typing import Any

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from excomm.case import schema
from excomm.case.problems import CaseError, Place, Problem, nearest
from excomm.case.source import DataPath, Source
from excomm.case.vocabulary import NOT_BUILT

__all__ = ["shaped"]


def shaped(source: Source) -> schema.CaseFile:
    """Return the content of a case file, its shape checked.

    Raises
    ------
    CaseError
        With every key that is unknown, missing, not built yet or of the wrong type.
    """
    problems = _take_out_unbuilt(source)
    try:
        content = schema.CaseFile.model_validate(source.data)
    except ValidationError as error:
        problems += [_problem(source, detail) for detail in error.errors(include_url=False)]
    if problems:
        raise CaseError(_without_echoes(problems))
    return content


def _take_out_unbuilt(source: Source) -> list[Problem]:
    found = []
    options, events = source.data.get("options"), source.data.get("events")
    places: list[tuple[str, DataPath, Any]] = [("case", (), source.data)]
    if isinstance(options, dict):
        places += [("option", ("options", key), value) for key, value in options.items()]
    if isinstance(events, list):
        places += [("event", ("events", index), value) for index, value in enumerate(events)]
    for kind, path, mapping in places:
        if not isinstance(mapping, dict):
            continue
        for key in [key for key in mapping if key in NOT_BUILT[kind]]:
            del mapping[key]
            found.append(
                Problem(
                    source.key_place((*path, key)),
                    f"the key '{key}' is part of the format, but this version does not read it yet",
                    "leave it out for now",
                )
            )
    return found


def _problem(source: Source, detail: ErrorDetails) -> Problem:
    path, value = _path_in_data(source.data, detail["loc"])
    kind = detail["type"]
    context = detail.get("ctx", {})
    if kind == "missing":
        return Problem(source.place(path), f"the key '{detail['loc'][-1]}' is missing")
    if kind == "extra_forbidden":
        return _unknown_key(source, path, value)
    if value is None:
        return Problem(source.key_place(path), f"nothing stands at '{_name(path)}'")
    wanted = {
        "string_type": "text",
        "list_type": "a list",
        "dict_type": "a mapping",
        "model_type": "a mapping",
        "int_type": "a whole number",
        "float_type": "a number",
        "bool_type": "true or false",
    }.get(kind)
    place = source.place(path)
    if wanted:
        hint = ""
        if wanted == "text":
            hint = "quote this" if not isinstance(value, list) else ""
        return Problem(place, f"expected {wanted} at '{_name(path)}', not {_what(value)}", hint)
    if kind == "literal_error":
        allowed = [
            word.strip("' ") for word in str(context["expected"]).replace(" or ", ", ").split(",")
        ]
        hint = nearest(str(value), allowed)
        return Problem(place, f"'{value}' cannot stand at '{_name(path)}'", hint)
    if kind in {"string_too_short", "too_short"}:
        least = context.get("min_length", 1)
        return Problem(
            place,
            f"'{_name(path)}' needs at least {least} entries"
            if least > 1
            else f"'{_name(path)}' is empty",
        )
    if kind == "greater_than_equal":
        return Problem(place, f"'{_name(path)}' must be at least {context['ge']}, not {value}")
    return Problem(place, f"'{_name(path)}': {detail['msg'][:1].lower()}{detail['msg'][1:]}")


def _path_in_data(data: Any, loc: tuple[int | str, ...]) -> tuple[DataPath, Any]:
    """Follow an error's location through the data, leaving out the names of alternatives."""
    path: DataPath = ()
    for step in loc:
        inside = (isinstance(data, dict) and step in data) or (
            isinstance(data, list) and isinstance(step, int) and step < len(data)
        )
        if inside:
            data = data[step]
            path = (*path, step)
    return path, data


def _unknown_key(source: Source, path: DataPath, value: Any) -> Problem:
    key = str(path[-1])
    place = source.key_place(path)
    if value is None or any(sign in key for sign in " ()<>="):
        # A comma inside { } or a colon inside a statement makes YAML see a key here.
        return Problem(place, f"YAML has split a statement here, at '{key}'", "quote this")
    known = _keys_at(path[:-1])
    return Problem(place, f"unknown key '{key}'", nearest(key, known))


_BY_SECTION: dict[str, type[BaseModel]] = {
    "documents": schema.Document,
    "parties": schema.Party,
    "options": schema.Option,
    "factors": schema.Factor,
    "impossible": schema.Rule,
    "outcomes": schema.Outcome,
    "set_aside": schema.SetAside,
    "events": schema.Event,
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
        case ("orders" | "interests", _, int()):
            model = schema.Statement
        case ("orders" | "interests", _):
            return ["ranking", "weights"]
        case (section, _):
            model = _BY_SECTION.get(str(section))
        case _:
            model = None
    if model is None:
        return []
    return [field.alias or name for name, field in model.model_fields.items()]


def _name(path: DataPath) -> str:
    return ".".join(str(step + 1) if isinstance(step, int) else step for step in path) or "the case"


def _what(value: Any) -> str:
    if isinstance(value, dict):
        return "a mapping"
    if isinstance(value, list):
        return "a list"
    return f"{str(value).lower() if isinstance(value, bool) else value}"


def _without_echoes(problems: list[Problem]) -> list[Problem]:
    """Leave out what only follows from a statement that YAML has split."""
    split = {(p.place.file, p.place.line) for p in problems if p.hint == "quote this" and p.place}
    kept = [
        problem
        for problem in problems
        if problem.hint == "quote this"
        or problem.place is None
        or (problem.place.file, problem.place.line) not in split
    ]
    return sorted(kept, key=lambda problem: problem.place or Place(""))
