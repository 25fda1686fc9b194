"""Threats and promises in words."""

from collections.abc import Callable, Iterable, Sequence

from excomm.report.phrases import OptionLike, kept_at, listed

__all__ = ["complying", "done_in_words", "undertakings_in_words"]

# How what is undertaken follows what it turns on.
_LEADS = {
    "threat": "unless {0}, to {1}",
    "promise": "if {0}, to {1}",
    "always": "in any case to {0}",
}


def done_in_words(option: OptionLike, value: str) -> str:
    """Return what it is to bring an option to a value, in words that follow "to"."""
    if option.kind != "one_of" and value == option.values[0]:
        return f"{option.text} no longer"
    return kept_at(option, value)


def complying(targets: Sequence[str]) -> str:
    """Return what threats and promises turn on: "Cuba complies"."""
    return f"{listed(targets)} {'complies' if len(targets) == 1 else 'comply'}"


def undertakings_in_words(
    some: Iterable[tuple[str, str, str]], option: Callable[[str], OptionLike], condition: str
) -> str:
    """Return what a party undertakes, in words that follow "undertakes" without a blank.

    Parameters
    ----------
    some
        Options with their values and kinds.
    option
        Finds an option by its id.
    condition
        What it turns on, as a clause.
    """
    by_kind: dict[str, list[str]] = {}
    for name, value, kind in some:
        by_kind.setdefault(kind, []).append(done_in_words(option(name), value))
    said = []
    for kind, lead in _LEADS.items():
        if kind in by_kind:
            done = listed(by_kind[kind])
            said.append(lead.format(done) if kind == "always" else lead.format(condition, done))
    if not said:
        return " nothing"
    return (" " if said[0].startswith("in any case") else ", ") + "; and ".join(said)
