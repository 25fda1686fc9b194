"""How sure one can be that commitments are kept, shown: in figures, in words, and what lacks."""

from collections.abc import Iterator, Sequence

from excomm.belief import words_of
from excomm.case import Case, Delay
from excomm.report.phrases import act, counted, listed, party_name, percent, wrapped
from excomm.report.table import Cell, Table
from excomm.verification import Assurance, Assured, Looked, OutcomeView, Temptation, assured_in

__all__ = ["assurance_tables", "assurance_text", "delay_word", "points"]

# How many measures are told one by one.
MOST_MEASURES = 6

_SILENT = {
    "not kept": "it is {status}, and looking changes nothing of that",
    "no figures": "the case has no figures for it",
    "words alone": "what sees it ({left}) the case describes in words alone",
    "alarm": "a measure raised the alarm, and the case does not say how often it is false",
    "no chance of a breach": "the case states no chance of a breach, and {tempts}",
    "nothing wanted": "the case states no chance of a breach, and nothing that the party wants "
    "turns on one",
    "too many states": "the states are too many to list what tempts who owes it, and the case "
    "states no chance of a breach",
}


def assurance_tables(
    found: Assured, outcomes: Sequence[OutcomeView] = (), days: float | None = None
) -> tuple[Table, ...]:
    """Return how sure one can be of the commitments, and in outcomes; none without figures."""
    if not found.in_figures:
        return ()
    words = words_of(found.ledger.situation.case)
    rows: list[tuple[Cell, ...]] = []
    for one in found.in_figures:
        assert one.kept is not None
        rows.append(
            (
                one.commitment.id,
                _chance(one),
                str(words.describe(one.kept.point)),
                _asked(one),
                points(one.short_by) if one.short_by else "",
                percent(one.detection),
                percent(one.coverage),
                "" if one.delay is None else delay_word(one.delay),
            )
        )
    table = Table(
        ("commitment", "kept", "in words", "asked", "lacks", "seen", "coverage", "known after"),
        tuple(rows),
        caption="How sure one can be that they are kept, in figures:",
        note="Seen: the chance that a breach, from the day it is owed, would have been seen by "
        "now. Coverage: the share that measures in force see. Known after: on average, where "
        f"they look. Words: {words}.",
    )
    return (table, _in_outcomes(found, outcomes, days)) if outcomes else (table,)


def _chance(one: Assurance) -> str:
    kept = one.kept
    if kept is None:
        return ""
    if kept.low == kept.high:
        return percent(kept.point)
    return f"{percent(kept.point)} ({percent(kept.low)} to {percent(kept.high)})"


def _asked(one: Assurance) -> str:
    if one.required is None:
        return ""
    asked = str(one.commitment.assurance)
    least = percent(one.required)
    return least if one.required == _number(asked) else f"{least} ({asked})"


def _number(text: str) -> float | None:
    try:
        return float(text)
    except ValueError:
        return None


def points(share: float) -> str:
    """Return a difference of chances in percentage points."""
    number = f"{100 * share:.0f}" if abs(share) >= 0.1 else f"{100 * share:.1f}"
    return f"{number} points"


def delay_word(days: float) -> str:
    """Return a delay in a word."""
    return "no end" if days == float("inf") else Delay(days).called


def _in_outcomes(found: Assured, outcomes: Sequence[OutcomeView], days: float | None) -> Table:
    rows: list[tuple[Cell, ...]] = []
    for one in found.in_figures:
        chances = [assured_in(one, view, days) for view in outcomes]
        cells = ("not kept" if chance is None else percent(chance) for chance in chances)
        more = (_more(chances, outcomes),) if len(outcomes) == 2 else ()
        rows.append((one.commitment.id, *cells, *more))
    names = tuple(view.outcome for view in outcomes)
    return Table(
        ("commitment", *names, *(("together",) if len(outcomes) == 2 else ())),
        tuple(rows),
        caption="How sure one would be in an outcome, were nothing seen for a time:",
        note=f"The time: {_time(days)} It starts before looking, with nothing seen yet, and "
        "what is in force in every state of the outcome looks.",
    )


def _time(days: float | None) -> str:
    if days is not None:
        return f"{days:g} days."
    return "as long as the others need to respond, or 30 days where the case does not say."


