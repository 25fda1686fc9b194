"""Typed parts as plain data, ready for JSON."""

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from typing import Any

__all__ = ["as_data"]


def as_data(part: Any) -> Any:
    """Return a part as dictionaries, lists, text and numbers, field by field."""
    if is_dataclass(part):
        return {field.name: as_data(getattr(part, field.name)) for field in fields(part)}
    if isinstance(part, Mapping):
        return {key: as_data(value) for key, value in part.items()}
    if isinstance(part, tuple):
        return [as_data(item) for item in part]
    return part
