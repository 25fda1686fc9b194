"""Text as it is written in a case file."""

import json

__all__ = ["as_scalar"]


def as_scalar(text: str) -> str:
    """Return text as YAML: bare where a reader takes it for the same text, else in quotes."""
    import yaml

    try:
        # A letter first keeps off what only YAML 1.2 takes for a number.
        bare = text[:1].isalpha() and yaml.safe_load(f"[{text}]") == [text]
    except (yaml.YAMLError, ValueError):
        bare = False
    return text if bare else json.dumps(text, ensure_ascii=False)
