"""How an estimate's parts are said: names, beliefs, conditions, moves, reasons."""

import shlex
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Protocol

from excomm.belief import total_belief
from excomm.case import Cite
from excomm.conflict import Step
from excomm.estimate import (
    BandPart,
    Dependence,
    Estimate,
    HypothesisPart,
    OptionPart,
    PathPart,
    ReasonPart,
    WantPart,
)
from excomm.report.memo.document import Note, Sentence
from excomm.report.names import quoted
from excomm.report.phrases import act, percent, plain, why_stable
from excomm.words import table

__all__ = [
    "Wording",
    "answers_in_words",
    "as_command",
    "by_horizon",
    "cited",
    "depends_in_words",
    "ended",
    "joined",
    "sentence",
    "when_in_words",
]


class SpannedLike(Protocol):
    """How likely something is, with the least and the most."""

    @property
    def point(self) -> float: ...
    @property
    def low(self) -> float: ...
    @property
    def high(self) -> float: ...


class Wording:
    """Says the parts of one estimate.

    Parameters
    ----------
    estimate
        Where the names, the options and the words come from.
    numbers
        Whether numbers stand beside the words for how likely something is.
    """

    def __init__(self, estimate: Estimate, numbers: bool = True) -> None:
        self.estimate = estimate
        self.numbers = numbers
        self.words = table(estimate.words)
        self.parties = {party.id: party for party in estimate.parties}
        self._options = {option.id: option for option in estimate.situation.options}
        self._hypotheses = {
            (question.id, hypothesis.id): hypothesis
            for question in estimate.questions
            for hypothesis in question.hypotheses
        }

    def name(self, party: str) -> str:
        """Return the name of a party."""
        return self.parties[party].name

    def option(self, option_id: str) -> OptionPart:
        """Return an option by its id."""
        return self._options[option_id]

    def measure(self, measure_id: str) -> str:
        """Return what a measure is; its id where nothing is owed and so no measure is told of."""
        ledger = self.estimate.ledger
        measures = () if ledger is None else ledger.measures
        return next((item.text for item in measures if item.id == measure_id), plain(measure_id))

    def level(self, issue: str, level: str) -> str:
        """Return what a level of an issue is."""
        found = self.estimate.packages
        issues = () if found is None else found.issues
        own = next(item for item in issues if item.id == issue)
        return next(item.text for item in own.levels if item.id == level)

    def find_want(self, party: str, statement_id: str) -> WantPart | None:
        """Return what a party wants by a statement; None where it is not in force."""
        own = self.parties[party]
        wants = (*own.orders, *own.interests)
        return next((want for want in wants if want.id == statement_id), None)

    def statement(self, party: str, statement_id: str) -> str:
        """Return what a party wants by a statement, in quotes."""
        want = self.find_want(party, statement_id)
        return quoted(plain(statement_id)) if want is None else self.want(want)

    def want(self, want: WantPart) -> str:
        """Return what a party wants, in quotes; its formula stands in the reason."""
        return quoted(want.text or plain(want.id or want.want))

    def hypothesis(self, question: str, hypothesis: str) -> HypothesisPart:
        """Return a hypothesis by its question and id."""
        return self._hypotheses[question, hypothesis]

    def belief(self, point: float) -> str:
        """Return a belief as a number with its words: "74%, probable"."""
        words = str(self.words.describe(point))
        return f"{percent(point)}, {words}" if self.numbers else words

    def chance(self, point: float) -> str:
        """Return how likely something is within a sentence: "74% (probable)"."""
        words = str(self.words.describe(point))
        return f"{percent(point)} ({words})" if self.numbers else words

    def believed(self, band: BandPart) -> str:
        """Return a belief with its band, where that has any width."""
        return self._spanned(band, "80% band ")

    def likelihood(self, chance: SpannedLike, brackets: bool = True) -> str:
        """Return how likely something is: "probable, 74% (60% to 81%)"."""
        return self._spanned(chance, "", brackets)

    def _spanned(self, chance: SpannedLike, lead: str, brackets: bool = True) -> str:
        said = str(self.words.describe(chance.point))
        low, high = percent(chance.low), percent(chance.high)
        if not self.numbers:
            return f"{said}{self._span_in_words(chance, lead, brackets)}"
        said += f", {percent(chance.point)}"
        if low == high:
            return said
        span = f"{low} to {high}"
        return f"{said} ({lead}{span})" if brackets else f"{said}, {lead}from {span}"

    def _span_in_words(self, chance: SpannedLike, lead: str, brackets: bool) -> str:
        ends = {str(self.words.describe(end)) for end in (chance.low, chance.high)}
        if len(ends) == 1:
            return ""
        span = f"{lead}{self.words.describe_range(chance.low, chance.high)}"
        return f" ({span})" if brackets else f", {span}"

    def step(self, step: Step) -> str:
        """Return what a party would do: "Cuba would ..."."""
        return f"{self.name(step.party)} would {act(self.option, step)}"

    def path(self, path: PathPart) -> str:
        """Return the steps of a way, one after the other."""
        return ", then ".join(self.step(step) for step in path.steps)

    def reason(self, reason: ReasonPart) -> str:
        """Say why a state is or is not stable for a party."""
        return why_stable(self.name, self.option, reason, reason.temptation)

    def depends(self, dependence: Dependence) -> str:
        """Say on which answers a verdict depends: "if A is x (68%), not if it is y (32%)".

        Empty where it depends on none.
        """
        return depends_in_words(dependence.conditions, self.belief)

    def where(self, profile: int) -> str:
        """Return the likeliest answers that lead to a profile: ", where A is x and B is y".

        Empty where there is but one profile.
        """
        if len(self.estimate.profiles) == 1:
            return ""
        leading = [answer for answer in self.estimate.answers if answer.profile == profile]
        likeliest = max(leading, key=lambda answer: answer.belief)
        return f", where {answers_in_words([likeliest.given])}"

    def hypotheses_note(self, dependence: Dependence) -> tuple[Note, ...]:
        """Return what the hypotheses say that a verdict depends on."""
        named = dict.fromkeys(
            pair for condition in dependence.conditions for pair in condition.given.items()
        )
        if not named or len(dependence.conditions) > 2 * MOST_CONDITIONS:
            return ()
        texts, cites = [], []
        for question, answer in named:
            hypothesis = self.hypothesis(question, answer)
            texts.append(f"{plain(answer)}: {ended(hypothesis.text)}")
            cites += [str(cite) for cite in hypothesis.cites]
        return (Note(" ".join(texts), tuple(dict.fromkeys(cites))),)


