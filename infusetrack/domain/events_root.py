"""The roots of all facts."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Event:
    """The common root of every fact."""


@dataclass(frozen=True, slots=True)
class StepEvent(Event):
    """A fact that belongs to one step of one cycle day."""

    day: str
    step: str
