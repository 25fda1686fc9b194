"""A proposal appraised, shown: whom it serves, its pitfalls, what it asks beside another."""

from collections.abc import Iterator, Sequence
from dataclasses import asdict
from typing import Any

from excomm.belief import words_of
from excomm.case import Situation
from excomm.conflict import Difference, pattern_of
from excomm.estimate.dependence import depends_on
from excomm.negotiation import Against, Appraisal, Pitfall, Standing, TermChange
from excomm.report.heads import case_data, given, options_data
from excomm.report.memo.wording import when_in_words
from excomm.report.names import CaseNames
from excomm.report.phrases import (
    capital,
    difference_in_words,
    party_name,
    percent,
    wrapped,
)
from excomm.report.proposals.pitfalls import (
    pitfall_called,
    price_in_words,
    said_together,
    trigger_in_words,
)
from excomm.report.table import Cell, Table

__all__ = ["appraisal_data", "appraisal_rows", "appraisal_tables", "appraisal_text"]

_KINDS = {
    "present": "as it is",
    "performed": "performed",
    "default": "{0} defaults",
    "no agreement": "no agreement",
    "at best": "none, at best",
    "at worst": "none, at worst",
}
_SOURCES = {
    "stated": "as the case states",
    "attainable": "the equilibria (SEQ) that can be reached without",
    "present": "things as they are",
}


def appraisal_tables(found: Appraisal) -> tuple[Table, ...]:
    """Return how each party likes what it leads to, the pitfalls, and the comparison."""
    tables = [_standings(found), _pitfalls(found)]
    if found.against is not None:
        tables.append(_against(found.against))
    return tuple(tables)


def _title(found: Appraisal) -> str:
    proposal, case = found.proposal, found.situation.case
    to = f" to {', '.join(proposal.receivers)}" if proposal.receivers else ""
    channel = f", {proposal.channel}" if proposal.channel else ""
    return (
        f"{case.title}, {found.situation.when}{given(found.situation)}\n"
        f"{proposal.id}, {proposal.sender}{to}{channel}: {proposal.text}"
    )


def _standings(found: Appraisal) -> Table:
    alike: dict[tuple[str, str, str], list[int]] = {}
    for one in found.standings:
        tiers = " > ".join(
            " = ".join(_KINDS[place.kind].format(place.party) for place in tier)
            for tier in one.tiers
        )
        key = (one.party, tiers, _short(_beside(one, "performed")))
        alike.setdefault(key, []).extend(one.branches)
    rows = tuple(
        (party, _depends(found, sorted(branches)), tiers, apart)
        for (party, tiers, apart), branches in alike.items()
    )
    sources = {_SOURCES[one.source] for one in found.fallbacks}
    return Table(
        ("party", "if", "from best to worst", "performed"),
        rows,
        caption=_title(found),
        note="Performed: what all of it performed gains (+) or loses (-) a party beside things as "
        "they are, its most important statement that tells. X defaults: all others perform and X "
        f"alone does nothing. None: no agreement, {' or '.join(sorted(sources))}.",
    )


def _beside(one: Standing, kind: str) -> Difference:
    """Return what sets a state apart from the present for a party."""
    return next(
        effect.difference
        for tier, effects in zip(one.tiers, one.effects, strict=True)
        for place, effect in zip(tier, effects, strict=True)
        if place.kind == kind
    )


def _short(difference: Difference) -> str:
    if difference.better is None:
        return "alike"
    sign = "+" if difference.better else "-"
    return f"{sign} {difference.statement or ('better' if difference.better else 'worse')}"


def _depends(found: Appraisal, branches: Sequence[int]) -> str:
    """Say under which answers something is so that is so in some branches; empty if in all."""
    if len(branches) == len(found.branches):
        return ""
    if not any(branch.given for branch in found.branches):
        return "under some answers"
    verdicts = [place in branches for place in range(len(found.branches))]
    table = words_of(found.situation.case)

    def believed(belief: float) -> str:
        return str(table.describe(belief))

    conditions = depends_on(found.branches, verdicts).conditions
    return when_in_words(conditions, True, believed).removeprefix("if ")


def _pitfalls(found: Appraisal) -> Table:
    rows = tuple((one.id, one.verdict, _where(one)) for one in found.pitfalls)
    return Table(("pitfall", "verdict", "where"), rows)


def _where(one: Pitfall) -> str:
    if one.lacks is not None:
        return one.lacks
    return ", ".join(
        dict.fromkeys(t.term or t.party or "" for t in one.triggers if t.term or t.party)
    )


def _against(against: Against) -> Table:
    rows = tuple(
        (one.term or one.before or "", one.party, one.change, _respects(one))
        for one in against.terms
    )
    return Table(
        ("term", "owed by", "beside it", "in what"),
        rows,
        caption=f"Beside {against.other}:",
        note="Raised: worse for who receives the proposal; lowered: better.",
    )


def _respects(one: TermChange) -> str:
    if one.term is not None and one.before is not None and one.term != one.before:
        names = [f"was {one.before}"]
    else:
        names = []
    return ", ".join([*names, *(f"{what} {side}" for what, side in one.respects)])


