"""The parts of a memo on what would change it, and on what the sources concluded."""

from collections.abc import Iterable

from excomm.estimate import (
    AssuresFound,
    BeliefFound,
    BetterFound,
    FactorFound,
    FallsFound,
    Found,
    HoldsFound,
    JudgementPart,
    LikelierFound,
    PitfallFound,
    PositionFound,
    PressesFound,
    QuestionPart,
    ReplyChance,
    SeenFound,
    SetAsideFound,
    StandsFound,
    ThreatFound,
    UncertainFound,
)
from excomm.report.memo.document import Block, Note, Paragraph, Section, Sentence
from excomm.report.memo.wording import Wording, cited, ended, joined, sentence
from excomm.report.memo.yielded import (
    assures_in_words,
    falls_in_words,
    pitfall_in_words,
    position_in_words,
    presses_in_words,
    seen_in_words,
    stands_in_words,
)
from excomm.report.phrases import capital, claim_in_words, effect_in_words, percent, plain

__all__ = ["change_section", "judgement_section", "judgement_tally"]

# Premises named where many would turn a judgement.
MOST_PREMISES = 4


def change_section(wording: Wording) -> Section | None:
    """Return what would change the estimate: answers, evidence, premises."""
    blocks: list[Block] = [
        *_answers(wording),
        *_evidence(wording),
        *_watched(wording),
        *_premises(wording),
    ]
    title = "What would change this estimate"
    return Section("change", title, tuple(blocks)) if blocks else None


def _answers(wording: Wording) -> Iterable[Paragraph]:
    """Say which outcomes hang on the answer to a question."""
    hanging: dict[tuple[str, ...], list[str]] = {}
    for outcome in wording.estimate.outcomes:
        for holding in outcome.holds:
            asked = tuple(holding.holds.conditions[0].given)
            if asked:
                said = f"{plain(outcome.id)} ({holding.concept})"
                hanging.setdefault(asked, []).append(said)
    for asked, outcomes in hanging.items():
        which = joined(plain(question) for question in asked)
        verb = "holds" if len(outcomes) == 1 else "hold"
        text = f"On the answer to {which} depends whether {joined(outcomes)} {verb}."
        yield Paragraph((sentence(text),), bullet=True)
    told = any(outcome.holds for outcome in wording.estimate.outcomes)
    if len(wording.estimate.answers) > 1 and not hanging and told:
        text = "No outcome depends for whether it holds on the answer to any question asked."
        yield Paragraph((sentence(text),), bullet=True)


def _evidence(wording: Wording) -> Iterable[Paragraph]:
    """Name for each question the event that weighs most, and what is believed without it."""
    for question in wording.estimate.questions:
        if not question.updates:
            names = joined(plain(hypothesis.id) for hypothesis in question.hypotheses)
            text = f"On {plain(question.id)} there is no evidence yet: anything likelier under "
            text += f"one of {names} than under the others would move it."
            yield Paragraph((sentence(text),), bullet=True)
            continue
        yield Paragraph((_weightiest(wording, question),), bullet=True)


# What to watch for that is named of each question; the data holds all.
MOST_WATCHED = 3


def _watched(wording: Wording) -> Iterable[Paragraph]:
    """Name for each question what evidence not yet seen would tell most."""
    for question in wording.estimate.questions:
        for watch in question.watch[:MOST_WATCHED]:
            due = f", due {watch.due[:10]}," if watch.due else ""
            alone = watch.times is None
            strength = "alone" if alone else f", x {watch.times:.2g}"
            named = f"{plain(watch.speaks_for)}{' ' if alone else ''}{strength}"
            text = f"On {plain(question.id)} watch for {plain(watch.id)}{due}: "
            text += f"{watch.text.rstrip('.')}. It would speak for {named}."
            chances = ", ".join(f"{plain(n)} {c.stated}" for n, c in watch.chances.items())
            told = f"The chance of seeing it, were each hypothesis true: {chances}. Knowing "
            told += f"whether it is seen would tell {watch.bits:.2f} bits on average."
            yield Paragraph((sentence(text, Note(told, cited(watch.cites))),), bullet=True)


# What moves belief by less than this moves nothing.
MOVES = 0.005


def _weightiest(wording: Wording, question: QuestionPart) -> Sentence:
    def moved(place: int) -> float:
        without = question.updates[place].without
        return max(abs(without[n] - band.point) for n, band in question.posterior.items())

    place = max(range(len(question.updates)), key=moved)
    update = question.updates[place]
    if moved(place) < MOVES:
        return sentence(f"On {plain(question.id)} no evidence so far moves anything.")
    name = max(
        question.posterior,
        # Of two that move alike the first, whatever the last digits say.
        key=lambda n: round(abs(update.without[n] - question.posterior[n].point), 9),
    )
    now, without = question.posterior[name].point, update.without[name]
    weight = f"speaks for {plain(effect_in_words(update.ratios))}"
    text = (
        f"On {plain(question.id)} the weightiest evidence is {plain(update.event)} "
        f"({update.at[:10]}), which {weight}: without it belief in {plain(name)} would be "
        f"{wording.chance(without)}, not {wording.chance(now)}."
    )
    return sentence(text)


