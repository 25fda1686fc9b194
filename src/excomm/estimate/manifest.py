"""What reproduces an estimate: the version, the case and the settings that made it."""

import html
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from pydantic import TypeAdapter, ValidationError

from excomm._version import __version__
from excomm.case import Case
from excomm.estimate.plain import as_data

__all__ = ["Manifest", "made_by", "manifest_line", "read_manifest"]

_WORDS_ONLY = "--no-numbers"

# How the line begins in a memo; in the page it stands in an element, in JSON under a key.
_LINE = re.compile(r'\{"excomm": ?"[^"]+", ?"case".*\}')


@dataclass(frozen=True)
class Manifest:
    """What made an estimate, and makes it again.

    Attributes
    ----------
    excomm
        The version of the program.
    case, sha256
        The name or the path of the case as it was asked for, and the hash of its text.
    documents
        By document, the hash that the case states of the text read; None where it states none.
    as_of, given, seed, format
        The settings: the moment as it was asked for, the hypotheses taken to be true, the
        seed of the sampling, and the form of the output.
    numbers
        Whether the memo shows numbers beside the words for them.
    command
        The command line that does the same, without where to write to.
    """

    excomm: str
    case: str
    sha256: str
    documents: Mapping[str, str | None]
    as_of: str | None
    given: Mapping[str, str]
    seed: int
    format: str
    command: tuple[str, ...]
    numbers: bool = True

    def in_form(self, form: str, numbers: bool = True) -> "Manifest":
        """Return the manifest of the same in another form, with or without numbers."""
        asked = [word for word in self.command[:-2] if word != _WORDS_ONLY]
        asked += [] if numbers else [_WORDS_ONLY]
        return replace(self, format=form, numbers=numbers, command=(*asked, "--format", form))


def made_by(
    command: str,
    case: Case,
    as_of: str | None,
    given: Mapping[str, str],
    seed: int,
    asked: str | None,
) -> Manifest:
    """Return the manifest of what a command makes of a case, as JSON.

    Parameters
    ----------
    command
        The name of the command.
    case, as_of, given, seed
        The case and the settings.
    asked
        The name or path the case was asked for by; by default its name.
    """
    name = asked or case.name
    words = ["excomm", command, name]
    if as_of is not None:
        words += ["--as-of", as_of]
    for question, hypothesis in given.items():
        words += ["--given", f"{question}={hypothesis}"]
    if seed:
        words += ["--seed", str(seed)]
    return Manifest(
        excomm=__version__,
        case=name,
        sha256=case.digest,
        documents={document.id: document.sha256 for document in case.documents},
        as_of=as_of,
        given=dict(given),
        seed=seed,
        format="json",
        command=(*words, "--format", "json"),
    )


def manifest_line(manifest: Manifest) -> str:
    """Return a manifest as one line of JSON."""
    return json.dumps(as_data(manifest), ensure_ascii=False)


def read_manifest(text: str) -> Manifest:
    """Read the manifest out of an estimate in any of its forms, or a manifest by itself.

    Raises
    ------
    ValueError
        If there is none; the message says so.
    """
    found = _data(text)
    if found is None:
        raise ValueError("there is no manifest in it; every estimate carries one")
    try:
        return TypeAdapter(Manifest).validate_json(json.dumps(found), strict=True)
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(map(str, first["loc"]))
        raise ValueError(f"its manifest is not one: {where}: {first['msg']}") from None


def _data(text: str) -> Any:
    try:
        content = json.loads(text)
    except ValueError:
        lines = _LINE.findall(text) or _LINE.findall(html.unescape(text))
        try:
            return json.loads(lines[-1]) if lines else None
        except ValueError:
            return None
    if isinstance(content, dict):
        return content.get("manifest", content if "sha256" in content else None)
    return None
