"""Agreements that several tests read."""

from excomm.case import parse_case, situate
from excomm.verification import make_ledger

HEAD = """
excomm: 1
title: T
words: icd203
parties:
  us: {name: the US}
  su: {name: the SU}
  cuba: {name: Cuba}
  un: {name: the UN, observer: true}
options:
  us.flights: {text: fly, levels: [none, high, low]}
  su.out: {text: withdraw}
  su.fire: {text: fire}
  cuba.inspection: {text: accept inspection}
outcomes:
  gone: su.out and not su.fire
"""


def ledger(text, as_of=None, what_if=None, head=HEAD):
    """Return the ledger of a case whose text follows the head."""
    return make_ledger(situate(parse_case(head + text), as_of), what_if)


def status(text, as_of=None, what_if=None, name="out"):
    """Return how a commitment stands, and what decides it."""
    standing = ledger(text, as_of, what_if)[name].standing
    return standing.status, standing.because
