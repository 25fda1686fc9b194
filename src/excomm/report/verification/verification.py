"""How an agreement stands and what can be seen of it, shown: tables, words, data."""

from collections.abc import Iterator, Sequence

from excomm.case import Case, Event
from excomm.report.heads import given
from excomm.report.phrases import capital, counted, listed, party_name, stand_in_words, wrapped
from excomm.report.table import Cell, Table
from excomm.verification import (
    DIMENSIONS,
    Entry,
    Ledger,
    MeasureState,
    OutcomeSight,
    OutcomeView,
    Sight,
    Stand,
    Want,
    claim,
)

__all__ = ["verification_tables", "verification_text"]

_CLAIMS = {
    "better": "{0} assures more",
    "worse": "{1} assures more",
    "alike": "alike",
    "split": "each assures more in some respect",
}


def verification_tables(found: Ledger, outcomes: Sequence[OutcomeView] = ()) -> tuple[Table, ...]:
    """Return the ledger, the measures, how well commitments are seen, and outcomes beside it."""
    if not found.entries:
        empty = Table(("commitment",), (), caption=_title(found), note=_nothing(found))
        return (empty,)
    tables = [_ledger(found)]
    if found.measures:
        tables += [_measures(found), _seen(found)]
    if outcomes:
        tables += _in_outcomes(outcomes)
    return tuple(tables)


def _title(found: Ledger) -> str:
    situation = found.situation
    return f"{situation.case.title}, {situation.when}{given(situation)}{_supposing(found)}"


def _supposing(found: Ledger) -> str:
    case = found.situation.case
    options = [
        f"{name}={case.option(name).values[value]}" for name, value in found.supposed.items()
    ]
    return f", supposing {' and '.join(options)}" if options else ""


def _nothing(found: Ledger) -> str:
    return _coming(found) or "The case has no commitments."


def _ledger(found: Ledger) -> Table:
    rows: list[tuple[Cell, ...]] = []
    for entry in found.entries:
        item, standing = entry.commitment, entry.standing
        owed = f"{item.party} to {', '.join(item.to)}" if item.to else item.party
        stands = "; ".join(f"{one.party} {one.status}" for one in standing.stands)
        rows.append((item.id, owed, standing.status, _why(entry), stands))
    return Table(
        ("commitment", "owed by", "stands", "because", "said by each"),
        tuple(rows),
        caption=_title(found),
        note=_coming(found),
    )


def _coming(found: Ledger) -> str:
    """Return what is not owed yet, and from when on it will be."""
    names = [f"{item.id} (since {item.since})" for item in found.coming]
    return f"Not owed yet: {', '.join(names)}." if names else ""


def _why(entry: Entry) -> str:
    """Return in a word or two what decides how a commitment stands."""
    standing = entry.standing
    event = standing.event.id if standing.event is not None else ""
    match standing.because:
        case "so":
            return f"so {_since(standing.event)}"
        case "no longer so":
            return f"so no longer {_since(standing.event)}"
        case "supposed":
            return "supposed"
        case "done":
            return f"{_done(entry)}, {event}"
        case "due":
            return f"due {entry.commitment.due}"
        case "word":
            return f"{standing.party}, {event}"
        case "denied":
            return f"{standing.party} says otherwise, {event}"
        case "alarm":
            return f"alarm, {event}"
        case "nothing":
            return "nobody says"


def _since(event: Event | None) -> str:
    return f"since {event.id}" if event is not None else "all along"


def _done(entry: Entry) -> str:
    what = f" {entry.commitment.what}" if entry.commitment.what else ""
    return f"{entry.standing.done} of {entry.commitment.total}{what}"


def _measures(found: Ledger) -> Table:
    rows: list[tuple[Cell, ...]] = [
        (
            state.measure.id,
            "yes" if state.in_force else "no",
            _bar(state),
            ", ".join(state.measure.sees),
            str(state.measure.risk or ""),
        )
        for state in found.measures
    ]
    return Table(
        ("measure", "in force", "barred by", "can see", "risk"),
        tuple(rows),
        caption="What can see whether they are kept:",
    )


def _bar(state: MeasureState) -> str:
    """Return what keeps a measure from being in force; where nothing does, who objects."""
    if state.in_force:
        objects = [f"{one.party} {one.status}" for one in state.stands if one.status != "accepted"]
        return f"({'; '.join(objects)})" if objects else ""
    bars = [f"{one.party}: {one.status}" for one in state.barred]
    refused = {one.party for one in state.barred}
    bars += [
        f"{one.party}: {one.status}"
        for one in state.stands
        if one.status == "refused" and one.party not in refused
    ]
    bars += [f"{party}: has not consented" for party in state.silent]
    bars += [f"needs {part}" for part in state.missing]
    return "; ".join(bars)


