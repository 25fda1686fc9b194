"""Sections of the memo of Cuba: what is believed, which outcomes hold and whom they serve."""

from excomm.report.memo.document import (
    BeliefChart,
    Note,
    Paragraph,
    Section,
)
from report.memo.cuba_charts import AIM, BERLIN, CASTRO, outcome_chart
from report.memo.samples import said


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
