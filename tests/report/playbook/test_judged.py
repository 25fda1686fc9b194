"""The positions of sources in a playbook, those that cannot be checked among them."""

from excomm.case import parse_case
from excomm.estimate.unlisted import not_checked
from excomm.report.playbook.judged import judged_section
from negotiation.samples import CLAIM


def test_a_position_that_is_not_checked_is_told_with_the_reason():
    check = "{position: land.yielded, as: seek, for: us}"
    case = parse_case(f"{CLAIM}judgements: [{{id: j, text: Seek the land., check: {check}}}]\n")
    part = not_checked(case.judgements[0], "1960-01-02", "the present state is not feasible")
    section = judged_section([part], lambda issue, level: f"{issue}.{level}")
    said = [sentence.text for block in section.blocks for sentence in block.sentences]
    assert said == [
        "0 of 1 position of the source follows.",
        "Seek the land.",
        "It is not checked: the present state is not feasible.",
    ]
