"""Builds the ways to see whether commitments are kept."""

from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType

from excomm.case import schema
from excomm.case.agreed import check_name, read_delay, read_formula, read_grade, read_names
from excomm.case.checker import Checker
from excomm.case.commitments import Commitment, Looks, Measure, Risk, Sample, Seeing
from excomm.case.source import DataPath

__all__ = ["build_measures"]

# How many looks there are a day where there is one a unit.
_A_DAY = {"per_day": 1.0, "per_week": 1 / 7, "per_month": 1 / 30}


def build_measures(check: Checker, commitments: Sequence[Commitment]) -> Iterable[Measure]:
    """Return the ways to see whether commitments are kept."""
    totals = {item.id: item.total for item in commitments}
    parties = check.content.parties
    for key, item in check.content.measures.items():
        path: DataPath = ("measures", key)
        place = check.source.key_place(path)
        if key not in check.content.commitments:  # else it has been said there
            check_name(check, key, place)
        if item.party is not None:
            check.known(item.party, parties, "party", check.source.place((*path, "party")))
        veto = read_names(check, item.veto, (*path, "veto"), parties, "party")
        if item.party in veto:
            message = f"'{item.party}' carries it out, and needs no leave of its own"
            check.problem(check.source.place((*path, "veto")), message)
        yield Measure(
            id=key,
            text=item.text,
            sees=MappingProxyType(_sees(check, key, item, totals, path)),
            party=item.party,
            looks=_looks(check, item.looks, (*path, "looks")),
            correlation=item.correlation,
            false_alarm=item.false_alarm,
            delay=read_delay(check, item.delay, (*path, "delay")),
            continuity=read_grade("continuity", item.continuity),
            risk=_risk(check, item.risk, (*path, "risk")),
            effort=item.effort,
            needs=read_formula(check, item.needs, (*path, "needs")),
            veto=veto,
            cites=check.cites(item.cites, path),
            by=item.by,
            place=place,
        )


def _sees(
    check: Checker,
    key: str,
    item: schema.Measure,
    totals: Mapping[str, int | None],
    path: DataPath,
) -> dict[str, Seeing]:
    """Return by commitment how well a measure sees it."""
    here = (*path, "sees")
    known = check.content.commitments
    if isinstance(item.sees, dict):
        sights = {
            name: sight
            for name, sight in item.sees.items()
            if check.known(name, known, "commitment", check.source.key_place((*here, name)))
        }
    else:
        names = read_names(check, item.sees, here, known, "commitment")
        sights = {name: schema.Seeing() for name in names}
    if not item.sees:
        message = f"'{key}' sees no commitment"
        check.problem(check.source.key_place(here), message, "name one, or leave the measure out")
    found = {}
    for name, own in sights.items():
        coverage = item.coverage if own.coverage is None else own.coverage
        detection = item.detection if own.detection is None else own.detection
        of_own = own.sample is not None
        sample_path = (*here, name, "sample") if of_own else (*path, "sample")
        for share, what in ((coverage, "coverage"), (detection, "detection")):
            if share == 0:
                mine = getattr(own, what) is not None
                at = (*here, name, what) if mine else (*path, what)
                message = f"a {what} of 0 sees nothing of '{name}'"
                check.problem(check.source.place(at), message, "leave it out of what this sees")
        found[name] = Seeing(
            read_grade("coverage", coverage),
            read_grade("detection", detection),
            _sample(check, own.sample or item.sample, totals.get(name), name, sample_path),
        )
    return found


def _sample(
    check: Checker, given: schema.Sample | None, total: int | None, name: str, path: DataPath
) -> Sample | None:
    if given is None:
        return None
    of = given.of or total
    if of is None:
        place = check.source.place(path)
        check.problem(place, f"of how many? '{name}' has no total", "say 'of'")
        return None
    if given.checked > of:
        place = check.source.place((*path, "checked"))
        check.problem(place, f"{given.checked} of {of} cannot be checked")
        return None
    return Sample(given.checked, of)


def _looks(check: Checker, given: schema.Looks | None, path: DataPath) -> Looks | None:
    if given is None:
        return None
    said = [(unit, number) for unit, number in given if unit != "periods" and number is not None]
    if len(said) != 1:
        place = check.source.place(path)
        hint = "per_day, per_week, per_month or in_all: one of them"
        check.problem(place, "how often it looks is said once", hint)
        return None
    unit, number = said[0]
    if given.periods is not None and unit != "in_all":
        place = check.source.place((*path, "periods"))
        check.problem(place, "periods are for a number of looks in all", "say 'in_all'")
    elif given.periods is not None and given.periods < number:
        place = check.source.place((*path, "periods"))
        message = f"there are {number} looks for {given.periods} periods"
        check.problem(place, message, "at most one look each")
    if unit == "in_all":
        among = f" in {given.periods} periods" if given.periods is not None else " in all"
        return Looks(in_all=given.in_all, periods=given.periods, said=f"{number}{among}")
    return Looks(number * _A_DAY[unit], said=f"{number:g} a {unit.removeprefix('per_')}")


def _risk(check: Checker, given: str | schema.Risk | None, path: DataPath) -> Risk | None:
    if given is None:
        return None
    if isinstance(given, str):
        return Risk(given)
    if given.level is None and given.per_week is None and given.text is None:
        check.problem(check.source.place(path), "this risk is of nothing", "say its text")
    return Risk(given.level, given.per_week, given.text)
