"""A memo to set: in the manner of an estimate of Cuba in November 1962, but nobody's result."""

from collections.abc import Sequence

from excomm.report import Table
from excomm.report.memo.document import (
    Bar,
    BeliefChart,
    Line,
    Memo,
    Note,
    OutcomeChart,
    OutcomeRow,
    Paragraph,
    Section,
    Sentence,
    Tick,
)

MANIFEST = (
    '{"excomm": "0.0.0", "case": "sample", "sha256": "'
    + "0123456789abcdef" * 4
    + '", "documents": {"rsb_185": "591f7d3c", "mikoyan_talks": "9717c610"}, "as_of": '
    '"1962-11-17", "given": {}, "seed": 0, "format": "html", "command": ["excomm", "estimate", '
    '"sample", "--as-of", "1962-11-17", "--format", "html"]}'
)


def said(text: str, *notes: Note) -> Sentence:
    return Sentence(text, notes)


def conclusion() -> Section:
    return Section(
        "conclusion",
        "Conclusion",
        (
            Paragraph(
                (
                    said(
                        "Stalemate, in which matters stand now, can hold if Moscow plays for "
                        "time (62%, probable), not if it wants a settlement (38%).",
                        Note("Of all 1,152 states, 4% under Nash and 9% under SEQ hold."),
                        Note(
                            "plays for time: Moscow seeks to gain time and a political climate "
                            "in which forceful action grows difficult.",
                            ("ups_the_ante, p. 1: “seeking to gain time for its missiles”",),
                        ),
                    ),
                ),
                bullet=True,
            ),
            Paragraph(
                (
                    said(
                        "The United States is better served by stalemate than by settlement, in "
                        "every state; Moscow by settlement.",
                        Note(
                            "The United States: freedom for later action (us.pledge = none), so "
                            "in every state of stalemate and in none of settlement.",
                            ("rsb_185, p. 1: “preserve its freedom for future action”",),
                        ),
                        Note(
                            "The Soviet Union: an assurance (us.pledge >= conditional), so in "
                            "every state of settlement and in none of stalemate.",
                            ("rsb_185, p. 2: “the best bargain it can get”",),
                        ),
                    ),
                ),
                bullet=True,
            ),
            Paragraph(
                (
                    said(
                        "What does Moscow want from the talks? It engages on several topics for "
                        "the gains of talking itself: probable, 68% (80% band 55% to 78%).",
                        Note("On the evidence of letter of 27, Mikoyan in Havana and bombers."),
                    ),
                ),
                bullet=True,
            ),
            Paragraph(
                (said("The model agrees with 9 of the 11 judgements of the sources: 7 derived."),),
                bullet=True,
            ),
        ),
    )


def situation() -> Section:
    events = (
        ("1962-10-22", "The President announces the quarantine.", ""),
        ("1962-10-26", "A private letter offers withdrawal for an assurance.", "bargain, x 2.4"),
        (
            "1962-10-27",
            "A public letter asks for the missiles in Turkey as well, and admits for the first "
            "time in public that there are missiles in Cuba.",
            "gain time, x 3.1",
        ),
        ("1962-10-28", "Moscow announces that the missiles will be dismantled.", "bargain, x 5"),
        ("1962-11-02", "Mikoyan arrives in Havana.", "alone, x 1.6; engage, x 1.2"),
        ("1962-11-20", "The bombers are to leave within thirty days.", "engage, x 2.2"),
    )
    return Section(
        "situation",
        "The situation, and what has changed",
        (
            Paragraph(
                (
                    said(
                        "As of November 17, 1962 matters stand in stalemate: the talks peter "
                        "out, no assurance is given and the flights go on.",
                        Note("It is state 417 of 1,152: NNYYHN YN-Y NY-."),
                    ),
                )
            ),
            Paragraph(
                (
                    said(
                        "has chosen to stop ships on the way to Cuba (arms), keep its forces "
                        "ready to act and fly reconnaissance over Cuba (high).",
                        Note(
                            "What it could do and does not: attack or invade Cuba; strike a SAM "
                            "site in Cuba; give an assurance against invasion; withdraw missiles "
                            "abroad."
                        ),
                    ),
                ),
                lead="The United States",
                bullet=True,
            ),
            Paragraph(
                (said("has chosen to take the missiles out of Cuba."),),
                lead="The Soviet Union",
                bullet=True,
            ),
            Paragraph(
                (said("has done nothing of what it could."),),
                lead="Cuba",
                bullet=True,
            ),
            Paragraph(
                (
                    said(
                        "The last event on record, of November 15: the President writes that "
                        "verification and the bombers remain open.",
                        Note(
                            "The event letter_of_15, 1962-11-15.",
                            ("frus_vi_78: “the IL–28’s must be withdrawn”", "frus_vi_75"),
                        ),
                    ),
                    said(
                        "On Soviet aim it speaks for engage: belief in it goes from 61% to 68%.",
                        Note(
                            "The chance of seeing it, were each hypothesis true: ruse even "
                            "chance, engage probable, turn probable (engage, x 1.4)."
                        ),
                    ),
                )
            ),
            Table(
                ("date", "event", "speaks for"),
                events,
                caption="What has happened",
                note="What an event speaks for, and how many times likelier it is under that than "
                "under the rivals together.",
            ),
        ),
    )


