"""Pressure shown: the sets that work, how, what they rest on, cost and risk."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from excomm.case import Case, Statement
from excomm.estimate.pressing import depends_on
from excomm.negotiation import Cost, Pressure, PressureSet, Risk, Shared, Trust, Undertaking, Way
from excomm.report.heads import case_data, options_data
from excomm.report.heads import given as given_words
from excomm.report.phrases import capital, counted, listed, party_name, percent, wrapped
from excomm.report.table import Cell, Table
from excomm.report.undertakings import done_in_words, undertakings_in_words

__all__ = ["pressure_data", "pressure_rows", "pressure_tables", "pressure_text"]

# So many sets are told one by one; the table and the data have all.
MOST_TOLD = 6


def pressure_tables(found: Pressure) -> tuple[Table, ...]:
    """Return the sets that work and how many were looked through."""
    tables = []
    if found.sets:
        tables.append(_sets(found))
    tables.append(_tallies(found))
    return tuple(tables)


def _title(found: Pressure) -> str:
    situation, request = found.situation, found.request
    through = f" through {request.thirds[0]}" if request.through else ""
    return (
        f"{situation.case.title}: pressure by {request.presser}{through} for {request.text}, "
        f"{situation.when}{given_words(situation)}"
    )


def _sets(found: Pressure) -> Table:
    rows: list[tuple[Cell, ...]] = []
    for number, one in enumerate(found.sets, 1):
        ways = [way for ways in one.ways for way in ways]
        through = dict.fromkeys(way.third or "directly" for way in ways)
        rows.append(
            (
                number,
                "; ".join(_short(found.situation.case, item) for item in one.undertakings)
                or "nothing",
                _under(found, one.works),
                ", ".join(through),
                "nothing" if one.credible else "being believed",
            )
        )
    return Table(
        ("set", "undertakings", "works", "how", "rests on"),
        tuple(rows),
        caption=_title(found),
        note="No part of a set works where it does.",
    )


def _short(case: Case, one: Undertaking) -> str:
    value = case.option(one.option).values[one.value]
    lead = {"threat": "unless", "promise": "if so", "always": "in any case"}[one.kind]
    return f"{lead} {one.option}={value}"


def _tallies(found: Pressure) -> Table:
    rows = tuple((t.size, t.tried, t.refuted, t.larger, t.found) for t in found.tallies if t.tried)
    return Table(
        ("undertakings", "sets", "refuted", "a part works", "found"),
        rows,
        caption="" if found.sets else _title(found),
        note=f"{_refuted(found)}.",
    )


def _under(found: Pressure, works: Sequence[bool]) -> str:
    """Say under which hypotheses something works."""
    if all(works):
        return "always" if len(works) == 1 else "whichever is true"
    if not any(works):
        return "never"
    conditions = depends_on(found.branches, works).conditions
    so, not_so = ([one.given for one in conditions if one.verdict is v] for v in (True, False))
    lead, told = ("if", so) if len(so) <= len(not_so) else ("unless", not_so)
    return f"{lead} " + " or ".join(
        " and ".join(f"{question}={answer}" for question, answer in given.items()) for given in told
    )


def pressure_text(found: Pressure) -> str:
    """Say which sets work, how, what all of them share, and what must get across."""
    lines = list(_answer(found))
    for number, one in enumerate(found.sets[:MOST_TOLD], 1):
        lines += ["", *_set(found, number, one)]
    more = len(found.sets) - MOST_TOLD
    if more > 0:
        lines += ["", f"{capital(counted(more, 'more set'))} in the table."]
    common = list(_common(found))
    lines += ["", *common] if common else []
    if found.left_out:
        names = listed(party_name(found.situation.case, party) for party in found.left_out)
        lines += ["", f"Not looked through, its ways being too many: {names}."]
    return wrapped(lines)


def _answer(found: Pressure) -> Iterator[str]:
    request, case = found.request, found.situation.case
    who = party_name(case, request.presser)
    whom = listed(party_name(case, party) for party in request.targets)
    if not found.sets:
        through = f" through {party_name(case, request.thirds[0])}" if request.through else ""
        yield (
            f"No set of up to {counted(found.most, 'undertaking')} by {who} brings {whom}"
            f"{through} to it: {found.tried:,} sets were tried and refuted."
        )
        return
    if any(not one.undertakings for one in found.sets if one.always):
        yield f"No pressure is needed: {whom} would do better with it anyway."
        return
    every = found.under(None)
    if len(found.branches) == 1:
        which = ""
    elif every:
        thirds = [party for party in every[0].through if party is not None]
        hands = listed(party_name(case, party) for party in thirds)
        which = " whichever hypothesis is true"
        which += f", and so through {hands}" if thirds else ""
    else:
        which = ", none of them whichever hypothesis is true"
    sets = counted(len(every) if every and which else len(found.sets), "set")
    verb = "works" if sets.startswith("1 ") else "work"
    yield (
        f"{sets} of undertakings by {who} {verb} on {whom}{which}. Every smaller set was refuted: "
        f"{_refuted(found)}."
    )


def _refuted(found: Pressure) -> str:
    under = "do not work" if len(found.branches) == 1 else "work under no hypothesis"
    return f"{found.refuted:,} of {counted(found.tried, 'set')} {under}"


def _set(found: Pressure, number: int, one: PressureSet) -> Iterator[str]:
    case, request = found.situation.case, found.request
    who = party_name(case, request.presser, begins=True)
    yield f"{number}. {who} undertakes{_told(case, one.undertakings, request.text)}."
    if not one.always:
        carried = sum(b.belief for b, so in zip(found.branches, one.works, strict=True) if so)
        yield f"   It works {_under(found, one.works)} ({percent(carried)} of belief)."
    elif len(found.branches) > 1:
        yield "   It works whichever is true."
    for ways, places in _alike(one):
        lead = ""
        if len(places) < sum(one.works):
            lead = f", {_under(found, [p in places for p in range(len(found.branches))])}"
        yield f"   * {_how(found, ways[0], lead)}"
        for line in _about(found, one, ways):
            yield f"     - {line}"


def _alike(one: PressureSet) -> list[tuple[list[Way], list[int]]]:
    """Return the ways of a set that differ in risk at most, with the places of their branches."""
    found: dict[tuple[Any, ...], tuple[list[Way], list[int]]] = {}
    for place, ways in enumerate(one.ways):
        for way in ways:
            key = (way.third, way.undertakings, way.needed, way.alone, way.trusts)
            alike, places = found.setdefault((*key, way.if_so, way.if_not), ([], []))
            alike.append(way)
            places.append(place)
    return list(found.values())


def _how(found: Pressure, way: Way, lead: str) -> str:
    case, request = found.situation.case, found.request
    target = listed(party_name(case, party) for party in request.targets)
    if way.third is None:
        return f"Directly{lead}: {target} would rather comply."
    third = party_name(case, way.third)
    does = _told(case, way.undertakings, request.text)
    others = f" ({counted(way.others, 'other set')} would do)" if way.others else ""
    moves = f"would not move {target} otherwise"
    if way.alone:
        moves = f"need not move {target} by its own word"
    return (
        f"Through {third}{lead}: it would rather undertake{does}{others}. "
        f"{party_name(case, request.presser, begins=True)} {moves}."
    )


def _about(found: Pressure, one: PressureSet, ways: Sequence[Way]) -> Iterator[str]:
    """Say what a way rests on, who must hear what, what it costs and risks."""
    case, request, way = found.situation.case, found.request, ways[0]
    who = party_name(case, request.presser, begins=True)
    target = listed(party_name(case, party) for party in request.targets)
    if way.third is not None and one.undertakings:
        third = party_name(case, way.third)
        both = "" if way.alone else f" and {who}"
        yield (
            f"Two messages must get across: to {third} what {party_name(case, request.presser)} "
            f"undertakes, and to {target} what {third}{both} will do."
        )
    for trust in way.trusts:
        yield _trusted(case, trust)
    yield (
        f"Complied with, {party_name(case, request.presser)} {_costs(way.if_so)}; refused, and "
        f"all carried out, it {_costs(way.if_not)}."
    )
    if any(item.kind != "promise" for item in one.undertakings):
        risks = [other.risk for other in ways if other.risk is not None]
        if risks:
            yield _risked(case, request.presser, risks)
    for item in way.aside:
        yield f"Set aside as of then, and so a threat and no more: {item.why}"


def _told(case: Case, some: Iterable[Undertaking], wanted: str) -> str:
    rows = [(one.option, case.option(one.option).values[one.value], one.kind) for one in some]
    return undertakings_in_words(rows, case.option, wanted)


def _trusted(case: Case, trust: Trust) -> str:
    who, many = party_name(case, trust.party), len(trust.undertakings) > 1
    what = f"{trust.kind}s" if many else trust.kind
    if trust.credible:
        would = "would rather not drop" if trust.kind == "threat" else "would rather not break"
        return f"The {what} of {who} {'are' if many else 'is'} credible: it {would} " + (
            "them." if many else "it."
        )
    why = f" ({_statement(trust.gains)})" if trust.gains else ""
    dropped = "carry them out" if many else "carry it out"
    if len(trust.dropped) < len(trust.undertakings):
        dropped = listed(
            done_in_words(case.option(one.option), case.option(one.option).values[one.value])
            for one in trust.dropped
        )
    return (
        f"The {what} of {who} {'rest' if many else 'rests'} on being believed: it would rather "
        f"not {dropped}{why}."
    )


def _statement(statement: Statement) -> str:
    said = statement.text or str(statement.want)
    return f"{statement.id}: {said}"


def _costs(cost: Cost) -> str:
    liked = {True: "better off", False: "worse off", None: "neither better nor worse off"}
    lost = f"loses {_statement(cost.lost)}" if cost.lost else "loses nothing it wants"
    return f"{lost}, and is {liked[cost.better]} than now"


def _risked(case: Case, presser: str, risks: Sequence[Risk]) -> str:
    low, high = min(one.states for one in risks), max(one.states for one in risks)
    if high == 1:
        return "All carried out, nobody else would then move."
    states = f"{low:,} to {counted(high, 'state')}" if low < high else counted(high, "state")
    lost = dict.fromkeys(_statement(one.lost) for one in risks if one.lost is not None)
    worst = f" at worst it loses {listed(lost)}" if lost else " it loses no more"
    acts = {one.severest.id: one.severest for one in risks if one.severest is not None}
    severest = max(acts.values(), key=lambda option: option.severity or 0.0, default=None)
    done = f"; the severest that they come to is to {severest.text}" if severest else ""
    return (
        f"All carried out, the others' improvements lead {party_name(case, presser)} to {states}:"
        f"{worst}{done}."
    )


def _common(found: Pressure) -> Iterator[str]:
    """Say what all the smallest sets share, of all and of those that rest on no belief."""
    branches: list[int | None] = [None] if found.under(None) else []
    branches += list(range(len(found.branches))) if len(found.branches) > 1 else [0]
    told: dict[str, list[int | None]] = {}
    for branch in dict.fromkeys(branches):
        for credible in (False, True):
            shared = found.shared(branch, credible)
            if shared is not None and (text := _shares(found, shared, credible)):
                told.setdefault(text, []).append(branch)
            elif credible and shared is None and found.under(branch):
                text = "no set rests on what would be done anyway: all rest on being believed"
                told.setdefault(text, []).append(branch)
    for text, where in told.items():
        if len(found.branches) == 1:
            yield f"{capital(text)}."
        elif where == [None]:
            yield f"Of the sets that work whichever is true: {text}."
        else:
            known = [place for place in where if place is not None]
            verdicts = [place in known for place in range(len(found.branches))]
            lead = "Whichever is true" if all(verdicts) else capital(_under(found, verdicts))
            yield f"{lead}: {text}."


def _shares(found: Pressure, shared: Shared, credible: bool) -> str:
    case, parts = found.situation.case, []
    if shared.third is not None and not found.request.through:
        parts.append(f"goes through {party_name(case, shared.third)}")
    if shared.third_undertakings and shared.third is not None:
        does = _told(case, shared.third_undertakings, found.request.text)
        parts.append(f"has {party_name(case, shared.third)} undertake{does}")
    if shared.undertakings:
        parts.append(f"undertakes{_told(case, shared.undertakings, found.request.text)}")
    elif shared.options:
        parts.append(f"uses {listed(shared.options)}")
    if not parts:
        return ""
    which = "set that rests on no belief" if credible else "smallest set"
    lead = f"the one {which}" if shared.sets == 1 else f"every {which} (of {shared.sets})"
    return f"{lead} {' and '.join(parts)}"


def pressure_rows(found: Pressure) -> Table:
    """Return one row a set, branch and way."""
    rows: list[tuple[Cell, ...]] = []
    case = found.situation.case
    for number, one in enumerate(found.sets, 1):
        undertaken = "; ".join(_short(case, item) for item in one.undertakings)
        for branch, ways in zip(found.branches, one.ways, strict=True):
            answers = "; ".join(f"{q}={a}" for q, a in branch.answers.items())
            rows += [
                (
                    number,
                    undertaken,
                    answers,
                    way.third or "directly",
                    "; ".join(_short(case, item) for item in way.undertakings),
                    "yes" if way.credible else "no",
                    way.if_so.lost.id if way.if_so.lost else "",
                    way.if_not.lost.id if way.if_not.lost else "",
                )
                for way in ways
            ]
            if not ways:
                rows.append((number, undertaken, answers, "fails", "", "", "", ""))
    columns = ("set", "undertakings", "answers", "through", "undertakes", "credible")
    return Table((*columns, "lost_if_complied", "lost_if_refused"), tuple(rows))


def pressure_data(found: Pressure) -> dict[str, Any]:
    """Return pressure as plain data."""
    case, request = found.situation.case, found.request
    return case_data(found.situation) | {
        "options": options_data(case),
        "by": request.presser,
        "for": request.text,
        "targets": list(request.targets),
        "through": request.thirds[0] if request.through else None,
        "hypotheses": [
            {"given": [dict(one) for one in branch.given], "belief": branch.belief}
            for branch in found.branches
        ],
        "tallies": [
            {"size": t.size, "tried": t.tried, "refuted": t.refuted}
            | {"a_part_works": t.larger, "found": t.found}
            for t in found.tallies
        ],
        "tried": found.tried,
        "refuted": found.refuted,
        "sets": [
            {
                "undertakings": _undertaken(case, one.undertakings),
                "works": list(one.works),
                "works_under_all": one.always,
                "through": list(one.through),
                "credible": one.credible,
                "smallest_under": list(one.least_under),
                "smallest_under_all": one.least_under_all,
                "ways": [[_way_data(case, way) for way in ways] for ways in one.ways],
            }
            for one in found.sets
        ],
        "shared": [
            {"hypothesis": branch, "credible": credible} | _shared_data(case, shared)
            for branch in (None, *range(len(found.branches)))
            for credible in (False, True)
            if (shared := found.shared(branch, credible)) is not None
        ],
        "left_out": list(found.left_out),
    }


def _undertaken(case: Case, some: Iterable[Undertaking]) -> list[dict[str, str]]:
    return [
        {"option": one.option, "value": case.option(one.option).values[one.value], "kind": one.kind}
        for one in some
    ]


def _values(case: Case, places: Iterable[tuple[str, int]]) -> dict[str, str]:
    return {name: case.option(name).values[place] for name, place in places}


def _way_data(case: Case, way: Way) -> dict[str, Any]:
    ids = [option.id for option in case.options]
    risk = way.risk
    return {
        "through": way.third,
        "undertakings": _undertaken(case, way.undertakings),
        "besides": [_values(case, some) for some in way.besides],
        "other_sets": way.others,
        "needed": way.needed,
        "alone": way.alone,
        "complied": _values(case, zip(ids, way.complied, strict=True)),
        "refused": _values(case, zip(ids, way.refused, strict=True)),
        "credible": way.credible,
        "trusts": [
            {
                "party": trust.party,
                "kind": trust.kind,
                "credible": trust.credible,
                "would_drop": _undertaken(case, trust.dropped),
                "gains": trust.gains.id if trust.gains else None,
            }
            for trust in way.trusts
        ],
        "cost_complied": _cost_data(way.if_so),
        "cost_refused": _cost_data(way.if_not),
        "risk": None
        if risk is None
        else {
            "states": risk.states,
            "worst": _values(case, zip(ids, risk.worst, strict=True)),
            "lost": risk.lost.id if risk.lost else None,
            "severest": risk.severest.id if risk.severest else None,
        },
        "set_aside": [item.why for item in way.aside],
    }


def _cost_data(cost: Cost) -> dict[str, Any]:
    return {"lost": cost.lost.id if cost.lost else None, "better": cost.better}


def _shared_data(case: Case, shared: Shared) -> dict[str, Any]:
    return {
        "sets": shared.sets,
        "undertakings": _undertaken(case, shared.undertakings),
        "options": list(shared.options),
        "through": shared.third,
        "third_undertakings": _undertaken(case, shared.third_undertakings),
    }
