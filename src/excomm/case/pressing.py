"""Builds the pressure that a case asks about."""

from collections.abc import Iterable

from excomm.case.checker import Checker
from excomm.case.logic import Formula, Name, atoms
from excomm.case.pressure import PressureAsked
from excomm.case.source import DataPath

__all__ = ["build_pressure", "check_pressed"]


def build_pressure(check: Checker) -> Iterable[PressureAsked]:
    """Return the pressure that is asked about."""
    for key, item in check.content.pressure.items():
        path: DataPath = ("pressure", key)
        place = check.source.key_place(path)
        check.check_id(key, place)
        wanted = check.formula(item.wanted, (*path, "for"))
        check_pressed(check, item.party, wanted, item.through, path)
        yield PressureAsked(
            id=key,
            text=item.text,
            party=item.party,
            wanted=wanted,
            through=item.through,
            period=check.period(item, path),
            cites=check.cites(item.cites, path),
            place=place,
        )


def check_pressed(
    check: Checker,
    party: str,
    wanted: Formula,
    through: str | None,
    path: DataPath,
    key: str = "for",
) -> None:
    """Check who presses for what: for what lies in the hands of others, and not of the third.

    Parameters
    ----------
    check, path
        Where it stands.
    party, wanted, through
        Who presses, for what, and through whom.
    key
        The key that says what for.
    """
    check.mover(party, check.source.place((*path, "by")))
    holders = {
        check.options[atom.subject].party for atom in atoms(wanted) if atom.subject in check.options
    }
    defined = any(isinstance(a, Name) and a.subject in check.definitions for a in atoms(wanted))
    if party in holders:
        place = check.source.place((*path, key))
        message = f"this rests on options of '{party}' itself"
        check.problem(place, message, "press for what lies in the hands of others")
    elif not holders and not defined and list(atoms(wanted)):
        check.problem(check.source.place((*path, key)), "this rests on nobody's options")
    if through is None:
        return
    place = check.source.place((*path, "through"))
    check.mover(through, place)
    if through == party or through in holders:
        role = "presses" if through == party else "is pressed itself"
        check.problem(place, f"'{through}' {role}: it is no third party here")
