"""The part of a playbook on options: what to do with each, and when."""

from collections.abc import Mapping

from excomm.negotiation import Choice, Hanging
from excomm.report.memo.document import Block, Note, Paragraph, Section, Sentence
from excomm.report.memo.wording import answers_in_words, joined
from excomm.report.phrases import capital, counted, kept_at
from excomm.report.playbook.words import Voice, bullet

__all__ = ["option_section"]


def option_section(voice: Voice) -> Section:
    """Return what to do with each option, where that depends on something when, and why."""
    blocks: list[Block] = []
    rest: list[str] = []
    for hanging in voice.found.choices:
        choices = hanging.every
        values = {choice.value for choice in choices}
        if len(values) > 1:
            blocks.append(_depending(voice, hanging))
        elif choices[0].value != choices[0].now:
            blocks.append(bullet(_advised(voice, choices[0])))
        elif all(choice.decides is not None for choice in choices):
            blocks.append(bullet(_kept(voice, choices[0])))
        else:
            rest.append(choices[0].option)
    if rest:
        text = (
            f"With {counted(len(rest), 'other option')} it is all one what we do alone, as long as "
            "the others stay where they are."
        )
        blocks.append(Paragraph((Sentence(text, (Note(f"{joined(rest)}."),)),)))
    note = Note(
        "Of all we can do while the others stay where they are, that by which their improvements "
        "can hold us to the least harm, and then what we like best itself (SEQ)."
    )
    lead = Paragraph((Sentence("What to do with what is in our own hands:", (note,)),))
    return Section("options", "Our options", (lead, *blocks))


def _done(voice: Voice, choice: Choice) -> str:
    option = voice.option(choice.option)
    if choice.value == option.values[0] and option.kind != "one_of":
        return f"not {option.text}".replace("itself", "ourselves")
    return kept_at(option, choice.value).replace("itself", "ourselves")


def _why(voice: Voice, choice: Choice) -> tuple[Note, ...]:
    if choice.decides is None:
        return (Note("Another choice would do as well: this one changes least."),)
    how = "The others could make us lose it" if choice.feared else "We would not have it"
    return voice.objective(choice.decides, f"{how} otherwise.")


def _advised(voice: Voice, choice: Choice) -> Sentence:
    return Sentence(f"We should {_done(voice, choice)}.", _why(voice, choice))


def _kept(voice: Voice, choice: Choice) -> Sentence:
    option = voice.option(choice.option)
    going_on = choice.value != option.values[0] or option.kind == "one_of"
    said = f"go on to {_done(voice, choice)}" if going_on else _done(voice, choice)
    return Sentence(f"We should {said}.", _why(voice, choice))


def _depending(voice: Voice, hanging: Hanging[Choice]) -> Paragraph:
    """Return what to do by answers: what most of them speak for last, as otherwise."""
    answers: dict[Choice, list[Mapping[str, str]]] = {}
    for given, choice in hanging.cases:
        answers.setdefault(choice, []).append(given)
    sentences: list[Sentence] = []
    for choice, givens in sorted(answers.items(), key=lambda item: len(item[1])):
        last = len(sentences) == len(answers) - 1
        when = "otherwise" if last and len(givens) > 1 else f"if {answers_in_words(givens)},"
        notes = () if when == "otherwise" else voice.hypotheses(givens)
        text = capital(f"{when} we should {_done(voice, choice)}.")
        sentences.append(Sentence(text, (*_why(voice, choice), *notes)))
    return bullet(*sentences, *voice.look_for(hanging.questions))