def _premises(wording: Wording) -> Iterable[Paragraph]:
    """Name the judgements that one premise turns."""
    for judgement in wording.estimate.judgements:
        if judgement.deciding and judgement.agrees and judgement.standing != "restated":
            named = _named(judgement.deciding)
            only = "this premise" if len(judgement.deciding) == 1 else "any of these premises"
            text = f"The judgement {plain(judgement.id)} falls without {only}: {named}."
            yield Paragraph((sentence(text),), bullet=True)


def _named(premises: tuple[str, ...], last: str = "and") -> str:
    shown = list(premises[:MOST_PREMISES])
    left = len(premises) - len(shown)
    if left:
        shown.append(f"{left} more" if last == "and" else f"one of {left} more")
    return joined(shown, last)


def judgement_tally(wording: Wording) -> str:
    """Say in one sentence how the model stands to the judgements of the sources."""
    judgements = wording.estimate.judgements
    agreeing = [judgement for judgement in judgements if judgement.agrees]
    standings = []
    for standing in ("derived", "restated", "untested"):
        count = sum(judgement.standing == standing for judgement in agreeing)
        if count:
            standings.append(f"{count} {standing}")
    unchecked = sum(judgement.agrees is None for judgement in judgements)
    if unchecked == len(judgements):
        which = "The one judgement" if unchecked == 1 else f"Not one of the {unchecked} judgements"
        return f"{which} of the sources is {'not ' * (unchecked == 1)}checked."
    if len(judgements) == 1:
        verb = "agrees" if agreeing else "does not agree"
        standing = f" ({judgements[0].standing})" if agreeing else ""
        return f"The model {verb} with the one judgement of the sources{standing}."
    how = f" ({', '.join(standings)})" if standings else ""
    of = f"{len(agreeing) or 'none'} of the {len(judgements)}"
    if len(agreeing) == len(judgements):
        of = "both" if len(judgements) == 2 else f"all {len(judgements)}"
    left = f"; {unchecked} {'is' if unchecked == 1 else 'are'} not checked" if unchecked else ""
    return f"The model agrees with {of} judgements of the sources{how}{left}."


def judgement_section(wording: Wording) -> Section | None:
    """Return what the sources concluded, beside what the model yields."""
    judgements = wording.estimate.judgements
    if not judgements:
        return None
    explained = (
        "A judgement is derived where the model comes to it without the premises that cite the "
        "same passage, and restated where it does not: then the model only repeats its source."
    )
    blocks: list[Block] = [Paragraph((sentence(judgement_tally(wording)), sentence(explained)))]
    blocks += [_judgement(wording, judgement) for judgement in judgements]
    return Section("judgements", "The judgements of the sources against the model", tuple(blocks))


def _judgement(wording: Wording, judgement: JudgementPart) -> Paragraph:
    who = judgement.source or joined(dict.fromkeys(cite.document for cite in judgement.cites))
    when = judgement.as_of if judgement.as_of.startswith("after ") else f"as of {judgement.as_of}"
    told = Note(f"The judgement {plain(judgement.id)}, {plain(when)}.", cited(judgement.cites))
    source = capital(who) if who else f"By the {judgement.by or 'author of the case'}"
    if judgement.found is None:
        unchecked = sentence(f"It is not checked: {judgement.why}.")
        said = (Sentence(ended(judgement.text), (told,)), unchecked)
        return Paragraph(said, lead=f"{source}:", bullet=True)
    verdict = "It agrees" if judgement.agrees else "It differs"
    standing = f": {judgement.standing}" if judgement.standing else ""
    return Paragraph(
        (
            Sentence(ended(judgement.text), (told,)),
            Sentence(f"The model: {found_in_words(wording, judgement.found)}."),
            Sentence(f"{verdict}{standing}.", tuple(_standing(wording, judgement))),
        ),
        lead=f"{source}:",
        bullet=True,
    )


def _standing(wording: Wording, judgement: JudgementPart) -> Iterable[Note]:
    if judgement.standing == "untested":
        yield Note(f"Derived or restated cannot be told: {judgement.why}.")
    if judgement.found_without is not None:
        removed = _named(judgement.removed)
        yields = found_in_words(wording, judgement.found_without)
        yield Note(f"Without what cites the same passage ({removed}): {yields}.")
    elif judgement.standing == "derived":
        yield Note("No premise of the case cites the same passage.")
    if judgement.deciding:
        turned = "It falls" if judgement.agrees else "The model would agree"
        yield Note(f"{turned} without {_named(judgement.deciding, last='or')}.")


def found_in_words(wording: Wording, found: Found) -> str:
    """Say what the model yields, in a clause."""
    match found:
        case BeliefFound():
            return _belief(wording, found)
        case BetterFound():
            return _better(wording, found)
        case HoldsFound():
            return _holds(wording, found)
        case SetAsideFound():
            aside = "is set aside" if found.set_aside else "is not set aside"
            return f"{plain(found.outcome)} {aside}"
        case ThreatFound():
            return _threat(wording, found)
        case FactorFound():
            return _factor(found)
        case LikelierFound():
            return _likelier(wording, found)
        case UncertainFound():
            return _uncertain(wording, found)
        case StandsFound():
            return stands_in_words(wording, found)
        case SeenFound():
            return seen_in_words(found)
        case FallsFound():
            return falls_in_words(found)
        case AssuresFound():
            return assures_in_words(found)
        case PitfallFound():
            return pitfall_in_words(wording, found)
        case PressesFound():
            return presses_in_words(wording, found)
        case PositionFound():
            return position_in_words(found, wording.level)


