"""Builds judgements: what the sources concluded, as checks on the result."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from excomm.case import checks, model
from excomm.case.check_names import CheckNames
from excomm.case.checker import Checker
from excomm.case.moments import Moment
from excomm.case.pressing import check_pressed
from excomm.case.problems import Place, nearest
from excomm.case.questions import UNREAD, build_chance
from excomm.case.schema import checks as schema_checks
from excomm.case.situation import before_first, parse_as_of
from excomm.case.source import DataPath
from excomm.case.vocabulary import STATUS_SHORT

__all__ = ["build_judgements"]


def build_judgements(
    check: Checker, questions: Sequence[model.Question], events: Sequence[model.Event]
) -> Iterable[checks.Judgement]:
    """Return the judgements, their checks held against what the case knows."""
    seen: dict[str, Place] = {}
    for index, judgement in enumerate(check.content.judgements):
        path: DataPath = ("judgements", index)
        place = check.source.place((*path, "id"))
        check.once(judgement.id, "judgement", place, seen)
        reader = _Reader(
            check=check,
            path=(*path, "check"),
            questions={question.id: question for question in questions},
            events={event.id: event for event in events},
            as_of=judgement.as_of,
            then=_then(check, judgement.as_of, events, (*path, "as_of")),
        )
        yield checks.Judgement(
            id=judgement.id,
            text=judgement.text,
            check=reader.read(judgement.check),
            source=judgement.source,
            as_of=judgement.as_of,
            cites=check.cites(judgement.cites, path),
            by=judgement.by,
            place=place,
        )


def _then(
    check: Checker, as_of: str | None, events: Sequence[model.Event], path: DataPath
) -> Moment | str | None:
    """Return when a judgement was made; None where it does not say, or says no such moment."""
    if as_of is None:
        return None
    try:
        then = parse_as_of(as_of, [event.id for event in events])
    except ValueError as error:
        check.problem(check.source.place(path), str(error))
        return None
    if isinstance(then, Moment) and (early := before_first(then, events)):
        check.problem(check.source.place(path), early)
        return None
    return then


@dataclass(frozen=True)
class _Reader(CheckNames):
    """Reads the check of one judgement."""

    def read(self, given: schema_checks.Check) -> checks.Check:
        """Return the check; a name in it that the case does not know is reported."""
        match given:
            case schema_checks.BeliefCheck():
                return self.belief(given)
            case schema_checks.BetterCheck():
                return self.better(given)
            case schema_checks.HoldsCheck():
                self.outcome(given.holds, "holds")
                for question, hypothesis in given.given.items():
                    self.taken(question, hypothesis)
                concept = self.concept(given.concept)
                return checks.HoldsCheck(given.holds, concept, MappingProxyType(given.given))
            case schema_checks.SetAsideCheck():
                self.outcome(given.set_aside, "set_aside")
                return checks.SetAsideCheck(given.set_aside)
            case schema_checks.ThreatCheck():
                return self.threat(given)
            case schema_checks.FactorCheck():
                return self.factor(given)
            case schema_checks.LikelierCheck():
                return self.reply(given)
            case schema_checks.UncertainCheck():
                self.replying(given.uncertain, "uncertain")
                self.act(given.after)
                return checks.UncertainCheck(given.uncertain, given.after, given.turn)
            case schema_checks.StandsCheck():
                return self.stands(given)
            case schema_checks.SeenCheck():
                return self.seen(given)
            case schema_checks.FallsCheck():
                return self.falls(given)
            case schema_checks.AssuresCheck():
                if self.outcome(given.assures, "assures") and given.than == given.assures:
                    message = f"'{given.than}' cannot assure more than itself"
                    self.check.problem(self.place("than"), message)
                self.outcome(given.than, "than")
                owed = self.commitments(given.commitments, "of")
                return checks.AssuresCheck(given.assures, given.than, owed)
            case schema_checks.PitfallCheck():
                return self.pitfall(given)
            case schema_checks.PressesCheck():
                return self.presses(given)
            case schema_checks.PositionCheck():
                return self.position(given)

    def belief(self, given: schema_checks.BeliefCheck) -> checks.BeliefCheck:
        """Return a check on belief in a hypothesis."""
        name, _, hypothesis = given.belief.partition(".")
        question = self.believed(given.belief)
        for key, event in (("rises_at", given.rises_at), ("falls_at", given.falls_at)):
            if event is not None:
                self.moving(event, question, key)
        if given.rises_at in self.events and given.rises_at == given.falls_at:
            message = f"belief cannot both rise and fall at '{given.falls_at}'"
            self.check.problem(self.place("falls_at"), message)
        above = [given.above] if isinstance(given.above, str) else given.above
        for position, other in enumerate(above if question else ()):
            place = self.place("above", *([] if isinstance(given.above, str) else [position]))
            if other == hypothesis:
                self.check.problem(place, f"'{other}' cannot be above itself")
            elif other in above[:position]:
                self.check.problem(place, f"'{other}' stands here twice")
            elif question:
                known = [item.id for item in question.hypotheses if item.id != hypothesis]
                self.check.known(other, known, "hypothesis", place)
        tests = (given.rises_at, given.falls_at, given.at_least, given.at_most)
        if not above and all(test is None for test in tests):
            self.check.problem(
                self.check.source.key_place((*self.path, "belief")),
                f"the check says nothing of belief in '{given.belief}'",
                "expected rises_at, falls_at, at_least, at_most or above",
            )
        at_least, at_most = (
            None if chance is None else build_chance(self.check, chance, (*self.path, key))
            for key, chance in (("at_least", given.at_least), ("at_most", given.at_most))
        )
        unread = at_least is UNREAD or at_most is UNREAD
        if at_least and at_most and not unread and at_least.low > at_most.high:
            message = f"at_least, {at_least}, lies above at_most, {at_most}"
            self.check.problem(self.place("at_least"), message)
        return checks.BeliefCheck(
            question=name,
            hypothesis=hypothesis,
            rises_at=given.rises_at,
            falls_at=given.falls_at,
            at_least=at_least,
            at_most=at_most,
            above=tuple(above),
        )

    def believed(self, text: str) -> model.Question | None:
        """Return the question that question.hypothesis names, if there is one."""
        path = (*self.path, "belief")
        place = self.check.source.within(path, 0)
        name, dot, hypothesis = text.partition(".")
        if not dot:
            answers = [f"{key}.{h.id}" for key, q in self.questions.items() for h in q.hypotheses]
            example = [answer for answer in answers if answer.startswith(f"{text}.")]
            hint = f"for example {example[0]}" if example else nearest(text, answers)
            message = f"expected question.hypothesis, not '{text}'"
            self.check.problem(place, message, hint or "the case has no questions")
            return None
        question = self.asked(name, place)
        if question is not None:
            known = [item.id for item in question.hypotheses]
            place = self.check.source.within(path, len(name) + 1)
            self.check.known(hypothesis, known, "hypothesis", place)
        return question

    def moving(self, name: str, question: model.Question | None, key: str) -> None:
        """Check that an event moves belief in the answers to a question, and did so by then."""
        place = self.place(key)
        if not self.known(name, self.events, "event", place):
            return
        if question is not None and question.id not in self.events[name].evidence:
            telling = [event.id for event in self.events.values() if question.id in event.evidence]
            message = f"the event '{name}' gives no evidence on {question.id}"
            self.check.problem(place, message, nearest(name, telling) or "no event does")
        if not self.has_happened(name):
            message = f"the event '{name}' comes later than the judgement"
            self.check.problem(place, message, f"its as_of is {self.as_of}")

    def better(self, given: schema_checks.BetterCheck) -> checks.BetterCheck:
        """Return a check on which of two outcomes serves a party better."""
        known = self.outcome(given.better, "better")
        if self.outcome(given.than, "than") and known and given.than == given.better:
            self.check.problem(self.place("than"), f"'{given.than}' cannot be better than itself")
        self.check.known(given.party, self.check.content.parties, "party", self.place("for"))
        self.horizon(given.horizon, "horizon")
        return checks.BetterCheck(given.better, given.than, given.party, given.horizon)

    def threat(self, given: schema_checks.ThreatCheck) -> checks.ThreatCheck:
        """Return a check on whether an outcome deters a party."""
        self.outcome(given.threat, "threat")
        parties = self.check.content.parties
        place = self.place("to")
        if self.check.known(given.to, parties, "party", place) and parties[given.to].observer:
            players = [key for key, party in parties.items() if not party.observer]
            message = f"'{given.to}' is an observer and has nothing to be deterred from"
            self.check.problem(place, message, nearest(given.to, players))
        return checks.ThreatCheck(given.threat, given.to, self.concept(given.concept))

    def factor(self, given: schema_checks.FactorCheck) -> checks.FactorCheck:
        """Return a check on what follows in an outcome."""
        self.known(given.factor, self.check.content.factors, "factor", self.place("factor"))
        self.outcome(given.outcome, "in")
        self.horizon(given.horizon, "horizon")
        self.horizon(given.not_at, "not_at")
        if given.horizon is not None and given.horizon == given.not_at:
            message = f"at '{given.not_at}' it cannot both follow and not follow"
            self.check.problem(self.place("not_at"), message)
        return checks.FactorCheck(given.factor, given.outcome, given.horizon, given.not_at)

    def reply(self, given: schema_checks.LikelierCheck) -> checks.LikelierCheck:
        """Return a check on which of a party's replies is likelier."""
        self.replying(given.party, "of")
        self.act(given.after)
        return checks.LikelierCheck(
            likelier=self.formulas(given.likelier, "likelier"),
            than=self.formulas(given.than, "than"),
            party=given.party,
            after=given.after,
            turn=given.turn,
        )

    def stands(self, given: schema_checks.StandsCheck) -> checks.StandsCheck:
        """Return a check on how commitments stand, or what a party says of them."""
        content = self.check.content
        about = self.several(given.stands)
        known = [*content.commitments, *content.measures]
        for place, name in zip(self.places("stands", given.stands), about, strict=True):
            if not self.known(name, known, "commitment or measure", place):
                continue
            if given.said_by is None and name not in content.commitments:
                message = f"'{name}' is a measure, which stands only in the word of a party"
                self.check.problem(place, message, "name the party in said_by")
        if given.said_by is not None:
            self.check.known(given.said_by, content.parties, "party", self.place("said_by"))
        status = STATUS_SHORT.get(given.status, given.status)
        return checks.StandsCheck(about, status, given.said_by)

    def seen(self, given: schema_checks.SeenCheck) -> checks.SeenCheck:
        """Return a check on how well commitments are seen."""
        content = self.check.content
        owed = self.commitments(given.seen, "seen")
        measures = [(self.place("only_by"), given.only_by)] if given.only_by is not None else []
        mending = self.several(given.mended_by)
        measures += zip(self.places("mended_by", given.mended_by), mending, strict=True)
        if not measures and given.short is None:
            self.check.problem(
                self.check.source.key_place((*self.path, "seen")),
                f"the check says nothing of how {' and '.join(map(repr, owed))} is seen",
                "expected only_by, short or mended_by",
            )
        for place, name in measures:
            if not self.known(name, content.measures, "measure", place):
                continue
            sees = content.measures[name].sees
            visible = [sees] if isinstance(sees, str) else sees
            blind = next((item for item in owed if item not in visible), None)
            if blind in content.commitments:
                message = f"'{name}' does not see '{blind}'"
                self.check.problem(place, message, f"it sees {', '.join(visible)}")
        for place, name in zip(self.places("seen", given.seen), owed, strict=True):
            asking = given.short is not None or given.mended_by
            item = content.commitments.get(name)
            if asking and item is not None and item.assurance is None:
                message = f"nothing is asked of how '{name}' is seen"
                self.check.problem(place, message, "say its assurance")
        return checks.SeenCheck(owed, given.only_by, given.short, mending)

    def falls(self, given: schema_checks.FallsCheck) -> checks.FallsCheck:
        """Return a check on what falls if a commitment fails."""
        falling = self.commitments(given.falls, "falls")
        (failed,) = self.commitments(given.failed, "with")
        if failed in falling:
            message = f"'{failed}' cannot fall with itself"
            self.check.problem(self.place("with"), message)
        return checks.FallsCheck(falling, failed)

    def pitfall(self, given: schema_checks.PitfallCheck) -> checks.PitfallCheck:
        """Return a check on a pitfall of a proposal."""
        content = self.check.content
        known = self.known(given.proposal, content.proposals, "proposal", self.place("in"))
        if known and given.at is not None:
            terms = content.proposals[given.proposal].terms
            places = [*terms, *content.parties, *content.options, *content.measures]
            self.known(given.at, places, "term, party, option or measure", self.place("at"))
        return checks.PitfallCheck(given.pitfall, given.proposal, given.at)

    def presses(self, given: schema_checks.PressesCheck) -> checks.PressesCheck:
        """Return a check on whether pressure works."""
        wanted = self.check.formula(given.presses, (*self.path, "presses"))
        check_pressed(self.check, given.party, wanted, given.through, self.path, "presses")
        if given.only and given.through is None:
            message = "'only' says through whom alone, and nobody is named"
            self.check.problem(self.place("only"), message, "name the party in through")
        for question, hypothesis in given.given.items():
            self.taken(question, hypothesis)
        return checks.PressesCheck(
            wanted=wanted,
            party=given.party,
            through=given.through,
            only=given.only,
            under=given.under,
            credible=given.credible,
            size=given.size,
            given=MappingProxyType(given.given),
        )

    def position(self, given: schema_checks.PositionCheck) -> checks.PositionCheck:
        """Return a check on where a side stands on a level of an issue."""
        content = self.check.content
        issue, dot, level = given.position.partition(".")
        path = (*self.path, "position")
        known = {key: list(item.levels) for key, item in content.issues.items()}
        if self.known(issue, known, "issue", self.check.source.within(path, 0)):
            hint = f"for example {issue}.{known[issue][0]}"
            if not dot:
                message = f"expected issue.level, not '{given.position}'"
                self.check.problem(self.place("position"), message, hint)
            else:
                place = self.check.source.within(path, len(issue) + 1)
                self.check.known(level, known[issue], "level", place)
        self.check.mover(given.party, self.place("for"))
        viewer = given.party if given.party in content.views else None
        for name, answer in given.given.items():
            here = (*self.path, "given", name)
            if self.asked_by(viewer, name, self.check.source.key_place(here)):
                answers = list(self.check.questions[name].hypotheses)
                self.check.known(answer, answers, "hypothesis", self.check.source.place(here))
        fixed = MappingProxyType(given.given)
        return checks.PositionCheck(issue, level, given.stand, given.party, fixed)
