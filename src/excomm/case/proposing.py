"""Builds proposals: messages and their terms."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType

from excomm.case import model, schema
from excomm.case.agreed import Order, read_names
from excomm.case.checker import Checker
from excomm.case.commitments import Delay, When
from excomm.case.history import UNDATED
from excomm.case.names import value_of
from excomm.case.proposals import Deadline, Mention, Proposal, Term
from excomm.case.source import DataPath

__all__ = ["build_proposals"]

# What a span of a deadline may be counted from, beside terms and events.
MILESTONES = ("agreement", "talks")


def build_proposals(check: Checker, events: Sequence[model.Event]) -> tuple[Proposal, ...]:
    """Return the proposals, each with the offer it follows."""
    by_id = {event.id: event for event in events}
    built = [
        _Reader(check, ("proposals", key), key, item, events, by_id.get(item.event or "")).read()
        for key, item in check.content.proposals.items()
    ]
    following = tuple(_following(check, built, [event.id for event in events]))
    _check_chains(check, following)
    return following


def _following(
    check: Checker, proposals: Sequence[Proposal], events: Sequence[str]
) -> Iterator[Proposal]:
    """Yield the proposals with the offers they follow: as stated, or the sender's last."""
    made: dict[str, tuple[int, int]] = {}
    for number, proposal in enumerate(proposals):
        at = events.index(proposal.event) if proposal.event in events else len(events)
        made[proposal.id] = (at, number)
    for proposal in proposals:
        path: DataPath = ("proposals", proposal.id, "follows")
        follows = proposal.follows
        if follows is None:
            own = [
                other.id
                for other in proposals
                if other.sender == proposal.sender and made[other.id] < made[proposal.id]
            ]
            follows = max(own, key=lambda name: made[name], default=None)
        elif follows == proposal.id:
            place = check.source.place(path)
            check.problem(place, f"'{follows}' cannot follow itself", "name an earlier one")
        elif (
            check.known(follows, list(made), "proposal", check.source.place(path))
            and made[follows][0] > made[proposal.id][0]
        ):
            message = f"'{follows}' was made later than '{proposal.id}'"
            check.problem(check.source.place(path), message, "name an earlier one")
        yield replace(proposal, follows=follows)


def _check_chains(check: Checker, proposals: Sequence[Proposal]) -> None:
    """Check that no offers follow each other round: none of them would be the last, and open."""
    before = {proposal.id: proposal.follows for proposal in proposals}
    for proposal in proposals:
        chain = [proposal.id]
        while (last := before.get(chain[-1])) is not None and last not in chain:
            chain.append(last)
        if last == proposal.id and len(chain) > 1:
            stated = next(name for name in chain if check.content.proposals[name].follows)
            place = check.source.place(("proposals", stated, "follows"))
            message = f"the proposals follow each other: {' -> '.join([*chain, last])}"
            check.problem(place, message, "the first of them follows none of the others")
            return


