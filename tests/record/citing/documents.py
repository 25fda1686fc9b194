"""Documents to cite, as the text reader gives them."""

from excomm.record import Document
from excomm.record.document import Source, digest
from excomm.record.text import read_text

__all__ = ["MEMORANDUM", "NOISY", "read"]

MEMORANDUM = """October 3, 1958

MEMORANDUM FOR: The Director

FROM: Harbour Office

SUBJECT: Ferries in the strait

1. The ferries have kept to their timetable since the agreement of last spring was signed, and \
the islanders seem content with it.

2. Should the northern company withdraw its boats, we should ask the ministry for a subsidy, \
for the southern company could hardly carry the mails alone.

- 2 -

3. The southern company has asked twice for new piers. It is content with it.

4. The harbour master believes that the northern company will probably with-
draw two boats before the winter, whatever the ministry may offer.
"""

# The same, as a machine misreads it: letters changed, words broken, a page label lost.
NOISY = """0ctober 3, l958

MEMQRANDUM FOR: The Direct0r

FROM: Harb0ur 0ffice

SUBJECT: Ferries in the stra1t

l. The ferr1es havo kept to thelr tirnetable since the agreernent of iast spring was signcd, and \
the isianders secm content wlth it.

2. Shouid the northerm cornpany withdraw its b0ats, we shouid ask the rninistry for a subsldy, \
for the southerm cornpany couid hardiy carry the maiis aione.

3. The southerm cornpany has asked twlce for new plers. lt is content wlth it.

4. The harbonr rnaster belleves that the northerm cornpany wiil probably wlthdraw two b0ats \
before the wlnter, whatever the rninistry rnay offer.
"""


def read(text: str, name: str = "ferries.txt") -> Document:
    return read_text(text, Source(name, digest(text), "text"))
