"""Draws how assurance went over time: a panel for each commitment, beside what is asked."""

from collections.abc import Iterator
from datetime import date

from excomm.report.palette import COLOURS
from excomm.report.phrases import capital, counted, party_name, percent
from excomm.report.picture.letters import lines_of, width_of
from excomm.report.picture.sheet import SMALL, Key, Sheet, label, marker, path, set_on
from excomm.verification import Assured, Course, course_of

__all__ = ["assurance_svg"]

# Panels on one sheet; of more commitments those that lack most are drawn.
MOST_PANELS = 8

# The size of a panel, of its plot, and what stands left of the plot, above and below it.
_WIDTH, _HEIGHT, _LEFT, _RIGHT, _HEAD, _FOOT = 620.0, 170.0, 44.0, 96.0, 26.0, 34.0
_QUARTERS = (0, 25, 50, 75, 100)


def assurance_svg(found: Assured) -> str:
    """Return how assurance went over time, as SVG that needs nothing else.

    Raises
    ------
    ValueError
        If there is nothing to draw: no commitment has a figure and dates.
    """
    situation = found.ledger.situation
    every = [course_of(one, situation) for one in found.in_figures]
    courses = [course for course in every if course is not None]
    if not courses:
        raise ValueError("no commitment of the case has figures to draw")
    drawn = sorted(courses, key=lambda course: -(course.assurance.short_by or 0.0))[:MOST_PANELS]
    # In the order of the case.
    drawn = [course for course in courses if course in drawn]
    first = min(course.days[0] for course in drawn)
    last = max(course.days[-1] for course in drawn)
    parties = [party.id for party in situation.case.parties]
    parts: list[str] = []
    for place, course in enumerate(drawn):
        party = parties.index(course.assurance.commitment.party)
        parts.append(f'<g transform="translate(0 {place * _HEIGHT:g})">')
        parts += _panel(course, party, first, last)
        parts.append("</g>")
    left = len(courses) - len(drawn)
    notes = [
        "The chance of a breach before looking is that of the end throughout: the line shows "
        "what looking did.",
    ]
    if left:
        notes.append(f"{counted(left, 'commitment')} that lack less are not drawn.")
    owners = dict.fromkeys(course.assurance.commitment.party for course in drawn)
    case = situation.case
    keys = [
        Key(
            path(f"line p{parties.index(party) % COLOURS}", "M4 0H36")
            + marker(parties.index(party), 20, 0),
            f"owed by {party_name(case, party)}",
        )
        for party in owners
    ]
    if any(course.assurance.required is not None for course in drawn):
        keys.append(Key(path("guide stroke asked", "M4 0H36"), "asked"))
    if any(course.alarms for course in drawn):
        keys.append(Key(_alarm(20, 4), "alarm"))
    keys.append(Key('<circle class="hollow stroke" cx="20" cy="0" r="3"/>', "another event"))
    sheet = Sheet(
        title=f"{situation.case.title}: how sure one could be",
        lines=(f"The chance that each commitment is kept, {situation.when}",),
        told=" ".join(map(_told, drawn)),
        keys=tuple(keys),
        notes=tuple(notes),
    )
    return set_on(sheet, parts, (_WIDTH, _HEIGHT * len(drawn)))


def _told(course: Course) -> str:
    one = course.assurance
    asked = "" if one.required is None else f", {percent(one.required)} asked"
    begin, end = course.kept[0, 0], course.kept[0, -1]
    return (
        f"{capital(one.commitment.id)}: {percent(begin)} on {course.days[0]}, {percent(end)} on "
        f"{course.days[-1]}{asked}."
    )


