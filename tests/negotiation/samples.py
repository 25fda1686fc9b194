"""A small case with issues and a view, whose positions are known by heart."""

import re
from pathlib import Path

GUIDE = Path(__file__).parent.parent.parent / "docs" / "how-to" / "play-the-other-side.md"


def talks():
    """Return the case of the guide: the file it says to save, with what it adds."""
    blocks = re.findall(
        r"```yaml\n# (?:add to )?talks.yaml\n(.*?)```", GUIDE.read_text("utf-8"), re.S
    )
    return "".join(blocks)


# Pressing a claim alone makes the other mobilise; so does carrying it out.
CLAIM = """
excomm: 1
title: A claim
parties: {us: {name: Us}, them: {name: Them}}
options:
  us.claim: {text: press the claim}
  them.yield: {text: yield the land}
  them.mobilise: {text: mobilise}
orders:
  us: [{id: calm, want: not them.mobilise}, {id: land, want: them.yield}]
  them:
    - {id: own, want: not them.yield}
    - {id: ready, want: them.mobilise if us.claim and not them.yield}
    - {id: quiet, want: not them.mobilise}
issues:
  land:
    text: the land
    levels:
      yielded: {text: the land yielded, performs: {us.claim: yes, them.yield: yes}, by: me}
no_agreement: present
"""