def _more(chances: Sequence[float | None], outcomes: Sequence[OutcomeView]) -> str:
    first, second = (0.0 if chance is None else chance for chance in chances)
    if abs(first - second) < 0.0005:
        return "alike"
    better = outcomes[0] if first > second else outcomes[1]
    return f"{better.outcome} assures more, by {points(abs(first - second))}"


def assurance_text(found: Assured) -> str:
    """Say of each commitment what makes one sure of it or not, or why there is no figure."""
    if not found.in_figures:
        return ""
    case = found.ledger.situation.case
    lines: list[str] = []
    for one in found.commitments:
        lines += _told(case, one)
    return wrapped(lines)


def _told(case: Case, one: Assurance) -> Iterator[str]:
    name = one.commitment.id
    if one.kept is None:
        if one.silent is not None:
            why = _SILENT[one.silent].format(
                status=one.entry.standing.status,
                left=", ".join(one.left_out),
                tempts="does not say what it requires"
                if one.commitment.requires is None
                else "no move of a party breaks it once it is done",
            )
            yield f"{name}: no figure; {why}."
        return
    asked = ""
    if one.required is not None:
        lacks = f"{points(one.short_by)} short of" if one.short_by else "enough for"
        asked = f", {lacks} the {percent(one.required)} asked"
    yield f"{name}: {percent(one.kept.point)} that it is kept{asked}."
    yield f"   {_prior(case, one)}"
    told = [
        looks
        for looks in one.looks
        if looks.alarms + looks.quiet or looks.figures.sight.state.in_force
    ]
    # Of many those that tell most: alarms, then what would have seen a breach most surely.
    told.sort(key=lambda looks: (looks.alarms == 0, -looks.detection))
    for looks in told[:MOST_MEASURES]:
        yield f"   {_looked(looks)}"
    if len(told) > MOST_MEASURES:
        yield f"   {len(told) - MOST_MEASURES:,} more measures looked, and tell less."
    if one.delay is not None:
        after = "has no end on average"
        if one.delay != float("inf"):
            after = f"is {one.delay:.3g} days on average"
        yield f"   Until {one.delay_by} tells of a breach where it looks, the time {after}."
    if not any(looks.alarms + looks.quiet for looks in one.looks):
        yield "   Nothing has looked: what was likely before is likely now."
    if one.left_out:
        yield f"   Not counted, since the case has words alone for it: {listed(one.left_out)}."


def _prior(case: Case, one: Assurance) -> str:
    prior = one.prior
    assert prior is not None
    said = f"Before looking, a breach had {percent(prior.breach.point)}"
    found = prior.temptation
    if found is None:
        return f"{said}, as the case states."
    ready = "1, for the case does not say" if prior.readiness is None else str(prior.readiness)
    rest = max(1 - found.undeterred - found.deterred, 0.0)
    parts = []
    if found.undeterred:
        parts.append(f"{_default(case, found, 'undeterred')} and nothing deters it")
    if found.deterred:
        parts.append(
            f"{_default(case, found, 'deterred')} and replies deter it, as far as they come: it is "
            f"seen in time with {percent(prior.in_time)}"
        )
    if rest > 1e-9:
        parts.append(
            f"under {percent(rest)} of belief it gains nothing by a breach, and comes to it by "
            f"error with {percent(prior.error)}"
        )
    return f"{said}: readiness {ready}; {'; '.join(parts)}."


def _default(case: Case, found: Temptation, pull: str) -> str:
    """Say under how much of belief a default tempts, and which."""
    share = found.undeterred if pull == "undeterred" else found.deterred
    step = next(one.step for one in found.defaults if one.pull == pull)
    does = "" if step is None else f" if it were to {act(case.option, step)}"
    return f"under {percent(share)} of belief {party_name(case, found.party)} gains{does}"


def _looked(one: Looked) -> str:
    """Say how often a measure looked, and what it would have seen."""
    figures = one.figures
    made = one.alarms + one.quiet
    alarms = f", with {counted(one.alarms, 'alarm')}" if one.alarms else ""
    looks = f"{figures.measure}: {counted(made, 'look')}{alarms}"
    would = f"would have seen a breach with {percent(one.detection)}" if made else "shows nothing"
    taken = [
        f"no {what}" if what != "coverage" else "full coverage"
        for what in figures.assumed
        if what != "correlation"
    ]
    assumed = f" (taken, as the case does not say: {listed(taken)})" if taken else ""
    return f"{looks}, {would}{assumed}."
