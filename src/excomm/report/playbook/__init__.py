"""The plan of one side, shown: in its own voice, as a table, as data."""

import json
from collections.abc import Sequence

from excomm.estimate import JudgementPart, Manifest
from excomm.negotiation import Playbook
from excomm.report.memo import set_in
from excomm.report.playbook.data import playbook_data
from excomm.report.playbook.rows import playbook_rows
from excomm.report.playbook.write import write_playbook

__all__ = ["playbook_data", "playbook_in", "playbook_rows"]


def playbook_in(
    form: str, found: Playbook, judgements: Sequence[JudgementPart], manifest: Manifest
) -> str:
    """Return a playbook in a form: ``text``, ``md``, ``html`` or ``json``.

    Raises
    ------
    ValueError
        If there is no such form.
    """
    made = manifest.in_form(form)
    if form == "json":
        data = playbook_data(found, judgements, made)
        return json.dumps(data, ensure_ascii=False, indent=1) + "\n"
    return set_in(form, write_playbook(found, judgements, made), "a playbook")
