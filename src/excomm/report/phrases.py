"""Moves, gains and losses in words."""

import re
import textwrap
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Protocol, TypeVar

from excomm.case import Case
from excomm.conflict import Change, Difference, Step, Temptation
from excomm.report.table import WIDTH

__all__ = [
    "NO_OUTCOME",
    "act",
    "capital",
    "claim_in_words",
    "counted",
    "counts_for",
    "difference_in_words",
    "effect_in_words",
    "favoured",
    "impels_and_restrains",
    "in_interest",
    "kept_at",
    "listed",
    "no_improvement",
    "party_name",
    "percent",
    "plain",
    "reply_in_words",
    "span_in_percent",
    "stand_in_words",
    "state_called",
    "why_stable",
    "wrapped",
]

Want = TypeVar("Want", covariant=True)

# Conditions that decide a split, named in a sentence; the data holds all.
MOST_NAMED = 2

# What the states are called that belong to no named outcome.
NO_OUTCOME = "none of these"

# An event speaks for a hypothesis that it makes more than this many times likelier.
SPEAKS = 1.005


def party_name(case: Case, party: str, begins: bool = False) -> str:
    """Return the name of a party; with a capital where it begins a sentence."""
    name = next(item.name for item in case.parties if item.id == party)
    return capital(name) if begins else name


def capital(text: str) -> str:
    """Return a text with a capital where it begins."""
    return text[:1].upper() + text[1:]


def plain(identifier: str) -> str:
    """Return an id as words."""
    return identifier.replace("_", " ")


def state_called(number: int | None, pattern: str, more: str = "") -> str:
    """Return a state by its number, if it has one, and its pattern; `more` begins with ", "."""
    if number is not None:
        return f"state {number:,} ({pattern}{more})"
    return f"the state {pattern}" + (f" ({more.removeprefix(', ')})" if more else "")


class OptionLike(Protocol):
    """What the words for a move need to know of an option."""

    @property
    def text(self) -> str: ...
    @property
    def kind(self) -> str: ...
    @property
    def values(self) -> tuple[str, ...]: ...


class ReasonLike(Protocol):
    """What the words for a verdict need to know of its reason."""

    @property
    def party(self) -> str: ...
    @property
    def moves(self) -> int: ...
    @property
    def improvements(self) -> int: ...


def act(option: Callable[[str], OptionLike], step: Step) -> str:
    """Return what a step does, in words that follow "would"; `option` finds one by its id."""
    return listed(_change(option(change.option), change) for change in step.changes)


def _change(option: OptionLike, change: Change) -> str:
    if option.kind != "one_of" and change.after == option.values[0]:
        return f"no longer {option.text}"
    if option.kind == "switch" or change.before == option.values[0]:
        return kept_at(option, change.after)
    return f"{option.text} ({plain(change.after)} instead of {plain(change.before)})"


def kept_at(option: OptionLike, value: str) -> str:
    """Return what it is to have an option at a value other than its first."""
    if option.kind == "switch":
        return option.text
    return f"{option.text} ({plain(value)})"


def reply_in_words(option: Callable[[str], OptionLike], step: Step, kept: Mapping[str, str]) -> str:
    """Return what a party would do, in words that follow "would".

    Parameters
    ----------
    option
        Finds an option by its id.
    step
        What it changes.
    kept
        What severe things it keeps doing: options with their values.
    """
    going_on = [f"go on to {kept_at(option(name), value)}" for name, value in kept.items()]
    changed = [act(option, step)] if step.changes else ["leave the rest as it is"]
    return listed([*going_on, *changed]) if kept or step.changes else "leave things as they are"


class ReplyLike(Protocol[Want]):
    """What a reply does to what its party wants."""

    @property
    def gained(self) -> tuple[Want, ...]: ...
    @property
    def broken(self) -> tuple[Want, ...]: ...
    @property
    def feared(self) -> tuple[Want, ...]: ...
    @property
    def feared_anyway(self) -> tuple[Want, ...]: ...


