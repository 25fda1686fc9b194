"""Builds those who judge the questions of a case."""

from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType

from excomm.case import model, schema
from excomm.case.checker import Checker
from excomm.case.dependence import build_rows
from excomm.case.evidence import Expected, Forecast, Judge, Likelihoods, PriorRow
from excomm.case.problems import nearest
from excomm.case.questions import build_chance, build_evidence, build_priors
from excomm.case.source import DataPath

__all__ = ["build_judges"]


def build_judges(
    check: Checker, events: Sequence[model.Event], expected: Sequence[Expected]
) -> Iterable[Judge]:
    """Return the judges, their priors and evidence checked against the questions."""
    items: dict[str, model.Event | Expected] = {event.id: event for event in events}
    items |= {item.id: item for item in expected}
    for key, judge in check.content.judges.items():
        path: DataPath = ("judges", key)
        place = check.source.key_place(path)
        check.check_id(key, place)
        if not judge.priors:
            check.problem(
                place,
                f"the judge '{key}' has no priors",
                "say under priors what the judge thought before the first event",
            )
        priors: dict[str, Mapping[str, model.Chance | None]] = {}
        rows: dict[str, tuple[PriorRow, ...]] = {}
        for name, given in judge.priors.items():
            here = (*path, "priors", name)
            if not _asked(check, name, here):
                continue
            if isinstance(given, dict):
                priors[name] = build_priors(check, name, given, here)
            elif check.content.questions[name].depends_on:
                rows[name] = build_rows(check, name, given, here, build_priors)
            else:
                message = f"'{name}' depends on no question"
                check.problem(check.source.key_place(here), message, "give it one prior each")
        evidence = {
            name: _evidence(check, judge, name, items, (*path, "evidence", name))
            for name in judge.evidence
        }
        yield Judge(
            id=key,
            name=judge.name,
            agency=judge.agency,
            weight=judge.weight,
            priors=MappingProxyType(priors),
            rows=MappingProxyType(rows),
            evidence=MappingProxyType(evidence),
            dissents=check.flag(judge.dissents, (*path, "dissents")),
            text=judge.text,
            record=tuple(_forecasts(check, judge, (*path, "record"))),
            place=place,
        )
    for name in check.content.questions:
        judging = [judge for judge in check.content.judges.values() if name in judge.priors]
        if judging and not sum(judge.weight for judge in judging):
            place = check.source.key_place(("judges",))
            check.problem(place, f"every judge of {name} has the weight 0", "one needs more")


def _asked(check: Checker, name: str, path: DataPath) -> bool:
    place = check.source.key_place(path)
    if check.content.questions:
        return check.known(name, check.content.questions, "question", place)
    check.problem(place, f"unknown question '{name}'", "the case has no questions")
    return False


def _evidence(
    check: Checker,
    judge: schema.Judge,
    item: str,
    items: Mapping[str, model.Event | Expected],
    path: DataPath,
) -> Likelihoods:
    place = check.source.key_place(path)
    if not items:
        check.problem(place, f"unknown event '{item}'", "the case has no events")
        return MappingProxyType({})
    if not check.known(item, items, "event", place):
        return MappingProxyType({})
    ratios = isinstance(items[item], model.Event)
    evidence = build_evidence(check, judge.evidence[item], path, ratios)
    for question in evidence:
        here = check.source.key_place((*path, question))
        if question not in judge.priors:
            hint = nearest(question, list(judge.priors)) or "it gives none"
            check.problem(here, f"the judge gives no priors for {question}", hint)
        if question not in items[item].evidence:
            telling = [other.id for other in items.values() if question in other.evidence]
            message = f"the event '{item}' gives no evidence on {question}"
            check.problem(here, message, nearest(item, telling) or "no event does")
    return evidence


def _forecasts(check: Checker, judge: schema.Judge, path: DataPath) -> Iterable[Forecast]:
    for index, forecast in enumerate(judge.record):
        said = build_chance(check, forecast.said, (*path, index, "said"))
        happened = check.flag(forecast.happened, (*path, index, "happened"))
        yield Forecast(said, forecast.of, bool(happened))
