"""A playbook as plain data."""

from collections.abc import Sequence
from typing import Any

from excomm.case import Statement
from excomm.conflict import Change
from excomm.estimate import JudgementPart, Manifest, as_data
from excomm.negotiation import (
    Choice,
    Effect,
    LevelPosition,
    LevelStance,
    Playbook,
)

__all__ = ["playbook_data"]


def playbook_data(
    found: Playbook, judgements: Sequence[JudgementPart], manifest: Manifest
) -> dict[str, Any]:
    """Return a playbook as plain data."""
    return {
        "manifest": as_data(manifest),
        "title": found.situation.case.title,
        "party": found.party,
        "as_of": found.situation.as_of,
        "viewed": found.viewed,
        "branches": [
            {"given": [dict(given) for given in branch.given], "belief": branch.belief}
            for branch in found.branches
        ],
        "objectives": [
            {
                "statement": item.statement.id,
                "text": item.statement.text,
                "standing": item.standing,
                "event": None if item.event is None else item.event.id,
                "threatened": _threat(found, item.statement),
            }
            for item in found.objectives
        ],
        "requirements": [
            {
                "statement": item.statement.id,
                "possible": item.possible,
                "own": _changes(item.own),
                "others": _changes(item.others),
                "levels": [".".join(level) for level in item.levels],
            }
            for item in found.requirements
        ],
        "options": [
            {
                "option": hanging.every[0].option,
                "now": hanging.every[0].now,
                "advised": [
                    {"given": dict(given)} | _choice(choice) for given, choice in hanging.cases
                ],
                "look_for": _look_for(found, hanging.questions),
            }
            for hanging in found.choices
        ],
        "collisions": [
            {
                "first": one.first.id,
                "second": one.second.id,
                "gives_way": one.second.id,
                "how": one.how,
                "given": [dict(given) for given, so in hanging.cases if so],
            }
            for one, hanging in found.collisions
        ],
        "issues": [
            {
                "issue": stance.issue.id,
                "procedure": stance.issue.procedure,
                "raised_by": list(stance.issue.raised_by),
                "levels": [_level(found, one) for one in stance.levels],
            }
            for stance in found.issues
        ],
        "raising": [
            {
                "issue": one.issue,
                "level": one.level,
                "gain": _effect(one.gain),
                "accepted": one.chance,
                "proposed_by": list(one.first),
            }
            for one in found.raising
        ],
        "links": [
            {
                "gives": ".".join(link.gives),
                "gets": ".".join(link.gets),
                "own": _effect(link.own),
                "others": {party: _effect(effect) for party, effect in link.others.items()},
            }
            for link in found.links
        ],
        "concessions": [
            {
                "issue": step.issue,
                "sought": step.sought,
                "fallback": step.fallback,
                "cost": _id(step.cost),
            }
            for step in found.concessions
        ],
        "stated": [
            {"text": item.text, "about": item.about, "cites": as_data(item.cites), "by": item.by}
            for item in found.advice
        ],
        "judgements": [as_data(one) for one in judgements],
    }


def _threat(found: Playbook, statement: Statement) -> dict[str, Any] | None:
    if statement.id not in found.threatened:
        return None
    threat, so = found.threatened[statement.id]
    return {
        "party": threat.party,
        "changes": _changes(threat.changes),
        "given": [dict(given) for given, is_so in so.cases if is_so],
    }


def _choice(choice: Choice) -> dict[str, Any]:
    return {
        "value": choice.value,
        "free": choice.free,
        "decides": _id(choice.decides),
        "feared": choice.feared,
    }


def _level(found: Playbook, one: LevelStance) -> dict[str, Any]:
    return {
        "level": one.level.id,
        "position": one.stand,
        "timing_matters": one.timing_matters,
        "grounds": _position(one.position),
        "by_answers": [{"given": dict(given), "position": s} for given, s in one.stands.cases],
        "accepted": one.chance,
        "accepted_by_answers": [
            {"given": dict(given), "accepted": so} for given, so in one.accepted.cases
        ],
        "look_for": _look_for(found, one.stands.questions),
    }


def _position(position: LevelPosition) -> dict[str, Any]:
    response = position.response
    return {
        "why": position.why,
        "own": _effect(position.own),
        "others": {party: _effect(effect) for party, effect in position.others.items()},
        "crossed": {party: [s.id for s in items] for party, items in position.crossed.items()},
        "response": None
        if response is None
        else {
            "party": response.party,
            "changes": _changes(response.changes),
            "effect": _effect(response.effect),
            "when": "raised" if response.raised else "carried out",
        },
        "reserved": [item.id for item in position.reserved],
        "maturing": [option.id for option in position.maturing],
        "unranked": list(position.unranked),
    }


def _look_for(found: Playbook, questions: Sequence[str]) -> dict[str, list[str]]:
    return {name: [one.item.id for one in found.watched(name)] for name in questions}


def _effect(effect: Effect) -> dict[str, Any]:
    return {
        "better": effect.better,
        "statement": _id(effect.statement),
        "place": None if effect.place is None else effect.place + 1,
        "unranked": effect.unranked,
    }


def _changes(changes: Sequence[Change]) -> list[dict[str, str]]:
    return [{"option": c.option, "before": c.before, "after": c.after} for c in changes]


def _id(statement: Statement | None) -> str | None:
    return None if statement is None else statement.id