def appraisal_text(found: Appraisal) -> str:
    """Say in words what each pitfall is triggered by, and who raised the price."""
    case = found.situation.case
    terms = {term.id: (term.party, term.text) for term in found.proposal.terms}
    lines: list[str] = []
    for one in found.pitfalls:
        if one.verdict != "triggered":
            continue
        lines += [*([""] if lines else []), f"{capital(pitfall_called(one.id))}:"]
        told = said_together(one.triggers, CaseNames(case), terms)
        lines += [f"* {capital(said)}." for said, _ in told]
    if not lines:
        lines = ["No pitfall is triggered."]
    if found.against is not None:
        lines += ["", *_price(found, found.against)]
    return wrapped(lines)


def _price(found: Appraisal, against: Against) -> Iterator[str]:
    case = found.situation.case
    for party, effects in against.receivers:
        alike: dict[str, list[int]] = {}
        for place, effect in enumerate(effects):
            alike.setdefault(difference_in_words(effect.difference), []).append(place)
        for said, branches in alike.items():
            condition = _depends(found, branches)
            lead = f"If {condition}, beside" if condition else "Beside"
            yield (
                f"{lead} {against.other}, both performed in full, "
                f"{party_name(case, party)} would {said}."
            )
    yield price_in_words(party_name(case, found.proposal.sender), against.price)


def appraisal_rows(found: Appraisal) -> Table:
    """Return one row for each place that triggered a rule, and one for each other rule."""
    columns = (
        *("pitfall", "verdict", "reason", "term", "party", "option", "value", "measure"),
        *("statement", "answer", "also", "last", "belief"),
    )
    rows: list[tuple[Cell, ...]] = []
    for one in found.pitfalls:
        if not one.triggers:
            rows.append((one.id, one.verdict, one.lacks or "", *[""] * 10))
        for trigger in one.triggers:
            value = ""
            if trigger.option is not None and trigger.value is not None:
                value = found.situation.case.option(trigger.option).values[trigger.value]
            rows.append(
                (
                    one.id,
                    one.verdict,
                    trigger.reason,
                    trigger.term or "",
                    trigger.party or "",
                    trigger.option or "",
                    value,
                    trigger.measure or "",
                    trigger.statement or "",
                    ".".join(trigger.answer or ()),
                    trigger.also or "",
                    trigger.last or "",
                    "" if trigger.belief is None else percent(trigger.belief),
                )
            )
    return Table(columns, tuple(rows))


def appraisal_data(found: Appraisal) -> dict[str, Any]:
    """Return an appraisal as plain data, ready for JSON."""
    situation, proposal = found.situation, found.proposal
    return case_data(situation) | {
        "options": options_data(situation.case),
        "proposal": {
            "id": proposal.id,
            "text": proposal.text,
            "from": proposal.sender,
            "to": list(proposal.receivers),
            "channel": proposal.channel,
            "follows": proposal.follows,
        },
        "performed": pattern_of(situation.case.options, found.performed),
        "branches": [
            {"belief": branch.belief, "given": [dict(answers) for answers in branch.given]}
            for branch in found.branches
        ],
        "no_agreement": [{"is": one.source, "states": one.states} for one in found.fallbacks],
        "standings": [_standing_data(situation, one) for one in found.standings],
        "pitfalls": [
            {
                "id": one.id,
                "name": pitfall_called(one.id),
                "verdict": one.verdict,
                "lacks": one.lacks,
                "triggers": [
                    _trigger_data(found, one, place) for place in range(len(one.triggers))
                ],
            }
            for one in found.pitfalls
        ],
        "against": None if found.against is None else _against_data(situation, found.against),
    }


def _trigger_data(found: Appraisal, one: Pitfall, place: int) -> dict[str, Any]:
    trigger = one.triggers[place]
    case = found.situation.case
    terms = {term.id: (term.party, term.text) for term in found.proposal.terms}
    said = {key: value for key, value in asdict(trigger).items() if value not in (None, ())}
    data = {key: [*value] if isinstance(value, tuple) else value for key, value in said.items()}
    if trigger.option is not None and trigger.value is not None:
        data["value"] = case.option(trigger.option).values[trigger.value]
    data["sentence"] = capital(trigger_in_words(trigger, CaseNames(case), terms)) + "."
    return data


def _standing_data(situation: Situation, one: Standing) -> dict[str, Any]:
    return {
        "party": one.party,
        "by": one.by,
        "branches": list(one.branches),
        "best_to_worst": [
            [
                {
                    "what": place.kind,
                    "party": place.party,
                    "pattern": pattern_of(situation.case.options, place.values),
                    "better": effect.better,
                    "statement": effect.difference.statement,
                }
                for place, effect in zip(tier, effects, strict=True)
            ]
            for tier, effects in zip(one.tiers, one.effects, strict=True)
        ],
    }


def _against_data(situation: Situation, against: Against) -> dict[str, Any]:
    return {
        "other": against.other,
        "performed": pattern_of(situation.case.options, against.performed),
        "price": against.price,
        "terms": [
            {
                "term": one.term,
                "before": one.before,
                "party": one.party,
                "change": one.change,
                "respects": dict(one.respects),
            }
            for one in against.terms
        ],
        "receivers": [
            {
                "party": party,
                "branches": [
                    {"better": one.better, "statement": one.difference.statement} for one in effects
                ],
            }
            for party, effects in against.receivers
        ],
    }
