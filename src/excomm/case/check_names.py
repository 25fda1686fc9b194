"""The names in the check of a judgement, held against the case."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from excomm.case import model
from excomm.case.checker import Checker
from excomm.case.history import UNDATED
from excomm.case.logic import Formula
from excomm.case.moments import Moment
from excomm.case.names import value_of
from excomm.case.problems import Place, nearest
from excomm.case.source import DataPath
from excomm.case.vocabulary import CONCEPT_IDS, concept_id

__all__ = ["CheckNames"]


@dataclass(frozen=True)
class CheckNames:
    """What the check of one judgement names: a name that the case does not know is reported.

    Attributes
    ----------
    path
        Where the check stands.
    as_of, then
        When the judgement was made, as it says, and as a moment or the event it was made after.
    """

    check: Checker
    path: DataPath
    questions: Mapping[str, model.Question]
    events: Mapping[str, model.Event]
    as_of: str | None
    then: Moment | str | None

    def place(self, *where: str | int) -> Place:
        """Return where a value of the check stands."""
        return self.check.source.place((*self.path, *where))

    def known(self, name: str, known: Collection[str], kind: str, place: Place) -> bool:
        """Return whether `name` is one of the `known`; if not, take note, also if none is."""
        if known:
            return self.check.known(name, known, kind, place)
        self.check.problem(place, f"unknown {kind} '{name}'", f"the case has no {kind}s")
        return False

    def several(self, given: str | list[str]) -> tuple[str, ...]:
        """Return one name or several."""
        return (given,) if isinstance(given, str) else tuple(given)

    def places(self, key: str, given: str | list[str]) -> list[Place]:
        """Return where each of one name or several stands."""
        if isinstance(given, str):
            return [self.place(key)]
        return [self.place(key, position) for position in range(len(given))]

    def outcome(self, name: str, key: str) -> bool:
        """Return whether there is such an outcome; if not, take note."""
        return self.known(name, self.check.content.outcomes, "outcome", self.place(key))

    def horizon(self, name: str | None, key: str) -> None:
        """Check that there is such a horizon."""
        if name is not None:
            self.known(name, self.check.content.horizons, "horizon", self.place(key))

    def concept(self, word: str) -> str:
        """Return the id of a solution concept."""
        found = concept_id(word)
        if found is None:
            hint = nearest(word, CONCEPT_IDS)
            message = f"unknown solution concept '{word}'"
            self.check.problem(self.place("concept"), message, hint)
        return found or word

    def commitments(self, given: str | list[str], key: str) -> tuple[str, ...]:
        """Return the commitments at a key, one or several, none of them twice."""
        names = self.several(given)
        if not names:
            self.check.problem(self.place(key), f"'{key}' names no commitment", "name one")
        for number, (place, name) in enumerate(zip(self.places(key, given), names, strict=True)):
            if name in names[:number]:
                self.check.problem(place, f"'{name}' stands here twice")
            else:
                self.known(name, self.check.content.commitments, "commitment", place)
        return names

    def formulas(self, given: str | list[str], key: str) -> tuple[Formula, ...]:
        """Return the formulas at a key, one or several."""
        if isinstance(given, str):
            return (self.check.formula(given, (*self.path, key)),)
        return tuple(
            self.check.formula(text, (*self.path, key, place)) for place, text in enumerate(given)
        )

    def replying(self, name: str, key: str) -> None:
        """Check that a party can reply."""
        self.check.mover(name, self.place(key))

    def act(self, text: str) -> None:
        """Check that an act is an event of the case, or sets options of it."""
        if text.strip() in self.events:
            return
        options, begins = self.check.options, 0
        for part in text.split(","):
            name, equals, value = (piece.strip() for piece in part.partition("="))
            place = self.check.source.within((*self.path, "after"), text.index(name, begins))
            if name in self.events:
                self.check.problem(place, f"the event '{name}' stands alone, if at all")
            elif self.check.known(name, [*options, *self.events], "option or event", place):
                at = text.index(value, text.index("=", begins)) if equals else 0
                try:
                    value_of(options[name], value if equals else options[name].values[0])
                except ValueError as error:
                    place = self.check.source.within((*self.path, "after"), at)
                    self.check.problem(place, str(error))
            begins += len(part) + 1

    def asked(self, name: str, place: Place) -> model.Question | None:
        """Return a question, which must be asked at the time of the judgement."""
        if not self.asked_by(None, name, place):
            return None
        question = self.questions[name]
        then = self.then
        moment = self.events[then].at if isinstance(then, str) else then
        if moment and moment != UNDATED and not question.period.covers(moment):
            since, until = question.period.since, question.period.until
            asked = (f"from {since}" if since else "", f"until {until}" if until else "")
            message = f"the question '{name}' is not asked as of {moment}"
            self.check.problem(place, message, f"it is asked {' '.join(filter(None, asked))}")
        return question

    def asked_by(self, viewer: str | None, name: str, place: Place) -> bool:
        """Return whether a party asks a question in its view, or by None the estimators do."""
        views, questions = self.check.views, self.check.questions
        own = [key for key in questions if views.get(key) == viewer]
        if name not in questions or name in own:
            return self.known(name, own, "question", place)
        other = views.get(name)
        asking = "the estimators ask" if other is None else f"'{other}' asks"
        asked = "the estimators do not" if viewer is None else f"'{viewer}' does not"
        message = f"the question '{name}' is one that {asking}, and {asked}"
        self.check.problem(place, message, nearest("", own) or "leave it out")
        return False

    def has_happened(self, name: str) -> bool:
        """Return whether an event has happened by the time of the judgement."""
        if isinstance(self.then, str):
            order = list(self.events)
            return order.index(name) <= order.index(self.then)
        return self.then is None or not self.events[name].at.is_after(self.then)

    def taken(self, name: str, hypothesis: str) -> None:
        """Check a hypothesis that is taken to be true."""
        path = (*self.path, "given", name)
        question = self.asked(name, self.check.source.key_place(path))
        if question is not None:
            known = [item.id for item in question.hypotheses]
            self.check.known(hypothesis, known, "hypothesis", self.check.source.place(path))
