"""What the names in a formula, and the values of options, stand for."""

from collections.abc import Collection, Mapping

from excomm.case import model
from excomm.case.logic import Compare, Formula, Name, atoms
from excomm.case.problems import nearest

__all__ = ["bind", "value_of"]


def value_of(option: model.Option, value: str | bool) -> int:
    """Return the position of `value` among the values of `option`.

    Raises
    ------
    ValueError
        If the option cannot be at this value; the message says at which it can.
    """
    word = ("yes" if value else "no") if isinstance(value, bool) else value
    if word not in option.values:
        written = str(value).lower() if isinstance(value, bool) else value
        hint = nearest(written, option.values)
        raise ValueError(f"'{written}' is not a value of {option.id} ({hint})")
    return option.values.index(word)


def bind(
    formula: Formula,
    options: Mapping[str, model.Option],
    definitions: Collection[str],
) -> list[tuple[int, str, str]]:
    """Check that the names of a formula mean something.

    Returns
    -------
    list of (offset, message, hint)
        One for every name or level that does not fit; empty if all do.
    """
    known = [*options, *definitions]
    found = []
    for atom in atoms(formula):
        option = options.get(atom.subject)
        match atom, option:
            case Name(), None:
                if atom.id not in known:
                    found.append(
                        (atom.offset, f"unknown name '{atom.id}'", nearest(atom.id, known))
                    )
            case Name(), model.Option(kind="switch"):
                pass
            case Name(), model.Option():
                operator = ">=" if option.kind == "levels" else "="
                has = "levels" if option.kind == "levels" else "alternatives"
                found.append(
                    (
                        atom.offset,
                        f"'{atom.id}' has {has}: say which",
                        f"for example {atom.id} {operator} {option.values[1]}",
                    )
                )
            case Compare(), None if atom.option in definitions:
                found.append(
                    (
                        atom.offset,
                        f"'{atom.option}' has no levels, it is true or false",
                        f"write {atom.option} or not {atom.option}",
                    )
                )
            case Compare(), None:
                found.append(
                    (
                        atom.offset,
                        f"unknown option '{atom.option}'",
                        nearest(atom.option, list(options)),
                    )
                )
            case Compare(), model.Option(kind="switch"):
                found.append(
                    (
                        atom.offset,
                        f"'{atom.option}' has no levels, it is yes or no",
                        f"write {atom.option} or not {atom.option}",
                    )
                )
            case Compare(), model.Option():
                if atom.level not in option.values:
                    found.append(
                        (
                            atom.level_offset,
                            f"'{atom.level}' is not a level of {option.id}",
                            nearest(atom.level, option.values),
                        )
                    )
                elif option.kind == "one_of" and atom.operator not in ("=", "!="):
                    found.append(
                        (
                            atom.offset,
                            f"the alternatives of {option.id} have no order",
                            "compare with = or !=",
                        )
                    )
    return found
