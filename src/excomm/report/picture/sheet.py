"""The sheet a picture is drawn on: title, legend, notes, and the colours of both schemes."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from excomm.report.palette import COLOURS, DARK, FACE, LIGHT, PARTY_MARKS, Scheme
from excomm.report.picture.letters import escaped, lines_of, width_of

__all__ = ["LEADING", "SMALL", "Key", "Sheet", "label", "marker", "path", "set_on"]

# The size of letters: of the title, of the text, of what stands in boxes and below.
TITLE, TEXT, SMALL = 18.0, 13.0, 12.0
LEADING = 1.3

_MARGIN = 20.0
_LEAST = 460.0
# How wide the sign of a key is, and the longest text beside it.
_SIGN, _KEY = 40.0, 300.0

_SHAPES = """
text { font-family: FACE; font-size: 13px; unicode-bidi: plaintext; }
.title { font-size: 18px; font-weight: bold; }
.small { font-size: 12px; }
.strong { font-weight: bold; }
.middle { text-anchor: middle; }
.end { text-anchor: end; }
.line { fill: none; stroke-width: 1.8; stroke-linejoin: round; }
.thin { stroke-width: 1.1; stroke-dasharray: 2 3; }
.halo { fill: none; stroke-width: 5; }
.bar { fill: none; stroke-width: 2.4; }
.hollow { stroke-width: 1.4; }
.box { stroke-width: 1.1; }
.held { stroke-width: 1.6; }
.strong-box { stroke-width: 2.2; }
.frame { fill: none; stroke-width: 1; }
.guide { fill: none; stroke-width: 1; }
.asked { stroke-width: 1.4; stroke-dasharray: 5 4; }
"""


@dataclass(frozen=True)
class Key:
    """An entry of the legend: a sign, drawn around 20,0, and what it means."""

    sign: str
    text: str


@dataclass(frozen=True)
class Sheet:
    """What stands on the sheet around a drawing.

    Attributes
    ----------
    title, lines, told
        The title, what stands below it, and the picture told in words.
    keys, notes
        The legend, and what is said below it.
    """

    title: str
    lines: tuple[str, ...]
    told: str
    keys: tuple[Key, ...]
    notes: tuple[str, ...]


def set_on(sheet: Sheet, drawing: Iterable[str], size: tuple[float, float]) -> str:
    """Return a drawing of some size on its sheet, as SVG that needs nothing else."""
    inner = max(size[0], _LEAST)
    parts: list[str] = []
    y = _MARGIN
    for text, letters, style in (
        (sheet.title, TITLE, "title ink"),
        *((line, TEXT, "soft") for line in sheet.lines),
    ):
        for line in lines_of(text, letters, inner, most=3, bold=letters == TITLE):
            y += letters * LEADING
            parts.append(label(_MARGIN, y - letters * 0.3, line, style))
    y += 16
    left = _MARGIN + (inner - size[0]) / 2
    parts += [f'<g transform="translate({left:.1f} {y:.1f})">', *drawing, "</g>"]
    y += size[1] + 14
    parts.append(f'<path class="guide rule" d="M{_MARGIN:g} {y:.1f}h{inner:.1f}"/>')
    y += 10
    legend, y = _legend(sheet.keys, inner, y)
    parts += legend
    for note in sheet.notes:
        y += 4
        for line in lines_of(note, SMALL, inner, most=6):
            y += SMALL * LEADING
            parts.append(label(_MARGIN, y - SMALL * 0.3, line, "small soft"))
    width, height = inner + 2 * _MARGIN, y + _MARGIN
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="excomm-picture" width="{width:.0f}" '
        f'height="{height:.0f}" viewBox="0 0 {width:.0f} {height:.0f}" role="img">\n'
        f"<title>{escaped(sheet.title)}</title>\n<desc>{escaped(sheet.told)}</desc>\n"
        f"<style>{_style()}</style>\n"
        f'<rect class="ground" width="100%" height="100%"/>\n' + "\n".join(parts) + "\n</svg>\n"
    )


def label(x: float, y: float, text: str, style: str) -> str:
    """Return one line of text."""
    return f'<text class="{style}" x="{x:.1f}" y="{y:.1f}">{escaped(text)}</text>'


def path(style: str, d: str) -> str:
    """Return a path."""
    return f'<path class="{style}" d="{d}"/>'


def marker(party: int, x: float, y: float, style: str = "fill") -> str:
    """Return the mark of a party, by its place in the case: a shape as well as a colour."""
    shape = PARTY_MARKS[party % len(PARTY_MARKS)]
    place = f'transform="translate({x:.1f} {y:.1f})"'
    return f'<path class="{style} p{party % COLOURS}" {place} d="{shape}"/>'


def _legend(keys: Sequence[Key], width: float, top: float) -> tuple[list[str], float]:
    """Return the legend, entries beside one another where they fit, and where it ends."""
    parts: list[str] = []
    x, y = 0.0, top
    for key in keys:
        [text] = lines_of(key.text, SMALL, min(_KEY, width - _SIGN - 8)) or ("",)
        long = _SIGN + 6 + width_of(text, SMALL)
        if x and x + long > width:
            x, y = 0.0, y + 21
        middle = y + 10
        parts.append(f'<g transform="translate({_MARGIN + x:.1f} {middle:.1f})">{key.sign}</g>')
        parts.append(label(_MARGIN + x + _SIGN + 4, middle + 4, text, "small ink"))
        x += long + 18
    return parts, y + 21 if keys else top


def _style() -> str:
    """Return the style sheet. It names no variables, which few programs but browsers know."""
    shapes = _scoped(_SHAPES.replace("FACE", FACE))
    dark = f"@media screen and (prefers-color-scheme: dark) {{\n{_colours(DARK)}}}\n"
    return f"\n{shapes}{_colours(LIGHT)}{dark}"


def _colours(scheme: Scheme) -> str:
    rules = [
        f".ground, .inverse {{ fill: {scheme.paper}; }}",
        f".ink, .tag {{ fill: {scheme.ink}; }}",
        f".soft {{ fill: {scheme.soft}; }}",
        f".rule {{ stroke: {scheme.rule}; }}",
        f".stroke {{ stroke: {scheme.soft}; }}",
        f".faint {{ stroke: {scheme.faint}; }}",
        f".halo {{ stroke: {scheme.paper}; }}",
        f".box {{ fill: {scheme.paper}; stroke: {scheme.soft}; }}",
        f".strong-box {{ stroke: {scheme.ink}; }}",
        f".held {{ fill: {scheme.touched}; stroke: {scheme.ink}; }}",
        f".frame {{ stroke: {scheme.ink}; }}",
        f".measure {{ fill: {scheme.rule}; }}",
        f".hollow {{ fill: {scheme.paper}; }}",
        f".now {{ fill: {scheme.ink}; }}",
    ]
    for k, colour in enumerate(scheme.parties):
        rules += [
            f".fill.p{k}, .name.p{k} {{ fill: {colour}; }}",
            f".line.p{k}, .bar.p{k}, .hollow.p{k} {{ stroke: {colour}; }}",
        ]
    return _scoped("\n".join(rules))


def _scoped(rules: str) -> str:
    """Return rules that keep to the picture, on a page with others."""
    found = []
    for rule in rules.strip().splitlines():
        selectors, rest = rule.split(" {", 1)
        inside = ", ".join(f".excomm-picture {one.strip()}" for one in selectors.split(","))
        found.append(f"{inside} {{{rest}\n")
    return "".join(found)
