"""The shape of what a judgement is checked by: the kinds of check."""

from typing import Annotated, Any, Literal

from pydantic import BaseModel, Discriminator, Field, Tag

from excomm.case.schema.base import Chance, FormulaText, Names, Part, Text
from excomm.case.vocabulary import PITFALLS, STANDS, STATUS_SHORT, STATUSES

__all__ = ["CHECKS", "Check"]


class BeliefCheck(Part):
    """Belief in a hypothesis moves, lies in a range or is above that in others."""

    belief: Text = Field(description="The hypothesis: question.hypothesis")
    rises_at: Text | None = Field(None, description="The event with which belief in it rises")
    falls_at: Text | None = Field(None, description="The event with which belief in it falls")
    at_least: Chance | None = None
    at_most: Chance | None = None
    above: Names = Field(
        default_factory=list, description="Hypotheses of the question that are believed less"
    )


class BetterCheck(Part):
    """One outcome serves a party better than another."""

    better: Text = Field(description="The outcome that is better")
    than: Text = Field(description="The outcome it is better than")
    party: Text = Field(alias="for", description="The party it is better for")
    horizon: Text | None = Field(None, description="The horizon looked to")


class HoldsCheck(Part):
    """An outcome holds."""

    holds: Text = Field(description="The outcome that holds")
    concept: Text = Field("SEQ", description="The solution concept under which it holds")
    given: dict[str, Text] = Field(
        default_factory=dict, description="Hypotheses taken to be true, by question"
    )


class SetAsideCheck(Part):
    """An outcome is set aside."""

    set_aside: Text = Field(description="The outcome that is set aside")


class ThreatCheck(Part):
    """The moves into an outcome deter a party."""

    threat: Text = Field(description="The outcome that deters")
    to: Text = Field(description="The party that is deterred")
    concept: Text = Field("SEQ", description="The solution concept under which it deters")


class FactorCheck(Part):
    """A consequence follows in every state of an outcome."""

    factor: Text = Field(description="The factor that follows")
    outcome: Text = Field(alias="in", description="The outcome in which it follows")
    horizon: Text | None = Field(None, description="The horizon at which it follows")
    not_at: Text | None = Field(None, description="A horizon at which it does not follow yet")


class LikelierCheck(Part):
    """Some replies of a party to an act are likelier than others."""

    likelier: FormulaText | list[FormulaText] = Field(
        description="What holds once it has replied: each likelier than what follows"
    )
    than: FormulaText | list[FormulaText] = Field(description="The replies that are less likely")
    party: Text = Field(alias="of", description="The party that replies")
    after: Text = Field(description="The act: an event, or options with commas between")
    turn: Annotated[int, Field(ge=1, le=2)] = Field(
        1, description="1: at first; 2: when the act is repeated"
    )


class UncertainCheck(Part):
    """A party's reply to an act cannot be predicted with certainty."""

    uncertain: Text = Field(description="The party that replies")
    after: Text = Field(description="The act: an event, or options with commas between")
    turn: Annotated[int, Field(ge=1, le=2)] = Field(
        1, description="1: at first; 2: when the act is repeated"
    )


class StandsCheck(Part):
    """Commitments stand in a status, or a party says so of them or of measures."""

    stands: Names = Field(description="The commitments, or measures a party speaks of")
    status: Literal[(*STATUSES, *STATUS_SHORT)] = Field(  # type: ignore[valid-type]
        alias="as", description="How they stand"
    )
    said_by: Text | None = Field(None, description="The party whose word it is")


class SeenCheck(Part):
    """Commitments are seen by one measure alone, not well enough, or would be by a measure."""

    seen: Names = Field(description="The commitments")
    only_by: Text | None = Field(None, description="The one measure in force that sees them")
    short: bool | None = Field(None, description="Whether that is less than is asked")
    mended_by: Names = Field(
        default_factory=list, description="Measures that would each give all that is lacking"
    )


class FallsCheck(Part):
    """Commitments fall if another fails."""

    falls: Names = Field(description="The commitments that fall")
    failed: Text = Field(alias="with", description="The commitment that fails")


class AssuresCheck(Part):
    """More is surely seen of commitments in one outcome than in another."""

    assures: Text = Field(description="The outcome that assures more")
    than: Text = Field(description="The outcome that assures less")
    commitments: Names = Field(alias="of", description="The commitments")


class PitfallCheck(Part):
    """A proposal has a pitfall."""

    pitfall: Literal[(*PITFALLS,)] = Field(  # type: ignore[valid-type]
        description="The rule by which it is one"
    )
    proposal: Text = Field(alias="in", description="The proposal")
    at: Text | None = Field(
        None, description="The term, party, option or measure that triggers it; any, if not said"
    )


class PressesCheck(Part):
    """Threats and promises of a party bring something about."""

    presses: FormulaText = Field(description="What is pressed for")
    party: Text = Field(alias="by", description="The party that presses")
    through: Text | None = Field(None, description="The third party through whom it works")
    only: bool = Field(False, description="Whether no set works without going through it")
    under: Literal["every", "each"] = Field(
        "every", description="One set works whichever is true, or for each hypothesis some set"
    )
    credible: bool | None = Field(
        None,
        description="true: nothing in it rests on being believed; false: something in each does",
    )
    size: int = Field(4, ge=1, le=6, description="How many undertakings a set has at most")
    given: dict[str, Text] = Field(
        default_factory=dict, description="Hypotheses taken to be true, by question"
    )


class PositionCheck(Part):
    """A side should take a position on a level of an issue."""

    position: Text = Field(description="The level: issue.level")
    stand: Literal[STANDS] = Field(  # type: ignore[valid-type]
        alias="as", description="The position"
    )
    party: Text = Field(alias="for", description="The side whose position it is")
    given: dict[str, Text] = Field(
        default_factory=dict,
        description="Hypotheses taken to be true, by question: of its view, where it has one",
    )


# The kinds of check, by the key that tells them apart.
CHECKS: dict[str, type[BaseModel]] = {
    "belief": BeliefCheck,
    "better": BetterCheck,
    "holds": HoldsCheck,
    "set_aside": SetAsideCheck,
    "threat": ThreatCheck,
    "factor": FactorCheck,
    "likelier": LikelierCheck,
    "uncertain": UncertainCheck,
    "stands": StandsCheck,
    "seen": SeenCheck,
    "falls": FallsCheck,
    "assures": AssuresCheck,
    "pitfall": PitfallCheck,
    "presses": PressesCheck,
    "position": PositionCheck,
}


def _kind_of_check(value: Any) -> str | None:
    if isinstance(value, dict):
        return next((key for key in value if key in CHECKS), None)
    return "belief"


Check = Annotated[
    Annotated[BeliefCheck, Tag("belief")]
    | Annotated[BetterCheck, Tag("better")]
    | Annotated[HoldsCheck, Tag("holds")]
    | Annotated[SetAsideCheck, Tag("set_aside")]
    | Annotated[ThreatCheck, Tag("threat")]
    | Annotated[FactorCheck, Tag("factor")]
    | Annotated[LikelierCheck, Tag("likelier")]
    | Annotated[UncertainCheck, Tag("uncertain")]
    | Annotated[StandsCheck, Tag("stands")]
    | Annotated[SeenCheck, Tag("seen")]
    | Annotated[FallsCheck, Tag("falls")]
    | Annotated[AssuresCheck, Tag("assures")]
    | Annotated[PitfallCheck, Tag("pitfall")]
    | Annotated[PressesCheck, Tag("presses")]
    | Annotated[PositionCheck, Tag("position")],
    Discriminator(_kind_of_check),
]
