"""What could be settled over many issues, shown."""

from collections.abc import Iterator, Mapping
from typing import Any

from excomm.case import UNSETTLED, Case, Situation
from excomm.estimate import effect_part
from excomm.negotiation import Bargained, Blocked, Effect, Linked, Package, Packages, Trade
from excomm.report.heads import case_data, options_data, title_line
from excomm.report.names import CaseNames
from excomm.report.packages.words import (
    concession_in_words,
    effect_in_signs,
    nothing_agreed,
    opening_in_words,
    opposed_in_words,
)
from excomm.report.phrases import counted, listed, party_name, plain, wrapped
from excomm.report.symbolic import WRITTEN_OUT, many
from excomm.report.table import Cell, Table

__all__ = ["packages_data", "packages_rows", "packages_tables", "packages_text"]

# So many trades are shown, and so many ways to open what is blocked.
SHOWN = 8


def packages_tables(found: Packages) -> tuple[Table, ...]:
    """Return the tables that show what could be settled: how much, at which levels, for whom."""
    tables = [_counts(found)]
    if found.acceptable:
        tables.append(_some(found))
    tables.append(_levels(found))
    if found.trades.best:
        tables.append(_trades(found))
    if found.bargained is not None and found.bargained.picks:
        tables.append(_bargained(found, found.bargained))
    return tuple(tables)


def _counts(found: Packages) -> Table:
    rows: list[tuple[Cell, ...]] = [
        ("acceptable", _count(found.acceptable), "better for every party than no agreement")
    ]
    if found.tiers:
        some = "so under some order of the tiers"
        rows.append(("", _count(found.acceptable_in_some), some))
    rows.append(("efficient", _count(found.efficient), "and none better for one, worse for none"))
    if found.tiers:
        low, high = found.efficient_in_some, found.efficient_at_most
        span = _count(low) if low == high else f"{many(low)} to {many(high)}"
        rows.append(("", span, f"so under some order ({found.orders} drawn)"))
    kept = f"acceptable, and stable for who promises ({found.concept})"
    rows.append(("keepable", _known(found.keepable), kept))
    rows.append(("both", _known(found.efficient_and_keepable), "efficient and keepable"))
    without = "1 state" if found.without == 1 else f"{many(found.without)} states"
    names = listed([party_name(found.situation.case, party) for party in found.parties])
    said = f"{counted(len(found.levels_of), 'issue')}, {many(found.number)} packages"
    return Table(
        ("packages", "number", "which are"),
        tuple(rows),
        caption=f"{title_line(found.situation, said)}\n"
        f"Between {names}. No agreement: {found.no_agreement}, {without}.",
        note=_notes(found),
    )


def _notes(found: Packages) -> str:
    notes = []
    if _turns_on_answers(found.situation):
        notes.append(
            "No hypothesis is taken to be true: each likes states by its order in the case."
        )
    if found.states != found.number:
        notes.append(
            f"The packages come to {many(found.states)} states, which are what is counted: some "
            "levels come to the same, or the rules exclude some."
        )
    if found.undecided:
        notes.append(
            f"How many are keepable is not known: {found.undecided}. Those shown were looked at "
            "one by one."
        )
    return " ".join(notes)


def _turns_on_answers(situation: Situation) -> bool:
    """Return whether a question is left open whose answers change what a party wants."""
    return any(
        hypothesis.first or hypothesis.orders
        for question in situation.questions
        if question.id not in situation.given
        for hypothesis in question.hypotheses
    )


def _some(found: Packages) -> Table:
    """Return packages side by side: each party's best, the fairest, samples."""
    shown = list(_shown(found))
    rows: list[tuple[Cell, ...]] = [
        (issue, *(_level(item.levels[issue]) for _, item in shown)) for issue in found.levels_of
    ]
    rows += [
        (f"rank {party}", *(many(item.ranks[party]) for _, item in shown))
        for party in found.parties
    ]
    rows.append(("efficient", *(_yes(item.efficient) for _, item in shown)))
    rows.append(("keepable", *(_yes(item.keepable) for _, item in shown)))
    rows.append(("changes", *(str(item.changed) for _, item in shown)))
    said = "A dash is not settled. "
    said += f"Fairest: no rank above {many(found.fairest_rank or 0)}, which is the least possible. "
    return Table(
        ("issue", *(what for what, _ in shown)),
        tuple(rows),
        note=f"{said}Rank 1 is the best that any acceptable package gives the party"
        + (", tiers read in the order of the file" if found.tiers else "")
        + ". Changes: how many options differ from the present.",
    )


