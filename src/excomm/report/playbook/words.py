"""What the sentences of a playbook are made of: reasons, conditions, what others would do."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from excomm.belief import words_of
from excomm.case import Cite, Option, Statement
from excomm.conflict import Change, Step
from excomm.negotiation import Hanging, Playbook, Stand
from excomm.report.memo.document import Note, Paragraph, Sentence
from excomm.report.memo.wording import answers_in_words, cited, ended, joined
from excomm.report.phrases import act, capital, party_name, percent, plain

__all__ = ["Voice", "bullet", "by_answers", "when"]


def by_answers(hanging: Hanging[Stand]) -> str:
    """Return what is so by answers: "sidestep if president is crest, otherwise seek"."""
    said: dict[Stand, list[Mapping[str, str]]] = {}
    for given, stand in hanging.cases:
        said.setdefault(stand, []).append(given)
    most = max(said, key=lambda stand: len(said[stand]))
    named = [f"{s} if {answers_in_words(given)}" for s, given in said.items() if s != most]
    alone = len(said[most]) == 1
    last = f"{most} if {answers_in_words(said[most])}" if alone else f"{most} otherwise"
    return ", ".join((*named, last))


def when(hanging: Hanging[bool]) -> str:
    """Return when something is so that may depend on answers: " if ..."; empty for always."""
    if hanging.same:
        return ""
    return f" if {answers_in_words([given for given, is_so in hanging.cases if is_so])}"


def bullet(*sentences: Sentence, lead: str = "") -> Paragraph:
    """Return an item of a list."""
    return Paragraph(sentences, lead=lead, bullet=True)


@dataclass(frozen=True, eq=False)
class Voice:
    """Says what a playbook has found, in the voice of its side."""

    found: Playbook

    def name(self, party: str, begins: bool = False) -> str:
        """Return what the side calls a party: itself "we"."""
        if party == self.found.party:
            return "We" if begins else "we"
        return party_name(self.found.situation.case, party, begins)

    def names(self, parties: Iterable[str]) -> str:
        """Return what the side calls some parties."""
        return joined(self.name(party) for party in parties)

    def option(self, option_id: str) -> Option:
        """Return an option by its id."""
        return self.found.situation.case.option(option_id)

    def issue(self, issue: str) -> str:
        """Return what an issue is, as the head of what is said of it."""
        return capital(self.found[issue].issue.text)

    def level(self, issue: str, level: str) -> str:
        """Return what a level of an issue is, as the object of a sentence."""
        return self.found[issue][level].level.text.rstrip(".")

    def acts(self, party: str, changes: Sequence[Change]) -> str:
        """Return what a party does, in words that follow "would"."""
        said = act(self.option, Step(party, tuple(changes), None, ()))
        return said.replace("itself", "ourselves") if party == self.found.party else said

    def wanted(self, statement: Statement | None) -> str:
        """Return what a statement wants, as the object of a sentence."""
        if statement is None:
            return "what we want"
        return statement.text.rstrip(".") if statement.text else str(statement.want)

    def objective(self, statement: Statement | None, more: str = "") -> tuple[Note, ...]:
        """Return an objective as a reason: where it stands in our order, and on what it rests."""
        if statement is None:
            return ()
        ids = [item.statement.id for item in self.found.objectives]
        where = ""
        if statement.id in ids:
            where = f", objective {ids.index(statement.id) + 1} of {len(ids)}"
        text = f"{plain(statement.id)}{where}: {self.wanted(statement)}. {more}".strip()
        return (Note(text, self.passages(statement.cites, statement.by)),)

    def passages(self, cites: Iterable[Cite], by: str | None = None) -> tuple[str, ...]:
        """Return the passages something rests on, or who supplied it."""
        return cited(cites) or ((f"by the {by}",) if by else ())

    def chance(self, chance: float) -> str:
        """Return a belief in words of the case, with its number."""
        words = words_of(self.found.situation.case).describe(chance)
        return f"{words}, {percent(chance)}"

    def look_for(self, questions: Iterable[str]) -> tuple[Sentence, ...]:
        """Return what to look for first to learn the answers to questions."""
        said = []
        for name in questions:
            watched = self.found.watched(name)
            if not watched:
                text = f"The case names nothing to look for on {plain(name)}."
                said.append(Sentence(text))
                continue
            first = watched[0]
            text = first.item.text.rstrip(".")
            note = Note(
                f"{plain(first.item.id)}: if it is seen, it speaks for "
                f"{plain(first.speaks_for)}, and tells {first.bits:.2f} bits on average; of "
                f"{len(watched)} indicators on {plain(name)} the one that tells most.",
                self.passages(first.item.cites, first.item.by),
            )
            said.append(Sentence(f"On {plain(name)} look first for this: {ended(text)}", (note,)))
        return tuple(said)

    def hypotheses(self, givens: Iterable[Mapping[str, str]]) -> tuple[Note, ...]:
        """Return what the hypotheses say that something depends on."""
        named = dict.fromkeys(pair for given in givens for pair in given.items())
        asked = {belief.question.id: belief for belief in self.found.beliefs}
        notes = []
        for question, answer in named:
            if question in asked:
                belief = asked[question]
                item = next(h for h in belief.question.hypotheses if h.id == answer)
                text = f"{plain(answer)}: {ended(item.text)} {self._believed(question, answer)}"
                notes.append(Note(text, self.passages(item.cites, item.by)))
        return tuple(notes)

    def _believed(self, question: str, answer: str) -> str:
        belief = next(b for b in self.found.beliefs if b.question.id == question)
        said = self.chance(belief.posterior[answer].point)
        return f"We think this {said}."