def wants() -> Section:
    parties = (
        (
            "The United States:",
            "Before all else: no wider war; then the missiles gone; then no invasion once the "
            "missiles are gone; then the bombers gone; then to see for itself; and 15 further "
            "statements.",
            "no_wider_war: not ussr.escalate_elsewhere; missiles_gone: ussr.missiles_out; "
            "no_invasion: not us.attack if ussr.missiles_out; bombers_gone: ussr.bombers_out. By "
            "the analyst: no_wider_war.",
            (
                "ups_the_ante, p. 1: “subject rather than a precondition”",
                "rsb_185, p. 3: “infeasible under present circumstances”",
            ),
        ),
        (
            "The Soviet Union:",
            "Before all else: no war that it cannot win, and Castro’s regime safe; then not to be "
            "the one that escalates; then no strike left unanswered; then an assurance; then the "
            "end of the quarantine; and 14 further statements.",
            "no_war: not us.attack; reasonable_party: not ussr.escalate_elsewhere if not "
            "us.strike_sam; pledge: us.pledge >= conditional.",
            ("sam_reply, p. 2: “posture of being the reasonable party”",),
        ),
        (
            "Cuba:",
            "Before all else: survival; then Soviet support; then no inspection; then an "
            "assurance; then no overflights; and 8 further statements.",
            "survival: not us.attack; not_alone: not ussr.pressure; no_inspection: not "
            "cuba.inspection.",
            ("mikoyan_talks, para. 9: “cessation of meaningful Soviet support”",),
        ),
    )
    return Section(
        "wants",
        "What each party wants",
        tuple(
            Paragraph((said(text, Note(note, cites)),), lead=lead, bullet=True)
            for lead, text, note, cites in parties
        ),
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


def belief() -> Section:
    blocks: list[Paragraph | BeliefChart] = []
    for asks, answers, chart in (
        (
            "What does Moscow want from the talks?",
            (
                "It engages on several topics for the gains of talking itself, and for what "
                "agreements can be had: probable, 68% (80% band 55% to 78%).",
                "It feigns an interest in talks to lure a better settlement: improbable, 19% "
                "(80% band 10% to 30%).",
                "It has changed its view of the world and seeks a far-reaching settlement: "
                "improbable, 13% (80% band 6% to 21%).",
            ),
            AIM,
        ),
        (
            "Does Castro balk alone, or with Soviet connivance?",
            (
                "He balks alone: chances about even, 55% (80% band 38% to 70%).",
                "Moscow lets him: chances about even, 45% (80% band 30% to 62%).",
            ),
            CASTRO,
        ),
        (
            "Will Moscow press on Berlin before the year is out?",
            (
                "It will not: probable, 80% (80% band 66% to 89%).",
                "Slowly, and by the old means: improbable, 12% (80% band 6% to 24%).",
            ),
            BERLIN,
        ),
    ):
        cites = (
            "rsb_185, p. 3: “an effort to engage the US in negotiations”",
            "rsb_185, p. 3: “nothing more than a tactical ruse”",
            "rsb_185, p. 3: “radically altered its view of the world”",
        )
        sentences = [
            said(answer, Note(f"Prior {word}.", (cite,)))
            for answer, cite, word in zip(
                answers, cites, ("likely", "what the others leave", "improbable"), strict=False
            )
        ]
        blocks.append(Paragraph(tuple(sentences), lead=asks))
        blocks.append(chart)
    return Section("belief", "What is believed", tuple(blocks))


def outcomes() -> Section:
    def reasons(*more: str) -> tuple[Note, ...]:
        return (
            Note("It is: us.pledge = none and us.overflights >= high and ussr.missiles_out."),
            Note("State 417 (NNYYHN YN-Y NY-) holds under SEQ."),
            *(
                Note(text, ("sam_reply, p. 2: “a local war which the Soviet Union”",))
                for text in more
            ),
        )

    return Section(
        "outcomes",
        "Which outcomes hold",
        (
            Paragraph(
                (
                    said(
                        "A state holds where no party has reason to leave it: under Nash because "
                        "none of its moves gains anything, under SEQ because what would gain is "
                        "deterred by what the others would then do in their own interest."
                    ),
                    said(
                        "Of all 1,152 states there hold 4% under Nash and 9% to 11% under SEQ: "
                        "an outcome is to be read beside that."
                    ),
                )
            ),
            Paragraph(
                (
                    said(
                        "can hold if Soviet aim is ruse or engage (87%, highly likely), not if "
                        "it is change of heart (13%): 12 to 16 of its 96 states are equilibria "
                        "(13% to 17%), more often than states in general (x 1.6).",
                        *reasons(
                            "The United States: it would no longer stop ships on the way to Cuba, "
                            "and so gain no_incidents (us.overflights <= low); but then Cuba "
                            "would fire on aircraft, and in all it would lose aircraft_safe.",
                            "The Soviet Union: none of its 23 moves leads to a state that it "
                            "likes better.",
                            "Cuba: it has no move from here.",
                        ),
                    ),
                    said("Under Nash none of it holds: foresight alone keeps it."),
                    said("The present state is one that holds if Soviet aim is engage."),
                ),
                lead="Stalemate",
            ),
            Paragraph(
                (
                    said(
                        "can hold whatever the answers: 4 of its 64 states are equilibria (6%), "
                        "less often than states in general (x 0.7).",
                        *reasons(
                            "The Soviet Union: it would give Havana more aid and support, and so "
                            "gain castro_content (not ussr.pressure); but then the United States "
                            "would withdraw its assurance, and in all it would lose pledge."
                        ),
                    ),
                    said(
                        "It is attainable, in 3 steps, each in the interest of who takes it.",
                        Note(
                            "The Soviet Union would take the IL-28 bombers out of Cuba, then the "
                            "United States would no longer stop ships on the way to Cuba, then "
                            "the United States would give an assurance against invasion "
                            "(conditional): state 93."
                        ),
                    ),
                ),
                lead="Settlement",
            ),
            Paragraph(
                (
                    said(
                        "does not hold whatever the answers: none of its 40 states is an "
                        "equilibrium.",
                        *reasons("Cuba: it would no longer accept inspection on Cuban soil."),
                    ),
                ),
                lead="Verified removal",
            ),
        ),
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


def compared() -> Section:
    return Section(
        "compared",
        "The outcomes compared",
        (
            outcome_chart(),
            Paragraph(
                (
                    said(
                        "In every state better for the Soviet Union and Cuba.",
                        Note(
                            "Cuba: an assurance (us.pledge >= conditional), so in every state of "
                            "settlement and in none of stalemate; by the analyst."
                        ),
                    ),
                    said(
                        "In every state worse for the United States (at months) and Latin "
                        "American governments.",
                        Note(
                            "Latin American governments: no recognition (not recognition), so in "
                            "every state of stalemate and in none of settlement.",
                            ("rsb_185, p. 4: “recognition of the legitimacy”",),
                        ),
                    ),
                    said(
                        "NATO allies and Turkey: settlement is better at its best and worse at "
                        "its worst than stalemate; settlement is better if us.jupiters_out = "
                        "none."
                    ),
                ),
                lead="Settlement beside stalemate:",
            ),
            Paragraph(
                (
                    said(
                        "Set aside and not compared: invasion. Its moves remain as threats.",
                        Note(
                            "An invasion is left out of the comparison as infeasible for now; as "
                            "a threat it remains.",
                            ("rsb_185, p. 3: “omit as infeasible under present circumstances”",),
                        ),
                    ),
                )
            ),
        ),
    )


def change() -> Section:
    texts = (
        "On the answer to Soviet aim depends whether stalemate (SEQ) and settlement (SEQ) hold.",
        "On Soviet aim the weightiest evidence is letter of 27 (1962-10-27), which speaks for "
        "ruse, x 3.1: without it belief in engage would be 81%, not 68%.",
        "On Berlin there is no evidence yet but one speech: anything likelier under one of no "
        "pressure, slow pressure and a new crisis than under the others would move it.",
        "The judgement serves us falls without any of these premises: us.freedom, factor "
        "dearer_presence.",
    )
    return Section(
        "change",
        "What would change this estimate",
        tuple(Paragraph((said(text),), bullet=True) for text in texts),
    )


def judgements() -> Section:
    rows = (
        (
            "The Bureau:",
            "A stalemate might be more beneficial to the US than a settlement.",
            "The model: for the United States every state of stalemate is better than every "
            "state of settlement.",
            "It agrees: derived.",
            "Without what cites the same passage (us.freedom): stalemate is still the better, at "
            "its best and at its worst.",
        ),
        (
            "The Bureau:",
            "The two extreme explanations of Moscow’s aims are both improbable.",
            "The model: belief in ruse is 19% (improbable), beside engage 68% and change of heart "
            "13%.",
            "It agrees: restated.",
            "Without what cites the same passage (the prior of ruse): belief in ruse is 34%.",
        ),
        (
            "The Bureau, that morning:",
            "Moscow wants to gain time for its missiles to become operational.",
            "The model: with letter of 27 belief in ruse rises from 25% to 45%.",
            "It agrees: derived.",
            "No premise of the case cites the same passage.",
        ),
        (
            "The Secretary’s staff:",
            "Castro will accept some form of inspection in the end.",
            "The model: verified removal does not hold under SEQ.",
            "It differs.",
            "The model would agree without cuba.no_inspection.",
        ),
    )
    head = Paragraph(
        (
            said("The model agrees with 9 of the 11 judgements of the sources: 7 derived."),
            said(
                "A judgement is derived where the model comes to it without the premises that "
                "cite the same passage, and restated where it does not: then the model only "
                "repeats its source."
            ),
        )
    )
    return Section(
        "judgements",
        "The judgements of the sources against the model",
        (
            head,
            *(
                Paragraph(
                    (
                        said(text, Note("serves_us, as of 1962-11-17.", ("rsb_185, p. 1",))),
                        said(model),
                        said(verdict, Note(why)),
                    ),
                    lead=lead,
                    bullet=True,
                )
                for lead, text, model, verdict, why in rows
            ),
        ),
    )


def sources() -> Section:
    return Section(
        "sources",
        "Sources",
        (
            Table(
                ("id", "date", "document", "mark it bore"),
                (
                    (
                        "rsb_185",
                        "1962-11-17",
                        "Negotiations on Cuba: the Advantages of Stalemate (Research Memorandum "
                        "RSB-185); Roger Hilsman, Bureau of Intelligence and Research",
                        "SECRET/NOFORN",
                    ),
                    (
                        "ups_the_ante",
                        "1962-10-27",
                        "Moscow Ups the Ante in Cuba Negotiations; Roger Hilsman, Bureau of "
                        "Intelligence and Research; FRUS 1961-63, X-XII supplement, document 435",
                        "TOP SECRET",
                    ),
                    (
                        "mikoyan_talks",
                        "1962-11-21",
                        "The Situation in the Light of the Mikoyan Talks and Castro Speech",
                        "TOP SECRET",
                    ),
                ),
            ),
            Table(
                ("concept", "states", "equilibria"),
                (("Nash", 1152, 46), ("SEQ", 1152, 104)),
                caption="What was solved",
            ),
        ),
    )


def cuba(mark: str | None = None) -> Memo:
    """Return the memo."""
    return Memo(
        title="Negotiations on Cuba, October 22 to November 21, 1962",
        head=(
            ("Estimate", "as of November 17, 1962"),
            ("Rests on", "what inr knew"),
            ("Words", "Sherman Kent, Words of Estimative Probability (1964)"),
        ),
        mark=mark,
        sections=(
            conclusion(),
            situation(),
            wants(),
            belief(),
            outcomes(),
            compared(),
            change(),
            judgements(),
            sources(),
        ),
        manifest=MANIFEST,
    )


HOSTILE = (
    "<script>alert('x')</script>",
    "a & b &amp; \"quoted\" 'so'",
    "</style></title></details>",
    "*stars* _under_ [link](http://x.example) `code` ~~gone~~ | pipe \\ back",
    "מזכר על קובה, 1962",
    "Donaudampfschifffahrtsgesellschaft" * 6,
)


def hostile() -> Memo:
    """Return a memo whose every text has markup in it."""
    text = " ".join(HOSTILE)
    note = Note(text, HOSTILE)
    paragraphs = (
        Paragraph((Sentence(text, (note, note)),), lead=HOSTILE[0]),
        Paragraph((Sentence("# 1. - " + text, (note,)),), lead=HOSTILE[3], bullet=True),
        *(Paragraph((Sentence(words, (Note(words),)),)) for words in HOSTILE),
        Paragraph((Sentence("1. no list"), Sentence("two\nlines")), bullet=True),
        Paragraph((Sentence("- no list\n\n# no heading"),)),
    )
    table = Table(HOSTILE, (HOSTILE, HOSTILE), caption=text, note=text)
    line = Line(HOSTILE[0], text, (0.5, 0.6), (0.4, 0.5), (0.6, 0.7))
    beliefs = BeliefChart(
        text, (Tick(HOSTILE[0], text), Tick(HOSTILE[1], text)), (line, line), table
    )
    bar = Bar(HOSTILE[1], 1, 2, 4, (1, 1), 2)
    ranked = OutcomeChart(
        text, ((HOSTILE[0], HOSTILE[1]),), (OutcomeRow(HOSTILE[0], text, ((bar, bar),)),), table
    )
    return Memo(
        title=text,
        head=((HOSTILE[0], HOSTILE[1]),),
        mark=HOSTILE[0],
        sections=(Section("all", text, (*paragraphs, table, beliefs, ranked)),),
        manifest='{"case": "</pre><script>&amp;", "quote": "\'"}',
    )


def large() -> Memo:
    """Return a memo of 12 sections, some 150 notes, 10 tables and 4 charts."""
    sections = []

    def note(place: int) -> Note:
        return Note(
            f"{place}: the United States would no longer stop ships on the way to Cuba, and so "
            "gain no_incidents; but then Cuba would fire on aircraft, and in all it would lose "
            "aircraft_safe (not ussr.sam_fire and not cuba.fire_on_aircraft).",
            ("rsb_185, p. 4: “lift or maintain the quarantine”",) * 2,
        )

    text = "Of its 96 states 12 to 16 are equilibria, more often than states in general."
    rows = tuple((f"state {k}", text, k * 1000, "Y N Y") for k in range(20))
    for k in range(12):
        paragraphs = [
            Paragraph(
                (
                    Sentence(text, (note(3 * n),)),
                    Sentence(text, (note(3 * n + 1), note(3 * n + 2))),
                ),
                lead="Stalemate",
            )
            for n in range(4)
        ]
        blocks: list[Paragraph | Table | BeliefChart | OutcomeChart] = [*paragraphs]
        if k < 10:
            blocks.append(Table(("state", "what", "rank", "options"), rows, caption="States"))
        if k < 3:
            blocks.append((AIM, CASTRO, BERLIN)[k])
        if k == 3:
            blocks.append(outcome_chart())
        sections.append(
            Section(f"part_{k}", f"Part {k}: what holds and what does not", tuple(blocks))
        )
    return Memo("A large memo", (), None, tuple(sections), MANIFEST)
