"""A memo to set: in the manner of an estimate of Cuba in November 1962, but nobody's result."""

from excomm.report import Table
from excomm.report.memo.document import (
    Memo,
    Note,
    Paragraph,
    Section,
)
from report.memo.cuba_findings import belief, compared, outcomes
from report.memo.samples import MANIFEST, said


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