def _panel(course: Course, party: int, first: date, last: date) -> Iterator[str]:
    one = course.assurance
    bottom, right = _HEIGHT - _FOOT, _WIDTH - _RIGHT
    span = max((last - first).days, 1)

    def x(day: date) -> float:
        return _LEFT + (day - first).days / span * (right - _LEFT)

    def y(share: float) -> float:
        return bottom - share * (bottom - _HEAD)

    [title] = lines_of(one.commitment.id, SMALL, right - _LEFT, most=1) or ("",)
    yield label(_LEFT, _HEAD - 10, title, "strong ink")
    for quarter in _QUARTERS:
        height = y(quarter / 100)
        yield path("guide faint", f"M{_LEFT:g} {height:.1f}H{right:.1f}")
        if quarter % 50 == 0:
            sign = "%" if quarter == 100 else ""
            yield label(_LEFT - 6, height + 4, f"{quarter}{sign}", "small soft end")
    yield from _dates(course, x, bottom, first, last)
    colour = f"p{party % COLOURS}"
    point, low, high = course.kept
    if (high > low).any():
        there = [f"{x(day):.1f} {y(up):.1f}" for day, up in zip(course.days, high, strict=True)]
        back = [f"{x(day):.1f} {y(down):.1f}" for day, down in zip(course.days, low, strict=True)]
        around = "L".join((*there, *reversed(back)))
        yield f'<path class="fill {colour}" opacity="0.12" d="M{around}z"/>'
    if one.required is not None:
        height = y(one.required)
        yield path("guide stroke asked", f"M{_LEFT:g} {height:.1f}H{right:.1f}")
    line = "L".join(f"{x(day):.1f} {y(at):.1f}" for day, at in zip(course.days, point, strict=True))
    yield path(f"line {colour}", f"M{line}")
    yield marker(party, x(course.days[-1]), y(float(point[-1])))
    for day, names in course.events:
        place = course.days.index(day)
        at = float(point[place])
        said = f"{day}, {', '.join(names)}: {percent(at)}"
        if day in course.alarms:
            # Above the fall of the line, not on it.
            before = float(point[max(place - 1, 0)])
            yield _alarm(x(day), y(max(at, before)) - 5, said)
        else:
            yield (
                f'<circle class="hollow {colour}" cx="{x(day):.1f}" cy="{y(at):.1f}" r="3">'
                f"<title>{said}</title></circle>"
            )
    yield from _ends(course, right, y)


def _ends(course: Course, right: float, y: object) -> Iterator[str]:
    """Label the line and what is asked at the right, apart from each other."""
    assert callable(y)
    one = course.assurance
    kept = float(course.kept[0, -1])
    tags = [(y(kept), f"{percent(kept)} kept", "strong small ink")]
    if one.required is not None:
        asked = y(one.required)
        if abs(asked - tags[0][0]) < 14:
            asked = tags[0][0] + (14 if asked >= tags[0][0] else -14)
        tags.append((asked, f"{percent(one.required)} asked", "small soft"))
    for height, text, style in tags:
        yield label(right + 10, height + 4, text, style)


def _dates(course: Course, x: object, bottom: float, first: date, last: date) -> Iterator[str]:
    """Mark the days of events, and name the first, the last and those that fit between."""
    assert callable(x)
    yield path("guide rule", f"M{x(first):.1f} {bottom:.1f}H{x(last):.1f}")
    wide = width_of(last.isoformat(), SMALL) + 10
    taken: list[float] = []
    for day in dict.fromkeys((first, last, *(day for day, _ in course.events))):
        place = x(day)
        yield path("guide rule", f"M{place:.1f} {bottom:.1f}v5")
        if all(abs(place - other) >= wide for other in taken):
            taken.append(place)
            yield label(place, bottom + 18, day.isoformat(), "small soft middle")


def _alarm(x: float, y: float, said: str = "") -> str:
    """Return the mark of an alarm: a triangle on its point, in ink."""
    title = f"<title>{said}</title>" if said else ""
    place = f'transform="translate({x:.1f} {y:.1f})"'
    return f'<path class="now" {place} d="M0 0l-5 -9h10z">{title}</path>'
