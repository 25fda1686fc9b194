"""Reading formulas."""

import re
from functools import cache
from pathlib import Path

import lark

from excomm.case.logic.formula import (
    COMPARISONS,
    And,
    Compare,
    Constant,
    Count,
    Formula,
    Iff,
    Implies,
    Name,
    Not,
    Or,
)

__all__ = ["RESERVED", "FormulaError", "parse"]

RESERVED = frozenset("not and or implies if iff at least most exactly of true false".split())

MAX_LENGTH = 10_000
MAX_DEPTH = 60


class FormulaError(ValueError):
    """Text that is not a formula.

    Attributes
    ----------
    message, hint
        What is wrong, and what may have been meant.
    offset
        Where in the text, counted in characters from 0.
    """

    def __init__(self, message: str, offset: int, hint: str = "") -> None:
        self.message, self.offset, self.hint = message, offset, hint
        super().__init__(f"{message} at character {offset + 1}")


@lark.v_args(inline=True)
class _Build(lark.Transformer[lark.Token, Formula]):
    """Makes each formula as soon as the parser has read it, so no tree is walked."""

    def name(self, token: lark.Token) -> Formula:
        _check_word(token)
        return Name(str(token), token.start_pos or 0)

    def compare(self, option: lark.Token, operator: lark.Token, level: lark.Token) -> Formula:
        _check_word(option)
        yes_or_no = level.lower() in ("true", "false")
        _check_word(
            level, f"write {option} or not {option}" if yes_or_no else "a level belongs here"
        )
        return Compare(
            str(option), str(operator), str(level), option.start_pos or 0, level.start_pos or 0
        )

    def true(self) -> Formula:
        return Constant(True)

    def false(self) -> Formula:
        return Constant(False)

    def not_(self, part: Formula) -> Formula:
        return Not(part)

    def conjunction(self, *parts: Formula) -> Formula:
        return And(parts)

    def disjunction(self, *parts: Formula) -> Formula:
        return Or(parts)

    def implies(self, condition: Formula, consequence: Formula) -> Formula:
        return Implies(condition, consequence)

    def if_(self, consequence: Formula, condition: Formula) -> Formula:
        return Implies(condition, consequence)

    def iff(self, left: Formula, right: Formula) -> Formula:
        return Iff(left, right)

    def count(self, bound: lark.Token, number: lark.Token, *parts: Formula) -> Formula:
        # Python refuses to read numbers of thousands of digits.
        if len(number) > 9 or int(number) > len(parts):
            shown = number if len(number) <= 9 else f"{number[:9]}..."
            raise FormulaError(
                f"{shown} are asked for, only {len(parts)} are listed", number.start_pos or 0
            )
        return Count(" ".join(bound.lower().split()), int(number), parts)


def _check_word(token: lark.Token, hint: str = "") -> None:
    # Where no operator can follow, the lexer takes a word of the logic for a name.
    if token.lower() in RESERVED:
        raise FormulaError(f"'{token}' is not expected here", token.start_pos or 0, hint)


@cache
def _parser() -> lark.Lark:
    grammar = Path(__file__).with_name("grammar.lark").read_text(encoding="utf-8")
    return lark.Lark(grammar, parser="lalr", transformer=_Build(), maybe_placeholders=False)


@cache
def parse(text: str) -> Formula:
    """Read a formula.

    Raises
    ------
    FormulaError
        If the text is not a formula of the logic.
    """
    if len(text) > MAX_LENGTH:
        raise FormulaError(f"a formula has at most {MAX_LENGTH:,} characters", MAX_LENGTH)
    _check_depth(text)
    try:
        return _parser().parse(text)  # type: ignore[return-value]
    except lark.exceptions.VisitError as error:
        if isinstance(error.orig_exc, FormulaError):
            raise error.orig_exc from None
        raise
    except lark.UnexpectedInput as error:
        raise _explain(text, error) from None