def impels_and_restrains(
    reply: ReplyLike[Want], named: Callable[[Sequence[Want]], str]
) -> list[tuple[str, tuple[Want, ...]]]:
    """Return what impels and what restrains a party, each as a sentence with what it is about.

    Parameters
    ----------
    reply
        The reply.
    named
        Names some of what the party wants.
    """
    more = tuple(item for item in reply.feared if item not in reply.feared_anyway)
    told = (
        ("Impels: ", reply.gained),
        ("Restrains: it breaks ", reply.broken),
        ("Restrains: then rivals could take away ", more),
        ("Feared, as without any reply: rivals could take away ", reply.feared_anyway),
    )
    said = [(f"{lead}{named(wants)}.", wants) for lead, wants in told if wants]
    return said or [("Of what it wants, nothing is gained and nothing broken.", ())]


def difference_in_words(difference: Difference) -> str:
    """Return what a change of state does to a party, in words that follow "would"."""
    if difference.better is None:
        return "be no better and no worse off"
    if difference.statement is None and difference.ranks is None:
        return f"be {'better' if difference.better else 'worse'} off"
    verb = "gain" if difference.better else "lose"
    if difference.ranks is not None:
        verb = "rise" if difference.better else "fall"
        before, after, last = difference.ranks
        return f"{verb} from rank {before:,} to rank {after:,} of {last:,}"
    return f"{verb} {difference.statement} ({difference.want})"


def no_improvement(reason: ReasonLike) -> str:
    """Say that a party has no improvement: whether it can move at all, and how far."""
    if not reason.moves:
        return "it has no move from here."
    one = reason.moves == 1
    which = "its one move does not lead" if one else f"none of its {reason.moves:,} moves leads"
    return f"{which} to a state that it likes better."


def why_stable(
    name: Callable[[str], str],
    option: Callable[[str], OptionLike],
    reason: ReasonLike,
    temptation: Temptation | None,
) -> str:
    """Say in a sentence or two why a state is or is not stable for a party.

    Parameters
    ----------
    name, option
        Find the name of a party and an option by their ids.
    reason, temptation
        The reason, and the improvement to tell; None where there is none.
    """
    who = capital(name(reason.party))
    if temptation is None:
        return f"{who}: {no_improvement(reason)}"
    gain = difference_in_words(temptation.gain)
    would = f"{who}: it would {act(option, temptation.step)}, and so {gain}"
    if temptation.deterrent is None:
        return f"{would}; nothing deters it."
    replies = ", then ".join(
        f"{name(step.party)} would {act(option, step)}" for step in temptation.deterrent.steps
    )
    loss = difference_in_words(temptation.deterrent.loss)
    others = reason.improvements - 1
    more = ""
    if others:
        which = "other move" if others == 1 else f"{others:,} other moves"
        verb = "is" if others == 1 else "are"
        more = f" Its {which} to a state that it likes better {verb} deterred too."
    when = "at the same time" if temptation.deterrent.joint else "then"
    return f"{would}; but {when} {replies}, and in all it would {loss}.{more}"


def percent(probability: float) -> str:
    """Return a probability as a percentage: whole, but never 0 or 100 for what is neither."""
    if 0 < probability < 0.005:
        return "<1%"
    if 0.995 < probability < 1:
        return ">99%"
    return f"{100 * probability:.0f}%"


class BandLike(Protocol):
    """The span of a belief."""

    @property
    def low(self) -> float: ...
    @property
    def high(self) -> float: ...


def span_in_percent(band: BandLike) -> str:
    """Return the span of a band in percentages."""
    return f"{percent(band.low)} to {percent(band.high)}"


def favoured(ratios: Mapping[str, float | None]) -> tuple[str, float]:
    """Return which hypothesis an event speaks for, and how many times likelier it makes it.

    Infinity where the event is impossible under every rival, 1 where it speaks for none.
    """
    strength = {name: float("inf") if ratio is None else ratio for name, ratio in ratios.items()}
    name = max(strength, key=lambda name: strength[name])
    return name, strength[name] if strength[name] > SPEAKS else 1.0


def effect_in_words(ratios: Mapping[str, float | None]) -> str:
    """Say which hypothesis an event speaks for, and how strongly; "none" where for none."""
    name, strength = favoured(ratios)
    if strength == float("inf"):
        return f"{name} alone"
    return f"{name}, x {strength:.2g}" if strength > 1 else "none"


