"""A case with numbers as a negotiation for Genius: a domain and a profile for each party, in XML.

Genius (Lin, Kraus, Baarslag, Tykhonov, Hindriks and Jonker 2014) has agents haggle over issues
with linear additive utilities.
"""

import xml.etree.ElementTree as ET
from fractions import Fraction

from excomm.case import Case
from excomm.exchange.ids import keep_id
from excomm.exchange.profiles import Profile, level_names, level_texts, profiles_of
from excomm.negotiation import Worth

__all__ = ["as_genius"]


def as_genius(case: Case, worth: Worth) -> dict[str, str]:
    """Return the files of a negotiation for Genius.

    Parameters
    ----------
    case
        The case.
    worth
        What settling its issues is worth.

    Returns
    -------
    dict of file name to text
        The domain, then a utility space for each party. Utilities run from 0 for the worst
        package to 1 for the best; nothing is discounted.

    Raises
    ------
    CaseError
        If no issue makes a difference to a party.
    """
    domain = keep_id("domain", "domain", worth.parties)
    files = {f"{domain}.xml": _domain(case, worth)}
    for profile in profiles_of(worth):
        files[f"{profile.party}.xml"] = _utility_space(case, worth, profile)
    return files


def _domain(case: Case, worth: Worth) -> str:
    root = ET.Element("negotiation_template")
    space = ET.SubElement(root, "utility_space", number_of_issues=str(len(worth.issues)))
    objective = _objective(space, case)
    for place, issue in enumerate(worth.issues, 1):
        node = _issue(objective, place, issue.id)
        texts = zip(level_names(issue), level_texts(issue), strict=True)
        for number, (name, text) in enumerate(texts, 1):
            ET.SubElement(node, "item", index=str(number), value=name, description=text)
    return _written(root)


def _utility_space(case: Case, worth: Worth, profile: Profile) -> str:
    root = ET.Element("utility_space", number_of_issues=str(len(worth.issues)))
    objective = _objective(root, case)
    for place, issue in enumerate(worth.issues, 1):
        node = _issue(objective, place, issue.id)
        levels = zip(level_names(issue), profile.evaluations[place - 1], strict=True)
        for number, (name, value) in enumerate(levels, 1):
            ET.SubElement(node, "item", index=str(number), value=name, evaluation=_number(value))
    for place, weight in enumerate(profile.weights, 1):
        ET.SubElement(objective, "weight", index=str(place), value=_number(weight))
    ET.SubElement(root, "discount_factor", value="1.0")
    ET.SubElement(root, "reservation", value=_number(profile.reservation))
    return _written(root)


def _objective(parent: ET.Element, case: Case) -> ET.Element:
    kind = "objective"
    return ET.SubElement(parent, kind, index="0", type=kind, etype=kind, name=case.name)


def _issue(parent: ET.Element, place: int, name: str) -> ET.Element:
    kind = "discrete"
    return ET.SubElement(
        parent, "issue", index=str(place), name=name, type=kind, etype=kind, vtype=kind
    )


def _number(value: Fraction) -> str:
    return repr(float(value))


def _written(root: ET.Element) -> str:
    # The reader of Genius knows neither declarations of an encoding nor references to characters.
    ET.indent(root)
    return ET.tostring(root, encoding="unicode") + "\n"
