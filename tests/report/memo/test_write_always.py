"""What is so of every memo, whatever the case."""

import re
from functools import cache

import pytest
import yaml
from hypothesis import given, reject
from hypothesis import strategies as st

from estimate.samples import padded
from excomm import words
from excomm.case import CaseError, starter_case
from excomm.report import Table
from excomm.report.memo.document import Paragraph
from excomm.report.memo.write import write_memo
from library.listed import LISTED
from library.made import estimate_of
from negotiation.packages.bargains import cases
from negotiation.packages.test_trades import TALKS, UNPAID
from negotiation.samples import BORDER, CLAIM, CLEAN
from report.memo.reading import CHICKEN, EXCLUDED, JUDGED, SMALL, write
from report.samples import ASKED, GATE, TWO
from strategies import VALUES, as_yaml, conflicts, formulas

ORDER = [
    *("conclusion", "situation", "wants", "belief", "outcomes", "compared"),
    *("next", "forecast", "proposals", "packages", "verified", "pressure", "change", "dissents"),
    *("judgements", "sources", "method"),
]


# What cannot stand in a text that was put together well.
SLIPS = re.compile(
    r"\bNone\b|\[\]|\{\}|\.\.|  |\( | \)|\(\)| [.,;:](?!\w)|,,|;;|::|[,;:]\.|\.[,;:]|^\s|\s$|^$"
)
PAIRS = {")": "(", "]": "[", "}": "{", "”": "“"}

# A belief in brackets, as it stands behind the hypotheses on which a verdict depends.
BELIEF = re.compile(r" \([<>]?\d+%, [^()]+\)")
# Shares of states: how many of an outcome are equilibria, how many of all hold.
SHARE = re.compile(
    r"(?<=equilibri)(um|a) \([<>]?\d+%( to [<>]?\d+%)?\)|\bOf all .*|where .* of all"
)
PERHAPS = "|".join(
    re.escape(word)
    for name in words.tables()
    for term in words.table(name).terms
    for word in (term.word, *term.synonyms)
)
PROBABLE = re.compile(rf"\b({PERHAPS}|probab\w+|likelihood|odds)\b|%", re.IGNORECASE)
HOLDING = re.compile(r"\bholds?\b|equilibri|attainable|\blead\b|\bdeters\b|keep .* from moving")

# Sentences without a reason of their own: they say what the case says, sum up what is told
# elsewhere with its reasons, or stand beside a sentence that has them.
BARE = re.compile(
    "|".join(
        [
            *("it has chosen ", "it has done ", "The present state is one "),
            *("With it ", "On .* nothing", "On .* no evidence"),
            *("From the best to the worst: ", "By weight: "),
            *("Before all else: ", "It judges outcomes by: "),
            *("Left out, as not known to ", "The points of the priors make "),
            *(
                ".* could hold",
                ".* can hold only by foresight ",
                ".* not hold\\.",
                "From the present, .* lead to none of ",
            ),
            *(".*[Bb]etter served by ", "The model (agrees|does not agree) with "),
            *("A state holds where ", "Of all ", "matches no state", "Under Nash "),
            *("No legal moves ", "(In every state b|In every state w|B|W)(etter|orse) for "),
            *("At its best or at its worst ", "Alike, ", ".* better at its best and worse at "),
            *(
                "On the answer to ",
                "No outcome depends ",
                "On .* evidence",
                "The judgement .* falls",
            ),
            *("A judgement is derived where ", "The model: ", "It differs"),
            *("The first leads ", "It cannot be predicted ", ".* other repl(y|ies): "),
            *("it does not say what it wants", "Likeliest: ", "Within .* is likeliest: "),
            *(".* is to ", "For .* the case has no measure", "Nothing in force sees "),
            "Nothing is done, and nobody ",
            *(".* seen as well as is asked", "After .* in which nothing is seen "),
            *("No (set of|one) measure", "The cheapest that gives ", "Of \\d+ commitments? "),
            *("Open proposals: ", "It has none of the pitfalls", "And \\d+ more of the kind"),
            *(".* would be neither better nor worse for ", "It cannot be appraised: "),
            *("To .*, (pressure|nothing works|no pressure|what works)", ".* of .* packages? over "),
            *("What could be settled cannot ", "Not one of them settles "),
            ".* like(s)? no package ",
            *("No package can be agreed on", "Directly", "Through .*: it would rather undertake"),
            *(
                "It works ",
                "Two messages must get across: ",
                "The (threat|promise)s? of .* (is|are) credible: ",
            ),
            *("Complied with, .* loses nothing .* loses nothing ", "All carried out, nobody "),
            *("All carried out, .* it loses no more", "Set aside as of then, "),
            *("\\d+ more sets? works?\\.", "Not looked through, "),
            *("Made by excomm ", "It is made again by: "),
            # What is left out of a case too large to list has its reason in the sentence.
            *(".* (is|are) left out: ", "It is not checked: ", ".* judgements? of the sources is "),
        ]
    )
)


