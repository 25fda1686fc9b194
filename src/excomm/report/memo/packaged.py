"""The part of a memo on what could be settled over many issues."""

from collections.abc import Iterator
from decimal import Decimal
from functools import partial

from excomm.case import UNSETTLED
from excomm.estimate import PackagePart, PackagesPart, SettledPart, TradePart
from excomm.negotiation import Refusal
from excomm.report.memo.document import Block, Note, Paragraph, Section, Sentence
from excomm.report.memo.wording import Wording, answers_in_words, cited, ended, joined, sentence
from excomm.report.packages.words import (
    concession_in_words,
    effect_in_signs,
    nothing_agreed,
    opening_in_words,
    opposed_in_words,
)
from excomm.report.phrases import capital, counted, plain
from excomm.report.symbolic import many
from excomm.report.table import Cell, Table

__all__ = ["packages_in_short", "packages_section"]

# Trades, and ways to open what is blocked, that are told; the data holds more.
MOST_TOLD = 3


def packages_section(wording: Wording) -> Section | None:
    """Return what could be settled, the best for each, what to trade, and what is in the way."""
    found = wording.estimate.packages
    if found is None:
        return None
    blocks: list[Block] = []
    if found.settled is None:
        why = sentence(f"What could be settled cannot be found: {ended(found.untold or '')}")
        blocks.append(Paragraph((why,)))
    else:
        blocks.append(Paragraph(tuple(_counts(wording, found, found.settled))))
        blocks += _settled(wording, found, found.settled)
    return Section("packages", "Packages within reach", tuple(blocks))


def packages_in_short(wording: Wording) -> str:
    """Say in a line how much could be settled, or what is in the way; empty without issues."""
    found = wording.estimate.packages
    if found is None or found.settled is None:
        return ""
    settled = found.settled
    if settled.blocked is not None:
        text = f"{nothing_agreed(settled.blocked, plain(settled.no_agreement)).rstrip('.')}."
        if settled.blocked.openings:
            text += f" {concession_in_words(settled.blocked, partial(_insisted, wording))}"
        return text
    number, all_of_them = _round(settled.acceptable), _round(settled.packages)
    text = (
        f"{number} of {all_of_them} packages over {counted(len(found.issues), 'issue')} "
        f"{_are(settled.acceptable)} better for all who agree than no agreement"
    )
    if found.given:
        text += ", under the likeliest answers"
    common = _common(found, settled)
    if common and len(settled.best) > 1:
        text += f"; the best for each and the fairest all settle {common}"
    return f"{text}."


_WORDS = ((12, "trillion"), (9, "billion"), (6, "million"))


def _round(number: int) -> str:
    """Return a number in words where it is large, as far as it has words."""
    for power, word in _WORDS:
        if 10**power <= number < 10 ** (power + 3):
            return f"{Decimal(number) / 10**power:.3g} {word}"
    return many(number) if number else "none"


def _insisted(wording: Wording, refusal: Refusal) -> str:
    """Return the concession that a refusal stands against: "for the South not to insist on ..."."""
    want = wording.find_want(refusal.party, refusal.statement)
    said = (want and want.text) or plain(refusal.statement)
    return f"for {wording.name(refusal.party)} not to insist on {said}"


def _are(number: int) -> str:
    return "is" if number < 2 else "are"


def _common(found: PackagesPart, settled: SettledPart) -> str:
    """Return the issues that are settled at the same level in all packages shown."""
    alike = [
        f"{plain(issue.id)} ({plain(levels.pop())})"
        for issue in found.issues
        if len(levels := {item.levels[issue.id] for item in settled.best}) == 1
        and levels != {UNSETTLED}
    ]
    return joined(alike)


def _counts(wording: Wording, found: PackagesPart, settled: SettledPart) -> Iterator[Sentence]:
    """Say how many packages are acceptable, efficient and keepable."""
    names = joined(map(wording.name, settled.between))
    under = ""
    if found.given:
        under = f", under the likeliest answers: {answers_in_words([found.given])}"
    states = "" if settled.without == 1 else f", {_round(settled.without)} states"
    whole = Note(
        f"No agreement is {plain(settled.no_agreement)}{states}. A package settles each issue at "
        "one of its levels or not at all."
    )
    yield sentence(
        f"Between {names} there {_are(settled.packages)} {_round(settled.packages)} packages over "
        f"{counted(len(found.issues), 'issue')}{under}.",
        whole,
    )
    if not settled.acceptable:
        return
    some = ""
    if settled.tiers:
        some = f" ({_round(settled.acceptable_in_some)} under some order of what stands level)"
    yield sentence(
        f"{capital(_round(settled.acceptable))} {_are(settled.acceptable)} acceptable: better for "
        f"each of them than no agreement, with nothing given up that one insists on{some}.",
        Note("Each likes states by its order, as it stands above."),
    )
    yield sentence(_efficient(settled), Note("Compared with every package that nobody refuses."))
    if settled.keepable is None:
        why = Note(f"{capital(settled.undecided)}.")
        yield sentence("How many would be kept is not known.", why)
        return
    both = ""
    if settled.efficient_and_keepable and settled.efficient_and_keepable < settled.keepable:
        both = f", of the efficient {_round(settled.efficient_and_keepable)}"
    yield sentence(
        f"Of all acceptable ones {_round(settled.keepable)} would be kept, as who promises has no "
        f"reason to leave{both}.",
        Note(f"Stable under {settled.concept} for every party that something is asked of."),
    )


