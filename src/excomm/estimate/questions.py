"""What is believed of a question, as a part of an estimate."""

from math import isinf

from excomm.belief import Band, Belief, Opinion, Panel, Update, Watched, words_of
from excomm.case import Case, Chance, Expected, PriorRow
from excomm.estimate.believed import (
    BandPart,
    ChancePart,
    HypothesisPart,
    OpinionPart,
    PanelPart,
    PriorRowPart,
    QuestionPart,
    UpdatePart,
    WatchPart,
)

__all__ = ["question_part"]


def question_part(case: Case, belief: Belief) -> QuestionPart:
    """Return what is believed of a question in plain parts."""
    question = belief.question
    return QuestionPart(
        id=question.id,
        asks=question.asks,
        about=question.about,
        depends_on=question.depends_on,
        rows=tuple(map(_row, question.rows)),
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
        updates=tuple(_update(update) for update in belief.updates),
        unknown=tuple(event.id for event in belief.unknown),
        scaled=belief.scaled,
        draws=belief.draws,
        seed=belief.seed,
        panel=None if belief.panel is None else _panel(belief.panel),
        watch=tuple(map(_watch, belief.watched)),
    )


def _row(row: PriorRow) -> PriorRowPart:
    return PriorRowPart(
        given=dict(row.given),
        prior={
            name: None if prior is None else _chance(prior) for name, prior in row.priors.items()
        },
        cites=row.cites,
        by=row.by,
    )


def _chance(chance: Chance) -> ChancePart:
    return ChancePart(str(chance), chance.point, chance.low, chance.high)


def _worded(case: Case, band: Band) -> BandPart:
    return BandPart(band.point, band.low, band.high, str(words_of(case).describe(band.point)))


def _update(update: Update) -> UpdatePart:
    return UpdatePart(
        event=update.event.id,
        at=str(update.event.at),
        chances={name: _chance(chance) for name, chance in update.chances.items()},
        ratios=dict(update.ratios),
        after=dict(update.after),
        without=dict(update.without),
        weight=update.weight,
        grade=update.grade,
        group=update.item.group,
        absent=update.item.absent,
        late=update.item.late,
        on=update.on,
    )


def _watch(watched: Watched) -> WatchPart:
    item = watched.item
    return WatchPart(
        id=item.id,
        text=item.text,
        due=str(item.due) if isinstance(item, Expected) else None,
        chances={name: _chance(chance) for name, chance in watched.chances.items()},
        bits=watched.bits,
        speaks_for=watched.speaks_for,
        times=None if isinf(watched.times) else watched.times,
        cites=item.cites,
    )


def _panel(panel: Panel) -> PanelPart:
    return PanelPart(
        pooling=panel.pooling,
        leading=panel.leading,
        words=panel.words,
        opinions=tuple(map(_opinion, panel.opinions)),
        apart=panel.apart.mean,
        hypothesis=panel.apart.hypothesis,
        gap=panel.apart.gap,
        lowest=panel.apart.lowest,
        highest=panel.apart.highest,
    )


def _opinion(opinion: Opinion) -> OpinionPart:
    judge, score = opinion.judge, opinion.score
    return OpinionPart(
        judge=judge.id,
        name=judge.name,
        agency=judge.agency,
        share=opinion.share,
        prior=dict(opinion.prior),
        posterior=dict(opinion.posterior),
        words=opinion.words,
        dissents=opinion.dissents,
        text=judge.text,
        distance=opinion.distance,
        forecasts=0 if score is None else score.forecasts,
        brier=None if score is None else score.brier,
        # Infinity is no number of JSON; that something called impossible happened shows so too.
        log=None if score is None or isinf(score.log) else score.log,
    )
