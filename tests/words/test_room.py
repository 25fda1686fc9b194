"""The room stands alone: it needs no other room, and little besides Python."""

import subprocess
import sys

USE = """
import sys
from excomm import words
str(words.table(words.tables()[0]).describe(0.3)), words.perception("likely")
print(*sorted(sys.modules))
"""


def test_room_loads_nothing_else():
    run = subprocess.run([sys.executable, "-c", USE], capture_output=True, text=True, check=True)
    loaded = run.stdout.split()
    rooms = {name for name in loaded if name.startswith("excomm.")}
    assert {name for name in rooms if not name.startswith("excomm.words")} <= {"excomm._version"}
    assert not {"numpy", "pydantic", "yaml", "lark", "rich", "typer"} & set(loaded)