@dataclass(frozen=True)
class _Reader:
    """Reads one proposal, made by an event or by none."""

    check: Checker
    path: DataPath
    key: str
    item: schema.Proposal
    events: Sequence[model.Event]
    event: model.Event | None

    def read(self) -> Proposal:
        """Return the proposal; what it does not say is its event's."""
        check, item, event = self.check, self.item, self.event
        place = check.source.key_place(self.path)
        check.check_id(self.key, place)
        if item.event is not None:
            self._event(item.event, (*self.path, "event"))
        parties = check.content.parties
        to = read_names(check, item.to, (*self.path, "to"), parties, "party")
        terms = tuple(self._terms())
        self._once(terms)
        return Proposal(
            id=self.key,
            text=item.text,
            sender=self._sender(),
            to=to or (event.to if event else ()),
            terms=terms,
            event=item.event,
            channel=item.channel or (event.channel if event else None),
            known_to=event.known_to if event else None,
            admits=tuple(dict.fromkeys((*(event.admits if event else ()), *item.admits))),
            mentions=self._mentions(),
            follows=item.follows,
            closed_by=self._closed_by(),
            cites=check.cites(item.cites, self.path),
            by=item.by,
            place=place,
        )

    def _closed_by(self) -> str | None:
        """Return the event that closed it, which comes after the one that made it."""
        closed, path = self.item.closed_by, (*self.path, "closed_by")
        if closed is None or not self._event(closed, path):
            return closed
        order = [event.id for event in self.events]
        if self.event is not None and order.index(closed) <= order.index(self.event.id):
            message = f"'{closed}' comes no later than '{self.event.id}', which made it"
            self.check.problem(self.check.source.place(path), message, "name a later event")
        return closed

    def _event(self, name: str, path: DataPath) -> bool:
        """Return whether there is such an event; if not, take note."""
        known = [event.id for event in self.events]
        place = self.check.source.place(path)
        if known:
            return self.check.known(name, known, "event", place)
        self.check.problem(place, f"unknown event '{name}'", "the case has no events")
        return False

    def _sender(self) -> str:
        check, said = self.check, self.item.sender
        made = self.event.sender if self.event else None
        place = check.source.place((*self.path, "from"))
        if said is None and made is None:
            message = f"it is not said who proposes '{self.key}'"
            check.problem(check.source.key_place(self.path), message, "add from")
        elif (
            said is not None
            and check.known(said, check.content.parties, "party", place)
            and made not in (None, said)
        ):
            message = f"'{said}' proposes this, and '{made}' sends {self.item.event}"
            check.problem(place, message, "leave from out, or name another event")
        return said or made or ""

    def _mentions(self) -> tuple[Mention, ...]:
        """Return what is named; a value that is named with an option says more than its name."""
        check = self.check
        found = {name: Mention(name) for name in (self.event.mentions if self.event else ())}
        known = [*check.content.parties, *check.content.options]
        for position, text in enumerate(self.item.mentions):
            path: DataPath = (*self.path, "mentions", position)
            name, equals, word = (part.strip() for part in text.partition("="))
            if name in check.unsound:
                continue
            if not check.known(name, known, "party or option", check.source.place(path)):
                continue
            value = None
            if equals:
                option = check.options.get(name)
                if option is None:
                    message = f"'{name}' is a party and has no values"
                    check.problem(check.source.place(path), message, f"write {name}")
                    continue
                try:
                    value = value_of(option, word)
                except ValueError as error:
                    at = text.index(word, text.index("=")) if word else 0
                    check.problem(check.source.within(path, at), str(error))
            found[f"{name}={word}" if equals else name] = Mention(name, value)
        valued = {one.name for one in found.values() if one.value is not None}
        return tuple(m for m in found.values() if m.value is not None or m.name not in valued)

    def _terms(self) -> Iterable[Term]:
        check = self.check
        for key, item in self.item.terms.items():
            path: DataPath = (*self.path, "terms", key)
            place = check.source.key_place(path)
            check.check_id(key, place)
            check.mover(item.party, check.source.place((*path, "party")))
            parties, content = check.content.parties, check.content
            to = read_names(check, item.to, (*path, "to"), parties, "party")
            if item.party in to:
                message = f"'{item.party}' owes this to itself"
                check.problem(check.source.place((*path, "to")), message, "name who is owed it")
            if item.commitment is not None:
                where = (*path, "commitment")
                read_names(check, item.commitment, where, content.commitments, "commitment")
            if key in item.in_return_for:
                where = (*path, "in_return_for", item.in_return_for.index(key))
                check.problem(check.source.place(where), f"'{key}' is the return for itself")
            where = (*path, "in_return_for")
            returns = read_names(check, item.in_return_for, where, self.item.terms, "term")
            yield Term(
                id=key,
                text=item.text,
                party=item.party,
                to=to,
                performs=self._performs(key, item, path),
                commitment=item.commitment,
                due=self._due(key, item.due, (*path, "due")),
                talks=item.talks,
                seen_by=read_names(
                    check, item.seen_by, (*path, "seen_by"), content.measures, "measure"
                ),
                reference=item.reference,
                in_return_for=returns,
                cites=check.cites(item.cites, path),
                by=item.by,
                place=place,
            )

    def _performs(self, key: str, item: schema.Term, path: DataPath) -> Mapping[str, int]:
        """Return what a term sets, which is in the hands of who owes it."""
        check, here = self.check, (*path, "performs")
        if not item.performs:
            message = f"the term '{key}' performs nothing"
            hint = "say what doing it sets: performs: {party.option: value}"
            check.problem(check.source.key_place(path), message, hint)
        values = check.values(item.performs, here)
        for name in values:
            holder = check.options[name].party
            if holder != item.party and item.party in check.content.parties:
                message = f"'{name}' is in the hands of {holder}, not of {item.party}"
                hint = f"make it a term of {holder}"
                check.problem(check.source.key_place((*here, name)), message, hint)
        return MappingProxyType(values)

    def _due(self, key: str, given: str | schema.Due | None, path: DataPath) -> Deadline | None:
        check = self.check
        if given is None:
            return None
        if isinstance(given, str):
            when = self._when(given, path)
            made = When(event=self.event.id) if self.event else None
            if when and made and Order(self.events).before(when, made):
                message = f"it is due ({when}) before the message, {self.item.event}"
                check.problem(check.source.place(path), message)
            return None if when is None else Deadline(when)
        spans = [
            (unit, getattr(given, unit))
            for unit in ("hours", "days", "weeks", "months")
            if getattr(given, unit) is not None
        ]
        if len(spans) > 1:
            hint = "hours, days, weeks or months: one of them"
            check.problem(check.source.place(path), "a deadline is one span", hint)
        place = check.source.place((*path, "after"))
        terms = [name for name in self.item.terms if name != key]
        events = [event.id for event in self.events]
        kinds = {"milestone": MILESTONES, "term": terms, "event": events}
        meant = [kind for kind, names in kinds.items() if given.after in names]
        if given.after == key:
            check.problem(place, f"'{key}' is counted from itself", "count it from something else")
        elif len(meant) > 1:
            message = f"'{given.after}' may be the {meant[0]} or the {meant[1]} of that name"
            check.problem(place, message, f"give the {meant[1]} another name")
        else:
            known = [*MILESTONES, *terms, *events]
            check.known(given.after, known, "milestone, term or event", place)
        return Deadline(span=Delay.of(*spans[0]) if spans else None, after=given.after)

    def _when(self, text: str, path: DataPath) -> When | None:
        if text[:1].isdigit():
            moment = self.check.moment(text, path)
            return None if moment in (None, UNDATED) else When(moment)
        return When(event=text) if self._event(text, path) else None

    def _once(self, terms: Sequence[Term]) -> None:
        """Check that no two terms set an option differently, and that none waits for itself."""
        check = self.check
        set_by: dict[str, Term] = {}
        for term in terms:
            for option, value in term.performs.items():
                other = set_by.setdefault(option, term)
                if other.performs[option] != value:
                    path = (*self.path, "terms", term.id, "performs", option)
                    message = f"'{option}' is set otherwise by the term '{other.id}'"
                    check.problem(check.source.key_place(path), message, "agree on one value")
        waits = {t.id: t.due.after for t in terms if t.due is not None and t.due.after}
        for term in terms:
            chain = [term.id]
            while (then := waits.get(chain[-1], "")) in waits and then not in chain:
                chain.append(then)
            if then == term.id and len(chain) > 1:
                path = (*self.path, "terms", term.id, "due", "after")
                message = f"the terms wait for each other: {' -> '.join([*chain, then])}"
                check.problem(check.source.place(path), message)
                return
