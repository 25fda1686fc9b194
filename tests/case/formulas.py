"""Random formulas, and ways to write them."""

from hypothesis import strategies as st

from excomm.case.logic import (
    COMPARISONS,
    RESERVED,
    And,
    Compare,
    Constant,
    Count,
    Iff,
    Implies,
    Name,
    Not,
    Or,
)

# Names that a careless lexer would take apart.
TRICKY = "android nota orb iffy trueish at_least exactly_two ofx most1 T Y N A1 b_".split()
WORDS = st.one_of(
    st.sampled_from(TRICKY),
    st.from_regex(r"[A-Za-z][A-Za-z0-9_]{0,5}", fullmatch=True).filter(
        lambda word: word.lower() not in RESERVED
    ),
)
IDS = st.one_of(WORDS, st.builds("{}.{}".format, WORDS, WORDS))


def _counts(parts):
    return st.integers(0, len(parts)).flatmap(
        lambda number: st.builds(
            Count,
            st.sampled_from(["at least", "at most", "exactly"]),
            st.just(number),
            st.just(parts),
        )
    )


def _larger(smaller):
    several = st.lists(smaller, min_size=2, max_size=4).map(tuple)
    return st.one_of(
        st.builds(Not, smaller),
        st.builds(And, several),
        st.builds(Or, several),
        st.builds(Implies, smaller, smaller),
        st.builds(Iff, smaller, smaller),
        st.lists(smaller, min_size=1, max_size=4).map(tuple).flatmap(_counts),
    )


ATOMS = st.one_of(
    st.builds(Constant, st.booleans()),
    st.builds(Name, IDS),
    st.builds(Compare, IDS, st.sampled_from([*COMPARISONS]), WORDS),
)
FORMULAS = st.recursive(ATOMS, _larger, max_leaves=12)


def written(formula, random):
    """Write a formula with needless parentheses and blanks, and keywords in any case."""

    def word(text):
        cased = "".join(random.choice([char.lower(), char.upper()]) for char in text)
        return cased.replace(" ", blank(required=True))

    def blank(required=False):
        return random.choice([" ", "  ", "\n", "\t "] if required else ["", " ", "\n  "])

    def joined(parts, text):
        return f"{blank(True)}{word(text)}{blank(True)}".join(inside(part) for part in parts)

    def inside(part):
        # Parenthesised, unless it cannot be misread and chance says so.
        if isinstance(part, Name | Compare | Constant | Count) and random.random() < 0.7:
            return whole(part)
        return f"({blank()}{whole(part)}{blank()})"

    def whole(part):
        match part:
            case Constant(value):
                return word("true" if value else "false")
            case Name(name):
                return name
            case Compare(option, operator, level):
                return f"{option}{blank()}{operator}{blank()}{level}"
            case Not(negated):
                return f"{word('not')}{blank(True)}{inside(negated)}"
            case And(parts):
                return joined(parts, "and")
            case Or(parts):
                return joined(parts, "or")
            case Iff(left, right):
                return joined((left, right), "iff")
            case Implies(condition, consequence) if random.random() < 0.5:
                return joined((condition, consequence), "implies")
            case Implies(condition, consequence):
                return joined((consequence, condition), "if")
            case Count(bound, number, parts):
                listed = f"{blank()},{blank()}".join(whole(item) for item in parts)
                return f"{word(bound)} {number} {word('of')}{blank()}({blank()}{listed}{blank()})"

    return blank() + whole(formula) + blank()
