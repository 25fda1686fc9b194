"""The shape of a case file: what its keys are and what type each holds.

Only shape is checked here. What names mean, and whether they fit together, is checked in
:mod:`excomm.case.build`, which knows the whole case.
"""

from excomm.case.schema.base import Chance, Chances, Cite, Evidence
from excomm.case.schema.case import (
    Arc,
    Bar,
    CaseFile,
    Choice,
    Event,
    Factor,
    Hypothesis,
    Judgement,
    Outcome,
    Question,
    Rule,
    SetAside,
    json_schema,
)
from excomm.case.schema.checks import CHECKS, Check
from excomm.case.schema.dependence import PriorRow
from excomm.case.schema.evidence import (
    Expected,
    Forecast,
    Grading,
    Group,
    Indicator,
    Judge,
)
from excomm.case.schema.issues import Issue, Level
from excomm.case.schema.parts import Document, Mark, Option, Party
from excomm.case.schema.preferences import (
    Entry,
    Order,
    Ranking,
    Statement,
    Weights,
)
from excomm.case.schema.pressure import PressureAsked
from excomm.case.schema.proposals import Due, Matures, Proposal, Term
from excomm.case.schema.verification import (
    Commitment,
    Delay,
    Looks,
    Measure,
    Needed,
    Risk,
    Sample,
    Seeing,
    Seen,
    Site,
    Stakes,
    Total,
)
from excomm.case.schema.views import Advice, View

__all__ = [
    "CHECKS",
    "Advice",
    "Arc",
    "Bar",
    "CaseFile",
    "Chance",
    "Chances",
    "Check",
    "Choice",
    "Cite",
    "Commitment",
    "Delay",
    "Document",
    "Due",
    "Entry",
    "Event",
    "Evidence",
    "Expected",
    "Factor",
    "Forecast",
    "Grading",
    "Group",
    "Hypothesis",
    "Indicator",
    "Issue",
    "Judge",
    "Judgement",
    "Level",
    "Looks",
    "Mark",
    "Matures",
    "Measure",
    "Needed",
    "Option",
    "Order",
    "Outcome",
    "Party",
    "PressureAsked",
    "PriorRow",
    "Proposal",
    "Question",
    "Ranking",
    "Risk",
    "Rule",
    "Sample",
    "Seeing",
    "Seen",
    "SetAside",
    "Site",
    "Stakes",
    "Statement",
    "Term",
    "Total",
    "View",
    "Weights",
    "json_schema",
]
