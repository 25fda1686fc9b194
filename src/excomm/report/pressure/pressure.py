"""Pressure shown: the sets that work, how, what they rest on, cost and risk."""

from collections.abc import Iterable, Iterator
from typing import Any

from excomm.case import Case
from excomm.estimate import Dependence, EffortPart, SetPart, WayPart, effort_part
from excomm.estimate.dependence import depends_on
from excomm.negotiation import Cost, Pressure, Shared, Undertaking, Way
from excomm.report.heads import case_data, options_data
from excomm.report.heads import given as given_words
from excomm.report.names import CaseNames
from excomm.report.phrases import capital, counted, listed, party_name, percent, wrapped
from excomm.report.pressure.undertakings import complying, undertakings_in_words
from excomm.report.pressure.words import (
    aside_in_words,
    costs_in_words,
    effort_in_words,
    left_out_in_words,
    messages_in_words,
    refuted_in_words,
    risk_in_words,
    trust_in_words,
    undertaken_in_words,
    way_in_words,
)
from excomm.report.table import Cell, Table

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
                _under(depends_on(found.branches, one.works), len(found.branches)),
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
        note=f"{refuted_in_words(effort_part(found))}.",
    )


def _under(works: Dependence, hypotheses: int) -> str:
    """Say under which of so many hypotheses something works."""
    conditions = works.conditions
    if len(conditions) == 1:
        if not conditions[0].verdict:
            return "never"
        return "always" if hypotheses == 1 else "whichever is true"
    so, not_so = ([one.given for one in conditions if one.verdict is v] for v in (True, False))
    lead, told = ("if", so) if len(so) <= len(not_so) else ("unless", not_so)
    return f"{lead} " + ", or ".join(
        " and ".join(f"{question}={answer}" for question, answer in given.items()) for given in told
    )


def pressure_text(found: Pressure) -> str:
    """Say which sets work, how, what all of them share, and what must get across."""
    effort, names = effort_part(found), CaseNames(found.situation.case)
    lines = list(effort_in_words(names, effort))
    for number, one in enumerate(effort.sets[:MOST_TOLD], 1):
        lines += ["", *_set(names, effort, number, one)]
    more = len(found.sets) - MOST_TOLD
    if more > 0:
        lines += ["", f"{capital(counted(more, 'more set'))} in the table."]
    common = list(_common(found))
    lines += ["", *common] if common else []
    left_out = left_out_in_words(names, effort)
    return wrapped([*lines, "", left_out] if left_out else lines)


def _set(names: CaseNames, found: EffortPart, number: int, one: SetPart) -> Iterator[str]:
    who = capital(names.name(found.party))
    does = undertaken_in_words(names, found, one.undertakings)
    yield f"{number}. {who} undertakes{does}."
    if not one.every:
        under = _under(one.works, found.hypotheses)
        yield f"   It works {under} ({percent(one.works.belief)} of belief)."
    elif found.hypotheses > 1:
        yield "   It works whichever is true."
    for way in one.ways:
        # The whole set is said to work so already where this way is how it does.
        lead = "" if way.under == one.works else f", {_under(way.under, found.hypotheses)}"
        yield f"   * {way_in_words(names, found, way, lead)}"
        for line in _about(names, found, one, way):
            yield f"     - {line}"


def _about(names: CaseNames, found: EffortPart, one: SetPart, way: WayPart) -> Iterator[str]:
    """Say what a way rests on, who must hear what, what it costs and risks."""
    messages = messages_in_words(names, found, one, way)
    if messages:
        yield messages
    for trust in way.trusts:
        yield trust_in_words(names, trust)
    yield costs_in_words(names, found, way)
    if way.risk is not None and any(item.kind != "promise" for item in one.undertakings):
        yield risk_in_words(names, found.party, way.risk)
    yield from map(aside_in_words, way.aside)


def _told(found: Pressure, some: Iterable[Undertaking]) -> str:
    case = found.situation.case
    rows = [(one.option, case.option(one.option).values[one.value], one.kind) for one in some]
    targets = [party_name(case, party) for party in found.request.targets]
    return undertakings_in_words(rows, case.option, complying(targets))


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
            lead = (
                "Whichever is true"
                if all(verdicts)
                else capital(_under(depends_on(found.branches, verdicts), len(verdicts)))
            )
            yield f"{lead}: {text}."


def _shares(found: Pressure, shared: Shared, credible: bool) -> str:
    case, parts = found.situation.case, []
    if shared.third is not None and not found.request.through:
        parts.append(f"goes through {party_name(case, shared.third)}")
    if shared.third_undertakings and shared.third is not None:
        does = _told(found, shared.third_undertakings)
        parts.append(f"has {party_name(case, shared.third)} undertake{does}")
    if shared.undertakings:
        parts.append(f"undertakes{_told(found, shared.undertakings)}")
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