def _seen(found: Ledger) -> Table:
    rows: list[tuple[Cell, ...]] = []
    for entry in found.entries:
        wants = {want.dimension: want for want in entry.wants}
        cells = (_want(wants[name]) if name in wants else "" for name in DIMENSIONS)
        would = ", ".join(one.measure.id for one in _enough(entry))
        rows.append((entry.commitment.id, *cells, would))
    return Table(
        ("commitment", *DIMENSIONS, "would do"),
        tuple(rows),
        caption="How well they are seen, in words:",
        note="Of each respect the best that one measure in force gives; what is not seen is "
        "empty. Would do: what is not in force and alone gives all that is lacking. No "
        "probability follows from words.",
    )


def _want(want: Want) -> str:
    found = "none" if want.found is None else str(want.found)
    return found if want.enough is not False else f"{found}, asked {want.asked}"


def _enough(entry: Entry) -> list[Sight]:
    """Return the measures not in force each of which gives all that is lacking."""
    lacks = [want for want in entry.wants if want.enough is False]
    return [
        one
        for one in entry.sights
        if lacks and all(one.measure.id in want.met_by for want in lacks)
    ]


def _in_outcomes(outcomes: Sequence[OutcomeView]) -> tuple[Table, Table]:
    """Return what is in force in outcomes, and what is surely seen of the commitments."""
    names = tuple(view.outcome for view in outcomes)
    measures = tuple(
        (name, *(view.measures[name] for view in outcomes)) for name in outcomes[0].measures
    )
    rows: list[tuple[Cell, ...]] = []
    for one in outcomes[0].sights:
        same = [view[one.commitment.id] for view in outcomes]
        if not any(value for sight in same for value, _ in sight.possibly.values()):
            continue
        cells = (_surely(sight) for sight in same)
        more = (_CLAIMS[claim(*same)].format(*names),) if len(same) == 2 else ()
        rows.append((one.commitment.id, *cells, *more))
    return (
        Table(
            ("measure", *names),
            measures,
            caption="In how many states of an outcome a measure is in force:",
        ),
        Table(
            ("commitment", *names, *(("together",) if len(outcomes) == 2 else ())),
            tuple(rows),
            caption="What is seen for sure, in every state of an outcome:",
        ),
    )


def _surely(one: OutcomeSight) -> str:
    found = [f"{name} {value}" for name, (value, _) in one.surely.items() if value is not None]
    return ", ".join(found) or "nothing"


def verification_text(found: Ledger, outcomes: Sequence[OutcomeView] = ()) -> str:
    """Say how each commitment stands, what is short of what is asked, and what hangs on what."""
    told = (_standings(found), _shortfalls(found), _chains(found), _outcomes_told(found, outcomes))
    lines: list[str] = []
    for section in map(list, told):
        lines += ["", *section] if lines and section else section
    return wrapped(lines) if lines else ""


def _standings(found: Ledger) -> Iterator[str]:
    case = found.situation.case
    for number, entry in enumerate(found.entries, 1):
        item, standing = entry.commitment, entry.standing
        to = listed(party_name(case, party) for party in item.to)
        owes = f"{party_name(case, item.party, begins=True)} is to {item.text}"
        owed = f" (owed to {to})" if to else ""
        yield f"{number}. {owes}{owed}: {standing.status}. {_because(case, entry)}"
        for one in standing.stands:
            if one.event is not standing.event or one.party != standing.party:
                yield f"   {_says(case, one)}"
        for sight in entry.sights:
            if sight.observations:
                yield f"   {sight.measure.id} {_saw(sight)}."


def _because(case: Case, entry: Entry) -> str:
    standing = entry.standing
    match standing.because:
        case "so":
            return f"What it requires is so {_since(standing.event)}."
        case "no longer so":
            return f"What it requires was so, and no longer is {_since(standing.event)}."
        case "supposed":
            return "So it would be, if what is supposed were so."
        case "done":
            return f"{_done(entry)} are done."
        case "due":
            return f"It was due ({entry.commitment.due}), and is not done."
        case "alarm":
            alarm = f" ({_told(standing.event)})" if standing.event is not None else ""
            return f"A measure raised the alarm{alarm}."
        case "nothing":
            return "Nothing is done, and nobody has said anything of it."
        case "word" | "denied":
            one = next(s for s in standing.stands if s.party == standing.party)
            return _says(case, one)


