"""A case with numbers as a scenario for NegMAS: an outcome space and utilities, in YAML.

NegMAS (Mohammad, Nakadai and Greenwald 2020) simulates negotiations among agents.
"""

from collections.abc import Iterable, Mapping

import yaml

from excomm.case import Case
from excomm.exchange.ids import keep_id
from excomm.exchange.profiles import level_names, level_texts, profiles_of
from excomm.negotiation import Worth

__all__ = ["as_negmas"]


def as_negmas(case: Case, worth: Worth) -> dict[str, str]:
    """Return the files of a scenario for NegMAS.

    Parameters
    ----------
    case
        The case.
    worth
        What settling its issues is worth.

    Returns
    -------
    dict of file name to text
        The outcome space, then a utility function for each party, as
        :func:`~excomm.exchange.as_genius` gives them.

    Raises
    ------
    CaseError
        As :func:`~excomm.exchange.as_genius` does.
    """
    domain = keep_id("domain", "domain", worth.parties)
    space = {
        "type": "DiscreteCartesianOutcomeSpace",
        "name": case.name,
        "issues": [
            {"type": "CategoricalIssue", "name": issue.id, "values": level_names(issue)}
            for issue in worth.issues
        ],
    }
    told = [
        f"{issue.id}.{name}: {text}"
        for issue in worth.issues
        for name, text in zip(level_names(issue), level_texts(issue), strict=True)
    ]
    files = {f"{domain}.yml": _written(space, told)}
    for profile in profiles_of(worth):
        values = [
            {
                "type": "TableFun",
                "mapping": dict(zip(level_names(issue), map(float, evaluations), strict=True)),
            }
            for issue, evaluations in zip(worth.issues, profile.evaluations, strict=True)
        ]
        utility = {
            "type": "LinearAdditiveUtilityFunction",
            "name": profile.party,
            "reserved_value": float(profile.reservation),
            "weights": [float(weight) for weight in profile.weights],
            "values": values,
        }
        files[f"{profile.party}.yml"] = _written(utility)
    return files


def _written(content: Mapping[str, object], told: Iterable[str] = ()) -> str:
    comments = "".join(f"# {line}\n" for line in told)
    return comments + yaml.safe_dump(content, sort_keys=False, allow_unicode=True)
