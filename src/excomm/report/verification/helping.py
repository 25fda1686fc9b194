"""What would make one surer, shown: the short answer, and at length."""

from collections.abc import Iterator, Sequence

from excomm.case import Case
from excomm.report.phrases import capital, counted, listed, party_name, percent, wrapped
from excomm.report.table import Cell, Table
from excomm.report.verification.assurance import points
from excomm.verification import Cheapest, Deterrence, Help, MeasureSet

__all__ = ["help_tables", "help_text"]

# How many sites are shown.
MOST_SITES = 20


def help_tables(helps: Sequence[Help]) -> tuple[Table, ...]:
    """Return what each measure more would bring, and how effort is best divided over sites."""
    gains = [table for table in (_gains(helps),) if table.rows]
    return (*gains, *(_sites(one) for one in helps if one.sites is not None))


def _gains(helps: Sequence[Help]) -> Table:
    rows: list[tuple[Cell, ...]] = [
        (
            one.assurance.commitment.id,
            gain.measure,
            percent(gain.kept),
            points(gain.gain),
            "" if gain.per_effort is None else points(gain.per_effort),
            ", ".join(gain.consent),
        )
        for one in helps
        for gain in one.gains
    ]
    return Table(
        ("commitment", "measure", "kept then", "gain", "per effort", "waits on"),
        tuple(rows),
        caption="What one measure more would bring, were nothing seen:",
        note=f"{_times(helps)} The gain is over waiting with the measures in force.",
    )


def _times(helps: Sequence[Help]) -> str:
    spans = {f"{one.days:g} days" for one in helps}
    if len(spans) == 1:
        return f"After {spans.pop()}."
    named = (f"{one.assurance.commitment.id} {one.days:g}" for one in helps)
    return f"Days from now: {', '.join(named)}."


def _sites(one: Help) -> Table:
    assert one.sites is not None
    sites, divided = one.assurance.commitment.sites, one.sites
    order = sorted(range(len(sites)), key=lambda k: -divided.effort[k])
    rows: list[tuple[Cell, ...]] = [
        (
            sites[k].id,
            percent(1 / len(sites) if sites[k].chance is None else float(sites[k].chance or 0)),
            f"{sites[k].rate:g}",
            f"{divided.effort[k]:.3g}",
        )
        for k in order[:MOST_SITES]
    ]
    left = len(sites) - len(rows)
    more = f" {left:,} more sites get less." if left else ""
    return Table(
        ("site", "breach here", "rate", "effort"),
        tuple(rows),
        caption=f"Where to look for a breach of {one.assurance.commitment.id}, "
        f"with effort {one.effort:g} in all:",
        note=f"So divided it finds a breach with {percent(divided.detection)}, and no other "
        f"division finds it more often.{more}",
    )


def help_text(case: Case, helps: Sequence[Help], more: int = 0, whole: bool = False) -> str:
    """Say what would make one as sure as is asked, and who must consent.

    Parameters
    ----------
    case
        The case.
    helps
        What would help with each commitment.
    more
        How many commitments that lack something are not among them.
    whole
        Whether schedules and deterrence are told too.
    """
    lines: list[str] = []
    for one in helps:
        lines += _needed(case, one)
        if whole:
            lines += _schedules(one)
            if one.deterrence is not None:
                lines.append(_deterrence(one, one.deterrence))
    if more:
        lines.append(f"{more:,} more commitments lack something.")
    return wrapped(lines) if lines else ""


def _needed(case: Case, one: Help) -> Iterator[str]:
    assurance = one.assurance
    if not assurance.short or assurance.kept is None or one.waiting is None:
        return
    name, asked = assurance.commitment.id, percent(assurance.required or 0.0)
    after = f"after {one.days:g} days in which nothing is seen"
    if assurance.required is not None and one.waiting >= assurance.required:
        yield (
            f"To be sure of {name} with {asked}, wait: {after} the measures in force give "
            f"{percent(one.waiting)}."
        )
        return
    found = one.cheapest
    if found is None:
        yield f"No looking makes {name} {asked} sure: it is surely broken."
        return
    if found.best is None:
        yield (
            f"No set of measures makes one sure of {name} with {asked} {after}: all that could be "
            f"added give {percent(_reached(one, found.all_together))}."
        )
    else:
        yield (
            f"To be sure of {name} with {asked} {after}, the cheapest is to add "
            f"{_set(case, found.best)}."
        )
        if found.best.consent:
            yield f"   {_without(case, one, found)}"
    if one.in_words:
        yield f"   Not weighed, for want of figures: {listed(one.in_words)}."
    if found.best is not None and set(one.unpriced) & set(found.best.measures):
        unpriced = listed(name for name in one.unpriced if name in found.best.measures)
        yield f"   The case does not say what {unpriced} takes: it counts 1."
    if one.left_aside:
        yield f"   Those that tell least were left aside: {listed(one.left_aside)}."


def _set(case: Case, found: MeasureSet) -> str:
    consent = listed(party_name(case, party) for party in found.consent)
    waits = f", which waits on {consent}" if consent else ", which needs nobody's leave"
    return f"{listed(found.measures)} (effort {found.cost:g}){waits}"


def _without(case: Case, one: Help, found: Cheapest) -> str:
    if found.without_consent is not None:
        return f"Without leave of others: {_set(case, found.without_consent)}."
    assert found.best is not None
    most = percent(_reached(one, found.all_without_consent))
    if not found.all_without_consent.measures:
        return f"Nothing can be added without leave of others: that stays at {most}."
    return (
        f"Without leave of others none does: {listed(found.all_without_consent.measures)} "
        f"together give {most}."
    )


def _reached(one: Help, added: MeasureSet) -> float:
    """Return how sure one is once a set is added: its detection is what silence tells."""
    waiting = one.waiting or 0.0
    return waiting / (waiting + (1 - waiting) * (1 - added.detection))


def _schedules(one: Help) -> Iterator[str]:
    for item in one.schedules:
        plan = item.plan
        name = one.assurance.commitment.id
        yield (
            f"When {item.measure} should look for a breach of {name}, with "
            f"{counted(plan.looks, 'look')} in {counted(plan.periods, 'period')}:"
        )
        yield from (f"   {sentence}" for sentence in plan.in_words())


def _deterrence(one: Help, found: Deterrence) -> str:
    name, has = one.assurance.commitment.id, percent(found.in_time)
    once = "no detection is enough" if found.once is None else f"{percent(found.once)} is enough"
    text = f"For keeping {name} to be the better choice, once: {once}"
    if found.repeated:
        each = found.each_period
        again = "no detection is enough" if each is None else f"{percent(each)} a period is enough"
        text += f"; where the agreement goes on: {again}"
    verdict = "deterred" if found.deters else "not deterred"
    return capital(f"{text}. A breach is seen in time with {has}: it is {verdict}.")
