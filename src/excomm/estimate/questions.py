"""What is believed of a question, as a part of an estimate."""

from collections.abc import Mapping

from excomm.belief import Band, Belief, Update, words_of
from excomm.case import Case, Chance
from excomm.estimate.parts import (
    BandPart,
    ChancePart,
    HypothesisPart,
    QuestionPart,
    UpdatePart,
)

__all__ = ["question_part"]


def question_part(case: Case, belief: Belief) -> QuestionPart:
    """Return what is believed of a question in plain parts."""
    question = belief.question
    return QuestionPart(
        id=question.id,
        asks=question.asks,
        about=question.about,
        hypotheses=tuple(
            HypothesisPart(
                id=hypothesis.id,
                text=hypothesis.text,
                prior=None if hypothesis.prior is None else _chance(hypothesis.prior),
                first=dict(hypothesis.first),
                cites=hypothesis.cites,
                by=hypothesis.by,
            )
            for hypothesis in question.hypotheses
        ),
        prior=dict(belief.prior),
        posterior={name: _worded(case, band) for name, band in belief.posterior.items()},
        updates=tuple(_update(update, belief) for update in belief.updates),
        unknown=tuple(event.id for event in belief.unknown),
        scaled=belief.scaled,
        draws=belief.draws,
        seed=belief.seed,
    )


def _chance(chance: Chance) -> ChancePart:
    return ChancePart(str(chance), chance.point, chance.low, chance.high)


def _worded(case: Case, band: Band) -> BandPart:
    return BandPart(band.point, band.low, band.high, str(words_of(case).describe(band.point)))


def _update(update: Update, belief: Belief) -> UpdatePart:
    return UpdatePart(
        event=update.event.id,
        at=str(update.event.at),
        chances={name: _chance(chance) for name, chance in update.chances.items()},
        ratios=dict(update.ratios),
        after=dict(update.after),
        without=_without(update, belief),
    )


def _without(update: Update, belief: Belief) -> Mapping[str, float]:
    """Return what would be believed now, had one event not been seen."""
    likely = {name: band.point for name, band in belief.prior.items()}
    for other in belief.updates:
        if other is not update:
            likely = {name: x * other.chances[name].point for name, x in likely.items()}
    total = sum(likely.values())
    return {name: x / total for name, x in likely.items()}
