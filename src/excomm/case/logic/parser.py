"""Reading formulas."""

import re
from functools import cache
from pathlib import Path
from typing import Any

import lark

from excomm.case.logic.formula import (
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
        _check_word(level)
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
        if int(number) > len(parts):
            raise FormulaError(
                f"{number} of only {len(parts)} things are counted", number.start_pos or 0
            )
        return Count(" ".join(bound.lower().split()), int(number), parts)


def _check_word(token: lark.Token) -> None:
    # Where no operator can follow, the lexer takes a word of the logic for a name.
    if token.lower() in RESERVED:
        raise FormulaError(f"'{token}' is not expected here", token.start_pos or 0)


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
    depth = 0
    for match in re.finditer(r"\(|\)|\bnot\b", text):
        depth += {"(": 1, ")": -1}.get(match[0], 0)
        if depth > MAX_DEPTH:
            raise FormulaError(f"nested more than {MAX_DEPTH} deep", match.start())
    if re.search(rf"(\bnot\s+){{{MAX_DEPTH},}}", text):
        raise FormulaError(f"more than {MAX_DEPTH} times 'not' in a row", 0)


_OTHER_NOTATIONS = {
    "&": "and",
    "|": "or",
    "!": "not",
    "~": "not",
    "==": "=",
    "->": "implies",
    "=>": "implies",
    "<=>": "iff",
}


def _explain(text: str, error: lark.UnexpectedInput) -> FormulaError:
    at_end = isinstance(error, lark.UnexpectedToken) and error.token.type == "$END"
    offset = len(text) if at_end else error.pos_in_stream or 0
    opened, closed = text.count("("), text.count(")")
    hint = ""
    if opened != closed:
        missing = ")" if opened > closed else "("
        hint = f"a '{missing}' is missing; where YAML has split the statement, quote this"
    if not text.strip():
        return FormulaError("a formula is missing", 0)
    if at_end:
        return FormulaError("the formula breaks off", offset, hint)
    rest = text[offset:]
    for written, meant in sorted(_OTHER_NOTATIONS.items(), key=lambda pair: -len(pair[0])):
        if rest.startswith(written) or text[max(offset - 1, 0) :].startswith(written):
            return FormulaError(f"'{written}' is not used here", offset, f"write {meant}")
    word: Any = re.match(r"\w+|\S", rest)
    found = word[0] if word else rest[:1]
    if found in {"if", "iff", "implies"}:
        return FormulaError(
            f"a second conditional '{found}'", offset, "say with parentheses which holds first"
        )
    before = re.search(r"(\w+)\s*$", text[:offset])
    if before and before[1].lower() in RESERVED and re.fullmatch(r"\w+", found):
        return FormulaError(f"'{before[1]}' is not expected here", before.start(1), hint)
    if isinstance(error, lark.UnexpectedToken) and re.fullmatch(r"\w+", found):
        hint = hint or "'and' or 'or' may be missing before it"
    return FormulaError(f"'{found}' is not expected here", offset, hint)
