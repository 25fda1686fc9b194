"""Makes a case out of a case file: gives names their meaning and checks that they fit.

Everything that is wrong is collected, so that one reading of the messages mends the file.
"""

import hashlib
import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date
from fractions import Fraction
from types import MappingProxyType

from excomm.case import model, schema
from excomm.case.definitions import endless
from excomm.case.logic import (
    RESERVED,
    Compare,
    Constant,
    Formula,
    FormulaError,
    Or,
    atoms,
    parse,
)
from excomm.case.moments import Moment, parse_moment
from excomm.case.names import bind, value_of
from excomm.case.patterns import is_pattern, pattern_formula
from excomm.case.problems import MAX_PROBLEMS, CaseError, Place, Problem, first_of, nearest
from excomm.case.shape import shaped
from excomm.case.situation import before_first, parse_as_of
from excomm.case.source import DataPath, Source

__all__ = ["build_case"]

MAX_QUOTED_WORDS = 8

_ID = re.compile(r"[A-Za-z][A-Za-z0-9_]*")


def build_case(source: Source, name: str) -> model.Case:
    """Make a case called `name` out of the content of a case file.

    Raises
    ------
    CaseError
        With every problem found, each with its place.
    """
    builder = _Builder(source, shaped(source))
    case = builder.case(name)
    if builder.problems:
        raise CaseError(first_of(builder.problems))
    return case