def counts_for(weight: float, grade: str | None, group: str | None) -> str:
    """Say what an item counts for, and why; empty where it counts in full."""
    if weight > 1 - 1e-9:
        return ""
    why = [f"graded {grade}"] if grade else []
    why += [f"one of {plain(group)}"] if group else []
    return f"counts for {percent(weight)}" + (f": {', '.join(why)}" if why else "")


class SpanLike(Protocol):
    """The best and worst rank of an outcome's states."""

    @property
    def best(self) -> int: ...
    @property
    def worst(self) -> int: ...
    @property
    def states(self) -> int: ...


class DecisiveLike(Protocol):
    """A condition, and the claim under it."""

    @property
    def condition(self) -> object: ...
    @property
    def claim(self) -> str: ...


class ComparisonLike(Protocol):
    """How a party likes one outcome beside another."""

    @property
    def first(self) -> SpanLike: ...
    @property
    def second(self) -> SpanLike: ...
    @property
    def claim(self) -> str: ...
    @property
    def deciding(self) -> Sequence[DecisiveLike]: ...


def claim_in_words(found: ComparisonLike, first: str, second: str) -> str:
    """Return a claim as a clause, the better outcome named first."""
    a, b = found.first, found.second
    if found.claim == "split":
        return _split(found, first, second)
    if found.claim in ("worse", "weakly worse"):
        first, second, a, b = second, first, b, a
    if found.claim == "equal":
        return f"{first} and {second} are alike, at their best and at their worst"
    if found.claim in ("better", "worse"):
        if a.states == b.states == 1:
            return f"{first} is better than {second}"
        return f"every state of {first} is better than every state of {second}"
    at_best = "better" if a.best < b.best else "as good"
    at_worst = "better" if a.worst < b.worst else "as bad"
    return f"{first} is {at_best} at its best and {at_worst} at its worst beside {second}"


def _split(found: ComparisonLike, first: str, second: str) -> str:
    better, worse = (first, second) if found.first.best < found.second.best else (second, first)
    split = f"{better} is better at its best and worse at its worst than {worse}"
    if not found.deciding:
        return f"{split}; no condition of two options or fewer decides it"
    decided = (
        f"{first if 'better' in d.claim else second} is better if {d.condition}"
        for d in found.deciding[:MOST_NAMED]
    )
    return f"{split}; {listed(decided)}"


def in_interest(steps: int) -> str:
    """Return a number of steps with the fact that each serves who takes it."""
    return f"{counted(steps, 'step')}, {'each ' * (steps > 1)}in the interest of who takes it"


_STANDS = {
    "kept": "says that {0} is kept",
    "in progress": "says that {0} is in progress",
    "accepted": "accepts {0}",
    "acquiesced in": "has acquiesced in {0}",
    "objects but cannot prevent": "objects to {0} but cannot prevent {1}",
    "disputed": "disputes {0}",
    "refused": "refuses {0}",
    "broken": "says that {0} is broken",
    "lapsed": "says that {0} has lapsed",
    "unknown": "cannot tell",
}


def stand_in_words(status: str, what: str = "it", again: str = "it") -> str:
    """Return what a party says of a commitment or measure, to follow its name.

    Parameters
    ----------
    status
        One of the statuses.
    what, again
        What it says so of, and the pronoun for that where it comes up again.
    """
    return _STANDS[status].format(what, again)


def listed(parts: Iterable[str]) -> str:
    """Join phrases: "a", "a and b", "a; b; and c"."""
    items = list(parts)
    if len(items) < 3:
        return " and ".join(items)
    return "; ".join(items[:-1]) + "; and " + items[-1]


def counted(number: int, noun: str) -> str:
    """Return a number with its noun: "1 state", "1,200 states"."""
    return f"{number:,} {noun}" + ("" if number == 1 else "s")


def wrapped(lines: Iterable[str]) -> str:
    """Return lines as text no wider than a page, each hanging from its number or bullet."""
    return "\n".join(map(_wrapped, lines)) + "\n"


def _wrapped(line: str) -> str:
    mark = re.match(r" *(?:\d+\. |[-*] )?", line)
    assert mark is not None
    return textwrap.fill(
        line,
        WIDTH,
        subsequent_indent=" " * mark.end(),
        break_long_words=False,
        break_on_hyphens=False,
    )
