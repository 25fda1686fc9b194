"""The colours, marks and letters of everything that is drawn: the same on a page and in a picture.

Few colours, one for each party, told apart by readers who see fewer of them; nothing is told
by colour alone.
"""

from dataclasses import dataclass

__all__ = ["COLOURS", "DARK", "FACE", "LIGHT", "MARKERS", "PARTY_MARKS", "Scheme", "page_colours"]

# Colours there are, for hypotheses and for parties; then they begin again.
COLOURS = 8

# A readable face that most machines have.
FACE = 'Charter, "Bitstream Charter", "Sitka Text", Cambria, serif'

# The marker of a line, around 0,0; with five of them and eight colours forty are told apart.
MARKERS = (
    "M-3.6 0a3.6 3.6 0 1 0 7.2 0a3.6 3.6 0 1 0 -7.2 0z",
    "M-3.3 -3.3h6.6v6.6h-6.6z",
    "M0 -4.4l4.4 7.6h-8.8z",
    "M0 -4.8l4.8 4.8l-4.8 4.8l-4.8 -4.8z",
    "M0 4.4l4.4 -7.6h-8.8z",
)

# The mark of a party, around 0,0. None looks like the head of an arrow.
PARTY_MARKS = (
    "M-3.9 0a3.9 3.9 0 1 0 7.8 0a3.9 3.9 0 1 0 -7.8 0z",
    "M-3.5 -3.5h7v7h-7z",
    "M0 -5l5 5l-5 5l-5 -5z",
    "M-1.7 -4.8h3.4v3.1h3.1v3.4h-3.1v3.1h-3.4v-3.1h-3.1v-3.4h3.1z",
    "M-5.2 -2.6h10.4v5.2h-10.4z",
)


@dataclass(frozen=True)
class Scheme:
    """The colours in one scheme, each as ``#rrggbb``."""

    paper: str
    ink: str
    soft: str
    rule: str
    faint: str
    touched: str
    parties: tuple[str, ...]


LIGHT = Scheme(
    paper="#fffefb",
    ink="#1d1c1a",
    soft="#5d5951",
    rule="#cdc8bd",
    faint="#e6e2d9",
    touched="#fbf0c9",
    parties=(
        *("#0067a5", "#b94a00", "#00785a", "#a3457f"),
        *("#8a6200", "#55606b", "#5b4fb0", "#8c3a3a"),
    ),
)
DARK = Scheme(
    paper="#171614",
    ink="#e5e2db",
    soft="#aba69a",
    rule="#4b4841",
    faint="#302e2a",
    touched="#423a1b",
    parties=(
        *("#6cb5f0", "#ff9a5c", "#4fcfa6", "#f2a2cc"),
        *("#e8bd4a", "#b3bcc6", "#b3a9ff", "#f09a9a"),
    ),
)


def page_colours() -> str:
    """Return the colours of both schemes as variables of a style sheet."""
    dark = f"@media screen and (prefers-color-scheme: dark) {{ {_variables(DARK)} }}"
    return f"{_variables(LIGHT)}\n{dark}\n"


def _variables(scheme: Scheme) -> str:
    named = {
        name: getattr(scheme, name) for name in ("paper", "ink", "soft", "rule", "faint", "touched")
    } | {f"p{k}": colour for k, colour in enumerate(scheme.parties)}
    return f":root {{ {' '.join(f'--{name}: {value};' for name, value in named.items())} }}"