def _level(level: str) -> str:
    return "–" if level == UNSETTLED else plain(level)


def _shown(found: Packages) -> Iterator[tuple[str, Package]]:
    for prospect in found.prospects:
        if prospect.shown is not None:
            yield f"best for {prospect.party}", prospect.shown
    if found.fairest_shown is not None:
        yield "fairest", found.fairest_shown
    for place, sample in enumerate(found.samples, 1):
        yield f"far apart {place}", sample


def _levels(found: Packages) -> Table:
    """Return every level of every issue: in how many packages, and what it would change."""
    effects = {(change.issue, change.level): change for change in found.trades.changes}
    rows = []
    for item in found.levels:
        change = effects.get((item.issue, item.level))
        if change is None:
            told = [f"as {item.same_as}" if item.same_as else "" for _ in found.parties]
        elif change.effects is None:
            told = ["cannot be" for _ in found.parties]
        else:
            told = [effect_in_signs(effect_part(change.effects[party])) for party in found.parties]
        first = item.issue if item.level == UNSETTLED else ""
        level = "not settled" if item.level == UNSETTLED else plain(item.level)
        rows.append((first, level, _count(item.acceptable), _count(item.efficient), *told))
    settled = [f"{issue}.{level}" for issue, level in found.trades.start.items()]
    start = [name for name in settled if not name.endswith(f".{UNSETTLED}")]
    where = "where nothing else is settled" if not start else f"beside {', '.join(start)}"
    return Table(
        ("issue", "level", "acceptable", "efficient", *found.parties),
        tuple(rows),
        note=f"In how many packages each level is, and what it does {where}: the most important "
        "statement that comes to hold (+) or no longer holds (-), with its place in the order; "
        "± depends on the order of a tier; ! gives up something refused.",
    )


def _trades(found: Packages) -> Table:
    rows = []
    for trade in found.trades.best[:SHOWN]:
        sides = tuple(trade.gives)
        gains = [f"{p} {effect_in_signs(effect_part(trade.together[p]))}" for p in sides]
        gives = [f"{p} gives {'.'.join(trade.gives[p])}" for p in sides]
        rows.append((gives[0], gives[1], "; ".join(gains)))
    total = found.trades.count
    shown = f"The first {len(rows)} of {total:,}, by" if total > len(rows) else "By"
    return Table(
        ("trade", "for", "together"),
        tuple(rows),
        note="Two changes, each of which one side alone refuses by itself, and both gain by "
        f"together. {shown} the places of the statements gained.",
    )


def _bargained(found: Packages, bargained: Bargained) -> Table:
    rows = []
    for pick in bargained.picks:
        settled = [f"{key}.{level}" for key, level in pick.levels.items() if level != UNSETTLED]
        gains = [_number(gain) for gain in pick.bargain.gains]
        rows.append((plain(pick.solution), *gains, ", ".join(settled) or "nothing"))
    adds = "adds up over the issues" if bargained.adds_up else "was weighed package by package"
    return Table(
        ("solution", *(f"gain {party}" for party in found.parties), "settles"),
        tuple(rows),
        note=f"What bargaining theory picks where orders are weights; worth {adds}. Egalitarian "
        f"and utilitarian need one unit for all.{_winner(found, bargained)}",
    )