class _Builder:
    def __init__(self, source: Source, content: schema.CaseFile) -> None:
        self.source = source
        self.content = content
        self.problems: list[Problem] = []
        self.options = {option.id: option for option in self.build_options()}
        # What is wrong with these is said once, not wherever they are named.
        self.unsound = content.options.keys() - self.options.keys()
        defined = (*content.factors, *content.outcomes)
        self.definitions = [key for key in defined if key not in self.options]
        self.split_list: DataPath | None = None

    def problem(self, place: Place, message: str, hint: str = "") -> None:
        self.problems.append(Problem(place, message, hint))
        if len(self.problems) > MAX_PROBLEMS:
            raise CaseError(first_of(self.problems))

    def case(self, name: str) -> model.Case:
        content = self.content
        self.check_ids()
        factors = tuple(self.build_factors())
        outcomes = tuple(self.build_outcomes())
        self.check_definitions([*factors, *outcomes])
        events = tuple(self.build_events())
        self.check_as_of(events)
        horizons = (model.Horizon(key, turns) for key, turns in content.horizons.items())
        return model.Case(
            name=name,
            title=content.title,
            file=self.source.file,
            digest=hashlib.sha256(self.source.text.encode()).hexdigest(),
            about=content.about,
            as_of=content.as_of,
            known_to=content.known_to,
            words=content.words,
            horizons=tuple(sorted(horizons, key=lambda horizon: horizon.turns)),
            documents=tuple(self.build_documents()),
            parties=tuple(
                model.Party(key, party.name, party.observer, party.text)
                for key, party in content.parties.items()
            ),
            options=tuple(self.options.values()),
            factors=factors,
            impossible=tuple(self.build_rules()),
            outcomes=outcomes,
            set_aside=tuple(self.build_set_aside()),
            orders=self.build_orders("orders", content.orders),
            interests=self.build_orders("interests", content.interests),
            start=self.build_start(),
            events=events,
        )

    # Names

    def check_ids(self) -> None:
        content = self.content
        sections: dict[str, Iterable[str]] = {
            "parties": content.parties,
            "factors": content.factors,
            "outcomes": content.outcomes,
            "horizons": content.horizons,
        }
        for section, ids in sections.items():
            for key in ids:
                self.check_id(key, self.source.key_place((section, key)))
        for key in content.outcomes:
            if key in content.factors:
                place = self.source.key_place(("outcomes", key))
                self.problem(place, f"'{key}' is the name of a factor too", "rename one of them")
        for section in ("outcomes", "factors"):
            for key in getattr(content, section):
                if key in ("present", "all") or is_pattern(key):
                    place = self.source.key_place((section, key))
                    self.problem(place, f"'{key}' has a meaning of its own", "choose another name")

    def check_id(self, key: str, place: Place) -> bool:
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
        if name in known:
            return True
        self.problem(place, f"unknown {kind} '{name}'", nearest(name, list(known)))
        return False

    # Options

    def build_options(self) -> list[model.Option]:
        built = []
        for key, option in self.content.options.items():
            path: DataPath = ("options", key)
            place = self.source.key_place(path)
            party, dot, rest = key.partition(".")
            if not dot:
                self.problem(place, f"the option '{key}' names no party", "write party.option")
                continue
            if party not in self.content.parties:
                hint = nearest(party, list(self.content.parties))
                self.problem(place, f"unknown party '{party}' in '{key}'", hint)
                continue
            self.check_id(rest or key, place)
            if self.content.parties[party].observer:
                message = f"'{party}' is an observer and holds no option"
                self.problem(place, message, "drop the option, or 'observer: true'")
            if option.levels is not None and option.one_of is not None:
                self.problem(place, f"'{key}' has levels and one_of", "keep one of the two")
            values = tuple(option.levels or option.one_of or ("no", "yes"))
            kind = "levels" if option.levels else "one_of" if option.one_of else "switch"
            for index, value in enumerate(values if kind != "switch" else ()):
                value_place = self.source.place((*path, kind, index))
                if self.check_id(value, value_place) and value in values[:index]:
                    self.problem(value_place, f"the level '{value}' stands twice")
            built.append(
                model.Option(
                    id=key,
                    party=party,
                    text=option.text,
                    values=values,
                    kind=kind,  # type: ignore[arg-type]
                    moves=option.moves,
                    severity=option.severity,
                    cites=self.cites(option.cites, path),
                    by=option.by,
                    place=place,
                )
            )
        order = {party: position for position, party in enumerate(self.content.parties)}
        return sorted(built, key=lambda option: order[option.party])

    def build_start(self) -> tuple[int, ...]:
        values = self.values(self.content.start, ("start",))
        return tuple(values.get(option, 0) for option in self.options)

    def values(self, given: Mapping[str, str | bool], path: DataPath) -> dict[str, int]:
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

    # Formulas

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
        named = {atom.option if isinstance(atom, Compare) else atom.id for atom in atoms(formula)}
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

    def check_definitions(self, items: Sequence[model.Factor | model.Outcome]) -> None:
        defined = {item.id: item for item in items if item.id not in self.options}
        for key, message in endless({key: item.when for key, item in defined.items()}):
            self.problem(defined[key].place or Place(self.source.file), message)

    # Parts

    def cites(self, cites: list[schema.Cite], path: DataPath) -> tuple[model.Cite, ...]:
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
            built.append(
                model.Cite(cite.document, _text(cite.paragraph), _text(cite.page), cite.quote)
            )
        return tuple(built)

    def moment(self, text: str | None, path: DataPath) -> Moment | None:
        if text is None:
            return None
        try:
            return parse_moment(text)
        except ValueError as error:
            self.problem(self.source.place(path), str(error))
            return None

    def period(self, part: schema.Statement | schema.SetAside, path: DataPath) -> model.Period:
        since = self.moment(part.since, (*path, "from"))
        until = self.moment(part.until, (*path, "until"))
        if since and until and since.is_after(until):
            self.problem(self.source.place((*path, "until")), f"{until} lies before {since}")
        return model.Period(since, until)

    def build_documents(self) -> Iterable[model.Document]:
        for key, document in self.content.documents.items():
            mark = document.mark
            yield model.Document(
                id=key,
                title=document.title,
                date=self.moment(document.date, ("documents", key, "date")),
                author=document.author,
                to=document.to,
                source=document.source,
                sha256=document.sha256,
                was=mark.was if mark else None,
                now=mark.now if mark else None,
            )

    def build_factors(self) -> Iterable[model.Factor]:
        for key, factor in self.content.factors.items():
            path: DataPath = ("factors", key)
            if factor.horizon is not None:
                place = self.source.place((*path, "from"))
                self.known(factor.horizon, self.content.horizons, "horizon", place)
            yield model.Factor(
                id=key,
                when=self.formula(factor.when, (*path, "when")),
                text=factor.text,
                horizon=factor.horizon,
                cites=self.cites(factor.cites, path),
                by=factor.by,
                place=self.source.key_place(path),
            )

    def build_rules(self) -> Iterable[model.Rule]:
        for index, rule in enumerate(self.content.impossible):
            path: DataPath = ("impossible", index)
            if isinstance(rule, str):
                yield model.Rule(self.states(rule, path), place=self.source.place(path))
                continue
            yield model.Rule(
                rule=self.states(rule.rule, (*path, "rule")),
                why=rule.why,
                cites=self.cites(rule.cites, path),
                by=rule.by,
                place=self.source.place((*path, "rule")),
            )

    def build_outcomes(self) -> Iterable[model.Outcome]:
        for key, outcome in self.content.outcomes.items():
            path: DataPath = ("outcomes", key)
            place = self.source.key_place(path)
            if isinstance(outcome, str):
                yield model.Outcome(key, self.states(outcome, path), place=place)
                continue
            yield model.Outcome(
                id=key,
                when=self.states(outcome.when, (*path, "when")),
                text=outcome.text,
                cites=self.cites(outcome.cites, path),
                by=outcome.by,
                place=place,
            )

    def build_set_aside(self) -> Iterable[model.SetAside]:
        for index, item in enumerate(self.content.set_aside):
            path: DataPath = ("set_aside", index)
            yield model.SetAside(
                what=self.formula(item.what, (*path, "what")),
                why=item.why,
                period=self.period(item, path),
                cites=self.cites(item.cites, path),
                by=item.by,
                place=self.source.place(path),
            )

    # Preferences

    def build_orders(
        self, section: str, orders: Mapping[str, schema.Order]
    ) -> Mapping[str, model.Order]:
        built: dict[str, model.Order] = {}
        for party, order in orders.items():
            path: DataPath = (section, party)
            self.known(party, self.content.parties, "party", self.source.key_place(path))
            if isinstance(order, list):
                built[party] = model.Statements(tuple(self.build_statements(order, path)))
            elif isinstance(order, schema.Ranking):
                built[party] = self.build_ranking(order, (*path, "ranking"))
            else:
                built[party] = self.build_weights(order, (*path, "weights"))
        return MappingProxyType(built)

    def build_statements(
        self, statements: list[schema.Statement], path: DataPath
    ) -> Iterable[model.Statement]:
        seen: dict[str, Place] = {}
        for index, statement in enumerate(statements):
            here: DataPath = (*path, index)
            place = self.source.place((*here, "id"))
            if self.check_id(statement.id, place) and statement.id in seen:
                first = seen[statement.id].line
                self.problem(
                    place, f"the statement '{statement.id}' stands twice", f"first in line {first}"
                )
            seen.setdefault(statement.id, place)
            yield model.Statement(
                id=statement.id,
                want=self.formula(statement.want, (*here, "want")),
                text=statement.text,
                period=self.period(statement, here),
                cites=self.cites(statement.cites, here),
                by=statement.by,
                place=self.source.place((*here, "want")),
            )

    def build_ranking(self, order: schema.Ranking, path: DataPath) -> model.Ranking:
        classes: list[Formula] = []
        texts: list[str] = []
        for index, entry in enumerate(order.ranking):
            here: DataPath = (*path, index)
            if isinstance(entry, str):
                classes.append(self.states(entry, here))
                texts.append(entry)
                continue
            members = tuple(self.states(text, (*here, k)) for k, text in enumerate(entry))
            if not members:
                self.problem(self.source.place(here), "a class of the ranking is empty")
                continue
            classes.append(Or(members) if len(members) > 1 else members[0])
            texts.append(" ~ ".join(entry))
        return model.Ranking(tuple(classes), tuple(texts), self.source.place(path))

    def build_weights(self, order: schema.Weights, path: DataPath) -> model.Weights:
        return model.Weights(
            tuple(
                # By way of the decimal text, so that 0.1 + 0.2 and 0.3 tie.
                (self.formula(text, (*path, text), key=True), Fraction(str(weight)))
                for text, weight in order.weights.items()
            )
        )

    # Events

    def build_events(self) -> Iterable[model.Event]:
        seen: dict[str, Place] = {}
        # A day and a time of it come in either order; two times do not, even around a day.
        previous: Moment | None = None
        previous_time: Moment | None = None
        parties = self.content.parties
        named = {**parties, **self.content.options}
        informed = ["all", *parties, *filter(None, [self.content.known_to])]
        for index, event in enumerate(self.content.events):
            path: DataPath = ("events", index)
            place = self.source.place((*path, "id"))
            if self.check_id(event.id, place) and event.id in seen:
                first = seen[event.id].line
                self.problem(
                    place, f"the event '{event.id}' stands twice", f"first in line {first}"
                )
            seen.setdefault(event.id, place)
            at = self.moment(event.at, (*path, "at"))
            if at is not None:
                for earlier in filter(None, (previous, previous_time)):
                    if earlier.is_after(at):
                        self.problem(
                            self.source.place((*path, "at")),
                            f"the event '{event.id}' of {at} stands after one of {earlier}",
                            "events stand in the order in which they happened",
                        )
                        break
                previous = at
                previous_time = at if at.instant else previous_time
            if event.sender is not None:
                self.known(event.sender, parties, "party", self.source.place((*path, "from")))
            addressed = [event.to] if isinstance(event.to, str) else event.to or []
            knowing = [event.known_to] if isinstance(event.known_to, str) else event.known_to
            for key, names, known, kind in (
                ("to", addressed, parties, "party"),
                ("mentions", event.mentions, named, "party or option"),
                ("known_to", knowing or [], informed, "party"),
            ):
                for position, name in enumerate(names):
                    self.known(name, known, kind, self.source.place((*path, key, position)))
            yield model.Event(
                id=event.id,
                at=at or Moment(date.min),
                text=event.text,
                sets=MappingProxyType(self.values(event.sets, (*path, "sets"))),
                channel=event.channel,
                sender=event.sender,
                to=tuple(addressed),
                admits=tuple(event.admits),
                mentions=tuple(event.mentions),
                known_to=None if knowing is None else tuple(knowing),
                cites=self.cites(event.cites, path),
                place=place,
            )

    def check_as_of(self, events: tuple[model.Event, ...]) -> None:
        if self.content.as_of is not None:
            place = self.source.place(("as_of",))
            try:
                then = parse_as_of(self.content.as_of, [event.id for event in events])
            except ValueError as error:
                self.problem(place, str(error))
                return
            if isinstance(then, Moment) and (early := before_first(then, events)):
                self.problem(place, early)


def _text(locator: int | str | None) -> str | None:
    return None if locator is None else str(locator)
