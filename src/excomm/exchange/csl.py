"""The documents of a case for citation managers, such as Zotero."""

import json

from excomm.case import Case, as_work
from excomm.record.citing.bibliography import csl_item

__all__ = ["as_csl"]


def as_csl(case: Case) -> str:
    """Return the documents of a case in the Citation Style Language, as JSON."""
    items = [csl_item(as_work(document)) for document in case.documents]
    return json.dumps(items, ensure_ascii=False, indent=2) + "\n"