# Combinations of answers named in one clause.
MOST_CONDITIONS = 4


class ConditionLike(Protocol):
    """Answers to questions, how likely they are, and what is so then."""

    @property
    def given(self) -> Mapping[str, str]: ...
    @property
    def belief(self) -> float: ...
    @property
    def verdict(self) -> bool: ...


def depends_in_words(conditions: Sequence[ConditionLike], believed: Callable[[float], str]) -> str:
    """Say on which answers a verdict depends: "if A is x (68%), not if it is y (32%)".

    Empty where it depends on none. `believed` says how likely something is.
    """
    if len(conditions) == 1:
        return ""
    otherwise = when_in_words(conditions, False, believed, "under other answers")
    return f"{when_in_words(conditions, True, believed)}, not {otherwise}"


def when_in_words(
    conditions: Iterable[ConditionLike],
    verdict: bool,
    believed: Callable[[float], str],
    some: str = "under some answers",
) -> str:
    """Say on which answers a verdict is as given: "if A is x (68%)".

    `believed` says how likely something is, and `some` is said of too many answers to name.
    """
    chosen = [c for c in conditions if c.verdict is verdict]
    belief = believed(total_belief(condition.belief for condition in chosen))
    if len(chosen) > MOST_CONDITIONS:
        return f"{some} ({belief})"
    return f"if {answers_in_words([condition.given for condition in chosen])} ({belief})"


def answers_in_words(givens: Sequence[Mapping[str, str]]) -> str:
    """Return "talks aim is ruse or engage", or combinations joined by "or if"."""
    questions = list(givens[0])
    if len(questions) == 1:
        answers = [plain(given[questions[0]]) for given in givens]
        return f"{plain(questions[0])} is {' or '.join(answers)}"
    return " or if ".join(
        joined(f"{plain(question)} is {plain(answer)}" for question, answer in given.items())
        for given in givens
    )


def by_horizon(horizon: str) -> str:
    """Return by when something is likely: "within days"; "next" where the case names no horizon."""
    return horizon if horizon == "next" else f"within {plain(horizon)}"


def sentence(text: str, *notes: Note) -> Sentence:
    """Return a sentence with its reasons."""
    return Sentence(text, notes)


def ended(text: str) -> str:
    """Return a text of the case as a sentence of its own: with a full stop at its end."""
    return text if text.rstrip("'\")”’").endswith((".", "!", "?", "…")) else f"{text}."


def cited(cites: Iterable[Cite]) -> tuple[str, ...]:
    """Return citations as they are printed."""
    return tuple(str(cite) for cite in cites)


def as_command(words: Iterable[str]) -> str:
    """Return a command line as a shell takes it."""
    return shlex.join(words)


def joined(parts: Iterable[str], last: str = "and") -> str:
    """Join names: "a", "a and b", "a, b and c"; `last` may be "or"."""
    items = list(parts)
    if len(items) < 2:
        return "".join(items)
    return f"{', '.join(items[:-1])} {last} {items[-1]}"