def _efficient(settled: SettledPart) -> str:
    """Say how many of the acceptable packages are efficient."""
    said = (
        "Not one of these is efficient: for each another is better for one party and worse for none"
    )
    if settled.efficient:
        said = (
            f"Of these {_round(settled.efficient)} {_are(settled.efficient)} efficient, no other "
            "being better for one and worse for none"
        )
    if not settled.tiers:
        return f"{said}."
    some = settled.efficient_in_some
    return f"{said}; under some order of what stands level {_round(some)} {_are(some)}."


def _settled(wording: Wording, found: PackagesPart, settled: SettledPart) -> Iterator[Block]:
    if settled.best:
        yield from _side_by_side(wording, found, settled)
    if settled.trades:
        told = [_trade(wording, found, trade) for trade in settled.trades[:MOST_TOLD]]
        first = (
            f"the first {len(told)} of {settled.trade_count:,}"
            if (settled.trade_count > len(told))
            else "all there are"
        )
        yield Paragraph(tuple(told), lead=f"What could be traded, {first}:")
    if settled.blocked is not None:
        yield Paragraph(tuple(_blocked(wording, settled)), lead="What is in the way:")


def _side_by_side(wording: Wording, found: PackagesPart, settled: SettledPart) -> Iterator[Block]:
    """Yield the best package for each and the fairest, issue by issue."""
    heads = [_called(wording, item) for item in settled.best]
    open_ones = [
        issue.id
        for issue in found.issues
        if all(item.levels[issue.id] == UNSETTLED for item in settled.best)
    ]
    rows: list[tuple[Cell, ...]] = [
        (plain(issue.id), *(_level(item, issue.id) for item in settled.best))
        for issue in found.issues
        if issue.id not in open_ones
    ]
    for party in settled.between:
        ranks = (_round(item.ranks[party]) for item in settled.best)
        rows.append((f"rank for {wording.name(party)}", *ranks))
    rows.append(("would be kept", *(_KEPT[item.keepable] for item in settled.best)))
    note = "Rank 1 is the best that an acceptable package gives the party; a dash is not settled. "
    if settled.worst_rank is not None:
        note += f"The fairest gives none a rank above {_round(settled.worst_rank)}."
    yield Table(("issue", *heads), tuple(rows), "The best for each, and the fairest", note.strip())
    said = []
    common = _common(found, settled)
    if common:
        cites = dict.fromkeys(
            cite
            for issue in found.issues
            for level in issue.levels
            if all(item.levels[issue.id] == level.id for item in settled.best)
            for cite in level.cites
        )
        note_of = Note("They stand alike in every column.", cited(cites))
        said.append(sentence(f"All of them settle {common}.", note_of))
    if open_ones:
        names = joined(map(plain, open_ones))
        said.append(sentence(f"Not one of them settles {names}."))
    if said:
        yield Paragraph(tuple(said))


_KEPT = {True: "yes", False: "no", None: "not known"}


def _called(wording: Wording, item: PackagePart) -> str:
    return "fairest" if item.best_for is None else f"best for {wording.name(item.best_for)}"


def _level(item: PackagePart, issue: str) -> str:
    level = item.levels[issue]
    return "–" if level == UNSETTLED else plain(level)


def _trade(wording: Wording, found: PackagesPart, trade: TradePart) -> Sentence:
    gives = [f"{wording.name(party)} gives {_change(*what)}" for party, what in trade.gives.items()]
    gains = [
        f"{wording.name(party)} {plain(effect_in_signs(effect))}"
        for party, effect in trade.together.items()
        if party in trade.gives
    ]
    cites = dict.fromkeys(
        cite
        for issue, name in (trade.first, trade.second)
        for item in found.issues
        if item.id == issue
        for level in item.levels
        if level.id == name
        for cite in level.cites
    )
    note = Note(f"Together, with the place of what is gained: {'; '.join(gains)}.", cited(cites))
    return sentence(f"{capital(' and '.join(gives))}.", note)


def _change(issue: str, level: str) -> str:
    if level == UNSETTLED:
        return f"{plain(issue)} left open"
    return f"{plain(issue)} ({plain(level)})"


def _blocked(wording: Wording, settled: SettledPart) -> Iterator[Sentence]:
    """Say what is in the way, and which concession is the smallest."""
    blocked = settled.blocked
    assert blocked is not None
    without = Note(f"No agreement is {plain(settled.no_agreement)}.")
    yield sentence(ended(nothing_agreed(blocked, plain(settled.no_agreement))), without)
    for line in opposed_in_words(wording.name, blocked):
        yield sentence(line)
    if not blocked.openings:
        return
    smallest = blocked.openings[0]
    wants = [wording.find_want(refusal.party, refusal.statement) for refusal in smallest.refusals]
    cites = dict.fromkeys(cite for want in wants if want for cite in want.cites)
    ways = [opening_in_words(opening) for opening in blocked.openings[:MOST_TOLD]]
    said = Note(f"It opens without {'; or without '.join(ways)}.", cited(cites))
    yield sentence(concession_in_words(blocked, partial(_insisted, wording)), said)
