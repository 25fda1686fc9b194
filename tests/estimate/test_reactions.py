"""Reactions to a proposal, of which its sender does its own part."""

import pytest

from excomm.case import parse_case
from excomm.estimate.reactions import find_reaction
from negotiation.samples import changed


@pytest.mark.parametrize("name", ["other", "offer_performed"])
def test_the_sender_does_its_part_whatever_events_are_called(name):
    before = f"  - {{id: {name}, at: 2024-02-01, text: A letter., from: north}}\n"
    case = parse_case(changed(("events:\n", f"events:\n{before}")))
    found = find_reaction(case, case.proposals[0], "after visit")
    assert found.situation.as_of == "after offer performed"
    assert found.situation.present == (1, 0, 0, 0)
    assert found.acceptance("south").point == pytest.approx(0.957, abs=0.001)
