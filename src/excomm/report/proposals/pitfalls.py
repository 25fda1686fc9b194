"""Pitfalls in words: what triggered each, place by place."""

from collections.abc import Iterator, Mapping, Sequence

from excomm.case.vocabulary import PITFALLS
from excomm.negotiation import Trigger
from excomm.report.names import Names, quoted
from excomm.report.phrases import capital, kept_at, listed, percent, plain

__all__ = ["pitfall_called", "price_in_words", "said_together", "trigger_in_words"]

_SAID = {
    "no deadline": "no deadline",
    "after talks": "due only after talks",
    "after its own term": "counted from {also}, which is its own to put off",
    "after its own event": "counted from {also}, which is its own to put off",
    "no span": "to follow {also}, and nothing says how soon",
    "put before talks": "a subject of talks, where {also} put it before them",
    "no measure": "no measure sees it",
    "not in force": "{measure} would not be in force",
    "terms open": "the terms of reference of {measure} are not agreed",
    "veto": "{party} has a veto over {measure}",
    "matures": "as long as that is open, time works for it ({matures})",
    "plays for time": "as long as that is open, it may play for time ({answer}, {belief})",
    "gains by default": "it would gain {statement} by breaking that, and nothing deters it",
    "mentioned": (
        "{party} would lose by the discussion: {statement} stands now and would not{were}"
    ),
    "falls": "{party} would be worse off once all is performed: {statement}",
    "further": "{party} could next be asked to {option}",
    "same kind": "{party} could next be asked to {option}, which is of the same kind",
    "forecloses": "while it is kept, it could no longer {option}, which it keeps for later",
    "recognises": "undertaken with {party}, which {refusing} refuses to recognise",
}


def pitfall_called(rule: str) -> str:
    """Return what a rule is called."""
    return PITFALLS[rule]


def trigger_in_words(trigger: Trigger, names: Names, terms: Mapping[str, tuple[str, str]]) -> str:
    """Say what triggered a rule, and where.

    Parameters
    ----------
    trigger
        What triggered it.
    names
        Finds what things are called.
    terms
        Who owes each term of the proposal, and what, in words that follow "to".
    """
    said = _by_itself(trigger, names)
    term = _told_of(trigger)
    if term is None:
        return said
    party, text = terms[term]
    return f"{names.name(party)} to {text}: {said}"


def _by_itself(trigger: Trigger, names: Names) -> str:
    """Say what triggered a rule, without the term."""
    also = trigger.also or ""
    done = ""
    if trigger.option is not None:
        own = names.option(trigger.option)
        value = own.values[trigger.value or 0]
        done = own.text if trigger.value is None else kept_at(own, value)
        if trigger.value == 0:
            done = f"no longer {own.text}"
    said = _SAID[trigger.reason].format(
        also=plain(also),
        measure=names.measure(trigger.measure) if trigger.measure else "",
        party=names.name(trigger.party) if trigger.party else "",
        matures=quoted(also.rstrip(".")),
        answer=": ".join(map(plain, trigger.answer or ())),
        belief=percent(trigger.belief or 0.0),
        statement=_wanted(trigger, names),
        option=done,
        were=f" were it agreed to {done}" if done else "",
        refusing=names.name(also) if trigger.reason == "recognises" else "",
    )
    if trigger.reason == "gains by default" and trigger.belief is not None and trigger.belief < 1:
        said += f" (under {percent(trigger.belief)} of belief)"
    if trigger.mentioned:
        said += "; the message names it"
    return f"{said}, as in {plain(trigger.last)}" if trigger.last else said


def _wanted(trigger: Trigger, names: Names) -> str:
    """Return what is at stake; a ranking or weights do not name it."""
    if trigger.statement is None or trigger.party is None:
        return "something"
    return names.statement(trigger.party, trigger.statement)


def _told_of(trigger: Trigger) -> str | None:
    """Return the term that a trigger is told of; None where it says all by itself."""
    return None if trigger.reason in ("mentioned", "further", "same kind") else trigger.term


def said_together(
    triggers: Sequence[Trigger], names: Names, terms: Mapping[str, tuple[str, str]]
) -> Iterator[tuple[str, tuple[Trigger, ...]]]:
    """Yield what triggered a rule, that of each term as one sentence, and terms alike together.

    Parameters are as for :func:`trigger_in_words`.
    """
    of_term: dict[str, list[Trigger]] = {}
    for place, trigger in enumerate(triggers):
        of_term.setdefault(_told_of(trigger) or str(place), []).append(trigger)
    alike: dict[tuple[str | None, tuple[str, ...]], list[list[Trigger]]] = {}
    for own in of_term.values():
        term = _told_of(own[0])
        party = None if term is None else terms[term][0]
        said = tuple(dict.fromkeys(_by_itself(one, names) for one in own))
        alike.setdefault((party, said), []).append(own)
    for (party, said), groups in alike.items():
        told = "; ".join(said)
        if party is not None:
            owed = listed(f"to {terms[own[0].term or ''][1]}" for own in groups)
            told = f"{names.name(party)} {owed}: {told}"
        yield told, tuple(trigger for own in groups for trigger in own)


def price_in_words(sender: str, price: str) -> str:
    """Say whether the sender of a proposal raised the price of the one before."""
    if price == "depends":
        return f"Whether {sender} raised the price depends on that."
    if price == "the same":
        return f"{capital(sender)} left the price as it was."
    return f"{capital(sender)} {price} the price."