@st.composite
def asking(draw):
    """Draw a conflict with events, judgements, and a question that decides what a party wants."""
    content = yaml.safe_load(draw(conflicts(max_parties=3, cells=48)).text)
    options = {
        option: next((kind for kind in VALUES if kind in entry), "switch")
        for option, entry in content["options"].items()
    }
    party = draw(st.sampled_from(list(content["parties"])))
    hypotheses, chance = {}, st.sampled_from([0.1, 0.5, 0.9, [0.2, 0.4]])
    for name, prior in (
        ("bold", st.sampled_from([0.2, [0.3, 0.5]])),
        ("meek", st.just("residual")),
    ):
        want = draw(formulas(options)).text
        order = {"ranking": [want, f"not ({want})"]}
        hypotheses[name] = {"text": "Say.", "prior": draw(prior), "orders": {party: order}}
    content["questions"] = {"its_aim": {"asks": "Why?", "about": [party], "hypotheses": hypotheses}}
    content["words"] = draw(st.sampled_from(words.tables()))
    content["documents"] = {"note": {"title": "A note"}}
    content["events"] = [
        {
            "id": f"step_{day}",
            "at": f"1960-01-0{day}",
            "text": "It moves.",
            "evidence": {"its_aim": {name: draw(chance) for name in hypotheses}},
        }
        for day in range(1, 1 + draw(st.integers(0, 2)))
    ]
    checks = [{"belief": "its_aim.bold", "at_least": 0.4}]
    checks += [{"holds": outcome} for outcome in content["outcomes"]]
    checks += [{"threat": outcome, "to": party} for outcome in content["outcomes"]]
    if len(content["outcomes"]) == 2:
        checks.append({"better": "deal", "than": "war", "for": party})
    content["judgements"] = [
        {"id": f"j{n}", "text": "So it is.", "check": check, "cites": [{"document": "note"}]}
        for n, check in enumerate(draw(st.lists(st.sampled_from(checks), max_size=2)))
    ]
    return as_yaml(content)


# What is checked


def sentences(memo):
    """Yield each sentence with the id of its section."""
    for section in memo.sections:
        for block in section.blocks:
            if isinstance(block, Paragraph):
                for sentence in block.sentences:
                    yield section.id, sentence


def texts(memo):
    """Yield every text of a memo that was put together."""
    for section in memo.sections:
        yield section.title
        for block in section.blocks:
            if isinstance(block, Paragraph):
                yield from (block.lead,) if block.lead else ()
                for sentence in block.sentences:
                    yield sentence.text
                    yield from (note.text for note in sentence.notes)
                continue
            table = block if isinstance(block, Table) else block.table
            yield from filter(None, (table.note, table.caption, getattr(block, "caption", "")))
            yield from (str(cell) for row in table.rows for cell in row if cell != "")


def balanced(text):
    """Tell whether brackets and quotation marks close as they open."""
    open_ones = []
    for letter in text:
        if letter in PAIRS.values():
            open_ones.append(letter)
        elif letter in PAIRS and (not open_ones or open_ones.pop() != PAIRS[letter]):
            return False
    return not open_ones and text.count('"') % 2 == 0


def has_no_slip(memo):
    for text in texts(memo):
        assert not SLIPS.search(text), text
        assert balanced(text), text


def gives_reasons(memo):
    for section, sentence in sentences(memo):
        if section == "sources":  # they are what reasons lead to
            continue
        assert sentence.notes or BARE.match(sentence.text), (section, sentence.text)
        assert all(note.text for note in sentence.notes)


def is_in_order(memo):
    found = [section.id for section in memo.sections]
    assert found == [name for name in ORDER if name in found]
    assert {"situation", "method"} <= set(found)
    assert all(section.blocks for section in memo.sections)


def never_calls_stability_probable(memo):
    for section, sentence in sentences(memo):
        told = [sentence.text, *(note.text for note in sentence.notes)]
        believed = "80% band" in sentence.text or section in ("situation", "wants", "belief")
        for text in [] if believed else told:
            if HOLDING.search(text) and not text.startswith("The judgement "):
                bare = SHARE.sub("", BELIEF.sub("", text)).replace("No share is a probability", "")
                assert not PROBABLE.search(bare), text


CHECKS = [has_no_slip, gives_reasons, is_in_order, never_calls_stability_probable]


# Where it is checked

SAMPLES = {
    "a clean offer": CLEAN,
    "a closed border": BORDER,
    "asked": ASKED,
    "blocked": UNPAID,
    "claim": CLAIM,
    "chicken with judgements": JUDGED,
    "excluded": EXCLUDED,
    "gate": GATE,
    "small": SMALL,
    "starter": starter_case("starter"),
    "talks": TALKS,
    "too large to list": padded(JUDGED),
    "too large to list, as of a moment": padded(GATE),
    "two": TWO,
}


@cache
def memo(name):
    return write(SAMPLES[name]) if name in SAMPLES else write_memo(estimate_of(name))


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.__name__)
@pytest.mark.parametrize("name", [*LISTED, "after-cuba-1962", *SAMPLES])
def test_memos_of_cases_that_there_are(name, check):
    check(memo(name))


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.__name__)
@pytest.mark.parametrize(
    "asked",
    [
        {"as_of": "after boast"},
        {"given": {"nerve": "daredevil"}},
        {"given": {"nerve": "sane"}, "seed": 2},
    ],
    ids=str,
)
def test_memos_as_of_a_moment_and_under_hypotheses(asked, check):
    check(write(CHICKEN, **asked))


@given(conflicts())
def test_memos_of_drawn_conflicts(drawn):
    checked(drawn.text)


@given(asking())
def test_memos_of_drawn_conflicts_with_questions(text):
    checked(text)


@given(cases())
def test_memos_of_drawn_cases_with_issues(text):
    checked(text)


def checked(text):
    try:
        found = write(text)
    except CaseError:
        reject()  # drawn to be in order to another horizon than an estimate looks to
    for check in CHECKS:
        check(found)


@pytest.mark.parametrize(
    "text",
    [
        "Deal can hold if aim is bold (67%, probable), though probably not.",
        "Deal holds (67%).",
        "It is attainable in all likelihood.",
        "Deal can hold, chances about even: 1 of its 2 states is an equilibrium (50%).",
    ],
)
def test_the_check_sees_stability_that_is_called_probable(text):
    bare = SHARE.sub("", BELIEF.sub("", text))
    assert HOLDING.search(text)
    assert PROBABLE.search(bare)