def _saw(sight: Sight) -> str:
    """Return what a measure saw, to follow its name."""
    said = []
    looks = sum(one.seen.looks for one in sight.observations if one.seen.sign == "nothing")
    if looks:
        said.append(f"saw nothing in {counted(looks, 'look')}")
    alarms = [one for one in sight.observations if one.seen.sign == "alarm"]
    if alarms:
        times = f" {len(alarms)} times, last" if len(alarms) > 1 else ""
        said.append(f"raised the alarm{times} ({_told(alarms[-1].event)})")
    counts = [one for one in sight.observations if one.seen.sign == "count"]
    if counts:
        said.append(f"counted {counts[-1].seen.counted} ({_told(counts[-1].event)})")
    return listed(said)


def _told(event: Event) -> str:
    return f"{event.id}, {event.at}"


def _says(case: Case, one: Stand) -> str:
    who = party_name(case, one.party, begins=True)
    return f"{who} {stand_in_words(one.status)} ({_told(one.event)})."


def _shortfalls(found: Ledger) -> Iterator[str]:
    if not found.measures:
        return
    case = found.situation.case
    unseen = [entry for entry in found.entries if not entry.seen_by]
    only: dict[str, list[str]] = {}
    for entry in found.entries:
        if len(entry.seen_by) == 1:
            only.setdefault(entry.seen_by[0].measure.id, []).append(entry.commitment.id)
    for name, commitments in only.items():
        text = found.measure(name).measure.text
        yield f"{capital(text)} ({name}): the only means in force of seeing {listed(commitments)}."
    if unseen:
        names = listed(entry.commitment.id for entry in unseen)
        yield f"No measure in force sees {names}."
    short = [entry for entry in found.entries if entry.short]
    for entry in short:
        lacks = [want for want in entry.wants if want.enough is False]
        said = listed(f"{w.dimension} {w.found or 'none'}, not {w.asked}" for w in lacks)
        yield f"What is seen of {entry.commitment.id} is less than is asked: {said}."
        yield f"   {_help(case, entry)}"
    if not short and any(want.enough for entry in found.entries for want in entry.wants):
        yield "What is asked of the measures in words is met."


def _help(case: Case, entry: Entry) -> str:
    """Say which single measures would give all that is lacking, and on whom they wait."""
    enough = _enough(entry)
    if not enough:
        return "No one measure of the case would do."
    would = "; ".join(
        f"{one.measure.id} ({one.measure.text}), which {_leave(case, one)}" for one in enough
    )
    return f"What would do: {would}."


def _leave(case: Case, one: Sight) -> str:
    waits = one.state.waits_on
    if not waits:
        return "needs nobody's leave"
    return f"waits on {listed(party_name(case, party) for party in waits)}"


def _chains(found: Ledger) -> Iterator[str]:
    count = len(found.entries)
    for entry in found.entries:
        if not entry.falls:
            continue
        at_once = [fall.commitment for fall in entry.falls if fall.steps == 1]
        later = [fall.commitment for fall in entry.falls if fall.steps > 1]
        then = f"; then {listed(later)}" if later else ""
        left = count - 1 - len(entry.falls)
        rest = f"{left} of {count} {'is' if left == 1 else 'are'} left"
        verb = "falls" if len(at_once) == 1 else "fall"
        yield f"If {entry.commitment.id} fails, {listed(at_once)} {verb} with it{then}: {rest}."


def _at_risk(found: Ledger, measures: Sequence[str]) -> str:
    """Say of what there is a risk where some measures are in force; empty where of nothing."""
    risks = (found.measure(name).measure.risk for name in measures)
    texts = dict.fromkeys(risk.text for risk in risks if risk is not None and risk.text)
    return f", at the risk of {listed(texts)}" if texts else ""


def _outcomes_told(found: Ledger, outcomes: Sequence[OutcomeView]) -> Iterator[str]:
    for view in outcomes:
        always = [name for name, how in view.measures.items() if how == "always"]
        never = [name for name, how in view.measures.items() if how == "never"]
        yield (
            f"In {view.outcome}, surely in force: {listed(always) or 'no measure'}"
            f"{_at_risk(found, always)}; surely not: {listed(never) or 'none'}."
        )
    if len(outcomes) == 2:
        first, second = outcomes
        for one in first.sights:
            said = claim(one, second[one.commitment.id])
            if said != "alike":
                sentence = _CLAIMS[said].format(first.outcome, second.outcome)
                yield f"Of {one.commitment.id} {sentence}."
