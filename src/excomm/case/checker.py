"""What the builders of a case share: its names, and how its formulas and dates are read.

Everything that is wrong is collected, so that one reading of the messages mends the file.
"""

import re
from collections.abc import Collection, Mapping

from excomm.case import model, schema
from excomm.case.logic import RESERVED, Constant, Formula, FormulaError, atoms, parse
from excomm.case.moments import Moment, parse_moment
from excomm.case.names import bind, value_of
from excomm.case.patterns import is_pattern, pattern_formula
from excomm.case.problems import MAX_PROBLEMS, CaseError, Place, Problem, first_of, nearest
from excomm.case.source import DataPath, Source

__all__ = ["Checker"]

MAX_QUOTED_WORDS = 8

_ID = re.compile(r"[A-Za-z][A-Za-z0-9_]*")


class Checker:
    """The content of a case file, with the problems found in it so far.

    Attributes
    ----------
    options
        The options that could be read, by id: set once they have been.
    cited
        The citations met so far, by their places.
    questions
        The questions that anyone asks, the estimators or a party in its view, by id.
    """

    def __init__(self, source: Source, content: schema.CaseFile) -> None:
        self.source = source
        self.content = content
        self.problems: list[Problem] = []
        self.options: dict[str, model.Option] = {}
        self.unsound: set[str] = set()
        self.definitions: list[str] = []
        self.split_list: DataPath | None = None
        self.cited: dict[Place, model.Cited] = {}
        self.questions = dict(content.questions)
        self.views: dict[str, str] = {}
        for party, view in content.views.items():
            for key in view.questions.keys() - self.questions.keys():
                self.questions[key] = view.questions[key]
                self.views[key] = party

    def know_options(self, options: Collection[model.Option]) -> None:
        """Take note of the options that could be read, for formulas to name."""
        self.options = {option.id: option for option in options}
        # What is wrong with the others is said once, not wherever they are named.
        self.unsound = self.content.options.keys() - self.options.keys()
        defined = (*self.content.factors, *self.content.outcomes)
        self.definitions = [key for key in defined if key not in self.options]

    def question_path(self, key: str) -> DataPath:
        """Return where a question stands."""
        party = self.views.get(key)
        return ("questions", key) if party is None else ("views", party, "questions", key)

    def asked_beside(self, key: str) -> Mapping[str, schema.Question]:
        """Return the questions asked by whoever asks this one."""
        party = self.views.get(key)
        return {k: asked for k, asked in self.questions.items() if self.views.get(k) == party}

    def problem(self, place: Place, message: str, hint: str = "") -> None:
        """Take note of something wrong; stop once there is more than anyone would mend."""
        self.problems.append(Problem(place, message, hint))
        if len(self.problems) > MAX_PROBLEMS:
            raise CaseError(first_of(self.problems))

    def check_id(self, key: str, place: Place) -> bool:
        """Return whether `key` can be a name; if not, take note."""
        if not _ID.fullmatch(key):
            self.problem(
                place, f"'{key}' cannot be a name", "letters, digits and _, a letter first"
            )
            return False
        if key.lower() in RESERVED:
            self.problem(place, f"'{key}' is a word of the logic", "choose another name")
            return False
        return True

    def known(self, name: str, known: Collection[str], kind: str, place: Place) -> bool:
        """Return whether `name` is one of the `known`; if not, take note of the nearest."""
        if name in known:
            return True
        self.problem(place, f"unknown {kind} '{name}'", nearest(name, list(known)))
        return False

    def mover(self, name: str, place: Place) -> None:
        """Check that `name` is a party that can move."""
        parties = self.content.parties
        if self.known(name, parties, "party", place) and parties[name].observer:
            self.problem(place, f"'{name}' is an observer and moves nothing")

    def values(self, given: Mapping[str, str | bool], path: DataPath) -> dict[str, int]:
        """Return the values that options are given at `path`, those that are sound."""
        values = {}
        for key, value in given.items():
            here: DataPath = (*path, key)
            if key in self.unsound:
                continue
            if self.known(key, self.options, "option", self.source.key_place(here)):
                try:
                    values[key] = value_of(self.options[key], value)
                except ValueError as error:
                    self.problem(self.source.place(here), str(error))
        return values

    def formula(self, text: str, path: DataPath, key: bool = False) -> Formula:
        """Parse the formula at `path`; one that is wrong is reported and stands as true."""
        place = self.source.within_key if key else self.source.within
        if is_pattern(text):
            self.problem(place(path, 0), "a pattern cannot stand here", "write a formula")
            return Constant(True)
        try:
            formula = parse(text)
        except FormulaError as error:
            if not self.rest_of_split(text, path):
                self.problem(place(path, error.offset), error.message, error.hint)
            return Constant(True)
        named = {atom.subject for atom in atoms(formula)}
        if named & self.unsound:
            return Constant(True)
        unfit = bind(formula, self.options, self.definitions)
        for offset, message, hint in unfit:
            self.problem(place(path, offset), message, hint)
        return Constant(True) if unfit else formula

    def rest_of_split(self, text: str, path: DataPath) -> bool:
        """Return whether `text` ends a statement that a list has split at a comma."""
        surplus = text.count("(") - text.count(")")
        rest = surplus < 0 and self.split_list == path[:-1]
        self.split_list = path[:-1] if surplus > 0 and isinstance(path[-1], int) else None
        return rest

    def states(self, text: str, path: DataPath) -> Formula:
        """Parse what may be a pattern or a formula."""
        if not is_pattern(text):
            return self.formula(text, path)
        try:
            return pattern_formula(text, list(self.options.values()))
        except ValueError as error:
            self.problem(self.source.place(path), str(error))
            return Constant(True)

    def cites(self, cites: list[schema.Cite], path: DataPath) -> tuple[model.Cite, ...]:
        """Return the citations that stand under `path`."""
        built = []
        for index, cite in enumerate(cites):
            here: DataPath = (*path, "cites", index)
            place = self.source.place((*here, "document"))
            self.known(cite.document, self.content.documents, "document", place)
            if cite.quote and len(cite.quote.split()) > MAX_QUOTED_WORDS:
                self.problem(
                    self.source.place((*here, "quote")),
                    f"the quotation has {len(cite.quote.split())} words",
                    f"at most {MAX_QUOTED_WORDS}: enough to find the passage by",
                )
            self._check_offsets(cite, here)
            made = model.Cite(
                cite.document,
                _text(cite.paragraph),
                _text(cite.page),
                cite.quote,
                cite.at,
                cite.reading,
            )
            self.cited[place] = model.Cited(made, place)
            built.append(made)
        return tuple(built)

    def _check_offsets(self, cite: schema.Cite, path: DataPath) -> None:
        """Check that what `at` says are stretches of a text, one behind the other."""
        if cite.at is None:
            return
        ends = [int(digits) for digits in re.findall(r"\d+", cite.at)]
        rising = all(a < b for a, b in zip(ends[::2], ends[1::2], strict=True))
        if not rising or ends != sorted(ends):
            self.problem(
                self.source.place((*path, "at")),
                f"'{cite.at}' are no offsets",
                "where it begins and where it ends, such as 1234-1267, and so on from there",
            )

    def moment(self, text: str | None, path: DataPath) -> Moment | None:
        """Return the day or time at `path`; None where there is none or it is not one."""
        if text is None:
            return None
        try:
            return parse_moment(text)
        except ValueError as error:
            self.problem(self.source.place(path), str(error))
            return None

    def period(
        self,
        part: schema.Statement | schema.SetAside | schema.Question | schema.PressureAsked,
        path: DataPath,
    ) -> model.Period:
        """Return the time in which the part at `path` is in force."""
        since = self.moment(part.since, (*path, "from"))
        until = self.moment(part.until, (*path, "until"))
        if since and until and since.is_after(until):
            self.problem(self.source.place((*path, "until")), f"{until} lies before {since}")
        return model.Period(since, until)

    def flag(self, value: str | bool | None, path: DataPath) -> bool | None:
        """Read yes or no at `path`, in words or as a truth value."""
        if isinstance(value, str) and value not in ("yes", "no"):
            self.problem(self.source.place(path), f"expected yes or no, not '{value}'")
            return None
        return value == "yes" if isinstance(value, str) else value

    def once(self, key: str, kind: str, place: Place, seen: dict[str, Place]) -> None:
        """Check that `key` can be a name, and is not the name of an earlier one."""
        if self.check_id(key, place) and key in seen:
            first = f"first in line {seen[key].line}"
            self.problem(place, f"the {kind} '{key}' stands twice", first)
        seen.setdefault(key, place)


def _text(locator: int | str | None) -> str | None:
    return None if locator is None else str(locator)