def _winner(found: Packages, bargained: Bargained) -> str:
    """Say who has which issue his way by adjusted winner."""
    if bargained.winner is None:
        return ""
    first, second = found.parties
    won: dict[str, list[str]] = {first: [], second: []}
    split = ""
    for issue, share in zip(found.levels_of, bargained.winner.shares, strict=True):
        if 0 < share < 1:
            split = f", {issue} divided ({float(share):.0%} {first})"
        else:
            won[first if share else second].append(issue)
    told = "; ".join(f"{', '.join(own) or 'nothing'} as {who} likes" for who, own in won.items())
    return f" Adjusted winner: {told}{split}."


def _number(number: Any) -> str:
    return f"{float(number):g}"


def packages_text(found: Packages) -> str:
    """Say what stands in the way and what linking issues does; empty where neither is asked."""
    case = found.situation.case
    lines = []
    if found.blocked is not None:
        lines += _blocked(case, found, found.blocked)
    if found.bargained is not None and found.bargained.unknown:
        lines.append(f"What bargaining theory picks is not known: {found.bargained.unknown}.")
    for linked in found.linked:
        lines += ["", *_linked(found, linked)] if lines else _linked(found, linked)
    return wrapped(lines) if lines else ""


def _blocked(case: Case, found: Packages, blocked: Blocked) -> list[str]:
    if blocked.opposed:
        lines = [f"{nothing_agreed(blocked, found.no_agreement)}:"]
        return lines + [f"* {line}" for line in opposed_in_words(CaseNames(case).name, blocked)]
    lines = [f"{nothing_agreed(blocked, found.no_agreement)} It opens without:"]
    for opening in blocked.openings[:SHOWN]:
        lines.append(f"* {opening_in_words(opening)}.")
    left = len(blocked.openings) - SHOWN
    more = f"{left} more ways" if blocked.complete else "many more ways"
    if left > 0:
        lines.append(f"* {more}, none with fewer refusals than the first.")
    lines.append(concession_in_words(blocked))
    return lines


def _linked(found: Packages, linked: Linked) -> list[str]:
    name = CaseNames(found.situation.case).name
    how = "only together" if linked.how == "together" else "only apart"
    lines = [
        f"With {listed(linked.issues)} settled {how}: {many(linked.states)} packages instead of "
        f"{many(found.states)}, {many(linked.acceptable)} acceptable instead of "
        f"{many(found.acceptable)}, {many(linked.efficient)} efficient instead of "
        f"{many(found.efficient)}."
    ]
    for prospect in found.prospects:
        best = linked.best[prospect.party]
        if prospect.shown is None or best is None:
            continue
        before, after = prospect.shown.ranks[prospect.party], best.ranks[prospect.party]
        change = "as good as without" if before == after else f"rank {many(after)} instead of 1"
        lines.append(f"* The best for {name(prospect.party)} is {change}.")
    return lines


def packages_rows(found: Packages) -> Table:
    """Return one row a level of an issue."""
    shown = list(_shown(found))
    return Table(
        ("issue", "level", "acceptable", "efficient", *(what for what, _ in shown)),
        tuple(
            (
                item.issue,
                item.level,
                item.acceptable,
                item.efficient,
                *(int(package.levels[item.issue] == item.level) for _, package in shown),
            )
            for item in found.levels
        ),
    )