def _check_depth(text: str) -> None:
    # For each open parenthesis, how many times 'not' waits for what it denies.
    waiting = [0]
    for match in re.finditer(r"[()]|\w[\w.]*", text):
        match match[0].lower():
            case "(":
                waiting.append(0)
            case ")" if len(waiting) > 1:
                waiting.pop()
                waiting[-1] = 0
            case "not":
                waiting[-1] += 1
            case _:
                waiting[-1] = 0
        if len(waiting) + sum(waiting) - 1 > MAX_DEPTH:
            raise FormulaError(f"nested more than {MAX_DEPTH} deep", match.start())


_OTHER_NOTATIONS = {
    "&": "and",
    "&&": "and",
    "∧": "and",
    "|": "or",
    "||": "or",
    "∨": "or",
    "!": "not",
    "~": "not",
    "¬": "not",
    "==": "=",
    "is": "=",
    "<>": "!=",
    "≠": "!=",
    "≥": ">=",
    "=>": "implies, or >= to compare levels",
    "≤": "<=",
    "=<": "<=",
    "->": "implies",
    "→": "implies",
    "then": "implies, without if before it",
    "unless": "if not",
    "when": "if",
    "<=>": "iff",
    "<->": "iff",
    "xor": "not (... iff ...)",
}

_CONDITIONALS = {"if", "iff", "implies"}
_NAME = re.compile(r"[A-Za-z][A-Za-z0-9_]*(\.[A-Za-z][A-Za-z0-9_]*)?")
_PIECE = re.compile(r"[\w.]+|[<>=!&|~-]+|\S")
_COUNTING = re.compile(
    r"(?<![\w.])(at|at\s+(least|most)|exactly)(\s+\d+(\s+of)?)?\s*$", re.IGNORECASE
)


def _explain(text: str, error: lark.UnexpectedInput) -> FormulaError:
    opened, closed = text.count("("), text.count(")")
    balance = ""
    if opened != closed:
        missing = ")" if opened > closed else "("
        balance = f"a '{missing}' is missing; where YAML has split the statement, quote this"
    if not text.strip():
        return FormulaError("a formula is missing", 0)
    if isinstance(error, lark.UnexpectedToken) and error.token.type == "$END":
        return FormulaError("the formula breaks off", len(text), balance)
    # The parser may stop in the midst of a sign or name it does not know: show all of it.
    pieces = (m for m in _PIECE.finditer(text) if m.end() > (error.pos_in_stream or 0))
    piece = next(pieces)
    found, offset = piece[0], piece.start()
    before = text[:offset].rstrip()
    message = f"'{found}' is not expected here"
    if meant := _OTHER_NOTATIONS.get(found.lower()):
        return FormulaError(f"'{found}' is not used here", offset, f"write {meant}")
    words = re.findall(r"\w+", before.lower())
    if found.lower() in _CONDITIONALS and _CONDITIONALS.intersection(words):
        hint = "say with parentheses which holds first"
        return FormulaError(f"a second conditional '{found}'", offset, hint)
    compared = before.endswith(("=", "<", ">"))
    if _COUNTING.search(before) or (found.isdecimal() and not compared):
        return FormulaError(message, offset, "counting is written: at least 2 of (a, b, c)")
    if re.match(r"[\w.]", found) and not found.isdecimal() and not _NAME.fullmatch(found):
        hint = "letters, digits and _, a letter first"
        return FormulaError(f"'{found}' cannot be a name", offset, hint)
    if compared:
        return FormulaError(message, offset, balance or "a level belongs here")
    if found in COMPARISONS:
        return FormulaError(message, offset, "one option is compared with one of its levels")
    last = re.search(r"\w+$", before)
    if last and last[0].lower() in RESERVED and re.match(r"\w", found):
        # The lexer took a word of the logic for a name, and only the next word cannot follow.
        hint = balance
        if last[0].lower() in _CONDITIONALS:
            hint = "write b if a, or a implies b"
        elif before[: last.start()].rstrip().endswith(("=", "<", ">")):
            hint = "a level belongs here"
        return FormulaError(f"'{last[0]}' is not expected here", last.start(), hint)
    if re.match(r"[\w(]", found) and re.search(r"[\w)]$", before):
        balance = balance or "'and' or 'or' may be missing before it"
    return FormulaError(message, offset, balance)
