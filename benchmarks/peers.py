"""The same conflicts by others: the literal reading of the tests, and GMCR+ where it is at hand.

GMCR+ is a desktop program without an open licence. None of it is here: a checkout of it is
named by its path in the environment variable GMCR_PLUS, and asked in a process of its own
about save files that excomm writes.
"""

import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import numpy as np

from excomm.conflict import CONCEPTS, Conflict, solve
from excomm.exchange import as_gmcr

__all__ = ["ask_gmcr_plus", "literal_seconds"]

COMMON = ("Nash", "GMR", "SMR", "SEQ")

# What is said to the program: to read a file, find equilibria, and print them with the time.
ASKED = """
import contextlib, io, json, sys, time
import gmcr
conflict = gmcr.model.ConflictModel()
with contextlib.redirect_stdout(io.StringIO()):
    conflict.load_from_file(sys.argv[1])
    started = time.perf_counter()
    solver = gmcr.solvers.LogicalSolver(conflict)
    solver.findEquilibria()
    seconds = time.perf_counter() - started
found = {
    name: [int(state) for state in getattr(solver, attribute).nonzero()[0]]
    for name, attribute in (
        ("Nash", "nashEquilibria"), ("GMR", "gmrEquilibria"),
        ("SMR", "smrEquilibria"), ("SEQ", "seqEquilibria"),
    )
}
print(json.dumps({"seconds": seconds, "found": found}))
"""


def ask_gmcr_plus(conflict: Conflict) -> tuple[float, dict[str, bool]] | None:
    """Return how long GMCR+ takes, and under which concepts its equilibria are those of excomm.

    None where no checkout of it is named.
    """
    checkout = os.environ.get("GMCR_PLUS")
    if not checkout:
        return None
    with tempfile.TemporaryDirectory() as folder:
        saved = Path(folder) / "conflict.gmcr"
        saved.write_text(as_gmcr(conflict), encoding="utf-8")
        ran = subprocess.run(
            [sys.executable, "-c", ASKED, str(saved)],
            cwd=checkout,
            env={**os.environ, "PYTHONPATH": checkout},
            check=True,
            capture_output=True,
            text=True,
        )
    answer = json.loads(ran.stdout)
    stability = solve(conflict, [CONCEPTS[name] for name in COMMON])
    same = {
        # Its states are numbered from 0, in the same order.
        name: (stability.equilibria(name) - 1).tolist() == answer["found"][name]
        for name in COMMON
    }
    return answer["seconds"], same


def literal_seconds(conflict: Conflict) -> float:
    """Return how long the literal reading takes for five concepts and all parties."""
    sys.path.insert(0, str(Path(__file__).parent.parent / "tests"))
    from conflict.literal import STABLE, Textbook

    textbook = Textbook(conflict.situation)
    liked = {p: conflict.levels[p].reshape(-1)[conflict.space.cells] for p in conflict.parties}
    # A random ranking is not in the case: what a party likes better is looked up.
    textbook.better = lambda i, q, s: bool(liked[i][q - 1] > liked[i][s - 1])
    started = time.perf_counter()
    for name in (*COMMON, "SymSEQ"):
        for party in textbook.parties:
            stable = [STABLE[name](textbook, party, s) for s in textbook.states]
            found = solve(conflict, [CONCEPTS[name]]).states(name, party)
            assert np.flatnonzero(stable).tolist() == (found - 1).tolist()
    return time.perf_counter() - started
