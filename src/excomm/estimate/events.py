"""What has happened, as parts of an estimate."""

from collections.abc import Iterator

from excomm.case import Situation
from excomm.estimate.parts import EventPart

__all__ = ["event_parts"]


def event_parts(situation: Situation) -> Iterator[EventPart]:
    """Yield the events that have happened, in order, each with what it changed."""
    case = situation.case
    now = dict(zip((option.id for option in case.options), case.start, strict=True))
    for event in situation.events:
        before = {option: case.option(option).values[now[option]] for option in event.sets}
        now |= event.sets
        yield EventPart(
            id=event.id,
            at=str(event.at),
            text=event.text,
            channel=event.channel,
            sender=event.sender,
            to=event.to,
            sets={option: case.option(option).values[now[option]] for option in event.sets},
            before=before,
            evidence=tuple(event.evidence),
            known=situation.knows(event),
            cites=event.cites,
        )
