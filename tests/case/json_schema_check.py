"""As much of JSON Schema as the schemas of the case file and of the estimate use."""

import re

TYPES = {
    "object": dict,
    "array": list,
    "string": str,
    "boolean": bool,
    "null": type(None),
    "integer": int,
    "number": (int, float),
}
NOTES = {"$defs", "$schema", "title", "description", "default"}


def accepts(schema, value, root=None):
    """Return whether a JSON Schema accepts a value; refuse keywords that are not known here."""
    root = root or schema
    return all(
        _holds(keyword, argument, schema, value, root)
        for keyword, argument in schema.items()
        if keyword not in NOTES
    )


def _holds(keyword, argument, schema, value, root):
    mapping = value if isinstance(value, dict) else {}
    match keyword:
        case "$ref":
            return accepts(root["$defs"][argument.removeprefix("#/$defs/")], value, root)
        case "anyOf":
            return any(accepts(part, value, root) for part in argument)
        case "oneOf":
            return sum(accepts(part, value, root) for part in argument) == 1
        case "type":
            is_flag = isinstance(value, bool) and argument in {"integer", "number"}
            return isinstance(value, TYPES[argument]) and not is_flag
        case "const":
            return value == argument
        case "enum":
            return value in argument
        case "required":
            return not isinstance(value, dict) or set(argument) <= set(value)
        case "properties":
            return all(
                accepts(part, mapping[key], root)
                for key, part in argument.items()
                if key in mapping
            )
        case "additionalProperties":
            others = [v for k, v in mapping.items() if k not in schema.get("properties", {})]
            if isinstance(argument, bool):
                return argument or not others
            return all(accepts(argument, other, root) for other in others)
        case "prefixItems":
            items = value if isinstance(value, list) else []
            return all(accepts(part, v, root) for part, v in zip(argument, items, strict=False))
        case "items":
            items = value if isinstance(value, list) else []
            others = items[len(schema.get("prefixItems", ())) :]
            return all(accepts(argument, v, root) for v in others)
        case "minItems":
            return not isinstance(value, list) or len(value) >= argument
        case "maxItems":
            return not isinstance(value, list) or len(value) <= argument
        case "minLength":
            return not isinstance(value, str) or len(value) >= argument
        case "minProperties":
            return not isinstance(value, dict) or len(value) >= argument
        case "minimum":
            return not isinstance(value, int | float) or value >= argument
        case "exclusiveMinimum":
            return not isinstance(value, int | float) or value > argument
        case "maximum":
            return not isinstance(value, int | float) or value <= argument
        case "pattern":
            return not isinstance(value, str) or re.search(argument, value) is not None
    raise AssertionError(f"the checker does not know the keyword {keyword}")
