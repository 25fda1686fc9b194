"""What an estimate leaves out of a case too large to list, in words."""

from collections.abc import Iterator, Mapping

from excomm.report.memo.document import Sentence
from excomm.report.memo.wording import joined, sentence
from excomm.report.phrases import capital

__all__ = ["left_out_in_words"]

# What each field that may be left out tells.
_TOLD = {
    "holds": "which outcomes hold",
    "attainable": "which outcomes can be reached",
    "shown": "by which moves they hold or fall",
    "spans": "how each party ranks them",
    "pairs": "whom they serve",
    "prospects": "what is likely next and by when",
}


def left_out_in_words(left_out: Mapping[str, str]) -> Iterator[Sentence]:
    """Yield a sentence for each reason for which something is left out."""
    for why in dict.fromkeys(left_out.values()):
        told = [_TOLD[name] for name, reason in left_out.items() if reason == why]
        verb = "is" if len(told) == 1 else "are"
        yield sentence(f"{capital(joined(told))} {verb} left out: {why}.")
