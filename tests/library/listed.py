"""The cases of the library whose states can be listed."""

from excomm.case import open_case, situate
from excomm.conflict import cells_needed
from excomm.conflict.space import MAX_CELLS
from excomm.library import cases

LISTED = [name for name in cases() if cells_needed(situate(open_case(name))) <= MAX_CELLS]