def packages_data(found: Packages) -> dict[str, Any]:
    """Return what could be settled as plain data, ready for JSON."""
    options = [option.id for option in found.situation.case.options]
    return case_data(found.situation) | {
        "options": options_data(found.situation.case),
        "between": list(found.parties),
        "no_agreement": {"is": found.no_agreement, "states": found.without},
        "nothing_settled": dict(zip(options, _words(found), strict=True)),
        "concept": found.concept,
        "tiers": found.tiers,
        "packages": found.number,
        "states": found.states,
        "acceptable": {"in_every_order": found.acceptable, "in_some": found.acceptable_in_some},
        "efficient": {
            "in_every_order": found.efficient,
            "found_in_some": found.efficient_in_some,
            "at_most_in_some": found.efficient_at_most,
            "orders_drawn": found.orders,
        },
        "keepable": found.keepable,
        "efficient_and_keepable": found.efficient_and_keepable,
        "undecided": found.undecided,
        "parties_can_hope_for": [
            {
                "party": prospect.party,
                "packages_better": prospect.better,
                "ranks": prospect.levels,
                "best": prospect.best,
                "shown": _package_data(prospect.shown),
            }
            for prospect in found.prospects
        ],
        "fairest": {
            "worst_rank": found.fairest_rank,
            "packages": found.fairest,
            "shown": _package_data(found.fairest_shown),
        },
        "samples": [_package_data(item) for item in found.samples],
        "levels": [
            {
                "issue": item.issue,
                "level": item.level,
                "same_as": item.same_as,
                "acceptable": item.acceptable,
                "efficient": item.efficient,
            }
            for item in found.levels
        ],
        "changes": {
            "from": dict(found.trades.start),
            "levels": [
                {
                    "issue": change.issue,
                    "level": change.level,
                    "effects": None if change.effects is None else _effects_data(change.effects),
                }
                for change in found.trades.changes
            ],
        },
        "trades": {
            "count": found.trades.count,
            "shown": [_trade_data(trade) for trade in found.trades.best],
        },
        "bargained": None if found.bargained is None else _bargained_data(found.bargained),
        "blocked": None if found.blocked is None else _blocked_data(found.blocked),
        "linked": [
            {
                "issues": list(linked.issues),
                "how": linked.how,
                "states": linked.states,
                "acceptable": linked.acceptable,
                "efficient": linked.efficient,
                "best": {party: _package_data(best) for party, best in linked.best.items()},
            }
            for linked in found.linked
        ],
    }


def _words(found: Packages) -> list[str]:
    options = found.situation.case.options
    return [option.values[place] for option, place in zip(options, found.base, strict=True)]


def _package_data(item: Package | None) -> dict[str, Any] | None:
    if item is None:
        return None
    return {
        "levels": dict(item.levels),
        "pattern": item.at.pattern,
        "outcomes": list(item.at.outcomes),
        "changed": item.changed,
        "ranks": dict(item.ranks),
        "efficient": item.efficient,
        "keepable": item.keepable,
    }


def _effects_data(effects: Mapping[str, Effect]) -> dict[str, Any]:
    parts = {party: effect_part(effect) for party, effect in effects.items()}
    return {
        party: {
            "kind": part.kind,
            "statement": part.statement,
            "place": part.place,
            "gives_up_what_it_refuses": part.refuses,
        }
        for party, part in parts.items()
    }


def _trade_data(trade: Trade) -> dict[str, Any]:
    return {
        "changes": [".".join(trade.first), ".".join(trade.second)],
        "gives": {party: ".".join(change) for party, change in trade.gives.items()},
        "together": _effects_data(trade.together),
    }


def _bargained_data(bargained: Bargained) -> dict[str, Any]:
    winner = bargained.winner
    return {
        "adds_up": bargained.adds_up,
        "unknown": bargained.unknown,
        "solutions": {
            pick.solution: {
                "levels": dict(pick.levels),
                "gains": [float(gain) for gain in pick.bargain.gains],
                "relative": [float(share) for share in pick.bargain.relative],
            }
            for pick in bargained.picks
        },
        "adjusted_winner": (
            None if winner is None else {"shares": [float(share) for share in winner.shares]}
        ),
    }


def _blocked_data(blocked: Blocked) -> dict[str, Any]:
    return {
        "opened_without": [
            {
                "refusals": [
                    {"party": r.party, "statement": r.statement, "place": r.place}
                    for r in opening.refusals
                ],
                "acceptable": opening.packages,
            }
            for opening in blocked.openings
        ],
        "complete": blocked.complete,
        "opposed": [list(together) for together in blocked.opposed],
    }


def _count(number: int) -> Cell:
    """Return a number as a cell: in powers of ten where it is vast."""
    return number if number < WRITTEN_OUT else many(number)


def _known(number: int | None) -> Cell:
    return "not known" if number is None else _count(number)


def _yes(whether: bool | None) -> str:
    return "not known" if whether is None else "yes" if whether else "no"
