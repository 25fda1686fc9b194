"""What is wrong with YAML that cannot be read, in the words of one who writes it."""

import re

import yaml

from excomm.case.problems import Place, Problem

__all__ = ["yaml_problem"]

# What the YAML reader says, after the character it stopped at; what that means; a hint. The
# reader built on libyaml and the one in Python put the same fault in different words.
_FAULTS = (
    ("^\t|tab character", "a tab cannot indent", "indent with blanks, not tabs"),
    (
        "mapping values are not allowed",
        "a ':' cannot stand here",
        "quote text that holds ': '; or is the line indented too far?",
    ),
    ("unexpected ':'", "a ':' cannot stand here", "leave a blank after it"),
    (
        "^-.*(node content|entries are not allowed)",
        "a list cannot begin here",
        "quote text that begins with '- '",
    ),
    (
        "expected ',' or '[]}]'",
        "a ',' or a closing bracket is missing before this",
        "quote text that holds ', ' or ': '",
    ),
    ("escape|hexa?decimal", "a backslash in double quotes begins an escape", "use single quotes"),
    ("cannot start any token", "text cannot begin with {sign}", "quote this"),
    ("document start", "the case ends before this", "one case a file"),
    (
        "expected (key|'-' indicator)|expected <block end>",
        "this does not fit what stands before it",
        "is it indented like its neighbours? does a quotation end too early?",
    ),
)

# The same for faults that are better shown where the reader began to read the thing.
_FAULTS_FROM_THE_START = (
    ("quoted scalar.*end of stream", "the quotation that begins here does not end", ""),
    ("while scanning an (alias|anchor)", "text cannot begin with {sign}", "quote this"),
    ("could not find expected ':'", "a key without ':'", "is it text that should be quoted?"),
)


def yaml_problem(error: yaml.MarkedYAMLError, text: str, file: str) -> Problem:
    """Return what a YAML reader found wrong in `text`, and where in `file`."""
    stopped = error.problem_mark or error.context_mark
    if stopped is None:
        return Problem(Place(file), f"not valid YAML: {error.problem}")
    began = error.context_mark or stopped
    said = " ".join(part for part in (error.context, error.problem) if part)
    for mark, faults in ((began, _FAULTS_FROM_THE_START), (stopped, _FAULTS)):
        sign = text[mark.index : mark.index + 1]
        for pattern, message, hint in faults:
            if re.search(pattern, sign + said, re.DOTALL):
                if "closing bracket" in message and began.line < mark.line:
                    hint = f"the bracket opens in line {began.line + 1}"
                column = mark.column + 1
                if "backslash" in message:
                    column -= mark.index - text.rfind("\\", 0, mark.index + 1)
                place = Place(file, mark.line + 1, column)
                return Problem(place, f"not valid YAML: {message.format(sign=sign)}", hint)
    return Problem(Place(file, stopped.line + 1, stopped.column + 1), f"not valid YAML: {said}")
