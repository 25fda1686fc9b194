"""A border that one party wants open, and another keeps closed with its patron's support."""

BORDER = """
excomm: 1
title: The closed border
parties:
  north: {name: the North}
  south: {name: the South}
  patron: {name: the patron}
  press: {name: the press, observer: true}
options:
  north.boycott: {text: boycott the South}
  north.loan: {text: lend the patron money}
  north.blockade: {text: blockade the patron, severity: 4}
  patron.cut_off: {text: cut the South off}
  patron.sink: {text: sink the blockaders, severity: 7}
  south.open: {text: open the border}
impossible: [patron.sink and not north.blockade]
set_aside: [{what: north.blockade, why: The fleet is elsewhere., by: analyst}]
orders:
  north:
    - {id: no_loss, want: not patron.sink}
    - {id: no_blockade, want: not north.blockade, text: no blockade}
    - {id: open, want: south.open}
    - {id: thrift, want: not north.loan}
  south:
    - {id: support, want: not patron.cut_off}
    - {id: closed, want: not south.open}
    - {id: trade, want: not north.boycott}
  patron:
    - {id: harbour, want: not north.blockade or patron.sink}
    - {id: at_sea, want: not north.blockade}
    - {id: money, want: north.loan}
    - {id: friendship, want: not patron.cut_off}
    - {id: client, want: not south.open}
questions:
  aim:
    asks: What does the patron seek?
    about: [patron]
    hypotheses:
      money: {text: Money., prior: 0.6}
      client: {text: A client., prior: residual, first: {patron: [harbour, client, at_sea]}}
pressure:
  border: {text: bring the South to open the border, by: north, for: south.open}
"""
