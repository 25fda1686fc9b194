"""Cases with issues and weights, written and drawn at random."""

from hypothesis import strategies as st

from excomm.case import meaning_in, parse_case, situate

TALKS = """
excomm: 1
title: Tests, inspectors and bases
parties:
  us: {name: United States}
  ussr: {name: Soviet Union}
  un: {name: United Nations, observer: true}
options:
  us.tests: {text: test weapons, levels: [none, underground, free]}
  ussr.tests: {text: test weapons, levels: [none, underground, free]}
  ussr.inspect: {text: admit inspectors}
  us.leave: {text: leave bases}
outcomes: {ban: us.tests <= underground and ussr.tests <= underground}
issues:
  testing:
    text: a ban on tests
    levels:
      air:
        text: none in the air
        performs: {us.tests: underground, ussr.tests: underground}
        by: a
      all: {text: none at all, performs: {us.tests: none, ussr.tests: none}, by: a}
  inspection:
    text: inspectors
    levels: {admitted: {text: some, performs: {ussr.inspect: yes}, by: a}}
  bases:
    text: bases
    levels: {left: {text: left, performs: {us.leave: yes}, by: a}}
orders:
  us: {weights: {ban: 3, us.tests = none: -2.5, ussr.inspect: 6, us.leave: -4}}
  ussr: {weights: {ban: 1, us.tests = none: 4, ussr.inspect: -3, us.leave: 5}}
start: {us.tests: free, ussr.tests: free}
"""


def situation(text=TALKS, **replaced):
    """The talks as of now, with some passages replaced."""
    for old, new in replaced.items():
        assert old in text, old
        text = text.replace(old, new)
    return situate(parse_case(text))


@st.composite
def weighted_cases(draw):
    """A case of issues of one or two options each, and weights of formulas over one issue."""
    counts = draw(st.lists(st.integers(1, 2), min_size=1, max_size=3))
    lines = ["excomm: 1", "title: t", "parties: {a: {name: A}, b: {name: B}}", "options:"]
    for issue, count in enumerate(counts):
        for part in range(count):
            owner = draw(st.sampled_from("ab"))
            lines.append(f"  {owner}.o{issue}{part}: {{text: o, levels: [low, mid, high]}}")
    options = {}
    for line in lines[4:]:
        name = line.split(":")[0].strip()
        options.setdefault(int(name[3]), []).append(name)
    lines.append("issues:")
    for issue, names in options.items():
        lines += [f"  i{issue}:", "    text: i", "    levels:"]
        settled = st.fixed_dictionaries(
            {}, optional={name: st.sampled_from(["low", "mid", "high"]) for name in names}
        ).filter(bool)
        levels = draw(
            st.lists(settled, min_size=1, max_size=3, unique_by=lambda s: tuple(sorted(s.items())))
        )
        for number, level in enumerate(levels):
            sets = ", ".join(f"{name}: {value}" for name, value in level.items())
            lines.append(f"      l{number}: {{text: l, performs: {{{sets}}}, by: x}}")
    lines.append("orders:")
    for party in "ab":
        weights = {}
        for names in options.values():
            for _ in range(draw(st.integers(1, 2))):
                parts = [f"{name} {draw(st.sampled_from(['=', '>=', '<']))} mid" for name in names]
                formula = draw(st.sampled_from([" and ", " or "])).join(parts)
                weights[formula] = draw(st.integers(-4, 4)) / 2
        said = ", ".join(f"{formula}: {weight}" for formula, weight in weights.items())
        lines.append(f"  {party}: {{weights: {{{said}}}}}")
    start = ", ".join(
        f"{name}: {draw(st.sampled_from(['low', 'mid', 'high']))}"
        for names in options.values()
        for name in names
    )
    lines.append(f"start: {{{start}}}")
    return situate(parse_case("\n".join(lines)))


def scored(situation, party, values):
    """What a state scores for a party by its weights."""
    meaning = meaning_in(situation)
    named = dict(zip((option.id for option in situation.case.options), values, strict=True))
    weights = situation.orders[party].items
    return sum(weight for formula, weight in weights if meaning.holds(formula, named))
