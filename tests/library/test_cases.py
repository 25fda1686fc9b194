"""What holds for every case of the library."""

import os
import subprocess
import sys

import pytest

from conflict.literal import STABLE, Textbook
from excomm import cases
from excomm.case import open_case, situate
from excomm.conflict import lint, make_conflict, solve
from library.listed import LISTED

# The literal reading of the definitions is slow.
FEW_STATES = 100

PRINT_EVERYTHING = """
import sys
from excomm.case import open_case, situate
from excomm.conflict import lint, make_conflict, solve, why, CONCEPTS
for name in sys.argv[1:]:
    case = open_case(name)
    conflict = make_conflict(situate(case))
    stability = solve(conflict)
    print(name, *lint(case), sep="\\n")
    for concept in stability.concepts:
        print(concept, stability.equilibria(concept).tolist())
        for party in conflict.parties:
            print(party, stability.states(concept, party).tolist())
            reason = why(conflict, conflict.present, party, CONCEPTS[concept])
            print(reason.stable, reason.temptations)
"""


@pytest.mark.parametrize("name", cases())
def test_a_library_case_opens_and_nothing_looks_wrong(name):
    case = open_case(name)
    assert case.name == name
    assert [str(finding) for finding in lint(case) if finding.gravity != "note"] == []


@pytest.mark.parametrize("name", LISTED)
def test_a_library_case_is_as_stable_as_the_definitions_say(name):
    situation = situate(open_case(name))
    conflict = make_conflict(situation)
    assert conflict.present > 0
    if conflict.space.size > FEW_STATES:
        pytest.skip("too many states for the literal reading")
    textbook, stability = Textbook(situation), solve(conflict)
    for concept in stability.concepts:
        for party in conflict.parties:
            expected = [n for n in textbook.states if STABLE[concept](textbook, party, n)]
            assert stability.states(concept, party).tolist() == expected


def test_results_are_the_same_in_every_run():
    # Sets of names are laid out differently from run to run.
    runs = [
        subprocess.run(
            [sys.executable, "-c", PRINT_EVERYTHING, *LISTED],
            env=os.environ | {"PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    ]
    assert runs[0] == runs[1]
    assert all(name in runs[0] for name in LISTED)