def _belief(wording: Wording, found: BeliefFound) -> str:
    name = plain(found.hypothesis)
    if found.event is not None:
        if found.before is None:
            return f"{plain(found.event)} does not move belief in {name}"
        moved = found.belief - found.before
        verb = "rises" if moved > 0 else "falls" if moved < 0 else "stays"
        ends = f"from {wording.chance(found.before)} to {wording.chance(found.belief)}"
        if not moved:
            ends = f"at {wording.chance(found.belief)}"
        return f"with {plain(found.event)} belief in {name} {verb} {ends}"
    said = f"belief in {name} is {wording.chance(found.belief)}"
    if found.rivals:
        rivals = joined(f"{plain(rival)} {wording.chance(x)}" for rival, x in found.rivals.items())
        said += f", beside {rivals}"
    return said


def _better(wording: Wording, found: BetterFound) -> str:
    if not found.comparisons:
        return "the party says nothing of what it wants"
    name = wording.name(found.comparisons[0].party)
    said: dict[str, list[str]] = {}
    for comparison in found.comparisons:
        clause = claim_in_words(comparison, plain(found.first), plain(found.second))
        said.setdefault(clause, []).append(plain(comparison.horizon or ""))
    if len(said) == 1:
        (clause,) = said
        return f"for {name} {clause}"
    parts = (f"at {joined(horizons)}, {clause}" for clause, horizons in said.items())
    return f"for {name} {'; '.join(parts)}"


def _holds(wording: Wording, found: HoldsFound) -> str:
    if not found.holds.belief:
        return f"{plain(found.outcome)} does not hold under {found.concept}"
    some = [count for count in found.equilibria if count]
    low, high = min(some), max(some)
    many = f"{low:,}" if low == high else f"{low:,} to {high:,}"
    rates = [count / found.all_states for count in found.all_equilibria]
    base = percent(min(rates))
    if percent(max(rates)) != base:
        base += f" to {percent(max(rates))}"
    depends = wording.depends(found.holds)
    how = f" {depends}" if depends else ""
    return (
        f"{plain(found.outcome)} holds under {found.concept}{how}, in {_of(many, found.states)}, "
        f"where {base} of all states hold"
    )


def _of(many: str, states: int) -> str:
    """Return "3 of its 12 states", or its one state as such."""
    if states == 1:
        return "its one state" if many != "none" else "none, it being one state"
    if many == f"{states:,}":
        many = "all"
    return f"{many} of its {states:,} states"


def _threat(wording: Wording, found: ThreatFound) -> str:
    who = wording.name(found.to)
    if not found.deters.belief:
        return f"{plain(found.outcome)} deters {who} nowhere under {found.concept}"
    low, high = min(found.deterred), max(found.deterred)
    many = f"{low:,}" if low == high else f"{low:,} to {high:,}"
    depends = wording.depends(found.deters)
    how = f" {depends}" if depends else ""
    present = ", the present one among them" if found.present else ", not the present one"
    return (
        f"the moves to {plain(found.outcome)} alone keep {who} from moving{how} in {many} of "
        f"{found.all_states:,} states{present}"
    )


def _factor(found: FactorFound) -> str:
    def at(horizon: str | None, follows: int) -> str:
        share = "all" if follows == found.states else "none" if not follows else f"{follows:,}"
        where = f"at {plain(horizon)} " if horizon else ""
        return f"{where}{plain(found.factor)} follows in {_of(share, found.states)}"

    said = f"in {plain(found.outcome)}, {at(found.horizon, found.follows)}"
    if found.not_at is not None and found.follows_at_other is not None:
        said += f", {at(found.not_at, found.follows_at_other)}"
    return said


def _likelier(wording: Wording, found: LikelierFound) -> str:
    def listed(chances: tuple[ReplyChance, ...]) -> str:
        return joined(f"'{plain(item.reply)}' {wording.likelihood(item)}" for item in chances)

    return f"{_replying(wording, found)}, {listed(found.replies)}, beside {listed(found.beside)}"


def _uncertain(wording: Wording, found: UncertainFound) -> str:
    leads = f"the likeliest reply{f', {plain(found.leading.reply)},' * bool(found.leading.reply)}"
    said = f"{_replying(wording, found)}, {leads} is at {wording.likelihood(found.leading)}"
    if found.leaders > 1:
        said += f", and any of {found.leaders} leads somewhere in the range"
    return said


def _replying(wording: Wording, found: LikelierFound | UncertainFound) -> str:
    """Return who replies to what, to begin a clause."""
    when = "" if found.turn == 1 else " done again"
    return f"after {plain(found.after)}{when}, of the replies of {wording.name(found.party)}"
