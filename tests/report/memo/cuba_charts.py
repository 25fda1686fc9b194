"""The charts of the memo of Cuba: what was believed, and how each party ranks the outcomes."""

from collections.abc import Sequence

from excomm.report import Table
from excomm.report.memo.document import (
    Bar,
    BeliefChart,
    Line,
    OutcomeChart,
    OutcomeRow,
    Tick,
)


def belief_chart(
    asks: str, ticks: Sequence[tuple[str, str]], lines: dict[str, Sequence[float]], spread: float
) -> BeliefChart:
    """Return a chart whose bands narrow from `spread` as events come in."""
    made = []
    for name, points in lines.items():
        width = [spread / (1 + 0.35 * k) for k in range(len(points))]
        made.append(
            Line(
                name,
                f"{name.capitalize()}, as the case words it.",
                tuple(points),
                tuple(max(0.0, p - w * p) for p, w in zip(points, width, strict=True)),
                tuple(min(1.0, p + w * (1 - p)) for p, w in zip(points, width, strict=True)),
            )
        )
    rows = tuple(
        (label, text, *(f"{100 * line.points[k]:.0f}%" for line in made))
        for k, (label, text) in enumerate(ticks)
    )
    return BeliefChart(
        caption=f"{asks} Belief after each event, with the band that holds 80% of 2,000 samples.",
        ticks=tuple(Tick(*tick) for tick in ticks),
        lines=tuple(made),
        table=Table(("", "after", *lines), rows),
    )


AIM = belief_chart(
    "What does Moscow want from the talks?",
    (
        ("before", "before the first event"),
        ("Oct 26", "private letter"),
        ("Oct 27", "letter of 27"),
        ("Oct 28", "announcement"),
        ("Nov 2", "Mikoyan in Havana"),
        ("Nov 15", "letter of 15"),
    ),
    {
        "engage": (0.45, 0.55, 0.42, 0.58, 0.61, 0.68),
        "ruse": (0.35, 0.25, 0.45, 0.27, 0.24, 0.19),
        "change of heart": (0.20, 0.20, 0.13, 0.15, 0.15, 0.13),
    },
    0.45,
)

CASTRO = belief_chart(
    "Does Castro balk alone, or with Soviet connivance?",
    (
        ("before", "before the first event"),
        ("Nov 2", "Mikoyan in Havana"),
        ("Nov 2", "Castro’s speech"),
        ("Nov 11", "letter of 11"),
        ("Nov 15", "letter of 15"),
    ),
    {
        "balks alone": (0.5, 0.56, 0.63, 0.58, 0.55),
        "connivance": (0.5, 0.44, 0.37, 0.42, 0.45),
    },
    0.5,
)

BERLIN = belief_chart(
    "Will Moscow press on Berlin before the year is out?",
    (("before", "before the first event"), ("Nov 2", "speech in Moscow")),
    {
        "no pressure": (0.6, 0.8),
        "slow pressure by the old means": (0.25, 0.12),
        "a new crisis": (0.15, 0.08),
    },
    0.4,
)


def _bars(
    text: str, best: int, worst: int, ranks: int, held: tuple[int, int] | None, now: int | None
) -> Bar:
    return Bar(text, best, worst, ranks, held, now)


PARTIES = (
    ("us", "the United States"),
    ("ussr", "the Soviet Union"),
    ("cuba", "Cuba"),
    ("nato", "NATO allies and Turkey"),
    ("latin_america", "Latin American governments"),
    ("china", "Communist China"),
)

OUTCOMES = (
    ("settlement", "A negotiated settlement, the assurance given and the weapons gone."),
    ("stalemate", "The talks peter out, no assurance is given and the flights go on."),
    ("verified removal", "The weapons gone, and inspected on the island."),
    ("trade", "Missiles in Cuba traded for missiles abroad."),
    ("missiles stay", "The missiles stay in Cuba."),
    ("invasion", "The US invades."),
)


def outcome_chart() -> OutcomeChart:
    ranks = (1152, 1152, 1152, 4, 8, 6)
    spans = {
        "settlement": ((310, 560), (1, 120), (90, 400), (1, 2), (5, 8), (5, 6)),
        "stalemate": ((1, 180), (420, 760), (300, 610), (1, 2), (1, 4), (1, 3)),
        "verified removal": ((60, 300), (240, 500), (800, 1010), (1, 1), (2, 5), (4, 4)),
        "trade": ((480, 700), (30, 260), (330, 720), (4, 4), (3, 6), (2, 5)),
        "missiles stay": ((820, 1100), (150, 640), (1, 280), (3, 3), (6, 8), (1, 2)),
        "invasion": ((700, 1152), (1004, 1152), (1010, 1152), (2, 3), (7, 8), (6, 6)),
    }
    rows = []
    for name, text in OUTCOMES:
        bars: list[tuple[Bar, ...]] = []
        for k, ((best, worst), last) in enumerate(zip(spans[name], ranks, strict=True)):
            held = (best + (worst - best) // 5, best + (worst - best) // 2)
            holds = held if name in ("settlement", "stalemate", "trade") else None
            now = best + (worst - best) // 3 if name == "stalemate" else None
            if k in (0, 1) and name in ("settlement", "stalemate"):
                later = (best + worst) // 2
                bars.append(
                    (
                        Bar("days", best, worst, last, holds, now),
                        Bar("months", best, later, last, None, now and best),
                    )
                )
            else:
                bars.append((Bar("", best, worst, last, holds, now),))
        rows.append(OutcomeRow(name, text, tuple(bars)))
    table = Table(
        ("outcome", *(name for _, name in PARTIES)),
        tuple(
            (
                row.id,
                *(
                    "; ".join(
                        f"{bar.horizon and bar.horizon + ': '}{bar.best} to {bar.worst}"
                        for bar in bars
                    )
                    for bars in row.bars
                ),
            )
            for row in rows
        ),
        note="The best and the worst rank of its states as each party judges them, 1 being the "
        "best of all states.",
    )
    return OutcomeChart(
        "The outcomes as each party ranks their states.", PARTIES, tuple(rows), table
    )
